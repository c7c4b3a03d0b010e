//! A GitBook page as a page of ours.

use super::Skipped;
use super::anchors::Anchors;
use super::blocks::{self, Block, Kind};
use super::book::Book;
use super::html::{self, Markup};
use super::images::Images;
use super::inline::destination;
use super::names::Place;
use super::target::Target;
use giljabi_content::{Source, outline};
use std::collections::HashSet;
use std::path::Path;

/// What is known of all pages.
#[derive(Debug)]
pub(super) struct Site<'a> {
    pub(super) book: &'a Book,
    /// The content folder.
    pub(super) content: &'a Path,
    /// Where each page of the book comes to lie.
    pub(super) places: &'a [Place],
    /// What each is called.
    pub(super) titles: Vec<String>,
    /// The places within each; before the first conversion there are none.
    pub(super) anchors: Vec<Anchors>,
}

/// A converted page.
#[derive(Debug)]
pub(super) struct Converted {
    /// From its first heading, else from the contents, else its id.
    pub(super) title: String,
    /// Our markdown.
    pub(super) body: String,
    pub(super) anchors: Anchors,
    /// What could not be converted.
    pub(super) skipped: Vec<Skipped>,
}

/// Converts one page.
pub(super) struct Converter<'a> {
    pub(super) site: &'a Site<'a>,
    images: &'a mut Images,
    /// Which page of the book.
    pub(super) at: usize,
    /// The file whose lines are being read: the page's own, or one that it includes.
    pub(super) file: String,
    pub(super) includes: usize,
    /// The level of the last heading.
    pub(super) level: usize,
    title: Option<String>,
    pub(super) anchors: Anchors,
    pub(super) footnotes: HashSet<String>,
    pub(super) in_heading: bool,
    skipped: Vec<Skipped>,
}

/// What surrounds a part of a page.
#[derive(Clone, Copy)]
pub(super) struct Around {
    /// Headings are deeper than that.
    pub(super) floor: usize,
    /// How many levels headings move up, because the one that they belong to did.
    pub(super) up: usize,
    /// Headings are words in bold: in boxes and lists there is no place for them.
    pub(super) is_bold: bool,
}

impl<'a> Converter<'a> {
    /// Converts page `at` of the book.
    pub(super) fn convert(site: &'a Site<'a>, images: &'a mut Images, at: usize) -> Converted {
        let page = &site.book.pages[at];
        let mut converter = Self {
            site,
            images,
            at,
            file: page.path.clone(),
            includes: 0,
            level: 1,
            title: None,
            anchors: Anchors::default(),
            footnotes: footnotes(&page.text),
            in_heading: false,
            skipped: Vec::new(),
        };
        if page.front.is_broken {
            converter.skip(1, "문서 정보(front matter)를 읽을 수 없어 옮기지 않았습니다".into());
        }
        for key in &page.front.others {
            converter.skip(1, format!("문서 정보의 `{key}`는 옮기지 않았습니다"));
        }
        if page.front.hidden {
            converter.skip(
                1,
                "숨긴 글이라 상담원용(`audience: agent`)으로 옮겼습니다. 모두에게 보일 글이면 그 줄을 지워 주세요"
                    .into(),
            );
        }
        let blocks = blocks::read(&page.text, page.first_line);
        let lines = converter.render(&blocks, Around { floor: 0, up: 0, is_bold: false });
        let title = converter.title.take().or_else(|| page.front.title.clone()).or_else(|| page.name.clone());
        let title = title.unwrap_or_else(|| site.places[at].id().to_owned());
        let body = lines.join("\n");
        let body = format!("{}\n", body.trim_matches('\n').trim_end());
        Converted { title, body, anchors: converter.anchors, skipped: converter.skipped }
    }

    /// Notes what could not be converted, once for each line.
    pub(super) fn skip(&mut self, line: usize, message: String) {
        let skipped = Skipped { file: self.file.clone(), line, message };
        if self.skipped.last() != Some(&skipped) {
            self.skipped.push(skipped);
        }
    }

