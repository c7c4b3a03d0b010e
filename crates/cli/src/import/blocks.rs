//! A GitBook page as a tree: lines of markdown, code, HTML that spans lines, and GitBook's own boxes,
//! `{% hint %} … {% endhint %}`.

use super::html;

/// A part of a page.
#[derive(Debug, PartialEq)]
pub(super) struct Block {
    /// The line at which it begins, from 1.
    pub(super) line: usize,
    /// The white space before it.
    pub(super) indent: String,
    pub(super) kind: Kind,
}

/// What a part is.
#[derive(Debug, PartialEq)]
pub(super) enum Kind {
    /// A line of markdown; empty for a blank one.
    Text(String),
    /// A fenced block, with its fences.
    Fence(Vec<String>),
    /// An element that is a block of its own; see [`ELEMENTS`].
    Html(String),
    /// One of GitBook's boxes, with what is in it; without its end, `inside` is `None`.
    Tag { tag: Tag, inside: Option<Vec<Block>> },
    /// The end of a box that was not opened.
    StrayEnd(String),
}

/// A tag of GitBook's: `{% name key="value" %}`.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Tag {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    /// As it is written, between the name and the end.
    pub(super) rest: String,
}

impl Tag {
    /// An attribute's value.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Elements that are taken whole, over as many lines as they have.
const ELEMENTS: [&str; 4] = ["figure", "table", "pre", "summary"];
/// How deep boxes may lie in boxes.
const DEPTH_LIMIT: usize = 32;
/// How many lines an element may go on. Beyond that its end is somebody else's.
const ELEMENT_LINES: usize = 2_000;

/// Reads a page whose first line is line `first` of its file.
pub(super) fn read(text: &str, first: usize) -> Vec<Block> {
    let mut pieces = Vec::new();
    let lines: Vec<_> = text.lines().collect();
    let mut at = 0;
    let mut is_raw = false;
    while let Some(line) = lines.get(at) {
        let number = first + at;
        at += 1;
        let (indent, text) = split_indent(line);
        if let Some(fence) = fence_of(text) {
            let length = lines[at..].iter().position(|line| ends(line, fence)).map_or(lines.len() - at, |end| end + 1);
            let whole = std::iter::once(text).chain(lines[at..at + length].iter().map(|line| without(line, indent)));
            push(&mut pieces, number, indent, Kind::Fence(whole.map(str::to_owned).collect()));
            at += length;
            continue;
        }
        if let Some((before, name, start)) = element(text) {
            // The element may go on over lines; its end counts wherever it is.
            let more = lines[at..].iter().copied().take(ELEMENT_LINES);
            let rest = std::iter::once(&text[start..]).chain(more).collect::<Vec<_>>().join("\n");
            let tag_length = html::markup_at(&rest).map_or(0, |(_, length)| length);
            if let Some((_, length)) = html::inside(&rest[tag_length..], name) {
                let whole = &rest[..tag_length + length];
                if !before.trim().is_empty() {
                    tags(&mut pieces, number, indent, before, &mut is_raw);
                }
                push(&mut pieces, number, indent, Kind::Html(whole.to_owned()));
                let more = whole.matches('\n').count();
                at += more;
                let after = rest[whole.len()..].lines().next().unwrap_or_default();
                if !after.trim().is_empty() {
                    tags(&mut pieces, number + more, indent, after, &mut is_raw);
                }
                continue;
            }
        }
        tags(&mut pieces, number, indent, text, &mut is_raw);
    }
    tree(pieces)
}

fn push(pieces: &mut Vec<Block>, line: usize, indent: &str, kind: Kind) {
    pieces.push(Block { line, indent: indent.to_owned(), kind });
}

/// The white space that a line begins with, and the rest.
pub(super) fn split_indent(line: &str) -> (&str, &str) {
    let text = line.trim_start();
    line.split_at(line.len() - text.len())
}

/// A line without the indentation of the block that it belongs to.
fn without<'a>(line: &'a str, indent: &str) -> &'a str {
    let length = line.len() - line.trim_start().len();
    line.get(length.min(indent.len())..).unwrap_or(line)
}

