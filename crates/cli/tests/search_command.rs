//! `giljabi search` and `giljabi eval` beyond what they find: content with errors, names that are no ids.

mod support;

use support::{Scratch, giljabi, parsed, refused, stderr, stdout};

fn broken(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    scratch.write("site.toml", "name = \"길\"\n");
    scratch.write("guides/refund.md", "---\ntitle: 환불 안내\n---\n\n[가](none.md) 사흘 안에 돼요.\n");
    scratch
}

#[test]
fn content_with_errors_is_searched_all_the_same_and_the_errors_are_told() {
    let scratch = broken("search-errors");
    let told = "경고: 콘텐츠에 오류 1개가 있어 온전한 내용에서만 찾습니다. giljabi check로 확인해 주세요.\n";
    let output = giljabi(&["search", "--json", "--content", &scratch.at(""), "환불"]);
    let found: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON and nothing else");
    assert_eq!((output.status.code(), stderr(&output).as_str(), &found["total"]), (Some(0), told, &1.into()));

    scratch.write("questions.jsonl", "{\"query\": \"환불\", \"relevant\": [\"refund\"]}\n");
    let output = giljabi(&["eval", "--json", "--content", &scratch.at(""), &scratch.at("questions.jsonl")]);
    let found: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON and nothing else");
    assert_eq!(
        (output.status.code(), stderr(&output).as_str(), &found["misses"]),
        (Some(0), told, &serde_json::json!([]))
    );

    for command in ["search", "eval"] {
        let help = stdout(&giljabi(&[command, "--help"]));
        assert!(help.contains("콘텐츠에 오류가 있어도") && help.contains("종료 상태는 0입니다"), "{help}");
    }
    assert!(stdout(&giljabi(&["--help"])).contains("종료 상태: 0"));
}

#[test]
fn the_names_of_files_stand_for_their_ids_in_questions() {
    let scratch = Scratch::new("eval-names");
    scratch.write("site.toml", "name = \"길\"\n");
    scratch.write("Q: 환불 방법?.md", "---\ntitle: 환불 방법\n---\n\n사흘 안에 돼요.\n");
    scratch.write("faq/카드 환불.md", "---\ntitle: 카드 환불\n---\n\n카드사가 정해요.\n");
    scratch.write(
        "questions.jsonl",
        "{\"query\": \"환불 방법\", \"relevant\": [\"Q: 환불 방법?\"]}\n{\"query\": \"카드\", \"relevant\": [\"faq/카드 환불\"]}\n",
    );
    let measured = parsed(&["eval", "--json", "--content", &scratch.at(""), &scratch.at("questions.jsonl")]);
    assert_eq!((&measured["queries"], &measured["misses"]), (&2.into(), &serde_json::json!([])));
    assert!((measured["recall_at_1"].as_f64().expect("a number") - 1.0).abs() < 1e-9, "{measured}");

    scratch
        .write("empty.jsonl", "{\"query\": \"가\", \"relevant\": [\"나\"]}\n\n{\"query\": \"가\", \"relevant\": []}\n");
    refused(
        &["eval", "--content", &scratch.at(""), &scratch.at("empty.jsonl")],
        "오류: 3번째 줄에 정답이 없습니다: relevant에 나와야 할 글의 아이디를 적어 주세요\n",
    );
}
