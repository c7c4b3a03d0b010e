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

/// Where an author's HTML stands in its file.
pub(super) struct Places {
    /// Where each line begins, in the HTML and in the file.
    lines: Vec<(usize, usize)>,
    /// Where it ends in the file.
    end: usize,
}

impl Places {
    /// The places of HTML that stands in the file as it is.
    pub(super) fn whole(span: &Range<usize>) -> Self {
        Self { lines: vec![(0, span.start)], end: span.end }
    }

    /// The place in the file of a place in the HTML.
    fn of(&self, at: usize) -> usize {
        let line = self.lines.partition_point(|(from, _)| *from <= at).checked_sub(1);
        let (from, start) = line.and_then(|line| self.lines.get(line)).copied().unwrap_or((at, self.end));
        (start + (at - from)).min(self.end)
    }

    /// Where a range of the HTML ends in the file: behind its last byte, which may be far from the one after it.
    fn end_of(&self, range: &Range<usize>) -> usize {
        if range.is_empty() { self.of(range.start) } else { (self.of(range.end - 1) + 1).min(self.end) }
    }
}

impl Renderer<'_> {
    pub(super) fn html_block(&mut self, events: &[(Event<'_>, Range<usize>)]) -> usize {
        let length = events.iter().position(|(event, _)| matches!(event, Event::End(TagEnd::HtmlBlock))).unwrap_or(0);
        // The parser leaves out the carriage returns between the lines, so that each has a place of its own.
        let (mut html, mut lines) = (String::new(), Vec::new());
        for (event, span) in &events[..length] {
            if let Event::Html(part) = event {
                lines.push((html.len(), span.start));
                html.push_str(part);
            }
        }
        let places = Places { lines, end: events[0].1.end };
        let closed = html.rfind("-->").map_or(0, |at| at + "-->".len());
        if let Some(at) = html[closed..].find("<!--") {
            let start = places.of(closed + at);
            self.report(start..start + "<!--".len(), Problem::CommentUnclosed);
        }
        self.author_html(&html, &places);
        self.end_line();
        length + 1
    }

    /// Tells a comment that begins in a paragraph and does not end there: people would read it.
    pub(super) fn check_comment_text(&mut self, span: &Range<usize>) {
        const OPENING: &str = "<!--";
        let text = &self.source.text;
        // The parser cuts words at their signs; the rest of the opening is in the next piece.
        let end = text.ceil_char_boundary((span.end + OPENING.len() - 1).min(text.len()));
        let Some(at) = text.get(span.start..end).and_then(|words| words.find(OPENING)) else { return };
        let start = span.start + at;
        if !text[..start].ends_with('\\') {
            self.report(start..start + OPENING.len(), Problem::CommentUnclosed);
        }
    }

    /// Writes an author's HTML.
    pub(super) fn author_html(&mut self, html: &str, places: &Places) {
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
            let place = self.whole_character(places.of(found.start))..self.whole_character(places.end_of(&found));
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

    /// A place in the file that cuts no character: within a tag of several lines places are off by what the parser left out.
    fn whole_character(&self, mut at: usize) -> usize {
        while !self.source.text.is_char_boundary(at) {
            at -= 1;
        }
        at
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

#[cfg(test)]
mod tests {
    use crate::{Catalog, Config, Source, outline, render};

    /// The refused tags of an article, as they stand in its file.
    #[track_caller]
    fn check(body: &str, expect: &[&str]) {
        let source = Source { path: "guides/a.md".into(), text: format!("---\ntitle: t\n---\n{body}") };
        let (outline, _) = outline(&source);
        let (catalog, _) = Catalog::new(Config::default(), vec![outline.clone()], [], "2026-11-22");
        let (_, problems) = render(&source, &outline, &catalog);
        let places: Vec<_> = problems.iter().filter_map(|problem| source.text.get(problem.span.clone())).collect();
        assert_eq!(places, expect, "{body:?}");
    }

    #[test]
    fn a_comment_without_its_end_is_told() {
        check("글\n\n<!-- 메모 -->\n\n글 <!-- 메모 --> 글", &[]);
        check("글\n\n<!-- 메모\n\n## 제목\n\n글", &["<!--"]);
        check("글\n\n<!-- 메모 --> <!-- 또\n\n글", &["<!--"]);
        check("글 <!-- 메모\n\n메모 -->", &["<!--"]);
        check("1 < 2 <!-- 메모", &["<!--"]);
        check("## 제목 <!-- 메모", &["<!--"]);
        check("글 <", &[]);
        check("글 <!-- 메모\n메모 --> 글", &[]);
        check("글 \\<!-- 아님, `<!--`도", &[]);
        check("~~~\n<!-- 글\n~~~", &[]);
    }

    #[test]
    fn a_tag_is_told_where_it_stands_whatever_ends_the_lines() {
        check("<script>\n\n가<img src=x onerror=x>", &["<script>", "<img src=x onerror=x>"]);
        check("<div>\r\n가나<script>\r\n", &["<div>", "<script>"]);
        check("<script>\r\n\r\n\u{2028}<img src=x onerror=x>", &["<script>", "<img src=x onerror=x>"]);
    }
}
