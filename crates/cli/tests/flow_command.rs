//! Whole outputs of `giljabi flow` over our own flows, and what it says to a wrong call.

#![allow(clippy::expect_used, reason = "only tests use this")]

mod support;

use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use support::{Scratch, giljabi, parsed, refused, root, stderr, stdout};

const FLOWS: [&str; 5] = [
    "academy-payment-cancel",
    "cashwalk-payment-error",
    "chatbot-autopay-failed",
    "smartstore-cancellation",
    "taxi-payment-recovery",
];

/// Walks a flow by the ids of the steps after the start.
#[track_caller]
fn walked(flow: &str, steps: &[&str], expect: &Value) {
    let chosen = steps.iter().flat_map(|step| ["--choose", step]);
    let arguments: Vec<_> = ["flow", "--json", flow].into_iter().chain(chosen).collect();
    assert_eq!(parsed(&arguments), *expect, "{flow} {steps:?}");
}

#[test]
fn every_path_of_our_flows_ends_in_an_outcome_and_every_outcome_has_a_path() {
    for flow in FLOWS {
        let paths = parsed(&["flow", flow, "--paths", "--json"]);
        let paths = paths.as_array().expect("a list");
        let source = fs::read_to_string(root().join(format!("content/flows/{flow}.md"))).expect("the flow");
        let marked: BTreeSet<(String, String)> = source
            .lines()
            .filter_map(|line| line.strip_prefix("## ")?.split_once("{#")?.1.strip_suffix('}')?.split_once(" ."))
            .map(|(id, outcome)| (id.to_owned(), outcome.to_owned()))
            .collect();
        let reached: BTreeSet<(String, String)> = paths
            .iter()
            .map(|path| {
                let last = path["path"].as_array().and_then(|ids| ids.last()?.as_str()).expect("an end");
                (last.to_owned(), path["outcome"].as_str().unwrap_or("none").to_owned())
            })
            .collect();
        assert!(!marked.is_empty() && !paths.is_empty(), "{flow}");
        assert_eq!(reached, marked, "{flow}");
    }
}

#[test]
fn scenarios_take_every_choice_of_our_flows() {
    let report = parsed(&["check", "--coverage", "--json"]);
    let uncovered = |row: &&Value| row["code"] == "flow-test-uncovered";
    assert_eq!(report.as_array().expect("a list").iter().filter(uncovered).collect::<Vec<_>>(), Vec::<&Value>::new());
}
#[test]
fn a_walk_tells_where_it_stands() {
    walked(
        "taxi-payment-recovery",
        &["ride-ended", "first-past", "declined"],
        &json!({
            "flow": "taxi-payment-recovery",
            "step": "declined",
            "title": "도움 불가로 마칩니다",
            "outcome": "declined",
            "choices": [],
            "path": ["passenger", "ride-ended", "first-past", "declined"],
            "notes": "[자동결제 취소 복구 요청 응대] 2026-11-21 00:00 시작\n\
             1. 승객과 함께 있습니까? → 내렸거나 곁에 없습니다\n\
             2. 운행이 끝난 지 24시간이 지났습니까? → 24시간 경과\n\
             3. 1차: 도움 불가 안내에 수긍합니까? → 수긍합니다\n\
             결과: 도움 불가로 마칩니다 (처리하지 않음)",
        }),
    );
    walked(
        "academy-payment-cancel",
        &["method", "linked"],
        &json!({
            "flow": "academy-payment-cancel",
            "step": "linked",
            "title": "이 PC에 포스기가 연결되어 있나요?",
            "outcome": null,
            "choices": [
                {"to": "linked-kind", "label": "네, 연결되어 있어요"},
                {"to": "pos-missing", "label": "아니요, 연결되어 있지 않아요"},
            ],
            "path": ["find", "method", "linked"],
            "notes": "[결제된 수강료 취소, 단계별로 진행하기] 2026-11-21 00:00 시작\n\
             1. 취소할 결제 건을 찾았나요? → 찾았어요\n\
             2. 어떻게 받은 결제인가요? → 연동 단말기로 받았어요\n\
             진행 중: 이 PC에 포스기가 연결되어 있나요?",
        }),
    );
    walked(
        "cashwalk-payment-error",
        &["card", "solved"],
        &json!({
            "flow": "cashwalk-payment-error",
            "step": "solved",
            "title": "결제됐어요",
            "outcome": "resolved",
            "choices": [],
            "path": ["cause", "card", "solved"],
            "notes": "[캐시워크 결제 오류, 단계별로 해결하기] 2026-11-21 00:00 시작\n\
             1. 어디에서 문제가 생긴 것 같나요? → 카드가 문제인 것 같아요\n\
             2. 카드를 확인하니 결제가 되나요? → 네, 결제됐어요\n\
             결과: 결제됐어요 (해결)",
        }),
    );
    walked(
        "chatbot-autopay-failed",
        &["speed"],
        &json!({
            "flow": "chatbot-autopay-failed",
            "step": "speed",
            "title": "언제 다시 연결하고 싶나요?",
            "outcome": null,
            "choices": [
                {"to": "wallet", "label": "유상캐시를 충전해서 바로 연결할래요"},
                {"to": "card", "label": "카드를 정상으로 되돌리고 00시까지 기다릴래요"},
                {"to": "ask-owner", "label": "다른 담당자에게 부탁할래요"},
            ],
            "path": ["connection", "speed"],
            "notes": "[챗봇 자동결제가 실패했을 때 다시 연결하기] 2026-11-21 00:00 시작\n\
             1. 챗봇과 채널의 연결이 끊겼나요? → 네, 연결이 끊겼어요\n\
             진행 중: 언제 다시 연결하고 싶나요?",
        }),
    );
    walked(
        "smartstore-cancellation",
        &["reason", "method", "blocked"],
        &json!({
            "flow": "smartstore-cancellation",
            "step": "blocked",
            "title": "이 결제 수단으로는 취소할 수 없어요",
            "outcome": "declined",
            "choices": [],
            "path": ["request", "reason", "method", "blocked"],
            "notes": "[스마트스토어 결제 취소, 단계별로 처리하기] 2026-11-21 00:00 시작\n\
             1. 1단계: 어떤 주문의 취소 요청인가요? → 확인했어요\n\
             2. 1단계: 취소 사유는 무엇인가요? → 사유를 확인했어요\n\
             3. 2단계: 이 결제 수단으로 취소할 수 있나요? → 아니요, 취소할 수 없어요\n\
             결과: 이 결제 수단으로는 취소할 수 없어요 (처리하지 않음)",
        }),
    );
}

