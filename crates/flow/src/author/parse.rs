//! From a file's markdown to a flow's steps. Nothing is judged here but what must be readable; see `prove.rs`.

use super::ask_block;
use super::draft::{ChoicePlace, Draft, Places};
use crate::model::{Block, Check, Choice, Flow, Step};
use giljabi_content::{Catalog, Outline, Source, events, is_choice_list, page_of_link, render_part};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Tag, TagEnd};
use std::ops::Range;

/// Events with their places, as the content room hands them over.
pub(super) type Events<'a> = [(Event<'a>, Range<usize>)];

pub(super) fn parse(source: &Source, outline: &Outline, catalog: &Catalog) -> Draft {
    let events = events(source);
    let mut parser = Parser {
        source,
        outline,
        catalog,
        events: &events,
        draft: Draft { file: source.path.clone(), flow: Flow::default(), ..Draft::default() },
        prose: None,
        headings: 0,
        lists: Vec::new(),
        mixed: None,
    };
    for block in blocks(&events) {
        parser.block(block);
    }
    parser.finish_step();
    parser.draft
}

/// The top-level blocks of a file, each as a range of its events.
pub(super) fn blocks(events: &Events<'_>) -> Vec<Range<usize>> {
    let (mut blocks, mut depth, mut start) = (Vec::new(), 0_usize, 0);
    for (at, (event, _)) in events.iter().enumerate() {
        if depth == 0 {
            start = at;
        }
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            blocks.push(start..at + 1);
        }
    }
    blocks
}

struct Parser<'a> {
    source: &'a Source,
    outline: &'a Outline,
    catalog: &'a Catalog,
    events: &'a Events<'a>,
    draft: Draft,
    /// Prose of the current step that is not rendered yet, as a range of events.
    prose: Option<Range<usize>>,
    /// How many headings came so far.
    headings: usize,
    /// The lists of the current step that could be its choices: where their block stands among the step's blocks.
    lists: Vec<(usize, Range<usize>)>,
    /// The last other list of the current step.
    mixed: Option<Range<usize>>,
}

