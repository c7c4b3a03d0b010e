//! Whatever a page holds, it becomes a page of ours.

use super::*;
use proptest::prelude::*;
use std::collections::HashMap;

/// Converts a page that is the whole book.
fn converted(text: &str) -> Converted {
    let page = book::Page {
        path: "a/page.md".into(),
        front: front::Front::default(),
        text: text.into(),
        first_line: 1,
        name: None,
    };
    let book = Book { pages: vec![page], by_path: HashMap::from([("a/page.md".to_owned(), 0)]), ..Book::default() };
    let places = [Place { path: "guides/a/page.md".into(), is_taken: false }];
    let mut images = Images::default();
    let mut site = Site {
        book: &book,
        content: Path::new("no-such-folder"),
        places: &places,
        titles: vec![String::new()],
        anchors: vec![Anchors::default()],
    };
    let first = Converter::convert(&site, &mut images, 0);
    (site.titles, site.anchors) = (vec![first.title], vec![first.anchors]);
    Converter::convert(&site, &mut images, 0)
}

#[track_caller]
fn check(text: &str, expect: &str) {
    assert_eq!(converted(text).body, format!("{expect}\n"), "{text}");
}

#[test]
fn line_ends_stay_where_they_were_meant() {
    check("가\\\n나\\\n\n다&#x20;\n\\\n라  \n마  \n", "가\\\n나\n\n다\n\n라\\\n마");
    check("| 가\\ |\n| --- |", "| 가\\ |\n| --- |");
}

#[test]
fn headings_in_boxes_and_lists_are_words_in_bold() {
    check("{% hint style=\"x\" %}\n## **가**\n{% endhint %}", "> [!NOTE]\n> **가**");
    check("* 가\n\n  ## 나", "* 가\n\n  **나**");
    check("# 제목\n\n# 가\n\n####### 나", "## 가 {#가}\n\n####### 나");
    check("## 가 ##\n\n## C#", "## 가 {#가}\n\n## C# {#c}");
}

#[test]
fn boxes_lie_in_boxes() {
    check(
        "{% hint style=\"info\" %}\n가\n{% hint style=\"danger\" %}\n나\n{% endhint %}\n{% endhint %}",
        "> [!NOTE]\n> 가\n>\n> > [!CAUTION]\n> > 나",
    );
    check(
        "{% tabs %}\n{% tab title=\"가\" %}\n{% tabs %}\n{% tab title=\"나\" %}\n다\n{% endtab %}\n{% endtabs %}\n{% endtab %}\n{% endtabs %}",
        "## 가 {#가}\n\n### 나 {#나}\n\n다",
    );
    check(
        "1. 가\n\n   {% stepper %}\n   {% step %}\n   ### 나\n\n   다\n   {% endstep %}\n   {% endstepper %}",
        "1. 가\n\n   1. **나**\n\n      다",
    );
}

#[test]
fn marks_of_looks_go_and_words_stay() {
    check("<div align=\"center\">\n\n<p>가</p>\n\n</div>", "가");
    check("<span style=\"color:red\">가</span> <strike>나</strike> <b class=\"x\">다</b>", "가 <s>나</s> <b>다</b>");
    check("## <mark style=\"color:red;\">가</mark>", "## 가 {#가}");
    check("가 <token> 나 <번호> `<b>` \\<c>", "가 \\<token> 나 <번호> `<b>` \\<c>");
    check("<a id=\"x\"></a>가 [나](#x)", "<a id=\"x\"></a>가 [나](#x)");
    check("{% content-ref url=\"..\" %}\n[가](..)\n{% endcontent-ref %}", "가");
    check(
        "{% content-ref url=\"https://example.com/\" %}\n[](x)\n{% endcontent-ref %}",
        "[example.com](https://example.com/)",
    );
    check("[가](<page.md>) [나](/a/page.md#none) [다](javascript:x)", "[가](page.md) 나 다");
}

const BOXES: [&str; 22] = [
    "{% hint style=\"info\" %}",
    "{% endhint %}",
    "{% tabs %}",
    "{% tab title=\"x\" %}",
    "{% endtab %}",
    "{% endtabs %}",
    "{% stepper %}",
    "{% step %}",
    "{% endstep %}",
    "{% endstepper %}",
    "{% code %}",
    "{% endcode %}",
    "{% columns %}",
    "{% endcolumns %}",
    "{% other %}",
    "{% endother %}",
    "## ",
    "* ",
    "  ",
    "\n",
    "\n\n",
    "> ",
];

const SPANS: [&str; 30] = [
    "`",
    "```\n",
    "<details>\n",
    "</details>",
    "<summary>",
    "</summary>",
    "<table>",
    "<tr><td>",
    "</td></tr></table>",
    "<a href=\"x.md\">",
    "</a>",
    "[",
    "](",
    ")",
    "![",
    "<figure>",
    "<img src=\"a.png\" alt=\"b\">",
    "</figure>",
    "| ",
    "\\",
    "<mark>",
    "</mark>",
    "{% raw %}",
    "{% endraw %}",
    "<!--",
    "-->",
    "<script>",
    ":warning:",
    "[^1]: ",
    "{%",
];

fn pieces(known: Vec<&'static str>, others: &'static str) -> impl Strategy<Value = String> {
    let piece = prop_oneof![prop::sample::select(known).prop_map(str::to_owned), "[가-힣]{1,3}", others];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_page_makes_it_panic(text in pieces([&BOXES[..], &SPANS].concat(), "[a-z<>#: .]{1,4}")) {
        let page = converted(&text);
        prop_assert!(page.body.ends_with('\n'));
    }

    /// Boxes go, what they say stays: every word is in the page, or in its title.
    #[test]
    fn no_word_is_lost_with_a_box(text in pieces([&BOXES[..], &["`", "<mark>", "</mark>", "\\"]].concat(), "[a-z:.]{1,4}")) {
        let page = converted(&text);
        let whole = format!("{}\n{}", page.title, page.body);
        for word in text.split(|c: char| !('가'..='힣').contains(&c)).filter(|word| !word.is_empty()) {
            prop_assert!(whole.contains(word), "{word} of {text:?} in {whole:?}");
        }
    }
}
