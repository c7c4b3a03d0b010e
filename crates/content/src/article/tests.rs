use super::*;
use crate::{Asset, AssetKind, Config, outline};
use proptest::prelude::*;

fn article(path: &str, text: &str) -> (Article, Vec<String>) {
    let source = Source { path: path.into(), text: text.into() };
    let (own, mut diagnostics) = outline(&source);
    let other =
        outline(&Source { path: "faq/other.md".into(), text: "---\ntitle: 다른\n---\n## 기간 {#period}\n".into() }).0;
    let svg =
        Asset::inspect("guides/a.svg", "data/assets/1.svg".into(), AssetKind::Svg, b"<svg viewBox='0 0 640 360'/>");
    let (catalog, _) = Catalog::new(Config::default(), vec![own.clone(), other], [svg], "2026-11-21");
    let (article, found) = render(&source, &own, &catalog);
    diagnostics.extend(found);
    let shown = diagnostics
        .iter()
        .map(|d| format!("{} {}", d.problem.code(), &source.text[d.span.clone()]).trim_end().to_owned())
        .collect();
    (article, shown)
}

/// Renders a guide's body and compares the HTML, with line ends left out, and the problems.
fn check(body: &str, html: &str, problems: &[&str]) -> Article {
    let (article, found) = article("guides/a.md", &format!("---\ntitle: 제목\n---\n{body}"));
    assert_eq!(article.html.replace('\n', ""), html, "{body}");
    assert_eq!(found, problems, "{body}");
    article
}

#[test]
fn words_and_blocks() {
    check("결제를 **취소**했어요.", "<p>결제를 <strong>취소</strong>했어요.</p>", &[]);
    check("가  \n나", "<p>가<br>나</p>", &[]);
    check("~~가~~ *나* `<다>`", "<p><del>가</del> <em>나</em> <code>&lt;다&gt;</code></p>", &[]);
    check("3. 가\n4. 나", "<ol start=\"3\"><li>가</li><li>나</li></ol>", &[]);
    check("> 인용", "<blockquote><p>인용</p></blockquote>", &[]);
    check("```rust\nlet a;\n```", "<pre><code class=\"language-rust\">let a;</code></pre>", &[]);
    check("가\n\n---\n", "<p>가</p><hr>", &[]);
}

#[test]
fn task_lists() {
    check(
        "- [ ] 가\n- [x] 나",
        "<ul><li class=\"task\"><input type=\"checkbox\" disabled=\"\" aria-label=\"가\"> 가</li>\
         <li class=\"task\"><input type=\"checkbox\" disabled=\"\" checked=\"\" aria-label=\"나\"> 나</li></ul>",
        &[],
    );
}

#[test]
fn headings_link_to_themselves() {
    check(
        "## 순서 {#steps}",
        "<h2 id=\"steps\">순서 <a class=\"heading-link\" href=\"guides/a#steps\" \
         aria-label=\"‘순서’ 바로가기 주소\"></a></h2>",
        &[],
    );
}

#[test]
fn the_title_as_first_heading_is_not_said_twice() {
    let article = check("# 제목\n\n가", "<p>가</p>", &[]);
    assert_eq!(article.headings, []);
    let (_, found) = self::article("guides/a.md", "---\ntitle: 제목\n---\n# 다른 제목\n");
    assert_eq!(found, ["heading-level-one # 다른 제목"]);
}

#[test]
fn heading_levels_are_not_jumped() {
    let (_, found) = article("guides/a.md", "---\ntitle: 제목\n---\n### 가\n## 나\n#### 다\n##\n");
    assert_eq!(found, ["heading-jump #### 다", "heading-empty ##"]);
}

#[test]
fn callouts_have_names() {
    check(
        "> [!WARNING]\n> 되돌릴 수 없어요.",
        "<div class=\"callout callout-warning\" role=\"note\" aria-label=\"주의\"><p class=\"callout-title\">주의</p>\
         <p>되돌릴 수 없어요.</p></div>",
        &[],
    );
}