#[test]
fn an_editor_reads_a_step_as_agents_see_it() {
    let output = giljabi(&["flow", "taxi-payment-recovery", "--choose", "ride-ended", "--choose", "first-within"]);
    let expect = "1차: 안심연결 안내에 수긍합니까? (#first-within)\n\
        \n\
        \x20 “ 손님께서 다시 결제하는 데 동의하시면 요금을 결제하실 수 있습니다.\n\
        \x20 “\n\
        \x20 “ 운행이 끝나고 아직 하루가 지나지 않은 건이라,\n\
        \x20 “ 기사 앱의 운행이력 상세 페이지에서 [손님에게 안심콜하기]를 눌러 통화하실 수 있습니다.\n\
        \x20 “\n\
        \x20 “ 손님께 상황을 설명하시고, 손님께서 [카카오 T 고객센터]에 직접 문의해 주시도록 말씀 부탁드립니다.\n\
        \n\
        \x20 복사해서 쓰는 글\n\
        \x20 [손님에게 안심콜하기 이용 방법]\n\
        \x20 - 경로: 카카오 T 택시 기사 앱 > 메뉴 > 운행이력 > 운행 건 상세 페이지 > \
        결제 정보 아래 [손님에게 안심콜하기]\n\
        \x20 - 기간: 운행이 끝난 뒤 1일(24시간) 이내\n\
        \x20 - 횟수: 통화에 성공한 것만 세어 2회\n\
        \x20 - 번호: 거는 분과 받는 분 모두에게 대표번호 1551-5009로 표시됩니다.\n\
        \n\
        \x20 [ ] 안심콜 경로를 안내했다\n\
        \x20 [ ] 24시간 이내, 통화 성공 2회까지라고 안내했다\n\
        \x20 [ ] 양쪽 모두 1551-5009로 표시된다고 안내했다\n\
        \n\
        \x20 자세히: 안심연결, 승객이 고객센터에 연락하는 방법\n\
        \n\
        \x20 1. 수긍합니다: 승객에게 직접 연락 → safe-call\n\
        \x20 2. 수긍하지 않거나 도움을 더 요청합니다 → second\n\
        \n\
        상담 메모\n\
        [자동결제 취소 복구 요청 응대] 2026-11-21 00:00 시작\n\
        1. 승객과 함께 있습니까? → 내렸거나 곁에 없습니다\n\
        2. 운행이 끝난 지 24시간이 지났습니까? → 24시간 이내\n\
        진행 중: 1차: 안심연결 안내에 수긍합니까?\n";
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(0), expect));
}

