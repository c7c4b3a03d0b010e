//! An article's markdown as sanitised HTML, and as plain sections for search.
//!
//! The HTML is written for the site's own stylesheet: no inline styles, no scripts, links relative to the site's base.
//! The words that the page itself adds (a callout's title, a block's caption) are Korean, as the content is.

mod author_html;
mod callout;
mod flow;
mod footnotes;
mod image;
mod part;
mod script;
mod table;

use crate::html::{push_attribute, push_text};
use crate::link::{self, Target};
use crate::{Catalog, Diagnostic, Outline, Problem, Source, markdown, sanitise};
use author_html::{OpenTag, Places};
use footnotes::Footnotes;
use giljabi_site::{Heading, Kind};
use image::is_figure;
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};
use std::collections::BTreeSet;
use std::fmt::{self, Write as _};
use std::ops::Range;
use table::Table;

pub use flow::is_choice_list;
pub use part::{Part, render_part};

/// A rendered article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The text as sanitised HTML; see [`giljabi_site::Document::html`].
    pub html: String,
    /// The headings that are in the HTML.
    pub headings: Vec<Heading>,
    /// The text without markup, cut at the headings. The first section is what comes before the first heading and may
    /// be empty.
    pub sections: Vec<Section>,
    /// The first paragraph without markup.
    pub lead: String,
    /// The images that the HTML shows, as paths of the content folder.
    pub images: BTreeSet<String>,
    /// The pages that the text links to, relative to the site's base and without places in them: `messages/id`.
    pub links: BTreeSet<String>,
}

/// A part of an article under one heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading's id; `None` for what comes before the first heading.
    pub id: Option<String>,
    /// The heading's words; empty before the first heading.
    pub heading: String,
    /// The words, one block a line.
    pub text: String,
}

/// How deep blocks may lie in blocks. Browsers and ammonia slow down with depth; people lose their way long before.
const DEPTH_LIMIT: usize = 32;

/// Renders a file whose outline is in the catalog. What cannot be published is reported and shown as text or left
/// unlinked, so that nothing an author wrote disappears.
#[must_use]
pub fn render(source: &Source, outline: &Outline, catalog: &Catalog) -> (Article, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let events = markdown::parse(source, &outline.body, |span, label| {
        let problem = Problem::LinkReferenceMissing { label: label.to_owned() };
        diagnostics.push(Diagnostic::new(&source.path, span, problem));
    });
    let mut renderer = Renderer::new(source, outline, catalog);
    renderer.diagnostics = diagnostics;
    match too_deep(&events) {
        Some(span) => renderer.show_source(span),
        None => renderer.run(&events),
    }
    let Renderer { mut article, out, diagnostics, .. } = renderer;
    article.html = sanitise::sanitise(&out);
    article.lead.truncate(article.lead.trim_end().len());
    for section in &mut article.sections {
        let trimmed = section.text.trim();
        section.text = trimmed.to_owned();
    }
    (article, diagnostics)
}

struct Renderer<'a> {
    source: &'a Source,
    outline: &'a Outline,
    catalog: &'a Catalog,
    diagnostics: Vec<Diagnostic>,
    out: String,
    article: Article,
    headings: std::slice::Iter<'a, Heading>,
    last_level: u8,
    /// The author's HTML tags that are open, outermost first.
    open: Vec<OpenTag>,
    /// For each markdown block that is open, how many of the author's tags were open when it began.
    marks: Vec<usize>,
    /// Refused tags whose end is still to come: it needs no report of its own.
    refused: Vec<String>,
    /// What closes each open link.
    links: Vec<&'static str>,
    footnotes: Footnotes,
    table: Option<Table>,
    tables: usize,
    in_paragraph: bool,
    /// Whether a literal `**` was reported in this block.
    starred: bool,
    /// Where the list of a flow's choices that is being written ends; 0 outside.
    choices_end: usize,
}

impl<'a> Renderer<'a> {
    fn new(source: &'a Source, outline: &'a Outline, catalog: &'a Catalog) -> Self {
        Self {
            source,
            outline,
            catalog,
            diagnostics: Vec::new(),
            out: String::with_capacity(source.text.len() * 2),
            article: Article { sections: vec![Section::default()], ..Article::default() },
            headings: outline.headings.iter(),
            last_level: 1,
            open: Vec::new(),
            marks: Vec::new(),
            refused: Vec::new(),
            links: Vec::new(),
            footnotes: Footnotes::default(),
            table: None,
            tables: 0,
            in_paragraph: false,
            starred: false,
            choices_end: 0,
        }
    }
}