#[test]
fn scripts_are_kept_to_the_letter() {
    check(
        "```say\n안녕하세요.\n<고객>님\n\n무엇을 도와드릴까요?\n```",
        "<figure class=\"say\"><figcaption>이렇게 말해 주세요</figcaption><div class=\"script\">\
         <p>안녕하세요.<br>&lt;고객&gt;님</p><p>무엇을 도와드릴까요?</p></div>\
         <button type=\"button\" class=\"copy\" data-copy=\"\">복사</button></figure>",
        &[],
    );
    check(
        "~~~copy\n1. 가  나\n~~~",
        "<figure class=\"copy-text\"><figcaption>복사해서 쓰는 글</figcaption><pre class=\"script\">1. 가  나</pre>\
         <button type=\"button\" class=\"copy\" data-copy=\"\">복사</button></figure>",
        &[],
    );
}

#[test]
fn tables_have_heads_and_alignment_without_styles() {
    check(
        "| 가 | 나 |\n| --- | ---: |\n| 1 | 2 |",
        "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"표 1\"><table><thead><tr>\
         <th scope=\"col\">가</th><th scope=\"col\" class=\"align-right\">나</th></tr></thead><tbody>\
         <tr><td>1</td><td class=\"align-right\">2</td></tr></tbody></table></div>",
        &[],
    );
}

#[test]
fn cells_stay_apart_in_the_words_of_a_section() {
    let rows = [
        "| 이름 | 가 | 나 |",
        "| --- | --- | --- |",
        "| 하나 | 둘 | 셋 |",
        "| 넷 |  | 다섯 |",
        "|  | 여섯 |  |",
        "| 일곱 |  |  |",
    ];
    let (article, _) = article("guides/a.md", &format!("---\ntitle: 제목\n---\n{}", rows.join("\n")));
    assert_eq!(article.sections[0].text, "이름: 가 / 나\n하나: 둘 / 셋\n넷 / 다섯\n여섯\n일곱");
}

#[test]
fn footnotes_lead_there_and_back() {
    check(
        "가[^a]\n\n[^a]: 나",
        "<p>가<sup class=\"footnote-ref\"><a href=\"guides/a#footnote-1\" id=\"footnote-ref-1\" aria-label=\"각주 1\">1</a>\
         </sup></p><section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"각주\"><ol><li id=\"footnote-1\"><p>나&nbsp;\
         <a class=\"footnote-back\" href=\"guides/a#footnote-ref-1\" aria-label=\"각주 1의 본문으로 돌아가기\">↩</a></p></li>\
         </ol></section>",
        &[],
    );
    let (list, _) = article("guides/a.md", "---\ntitle: 제목\n---\n가[^a]\n\n[^a]: 나\n\n    - 다\n    - 라\n");
    assert!(list.html.contains("<li>라&nbsp;<a class=\"footnote-back\""), "{}", list.html);
    check("가[^b]", "<p>가[^b]</p>", &["footnote-missing [^b"]);
    check("가\n\n[^c]: 나", "<p>가</p>", &["footnote-unused [^c]: 나"]);
}

#[test]
fn links_are_resolved() {
    check("[가](../faq/other.md#period)", "<p><a href=\"faq/other#period\">가</a></p>", &[]);
    check(
        "<https://example.com/a>",
        "<p><a href=\"https://example.com/a\" rel=\"noopener\" class=\"external\">https://example.com/a</a></p>",
        &[],
    );
    check(
        "<a@example.com>",
        "<p><a href=\"mailto:a@example.com\" rel=\"noopener\" class=\"external\">a@example.com</a></p>",
        &[],
    );
    check("[가](none.md)", "<p>가</p>", &["link-file-missing [가](none.md)"]);
    check("[가](javascript:alert(1))", "<p>가</p>", &["link-scheme [가](javascript:alert(1))"]);
    check("[가][나]", "<p>[가][나]</p>", &["link-reference-missing [가][나]"]);
    check("[취소] 버튼", "<p>[취소] 버튼</p>", &[]);
}

#[test]
fn the_pages_that_a_text_leads_to_are_known() {
    let text = "---\ntitle: 제목\n---\n[가](../faq/other.md#period) [나](../faq/other.md) [다](https://example.com) [라](none.md)";
    assert_eq!(article("guides/a.md", text).0.links, BTreeSet::from(["faq/other".to_owned()]));
}

