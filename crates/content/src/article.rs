//! An article's markdown as sanitised HTML, and as plain sections for search.
//!
//! The HTML is written for the site's own stylesheet: no inline styles, no scripts, links relative to the site's base.
//! The words that the page itself adds (a callout's title, a block's caption) are Korean, as the content is.

use crate::html::{Piece, pieces, push_attribute, push_text};
use crate::link::{self, Target};
use crate::{Catalog, Diagnostic, Outline, Problem, Source, markdown, sanitise};
use giljabi_site::{Heading, Kind};
use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

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
    let mut renderer = Renderer {
        source,
        outline,
        catalog,
        diagnostics,
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
    };
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

/// An author's HTML tag that is open.
struct OpenTag {
    name: String,
    span: Range<usize>,
}

/// A table being written.
struct Table {
    alignments: Vec<Alignment>,
    cell: usize,
    in_head: bool,
}

#[derive(Default)]
struct Footnotes {
    /// Labels in the order of their first reference.
    order: Vec<String>,
    /// How often each label was referred to.
    references: BTreeMap<String, usize>,
    /// Each definition's HTML and place.
    definitions: BTreeMap<String, (String, Range<usize>)>,
    /// The definition being written, and the HTML around it.
    current: Option<(String, Range<usize>, String)>,
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
}

