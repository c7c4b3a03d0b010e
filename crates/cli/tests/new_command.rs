//! `giljabi new`: what it makes passes `check`, and it overwrites nothing.

#![allow(clippy::expect_used, reason = "only tests use this")]

mod support;

use std::fs;
use support::{Scratch, files, giljabi, stderr, stdout};

#[test]
fn new_files_pass_the_check_and_can_be_built() {
    let scratch = Scratch::new("new");
    scratch.write("content/site.toml", "name = \"길\"\n");
    let content = scratch.at("content");
    for (kind, folder) in [("guide", "guides"), ("faq", "faq"), ("flow", "flows"), ("message", "messages")] {
        let output = giljabi(&["new", kind, "shop/refund", "--content", &content]);
        let expect = format!("새 파일을 만들었습니다: {content}/{folder}/shop/refund.md\n");
        assert_eq!((output.status.code(), stdout(&output)), (Some(0), expect));
    }
    let output = giljabi(&["check", "--json", "--content", &content]);
    let report: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let found: Vec<_> =
        report.as_array().expect("a list").iter().map(|row| (row["severity"].as_str(), row["code"].as_str())).collect();
    // Nothing to be mended: a new message is one that nothing links to yet.
    assert_eq!((output.status.code(), found), (Some(0), vec![(Some("note"), Some("message-never-linked"))]));
    let output = giljabi(&["check", "--content", &content]);
    let end = "문서 4개를 검사했습니다. 문제가 없습니다, 알림 1개.\n";
    assert!(stdout(&output).ends_with(end), "{}", stdout(&output));
    let output = giljabi(&["build", "--content", &content, "--out", &scratch.at("out")]);
    assert!(stdout(&output).starts_with("문서 4개"), "{}{}", stdout(&output), stderr(&output));
}

#[test]
fn what_is_there_stays_as_it_is() {
    let scratch = Scratch::new("new-again");
    scratch.write("content/site.toml", "name = \"길\"\n");
    scratch.write("content/faq/card/refund.md", "---\ntitle: 환불은 언제 되나요?\n---\n\n사흘 안에 돼요.\n");
    let content = scratch.at("content");
    let before = files(scratch.path());
    for (id, expect) in [
        ("refund", format!("오류: 같은 아이디의 문서가 이미 있습니다: {content}/faq/card/refund.md\n")),
        ("../refund", "오류: 아이디로 쓸 수 없습니다: `../refund`. 영문 소문자, 숫자, `-`로 지어 주세요.\n".into()),
        ("/etc/refund", "오류: 아이디로 쓸 수 없습니다: `/etc/refund`. 영문 소문자, 숫자, `-`로 지어 주세요.\n".into()),
        ("a b", "오류: 아이디로 쓸 수 없습니다: `a b`. 영문 소문자, 숫자, `-`로 지어 주세요.\n".into()),
        ("x.test", "오류: 아이디로 쓸 수 없습니다: `x.test`. 영문 소문자, 숫자, `-`로 지어 주세요.\n".into()),
        ("", "오류: 아이디로 쓸 수 없습니다: ``. 영문 소문자, 숫자, `-`로 지어 주세요.\n".into()),
    ] {
        let output = giljabi(&["new", "faq", id, "--content", &content]);
        assert_eq!((output.status.code(), stdout(&output).as_str(), stderr(&output)), (Some(2), "", expect), "{id}");
    }
    assert_eq!(giljabi(&["new", "wiki", "x", "--content", &content]).status.code(), Some(2));
    assert_eq!(files(scratch.path()), before);
}

#[test]
fn a_new_file_carries_the_day() {
    let scratch = Scratch::new("new-day");
    let output = giljabi(&["new", "guide", "refund.md", "--json", "--content", &scratch.at("")]);
    let told: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(told["file"], format!("{}/guides/refund.md", scratch.at("").trim_end_matches('/')));
    let text = fs::read_to_string(scratch.path().join("guides/refund.md")).expect("the file");
    assert!(text.contains("\nupdated: 2026-11-21\n"), "{text}");
}
