//! Whole outputs of the commands over a small content folder.

mod support;

use std::fs;
use support::{Scratch, files, giljabi, stderr, stdout};

const SITE: &str = "name = \"작은 길잡이\"\n\n[[categories]]\nid = \"pay\"\nname = \"결제\"\n";

fn small(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    scratch.write("site.toml", SITE);
    scratch.write(
        "guides/refund.md",
        "---\ntitle: 환불 안내\nsummary: 환불을 받는 방법\ncategory: pay\nupdated: 2026-11-20\nrelated: [faq/period]\n---\n\n\
         취소한 뒤에 환불이 시작돼요.\n\n## 카드로 결제했을 때 {#card}\n\n카드사에 따라 사흘이 걸려요.\n",
    );
    scratch.write(
        "faq/period.md",
        "---\ntitle: 환불은 언제 되나요?\ncategory: pay\nupdated: 2026-11-21\n---\n\n영업일로 사흘 안에 돼요.\n",
    );
    scratch
}

#[test]
fn sound_content_is_told_in_one_line() {
    let scratch = small("sound");
    let output = giljabi(&["check", "--content", &scratch.at("")]);
    assert_eq!(stdout(&output), "문서 2개를 검사했습니다. 문제가 없습니다.\n");
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    let output = giljabi(&["check", "--json", "--content", &scratch.at("")]);
    assert_eq!(stdout(&output), "[]\n");
    let output = giljabi(&["check", "--format", "github", "--content", &scratch.at("")]);
    assert_eq!(stdout(&output), "");
}

#[test]
fn the_content_of_the_project_is_sound_but_for_a_number_nobody_has() {
    let output = giljabi(&["check", "--json"]);
    let report: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let found: Vec<_> = report
        .as_array()
        .expect("a list")
        .iter()
        .map(|row| format!("{} {} {}", row["severity"], row["code"], row["message"]).replace('"', ""))
        .collect();
    assert_eq!(found, ["warning contact-unset 연락처가 아직 정해지지 않았습니다: 캐시워크 고객센터 전화"]);
}

#[test]
fn problems_are_data_for_tools_and_annotations_for_github() {
    let scratch = small("formats");
    scratch.write("guides/refund.md", "---\ntitle: 환불 안내\n---\n\n가, [기간](none.md)\n");
    let content = scratch.at("");
    let output = giljabi(&["--content", &content, "check", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let folder = content.trim_end_matches('/');
    let expected = serde_json::json!([{
        "code": "link-file-missing",
        "severity": "error",
        "file": format!("{folder}/guides/refund.md"),
        "line": 5,
        "column": 4,
        "message": "링크가 가리키는 문서가 없습니다: `none.md`",
        "help": "이 파일에서 본 상대 경로로 써 주세요. 예: `../faq/파일이름.md`. 바깥 주소는 `https://`부터 씁니다.",
    }]);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&stdout(&output)).expect("JSON"), expected);

    let output = giljabi(&["check", "--format", "github", "--content", &content]);
    assert_eq!(
        stdout(&output),
        format!(
            "::error file={folder}/guides/refund.md,line=5,col=4,title=link-file-missing::\
             링크가 가리키는 문서가 없습니다: `none.md`%0A\
             이 파일에서 본 상대 경로로 써 주세요. 예: `../faq/파일이름.md`. 바깥 주소는 `https://`부터 씁니다.\n"
        )
    );
}

#[test]
fn who_else_is_concerned_is_told_to_tools_and_github_too() {
    let folder = "tests/invalid/flow-step-missing";
    let output = giljabi(&["check", "--json", "--content", folder]);
    let report: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let help = format!("혹시 `#end`인가요?\n{folder}/flows/refund.md:13: ‘더 묻는다’ 단계도 가리킵니다");
    assert_eq!((&report[0]["line"], &report[0]["help"]), (&7.into(), &help.as_str().into()));
    let output = giljabi(&["check", "--format", "github", "--content", folder]);
    assert_eq!(
        stdout(&output),
        format!(
            "::error file={folder}/flows/refund.md,line=7,col=1,title=flow-step-missing::\
             선택지가 가리키는 단계가 없습니다: `#ned`%0A혹시 `#end`인가요?%0A\
             {folder}/flows/refund.md:13: ‘더 묻는다’ 단계도 가리킵니다\n"
        )
    );
}