impl Parser<'_> {
    fn block(&mut self, block: Range<usize>) {
        let (first, place) = &self.events[block.start];
        let nested = self.events[block.clone()].iter().filter(|(event, _)| is_heading(event)).count();
        match first {
            Event::Start(Tag::Heading { level: HeadingLevel::H2, id, classes, .. }) => {
                self.finish_step();
                self.begin_step(id.as_ref(), classes, place);
            }
            // What comes before the first step is the flow's introduction, which its page shows.
            _ if self.draft.flow.steps.is_empty() => {}
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => match info.split_whitespace().next() {
                Some("ask") => {
                    self.flush();
                    ask_block::read(&mut self.draft, &self.source.text, place);
                }
                Some("say") => self.say(block),
                _ => self.add_prose(block),
            },
            Event::Start(Tag::List(_)) if is_choice_list(&self.events[block.clone()]) => {
                self.flush();
                let at = self.last_step().map_or(0, |(step, _)| step.blocks.len());
                self.lists.push((at, block));
            }
            Event::Start(Tag::List(_)) if is_checklist(&self.events[block.clone()]) => self.checklist(&block),
            Event::Start(Tag::List(_)) => {
                self.mixed = Some(block.clone());
                self.add_prose(block);
            }
            // Footnotes come with the words that refer to them.
            Event::Start(Tag::FootnoteDefinition(_)) => self.flush(),
            _ => self.add_prose(block),
        }
        self.headings += nested;
    }

    fn last_step(&mut self) -> Option<(&mut Step, &mut Places)> {
        Some((self.draft.flow.steps.last_mut()?, self.draft.places.last_mut()?))
    }

    fn begin_step(&mut self, id: Option<&CowStr<'_>>, classes: &[CowStr<'_>], place: &Range<usize>) {
        let heading = self.outline.headings.get(self.headings);
        let title = heading.map(|heading| heading.text.clone()).unwrap_or_default();
        // Without an id of its own, it is reported, and goes on under the id that links to it would use.
        let own = id.map(ToString::to_string);
        let step_id = own.clone().or_else(|| heading.map(|heading| heading.id.clone())).unwrap_or_default();
        let text = self.source.text.get(place.clone()).unwrap_or_default();
        let line = text.find('\n').unwrap_or(text.len());
        self.draft.places.push(Places {
            heading: place.start..place.start + text[..line].trim_end().len(),
            has_id: own.is_some(),
            classes: classes.iter().map(ToString::to_string).collect(),
            characters: title.chars().count(),
            ..Places::default()
        });
        self.draft.flow.steps.push(Step { id: step_id, title, ..Step::default() });
    }

    fn render(&self, part: Range<usize>) -> giljabi_content::Part {
        render_part(self.source, self.outline, self.catalog, self.events, part)
    }

    fn add_prose(&mut self, block: Range<usize>) {
        match &mut self.prose {
            Some(prose) => prose.end = block.end,
            None => self.prose = Some(block),
        }
    }

    /// Writes the prose that has come together.
    fn flush(&mut self) {
        let Some(prose) = self.prose.take() else { return };
        let part = self.render(prose.clone());
        let messages = self.messages(&prose);
        if part.html.is_empty() {
            return;
        }
        if let Some((step, places)) = self.last_step() {
            places.characters += part.text.chars().count();
            step.blocks.push(Block::Html(part.html));
            add_messages(step, messages);
        }
    }

    fn say(&mut self, block: Range<usize>) {
        self.flush();
        let text: String = self.events[block]
            .iter()
            .filter_map(|(event, _)| if let Event::Text(text) = event { Some(text.as_ref()) } else { None })
            .collect();
        let text = text.trim().to_owned();
        if let Some((step, places)) = self.last_step().filter(|_| !text.is_empty()) {
            places.characters += text.chars().count();
            step.blocks.push(Block::Say { text });
        }
    }

    fn checklist(&mut self, block: &Range<usize>) {
        self.flush();
        let mut checks = Vec::new();
        let mut characters = 0;
        for item in items(self.events, block) {
            // A loose item holds its box and first words in a paragraph of their own.
            let loose = matches!(self.events[item.start + 1].0, Event::Start(Tag::Paragraph));
            let words = item.start + if loose { 3 } else { 2 };
            let last = item.end - 1;
            let is_end = |(event, _): &(Event<'_>, Range<usize>)| matches!(event, Event::End(TagEnd::Paragraph));
            let end = if loose { self.events[words..last].iter().position(is_end) } else { None };
            let end = end.map_or(last, |end| words + end);
            let mut part = self.render(words..end);
            if end < last {
                let rest = self.render(end + 1..last);
                part.html.push_str(&rest.html);
                part.text.push(' ');
                part.text.push_str(&rest.text);
            }
            let text = part.text.trim().to_owned();
            characters += text.chars().count();
            let messages = self.messages(&item);
            checks.push(Check { html: part.html, text, message: messages.first().cloned() });
            if let Some((step, _)) = self.last_step() {
                add_messages(step, messages);
            }
        }
        if let Some((step, places)) = self.last_step() {
            places.characters += characters;
            step.blocks.push(Block::Checklist(checks));
        }
    }

    /// The ids of the messages that some events link to.
    fn messages(&self, part: &Range<usize>) -> Vec<String> {
        let mut messages = Vec::new();
        for (event, _) in &self.events[part.clone()] {
            let Event::Start(Tag::Link { dest_url, .. }) = event else { continue };
            let page = page_of_link(dest_url, self.outline, self.catalog).unwrap_or_default();
            if let Some(id) = page.strip_prefix("messages/") {
                messages.push(id.split('#').next().unwrap_or(id).to_owned());
            }
        }
        messages
    }

    /// A list that has items like choices and others is a mistake where the step has no choices and is no outcome. It
    /// goes on with the good ones, so that what follows is not reported as lost.
    fn mixed_choices(&mut self, list: Range<usize>) {
        let is_outcome = self.last_step().is_none_or(|(_, places)| !places.classes.is_empty());
        let items = items(self.events, &list);
        let (good, bad): (Vec<_>, Vec<_>) = items.into_iter().partition(|item| self.is_choice(item));
        if let (Some(first), Some(wrong), false) = (good.first(), bad.first(), is_outcome) {
            let place = |item: &Range<usize>| first_line(&self.source.text, &self.events[item.start].1);
            let mixed = (place(wrong), place(first));
            if let Some((_, places)) = self.last_step() {
                places.mixed = Some(mixed);
            }
            self.take_choices(good);
        }
    }

    /// Whether an item would be a choice if all were like it.
    fn is_choice(&self, item: &Range<usize>) -> bool {
        let mut list = vec![(Event::Start(Tag::List(None)), 0..0)];
        list.extend(self.events[item.clone()].iter().cloned());
        list.push((Event::End(TagEnd::List(false)), 0..0));
        is_choice_list(&list)
    }

    /// Settles which list is the choices: the last one. Earlier ones are prose.
    fn finish_step(&mut self) {
        self.flush();
        let mut lists = std::mem::take(&mut self.lists);
        let mixed = self.mixed.take();
        let Some((_, last)) = lists.pop() else {
            if let Some(mixed) = mixed {
                self.mixed_choices(mixed);
            }
            return;
        };
        for (moved, (at, list)) in lists.into_iter().enumerate() {
            let part = self.render(list);
            if let Some((step, places)) = self.last_step() {
                places.characters += part.text.chars().count();
                step.blocks.insert(at + moved, Block::Html(part.html));
            }
        }
        let items = items(self.events, &last);
        self.take_choices(items);
    }

    fn take_choices(&mut self, items: Vec<Range<usize>>) {
        let choices: Vec<_> = items.into_iter().filter_map(|item| self.choice(item)).collect();
        if let Some((step, places)) = self.last_step() {
            for (choice, place) in choices {
                step.choices.push(choice);
                places.choices.push(place);
            }
        }
    }

    fn choice(&self, item: Range<usize>) -> Option<(Choice, ChoicePlace)> {
        let (mut to, mut label, mut rule, mut in_link) = (None, String::new(), None, false);
        for (event, place) in &self.events[item.clone()] {
            match event {
                Event::Start(Tag::Link { dest_url, .. }) => {
                    to = dest_url.strip_prefix('#').map(decoded);
                    in_link = true;
                }
                Event::End(TagEnd::Link) => in_link = false,
                Event::Text(text) if in_link => label.push_str(text),
                Event::Code(text) if in_link => label.push_str(text),
                Event::SoftBreak | Event::HardBreak if in_link => label.push(' '),
                Event::Code(text) => rule = Some((text.to_string(), place.clone())),
                _ => {}
            }
        }
        let place = first_line(&self.source.text, &self.events[item.start].1);
        let choice = Choice { to: to?, label: label.trim().to_owned(), rule: None };
        Some((choice, ChoicePlace { place, rule }))
    }
}

