//! Scenario files, `<flow>.test.md`, as data: what is chosen and typed, one after another, and the outcome that must be
//! reached. Readable on GitHub, where each choice is a link into the flow.

use super::parse::{Events, blocks, first_line, items};
use giljabi_content::{Source, events};
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};
use std::ops::Range;

/// What a file of scenarios holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TestFile {
    pub(super) scenarios: Vec<Scenario>,
    /// The first line that belongs in a scenario and stands before all of them.
    pub(super) outside: Option<Range<usize>>,
}

/// One scenario.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Scenario {
    pub(super) title: String,
    pub(super) place: Range<usize>,
    pub(super) moves: Vec<(Move, Range<usize>)>,
    pub(super) result: Option<(Link, Range<usize>)>,
}

/// A link into a flow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Link {
    /// What is written before `#`.
    pub(super) file: String,
    /// The step's id.
    pub(super) step: String,
    pub(super) label: String,
}

/// One line of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Move {
    /// Takes the choice that leads to a step.
    Choose { link: Link, by_hand: bool },
    /// Types a value.
    Type { name: String, value: String },
    /// Something else.
    Unknown,
}

impl Link {
    /// Whether it leads to a step, and not to a whole file.
    fn is_to_step(&self) -> bool {
        !self.step.is_empty()
    }
}

impl Move {
    /// Whether it could be nothing else: a list of links to files is prose.
    fn is_meant(&self) -> bool {
        match self {
            Self::Choose { link, .. } => link.is_to_step(),
            Self::Type { .. } => true,
            Self::Unknown => false,
        }
    }
}

/// The word that sets the clock.
pub(super) const NOW: &str = "지금";

/// The scenarios of a file: each begins with a second-level heading.
pub(super) fn read(source: &Source) -> TestFile {
    let events = events(source);
    let TestFile { mut scenarios, mut outside } = TestFile::default();
    for block in blocks(&events) {
        let (first, place) = &events[block.start];
        let line = first_line(&source.text, place);
        if let Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }) = first {
            scenarios.push(Scenario { title: words(&events[block]), place: line, ..Scenario::default() });
            continue;
        }
        // What stands before the first scenario is read as one, to see whether it was meant as one.
        let mut before = Scenario::default();
        let scenario = scenarios.last_mut().unwrap_or(&mut before);
        match first {
            Event::Start(Tag::List(_)) => {
                for item in items(&events, &block) {
                    let line = first_line(&source.text, &events[item.start].1);
                    scenario.moves.push((a_move(&events[item]), line));
                }
            }
            Event::Start(Tag::Paragraph) => {
                let is_result = words(&events[block.clone()]).starts_with("결과:");
                if let Some(link) = link(&events[block]).filter(|_| is_result) {
                    scenario.result = Some((link, line));
                }
            }
            _ => {}
        }
        let moves = before.moves.into_iter().filter(|(a_move, _)| a_move.is_meant()).map(|(_, place)| place);
        let result = before.result.filter(|(link, _)| link.is_to_step()).map(|(_, place)| place);
        outside = outside.or(moves.chain(result).next());
    }
    TestFile { scenarios, outside }
}

fn a_move(item: &Events<'_>) -> Move {
    let text = words(item);
    let first =
        item.iter().map(|(event, _)| event).find(|event| !matches!(event, Event::Start(Tag::Item | Tag::Paragraph)));
    match first {
        Some(Event::Start(Tag::Link { .. })) => {
            let Some(link) = link(item) else { return Move::Unknown };
            match text.strip_prefix(link.label.as_str()).map(str::trim) {
                Some("") => Move::Choose { link, by_hand: false },
                Some("(직접)") => Move::Choose { link, by_hand: true },
                _ => Move::Unknown,
            }
        }
        Some(Event::Code(name)) => {
            let value = text.strip_prefix(name.as_ref()).and_then(|rest| rest.trim_start().strip_prefix('='));
            match value {
                Some(value) => Move::Type { name: name.trim().to_owned(), value: value.trim().to_owned() },
                None => Move::Unknown,
            }
        }
        _ => Move::Unknown,
    }
}

/// The first link of some events.
fn link(events: &Events<'_>) -> Option<Link> {
    let start = events.iter().position(|(event, _)| matches!(event, Event::Start(Tag::Link { .. })))?;
    let Event::Start(Tag::Link { dest_url, .. }) = &events[start].0 else { return None };
    let length = events[start..].iter().position(|(event, _)| matches!(event, Event::End(TagEnd::Link)))?;
    let label = words(&events[start..start + length]);
    let (file, step) = dest_url.split_once('#').unwrap_or((dest_url, ""));
    Some(Link { file: file.to_owned(), step: step.to_owned(), label })
}

/// The words of some events on one line.
fn words(events: &Events<'_>) -> String {
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
