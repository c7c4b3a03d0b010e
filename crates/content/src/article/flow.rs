//! What a flow's markdown looks like as an article: values to ask for as a short box, choices as links, so that it can
//! be followed without the app. What it means is none of this crate's business.

use super::Renderer;
use crate::html::{push_attribute, push_text};
use giljabi_site::Kind;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// Whether a list, whose start is the first event, is a list of choices: each item is one link to a heading of the
/// same file, perhaps followed by a rule in backticks, and nothing else.
#[must_use]
pub fn is_choice_list(events: &[(Event<'_>, Range<usize>)]) -> bool {
    let mut events = events.iter().map(|(event, _)| event).skip(1).peekable();
    let mut items = 0;
    loop {
        match events.next() {
            Some(Event::Start(Tag::Item)) => items += 1,
            Some(Event::End(TagEnd::List(_))) => return items > 0,
            _ => return false,
        }
        let is_loose = events.next_if(|event| matches!(event, Event::Start(Tag::Paragraph))).is_some();
        match events.next() {
            Some(Event::Start(Tag::Link { dest_url, .. })) if dest_url.starts_with('#') => {}
            _ => return false,
        }
        if !events.any(|event| matches!(event, Event::End(TagEnd::Link))) {
            return false;
        }
        let is_space = |event: &&Event<'_>| match event {
            Event::Text(text) => text.trim().is_empty(),
            Event::SoftBreak => true,
            _ => false,
        };
        while events.next_if(is_space).is_some() {}
        let _ = events.next_if(|event| matches!(event, Event::Code(_)));
        while events.next_if(is_space).is_some() {}
        if is_loose && !matches!(events.next(), Some(Event::End(TagEnd::Paragraph))) {
            return false;
        }
        if !matches!(events.next(), Some(Event::End(TagEnd::Item))) {
            return false;
        }
    }
}

impl Renderer<'_> {
    /// Whether the list that begins here is a flow's choices.
    pub(super) fn begins_choices(&self, events: &[(Event<'_>, Range<usize>)]) -> bool {
        self.outline.kind == Kind::Flow && is_choice_list(events)
    }

    /// Writes what kind of outcome a flow's step is, for the stylesheet.
    pub(super) fn outcome_class(&mut self, heading: &Event<'_>) {
        let Event::Start(Tag::Heading { classes, .. }) = heading else { return };
        if let Some(class) = classes.first().filter(|_| self.outline.kind == Kind::Flow) {
            push_attribute(&mut self.out, "class", &format!("outcome outcome-{class}"));
        }
    }

    /// Writes a block that asks for values as the names of the values.
    pub(super) fn ask_block(&mut self, text: &str) {
        let value = |line: &str, key: &str| line.strip_prefix(key).map(|value| value.trim().to_owned());
        let labels: Vec<_> = text.lines().filter_map(|line| value(line, "label:")).collect();
        let labels = labels.join(", ");
        self.out.push_str("<p class=\"ask\">확인할 값: ");
        push_text(&mut self.out, &labels);
        self.out.push_str("</p>\n");
        self.say(&labels);
        self.end_line();
    }
}
