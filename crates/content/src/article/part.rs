//! A part of an article as HTML of its own: what a room that cuts files into pieces of its own, as flows do, shows of
//! one piece. Problems are not reported here: rendering the whole file has found them already.

use super::Renderer;
use crate::{Catalog, Outline, Source, sanitise};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// A rendered part of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The part as sanitised HTML; see [`giljabi_site::Document::html`].
    pub html: String,
    /// The words without markup, one block a line.
    pub text: String,
}

/// Renders the events of `part`, a range of `events`, which are those of the whole file. The range holds whole blocks,
/// or words within one block. Footnotes that the part refers to come with it, wherever they are defined.
#[must_use]
pub fn render_part(
    source: &Source,
    outline: &Outline,
    catalog: &Catalog,
    events: &[(Event<'_>, Range<usize>)],
    part: Range<usize>,
) -> Part {
    let Some(own) = events.get(part.clone()) else { return Part::default() };
    let mut renderer = Renderer::new(source, outline, catalog);
    let is_heading = |event: &&(Event<'_>, Range<usize>)| matches!(event.0, Event::Start(Tag::Heading { .. }));
    let before = events[..part.start].iter().filter(is_heading).count();
    renderer.headings = outline.headings.get(before..).unwrap_or_default().iter();
    renderer.last_level = 2;
    renderer.walk(own);
    renderer.close_tags(0);
    renderer.fetch_footnotes(events);
    renderer.write_footnotes();
    let text: Vec<_> = renderer.article.sections.iter().map(|section| section.text.trim()).collect();
    Part { html: sanitise::sanitise(&renderer.out).trim().to_owned(), text: text.join("\n").trim().to_owned() }
}

impl Renderer<'_> {
    /// Writes the definitions of footnotes that were referred to and are defined elsewhere in the file.
    fn fetch_footnotes(&mut self, events: &[(Event<'_>, Range<usize>)]) {
        let mut at = 0;
        // A footnote may refer to another one, so that the list grows while it is worked through.
        while let Some(label) = self.footnotes.order.get(at).cloned() {
            at += 1;
            if self.footnotes.definitions.contains_key(&label) {
                continue;
            }
            let is_start = |(event, _): &(Event<'_>, Range<usize>)| matches!(event, Event::Start(Tag::FootnoteDefinition(name)) if **name == *label);
            let Some(start) = events.iter().position(is_start) else { continue };
            let is_end =
                |(event, _): &(Event<'_>, Range<usize>)| matches!(event, Event::End(TagEnd::FootnoteDefinition));
            let length = events[start..].iter().position(is_end).map_or(0, |end| end + 1);
            self.walk(&events[start..start + length]);
        }
    }
}