impl Renderer<'_> {
    fn report(&mut self, span: Range<usize>, problem: Problem) {
        self.diagnostics.push(Diagnostic::new(&self.source.path, span, problem));
    }

    fn run(&mut self, events: &markdown::Events<'_>) {
        self.check_beginning(events);
        let mut at = 0;
        while let Some((event, span)) = events.get(at) {
            at += match event {
                Event::Start(Tag::Paragraph) if is_figure(&events[at..]) => self.figure(&events[at + 1..]) + 1,
                Event::Start(Tag::Image { .. }) => self.image(&events[at..]),
                Event::Start(Tag::CodeBlock(kind)) => self.code_block(kind, &events[at..]),
                Event::Start(Tag::HtmlBlock) => self.html_block(&events[at..]),
                Event::Start(tag) => self.start(tag, span, &events[at..]),
                Event::End(tag) => self.end(*tag),
                event => self.inline(event, span),
            };
        }
        self.close_tags(0);
        self.write_footnotes();
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
        let first = blocks.find(|(event, _)| {
            !matches!(event, Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock))
        });
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
            Tag::BlockQuote(kind) => self.quote(*kind),
            Tag::List(Some(1)) => self.out.push_str("<ol>"),
            Tag::List(Some(start)) => self.out.push_str(&format!("<ol start=\"{start}\">")),
            Tag::List(None) => self.out.push_str("<ul>"),
            Tag::Item => {
                let is_task = matches!(rest.get(1), Some((Event::TaskListMarker(_), _)))
                    || matches!(rest.get(1..3), Some([(Event::Start(Tag::Paragraph), _), (Event::TaskListMarker(_), _)]));
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
                self.end_line();
            }
            TagEnd::TableRow => {
                self.out.push_str("</tr>\n");
                self.end_line();
            }
            TagEnd::TableCell => {
                let in_head = self.table.as_ref().is_some_and(|table| table.in_head);
                self.out.push_str(if in_head { "</th>" } else { "</td>" });
                self.say(" ");
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
                push_text(&mut self.out, text);
                self.say(text);
            }
            Event::Code(text) => {
                self.out.push_str("<code>");
                push_text(&mut self.out, text);
                self.out.push_str("</code>");
                self.say(text);
            }
            Event::InlineHtml(html) => self.author_html(html, span),
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
            Event::TaskListMarker(done) => {
                let checked = if *done { " checked" } else { "" };
                self.out.push_str(&format!("<input type=\"checkbox\" disabled{checked}> "));
            }
            _ => {}
        }
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
                    self.author_html(html, span);
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
        self.out.push_str(&format!("<h{}", heading.level));
        push_attribute(&mut self.out, "id", &heading.id);
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
            *section =
                Section { id: Some(heading.id.clone()), heading: heading.text.clone(), text: String::new() };
        }
        self.out.push_str(" <a class=\"heading-link\"");
        push_attribute(&mut self.out, "href", &format!("{}#{}", self.outline.page(), heading.id));
        push_attribute(&mut self.out, "aria-label", &format!("‘{}’ 바로가기 주소", heading.text));
        self.out.push_str(&format!("></a></h{}>\n", heading.level));
        length + 1
    }

    fn quote(&mut self, kind: Option<BlockQuoteKind>) {
        let Some(kind) = kind else {
            self.out.push_str("<blockquote>");
            return;
        };
        let (name, title) = match kind {
            BlockQuoteKind::Note => ("note", "참고"),
            BlockQuoteKind::Tip => ("tip", "도움말"),
            BlockQuoteKind::Important => ("important", "중요"),
            BlockQuoteKind::Warning => ("warning", "주의"),
            BlockQuoteKind::Caution => ("caution", "경고"),
        };
        self.out.push_str(&format!(
            "<div class=\"callout callout-{name}\" role=\"note\" aria-label=\"{title}\"><p class=\"callout-title\">{title}</p>\n"
        ));
    }

    fn start_row(&mut self, in_head: bool) {
        if let Some(table) = &mut self.table {
            table.cell = 0;
            table.in_head = in_head;
        }
    }

    fn start_cell(&mut self) {
        let Some(table) = &mut self.table else { return };
        let alignment = match table.alignments.get(table.cell) {
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            _ => "",
        };
        table.cell += 1;
        let (tag, scope) = if table.in_head { ("th", " scope=\"col\"") } else { ("td", "") };
        self.out.push_str(&format!("<{tag}{scope}{alignment}>"));
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
                    Target::Page(page) => push_attribute(&mut self.out, "href", &page),
                    Target::Outside(address) => {
                        push_attribute(&mut self.out, "href", &address);
                        self.out.push_str(" rel=\"noopener\" class=\"external\"");
                    }
                }
                self.out.push('>');
                self.links.push("</a>");
            }
            Err(problem) => {
                self.report(span.clone(), problem);
                self.links.push("");
            }
        }
    }

    /// Writes the image that begins the events; returns how many events it is.
    fn image(&mut self, events: &[(Event<'_>, Range<usize>)]) -> usize {
        let Some((Event::Start(Tag::Image { dest_url, .. }), span)) = events.first() else { return 1 };
        let length = image_length(events);
        let alt = alt_text(&events[..length]);
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
    fn figure(&mut self, events: &[(Event<'_>, Range<usize>)]) -> usize {
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

    fn code_block(&mut self, kind: &CodeBlockKind<'_>, events: &[(Event<'_>, Range<usize>)]) -> usize {
        let length = events.iter().position(|(event, _)| matches!(event, Event::End(TagEnd::CodeBlock))).unwrap_or(0);
        let mut text = String::new();
        for (event, _) in &events[..length] {
            if let Event::Text(part) = event {
                text.push_str(part);
            }
        }
        let text = text.strip_suffix('\n').unwrap_or(&text);
        let word = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        const BUTTON: &str = "<button type=\"button\" class=\"copy\" data-copy=\"\">복사</button></figure>\n";
        match word {
            "say" => {
                self.out.push_str("<figure class=\"say\"><figcaption>이렇게 말해 주세요</figcaption><div class=\"script\">");
                for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
                    self.out.push_str("<p>");
                    for (at, line) in paragraph.trim().lines().enumerate() {
                        if at > 0 {
                            self.out.push_str("<br>");
                        }
                        push_text(&mut self.out, line);
                    }
                    self.out.push_str("</p>");
                }
                self.out.push_str("</div>");
                self.out.push_str(BUTTON);
            }
            "copy" => {
                self.out.push_str("<figure class=\"copy-text\"><figcaption>복사해서 쓰는 글</figcaption><pre class=\"script\">");
                push_text(&mut self.out, text);
                self.out.push_str("</pre>");
                self.out.push_str(BUTTON);
            }
            language => {
                self.out.push_str("<pre><code");
                if !language.is_empty() {
                    push_attribute(&mut self.out, "class", &format!("language-{language}"));
                }
                self.out.push('>');
                push_text(&mut self.out, text);
                self.out.push_str("</code></pre>\n");
            }
        }
        self.say(text);
        self.end_line();
        length + 1
    }

    fn html_block(&mut self, events: &[(Event<'_>, Range<usize>)]) -> usize {
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
    fn author_html(&mut self, html: &str, span: &Range<usize>) {
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

    fn open_tag(&mut self, tag: String, attributes: &[(String, String)], void: bool, place: Range<usize>) {
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
            self.out.push_str(&format!("</{tag}>"));
            self.report(place, Problem::NestingTooDeep { limit: DEPTH_LIMIT });
        } else {
            self.open.push(OpenTag { name: tag, span: place });
        }
    }

    fn close_tag(&mut self, tag: &str, place: Range<usize>) {
        let mark = self.marks.last().copied().unwrap_or(0);
        match self.open.iter().rposition(|open| open.name == tag) {
            Some(at) if at >= mark => {
                self.close_tags(at + 1);
                self.open.pop();
                self.out.push_str(&format!("</{tag}>"));
            }
            _ => self.report(place, Problem::HtmlUnopened { tag: tag.to_owned() }),
        }
    }

    /// Closes the author's tags that were left open, down to the first `keep`.
    fn close_tags(&mut self, keep: usize) {
        while self.open.len() > keep {
            let Some(open) = self.open.pop() else { break };
            self.out.push_str(&format!("</{}>", open.name));
            self.report(open.span, Problem::HtmlUnclosed { tag: open.name });
        }
    }

    fn check_footnote_text(&mut self, text: &str, span: &Range<usize>) {
        // A reference without a definition is plain text, which the parser may have cut at the bracket.
        let around = self.source.text.get(span.start.saturating_sub(1)..).unwrap_or_default();
        let Some(rest) = text.strip_prefix('^').filter(|_| around.starts_with('[')) else { return };
        if let Some((label, _)) = rest.split_once(']').or(Some((rest, ""))).filter(|(label, _)| !label.is_empty()) {
            let problem = Problem::FootnoteMissing { label: label.to_owned() };
            self.report(span.start - 1..span.end, problem);
        }
    }

    fn footnote_reference(&mut self, label: &CowStr<'_>) {
        let label = label.to_string();
        if !self.footnotes.order.contains(&label) {
            self.footnotes.order.push(label.clone());
        }
        let number = self.footnotes.order.iter().position(|other| *other == label).unwrap_or(0) + 1;
        let count = self.footnotes.references.entry(label).or_insert(0);
        *count += 1;
        let id = if *count == 1 { format!("footnote-ref-{number}") } else { format!("footnote-ref-{number}-{count}") };
        let page = self.outline.page();
        self.out.push_str("<sup class=\"footnote-ref\"><a");
        push_attribute(&mut self.out, "href", &format!("{page}#footnote-{number}"));
        push_attribute(&mut self.out, "id", &id);
        push_attribute(&mut self.out, "aria-label", &format!("각주 {number}"));
        self.out.push_str(&format!(">{number}</a></sup>"));
    }

    fn write_footnotes(&mut self) {
        let footnotes = std::mem::take(&mut self.footnotes);
        for (label, (_, span)) in &footnotes.definitions {
            if !footnotes.references.contains_key(label) {
                let place = markdown::first_line(self.source, span);
                self.report(place, Problem::FootnoteUnused { label: label.clone() });
            }
        }
        if footnotes.order.is_empty() {
            return;
        }
        let page = self.outline.page();
        self.out.push_str("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"각주\"><ol>\n");
        for (at, label) in footnotes.order.iter().enumerate() {
            let number = at + 1;
            let html = footnotes.definitions.get(label).map(|(html, _)| html.as_str()).unwrap_or_default();
            let (html, end) = match html.trim_end().strip_suffix("</p>") {
                Some(html) => (html, "</p>"),
                None => (html, ""),
            };
            self.out.push_str(&format!("<li id=\"footnote-{number}\">{html} <a class=\"footnote-back\""));
            push_attribute(&mut self.out, "href", &format!("{page}#footnote-ref-{number}"));
            self.out.push_str(&format!(" aria-label=\"각주 {number}의 본문으로 돌아가기\">↩</a>{end}</li>\n"));
        }
        self.out.push_str("</ol></section>\n");
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

/// Where the tag that begins with `opening` stands in the author's HTML, at or after byte `from`. One that is not
/// found, because the tokenizer changed its name, is all that remains, so that the search is not made again and again.
fn find_tag(html: &str, from: usize, opening: &str) -> Range<usize> {
    let rest = html.get(from..).unwrap_or_default();
    let Some(start) = rest.find(opening) else { return from..from + rest.len() };
    let length = rest[start..].find('>').map_or(rest.len() - start, |end| end + 1);
    from + start..from + start + length
}

/// Whether the paragraph that begins the events holds one image and nothing else.
fn is_figure(events: &[(Event<'_>, Range<usize>)]) -> bool {
    matches!(events.get(1), Some((Event::Start(Tag::Image { .. }), _)))
        && matches!(events.get(1 + image_length(&events[1..])), Some((Event::End(TagEnd::Paragraph), _)))
}

/// How many events the image that begins them is. Images may stand in an image's description.
fn image_length(events: &[(Event<'_>, Range<usize>)]) -> usize {
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

fn alt_text(events: &[(Event<'_>, Range<usize>)]) -> String {
    let mut alt = String::new();
    for (event, _) in events {
        match event {
            Event::Text(text) | Event::Code(text) => alt.push_str(text),
            Event::SoftBreak | Event::HardBreak => alt.push(' '),
            _ => {}
        }
    }
    alt.trim().to_owned()
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
}

fn is_block_end(tag: TagEnd) -> bool {
    !matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
}

#[cfg(test)]
mod tests;
