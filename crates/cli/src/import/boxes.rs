//! GitBook's boxes: hints, tabs, steps, code with a title, references, files, shared texts.

use super::blocks::{self, Block, Kind, Tag};
use super::convert::{
    Around, Converter, alone, blank, explicit_id, footnotes, heading, is_outside, outdented, plain, trimmed,
};
use super::front;
use super::target::Target;

/// Texts of `.gitbook/includes` within such texts, deeper than anybody writes them.
const INCLUDE_LIMIT: usize = 8;

impl Converter<'_> {
    /// Writes a box. `rest` is what follows it.
    pub(super) fn tag(
        &mut self,
        tag: &Tag,
        inside: Option<&[Block]>,
        block: &Block,
        rest: &[Block],
        around: Around,
        out: &mut Vec<String>,
    ) {
        let Block { line, indent, .. } = block;
        let line = *line;
        let blocks = inside.unwrap_or_default();
        let is_empty = blocks.is_empty();
        match tag.name.as_str() {
            "hint" | "tabs" | "stepper" | "code" if inside.is_none() => {
                self.skip(line, format!("닫지 않은 상자라 안의 글만 남겼습니다: `{{% {} %}}`", tag.name));
            }
            "hint" => {
                let lines = self.hint(tag, blocks, indent);
                alone(out, lines, indent);
            }
            "tabs" => self.tabs(blocks, indent, rest, around, out),
            "stepper" => self.stepper(blocks, indent, around, out),
            "code" => {
                if let Some(title) = tag.attribute("title").filter(|title| !title.is_empty()) {
                    alone(out, vec![format!("**{title}**")], indent);
                }
                out.extend(self.render(blocks, around));
            }
            "content-ref" => {
                let address = tag.attribute("url").unwrap_or_default();
                let words = match self.target(address) {
                    Target::Page { .. } | Target::Beginning { .. } => self.link("", address, true, line),
                    // What GitBook wrote there for readers of the file.
                    Target::Outside | Target::Nothing(_) => self.link(shown(blocks), address, false, line),
                };
                alone(out, vec![words], indent);
            }
            "embed" => {
                let words = self.words(blocks);
                let words = self.link(&words, tag.attribute("url").unwrap_or_default(), false, line);
                alone(out, vec![words], indent);
            }
            "file" => {
                let words = self.words(blocks);
                let file = self.file(tag.attribute("src").unwrap_or_default(), &words, line);
                alone(out, vec![file], indent);
            }
            "include" => self.include(tag, line, around, out),
            "columns" | "column" => out.extend(self.render(blocks, around)),
            name if name.starts_with('@') && tag.attribute("url").is_some() => {
                let words = self.link("", tag.attribute("url").unwrap_or_default(), false, line);
                alone(out, vec![words], indent);
            }
            name => {
                let what = if is_empty { "지웠습니다" } else { "안의 글만 남겼습니다" };
                self.skip(line, format!("길잡이에 없는 상자라 {what}: `{{% {name} %}}`"));
                out.extend(self.render(blocks, around));
            }
        }
    }

    /// A callout.
    fn hint(&mut self, tag: &Tag, blocks: &[Block], indent: &str) -> Vec<String> {
        let kind = match tag.attribute("style") {
            Some("success") => "TIP",
            Some("warning") => "WARNING",
            Some("danger") => "CAUTION",
            _ => "NOTE",
        };
        let inner = self.render(blocks, Around { floor: 0, up: 0, is_bold: true });
        let inner = trimmed(&inner).iter().map(|line| format!("> {}", outdented(line, indent)).trim_end().to_owned());
        std::iter::once(format!("> [!{kind}]")).chain(inner).collect()
    }

    /// Tabs as headings one below the other.
    fn tabs(&mut self, blocks: &[Block], indent: &str, rest: &[Block], around: Around, out: &mut Vec<String>) {
        let base = self.level;
        let is_bold = around.is_bold || !indent.is_empty();
        let level = (base + 1).max(around.floor + 1).min(6);
        for block in blocks {
            let Some((tag, inside)) = named(block, "tab") else {
                self.block(block, &[], around, out);
                continue;
            };
            if let Some(title) = tag.attribute("title").filter(|title| !title.trim().is_empty()) {
                let line = if is_bold { format!("**{title}**") } else { self.heading_line(level, title, None, title) };
                alone(out, vec![line], indent);
            }
            out.extend(self.render(inside, Around { floor: level, up: 0, is_bold }));
        }
        self.level = base;
        // What follows is no part of the last tab.
        let next = rest.iter().find(|block| !matches!(&block.kind, Kind::Text(text) if text.trim().is_empty()));
        if let Some(next) = next
            && !is_bold
            && !matches!(&next.kind, Kind::Text(text) if heading(text).is_some())
        {
            alone(out, vec!["---".into()], indent);
        }
    }

    /// Steps as headings that count, `1단계: …`, or as a numbered list where they have no titles.
    fn stepper(&mut self, blocks: &[Block], indent: &str, around: Around, out: &mut Vec<String>) {
        let steps = || blocks.iter().filter_map(|block| named(block, "step")).map(|(_, step)| step);
        let base = self.level;
        let is_list = around.is_bold || !indent.is_empty() || steps().all(|step| title_of(step).is_none());
        let level = (base + 1).max(around.floor + 1).min(6);
        let mut number = 0;
        for block in blocks {
            let Some((_, step)) = named(block, "step") else {
                self.block(block, &[], around, out);
                continue;
            };
            number += 1;
            blank(out);
            if is_list {
                self.step_in_list(number, step, indent, out);
            } else {
                self.step_with_heading(number, level, step, out);
            }
            blank(out);
        }
        self.level = base;
    }

    fn step_in_list(&mut self, number: usize, step: &[Block], indent: &str, out: &mut Vec<String>) {
        let lines = self.render(step, Around { floor: 0, up: 0, is_bold: true });
        let marker = format!("{number}. ");
        for (at, line) in trimmed(&lines).iter().enumerate() {
            let lead = if at == 0 { marker.clone() } else { " ".repeat(marker.len()) };
            out.push(format!("{indent}{lead}{}", outdented(line, indent)).trim_end().to_owned());
        }
    }

    fn step_with_heading(&mut self, number: usize, level: usize, step: &[Block], out: &mut Vec<String>) {
        let (words, line, rest, up) = match title_of(step) {
            Some(title) => (title.words, title.line, title.rest, title.level.saturating_sub(level)),
            None => ("", 0, step, 0),
        };
        let explicit = explicit_id(words);
        self.in_heading = true;
        let words = self.inline(without_number(words), line);
        self.in_heading = false;
        let plain = plain(words.trim().trim_matches('*'));
        let title = if plain.is_empty() { format!("{number}단계") } else { format!("{number}단계: {plain}") };
        let named = if plain.is_empty() { &title } else { &plain };
        out.push(self.heading_line(level, &title, explicit.as_deref(), named));
        blank(out);
        out.extend(self.render(rest, Around { floor: level, up, is_bold: false }));
    }

    /// The words of a box that is one line.
    fn words(&mut self, blocks: &[Block]) -> String {
        let lines = self.render(blocks, Around { floor: 0, up: 0, is_bold: true });
        plain(&lines.join(" "))
    }

    /// A file to fetch: a link where it is elsewhere, an image where it is one, else its name.
    fn file(&mut self, address: &str, words: &str, line: usize) -> String {
        if is_outside(address) {
            return self.link(words, address, false, line);
        }
        let name = super::decoded(address.rsplit('/').next().unwrap_or(address));
        if giljabi_content::AssetKind::of_path(&name).is_some() {
            let alt = if words.is_empty() { &name } else { words };
            return self.image(address, alt, words, line);
        }
        self.skip(line, format!("사이트에는 그림이 아닌 첨부 파일을 실을 수 없어 이름만 남겼습니다: `{name}`"));
        if words.is_empty() { format!("첨부 파일: {name}") } else { format!("첨부 파일: {words} ({name})") }
    }

    /// A text that several pages share, in its place.
    fn include(&mut self, tag: &Tag, line: usize, around: Around, out: &mut Vec<String>) {
        let address = tag.rest.trim_matches(['"', '\'']);
        let path = self.path_of(address).filter(|_| self.includes < INCLUDE_LIMIT);
        let text = path
            .as_ref()
            .and_then(|path| self.site.book.files.get(path))
            .and_then(|place| std::fs::read_to_string(place).ok());
        let (Some(path), Some(text)) = (path, text) else {
            return self.skip(line, format!("끼워 넣을 글이 없습니다: `{address}`"));
        };
        let (_, text, first) = front::split(&text);
        self.footnotes.extend(footnotes(text));
        let file = std::mem::replace(&mut self.file, path);
        self.includes += 1;
        blank(out);
        let blocks = blocks::read(text, first);
        out.extend(self.render(&blocks, around));
        blank(out);
        self.includes -= 1;
        self.file = file;
    }
}

