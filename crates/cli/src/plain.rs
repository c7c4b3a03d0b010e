//! Our own sanitised HTML as lines of text, for the terminal.

/// Elements whose end, or whose place, is the end of a line.
const LINES: [&str; 12] = ["p", "br", "li", "tr", "div", "blockquote", "pre", "figcaption", "h3", "h4", "h5", "h6"];

/// The words of some HTML, one block a line. What is to be copied keeps its lines, and buttons are nothing to read.
pub(crate) fn plain(html: &str) -> Vec<String> {
    let mut text = String::with_capacity(html.len());
    let (mut rest, mut is_copied) = (html, false);
    while let Some(start) = rest.find('<') {
        if is_copied {
            text.push_str(&rest[..start]);
        } else {
            text.push_str(&rest[..start].replace('\n', " "));
        }
        let length = tag_length(&rest[start..]);
        let tag = rest[start..start + length].trim_matches(['<', '>', '/']);
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if name == "button" {
            let end = rest[start..].find("</button>").map_or(length, |end| end + "</button>".len());
            rest = &rest[start + end..];
            continue;
        }
        if name == "pre" {
            is_copied = !rest[start..].starts_with("</");
        }
        if name == "br" || (rest[start..].starts_with("</") && LINES.contains(&name)) {
            text.push('\n');
        } else if ["td", "th"].contains(&name) {
            text.push(' ');
        }
        rest = &rest[start + length..];
    }
    text.push_str(rest);
    let lines = text.lines().map(|line| unescaped(&line.split_whitespace().collect::<Vec<_>>().join(" ")));
    lines.filter(|line| !line.is_empty()).collect()
}

/// How long the tag is that begins a text: `>` within quotes does not end it.
fn tag_length(text: &str) -> usize {
    let mut quoted = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '>' if !quoted => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The serialiser writes no other references than these.
fn unescaped(text: &str) -> String {
    let pairs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")];
    pairs.iter().fold(text.to_owned(), |text, (reference, character)| text.replace(reference, character))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[track_caller]
    fn check(html: &str, expect: &[&str]) {
        assert_eq!(plain(html), expect, "{html}");
    }

    #[test]
    fn blocks_are_lines() {
        check("<p>가 <strong>나</strong></p>\n<ul>\n<li>다</li>\n<li>라</li>\n</ul>", &["가 나", "다", "라"]);
        check("<p>가<br>\n나\n다</p>", &["가", "나 다"]);
        check("<table><tr><td>가</td><td>나</td></tr></table>", &["가 나"]);
        check("", &[]);
    }

    #[test]
    fn what_is_to_be_copied_keeps_its_lines() {
        let copy =
            "<figure><figcaption>복사해서 쓰는 글</figcaption><pre>가\n- 나</pre><button>복사</button></figure>\n다";
        check(copy, &["복사해서 쓰는 글", "가", "- 나", "다"]);
    }

    #[test]
    fn tags_are_left_out_and_characters_are_not() {
        check("<p>메뉴 &gt; 이력 &amp;lt; <img alt=\"a > b\" src=\"x\">끝</p>", &["메뉴 > 이력 &lt; 끝"]);
        check("가 < 나", &["가"]);
    }
}