#[test]
fn paths_are_listed_by_their_ends() {
    let output = giljabi(&["flow", "flows/smartstore-cancellation", "--paths"]);
    let expect = "스마트스토어 결제 취소, 단계별로 처리하기: 경로 4개\n\
        \n\
        1. 취소를 마쳤어요. 같은 일이 없도록 정리해요 (해결)\n\
        \x20  request → reason → method → process → notice → review → improve\n";
    let report = stdout(&output);
    let first = report.split_inclusive('\n').take(4).collect::<String>();
    assert_eq!((output.status.code(), first.as_str()), (Some(0), expect));
}

#[test]
fn a_wrong_choice_names_those_that_there_are() {
    refused(
        &["flow", "taxi-payment-recovery", "--choose", "ride-end"],
        "오류: ‘승객과 함께 있습니까?’ 단계에는 그런 선택지가 없습니다: `ride-end`. 혹시 `ride-ended`인가요? \
         고를 수 있는 단계: `with-passenger`(함께 있습니다), `ride-ended`(내렸거나 곁에 없습니다), \
         `consent`(승객이 문의했습니다 (문자나 안심콜을 받음))\n",
    );
    refused(
        &["flow", "taxi-payment-recovery", "--choose", "with-passenger", "--choose", "agit"],
        "오류: ‘현장결제로 받도록 안내합니다’에서 이미 끝났습니다. 더 고를 것이 없습니다: `agit`\n",
    );
}

#[test]
fn an_unknown_flow_is_answered_with_the_nearest() {
    refused(
        &["flow", "taxi-payment-recovry"],
        "오류: `flows` 폴더에 그런 문서가 없습니다: `taxi-payment-recovry`. 혹시 `taxi-payment-recovery`인가요?\n",
    );
    // The public does not even learn that there is one.
    refused(
        &["flow", "taxi-payment-recovry", "--audience", "public"],
        "오류: `flows` 폴더에 그런 문서가 없습니다: `taxi-payment-recovry`. 있는 것: academy-payment-cancel, \
         cashwalk-payment-error, chatbot-autopay-failed, smartstore-cancellation\n",
    );
}