    pub(super) fn place(&self) -> &'a Place {
        &self.site.places[self.at]
    }

    pub(super) fn render(&mut self, blocks: &[Block], around: Around) -> Vec<String> {
        let mut out = Vec::new();
        for (at, block) in blocks.iter().enumerate() {
            self.block(block, &blocks[at + 1..], around, &mut out);
        }
        out
    }

    pub(super) fn block(&mut self, block: &Block, rest: &[Block], around: Around, out: &mut Vec<String>) {
        let Block { line, indent, kind } = block;
        match kind {
            Kind::Text(text) => self.text(text, block, rest, around, out),
            Kind::Fence(lines) => out.extend(fence(lines).map(|line| format!("{indent}{line}"))),
            Kind::Html(html) => {
                let lines = self.element(html, *line);
                alone(out, lines, indent);
            }
            Kind::Tag { tag, inside } => self.tag(tag, inside.as_deref(), block, rest, around, out),
            Kind::StrayEnd(name) => self.skip(*line, format!("열지 않은 상자를 닫아 지웠습니다: `{{% end{name} %}}`")),
        }
    }

    fn text(&mut self, text: &str, block: &Block, rest: &[Block], around: Around, out: &mut Vec<String>) {
        let Block { line, indent, .. } = block;
        let line = *line;
        if matches!(text.trim(), "" | "\\" | "&#x20;") {
            return blank(out);
        }
        if let Some((level, words)) = heading(text) {
            let words = self.heading(level, words, block, around);
            return alone(out, words.into_iter().collect(), indent);
        }
        if text.starts_with("<details") || text == "</details>" {
            return alone(out, vec![self.inline(text, line)], indent);
        }
        if let Some((label, words)) = text.strip_prefix("[^").and_then(|text| text.split_once("]:")) {
            let words = self.inline(words, line);
            return out.push(format!("{indent}[^{label}]:{}", words.trim_end()));
        }
        if let Some((label, address)) = definition(text) {
            match self.target(address) {
                Target::Page { address, .. } | Target::Beginning { address, .. } => {
                    out.push(format!("[{label}]: {address}"));
                }
                Target::Outside => out.push(format!("[{label}]: {}", destination(address))),
                Target::Nothing(reason) => self.skip(line, format!("{reason} 지웠습니다: `{address}`")),
            }
            return;
        }
        let goes_on =
            matches!(rest.first(), Some(Block { kind: Kind::Text(next), .. }) if !matches!(next.trim(), "" | "\\"));
        let is_broken = text.ends_with("  ") || (text.ends_with('\\') && !text.ends_with("\\\\"));
        let mut words =
            self.inline(text.trim_end().trim_end_matches("&#x20;").trim_end_matches('\\'), line).trim_end().to_owned();
        if words.trim().is_empty() {
            return blank(out);
        }
        if is_broken && goes_on && !text.starts_with('|') {
            words.push('\\');
        }
        out.push(format!("{indent}{words}"));
    }

    /// A heading, or the title, which stands before the text: then there is no line.
    fn heading(&mut self, level: usize, text: &str, block: &Block, around: Around) -> Option<String> {
        let explicit = explicit_id(text);
        self.in_heading = true;
        let words = self.inline(text, block.line);
        self.in_heading = false;
        let words = words.trim();
        let words = words
            .strip_prefix("**")
            .and_then(|words| words.strip_suffix("**"))
            .filter(|words| !words.contains("**"))
            .unwrap_or(words);
        let plain = plain(words);
        if level == 1 && self.title.is_none() && !around.is_bold {
            self.title = Some(plain);
            return None;
        }
        if plain.is_empty() {
            return (!words.is_empty()).then(|| words.to_owned());
        }
        if around.is_bold || block.indent.len() > 1 {
            return Some(format!("**{plain}**"));
        }
        let level = level.saturating_sub(around.up).max(2).max(around.floor + 1).min(6);
        Some(self.heading_line(level, words, explicit.as_deref(), &plain))
    }

    pub(super) fn heading_line(&mut self, level: usize, words: &str, explicit: Option<&str>, plain: &str) -> String {
        self.level = level;
        let id = self.anchors.add_heading(explicit, plain);
        format!("{} {words} {{#{id}}}", "#".repeat(level))
    }

    /// An element that is a block of its own.
    fn element(&mut self, whole: &str, line: usize) -> Vec<String> {
        let Some((Markup::Open(tag), length)) = html::markup_at(whole) else { return Vec::new() };
        let inside = &whole[length..];
        match tag.name.as_str() {
            "figure" => self.figure(inside, line),
            "table" => self.table(whole, line),
            "summary" => {
                let words = html::inside(inside, "summary").map_or(inside, |(inside, _)| inside);
                vec![format!("<summary>{}</summary>", html::words(words).replace('&', "&amp;").replace('<', "&lt;"))]
            }
            _ => {
                let code = html::inside(inside, "pre").map_or(inside, |(inside, _)| inside);
                let languages = [Some(&tag).and_then(|tag| tag.attribute("class")).map(str::to_owned), class_of(code)];
                let language = languages.into_iter().flatten().find_map(|class| {
                    let word = class
                        .split_whitespace()
                        .find_map(|word| word.strip_prefix("lang").and_then(|word| word.split_once('-')));
                    word.map(|(_, language)| language.to_owned())
                });
                let code = html::preformatted(code);
                let fence = if code.contains("```") { "~~~~" } else { "```" };
                let lines = code.trim_matches('\n').lines().map(str::to_owned);
                let first = format!("{fence}{}", language.unwrap_or_default());
                std::iter::once(first).chain(lines).chain([fence.to_owned()]).collect()
            }
        }
    }

    /// The images of a figure, each with the caption.
    pub(super) fn figure(&mut self, inside: &str, line: usize) -> Vec<String> {
        let caption = inside.find("<figcaption").map(|at| html::words(&inside[at..])).unwrap_or_default();
        let mut images = Vec::new();
        let mut rest = inside;
        while let Some(at) = rest.find("<img") {
            rest = &rest[at..];
            let Some((Markup::Open(tag), length)) = html::markup_at(rest) else { break };
            let alt = tag.attribute("alt").filter(|alt| !alt.is_empty()).unwrap_or(&caption).to_owned();
            images.push(self.image(tag.attribute("src").unwrap_or_default(), &alt, &caption, line));
            rest = &rest[length..];
        }
        if images.is_empty() {
            images.push(html::words(inside).replace('<', "&lt;"));
        }
        images
    }

    /// An image beside the page; a link or words where there can be none.
    pub(super) fn image(&mut self, address: &str, alt: &str, caption: &str, line: usize) -> String {
        let alt = alt.replace(['[', ']', '\n'], " ");
        let alt = alt.trim();
        if is_outside(address) {
            self.skip(line, format!("다른 사이트의 그림이라 링크로 바꿨습니다: `{address}`"));
            let words = if alt.is_empty() { "그림" } else { alt };
            return format!("[{words}]({})", destination(address));
        }
        let source = self.path_of(address);
        let name = source.as_ref().map_or_else(
            || Err("그림 파일이 없습니다".to_owned()),
            |source| self.images.name(source, self.place(), self.site.book, self.site.content),
        );
        match name {
            Ok(name) if caption.is_empty() => format!("![{alt}]({name})"),
            Ok(name) => format!("![{alt}]({name} \"{}\")", caption.replace('"', "\\\"")),
            Err(reason) => {
                self.skip(line, format!("{reason}: `{}`", super::decoded(address)));
                if alt.is_empty() { String::new() } else { format!("(그림: {alt})") }
            }
        }
    }
}