#[test]
fn a_lone_image_is_a_figure() {
    let article = check(
        "![설명](a.svg \"그림 1\")",
        "<figure class=\"image\"><img src=\"data/assets/1.svg\" alt=\"설명\" width=\"640\" height=\"360\" loading=\"lazy\">\
         <figcaption>그림 1</figcaption></figure>",
        &[],
    );
    assert_eq!(article.images, BTreeSet::from(["guides/a.svg".to_owned()]));
    check(
        "가 ![](a.svg)",
        "<p>가 <img src=\"data/assets/1.svg\" alt=\"\" width=\"640\" height=\"360\" loading=\"lazy\"></p>",
        &["image-alt-missing ![](a.svg)"],
    );
    check("![설명](b.svg)", "<figure class=\"image\">설명</figure>", &["image-missing ![설명](b.svg)"]);
    check(
        "![설명](https://example.com/b.png)",
        "<figure class=\"image\">설명</figure>",
        &["image-remote ![설명](https://example.com/b.png)"],
    );
}

#[test]
fn harmless_html_passes() {
    check("<kbd>취소</kbd>를<br>눌러요", "<p><kbd>취소</kbd>를<br>눌러요</p>", &[]);
    check("<a name=\"old\"></a>가", "<p><a id=\"old\"></a>가</p>", &[]);
    check(
        "<details>\n<summary>더 보기</summary>\n\n가\n\n</details>",
        "<details><summary>더 보기</summary><p>가</p></details>",
        &[],
    );
    check("가<!-- 편집자 메모 -->나", "<p>가나</p>", &[]);
}

#[test]
fn other_html_is_shown_as_text_and_reported() {
    check("<font color=red>가</font>", "<p>&lt;font color=red&gt;가&lt;/font&gt;</p>", &["html-tag <font color=red>"]);
    check("<kbd onclick=\"x\">가</kbd>", "<p><kbd>가</kbd></p>", &["html-attribute <kbd onclick=\"x\">"]);
    check("가 <mark>나", "<p>가 <mark>나</mark></p>", &["html-unclosed <mark>"]);
    check("가</mark>", "<p>가</p>", &["html-unopened </mark>"]);
    check(
        "<div>\n<script>x</script>\n</div>",
        "&lt;div&gt;&lt;script&gt;x&lt;/script&gt;&lt;/div&gt;",
        &["html-tag <div>", "html-tag <script>"],
    );
}

#[test]
fn a_tag_never_reaches_past_its_paragraph() {
    check(
        "- <mark>가\n- 나</mark>",
        "<ul><li><mark>가</mark></li><li>나</li></ul>",
        &["html-unclosed <mark>", "html-unopened </mark>"],
    );
}

#[test]
fn stars_that_were_meant_as_bold_are_reported() {
    check("**취소(필수)**를", "<p>**취소(필수)**를</p>", &["emphasis-literal *"]);
}

#[test]
fn an_answer_comes_first() {
    let (_, found) = article("faq/a.md", "---\ntitle: 질문?\n---\n- 가\n");
    assert_eq!(found, ["answer-missing - 가"]);
    let (article, found) = article("faq/a.md", "---\ntitle: 질문?\n---\n<!-- 메모 -->\n\n**답**은\n이래요.\n\n더\n");
    assert_eq!((article.lead.as_str(), found.len()), ("답은 이래요.", 0));
    let (_, found) = self::article("faq/a.md", "---\ntitle: 질문?\n---\n");
    assert_eq!(found, ["body-empty"]);
}

#[test]
fn sections_hold_the_words() {
    let article = check(
        "머리\n\n## 가 `나` {#x}\n\n하나[둘](../faq/other.md)\n셋\n\n| a | b |\n|---|---|\n| c | d |\n\n- e\n- f",
        &article("guides/a.md", "---\ntitle: 제목\n---\n머리\n\n## 가 `나` {#x}\n\n하나[둘](../faq/other.md)\n셋\n\n| a | b |\n|---|---|\n| c | d |\n\n- e\n- f").0.html.replace('\n', ""),
        &[],
    );
    let sections: Vec<_> =
        article.sections.iter().map(|s| (s.id.as_deref(), s.heading.as_str(), s.text.as_str())).collect();
    assert_eq!(sections, [(None, "", "머리"), (Some("x"), "가 나", "하나둘 셋\na: b\nc: d\ne\nf")]);
}

