//! Placeholders in a text: those that are right, and those that were meant to be.

use crate::{Field, Segment};
use std::ops::Range;

/// A text cut at its placeholders.
#[derive(Debug, Default)]
pub(super) struct Template {
    pub(super) segments: Vec<Segment>,
    /// Every placeholder that is right, with its place in the text.
    pub(super) placed: Vec<(usize, Range<usize>)>,
    /// Placeholders that are not right; in the segments they are text.
    pub(super) faults: Vec<(Range<usize>, Wrong)>,
}

/// What is wrong with a placeholder.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// No field has this name.
    Unknown(String),
    /// It is not written `#{name}`; the name where one can be made out.
    Malformed(Option<String>),
}

/// How placeholders begin elsewhere, or here by a slip: full-width signs, a space too many.
const SLIPS: [&str; 7] = ["{{", "${", "%{", "＃{", "＃｛", "#｛", "# {"];

pub(super) fn read(text: &str, fields: &[Field]) -> Template {
    let mut template = Template::default();
    let (mut at, mut fixed) = (0, 0);
    while at < text.len() {
        let Some((length, inner)) = opening(text, at, fields) else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        let place = at..at + length;
        let name = inner.trim();
        let field = fields.iter().position(|field| field.name == name);
        let is_right = text[place.clone()] == format!("#{{{name}}}");
        match field {
            Some(field) if is_right => {
                template.push_text(&text[fixed..place.start]);
                template.segments.push(Segment::Field(field));
                template.placed.push((field, place.clone()));
                fixed = place.end;
            }
            None if is_right && is_name(name) => {
                template.faults.push((place.clone(), Wrong::Unknown(name.to_owned())));
            }
            _ => {
                let meant = is_name(name).then(|| name.to_owned());
                template.faults.push((place.clone(), Wrong::Malformed(meant)));
            }
        }
        at = place.end;
    }
    template.push_text(&text[fixed..]);
    template
}

impl Template {
    fn push_text(&mut self, text: &str) {
        if !text.is_empty() {
            self.segments.push(Segment::Text(text.to_owned()));
        }
    }
}

/// Whether a field can have this name: letters, digits, `_` and `-`.
pub(super) fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}

/// The length of what looks like a placeholder at a place, and what stands between its brackets.
fn opening<'a>(text: &'a str, at: usize, fields: &[Field]) -> Option<(usize, &'a str)> {
    let rest = &text[at..];
    let slip = SLIPS.into_iter().find(|slip| rest.starts_with(slip));
    let Some(start) = rest.starts_with("#{").then_some("#{").or(slip) else {
        // Braces alone may be meant as braces, unless a field's name stands in them.
        let (name, _) = rest.strip_prefix('{')?.split_once('}')?;
        return fields.iter().any(|field| field.name == name.trim()).then_some((name.len() + 2, name));
    };
    let after = &rest[start.len()..];
    let line = after.split('\n').next().unwrap_or_default();
    let next = line.find("#{").unwrap_or(line.len());
    let Some(end) = line[..next].find(['}', '｝']) else {
        // It is never closed: the name goes as far as letters do.
        let name =
            line.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-' || c == ' ')).unwrap_or(line.len());
        let name = line[..name].split(' ').next().unwrap_or_default();
        return Some((start.len() + name.len(), name));
    };
    let inner = line[..end].trim_matches('{');
    let brackets = if start == "{{" || line.starts_with('{') { 2 } else { 1 };
    let closing = line[end..].chars().take(brackets).take_while(|c| matches!(c, '}' | '｝'));
    Some((start.len() + end + closing.map(char::len_utf8).sum::<usize>(), inner))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FieldKind;

    #[track_caller]
    fn check(text: &str, segments: usize, faults: &[&str]) {
        let fields = ["order", "이름"].map(|name| Field::new(name, name, FieldKind::Phone));
        let template = read(text, &fields);
        let found: Vec<_> = template
            .faults
            .iter()
            .map(|(place, wrong)| match wrong {
                Wrong::Unknown(name) => format!("{} unknown {name}", &text[place.clone()]),
                Wrong::Malformed(meant) => {
                    format!("{} meant {}", &text[place.clone()], meant.as_deref().unwrap_or("?"))
                }
            })
            .collect();
        assert_eq!(
            (template.segments.len(), found),
            (segments, faults.iter().map(|&f| f.to_owned()).collect()),
            "{text}"
        );
    }

    #[test]
    fn placeholders_cut_the_text() {
        check("주문 #{order} #{이름}님", 5, &[]);
        check("#{order}", 1, &[]);
        check("#1 {메모} $ % {}", 1, &[]);
        check("주문 #{oder}", 1, &["#{oder} unknown oder"]);
    }

    #[test]
    fn slips_are_seen() {
        check("#{ 이름 }님", 1, &["#{ 이름 } meant 이름"]);
        check("{{이름}}님", 1, &["{{이름}} meant 이름"]);
        check("${이름}님", 1, &["${이름} meant 이름"]);
        check("%{이름}님", 1, &["%{이름} meant 이름"]);
        check("＃{이름}님", 1, &["＃{이름} meant 이름"]);
        check("＃｛이름｝님", 1, &["＃｛이름｝ meant 이름"]);
        check("#｛이름｝님", 1, &["#｛이름｝ meant 이름"]);
        check("#{이름｝님", 1, &["#{이름｝ meant 이름"]);
        check("# {이름}님", 1, &["# {이름} meant 이름"]);
        check("#{{이름}}님", 1, &["#{{이름}} meant 이름"]);
        check("{이름}님", 1, &["{이름} meant 이름"]);
        check("#{이름 님\n다음", 1, &["#{이름 meant 이름"]);
        check("#{이름 #{order}", 2, &["#{이름 meant 이름"]);
        check("#{}", 1, &["#{} meant ?"]);
        check("끝 #{", 1, &["#{ meant ?"]);
    }
}
