//! HTML as GitBook writes it into markdown: tags, with their attributes, in a run of text. No parser of HTML at large:
//! what is no tag to `CommonMark` is text.

/// A tag or comment that begins a text.
#[derive(Debug, PartialEq)]
pub(super) enum Markup<'a> {
    Open(Tag),
    /// The name of a closing tag, in lower case.
    Close(String),
    Comment(&'a str),
}

/// An opening tag.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Tag {
    /// In lower case.
    pub(super) name: String,
    /// Names in lower case, values without quotes and references.
    pub(super) attributes: Vec<(String, String)>,
}

impl Tag {
    /// An attribute's value; empty where it has none.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The tag or comment that `text` begins with, and its length in bytes.
pub(super) fn markup_at(text: &str) -> Option<(Markup<'_>, usize)> {
    if text.starts_with("<!--") {
        let length = text.find("-->")? + "-->".len();
        return Some((Markup::Comment(&text[..length]), length));
    }
    let is_closing = text.starts_with("</");
    let start = if is_closing { 2 } else { 1 };
    let inside = text.strip_prefix('<')?.get(start - 1..)?;
    let length = inside.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(inside.len());
    let (name, rest) = inside.split_at(length);
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic());
    if !is_name || !rest.starts_with(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/') {
        return None;
    }
    let name = name.to_ascii_lowercase();
    let (attributes, length) = attributes(rest, '>')?;
    let length = text.len() - rest.len() + length;
    let markup = if is_closing { Markup::Close(name) } else { Markup::Open(Tag { name, attributes }) };
    Some((markup, length))
}

/// Attributes up to the first `end` outside of quotes, and the length of all that in bytes.
pub(super) fn attributes(text: &str, end: char) -> Option<(Vec<(String, String)>, usize)> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix(end) {
            return Some((found, text.len() - after.len()));
        }
        let length = rest.find(|c: char| c.is_whitespace() || c == '=' || c == end).filter(|length| *length > 0)?;
        let (name, after) = rest.split_at(length);
        let mut value = String::new();
        rest = after;
        if let Some(after) = after.strip_prefix('=') {
            if let Some(quote) = after.chars().next().filter(|c| matches!(c, '"' | '\'')) {
                let (inside, after) = after[1..].split_once(quote)?;
                value = unescaped(inside);
                rest = after;
            } else {
                let length = after.find(|c: char| c.is_whitespace() || c == end)?;
                value = unescaped(&after[..length]);
                rest = &after[length..];
            }
        }
        found.push((name.to_ascii_lowercase(), value));
    }
}

/// What lies between a tag of a name, which is already behind, and its end; and where the text goes on after that.
pub(super) fn inside<'a>(text: &'a str, name: &str) -> Option<(&'a str, usize)> {
    let (mut depth, mut at) = (1, 0);
    loop {
        at += text.get(at..)?.find('<')?;
        let Some((markup, length)) = markup_at(&text[at..]) else {
            at += 1;
            continue;
        };
        match markup {
            Markup::Open(tag) if tag.name == name => depth += 1,
            Markup::Close(closed) if closed == name => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((&text[..at], at + length));
        }
        at += length;
    }
}

/// The words of some HTML, without tags, on one line.
pub(super) fn words(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = if let Some((_, length)) = markup_at(rest) {
            text.push(' ');
            length
        } else {
            text.push('<');
            1
        };
        rest = &rest[length..];
    }
    text.push_str(rest);
    unescaped(&text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of preformatted HTML: without tags, with line ends and spaces as they are.
pub(super) fn preformatted(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = markup_at(rest).map_or_else(
            || {
                text.push('<');
                1
            },
            |(_, length)| length,
        );
        rest = &rest[length..];
    }
    unescaped(&(text + rest))
}

/// References as characters: those that GitBook writes.
fn unescaped(text: &str) -> String {
    let pairs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x20;", " "),
        ("&#x26;", "&"),
        ("&#x3C;", "<"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ];
    pairs.iter().fold(text.to_owned(), |text, (reference, character)| text.replace(reference, character))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The name, the attributes, and the text behind the tag.
    type Found<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str);

    fn check(text: &str, expect: Option<Found<'_>>) {
        let found = markup_at(text).map(|(markup, length)| {
            let (name, attributes) = match markup {
                Markup::Open(tag) => (tag.name, tag.attributes),
                Markup::Close(name) => (format!("/{name}"), Vec::new()),
                Markup::Comment(comment) => (comment.to_owned(), Vec::new()),
            };
            (name, attributes, text[length..].to_owned())
        });
        let expect = expect.map(|(name, attributes, rest)| {
            let attributes = attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
            (name.to_owned(), attributes.collect(), rest.to_owned())
        });
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn tags_have_names_and_attributes() {
        let img = [("src", "a b(1).png"), ("alt", ""), ("data-size", "line")];
        check("<img src=\"a b(1).png\" alt=\"\" data-size=line> 글", Some(("img", &img, " 글")));
        check("<a href='x' id=\"y\">", Some(("a", &[("href", "x"), ("id", "y")], "")));
        check("<BR/>나", Some(("br", &[], "나")));
        check("</Mark>나", Some(("/mark", &[], "나")));
        check("<p title=\"a > &quot;b&quot;\">", Some(("p", &[("title", "a > \"b\"")], "")));
        check("<!-- 메모 -->나", Some(("<!-- 메모 -->", &[], "나")));
    }

    #[test]
    fn what_is_no_tag_is_text() {
        for text in ["<", "< 3", "<주문번호>", "<https://example.com>", "<my_key>", "<a href=\"x", "<img src", "<!-- "]
        {
            check(text, None);
        }
    }

    #[test]
    fn an_element_ends_with_its_own_tag() {
        assert_eq!(inside("가<div>나</div></div>다", "div"), Some(("가<div>나</div>", 23)));
        assert_eq!(inside("가", "div"), None);
        assert_eq!(words("<p>가 <b>나</b></p><p>1 &lt; 2</p>"), "가 나 1 < 2");
        assert_eq!(preformatted("a <strong>b</strong>\n  &lt;c&gt; < d"), "a b\n  <c> < d");
    }
}