#[test]
fn a_wrong_call_is_told_from_unsound_content() {
    for arguments in [
        &["flow"][..],
        &["flow", "taxi-payment-recovery", "--paths", "--choose", "consent"],
        &["flow", "taxi-payment-recovery", "--paths", "--map", "x.svg"],
        &["flow", "diff", "content/flows/taxi-payment-recovery.md"],
        &["flow", "taxi-payment-recovery", "diff", "a.md", "b.md"],
        &["flow", "diff", "a.md", "b.md"],
    ] {
        let output = giljabi(arguments);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{arguments:?}");
    }
    let output = giljabi(&["flow", "refund", "--content", "tests/invalid/flow-step-missing", "--paths", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let paths: Value = serde_json::from_str(&stdout(&output)).expect("JSON and nothing else");
    assert_eq!(paths, json!([{"path": ["start", "end"], "outcome": "resolved"}]));
    assert!(stderr(&output).starts_with("오류[flow-step-missing]"), "{}", stderr(&output));
    let output = giljabi(&["flow", "refund", "--content", "tests/invalid/flow-start-missing"]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(1), ""));
}

#[test]
fn a_map_is_a_picture_or_text_for_pull_requests() {
    let scratch = Scratch::new("map");
    let svg = scratch.at("map.svg");
    let output = giljabi(&["flow", "taxi-payment-recovery", "--map", &svg]);
    let drawn = fs::read_to_string(&svg).expect("the map");
    assert_eq!(stdout(&output), format!("그림을 저장했습니다: {svg} ({}바이트)\n", drawn.len()));
    assert!(drawn.starts_with("<svg ") && drawn.contains("<title") && !drawn.contains("href"), "{drawn}");
    assert_eq!(drawn.matches("data-step=").count(), 14);

    let text = scratch.at("map.mmd");
    let told = parsed(&["flow", "taxi-payment-recovery", "--map", &text, "--json"]);
    let drawn = fs::read_to_string(&text).expect("the map");
    assert_eq!(told, json!({"file": text, "bytes": drawn.len()}));
    assert!(drawn.starts_with("flowchart TD\n    accTitle: 자동결제 취소 복구 요청 응대\n"), "{drawn}");

    let picture = scratch.at("map.png");
    refused(
        &["flow", "taxi-payment-recovery", "--map", &picture],
        &format!("오류: 그림 파일의 이름은 .svg나 .mmd로 끝나야 합니다: {picture}\n"),
    );
    assert!(!scratch.path().join("map.png").exists());
}

#[test]
fn a_changed_flow_is_told_as_callers_and_saved_links_feel_it() {
    let scratch = Scratch::new("diff");
    let old = "content/flows/smartstore-cancellation.md";
    let text = fs::read_to_string(root().join(old)).expect("the flow");
    let changed = text.replace("(#blocked)", "(#process)").replace("{#blocked .declined}", "{#closed .declined}");
    scratch.write("new.md", changed);
    let output = giljabi(&["flow", "diff", old, &scratch.at("new.md")]);
    let expect = "새 단계\n\
        \x20 - 이 결제 수단으로는 취소할 수 없어요 (#closed)\n\
        없어진 단계\n\
        \x20 - 이 결제 수단으로는 취소할 수 없어요 (#blocked)\n\
        다른 단계로 가는 선택지\n\
        \x20 - 2단계: 이 결제 수단으로 취소할 수 있나요?: 아니요, 취소할 수 없어요 (#blocked → #process)\n\
        더는 이를 수 없는 결과\n\
        \x20 - 이 결제 수단으로는 취소할 수 없어요 (#blocked)\n\
        끊어지는 저장된 링크\n\
        \x20 - #method → #blocked (예: p=reason.method.blocked)\n";
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(0), expect));
    let output = giljabi(&["flow", "diff", old, old]);
    assert_eq!(stdout(&output), "달라진 단계나 선택지가 없습니다.\n");
    let told = parsed(&["flow", "diff", old, &scratch.at("new.md"), "--json"]);
    assert_eq!(told["removed"], json!([{"id": "blocked", "title": "이 결제 수단으로는 취소할 수 없어요"}]));
    assert_eq!(told["broken_links"][0]["example"], "reason.method.blocked");
    refused(&["flow", "diff", old, "Cargo.toml"], "오류: 단계가 없습니다. 플로 파일인지 확인해 주세요: Cargo.toml\n");
}