impl Renderer<'_> {
    fn report(&mut self, span: Range<usize>, problem: Problem) {
        self.diagnostics.push(Diagnostic::new(&self.source.path, span, problem));
    }

    fn put(&mut self, html: fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.out.write_fmt(html);
    }

    fn run(&mut self, events: &markdown::Events<'_>) {
        self.check_beginning(events);
        self.walk(events);
        self.close_tags(0);
        self.write_footnotes();
    }

    /// Writes events that hold whole blocks, or the words of one.
    fn walk(&mut self, events: &[(Event<'_>, Range<usize>)]) {
        let mut at = 0;
        while let Some((event, span)) = events.get(at) {
            at += match event {
                Event::Start(Tag::Paragraph) if is_figure(&events[at..]) => self.figure(&events[at + 1..]) + 1,
                Event::Start(Tag::Image { .. }) => self.image(&events[at..]),
                Event::Start(Tag::CodeBlock(kind)) => self.code_block(kind, &events[at..]),
                Event::Start(Tag::HtmlBlock) => self.html_block(&events[at..]),
                Event::TaskListMarker(done) => self.task(*done, &events[at + 1..]),
                Event::Start(tag) => self.start(tag, span, &events[at..]),
                Event::End(tag) => self.end(*tag),
                event => self.inline(event, span),
            };
        }
    }

    /// Shows the markdown as it is: for what cannot be laid out.
    fn show_source(&mut self, span: &Range<usize>) {
        let place = markdown::first_line(self.source, span);
        self.report(place, Problem::NestingTooDeep { limit: DEPTH_LIMIT });
        let text = &self.source.text[self.outline.body.clone()];
        self.out.push_str("<pre>");
        push_text(&mut self.out, text);
        self.out.push_str("</pre>");
        self.say(text);
    }

    fn check_beginning(&mut self, events: &markdown::Events<'_>) {
        let mut blocks = events.iter().filter(|(event, _)| !matches!(event, Event::Html(_)));
        let first =
            blocks.find(|(event, _)| !matches!(event, Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock)));
        match first {
            None if !events.is_empty() => {}
            None => {
                let start = self.outline.body.start;
                self.report(start..start, Problem::BodyEmpty);
            }
            Some((Event::Start(Tag::Paragraph), _)) => {}
            Some((_, span)) if self.outline.kind == Kind::Faq => {
                let span = markdown::first_line(self.source, span);
                self.report(span, Problem::AnswerMissing);
            }
            Some(_) => {}
        }
    }

    /// Writes the beginning of a block or of marked words; returns how many events that took.
    fn start(&mut self, tag: &Tag<'_>, span: &Range<usize>, rest: &[(Event<'_>, Range<usize>)]) -> usize {
        if is_block(tag) {
            self.marks.push(self.open.len());
            self.starred = false;
        }
        match tag {
            Tag::Paragraph => {
                self.in_paragraph = true;
                self.out.push_str("<p>");
            }
            Tag::Heading { .. } => return self.heading(span, rest),
            Tag::BlockQuote(kind) => self.quote(*kind, span),
            Tag::List(_) if self.begins_choices(rest) => {
                self.choices_end = span.end;
                self.out.push_str(if matches!(tag, Tag::List(None)) {
                    "<ul class=\"ways\">"
                } else {
                    "<ol class=\"ways\">"
                });
            }
            Tag::List(Some(1)) => self.out.push_str("<ol>"),
            Tag::List(Some(start)) => self.put(format_args!("<ol start=\"{start}\">")),
            Tag::List(None) => self.out.push_str("<ul>"),
            Tag::Item => {
                let is_task = matches!(rest.get(1), Some((Event::TaskListMarker(_), _)))
                    || matches!(
                        rest.get(1..3),
                        Some([(Event::Start(Tag::Paragraph), _), (Event::TaskListMarker(_), _)])
                    );
                self.out.push_str(if is_task { "<li class=\"task\">" } else { "<li>" });
            }
            Tag::FootnoteDefinition(label) => {
                let around = std::mem::take(&mut self.out);
                self.footnotes.current = Some((label.to_string(), span.clone(), around));
            }
            Tag::Table(alignments) => {
                self.tables += 1;
                let label = format!("표 {}", self.tables);
                self.out.push_str("<div class=\"table\" role=\"group\" tabindex=\"0\"");
                push_attribute(&mut self.out, "aria-label", &label);
                self.out.push_str("><table>");
                self.table = Some(Table { alignments: alignments.clone(), cell: 0, in_head: false });
            }
            Tag::TableHead => {
                self.out.push_str("<thead><tr>");
                self.start_row(true);
            }
            Tag::TableRow => {
                self.out.push_str("<tr>");
                self.start_row(false);
            }
            Tag::TableCell => self.start_cell(),
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Strikethrough => self.out.push_str("<del>"),
            Tag::Link { link_type, dest_url, .. } => self.link(*link_type, dest_url, span),
            // The options that make these are off, or they are taken care of before.
            Tag::Superscript
            | Tag::Subscript
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_)
            | Tag::HtmlBlock
            | Tag::CodeBlock(_)
            | Tag::Image { .. } => {}
        }
        1
    }

    /// Writes the end of a block or of marked words.
    fn end(&mut self, tag: TagEnd) -> usize {
        if is_block_end(tag)
            && let Some(mark) = self.marks.pop()
        {
            self.close_tags(mark);
        }
        match tag {
            TagEnd::Paragraph => {
                self.in_paragraph = false;
                self.out.push_str("</p>\n");
                self.end_line();
            }
            TagEnd::BlockQuote(None) => self.out.push_str("</blockquote>\n"),
            TagEnd::BlockQuote(Some(_)) => self.out.push_str("</div>\n"),
            TagEnd::List(true) => self.out.push_str("</ol>\n"),
            TagEnd::List(false) => self.out.push_str("</ul>\n"),
            TagEnd::Item => {
                self.out.push_str("</li>\n");
                self.end_line();
            }
            TagEnd::FootnoteDefinition => {
                if let Some((label, span, around)) = self.footnotes.current.take() {
                    let html = std::mem::replace(&mut self.out, around);
                    self.footnotes.definitions.entry(label).or_insert((html, span));
                }
            }
            TagEnd::Table => {
                self.table = None;
                self.out.push_str("</tbody></table></div>\n");
            }
            TagEnd::TableHead => {
                self.out.push_str("</tr></thead><tbody>\n");
                self.drop_separator();
                self.end_line();
            }
            TagEnd::TableRow => {
                self.out.push_str("</tr>\n");
                self.drop_separator();
                self.end_line();
            }
            TagEnd::TableCell => {
                let in_head = self.table.as_ref().is_some_and(|table| table.in_head);
                self.out.push_str(if in_head { "</th>" } else { "</td>" });
            }
            TagEnd::Emphasis => self.out.push_str("</em>"),
            TagEnd::Strong => self.out.push_str("</strong>"),
            TagEnd::Strikethrough => self.out.push_str("</del>"),
            TagEnd::Link => {
                let end = self.links.pop().unwrap_or_default();
                self.out.push_str(end);
            }
            _ => {}
        }
        1
    }

    fn inline(&mut self, event: &Event<'_>, span: &Range<usize>) -> usize {
        match event {
            Event::Text(text) => {
                let is_starred = self.source.text.get(span.start..).is_some_and(|rest| rest.starts_with("**"));
                if !self.starred && (text.contains("**") || (text.starts_with('*') && is_starred)) {
                    self.starred = true;
                    self.report(span.clone(), Problem::EmphasisLiteral);
                }
                self.check_footnote_text(text, span);
                self.check_comment_text(span);
                push_text(&mut self.out, text);
                self.say(text);
            }
            // A choice's rule is for the runner: its label says the same to people.
            Event::Code(_) if self.links.is_empty() && span.start < self.choices_end => {}
            Event::Code(text) => {
                self.out.push_str("<code>");
                push_text(&mut self.out, text);
                self.out.push_str("</code>");
                self.say(text);
            }
            Event::InlineHtml(html) => self.author_html(html, &Places::whole(span)),
            Event::SoftBreak => {
                self.out.push('\n');
                self.say(" ");
            }
            Event::HardBreak => {
                self.out.push_str("<br>\n");
                self.say(" ");
            }
            Event::Rule => self.out.push_str("<hr>\n"),
            Event::FootnoteReference(label) => self.footnote_reference(label),
            _ => {}
        }
        1
    }

    /// Writes a task's box, named by the words that follow it.
    fn task(&mut self, done: bool, words: &[(Event<'_>, Range<usize>)]) -> usize {
        let ends = |event: &Event<'_>| {
            matches!(event, Event::End(TagEnd::Item | TagEnd::Paragraph) | Event::Start(Tag::List(_)))
        };
        let length = words.iter().position(|(event, _)| ends(event)).unwrap_or(words.len());
        self.out.push_str("<input type=\"checkbox\" disabled");
        if done {
            self.out.push_str(" checked");
        }
        push_attribute(&mut self.out, "aria-label", &markdown::words(&words[..length]));
        self.out.push_str("> ");
        1
    }

    /// Adds words to the section's plain text, and to the lead while the first paragraph is being written.
    fn say(&mut self, words: &str) {
        let Some(section) = self.article.sections.last_mut() else { return };
        section.text.push_str(words);
        if self.in_paragraph && self.marks.len() == 1 && !self.article.lead.ends_with('\n') {
            self.article.lead.push_str(words);
        }
    }

    fn end_line(&mut self) {
        let Some(section) = self.article.sections.last_mut() else { return };
        if !section.text.is_empty() && !section.text.ends_with('\n') {
            section.text.truncate(section.text.trim_end_matches(' ').len());
            section.text.push('\n');
        }
        // The line end marks the lead as finished; `render` takes it off.
        if !self.article.lead.is_empty() && !self.article.lead.ends_with('\n') {
            self.article.lead.push('\n');
        }
    }

    fn heading(&mut self, span: &Range<usize>, rest: &[(Event<'_>, Range<usize>)]) -> usize {
        let Some(heading) = self.headings.next() else { return 1 };
        let length = rest.iter().position(|(event, _)| matches!(event, Event::End(TagEnd::Heading(_)))).unwrap_or(0);
        let level_one = matches!(rest[0].0, Event::Start(Tag::Heading { level: pulldown_cmark::HeadingLevel::H1, .. }));
        let place = markdown::first_line(self.source, span);
        self.end_line();
        // GitHub shows no title of its own, so that many files repeat it as their first line. The page has it already.
        if level_one && heading.text == self.outline.title && self.article.headings.is_empty() {
            self.marks.pop();
            for (event, span) in &rest[1..length] {
                if let Event::InlineHtml(html) = event {
                    self.author_html(html, &Places::whole(span));
                }
            }
            self.close_tags(self.marks.last().copied().unwrap_or(0));
            return length + 1;
        }
        if heading.text.is_empty() {
            self.report(place.clone(), Problem::HeadingEmpty);
        }
        if level_one {
            self.report(place, Problem::HeadingLevelOne { text: heading.text.clone() });
        } else if heading.level > self.last_level + 1 && self.last_level > 1 {
            self.report(place, Problem::HeadingJump { from: self.last_level, to: heading.level });
        }
        self.last_level = heading.level;
        self.put(format_args!("<h{}", heading.level));
        push_attribute(&mut self.out, "id", &heading.id);
        self.outcome_class(&rest[0].0);
        self.out.push('>');
        self.article.headings.push(heading.clone());
        // What the heading says is the section's name, not its text.
        self.article.sections.push(Section::default());
        let mut at = 1;
        while at < length {
            let (event, span) = &rest[at];
            at += match event {
                Event::Start(Tag::Image { .. }) => self.image(&rest[at..]),
                Event::Start(tag) => self.start(tag, span, &rest[at..]),
                Event::End(tag) => self.end(*tag),
                event => self.inline(event, span),
            };
        }
        if let Some(mark) = self.marks.pop() {
            self.close_tags(mark);
        }
        if let Some(section) = self.article.sections.last_mut() {
            *section = Section { id: Some(heading.id.clone()), heading: heading.text.clone(), text: String::new() };
        }
        self.out.push_str(" <a class=\"heading-link\"");
        push_attribute(&mut self.out, "href", &format!("{}#{}", self.outline.page(), heading.id));
        push_attribute(&mut self.out, "aria-label", &format!("‘{}’ 바로가기 주소", heading.text));
        self.put(format_args!("></a></h{}>\n", heading.level));
        length + 1
    }

    fn link(&mut self, link_type: LinkType, written: &CowStr<'_>, span: &Range<usize>) {
        let written = match link_type {
            LinkType::Email => format!("mailto:{written}"),
            _ => written.to_string(),
        };
        match link::resolve(&written, self.outline, self.catalog) {
            Ok(target) => {
                self.out.push_str("<a");
                match target {
                    Target::Page(page) => {
                        push_attribute(&mut self.out, "href", &page);
                        let whole = page.split_once('#').map_or(page.as_str(), |(whole, _)| whole);
                        self.article.links.insert(whole.to_owned());
                    }
                    Target::Outside(address) => {
                        push_attribute(&mut self.out, "href", &address);
                        self.out.push_str(" rel=\"noopener\" class=\"external\"");
                    }
                }
                self.out.push('>');
                self.links.push("</a>");
            }
            Err(problem) => {
                // Where a choice leads is for the flow's own proof to say, which knows who else leads there.
                let is_step = span.start < self.choices_end && matches!(problem, Problem::LinkHeadingMissing { .. });
                if !is_step {
                    self.report(span.clone(), problem);
                }
                self.links.push("");
            }
        }
    }
}

/// Where blocks first lie too deep in blocks.
fn too_deep<'e>(events: &'e markdown::Events<'_>) -> Option<&'e Range<usize>> {
    let mut depth = 0_usize;
    for (event, span) in events {
        match event {
            Event::Start(tag) if is_block(tag) => {
                depth += 1;
                if depth > DEPTH_LIMIT {
                    return Some(span);
                }
            }
            Event::End(tag) if is_block_end(*tag) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
}

fn is_block_end(tag: TagEnd) -> bool {
    !matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
}

#[cfg(test)]
mod tests;