/// A line between lines, once.
pub(super) fn blank(out: &mut Vec<String>) {
    if out.last().is_some_and(|line| !line.is_empty()) {
        out.push(String::new());
    }
}

/// Lines with blank ones around them.
pub(super) fn alone(out: &mut Vec<String>, lines: Vec<String>, indent: &str) {
    blank(out);
    let lines = lines.into_iter().filter(|line| !line.is_empty());
    out.extend(lines.map(|line| format!("{indent}{line}")));
    blank(out);
}

/// Lines without the blank ones at both ends.
pub(super) fn trimmed(lines: &[String]) -> &[String] {
    let start = lines.iter().position(|line| !line.is_empty()).unwrap_or(lines.len());
    let end = lines.iter().rposition(|line| !line.is_empty()).map_or(start, |at| at + 1);
    &lines[start..end]
}

/// A line without the white space of what surrounds it.
pub(super) fn outdented<'t>(line: &'t str, indent: &str) -> &'t str {
    let (own, _) = blocks::split_indent(line);
    line.get(own.len().min(indent.len())..).unwrap_or(line)
}

/// A fenced block with no more than its language behind the fence.
fn fence(lines: &[String]) -> impl Iterator<Item = &str> {
    let first = lines.first().map_or("", String::as_str);
    let end = first.find(char::is_whitespace).unwrap_or(first.len());
    std::iter::once(&first[..end]).chain(lines.iter().skip(1).map(String::as_str))
}

