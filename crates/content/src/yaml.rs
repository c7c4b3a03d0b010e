//! YAML as a tree with places, so that every wrong value can be reported at once. Size and depth are bounded by
//! `serde-saphyr`'s budget; aliases cannot blow a file up.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{DuplicateKeyPolicy, Location, Spanned};
use std::fmt;
use std::ops::Range;

/// A value with its place: in bytes of the YAML text as it is parsed, in bytes of the file in
/// [`FrontMatter::extra`](crate::FrontMatter::extra).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it stands.
    pub span: Range<usize>,
}

impl Node {
    /// The same with all places moved by `by` bytes.
    pub(crate) fn moved(&self, by: usize) -> Self {
        let value = match &self.value {
            Value::Null => Value::Null,
            Value::Scalar(text) => Value::Scalar(text.clone()),
            Value::Sequence(items) => Value::Sequence(items.iter().map(|item| item.moved(by)).collect()),
            Value::Mapping(pairs) => {
                Value::Mapping(pairs.iter().map(|(key, value)| (key.moved(by), value.moved(by))).collect())
            }
        };
        Self { value, span: self.span.start + by..self.span.end + by }
    }

    /// The string, number or the like that it is, as written.
    #[must_use]
    pub fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text) => Some(text),
            _ => None,
        }
    }
}

/// What a [`Node`] can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing was written.
    Null,
    /// A string, or any other scalar as it was written.
    Scalar(String),
    /// A list.
    Sequence(Vec<Node>),
    /// Keys and values, in order; a key may come twice.
    Mapping(Vec<(Node, Node)>),
}

/// Why a text is not YAML.
#[derive(Debug, PartialEq)]
pub(crate) struct SyntaxError {
    pub(crate) span: Range<usize>,
    pub(crate) fault: Fault,
}

/// The faults that editors make most; the parser's own words are English and about tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// `[` or `{` without its end.
    Bracket,
    /// A quotation mark without its partner.
    Quote,
    /// A tab where spaces belong.
    Tab,
    /// `: ` in a value without quotes.
    Colon,
    /// Lines that do not begin where the others do.
    Indentation,
    /// Anything else.
    Other,
}

impl Fault {
    fn of(message: &str) -> Self {
        let says = |words: &[&str]| words.iter().any(|word| message.contains(word));
        if says(&["bracket", "brace", "flow sequence", "flow mapping", "',' or ']'", "',' or '}'"]) {
            Self::Bracket
        } else if says(&["quote", "quoted scalar"]) {
            Self::Quote
        } else if says(&["tab"]) {
            Self::Tab
        } else if says(&["mapping values", "':'"]) {
            Self::Colon
        } else if says(&["indent", "block mapping", "block collection"]) {
            Self::Indentation
        } else {
            Self::Other
        }
    }
}

/// Reads one document. An empty one is [`Value::Null`].
pub(crate) fn parse(text: &str) -> Result<Node, SyntaxError> {
    if text.trim().is_empty() {
        return Ok(Node { value: Value::Null, span: 0..0 });
    }
    let options = serde_saphyr::options! { duplicate_keys: DuplicateKeyPolicy::PassThrough };
    let raw: Spanned<Raw> = serde_saphyr::from_str_with_options(text, options).map_err(|error| SyntaxError {
        span: error.location().map_or(0..0, |location| range(text, location)),
        fault: Fault::of(&error.without_snippet().to_string()),
    })?;
    Ok(place(text, raw))
}

fn place(text: &str, raw: Spanned<Raw>) -> Node {
    let span = range(text, raw.referenced);
    let value = match raw.value {
        Raw::Null => Value::Null,
        // Numbers, booleans and the like are taken as they stand in the text: `title: 2026` is a title.
        Raw::Plain => Value::Scalar(text.get(span.clone()).unwrap_or_default().trim().to_owned()),
        Raw::Text(value) => Value::Scalar(value),
        Raw::Sequence(items) => Value::Sequence(items.into_iter().map(|item| place(text, item)).collect()),
        Raw::Mapping(pairs) => {
            Value::Mapping(pairs.into_iter().map(|(key, value)| (place(text, key), place(text, value))).collect())
        }
    };
    Node { value, span }
}

/// The bytes of a place. An error's place has no bytes of its own, only line and column.
fn range(text: &str, location: Location) -> Range<usize> {
    let span = location.span();
    let to_usize = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    if let (Some(start), Some(length)) = (span.byte_offset(), span.byte_len()) {
        let start = to_usize(start).min(text.len());
        let end = start.saturating_add(to_usize(length)).min(text.len());
        return text.floor_char_boundary(start)..text.floor_char_boundary(end);
    }
    let lines_before = to_usize(location.line()).saturating_sub(1);
    let line_start: usize = text.split_inclusive('\n').take(lines_before).map(str::len).sum();
    let line = text[line_start..].lines().next().unwrap_or_default();
    let column = to_usize(location.column()).saturating_sub(1);
    let at = line_start + line.char_indices().nth(column).map_or(line.len(), |(at, _)| at);
    at..at
}

