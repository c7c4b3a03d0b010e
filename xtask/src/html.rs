//! Finding tags in the page that Trunk wrote, to change it in a few known places. Not a parser of HTML at large: it
//! reads one document that this project wrote, whole or minified.

use std::ops::Range;

/// An opening tag.
#[derive(Debug)]
pub(crate) struct Tag {
    /// Its name in lower case.
    pub(crate) name: String,
    /// Its attributes in order, names in lower case, values without quotes.
    pub(crate) attributes: Vec<Attribute>,
    /// Where it stands, from `<` to `>`.
    pub(crate) range: Range<usize>,
    /// The text up to the closing tag, for `script` and `style`; empty for others.
    pub(crate) content: Range<usize>,
    /// Where the element ends: after its closing tag for `script` and `style`, after the tag for others.
    pub(crate) end: usize,
}

/// An attribute.
#[derive(Debug)]
pub(crate) struct Attribute {
    /// Its name in lower case.
    pub(crate) name: String,
    /// Its value without quotes; empty where it has none.
    pub(crate) value: String,
    /// Where it stands, quotes included.
    pub(crate) range: Range<usize>,
}

impl Tag {
    /// An attribute's value.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|attribute| attribute.name == name).map(|attribute| attribute.value.as_str())
    }
}

/// The opening tags of a document in order; those in comments, scripts and styles are none.
pub(crate) fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(offset) = html[at..].find('<') {
        let start = at + offset;
        let rest = &html[start + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            at = comment.find("-->").map_or(html.len(), |end| start + 4 + end + 3);
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let tag = tag(html, start);
            at = tag.end;
            tags.push(tag);
        } else {
            at = start + 1;
        }
    }
    tags
}

/// Reads the tag whose `<` stands at `start`.
fn tag(html: &str, start: usize) -> Tag {
    let is_end = |c: char| c.is_ascii_whitespace() || c == '>' || c == '/';
    let skip = |from: usize, skipped: &dyn Fn(char) -> bool| {
        html[from..].find(|c: char| !skipped(c)).map_or(html.len(), |offset| from + offset)
    };
    let mut at = skip(start + 1, &|c| !is_end(c));
    let name = html[start + 1..at].to_ascii_lowercase();
    let mut attributes = Vec::new();
    loop {
        at = skip(at, &|c| c.is_ascii_whitespace() || c == '/');
        if at == html.len() || html[at..].starts_with('>') {
            break;
        }
        let from = at;
        at = skip(at, &|c| !is_end(c) && c != '=').max(from + 1);
        let attribute = html[from..at].to_ascii_lowercase();
        let mut value = "";
        if html[at..].starts_with('=') {
            at += 1;
            if let Some(quote) = html[at..].chars().next().filter(|c| matches!(c, '"' | '\'')) {
                let end = skip(at + 1, &|c| c != quote);
                value = &html[at + 1..end];
                at = (end + 1).min(html.len());
            } else {
                let end = skip(at, &|c| !c.is_ascii_whitespace() && c != '>');
                value = &html[at..end];
                at = end;
            }
        }
        attributes.push(Attribute { name: attribute, value: value.to_owned(), range: from..at });
    }
    let after = (at + 1).min(html.len());
    let (content, end) = if matches!(name.as_str(), "script" | "style") {
        let closing = format!("</{name}");
        let length = html[after..].to_ascii_lowercase().find(&closing).unwrap_or(html.len() - after);
        let end = skip(after + length, &|c| c != '>');
        (after..after + length, (end + 1).min(html.len()))
    } else {
        (after..after, after)
    };
    Tag { name, attributes, range: start..after, content, end }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expect: &str) {
        let shown: Vec<String> = tags(html)
            .iter()
            .map(|tag| {
                let attributes = tag.attributes.iter().map(|a| format!(" {}={}", a.name, a.value));
                format!("{}{}{{{}}}", tag.name, attributes.collect::<String>(), &html[tag.content.clone()])
            })
            .collect();
        assert_eq!(shown.join(" "), expect, "{html}");
    }

    #[test]
    fn attributes_may_be_quoted_or_bare_or_without_value() {
        check("<meta name=\"a\" content='b c'/>", "meta name=a content=b c{}");
        check("<META Name=a content=x/y ><link async>", "meta name=a content=x/y{} link async={}");
        check("<a title='>' href=b>", "a title=> href=b{}");
    }

    #[test]
    fn what_scripts_styles_and_comments_hold_is_no_tag() {
        check("<script type=module>if (a<b) '<p>'</script><p>", "script type=module{if (a<b) '<p>'} p{}");
        check("<!-- <p> --><style>a>b{}</STYLE ><i>", "style{a>b{}} i{}");
    }

    #[test]
    fn a_document_cut_short_is_read_to_its_end() {
        for html in ["<", "<a", "<a b", "<a b=", "<a b='", "<script>x", "<!-- ", "<a =>", "<가>", "<a 가=나"] {
            let _ = tags(html);
        }
    }
}