#[test]
fn the_document_of_a_flow_carries_what_is_run_and_its_map() {
    let scratch = Scratch::new("flow-document");
    let output = giljabi(&["build", "--out", &scratch.at("out")]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let read = |path: &str| -> Value {
        serde_json::from_slice(&fs::read(scratch.path().join("out").join(path)).expect("a file")).expect("JSON")
    };
    let manifest = read("manifest.json");
    for entry in manifest["entries"].as_array().expect("entries") {
        let part = |key: &str| entry[key].as_str().expect("a text");
        let id = part("id");
        let document = read(&format!("documents/{}-{id}.{}.json", part("kind"), part("version")));
        let has = |key: &str| document.get(key).is_some();
        match entry["kind"].as_str() {
            Some("flow") => {
                let flow: giljabi_flow::Flow = serde_json::from_value(document["flow"].clone()).expect("a flow");
                assert_eq!(flow.version, flow.structure(), "{id}");
                let map = document["map"].as_str().expect("a map");
                for step in &flow.steps {
                    assert!(map.contains(&format!("data-step=\"{}\"", step.id)), "{id} {}", step.id);
                }
                assert!(!has("message"));
            }
            Some("message") => {
                let message: giljabi_message::Message =
                    serde_json::from_value(document["message"].clone()).expect("a message");
                assert!(!message.template.is_empty() && !has("flow") && !has("map"), "{id}");
            }
            _ => assert!(!has("flow") && !has("map") && !has("message"), "{id}"),
        }
        assert!(document["html"].as_str().is_some_and(|html| !html.is_empty()), "{id}");
    }
}

#[test]
fn a_flow_is_found_by_its_steps() {
    let found = parsed(&["search", "--json", "--kind", "flow", "재결제", "요청", "글양식"]);
    let hit = &found["hits"][0];
    assert_eq!(
        (hit["id"].as_str(), hit["section"].as_str()),
        (Some("taxi-payment-recovery"), Some("아지트에 재결제 요청 글을 씁니다"))
    );
    assert_eq!(hit["url"], "flows/taxi-payment-recovery#agit");
    // Headings within a step belong to it: each hit opens at a step.
    let scratch = Scratch::new("steps");
    let flow = "---\ntitle: 흐름\n---\n\n머리말 도토리\n\n## 시작 {#start}\n\n다람쥐\n\n### 자세히\n\n너구리\n\n- [끝](#end)\n\n\
                ## 끝 {#end .resolved}\n\n끝이다\n";
    scratch.write("site.toml", "name = \"길\"\n");
    scratch.write("flows/a.md", flow);
    let opens = |word: &str| {
        let found = parsed(&["search", "--json", "--content", &scratch.at(""), word]);
        found["hits"][0]["url"].as_str().map(str::to_owned)
    };
    assert_eq!(opens("도토리").as_deref(), Some("flows/a"));
    assert_eq!(opens("다람쥐").as_deref(), Some("flows/a#start"));
    assert_eq!(opens("너구리").as_deref(), Some("flows/a#start"));
}

#[test]
fn a_flow_that_cannot_be_read_is_answered_with_its_errors() {
    let folder = "tests/invalid/flow-start-missing";
    for more in [&[][..], &["--paths"], &["--map", "never.svg"]] {
        let arguments: Vec<_> =
            ["flow", "refund", "--json", "--content", folder].into_iter().chain(more.iter().copied()).collect();
        let output = giljabi(&arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let answer: Value = serde_json::from_str(&stdout(&output)).expect("JSON and nothing else");
        let errors = answer.as_array().expect("a list");
        assert_eq!(errors.len(), 1, "{answer}");
        assert_eq!(errors[0]["code"], "flow-start-missing");
        assert_eq!(errors[0]["file"], format!("{folder}/flows/refund.md"));
    }
    assert!(!root().join("never.svg").exists());
    let help = giljabi(&["flow", "--help"]);
    assert!(stdout(&help).contains("글의 오류 때문에 결과가 없으면 check와 같은 문제 목록"), "{}", stdout(&help));
}

#[test]
fn a_changed_rule_ask_and_outcome_are_told() {
    let scratch = Scratch::new("diff-rules");
    let old = "---\ntitle: 환불\n---\n\n## 언제 끝났나요? {#start}\n\n~~~ask\nended_at: datetime\nlabel: 끝난 시각\n~~~\n\n\
               - [이내](#end) `ended_at <= 24h`\n- [지남](#end) `ended_at > 24h`\n\n## 끝 {#end .resolved}\n";
    scratch.write("old.md", old);
    scratch
        .write("new.md", old.replace("24h", "48h").replace(": datetime", ": date").replace(".resolved", ".declined"));
    scratch.write("newer.md", old.replace("- [지남](#end) `ended_at > 24h`\n", ""));
    let diff = |new: &str| giljabi(&["flow", "diff", &scratch.at("old.md"), &scratch.at(new)]);
    let output = diff("new.md");
    let expect = "달라진 결과\n\
        \x20 - 끝 (#end): 해결 → 처리하지 않음\n\
        달라진 규칙\n\
        \x20 - 언제 끝났나요?: 이내 (`ended_at <= 24h` → `ended_at <= 2d`)\n\
        \x20 - 언제 끝났나요?: 지남 (`ended_at > 24h` → `ended_at > 2d`)\n\
        달리 묻는 값\n\
        \x20 - 언제 끝났나요?: 끝난 시각 (날짜와 시각 → 날짜)\n";
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(0), expect));
    let gone = stdout(&diff("newer.md"));
    let expect =
        "없어진 선택지\n  - 언제 끝났나요?: 지남\n끊어지는 저장된 링크\n  - #start → #end ‘지남’ (예: p=end~2-";
    assert!(gone.starts_with(expect), "{gone}");
    let told = parsed(&["flow", "diff", &scratch.at("old.md"), &scratch.at("new.md"), "--json"]);
    assert_eq!(told["outcomes_changed"][0]["to"], "declined");
    assert_eq!(told["rules_changed"][0]["from"], "ended_at <= 24h");
    assert_eq!(told["asks_changed"][0]["to"]["kind"], "date");
}
