//! HTML that the author wrote: harmless tags are written out, and closed where their block ends; the rest is shown as
//! text and reported.

use super::{DEPTH_LIMIT, Renderer};
use crate::Problem;
use crate::html::{Piece, pieces, push_attribute, push_text};
use pulldown_cmark::{Event, TagEnd};
use std::ops::Range;

/// An author's HTML tag that is open.
pub(super) struct OpenTag {
    pub(super) name: String,
    pub(super) span: Range<usize>,
}

impl Renderer<'_> {
    pub(super) fn html_block(&mut self, events: &[(Event<'_>, Range<usize>)]) -> usize {
        let length = events.iter().position(|(event, _)| matches!(event, Event::End(TagEnd::HtmlBlock))).unwrap_or(0);
        let mut html = String::new();
        for (event, _) in &events[..length] {
            if let Event::Html(part) = event {
                html.push_str(part);
            }
        }
        let span = events.get(1).map_or(events[0].1.start, |(_, span)| span.start)..events[0].1.end;
        self.author_html(&html, &span);
        self.end_line();
        length + 1
    }

    /// Writes an author's HTML. `span` is where it stands.
    pub(super) fn author_html(&mut self, html: &str, span: &Range<usize>) {
        // The tokenizer keeps no places; each tag is found again, from the end of the last one on.
        let lower = html.to_ascii_lowercase();
        let mut cursor = 0;
        for piece in pieces(html) {
            let opening = match &piece {
                Piece::Open { tag, .. }
                | Piece::Refused(Problem::HtmlTag { tag } | Problem::HtmlAttribute { tag, .. }) => format!("<{tag}"),
                Piece::Close(tag) | Piece::RefusedClose(tag) => format!("</{tag}"),
                Piece::Refused(_) => "<".into(),
                Piece::Text(_) | Piece::Comment => String::new(),
            };
            let found = find_tag(&lower, cursor, &opening);
            let place = (span.start + found.start).min(span.end)..(span.start + found.end).min(span.end);
            // An attribute is told before its tag, which is still to be found.
            if !opening.is_empty() && !matches!(piece, Piece::Refused(Problem::HtmlAttribute { .. })) {
                cursor = found.end;
            }
            match piece {
                Piece::Text(text) => {
                    push_text(&mut self.out, &text);
                    self.say(&text);
                }
                Piece::Open { tag, attributes, void } => self.open_tag(tag, &attributes, void, place),
                Piece::Close(tag) => self.close_tag(&tag, place),
                Piece::Comment => {}
                Piece::Refused(problem) => {
                    if let Problem::HtmlTag { tag } = &problem {
                        push_text(&mut self.out, &html[found]);
                        self.refused.push(tag.clone());
                    }
                    self.report(place, problem);
                }
                Piece::RefusedClose(tag) => {
                    push_text(&mut self.out, &html[found]);
                    match self.refused.iter().rposition(|refused| *refused == tag) {
                        Some(at) => drop(self.refused.remove(at)),
                        None => self.report(place, Problem::HtmlTag { tag }),
                    }
                }
            }
        }
    }

    pub(super) fn open_tag(&mut self, tag: String, attributes: &[(String, String)], void: bool, place: Range<usize>) {
        self.out.push('<');
        self.out.push_str(&tag);
        for (name, value) in attributes {
            // `name` is how anchors were written before HTML 5.
            push_attribute(&mut self.out, if name == "name" { "id" } else { name }, value);
        }
        self.out.push('>');
        if void {
            self.say(" ");
        } else if self.open.len() >= DEPTH_LIMIT {
            self.put(format_args!("</{tag}>"));
            self.report(place, Problem::NestingTooDeep { limit: DEPTH_LIMIT });
        } else {
            self.open.push(OpenTag { name: tag, span: place });
        }
    }

    pub(super) fn close_tag(&mut self, tag: &str, place: Range<usize>) {
        let mark = self.marks.last().copied().unwrap_or(0);
        match self.open.iter().rposition(|open| open.name == tag) {
            Some(at) if at >= mark => {
                self.close_tags(at + 1);
                self.open.pop();
                self.put(format_args!("</{tag}>"));
            }
            _ => self.report(place, Problem::HtmlUnopened { tag: tag.to_owned() }),
        }
    }

    /// Closes the author's tags that were left open, down to the first `keep`.
    pub(super) fn close_tags(&mut self, keep: usize) {
        while self.open.len() > keep {
            let Some(open) = self.open.pop() else { break };
            self.put(format_args!("</{}>", open.name));
            self.report(open.span, Problem::HtmlUnclosed { tag: open.name });
        }
    }
}

/// Where the tag that begins with `opening` stands in the author's HTML, at or after byte `from`. One that is not
/// found, because the tokenizer changed its name, is all that remains, so that the search is not made again and again.
fn find_tag(html: &str, from: usize, opening: &str) -> Range<usize> {
    let rest = html.get(from..).unwrap_or_default();
    let Some(start) = rest.find(opening) else { return from..from + rest.len() };
    let length = rest[start..].find('>').map_or(rest.len() - start, |end| end + 1);
    from + start..from + start + length
}