/// Undoes percent-encoding of an id, as editors' tools write it for Hangul.
fn decoded(id: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = id.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = tail.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        let byte = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| id.to_owned())
}

fn add_messages(step: &mut Step, messages: Vec<String>) {
    for message in messages {
        if !step.messages.contains(&message) {
            step.messages.push(message);
        }
    }
}

fn is_heading(event: &Event<'_>) -> bool {
    matches!(event, Event::Start(Tag::Heading { .. }))
}

/// The items of a list, each as a range of events from its start to its end.
pub(super) fn items(events: &Events<'_>, list: &Range<usize>) -> Vec<Range<usize>> {
    let inner = list.start + 1..list.end.saturating_sub(1).max(list.start + 1);
    blocks(&events[inner.clone()]).into_iter().map(|item| inner.start + item.start..inner.start + item.end).collect()
}

/// Whether each item of a list begins with a box to tick.
fn is_checklist(events: &Events<'_>) -> bool {
    let items = items(events, &(0..events.len()));
    !items.is_empty()
        && items.iter().all(|item| {
            let mut inner = events[item.start + 1..item.end].iter().map(|(event, _)| event);
            match inner.next() {
                Some(Event::TaskListMarker(_)) => true,
                Some(Event::Start(Tag::Paragraph)) => matches!(inner.next(), Some(Event::TaskListMarker(_))),
                _ => false,
            }
        })
}

/// The part of a place that lies on its first line.
pub(super) fn first_line(text: &str, place: &Range<usize>) -> Range<usize> {
    let words = text.get(place.clone()).unwrap_or_default();
    let length = words.find('\n').unwrap_or(words.len());
    place.start..place.start + words[..length].trim_end().len()
}
