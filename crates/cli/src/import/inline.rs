//! What stands within a line: links, images, HTML, emoji, footnotes.

use super::blocks::code_length;
use super::convert::Converter;
use super::emoji::emoji_at;
use super::html::{self, Markup, Tag};
use super::target::Target;

/// Elements that our pages may hold; their attributes go.
const KEPT: [&str; 26] = [
    "abbr", "b", "br", "cite", "code", "del", "details", "dfn", "em", "i", "ins", "kbd", "mark", "q", "rp", "rt",
    "ruby", "s", "small", "strong", "sub", "summary", "sup", "u", "wbr", "strike",
];

/// Elements that only say how something looks or is laid out.
const LAYOUT: [&str; 24] = [
    "article",
    "center",
    "div",
    "figcaption",
    "figure",
    "font",
    "footer",
    "header",
    "hr",
    "main",
    "nav",
    "ol",
    "p",
    "picture",
    "section",
    "source",
    "span",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Other elements of HTML that editors meet. What is none is text that looks like a tag.
const OTHERS: [&str; 25] = [
    "audio",
    "blockquote",
    "button",
    "canvas",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "iframe",
    "input",
    "label",
    "li",
    "object",
    "option",
    "pre",
    "script",
    "select",
    "style",
    "svg",
    "table",
    "textarea",
    "video",
];

impl Converter<'_> {
    /// A line's words in our markdown.
    pub(super) fn inline(&mut self, text: &str, line: usize) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let taken = match c {
                '`' => {
                    let length = code_length(rest);
                    out.push_str(&rest[..length]);
                    Some(length)
                }
                '\\' => {
                    let length = 1 + rest[1..].chars().next().map_or(0, char::len_utf8);
                    out.push_str(&rest[..length]);
                    Some(length)
                }
                '<' => self.markup(rest, &mut out, line),
                '!' => self.image_link(rest, &mut out, line),
                '[' => self.footnote(rest, &mut out, line).or_else(|| self.markdown_link(rest, &mut out, line)),
                ':' => emoji_at(rest).map(|(emoji, length)| {
                    out.push_str(emoji);
                    length
                }),
                '&' => ["&#x20;", "&#32;"].iter().find(|space| rest.starts_with(**space)).map(|space| {
                    out.push(' ');
                    space.len()
                }),
                _ => None,
            };
            let taken = taken.unwrap_or_else(|| {
                out.push(c);
                c.len_utf8()
            });
            rest = &rest[taken..];
        }
        out
    }

    /// An HTML tag; returns how much of the text it is, with what lies in it where that was converted too.
    fn markup(&mut self, text: &str, out: &mut String, line: usize) -> Option<usize> {
        let (markup, length) = html::markup_at(text)?;
        let tag = match markup {
            Markup::Comment(comment) => {
                out.push_str(comment);
                return Some(length);
            }
            Markup::Close(name) => {
                if KEPT.contains(&name.as_str()) && !self.drops(&name) {
                    out.extend(["</", ours(&name), ">"]);
                } else if !is_html(&name) {
                    out.push('\\');
                    out.push_str(&text[..length]);
                }
                return Some(length);
            }
            Markup::Open(tag) => tag,
        };
        let rest = &text[length..];
        let inside = |name: &str| html::inside(rest, name).map(|(inside, more)| (inside, length + more));
        match tag.name.as_str() {
            "a" => {
                let (words, length) = inside("a").unwrap_or(("", length));
                self.anchor(&tag, words, out, line);
                Some(length)
            }
            "img" => {
                let image = self.image(
                    tag.attribute("src").unwrap_or_default(),
                    tag.attribute("alt").unwrap_or_default(),
                    "",
                    line,
                );
                out.push_str(&image);
                Some(length)
            }
            "figure" => {
                let (whole, length) = inside("figure").unwrap_or(("", length));
                out.push_str(&self.figure(whole, line).join(" "));
                Some(length)
            }
            // GitBook's icons, with their names in them.
            "i" if tag.attribute("class").is_some_and(|class| class.contains("fa-")) => {
                let (name, length) = inside("i").unwrap_or(("", length));
                let name = name.trim_matches(':');
                self.skip(line, format!("아이콘은 실을 수 없어 이름만 남겼습니다: `{name}`"));
                out.push_str(name);
                Some(length)
            }
            "iframe" | "video" | "audio" if tag.attribute("src").is_some() => {
                let address = tag.attribute("src").unwrap_or_default();
                self.skip(line, format!("`<{}>`는 실을 수 없어 링크로 바꿨습니다", tag.name));
                out.push_str(&self.link("", address, false, line));
                Some(inside(&tag.name).map_or(length, |(_, length)| length))
            }
            "script" | "style" => {
                self.skip(line, format!("`<{}>`는 실을 수 없어 지웠습니다", tag.name));
                Some(inside(&tag.name).map_or(length, |(_, length)| length))
            }
            "li" => {
                out.push_str("- ");
                Some(length)
            }
            name if KEPT.contains(&name) => {
                if !self.drops(name) {
                    out.push('<');
                    out.push_str(ours(name));
                    for (key, value) in &tag.attributes {
                        if matches!((name, key.as_str()), ("abbr" | "dfn", "title") | ("details", "open")) {
                            out.extend([" ", key, "=\"", &value.replace('"', "&quot;"), "\""]);
                        }
                    }
                    out.push('>');
                }
                Some(length)
            }
            name if LAYOUT.contains(&name) => Some(length),
            name if OTHERS.contains(&name) => {
                self.skip(line, format!("`<{name}>`는 옮길 수 없어 안의 글만 남겼습니다"));
                Some(length)
            }
            _ => {
                // No element of HTML: somebody wrote `<이름>` in Latin letters, and wants it read.
                out.push('\\');
                out.push_str(&text[..length]);
                Some(length)
            }
        }
    }

    /// Whether a kept element goes all the same: a heading is no place for colours.
    fn drops(&self, name: &str) -> bool {
        name == "mark" && self.in_heading
    }

    fn anchor(&mut self, tag: &Tag, words: &str, out: &mut String, line: usize) {
        let address = tag.attribute("href").unwrap_or_default();
        if tag.attribute("data-footnote-ref").is_some() {
            let words = self.inline(words, line);
            out.push_str(&words);
            if let Some((_, label)) = address.rsplit_once("fn-").filter(|_| !words.contains("[^")) {
                self.footnote(&format!("[^{label}]"), out, line);
            }
            return;
        }
        let id = tag.attribute("id").or(tag.attribute("name"));
        if id.is_some() && self.in_heading {
            // The heading's own id, which it gets in another form.
            out.push_str(&self.inline(words, line));
            return;
        }
        if let Some(id) = id {
            self.anchors.add_mark(id);
            out.extend(["<a id=\"", &id.replace('"', "&quot;"), "\"></a>"]);
            if words.is_empty() {
                return;
            }
        }
        let words = self.inline(words, line);
        if address.is_empty() {
            out.push_str(&words);
        } else {
            out.push_str(&self.link(&words, address, false, line));
        }
    }

    /// A link of markdown.
    fn markdown_link(&mut self, text: &str, out: &mut String, line: usize) -> Option<usize> {
        let (words, destination) = bracketed(text)?;
        let (address, title, length) = destination_at(&text[destination..])?;
        let is_mention = title == "mention";
        let words = self.inline(words, line);
        out.push_str(&self.link(&words, &unescaped(address), is_mention, line));
        Some(destination + length)
    }

    /// An image of markdown.
    fn image_link(&mut self, text: &str, out: &mut String, line: usize) -> Option<usize> {
        let (alt, destination) = bracketed(text.strip_prefix('!')?)?;
        let (address, title, length) = destination_at(&text[1 + destination..])?;
        out.push_str(&self.image(&unescaped(address), alt, title, line));
        Some(1 + destination + length)
    }

    /// A link to wherever an address of GitBook's leads; only the words where it leads nowhere. A mention has the name of
    /// its page, as GitBook shows it.
    pub(super) fn link(&mut self, words: &str, address: &str, is_mention: bool, line: usize) -> String {
        match self.target(address) {
            Target::Page { name, address } => {
                let words =
                    if is_mention || words.is_empty() { name.replace(['[', ']'], "") } else { words.to_owned() };
                format!("[{words}]({address})")
            }
            Target::Beginning { name, address, missing } => {
                self.skip(line, format!("링크한 글에 그런 제목이 없어 글의 처음으로 이었습니다: `#{missing}`"));
                let words =
                    if is_mention || words.is_empty() { name.replace(['[', ']'], "") } else { words.to_owned() };
                format!("[{words}]({address})")
            }
            Target::Outside => {
                let shown = address.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
                let words = if words.is_empty() { shown } else { words };
                format!("[{words}]({})", destination(address))
            }
            Target::Nothing(reason) => {
                self.skip(line, format!("{reason} 글자만 남겼습니다: `{}`", super::decoded(address)));
                if words.is_empty() { address.to_owned() } else { words.to_owned() }
            }
        }
    }

    /// A reference to a footnote that the page has.
    fn footnote(&mut self, text: &str, out: &mut String, line: usize) -> Option<usize> {
        let (label, _) = text.strip_prefix("[^")?.split_once(']')?;
        if self.footnotes.contains(label) {
            out.extend(["[^", label, "]"]);
        } else {
            self.skip(line, format!("내용이 없는 각주라 지웠습니다: `[^{label}]`"));
        }
        Some(label.len() + "[^]".len())
    }
}