enum Raw {
    Null,
    Plain,
    Text(String),
    Sequence(Vec<Spanned<Raw>>),
    Mapping(Vec<(Spanned<Raw>, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RawVisitor;

        impl<'de> Visitor<'de> for RawVisitor {
            type Value = Raw;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_unit<E>(self) -> Result<Raw, E> {
                Ok(Raw::Null)
            }

            fn visit_none<E>(self) -> Result<Raw, E> {
                Ok(Raw::Null)
            }

            fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
                Raw::deserialize(deserializer)
            }

            fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
                Ok(Raw::Plain)
            }

            fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
                Ok(Raw::Plain)
            }

            fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
                Ok(Raw::Plain)
            }

            fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
                Ok(Raw::Plain)
            }

            fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
                Ok(Raw::Plain)
            }

            fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
                Ok(Raw::Plain)
            }

            fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
                Ok(Raw::Text(text.to_owned()))
            }

            fn visit_string<E>(self, text: String) -> Result<Raw, E> {
                Ok(Raw::Text(text))
            }

            fn visit_bytes<E>(self, _: &[u8]) -> Result<Raw, E> {
                Ok(Raw::Plain)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
                let mut all = Vec::new();
                while let Some(item) = items.next_element()? {
                    all.push(item);
                }
                Ok(Raw::Sequence(all))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Raw, A::Error> {
                let mut all = Vec::new();
                while let Some(pair) = pairs.next_entry()? {
                    all.push(pair);
                }
                Ok(Raw::Mapping(all))
            }
        }

        deserializer.deserialize_any(RawVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(node: &Node, text: &str) -> String {
        match &node.value {
            Value::Null => "~".into(),
            Value::Scalar(value) => format!("{value}@{:?}", &text[node.span.clone()]),
            Value::Sequence(items) => {
                format!("[{}]", items.iter().map(|item| show(item, text)).collect::<Vec<_>>().join(", "))
            }
            Value::Mapping(pairs) => {
                let pairs: Vec<_> =
                    pairs.iter().map(|(k, v)| format!("{}: {}", show(k, text), show(v, text))).collect();
                format!("{{{}}}", pairs.join(", "))
            }
        }
    }

    fn check(text: &str, expect: &str) {
        assert_eq!(show(&parse(text).expect("YAML"), text), expect);
    }

    #[test]
    fn values_know_their_places() {
        check("title: 환불 안내\n", r#"{title@"title": 환불 안내@"환불 안내"}"#);
        check("제목: '따옴표'\nn: 2026\n", r#"{제목@"제목": 따옴표@"'따옴표'", n@"n": 2026@"2026"}"#);
        check("a: [x, 한글]\nb:\n", r#"{a@"a": [x@"x", 한글@"한글"], b@"b": ~}"#);
        check("d: 2026-11-21\ne: true", r#"{d@"d": 2026-11-21@"2026-11-21", e@"e": true@"true"}"#);
    }

    #[test]
    fn repeated_keys_are_all_seen() {
        check("a: 1\na: 2\n", r#"{a@"a": 1@"1", a@"a": 2@"2"}"#);
    }

    #[test]
    fn a_syntax_error_has_its_place_and_fault() {
        let check = |text: &str, fault, place: &str| {
            let error = parse(text).expect_err(text);
            let line = text[..error.span.start].matches('\n').count() + 1;
            assert_eq!((error.fault, format!("{line}").as_str()), (fault, place), "{text}");
        };
        check("title: 안내\nlist: [a, b\n", Fault::Bracket, "2");
        check("title: '안내\nlist: a\n", Fault::Quote, "2");
        check("title: 환불: 안내\n", Fault::Colon, "1");
        check("a:\n\tb: c\n", Fault::Tab, "2");
        check("a: b\n  c: d\n", Fault::Colon, "2");
        check("a: *none\n", Fault::Other, "1");
    }

    #[test]
    fn aliases_cannot_blow_up() {
        let mut lines = vec!["a0: &a0 [x, x, x, x, x, x, x, x, x, x]".to_owned()];
        for level in 1..12 {
            let previous = format!("*a{}", level - 1);
            let items = vec![previous; 10].join(", ");
            lines.push(format!("a{level}: &a{level} [{items}]"));
        }
        assert!(parse(&lines.join("\n")).is_err());
    }
}