#[test]
fn what_lies_too_deep_is_shown_as_it_was_written() {
    let body = format!("{}가", "> ".repeat(40));
    let (article, found) = article("guides/a.md", &format!("---\ntitle: 제목\n---\n{body}"));
    assert_eq!(article.html, format!("<pre>{}</pre>", body.replace('>', "&gt;")));
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("nesting-too-deep > "), "{found:?}");
}

#[test]
fn depth_and_length_are_no_danger() {
    for body in [
        ">".repeat(3_000),
        "<mark>".repeat(3_000),
        "- ".repeat(1_000),
        "[".repeat(20_000),
        "![".repeat(5_000),
        "<x\u{0}y>".repeat(5_000),
        "*a ".repeat(10_000),
    ] {
        let (article, _) = article("guides/a.md", &format!("---\ntitle: 제목\n---\n{body}"));
        assert!(article.html.len() < 2_000_000);
    }
}

/// Pieces of markdown and HTML that are likely to meet in unlucky ways.
fn fragments() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("## 제목 {#a}\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("\n".to_owned()),
        Just("> [!NOTE]\n> ".to_owned()),
        Just("- [ ] ".to_owned()),
        Just("| a | b |\n|---|:-:|\n| c ".to_owned()),
        Just("```say\n".to_owned()),
        Just("[^1]".to_owned()),
        Just("\n[^1]: ".to_owned()),
        Just("![a](a.svg \"b\")".to_owned()),
        Just("[a](javascript:x)".to_owned()),
        Just("[a](../faq/other.md)".to_owned()),
        Just("<a id=\"x\" href=\"javascript:x\">".to_owned()),
        Just("<script>".to_owned()),
        Just("</script>".to_owned()),
        Just("<img src=x onerror=x>".to_owned()),
        Just("<details open>\n\n".to_owned()),
        Just("</details>".to_owned()),
        Just("<kbd style=\"x\">".to_owned()),
        Just("</kbd>".to_owned()),
        Just("<!-- ".to_owned()),
        Just("-->".to_owned()),
        Just("<svg><style><a title=\"</style><img src=x onerror=x>\">".to_owned()),
        Just("**".to_owned()),
        "[가-힣a-z<>&\"'=/ \\n]{0,8}",
        ".{0,6}",
        "[\\r\\n\\t\\u{0}\\u{1}\\u{B}\\u{7F}\\u{85}\\u{2028}]{1,3}",
        Just("\r\n\r\n".to_owned()),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_markdown_makes_it_panic_and_the_last_gate_finds_nothing_to_take_away(body in fragments()) {
        let (article, _) = article("guides/a.md", &format!("---\ntitle: 제목\n---\n{body}"));
        prop_assert_eq!(sanitise::sanitise(&article.html), article.html.clone());
        assert_harmless(&article.html);
    }

    #[test]
    fn no_front_matter_makes_it_panic(yaml in "([a-z_]{0,9}: ?[\\[\\]{}&*!|>'\"%@`#,\\-a-z0-9가-힣 ]{0,12}\n?){0,6}", text in ".{0,40}") {
        let _ = article("guides/a.md", &format!("---\n{yaml}\n---\n{text}"));
        let _ = article("faq/a.md", &yaml);
    }
}

