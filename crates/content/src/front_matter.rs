//! The front matter: each key's type, dates, repeated and unknown keys. What needs other files to check (categories,
//! related entries, aliases) is the catalog's.

use crate::nearest::nearest;
use crate::problem::Expected;
use crate::yaml::{self, Node, Value};
use crate::{Diagnostic, Problem, Source};
use giljabi_site::{Audience, Kind};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// A value with its place in the file, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Range<usize>,
}

/// What a file says about itself. Text is in NFC.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// The title.
    pub title: Option<At<String>>,
    /// One sentence.
    pub summary: Option<String>,
    /// The path of the category.
    pub category: Option<At<String>>,
    /// For whom it is.
    pub audience: Audience,
    /// Platforms it is about.
    pub platforms: Vec<String>,
    /// Words that people search for and the text does not say.
    pub keywords: Vec<String>,
    /// Old addresses, as written.
    pub aliases: Vec<At<String>>,
    /// `YYYY-MM-DD`.
    pub updated: Option<String>,
    /// `YYYY-MM-DD`.
    pub review_by: Option<At<String>>,
    /// Related entries, as `folder/id`.
    pub related: Vec<At<String>>,
    /// The keys that only files of this kind have, with their values as written; see [`own_keys`].
    pub extra: Vec<(At<String>, Node)>,
}

impl FrontMatter {
    /// The value of a key that only files of this kind have.
    #[must_use]
    pub fn extra(&self, key: &str) -> Option<&Node> {
        self.extra.iter().find(|(name, _)| name.value == key).map(|(_, value)| value)
    }
}

const KEYS: [&str; 10] =
    ["title", "summary", "category", "audience", "platforms", "keywords", "aliases", "updated", "review_by", "related"];

/// The keys that only files of a kind have. Another room reads what they say.
fn own_keys(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Message => &["fields", "kind", "subject", "advertising"],
        _ => &[],
    }
}

/// Reads the YAML at `range` of the source.
pub(crate) fn read(source: &Source, range: Range<usize>, diagnostics: &mut Vec<Diagnostic>) -> FrontMatter {
    let mut reader = Reader { source, start: range.start, diagnostics };
    let root = match yaml::parse(&source.text[range.clone()]) {
        Ok(root) => root,
        Err(error) => {
            reader.report(&error.span, Problem::FrontMatterSyntax { fault: error.fault });
            // Better to leave a page out of the public build than to show what may be for agents.
            return FrontMatter { audience: Audience::Agent, ..FrontMatter::default() };
        }
    };
    let pairs = match root.value {
        Value::Mapping(pairs) => pairs,
        Value::Null => Vec::new(),
        _ => {
            reader.report(&root.span, Problem::FrontMatterNotMapping);
            Vec::new()
        }
    };
    let front = reader.mapping(&pairs);
    if !pairs.iter().any(|(key, _)| matches!(&key.value, Value::Scalar(name) if name == "title")) {
        reader.report(&(0..0), Problem::KeyMissing { key: "title" });
    }
    front
}

