//! The `ask` block: what a value is called and what it may be.
//!
//! ```text
//! delivered_at: datetime
//! label: 배송 완료 시각
//! ```
//!
//! The first line is the name and the type; then `label`, and where they fit `options`, `example`, `max`, `required`.
//! An empty line begins another value.

use super::draft::{Draft, related};
use super::mistake::Mistake;
use crate::value::{AMOUNT_LIMIT, Ask, ValueKind};
use giljabi_content::nearest;
use std::ops::Range;

const KEYS: [&str; 5] = ["label", "options", "example", "max", "required"];

/// A line of the file.
struct Line<'a> {
    text: &'a str,
    place: Range<usize>,
}

/// Reads the block that stands at `block` of a text, fences included, into the last step of the draft.
pub(super) fn read(draft: &mut Draft, text: &str, block: &Range<usize>) {
    let mut lines = Vec::new();
    let mut at = block.start;
    for line in text.get(block.clone()).unwrap_or_default().split_inclusive('\n') {
        let words = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        lines.push(Line { text: words, place: start..start + words.len() });
        at += line.len();
    }
    let is_fence = |line: &Line<'_>| line.text.starts_with("~~~") || line.text.starts_with("```");
    if lines.first().is_some_and(is_fence) {
        lines.remove(0);
    }
    if lines.last().is_some_and(is_fence) {
        lines.pop();
    }
    let groups = lines.split(|line| line.text.is_empty()).filter(|group| !group.is_empty());
    let mut any = false;
    for group in groups {
        any = true;
        ask(draft, group);
    }
    if !any {
        let end = text.get(block.clone()).and_then(|text| text.find('\n')).map_or(block.end, |end| block.start + end);
        draft.report(block.start..end, Mistake::AskSyntax { line: String::new() });
    }
}

/// Whether a word can name a value.
pub(super) fn is_name(word: &str) -> bool {
    let starts = word.starts_with(|c: char| c.is_alphabetic() || c == '_');
    starts && word.chars().all(|c| c.is_alphanumeric() || c == '_')
}

fn ask(draft: &mut Draft, lines: &[Line<'_>]) {
    let Some((first, rest)) = lines.split_first() else { return };
    let Some((name, word)) = first.text.split_once(':').map(|(name, word)| (name.trim(), word.trim())) else {
        draft.report(first.place.clone(), Mistake::AskSyntax { line: first.text.to_owned() });
        return;
    };
    if !is_name(name) {
        draft.report(first.place.clone(), Mistake::AskSyntax { line: first.text.to_owned() });
        return;
    }
    let kind = ValueKind::from_word(word);
    if kind.is_none() {
        let nearest = nearest(word, ValueKind::ALL.map(ValueKind::as_str));
        let nearest = ValueKind::ALL.map(ValueKind::as_str).into_iter().find(|known| Some(*known) == nearest);
        draft.report(first.place.clone(), Mistake::AskType { word: word.to_owned(), nearest });
    }
    // A value of unknown type goes on as words, so that rules on it are not reported as unasked.
    let mut ask = Ask {
        name: name.to_owned(),
        kind: kind.unwrap_or(ValueKind::Text),
        label: String::new(),
        options: Vec::new(),
        example: None,
        max: None,
        required: true,
    };
    let mut options_place = None;
    let mut example_place = None;
    for line in rest {
        let Some((key, value)) = line.text.split_once(':').map(|(key, value)| (key.trim(), value.trim())) else {
            draft.report(line.place.clone(), Mistake::AskSyntax { line: line.text.to_owned() });
            continue;
        };
        let place = line.place.clone();
        match key {
            "label" => unquoted(value).clone_into(&mut ask.label),
            "options" => {
                ask.options = options(value);
                options_place = Some(place);
            }
            "example" => {
                ask.example = Some(unquoted(value).to_owned());
                example_place = Some(place);
            }
            "max" => {
                let fits = matches!(ask.kind, ValueKind::Text | ValueKind::Amount);
                match crate::value::read_amount(value).filter(|max| fits && (1..=AMOUNT_LIMIT).contains(max)) {
                    Some(max) => ask.max = Some(max),
                    None => draft.report(place, Mistake::AskValue { key: "max", value: value.into(), error: None }),
                }
            }
            "required" => match value {
                "true" => ask.required = true,
                "false" => ask.required = false,
                _ => draft.report(place, Mistake::AskValue { key: "required", value: value.into(), error: None }),
            },
            _ => {
                let nearest = nearest(key, KEYS);
                let nearest = KEYS.into_iter().find(|known| Some(*known) == nearest);
                draft.report(place, Mistake::AskKey { key: key.to_owned(), nearest });
            }
        }
    }
    if ask.label.is_empty() {
        draft.report(first.place.clone(), Mistake::AskLabel { name: name.to_owned() });
        name.clone_into(&mut ask.label);
    }
    check_options(draft, &mut ask, options_place.unwrap_or_else(|| first.place.clone()), kind.is_some());
    if let (Some(example), Some(place)) = (&ask.example, example_place)
        && let Err(error) = ask.read(example)
        && kind.is_some()
    {
        let mistake = Mistake::AskValue { key: "example", value: example.clone(), error: Some(error) };
        draft.report(place, mistake);
    }
    push(draft, ask, first.place.clone());
}

fn check_options(draft: &mut Draft, ask: &mut Ask, place: Range<usize>, known: bool) {
    let mut seen = std::collections::HashSet::new();
    let before = ask.options.len();
    ask.options.retain(|option| !option.is_empty() && seen.insert(option.clone()));
    let wrong = match ask.kind {
        ValueKind::Choice => ask.options.len() < 2 || ask.options.len() < before,
        _ => known && before > 0,
    };
    if wrong {
        draft.report(place, Mistake::AskOptions { kind: ask.kind, options: ask.options.len() });
    }
}

fn push(draft: &mut Draft, ask: Ask, place: Range<usize>) {
    let (Some(step), Some(places)) = (draft.flow.steps.last_mut(), draft.places.last_mut()) else { return };
    if let Some(at) = step.asks.iter().position(|other| other.name == ask.name) {
        let first = related(places.asks[at].clone(), "여기서 이미 묻습니다");
        draft.report_with(place, Mistake::AskRepeated { name: ask.name }, vec![first]);
        return;
    }
    step.asks.push(ask);
    places.asks.push(place);
}

/// `[카드, 현금]`, with or without brackets and quotes.
fn options(value: &str) -> Vec<String> {
    let inner = value.strip_prefix('[').and_then(|value| value.strip_suffix(']')).unwrap_or(value);
    inner.split(',').map(|option| unquoted(option.trim()).to_owned()).collect()
}

/// A value without the quotes around it.
pub(super) fn unquoted(value: &str) -> &str {
    let inside = |quote| value.strip_prefix(quote).and_then(|value| value.strip_suffix(quote));
    inside('"').or_else(|| inside('\'')).unwrap_or(value)
}