/// Looks at the HTML as a browser would parse it: no element, attribute or address that could do something.
fn assert_harmless(html: &str) {
    use html5ever::buffer_queue::BufferQueue;
    use html5ever::tokenizer::{Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

    struct Judge;
    impl TokenSink for Judge {
        type Handle = ();
        fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
            if let Token::TagToken(tag) = token {
                let name = tag.name.to_string();
                let forbidden = [
                    "script", "style", "iframe", "object", "embed", "svg", "math", "form", "base", "link", "meta",
                    "template", "video", "audio", "source", "textarea", "noscript",
                ];
                assert!(!forbidden.contains(&name.as_str()), "<{name}>");
                for attribute in &tag.attrs {
                    let name = attribute.name.local.to_string();
                    let value: String = attribute.value.chars().filter(|c| !c.is_control() && *c != ' ').collect();
                    let value = value.to_ascii_lowercase();
                    assert!(!name.starts_with("on") && name != "style" && name != "srcdoc", "{name}");
                    if name == "href" || name == "src" {
                        let known = ["https:", "http:", "mailto:", "tel:", "guides/", "faq/", "data/assets/"];
                        assert!(known.iter().any(|start| value.starts_with(start)), "{name}={value}");
                    }
                }
            }
            TokenSinkResult::Continue
        }
    }
    let tokenizer = Tokenizer::new(Judge, TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(html.into());
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
}

#[test]
fn attack_vectors_do_nothing() {
    // One vector a line; the list follows the kinds of OWASP's XSS filter evasion cheat sheet, in our own words.
    for (number, vector) in include_str!("xss-vectors.txt").lines().enumerate() {
        for body in
            [vector.to_owned(), format!("가 {vector} 나"), format!("[가]({vector})"), format!("> {vector}\n\n{vector}")]
        {
            let (article, _) = article("guides/a.md", &format!("---\ntitle: 제목\n---\n{body}"));
            assert_harmless(&article.html);
            assert_eq!(sanitise::sanitise(&article.html), article.html, "line {}", number + 1);
        }
    }
}

/// Renders a flow's body and compares the HTML, with line ends left out, and the problems.
fn check_flow(body: &str, html: &str, problems: &[&str]) {
    let (article, found) = article("flows/a.md", &format!("---\ntitle: 제목\n---\n{body}"));
    assert_eq!(article.html.replace('\n', ""), html, "{body}");
    assert_eq!(found, problems, "{body}");
}

const STEP: &str =
    "<h2 id=\"s\">가 <a class=\"heading-link\" href=\"flows/a#s\" aria-label=\"‘가’ 바로가기 주소\"></a></h2>";

#[test]
fn a_flow_reads_as_a_page_with_links_between_its_steps() {
    check_flow(
        "## 가 {#s}\n- [네](#s) `n > 3`\n- [아니요](#none)",
        &format!("{STEP}<ul class=\"ways\"><li><a href=\"flows/a#s\">네</a> </li><li>아니요</li></ul>"),
        &[],
    );
    check_flow(
        "~~~ask\nn: amount\nlabel: 금액\n\nt: time\nlabel: 시각\n~~~",
        "<p class=\"ask\">확인할 값: 금액, 시각</p>",
        &[],
    );
    check_flow("[글](#none) `코드`", "<p>글 <code>코드</code></p>", &["link-heading-missing [글](#none)"]);
    let ended = STEP.replace("id=\"s\"", "id=\"s\" class=\"outcome outcome-resolved\"");
    check_flow("## 가 {#s .resolved}", &ended, &[]);
    // The flow's own proof tells of a repeated id; in a guide nobody else would.
    check_flow("## 가 {#s}\n## 가 {#s}", &STEP.repeat(2), &[]);
    check("~~~ask\n가\n~~~", "<pre><code class=\"language-ask\">가</code></pre>", &[]);
}

fn check_choices(list: &str, expect: bool) {
    let source = Source { path: "flows/a.md".into(), text: list.into() };
    assert_eq!(is_choice_list(&crate::events(&source)), expect, "{list}");
}

#[test]
fn choices_are_links_to_steps_and_rules_and_nothing_else() {
    check_choices("- [네](#a)\n- [아니요](#b) `n > 3`", true);
    check_choices("1. [네](#a)\n\n2. [아니요](#b)", true);
    check_choices("- [네](#a)을 고른다", false);
    check_choices("- [네](#a)\n- 아니요", false);
    check_choices("- [네](b.md#a)", false);
    check_choices("- [ ] [네](#a)", false);
    check_choices("- [네](#a)\n  - [더](#b)", false);
    check_choices("글", false);
}
