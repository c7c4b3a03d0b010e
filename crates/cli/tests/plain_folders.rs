//! Folders of markdown that nobody wrote for Giljabi: every page has a place, and nothing is left out without a word.

mod support;

use support::{Scratch, giljabi, parsed, stdout};

#[test]
fn the_index_of_each_folder_is_a_page_called_like_the_folder() {
    let scratch = Scratch::new("index");
    let page =
        |title: &str| format!("---\ntitle: {title}\n---\n\n{title}에 관한 글이에요. [배송](../shipping/index.md)\n");
    scratch.write("refund/index.md", page("환불"));
    scratch.write("shipping/index.md", page("배송"));
    scratch.write("faq/card/README.md", "---\ntitle: 카드\n---\n\n카드에 관한 글이에요.\n");
    scratch.write("faq/README.md", "---\ntitle: 편집자에게\n---\n\n적어 두는 글이에요.\n");
    scratch.write("refund/old/README.md", "이 폴더는 비워 둡니다.\n");
    scratch.write("README.md", "# 편집자 안내\n");
    let output = giljabi(&["check", "--json", "--content", &scratch.at("")]);
    let report: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let codes: Vec<_> = report.as_array().expect("a list").iter().map(|row| row["code"].as_str()).collect();
    assert_eq!((output.status.code(), codes), (Some(0), vec![Some("site-missing")]));
    let found = parsed(&["search", "--json", "--content", &scratch.at(""), "관한 글"]);
    let mut urls: Vec<_> = found["hits"].as_array().expect("a list").iter().map(|hit| hit["url"].as_str()).collect();
    urls.sort_unstable();
    assert_eq!(urls, [Some("faq/card"), Some("guides/refund"), Some("guides/shipping")]);
}

#[test]
fn a_file_with_another_ending_is_told() {
    let scratch = Scratch::new("ending");
    scratch.write("site.toml", "name = \"길\"\n");
    for name in ["guides/a.md", "guides/b.MD", "guides/c.markdown", "guides/d.txt", "guides/README.MD"] {
        scratch.write(name, "---\ntitle: 가\n---\n\n나\n");
    }
    let output = giljabi(&["check", "--json", "--content", &scratch.at("")]);
    let report: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let found: Vec<_> = report
        .as_array()
        .expect("a list")
        .iter()
        .map(|row| {
            let file = row["file"].as_str().and_then(|file| file.rsplit('/').next()).unwrap_or_default();
            format!("{} {} {file} {}", row["severity"], row["code"], row["help"]).replace('"', "")
        })
        .collect();
    let told = |file: &str, better: &str| {
        format!(
            "warning file-ending {file} 실을 글이면 파일 이름을 `{better}`로 바꾸고, 아니면 다른 폴더로 옮겨 주세요."
        )
    };
    assert_eq!(found, [told("b.MD", "b.md"), told("c.markdown", "c.md")]);
    assert_eq!(output.status.code(), Some(0));
}
