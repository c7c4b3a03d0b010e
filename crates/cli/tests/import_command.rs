//! `giljabi import gitbook`: what it writes, says and refuses.
//!
//! `tests/fixtures/gitbook/flower-help` is a folder as GitBook synchronises it, with one of everything; `imported` is
//! what comes of it. After a change on purpose, write it anew and read the difference:
//! `UPDATE_IMPORTED=1 cargo test -p giljabi-cli --test import_command`.

#![allow(clippy::expect_used, reason = "only tests use this")]

mod support;

use std::fs;
use std::path::Path;
use support::{Scratch, files, giljabi, parsed, refused, root, stderr, stdout};

const FIXTURE: &str = "crates/cli/tests/fixtures/gitbook";
const BOOK: &str = "crates/cli/tests/fixtures/gitbook/flower-help";

fn content(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    scratch.write("content/site.toml", "name = \"꽃집 길잡이\"\n");
    scratch
}

/// What was said, with the same name for the content folder in every run.
fn said(text: &str, scratch: &Scratch) -> String {
    text.replace(&scratch.at("content"), "CONTENT")
}

#[test]
fn a_whole_book_becomes_guides_that_pass_the_check() {
    let scratch = content("import");
    let content = scratch.at("content");
    let output = giljabi(&["import", "gitbook", BOOK, "--content", &content]);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    let report = said(&stdout(&output), &scratch);

    let expected = root().join(FIXTURE).join("imported");
    if std::env::var_os("UPDATE_IMPORTED").is_some() {
        let _ = fs::remove_dir_all(&expected);
        copy(&scratch.path().join("content/guides"), &expected.join("guides"));
        fs::write(expected.join("stdout.txt"), &report).expect("a report");
    }
    let is = |folder: &Path| -> Vec<(String, String)> {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        files(folder).into_iter().map(|(path, bytes)| (path, text(bytes))).collect()
    };
    for ((path, text), (expected_path, expected)) in
        is(&scratch.path().join("content/guides")).iter().zip(&is(&expected.join("guides")))
    {
        assert_eq!((path, text), (expected_path, expected));
    }
    assert_eq!(files(&scratch.path().join("content/guides")).len(), files(&expected.join("guides")).len());
    assert_eq!(report, fs::read_to_string(expected.join("stdout.txt")).expect("the report"));

    let output = giljabi(&["check", "--json", "--content", &content]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(0), "[]\n"));
    let output = giljabi(&["build", "--content", &content, "--audience", "public", "--out", &scratch.at("out")]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let public: Vec<u8> = files(&scratch.path().join("out")).into_iter().flat_map(|(_, bytes)| bytes).collect();
    assert!(!String::from_utf8_lossy(&public).contains("점장만 보는 글"), "hidden pages are not for the public");
}

fn copy(from: &Path, to: &Path) {
    for (path, bytes) in files(from) {
        let place = to.join(path);
        fs::create_dir_all(place.parent().expect("within it")).expect("a folder");
        fs::write(place, bytes).expect("a file");
    }
}

#[test]
fn nothing_is_overwritten_and_links_lead_to_what_is_there() {
    let scratch = content("import-again");
    let content = scratch.at("content");
    scratch.write(
        "content/guides/flower-help/reservation/cancel.md",
        "---\ntitle: 우리 취소 규칙\n---\n\n글\n\n## 환불 {#refund}\n\n글\n",
    );
    scratch.write("content/guides/shop/install.md", "---\ntitle: 다른 설치\n---\n\n글\n");
    scratch.write("content/guides/flower-help/reservation/예약-화면-1.svg", "<svg viewBox=\"0 0 1 1\"/>");
    let told = parsed(&["import", "gitbook", BOOK, "--json", "--content", &content]);
    let names = |key: &str| -> Vec<String> {
        let list = told[key].as_array().expect("a list");
        list.iter().map(|moved| said(moved["to"].as_str().expect("a path"), &scratch)).collect()
    };
    assert_eq!(
        names("files"),
        [
            "flower-help.md",
            // `install` is taken elsewhere.
            "flower-help-install.md",
            "reservation/reservation.md",
            "reservation/change.md",
            "delivery/delivery-cancel.md",
            "delivery/area-map-2.md",
            "staff.md"
        ]
        .map(|name| format!("CONTENT/guides/flower-help/{name}"))
    );
    assert_eq!(
        names("images"),
        ["reservation-1.svg", "예약-화면-1-2.svg"].map(|name| format!("CONTENT/guides/flower-help/reservation/{name}"))
    );
    assert_eq!(told.as_object().expect("an object").keys().collect::<Vec<_>>(), ["files", "images", "skipped"]);
    let skipped = told["skipped"].as_array().expect("a list");
    let there = skipped.iter().find(|skipped| skipped["file"] == format!("{BOOK}/reservation/cancel.md"));
    let message = there.expect("what is there is told")["message"].as_str().expect("words");
    assert_eq!(
        said(message, &scratch),
        "이미 있는 파일은 덮어쓰지 않아 옮기지 않았습니다: CONTENT/guides/flower-help/reservation/cancel.md"
    );
    let home = fs::read_to_string(scratch.path().join("content/guides/flower-help/flower-help.md")).expect("a page");
    assert!(home.contains("[우리 취소 규칙](reservation/cancel.md)"), "{home}");
    let output = giljabi(&["check", "--content", &content]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));

    let before = files(scratch.path());
    let told = parsed(&["import", "gitbook", BOOK, "--json", "--content", &content]);
    assert_eq!((&told["files"], &told["images"]), (&serde_json::json!([]), &serde_json::json!([])));
    assert_eq!(files(scratch.path()), before);
}