/// The characters of the fence that a line opens.
fn fence_of(text: &str) -> Option<&str> {
    let c = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = text.len() - text.trim_start_matches(c).len();
    let is_open = length >= 3 && (c == '~' || !text[length..].contains('`'));
    is_open.then_some(&text[..length])
}

fn ends(line: &str, fence: &str) -> bool {
    let text = line.trim();
    text.starts_with(fence) && text.trim_start_matches(&fence[..1]).is_empty()
}

/// The first element of [`ELEMENTS`] in a line that is not a table's row or an item's whole text: what stands before
/// it, its name, and where it begins.
fn element(text: &str) -> Option<(&str, &'static str, usize)> {
    if text.starts_with('|') {
        return None;
    }
    let mut at = 0;
    loop {
        at += text.get(at..)?.find(['<', '`'])?;
        if text[at..].starts_with('`') {
            at += code_length(&text[at..]);
            continue;
        }
        if let Some((html::Markup::Open(tag), _)) = html::markup_at(&text[at..])
            && let Some(name) = ELEMENTS.into_iter().find(|name| *name == tag.name)
        {
            let before = &text[..at];
            let is_item = before.trim_end().trim_start_matches(|c: char| c.is_ascii_digit()).len() == 1;
            return (!is_item || before.trim().is_empty()).then_some((before, name, at));
        }
        at += 1;
    }
}

/// How long the code span or the run of backticks is that begins a text.
pub(super) fn code_length(text: &str) -> usize {
    let run = text.len() - text.trim_start_matches('`').len();
    let mut at = run;
    while let Some(next) = text[at..].find('`') {
        at += next;
        let length = text[at..].len() - text[at..].trim_start_matches('`').len();
        at += length;
        if length == run {
            return at;
        }
    }
    run
}

/// Cuts a line at GitBook's tags. What stands in code or between `raw` and `endraw` is none.
fn tags(pieces: &mut Vec<Block>, line: usize, indent: &str, text: &str, is_raw: &mut bool) {
    let mut start = 0;
    let mut at = 0;
    let mut has_tag = false;
    while let Some(offset) = text[at..].find(['{', '`']) {
        at += offset;
        if text[at..].starts_with('`') {
            at += code_length(&text[at..]);
            continue;
        }
        let Some((tag, length)) = tag_at(&text[at..]) else {
            at += 1;
            continue;
        };
        let is_end = tag.name == "endraw";
        if tag.name == "raw" || is_end {
            *is_raw = !is_end;
        } else if *is_raw {
            at += length;
            continue;
        }
        let before = text[start..at].trim();
        if !before.is_empty() {
            push(pieces, line, indent, Kind::Text(before.to_owned()));
        }
        has_tag = true;
        at += length;
        start = at;
        match tag.name.strip_prefix("end") {
            _ if tag.name == "raw" || is_end => {}
            Some(name) => push(pieces, line, indent, Kind::StrayEnd(name.to_owned())),
            None => push(pieces, line, indent, Kind::Tag { tag, inside: None }),
        }
    }
    let after = &text[start..];
    // A line of nothing but tags leaves no blank one behind.
    if !has_tag || !after.trim().is_empty() {
        let after = if has_tag { after.trim_start() } else { after };
        push(pieces, line, indent, Kind::Text(after.to_owned()));
    }
}

/// The tag that a text begins with, and its length.
fn tag_at(text: &str) -> Option<(Tag, usize)> {
    let inside = text.strip_prefix("{%")?;
    let end = inside.find("%}")?;
    let inside = inside[..end].trim();
    let (name, rest) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let (attributes, _) = html::attributes(&format!("{rest} %"), '%').unwrap_or_default();
    let tag = Tag { name: name.to_owned(), attributes, rest: rest.trim().to_owned() };
    (!name.is_empty()).then_some((tag, end + "{%%}".len()))
}

