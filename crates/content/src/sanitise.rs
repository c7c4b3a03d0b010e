//! The last gate before a page is written: whatever the renderer made goes through `ammonia` with a list of what our
//! pages consist of. The renderer is written so that nothing is lost here; see the property test in `article.rs`.

use ammonia::Builder;
use std::collections::HashSet;
use std::sync::LazyLock;

static BUILDER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .tags(HashSet::from([
            "a",
            "abbr",
            "aside",
            "b",
            "blockquote",
            "br",
            "button",
            "cite",
            "code",
            "del",
            "details",
            "dfn",
            "div",
            "em",
            "figcaption",
            "figure",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "i",
            "img",
            "input",
            "ins",
            "kbd",
            "li",
            "mark",
            "ol",
            "p",
            "pre",
            "q",
            "rp",
            "rt",
            "ruby",
            "s",
            "section",
            "small",
            "strong",
            "sub",
            "summary",
            "sup",
            "table",
            "tbody",
            "td",
            "th",
            "thead",
            "tr",
            "u",
            "ul",
            "wbr",
        ]))
        .generic_attributes(HashSet::from(["aria-label", "class", "id", "role"]))
        .link_rel(None)
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]));
    let attributes: [(&str, &[&str]); 10] = [
        ("a", &["href", "rel"]),
        ("abbr", &["title"]),
        ("button", &["type", "data-copy"]),
        ("details", &["open"]),
        ("dfn", &["title"]),
        ("div", &["tabindex"]),
        ("img", &["alt", "height", "loading", "src", "width"]),
        ("input", &["checked", "disabled", "type"]),
        ("ol", &["start"]),
        ("th", &["scope"]),
    ];
    for (tag, names) in attributes {
        builder.add_tag_attributes(tag, names);
    }
    builder
});

/// The same page, made of nothing but what our pages consist of.
pub(crate) fn sanitise(html: &str) -> String {
    BUILDER.clean(html).to_string()
}

#[cfg(test)]
mod tests {
    use super::sanitise;

    #[test]
    fn what_pages_consist_of_stays_and_the_rest_goes() {
        let ours = "<p>결제 <a href=\"guides/a#b\">안내</a></p>";
        assert_eq!(sanitise(ours), ours);
        assert_eq!(sanitise("<p onclick=x>a<script>b</script></p>"), "<p>a</p>");
        assert_eq!(sanitise("<a href=\"javascript:x\">a</a>"), "<a>a</a>");
        assert_eq!(sanitise("<p><b>a</p>"), "<p><b>a</b></p>");
    }
}