#[test]
fn another_folder_can_be_named() {
    let scratch = content("import-to");
    let content = scratch.at("content");
    scratch.write("book/README.md", "# 환불은 언제 되나요?\n\n사흘 안에 돼요.\n");
    let book = scratch.at("book");
    for (to, expect) in [("faq/flowers", "faq/flowers/book.md"), ("guides/a/b", "guides/a/b/book.md")] {
        let told = parsed(&["import", "gitbook", &book, "--to", to, "--json", "--content", &content]);
        let expect = serde_json::json!([{ "from": format!("{book}/README.md"), "to": format!("{content}/{expect}") }]);
        assert_eq!(told, serde_json::json!({ "files": expect, "images": [], "skipped": [] }));
    }
    let output = giljabi(&["check", "--json", "--content", &content]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(0), "[]\n"));
}

#[test]
fn what_is_left_of_errors_is_said_with_its_place() {
    let scratch = content("import-errors");
    let content = scratch.at("content");
    scratch.write("book/page.md", "# 글\n\n<kbd>닫지 않았어요.\n");
    let told = parsed(&["import", "gitbook", &scratch.at("book"), "--json", "--content", &content]);
    let expect = serde_json::json!([{
        "file": format!("{content}/guides/book/page.md"),
        "line": 5,
        "message": "HTML 태그를 닫지 않았습니다: `<kbd>`. `</kbd>`를 넣어 주세요.",
    }]);
    assert_eq!(told["skipped"], expect);
}

#[test]
fn a_wrong_call_writes_nothing() {
    let scratch = content("import-wrong");
    let content = scratch.at("content");
    scratch.write("empty/note.txt", "글");
    scratch.write("book/README.md", "# 글\n\n글\n");
    let (empty, book, missing) = (scratch.at("empty"), scratch.at("book"), scratch.at("none"));
    let before = files(scratch.path());
    let import = |arguments: &[&str], expect: &str| {
        refused(&[&["import", "gitbook"], arguments, &["--content", &content]].concat(), expect);
    };
    import(
        &[&missing],
        &format!("오류: 가져올 폴더를 열 수 없습니다: {missing}: No such file or directory (os error 2)\n"),
    );
    import(&["Cargo.toml"], "오류: 가져올 폴더가 아니라 파일입니다: Cargo.toml\n");
    import(&[&empty], &format!("오류: 마크다운 파일이 없는 폴더입니다: {empty}\n"));
    for to in ["../out", "/out", ".", "guides/.hidden"] {
        let expect = format!("오류: 콘텐츠 폴더 안의 폴더를 적어 주세요: {to} (예: guides/book)\n");
        import(&[&book, "--to", to], &expect);
    }
    let expect = "오류: 플로와 문자는 가져올 수 없습니다. guides나 faq 안의 폴더를 적어 주세요: flows/x\n";
    import(&[&book, "--to", "flows/x"], expect);
    assert_eq!(giljabi(&["import"]).status.code(), Some(2));
    assert_eq!(giljabi(&["import", "notion", &book]).status.code(), Some(2));
    assert_eq!(files(scratch.path()), before);
}