#[test]
fn what_is_only_good_to_know_is_a_notice() {
    let folder = "tests/invalid/message-never-linked";
    let output = giljabi(&["check", "--format", "github", "--content", folder]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        stdout(&output),
        format!(
            "::notice file={folder}/messages/cancel.md,line=2,col=8,title=message-never-linked::\
             이 문자로 오는 링크가 어느 문서에도 없습니다%0A이 문자를 보낼 때 보는 안내나 단계에 링크를 넣어 주세요.\n"
        )
    );
}

#[test]
fn many_problems_of_one_kind_are_summed_up_unless_all_are_asked_for() {
    let scratch = small("many");
    for number in 0..30 {
        scratch
            .write(&format!("guides/{number:02}.md"), format!("---\ntitle: 글 {number}\nms.author: 가\n---\n\n글\n"));
    }
    let output = giljabi(&["check", "--content", &scratch.at("")]);
    let report = stdout(&output);
    assert_eq!(report.matches("모르는 항목입니다").count(), 3, "{report}");
    assert!(
        report.ends_with(
            "같은 문제가 많아 3개씩만 보였습니다(모두 보려면 --all):\n  경고[key-unknown] 30개\n\n\
             문서 32개를 검사했습니다. 오류 0개, 경고 30개.\n"
        ),
        "{report}"
    );
    let output = giljabi(&["check", "--all", "--content", &scratch.at("")]);
    assert_eq!(stdout(&output).matches("모르는 항목입니다").count(), 30);
}