/// Puts what lies between a tag and its end into it. Boxes that lie deeper than anybody reads are left open.
fn tree(pieces: Vec<Block>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::with_capacity(pieces.len());
    // How deep boxes lie in each of `blocks`.
    let mut depths: Vec<usize> = Vec::with_capacity(pieces.len());
    // Where in `blocks` the tags are that may still end.
    let mut open: Vec<usize> = Vec::new();
    for piece in pieces {
        if let Kind::StrayEnd(name) = &piece.kind {
            let is_named = |at: &usize| matches!(&blocks[*at].kind, Kind::Tag { tag, .. } if tag.name == *name);
            if let Some(place) = open.iter().rposition(is_named) {
                let at = open[place];
                open.truncate(place);
                let depth = depths[at + 1..].iter().max().map_or(1, |depth| depth + 1);
                if depth <= DEPTH_LIMIT {
                    depths.truncate(at);
                    depths.push(depth);
                    let inner = blocks.split_off(at + 1);
                    if let Kind::Tag { inside, .. } = &mut blocks[at].kind {
                        *inside = Some(inner);
                    }
                }
                continue;
            }
        } else if matches!(piece.kind, Kind::Tag { .. }) {
            open.push(blocks.len());
        }
        blocks.push(piece);
        depths.push(0);
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(blocks: &[Block]) -> String {
        let show = |block: &Block| {
            let kind = match &block.kind {
                Kind::Text(text) => format!("{text:?}"),
                Kind::Fence(lines) => format!("fence{lines:?}"),
                Kind::Html(html) => format!("html[{html}]"),
                Kind::Tag { tag, inside: None } => tag.name.clone(),
                Kind::Tag { tag, inside: Some(inside) } => format!("{}({})", tag.name, show(inside)),
                Kind::StrayEnd(name) => format!("/{name}"),
            };
            format!("{}{}{kind}", block.line, block.indent)
        };
        blocks.iter().map(show).collect::<Vec<_>>().join(" ")
    }

    fn check(text: &str, expect: &str) {
        assert_eq!(show(&read(text, 1)), expect, "{text}");
    }

    #[test]
    fn boxes_hold_what_lies_between_their_tags() {
        check("{% hint style=\"info\" %}\n가\n{% endhint %}\n나", "1hint(2\"가\") 4\"나\"");
        check("{% tabs %}{% tab title=\"x\" %}가{% endtab %}{% endtabs %}", "1tabs(1tab(1\"가\"))");
        check("{% embed url=\"a\" %}\n\n{% embed url=\"b\" %}\n말\n{% endembed %}", "1embed 2\"\" 3embed(4\"말\")");
        check("  {% hint %}\n  가\n  {% endhint %}", "1  hint(2  \"가\")");
        check("{% hint %}\n가", "1hint 2\"가\"");
        check("{% endhint %}", "1/hint");
        let deep = read(&format!("{}가{}", "{% hint %}".repeat(50_000), "{% endhint %}".repeat(50_000)), 1);
        assert!(show(&deep).contains("hint(1\"가\")"));
        check("`{% hint %}`와 {% raw %}{% x %}{% endraw %}", "1\"`{% hint %}`와\" 1\"{% x %}\"");
    }

    #[test]
    fn code_and_elements_are_taken_whole() {
        check("```sh\n{% x %}\n\n```\n가", "1fence[\"```sh\", \"{% x %}\", \"\", \"```\"] 5\"가\"");
        check("  ~~~\n    a\n  ~~~", "1  fence[\"~~~\", \"  a\", \"~~~\"]");
        check(
            "<div><figure><img\nsrc=\"a\"></figure></div>",
            "1\"<div>\" 1html[<figure><img\nsrc=\"a\"></figure>] 2\"</div>\"",
        );
        check("| <figure></figure> |", "1\"| <figure></figure> |\"");
        check("1. <figure></figure>", "1\"1. <figure></figure>\"");
        check("<table>\n\n</table>\n가", "1html[<table>\n\n</table>] 4\"가\"");
        check("<table>\n가", "1\"<table>\" 2\"가\"");
    }

    #[test]
    fn tags_have_attributes() {
        let (tag, length) = tag_at("{% code title=\"a b\" lineNumbers=\"true\" full %}x").expect("a tag");
        assert_eq!((tag.name.as_str(), length), ("code", 46));
        assert_eq!((tag.attribute("title"), tag.attribute("full")), (Some("a b"), Some("")));
        assert_eq!(tag_at("{% include \"../a.md\" %}").expect("a tag").0.rest, "\"../a.md\"");
        assert_eq!(tag_at("{{ x }}"), None);
    }
}