struct Reader<'a> {
    source: &'a Source,
    /// Where the YAML begins in the file.
    start: usize,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn report(&mut self, span: &Range<usize>, problem: Problem) {
        let span = self.place(span);
        self.diagnostics.push(Diagnostic::new(&self.source.path, span, problem));
    }

    fn place(&self, span: &Range<usize>) -> Range<usize> {
        self.start + span.start..self.start + span.end
    }

    fn mapping(&mut self, pairs: &[(Node, Node)]) -> FrontMatter {
        let mut front = FrontMatter::default();
        let mut seen: Vec<&str> = Vec::new();
        for (key, value) in pairs {
            let Value::Scalar(name) = &key.value else {
                self.report(&key.span, Problem::FrontMatterNotMapping);
                continue;
            };
            if seen.contains(&name.as_str()) {
                self.report(&key.span, Problem::KeyRepeated { key: name.clone() });
                continue;
            }
            seen.push(name);
            match name.as_str() {
                "title" => {
                    front.title = self.text(name, value);
                    self.check_cut(name, value);
                }
                "summary" => {
                    front.summary = self.text(name, value).map(|at| at.value);
                    self.check_cut(name, value);
                }
                "category" => front.category = self.text(name, value),
                "audience" => front.audience = self.audience(name, value),
                "platforms" => front.platforms = self.values(name, value),
                "keywords" => front.keywords = self.values(name, value),
                "aliases" => front.aliases = self.list(name, value),
                "updated" => front.updated = self.date(name, value).map(|at| at.value),
                "review_by" => front.review_by = self.date(name, value),
                "related" => front.related = self.list(name, value),
                _ if own_keys(self.source.kind()).contains(&name.as_str()) => {
                    let key = At { value: name.clone(), span: self.place(&key.span) };
                    front.extra.push((key, value.moved(self.start)));
                }
                _ => {
                    let near = misspelled(name, self.source.kind());
                    if near == Some("audience") {
                        front.audience = Audience::Agent;
                    }
                    let key_name = name.clone();
                    let problem = near.map_or(Problem::KeyUnknown { key: key_name.clone() }, |nearest| {
                        Problem::KeyMisspelled { key: key_name, nearest }
                    });
                    self.report(&key.span, problem);
                }
            }
        }
        front
    }

    fn text(&mut self, key: &str, node: &Node) -> Option<At<String>> {
        match &node.value {
            Value::Scalar(text) if !text.trim().is_empty() => {
                Some(At { value: text.trim().nfc().collect(), span: self.place(&node.span) })
            }
            Value::Scalar(_) | Value::Null => {
                self.report(&node.span, Problem::ValueEmpty { key: key.to_owned() });
                None
            }
            _ => {
                self.report(&node.span, Problem::ValueType { key: key.to_owned(), expected: Expected::Text });
                None
            }
        }
    }

    /// A sentence may have a ` #` in it, behind which YAML reads nothing. Other keys carry comments there on purpose.
    fn check_cut(&mut self, key: &str, node: &Node) {
        let text = &self.source.text;
        let place = self.place(&node.span);
        let written = text.get(place.clone()).unwrap_or_default();
        if !matches!(node.value, Value::Scalar(_)) || written.starts_with(['"', '\'', '|', '>']) {
            return;
        }
        let rest = text.get(place.start + written.trim_end().len()..).unwrap_or_default();
        let rest = rest.lines().next().unwrap_or_default();
        let blank = rest.len() - rest.trim_start().len();
        if blank > 0 && rest[blank..].starts_with('#') {
            let start = node.span.start + written.trim_end().len() + blank;
            let length = rest[blank..].trim_end().len();
            self.report(&(start..start + length), Problem::ValueCut { key: key.to_owned() });
        }
    }

    fn list(&mut self, key: &str, node: &Node) -> Vec<At<String>> {
        match &node.value {
            Value::Sequence(items) => items.iter().filter_map(|item| self.text(key, item)).collect(),
            Value::Null => Vec::new(),
            _ => {
                self.report(&node.span, Problem::ValueType { key: key.to_owned(), expected: Expected::List });
                Vec::new()
            }
        }
    }

    fn values(&mut self, key: &str, node: &Node) -> Vec<String> {
        self.list(key, node).into_iter().map(|at| at.value).collect()
    }

    fn audience(&mut self, key: &str, node: &Node) -> Audience {
        let Some(text) = self.text(key, node) else { return Audience::Agent };
        text.value.parse().unwrap_or_else(|_| {
            self.report(&node.span, Problem::AudienceUnknown { value: text.value });
            Audience::Agent
        })
    }

    fn date(&mut self, key: &str, node: &Node) -> Option<At<String>> {
        let text = self.text(key, node)?;
        // `Date`'s own parser is more generous than the one form that sorts as text.
        let is_date = text.value.len() == "YYYY-MM-DD".len() && text.value.parse::<jiff::civil::Date>().is_ok();
        if !is_date {
            self.report(&node.span, Problem::DateInvalid { key: key.to_owned(), value: text.value });
            return None;
        }
        Some(text)
    }
}