#[test]
fn a_folder_with_nothing_but_titles_is_valid() {
    let scratch = Scratch::new("bare");
    scratch.write("환불 방법.md", "---\ntitle: 환불 방법\n---\n\n# 환불 방법\n\n## 카드\n\n사흘\n");
    let output = giljabi(&["check", "--json", "--content", &scratch.at("")]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert!(!stdout(&output).contains("\"error\""));
    let output = giljabi(&["build", "--content", &scratch.at(""), "--out", &scratch.at("out")]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    let scratch = small("same");
    for out in ["one", "two"] {
        let output = giljabi(&["build", "--content", &scratch.at(""), "--out", &scratch.at(out)]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    }
    assert_eq!(files(&scratch.path().join("one")), files(&scratch.path().join("two")));
}

#[test]
fn a_build_is_a_manifest_documents_and_an_index() {
    let scratch = small("build");
    let output = giljabi(&["build", "--json", "--content", &scratch.at(""), "--out", &scratch.at("out")]);
    let built: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let files = files(&scratch.path().join("out"));
    assert_eq!(built["documents"], 2);
    assert_eq!(built["files"], files.len());
    // As they are fetched: the index travels compressed.
    let size = |name: &str| fs::metadata(scratch.path().join("out").join(name)).expect("a file").len();
    assert_eq!(built["bytes"], files.iter().map(|(name, _)| size(name)).sum::<u64>());
    assert!(built["seconds"].is_f64());
    let names: Vec<_> = files.iter().map(|(name, _)| name.split(['-', '/']).next().expect("a part")).collect();
    assert_eq!(names, ["documents", "documents", "index", "manifest.json"]);

    let (_, manifest) = files.last().expect("the manifest");
    let manifest: serde_json::Value = serde_json::from_slice(manifest).expect("JSON");
    assert_eq!(manifest["site"]["name"], "작은 길잡이");
    assert_eq!(manifest["categories"][0]["path"], "pay");
    assert_eq!(manifest["entries"][1]["summary"], "영업일로 사흘 안에 돼요.");
    let (name, _) = &files[2];
    assert_eq!(manifest["index"]["path"], name.as_str());
    assert_eq!((&manifest["index"]["bytes"], &built["index_bytes"]), (&size(name).into(), &size(name).into()));
    let entry = &manifest["entries"][0];
    let part = |key: &str| entry[key].as_str().expect("a text");
    let document = format!("documents/{}-{}.{}.json", part("kind"), part("id"), part("version"));
    let (_, document) = files.iter().find(|(name, _)| *name == document).expect("the document");
    let document: serde_json::Value = serde_json::from_slice(document).expect("JSON");
    assert_eq!(document["related"], serde_json::json!(["faq/period"]));
    assert_eq!(document["headings"][0]["id"], "card");
}

#[test]
fn broken_content_is_not_built_unless_asked_for() {
    let scratch = small("broken");
    scratch.write("guides/broken.md", "---\ntitle: 깨진 글\n---\n\n[가](none.md) <font>나</font>\n");
    let out = scratch.at("out");
    let output = giljabi(&["build", "--content", &scratch.at(""), "--out", &out]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(1), ""));
    assert!(stderr(&output).contains("링크가 가리키는 문서가 없습니다: `none.md`"), "{}", stderr(&output));
    assert!(!scratch.path().join("out").exists());
    let output = giljabi(&["build", "--json", "--content", &scratch.at(""), "--out", &out]);
    let answer: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON and nothing else");
    let codes: Vec<_> = answer.as_array().expect("a list").iter().map(|row| row["code"].as_str()).collect();
    assert_eq!((output.status.code(), codes), (Some(1), vec![Some("link-file-missing"), Some("html-tag")]));

    let output = giljabi(&["build", "--allow-errors", "--content", &scratch.at(""), "--out", &out]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).starts_with("문서 3개"), "{}", stdout(&output));
}

#[test]
fn a_folder_of_something_else_is_not_overwritten() {
    let scratch = small("foreign");
    scratch.write("photos/cat.jpg", "not ours");
    let photos = scratch.at("photos");
    let output = giljabi(&["build", "--content", &scratch.at(""), "--out", &photos]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stderr(&output), format!("오류: 비어 있지 않은 폴더이고 사이트 데이터도 아닙니다: {photos}\n"));
    assert!(scratch.path().join("photos/cat.jpg").exists());
}

#[test]
fn search_says_what_it_found_and_where_it_opens() {
    let scratch = small("search");
    let output = giljabi(&["search", "--json", "--content", &scratch.at(""), "카드", "사흘"]);
    let found: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(found["total"], 1);
    assert_eq!(found["relaxed"], serde_json::Value::Null);
    assert_eq!(found["corrected"], serde_json::Value::Null);
    let hit = &found["hits"][0];
    assert_eq!(hit["id"], "refund");
    assert_eq!(hit["kind"], "guide");
    assert_eq!(hit["title"], "환불 안내");
    assert_eq!(hit["section"], "카드로 결제했을 때");
    assert_eq!(hit["url"], "guides/refund#card");
    assert_eq!(hit["excerpt"], "카드사에 따라 사흘이 걸려요.");
    assert!(hit["score"].as_f64().is_some_and(|score| score > 0.0));

    let output = giljabi(&["search", "--content", &scratch.at(""), "--kind", "faq", "환불"]);
    let report = stdout(&output);
    assert!(report.starts_with("‘환불’ 1건\n\n1. [FAQ] *환불*은 언제 되나요?\n"), "{report}");
    let output = giljabi(&["search", "--content", &scratch.at(""), "없는말씀"]);
    assert_eq!(stdout(&output), "‘없는말씀’에 맞는 문서가 없습니다.\n");
}

#[test]
fn eval_measures_and_names_what_was_missed() {
    let scratch = small("eval");
    scratch.write(
        "questions.jsonl",
        "{\"query\": \"카드 환불\", \"relevant\": [\"refund\"]}\n{\"query\": \"언제 환불\", \"relevant\": [\"faq/period\"]}\n\
         {\"query\": \"배송\", \"relevant\": [\"refund\"]}\n",
    );
    let output = giljabi(&["eval", "--json", "--content", &scratch.at(""), &scratch.at("questions.jsonl")]);
    let measured: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(measured["queries"], 3);
    assert!((measured["recall_at_10"].as_f64().expect("a number") - 2.0 / 3.0).abs() < 1e-9, "{measured}");
    assert_eq!(measured["misses"], serde_json::json!([{"query": "배송", "relevant": ["refund"], "found": []}]));
    for figure in ["recall_at_1", "mrr_at_10", "ndcg_at_10", "milliseconds_p50", "milliseconds_p95"] {
        assert!(measured[figure].is_f64(), "{figure}");
    }

    scratch.write("bad.jsonl", "{\"query\": \"카드\"}\n");
    let output = giljabi(&["eval", "--content", &scratch.at(""), &scratch.at("bad.jsonl")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).starts_with("오류: 1번째 줄이 맞지 않습니다"), "{}", stderr(&output));
}

#[test]
fn a_wrong_call_ends_with_two() {
    for arguments in [
        &["chekc"][..],
        &["build"],
        &["search"],
        &["build", "--out", "x", "--audience", "all"],
        &["check", "--format", "xml"],
    ] {
        let output = giljabi(arguments);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{arguments:?}");
    }
}

#[cfg(unix)]
#[test]
fn who_has_read_enough_of_the_output_gets_no_complaint() {
    use std::process::{Command, Stdio};

    let mut command = Command::new(env!("CARGO_BIN_EXE_giljabi"));
    let content = concat!(env!("CARGO_MANIFEST_DIR"), "/../../content");
    command.args(["--content", content, "search", "결제"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}