/// How an element is called here.
fn ours(name: &str) -> &str {
    if name == "strike" { "s" } else { name }
}

fn is_html(name: &str) -> bool {
    name == "a" || name == "img" || KEPT.contains(&name) || LAYOUT.contains(&name) || OTHERS.contains(&name)
}

/// An address as it may stand in a link's brackets.
pub(super) fn destination(address: &str) -> String {
    if address.contains(|c: char| c.is_whitespace() || "()<>".contains(c)) {
        format!("<{}>", address.replace(['<', '>'], ""))
    } else {
        address.to_owned()
    }
}

/// An address without the backslashes that markdown has before punctuation.
fn unescaped(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    let mut chars = address.chars().peekable();
    while let Some(c) = chars.next() {
        let escaped = (c == '\\').then(|| chars.next_if(char::is_ascii_punctuation)).flatten();
        out.push(escaped.unwrap_or(c));
    }
    out
}

/// The words in the brackets that a text begins with, where `(` follows them, and where that is.
fn bracketed(text: &str) -> Option<(&str, usize)> {
    let (mut depth, mut at) = (0_usize, 0);
    loop {
        at += text.get(at..)?.find(['[', ']', '\\', '`'])?;
        match text.as_bytes()[at] {
            b'[' => depth += 1,
            b']' => depth = depth.checked_sub(1)?,
            b'\\' => at += 1,
            _ => at += code_length(&text[at..]) - 1,
        }
        at += 1;
        if depth == 0 {
            let is_link = text.get(at..).is_some_and(|rest| rest.starts_with('('));
            return is_link.then(|| (&text[1..at - 1], at));
        }
    }
}