/// The words of the link that a reference holds.
fn shown(blocks: &[Block]) -> &str {
    let words = blocks.iter().find_map(|block| match &block.kind {
        Kind::Text(text) => text.strip_prefix('[')?.split_once("](").map(|(words, _)| words),
        _ => None,
    });
    words.unwrap_or_default()
}

/// A tab or a step: its tag and what is in it.
fn named<'t>(block: &'t Block, name: &str) -> Option<(&'t Tag, &'t [Block])> {
    match &block.kind {
        Kind::Tag { tag, inside } if tag.name == name => Some((tag, inside.as_deref().unwrap_or_default())),
        _ => None,
    }
}

/// A step's heading.
struct StepTitle<'t> {
    level: usize,
    words: &'t str,
    line: usize,
    /// What follows it in the step.
    rest: &'t [Block],
}

fn title_of(step: &[Block]) -> Option<StepTitle<'_>> {
    let at = step.iter().position(|block| !matches!(&block.kind, Kind::Text(text) if text.trim().is_empty()))?;
    let Kind::Text(text) = &step[at].kind else { return None };
    let (level, words) = heading(text)?;
    Some(StepTitle { level, words, line: step[at].line, rest: &step[at + 1..] })
}

/// A step's title without the number that it has anyway.
fn without_number(title: &str) -> &str {
    let rest = title.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() == title.len() {
        return title;
    }
    let rest = rest.trim_start().trim_start_matches("단계").trim_start_matches("번째");
    match rest.strip_prefix(['.', ')', ':']) {
        Some(rest) => rest.trim_start(),
        None => title,
    }
}