/// The key that was probably meant: two slips of the finger away at most. `ms.audience` is a key of somebody else's.
fn misspelled(name: &str, kind: Kind) -> Option<&'static str> {
    let known = || KEYS.into_iter().chain(own_keys(kind).iter().copied());
    let near = nearest(name, known())?;
    known().find(|key| *key == near && strsim::damerau_levenshtein(name, key) <= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(yaml: &str, expect: &[&str]) -> FrontMatter {
        check_file("guides/a.md", yaml, expect)
    }

    fn check_file(path: &str, yaml: &str, expect: &[&str]) -> FrontMatter {
        let text = format!("---\n{yaml}\n---\n");
        let source = Source { path: path.into(), text };
        let range = source.parts().yaml.expect("front matter");
        let mut diagnostics = Vec::new();
        let front = read(&source, range, &mut diagnostics);
        let found: Vec<_> = diagnostics
            .iter()
            .map(|d| {
                format!("{} {}:{}", d.problem.code(), source.position(d.span.start).line, &source.text[d.span.clone()])
            })
            .collect();
        assert_eq!(found, expect, "{yaml}");
        front
    }

    #[test]
    fn every_key_is_read() {
        let front = check(
            "title: 환불 안내\nsummary: 한 문장\ncategory: taxi/payment\naudience: agent\nplatforms: [android]\n\
             keywords: [복구, 재결제]\naliases: [/old]\nupdated: 2026-11-21\nreview_by: 2027-05-21\nrelated: [faq/a]",
            &[],
        );
        assert_eq!(front.audience, Audience::Agent);
        assert_eq!(front.keywords, ["복구", "재결제"]);
        assert_eq!(front.updated.as_deref(), Some("2026-11-21"));
    }

    #[test]
    fn each_wrong_value_is_told_with_its_place() {
        check("title: [a]", &["value-type 2:["]);
        check("title: ''", &["value-empty 2:''"]);
        check("summary: x", &["key-missing 2:"]);
        check("title: a\nkeywords: b", &["value-type 3:b"]);
        check("title: a\nupdated: 2026-02-30", &["date-invalid 3:2026-02-30"]);
        check("title: a\nupdated: 20261121", &["date-invalid 3:20261121"]);
        check("title: a\ntitle: b", &["key-repeated 3:title"]);
        check("title: a\nms.author: b", &["key-unknown 3:ms.author"]);
        check("title: a\nms.audience: b", &["key-unknown 3:ms.audience"]);
        check("title: a\nsumary: b", &["key-misspelled 3:sumary"]);
        check("- a\n- b", &["front-matter-not-mapping 2:", "key-missing 2:"]);
        check("title: a\naudience: agnet\nupdated: soon", &["audience-unknown 3:agnet", "date-invalid 4:soon"]);
    }

    #[test]
    fn a_sentence_that_is_cut_is_told() {
        let title = |yaml: &str, expect: &[&str]| check(yaml, expect).title.expect("a title").value;
        assert_eq!(title("title: 환불 #1 은?", &["value-cut 2:#1 은?"]), "환불");
        assert_eq!(title("title: \"환불 #1 은?\"", &[]), "환불 #1 은?");
        assert_eq!(title("title: \"환불\" # 메모", &[]), "환불");
        assert_eq!(title("title: 환불#1", &[]), "환불#1");
        title("title: a\nsummary: 환불 #1\nupdated: 2026-11-21 # 메모", &["value-cut 3:#1"]);
        title("title: 2026 # 해", &["value-cut 2:# 해"]);
        title("title: a\n# 메모", &[]);
    }

    #[test]
    fn a_slip_about_the_audience_never_makes_a_page_public() {
        assert_eq!(check("title: a\naudiance: agent", &["key-misspelled 3:audiance"]).audience, Audience::Agent);
        assert_eq!(check("title: a\naudience: agents", &["audience-unknown 3:agents"]).audience, Audience::Agent);
        assert_eq!(check("title: a\naudience:", &["value-empty 3:"]).audience, Audience::Agent);
    }

    #[test]
    fn a_message_has_keys_of_its_own() {
        let yaml = "title: a\nfields:\n  이름: { type: text, max: 20 }\nadvertising: false";
        let front = check_file("messages/a.md", yaml, &[]);
        let file = format!("---\n{yaml}\n---\n");
        let Some(Value::Mapping(fields)) = front.extra("fields").map(|node| &node.value) else { panic!("{front:?}") };
        assert_eq!(&file[fields[0].0.span.clone()], "이름");
        let Value::Mapping(field) = &fields[0].1.value else { panic!("{fields:?}") };
        assert_eq!((field[1].1.scalar(), &file[field[1].1.span.clone()]), (Some("20"), "20"));
        assert_eq!(front.extra("advertising").and_then(Node::scalar), Some("false"));
        assert_eq!(front.extra("subject"), None);
        check_file("messages/a.md", "title: a\nfeilds: {}", &["key-misspelled 3:feilds"]);
        check("title: a\nfields: {}", &["key-unknown 3:fields"]);
    }

    #[test]
    fn numbers_are_taken_as_written() {
        assert_eq!(check("title: 2026", &[]).title.map(|at| at.value).as_deref(), Some("2026"));
    }

    #[test]
    fn text_is_composed() {
        assert_eq!(check("title: \u{1100}\u{1161}", &[]).title.map(|at| at.value).as_deref(), Some("가"));
    }
}