/// The address and the title in the round brackets that a text begins with, and how long all that is.
fn destination_at(text: &str) -> Option<(&str, &str, usize)> {
    let inside = text.strip_prefix('(')?.trim_start();
    let start = text.len() - inside.len();
    let (address, mut at) = if let Some(pointed) = inside.strip_prefix('<') {
        let end = pointed.find('>')?;
        (&pointed[..end], start + end + 2)
    } else {
        let mut depth = 0_usize;
        let mut end = inside.len();
        for (at, c) in inside.char_indices() {
            match c {
                '(' => depth += 1,
                ')' if depth > 0 => depth -= 1,
                ')' => {
                    end = at;
                    break;
                }
                c if c.is_whitespace() => {
                    end = at;
                    break;
                }
                _ => {}
            }
        }
        (&inside[..end], start + end)
    };
    let rest = text.get(at..)?.trim_start();
    at = text.len() - rest.len();
    let mut title = "";
    if let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let (inside, _) = rest[1..].split_once(quote)?;
        title = inside;
        let after = rest[inside.len() + 2..].trim_start();
        at = text.len() - after.len();
    }
    text[at..].starts_with(')').then_some((address, title, at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_words_and_an_address() {
        let check = |text: &str, expect: Option<(&str, &str, &str, &str)>| {
            let found = bracketed(text).and_then(|(words, at)| {
                let (address, title, length) = destination_at(&text[at..])?;
                Some((words, address, title, &text[at + length..]))
            });
            assert_eq!(found, expect, "{text}");
        };
        check("[가](b.md) 나", Some(("가", "b.md", "", " 나")));
        check("[.](./ \"mention\")", Some((".", "./", "mention", "")));
        check("[![가](a(1).png)](<b c.md>)다", Some(("![가](a(1).png)", "b c.md", "", "다")));
        check("[`]`](b)", Some(("`]`", "b", "", "")));
        check("[가\\]](b)", Some(("가\\]", "b", "", "")));
        check("[x] (b)", None);
        check("[가](b", None);
        check("[가", None);
    }

    #[test]
    fn addresses_that_would_end_the_brackets_are_pointed() {
        assert_eq!(destination("https://a.b/c_(d)"), "<https://a.b/c_(d)>");
        assert_eq!(destination("https://a.b/c"), "https://a.b/c");
    }
}
