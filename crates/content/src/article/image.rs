//! Images, alone in a paragraph or within words.

use super::Renderer;
use crate::html::{push_attribute, push_text};
use crate::{Problem, link, markdown};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

impl Renderer<'_> {
    /// Writes the image that begins the events; returns how many events it is.
    pub(super) fn image(&mut self, events: &[(Event<'_>, Range<usize>)]) -> usize {
        let Some((Event::Start(Tag::Image { dest_url, .. }), span)) = events.first() else { return 1 };
        let length = image_length(events);
        let alt = markdown::words(&events[..length]);
        if alt.is_empty() {
            self.report(span.clone(), Problem::ImageAltMissing);
        }
        match link::resolve_image(dest_url, self.outline, self.catalog) {
            Ok(asset) => {
                self.article.images.insert(asset.path.clone());
                self.out.push_str("<img");
                push_attribute(&mut self.out, "src", &asset.address);
                push_attribute(&mut self.out, "alt", &alt);
                if let Some((width, height)) = asset.size {
                    push_attribute(&mut self.out, "width", &width.to_string());
                    push_attribute(&mut self.out, "height", &height.to_string());
                }
                push_attribute(&mut self.out, "loading", "lazy");
                self.out.push('>');
            }
            Err(problem) => {
                self.report(span.clone(), problem);
                push_text(&mut self.out, &alt);
            }
        }
        self.say(&alt);
        length
    }

    /// Writes the image that is a paragraph of its own, with its title as caption; returns how many events it is,
    /// with the paragraph's end.
    pub(super) fn figure(&mut self, events: &[(Event<'_>, Range<usize>)]) -> usize {
        self.out.push_str("<figure class=\"image\">");
        let length = self.image(events);
        if let Some((Event::Start(Tag::Image { title, .. }), _)) = events.first()
            && !title.is_empty()
        {
            self.out.push_str("<figcaption>");
            push_text(&mut self.out, title);
            self.out.push_str("</figcaption>");
            self.say(" ");
            self.say(title);
        }
        self.out.push_str("</figure>\n");
        self.end_line();
        length + 1
    }
}

/// Whether the paragraph that begins the events holds one image and nothing else.
pub(super) fn is_figure(events: &[(Event<'_>, Range<usize>)]) -> bool {
    matches!(events.get(1), Some((Event::Start(Tag::Image { .. }), _)))
        && matches!(events.get(1 + image_length(&events[1..])), Some((Event::End(TagEnd::Paragraph), _)))
}

/// How many events the image that begins them is. Images may stand in an image's description.
pub(super) fn image_length(events: &[(Event<'_>, Range<usize>)]) -> usize {
    let mut depth = 0;
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::Image { .. }) => depth += 1,
            Event::End(TagEnd::Image) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    events.len()
}
