//! Escaping, and links as a static host answers them.

use std::collections::HashSet;

/// A text as it may stand between tags and in a quoted attribute.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// Markup whose links to the site's own pages end with a slash: a page is the `index.html` of a folder, and a host
/// without the slash answers with one more round trip. Links to headings then stay within the page.
pub(crate) fn with_slashes(html: &str, pages: &HashSet<String>) -> String {
    const HREF: &str = " href=\"";
    let mut out = String::with_capacity(html.len() + 256);
    let mut rest = html;
    while let Some(at) = rest.find(HREF) {
        let (before, after) = rest.split_at(at + HREF.len());
        out.push_str(before);
        let end = after.find(['#', '?', '"']).unwrap_or(after.len());
        out.push_str(&after[..end]);
        if pages.contains(&after[..end]) {
            out.push('/');
        }
        rest = &after[end..];
    }
    out.push_str(rest);
    out
}

/// A value as JSON that may stand in a `<script>` of data: nothing in it ends the script or begins a comment.
pub(crate) fn script_json(value: &serde_json::Value) -> String {
    let json = value.to_string();
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_its_place() {
        assert_eq!(escape("<a href='x'>\"&"), "&lt;a href=&#39;x&#39;&gt;&quot;&amp;");
        assert_eq!(
            script_json(&serde_json::json!({ "name": "</script><!--&" })),
            r#"{"name":"\u003c/script\u003e\u003c!--\u0026"}"#
        );
    }

    #[test]
    fn links_to_pages_end_with_a_slash_and_others_stay() {
        let pages: HashSet<_> = ["faq/a".to_owned(), "category/b/c".to_owned()].into();
        let check = |href: &str, expect: &str| {
            assert_eq!(
                with_slashes(&format!("<p><a class=\"x\" href=\"{href}\">faq/a</a>"), &pages),
                format!("<p><a class=\"x\" href=\"{expect}\">faq/a</a>")
            );
        };
        check("faq/a", "faq/a/");
        check("faq/a#part", "faq/a/#part");
        check("flows/x?p=1", "flows/x?p=1");
        check("category/b/c", "category/b/c/");
        check("./", "./");
        check("https://example.com/faq/a", "https://example.com/faq/a");
        check("data/assets/faq/a", "data/assets/faq/a");
    }
}