/// The level and the words of a heading, whether markdown's or HTML's.
pub(super) fn heading(text: &str) -> Option<(usize, &str)> {
    let level = text.len() - text.trim_start_matches('#').len();
    if (1..=6).contains(&level) && text[level..].starts_with([' ', '\t']) {
        let words = text[level..].trim();
        let bare = words.trim_end_matches('#');
        return Some((level, if bare.ends_with(' ') || bare.is_empty() { bare.trim_end() } else { words }));
    }
    let (Markup::Open(tag), length) = html::markup_at(text)? else { return None };
    let level = tag.name.strip_prefix('h')?.parse().ok().filter(|level| (1..=6).contains(level))?;
    let (inside, end) = html::inside(&text[length..], &tag.name)?;
    text[length + end..].trim().is_empty().then_some((level, inside))
}

/// The id that an author gave a heading.
pub(super) fn explicit_id(text: &str) -> Option<String> {
    let at = text.find("<a")?;
    match html::markup_at(&text[at..])? {
        (Markup::Open(tag), _) => tag.attribute("id").filter(|id| !id.is_empty()).map(str::to_owned),
        _ => None,
    }
}

/// The labels of the footnotes that a text explains.
pub(super) fn footnotes(text: &str) -> HashSet<String> {
    let label = |line: &str| line.trim_start().strip_prefix("[^")?.split_once("]:").map(|(label, _)| label.to_owned());
    text.lines().filter_map(label).collect()
}

/// The label and the address of a reference's definition.
fn definition(text: &str) -> Option<(&str, &str)> {
    let (label, address) = text.strip_prefix('[')?.split_once("]: ")?;
    let address = address.trim();
    let is_definition = !label.contains(['[', ']']) && !address.contains(char::is_whitespace) && !address.is_empty();
    is_definition.then(|| (label, address.trim_matches(['<', '>'])))
}

fn class_of(code: &str) -> Option<String> {
    match html::markup_at(code.trim_start())? {
        (Markup::Open(tag), _) => tag.attribute("class").map(str::to_owned),
        _ => None,
    }
}

pub(super) fn is_outside(address: &str) -> bool {
    let address = address.trim().to_ascii_lowercase();
    ["https://", "http://", "//"].iter().any(|start| address.starts_with(start))
}

/// Some markdown's words, as our reader of markdown sees them.
pub(super) fn plain(markdown: &str) -> String {
    let text = format!("---\ntitle: x\n---\n## {}\n", markdown.replace('\n', " "));
    let (outline, _) = outline(&Source { path: "x.md".into(), text });
    outline.headings.into_iter().next().map(|heading| heading.text).unwrap_or_default()
}
