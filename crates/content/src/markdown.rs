//! Markdown as events with places in the file, and the headings in them.

use crate::html::{Piece, pieces};
use crate::{Diagnostic, Problem, Source};
use giljabi_site::Heading;
use pulldown_cmark::{BrokenLink, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Events with their places, in bytes of the file.
pub(crate) type Events<'a> = Vec<(Event<'a>, Range<usize>)>;

/// `CommonMark` with the extensions of `content/README.md`.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
}

/// Reads the markdown at `body` of a file. Calls `missing` for each `[text][label]` whose label is not defined.
pub(crate) fn parse<'a>(
    source: &'a Source,
    body: &Range<usize>,
    mut missing: impl FnMut(Range<usize>, &str),
) -> Events<'a> {
    let start = body.start;
    let mut callback = |link: BrokenLink<'_>| {
        // A label alone, `[취소]`, is how people write a button's name. Only `[text][label]` was meant as a link.
        if link.link_type == LinkType::Reference {
            missing(start + link.span.start..start + link.span.end, &link.reference);
        }
        None
    };
    let parser = Parser::new_with_broken_link_callback(&source.text[body.clone()], options(), Some(&mut callback));
    parser.into_offset_iter().map(|(event, span)| (event, start + span.start..start + span.end)).collect()
}

/// The markdown of a file as events with their places, in bytes of the file: for rooms that read more out of a file than
/// an article.
#[must_use]
pub fn events(source: &Source) -> Vec<(Event<'_>, Range<usize>)> {
    parse(source, &source.parts().body, |_, _| {})
}

/// The headings of a text with the ids that their elements get, in order, empty ones included. A level-one heading
/// counts as level two: the page's title is the only `<h1>`.
pub(crate) fn headings(source: &Source, events: &Events<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Heading> {
    let mut headings: Vec<Heading> = Vec::new();
    let mut taken: HashSet<String> = explicit_ids(events).into_iter().map(str::to_owned).collect();
    let mut numbers = HashMap::new();
    let mut seen = HashSet::new();
    let mut at = 0;
    while let Some((event, span)) = events.get(at) {
        at += 1;
        let Event::Start(Tag::Heading { level, id, .. }) = event else { continue };
        let text = plain_text(&events[at..]);
        let id = match id {
            Some(id) => {
                if !seen.insert(id.to_string()) {
                    let problem = Problem::HeadingIdRepeated { id: id.to_string() };
                    diagnostics.push(Diagnostic::new(&source.path, first_line(source, span), problem));
                }
                id.to_string()
            }
            None => free_id(&slug(&text), &mut taken, &mut numbers),
        };
        headings.push(Heading { level: (*level as u8).max(2), id, text });
    }
    headings
}

fn explicit_ids<'a>(events: &'a Events<'_>) -> Vec<&'a str> {
    let id = |event: &'a Event<'_>| match event {
        Event::Start(Tag::Heading { id: Some(id), .. }) => Some(id.as_ref()),
        _ => None,
    };
    events.iter().filter_map(|(event, _)| id(event)).collect()
}

/// The words of a heading whose content begins the events.
fn plain_text(events: &[(Event<'_>, Range<usize>)]) -> String {
    let length = events.iter().position(|(event, _)| matches!(event, Event::End(TagEnd::Heading(_))));
    words(&events[..length.unwrap_or(events.len())])
}

/// The words of some events, without markup, on one line.
pub(crate) fn words(events: &[(Event<'_>, Range<usize>)]) -> String {
    let mut text = String::new();
    for (event, _) in events {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(words),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text.trim().to_owned()
}

/// The anchors that authors set by `<a id="…">` or `<a name="…">`.
pub(crate) fn anchors(events: &Events<'_>) -> Vec<String> {
    let mut anchors = Vec::new();
    for (event, _) in events {
        let (Event::Html(html) | Event::InlineHtml(html)) = event else { continue };
        for piece in pieces(html) {
            if let Piece::Open { tag, attributes, .. } = piece
                && tag == "a"
            {
                anchors.extend(attributes.into_iter().map(|(_, value)| value));
            }
        }
    }
    anchors
}

/// GitHub's way from a heading to an id: lower case, spaces to hyphens, punctuation dropped.
fn slug(text: &str) -> String {
    let slug: String = text
        .to_lowercase()
        .chars()
        .filter_map(|c| match c {
            ' ' | '-' => Some('-'),
            c if c.is_alphanumeric() || c == '_' => Some(c),
            _ => None,
        })
        .collect();
    if slug.is_empty() { "section".into() } else { slug }
}

/// A slug that no other heading has. `numbers` remembers how far each slug has come.
fn free_id(slug: &str, taken: &mut HashSet<String>, numbers: &mut HashMap<String, usize>) -> String {
    let mut id = slug.to_owned();
    let number = numbers.entry(slug.to_owned()).or_insert(0);
    while !taken.insert(id.clone()) {
        *number += 1;
        id = format!("{slug}-{number}");
    }
    id
}

/// The part of a block's place that lies on its first line: enough to point at.
pub(crate) fn first_line(source: &Source, span: &Range<usize>) -> Range<usize> {
    let text = source.text.get(span.clone()).unwrap_or_default();
    let length = text.find('\n').unwrap_or(text.len());
    span.start..span.start + text[..length].trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[(u8, &str, &str)]) {
        let source = Source { path: "a.md".into(), text: text.into() };
        let events = parse(&source, &(0..text.len()), |_, _| {});
        let found = headings(&source, &events, &mut Vec::new());
        let found: Vec<_> = found.iter().map(|h| (h.level, h.id.as_str(), h.text.as_str())).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn headings_get_ids_as_on_github() {
        check("## 환불 방법\n### A/B `c`", &[(2, "환불-방법", "환불 방법"), (3, "ab-c", "A/B c")]);
        check(
            "## 같음\n## 같음\n## 같음 {#같음-1}",
            &[(2, "같음", "같음"), (2, "같음-2", "같음"), (2, "같음-1", "같음")],
        );
        check("# 제목 {#top}\n## !!", &[(2, "top", "제목"), (2, "section", "!!")]);
        check("## <a name=\"x\"></a>이름", &[(2, "이름", "이름")]);
    }

    #[test]
    fn only_a_full_reference_counts_as_a_missing_link() {
        let source = Source { path: "a.md".into(), text: "[취소] [글][없음]".into() };
        let mut found = Vec::new();
        parse(&source, &(0..source.text.len()), |span, label| {
            found.push((source.text[span].to_owned(), label.to_owned()));
        });
        assert_eq!(found, [("[글][없음]".to_owned(), "없음".to_owned())]);
    }
}
