//! Whole outputs of `giljabi message` over our own messages, and what it says to a wrong call.

#![allow(clippy::expect_used, reason = "only tests use this")]

mod support;

use serde_json::{Value, json};
use support::{Scratch, giljabi, parsed, refused, stderr, stdout};

/// Fills a message with `field=value`s.
#[track_caller]
fn filled(message: &str, values: &[&str], expect: &Value) {
    let set = values.iter().flat_map(|value| ["--set", value]);
    let arguments: Vec<_> = ["message", "--json", message].into_iter().chain(set).collect();
    assert_eq!(parsed(&arguments), *expect, "{message} {values:?}");
}

#[test]
fn a_message_is_filled_in_measured_and_judged() {
    filled(
        "taxi-passenger-repayment",
        &["called_at=2026-11-20T08:40"],
        &json!({
            "text": "안녕하세요, 카카오 T 긴급신고센터입니다.\n\
             \n\
             고객님께서 11월 20일 08:40경 부르신 자동결제 택시의 요금 결제가 기사님의 실수로 취소되어 알려 드립니다.\n\
             \n\
             불편을 드려 죄송합니다.\n\
             수고스러우시겠지만 아래 방법으로 연락해 주시면 자동결제가 이루어지도록 돕겠습니다.\n\
             \n\
             [카카오 T 고객센터에 문의하는 방법]\n\
             1. 카카오 T 앱 > 오른쪽 아래 [내 정보] > 서비스 문의 > 상담사 연결 (365일, 07:00~26:00)\n\
             2. 카카오 T 채널: https://pf.kakao.com/_VGxikj\n\
             \n\
             언제나 마음 놓고 카카오 T를 이용하실 수 있도록 최선을 다하겠습니다.",
            "bytes": 494,
            "kind": "lms",
            "missing": [],
            "problems": [],
        }),
    );
    filled(
        "smartstore-cancel-complete",
        &["store=포근한집", "order=2026112012345671", "canceled_at=2026-11-20 10:05"],
        &json!({
            "text": "[포근한집] 주문 2026112012345671 결제 취소가 11/20 10:05에 끝났습니다. 감사합니다.",
            "bytes": 82,
            "kind": "sms",
            "missing": [],
            "problems": [],
        }),
    );
}

#[test]
fn messages_to_parents_and_help_centres_are_filled_in_whole() {
    filled(
        "academy-card-info-request",
        &["academy=맑은샘영어학원", "student=김하늘", "approved_on=2026-11-10", "amount=320000", "phone=0212345678"],
        &json!({
            "text": "[맑은샘영어학원] 안녕하세요, 김하늘 학생 부모님.\n\
             \n\
             11월 10일에 카드로 내신 수강료 320,000원의 결제를 취소하려고 합니다. 취소하려면 그때 쓰신 카드의 아래 정보가 필요합니다.\n\
             \n\
             1. 카드번호\n\
             2. 유효기간\n\
             \n\
             카드 정보는 문자로 보내지 마시고, 아래 번호로 전화해 알려 주시기 바랍니다.\n\
             전화: 02-1234-5678\n\
             \n\
             ※ 현대카드와 하나카드는 다른 방법으로 취소해야 하니, 전화하실 때 카드 이름부터 말씀해 주시기 바랍니다.",
            "bytes": 395,
            "kind": "lms",
            "missing": [],
            "problems": [],
        }),
    );
    filled(
        "cashwalk-inquiry-info",
        &["error_at=2026-11-20 21:15", "amount=많이"],
        &json!({
            "text": "[캐시워크 결제 오류 문의]\n\
             1. 오류가 난 시각: 11월 20일 21:15\n\
             2. 결제하려던 금액: 많이\n\
             3. 오류 코드: 없음\n\
             \n\
             [함께 준비할 것]\n\
             - 결제할 때 쓴 카드의 번호와 유효기간\n\
             - 로그인에 필요한 계정 정보\n\
             - 문제 화면 캡처(필요할 때)\n\
             \n\
             [문의하는 방법]\n\
             - 채팅: 캐시워크 웹사이트나 앱에 로그인 > 고객센터 채팅 > 문의할 내용 적고 답변 기다리기\n\
             - 전화: 이름과 계정 말하기 > 오류가 난 상황 설명하기 > 준비한 정보 알려 주기",
            "bytes": 399,
            "kind": "lms",
            "missing": [],
            "problems": [{"code": "value-invalid", "message": "결제하려던 금액은 숫자로 써 주세요. 예: 12,000"}],
        }),
    );
    filled(
        "chatbot-reconnect-guide",
        &["amount=33,000원"],
        &json!({
            "text": "챗봇 [#{bot}]의 자동결제가 실패했습니다. (결제 예정 금액: 33,000원)\n\
             \n\
             채널과 연결이 끊겼다면 아래 두 가지 방법 가운데 하나로 다시 연결해 주시기 바랍니다.\n\
             \n\
             1. 카드를 정상으로 되돌리고 기다리기\n\
             한도를 넘었거나 유효기간이 지난 자동결제 카드는 다시 쓸 수 있게 하거나 다른 카드로 바꿉니다. 일 반제 시점(00시)에 자동결제가 다시 이루어집니다.\n\
             카드 관리: 챗봇 관리자센터 > 나의 월렛 > 결제카드 관리\n\
             \n\
             2. 바로 연결하기\n\
             결제 예정 금액만큼 유상캐시를 충전해 마이너스 차감 금액을 결제하고, '연결 대기중' 상태로 바꾼 뒤 챗봇과 채널을 다시 연결합니다.\n\
             \n\
             ※ 미수가 남아 있으면 광고를 정상적으로 운영할 수 없고, 월렛을 비롯한 운영에 제재를 받을 수 있습니다.\n\
             ※ 자동결제에는 일반 신용카드만 등록할 수 있습니다. 체크카드는 등록되지 않습니다. 하이브리드 카드는 은행 점검 시간에 결제가 실패할 수 있어 \
             권장하지 않습니다.",
            "bytes": 796,
            "kind": "lms",
            "missing": ["bot"],
            "problems": [],
        }),
    );
}

#[test]
fn an_editor_reads_what_is_missing_wrong_and_changed() {
    let values = ["store=포근한집", "order=\u{1f389}1", "note=가나–"].map(|value| ["--set", value]);
    let arguments: Vec<_> = ["message", "smartstore-cancel-complete"].into_iter().chain(values.concat()).collect();
    let output = giljabi(&arguments);
    let expect = "결제 취소 완료 알림: 66바이트 SMS, 24바이트 남음\n\
        ────────────────────────────────\n\
        [포근한집] 주문 \u{1f389}1 결제 취소가 #{canceled_at}에 끝났습니다. 가나-\n\
        ────────────────────────────────\n\
        비어 있는 칸: 취소를 마친 시각 (예: 2026-11-20 10:05). --set canceled_at=값\n\
        모두 채우면 길어야 63바이트입니다.\n\
        오류[character-unsendable]: 주문번호에 문자로 보낼 수 없는 글자가 있습니다: `\u{1f389}`. 지우거나 다른 글자로 바꿔 주세요.\n\
        바꾼 글자: 확인할 사항이나 더 알릴 내용: `–` 대신 `-`로 바꿨습니다.\n";
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(0), expect));
}

#[test]
fn a_long_message_says_what_to_shorten() {
    let note = format!("note={}", "가".repeat(30));
    let output = giljabi(&[
        "message",
        "smartstore-cancel-complete",
        "--set",
        "store=포근한집",
        "--set",
        "order=1029",
        "--set",
        "canceled_at=2026-11-20 10:05",
        "--set",
        &note,
    ]);
    let report = stdout(&output);
    assert!(report.starts_with("결제 취소 완료 알림: 119바이트 LMS, 1881바이트 남음\n"), "{report}");
    assert!(report.ends_with("확인할 사항이나 더 알릴 내용을 29바이트 줄이면 SMS로 보낼 수 있습니다.\n"), "{report}");
}

#[test]
fn the_hour_matters_to_advertising_only() {
    let scratch = Scratch::new("night");
    scratch.write("site.toml", "name = \"길\"\n[sms]\nsender = \"길가게\"\ncontact = \"02-123-4567\"\n");
    let text = "---\ntitle: 쿠폰\nadvertising: true\n---\n\n보냅니다.\n\n~~~sms\n(광고) 길가게 02-123-4567\n쿠폰\n\
                무료수신거부 080-000-0000\n~~~\n";
    scratch.write("messages/coupon.md", text);
    let content = scratch.at("");
    let at = |time: &str| {
        let answer = parsed(&["message", "coupon", "--json", "--content", &content, "--at", time]);
        answer["problems"].clone()
    };
    assert_eq!(at("20:59"), json!([]));
    assert_eq!(at("21:00")[0]["code"], "advertising-night");
    let answer = parsed(&["message", "taxi-passenger-repayment", "--json", "--at", "23:00"]);
    assert_eq!(answer["problems"], json!([]));
}

#[test]
fn what_is_not_known_is_answered_with_the_nearest() {
    refused(
        &["message", "smartstore-cancel-complet"],
        "오류: `messages` 폴더에 그런 문서가 없습니다: `smartstore-cancel-complet`. 혹시 `smartstore-cancel-complete`인가요?\n",
    );
    refused(
        &["message", "smartstore-cancel-complete", "--set", "stor=길가게"],
        "오류: 그런 칸이 없습니다: `stor`. 혹시 `store`인가요?\n",
    );
    refused(
        &["message", "smartstore-cancel-complete", "--set", "x=길가게"],
        "오류: 그런 칸이 없습니다: `x`. 있는 칸: store, order, canceled_at, note\n",
    );
    for arguments in [
        &["message"][..],
        &["message", "smartstore-cancel-complete", "--set", "store"],
        &["message", "smartstore-cancel-complete", "--at", "25:00"],
        &["message", "taxi-passenger-repayment", "--audience", "public"],
    ] {
        let output = giljabi(arguments);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{arguments:?}");
    }
}

#[test]
fn unsound_content_ends_with_one() {
    let folder = "tests/invalid/message-character-unsendable";
    let output = giljabi(&["message", "cancel", "--json", "--content", folder]);
    assert_eq!(output.status.code(), Some(1));
    let answer: Value = serde_json::from_str(&stdout(&output)).expect("JSON and nothing else");
    assert_eq!(answer["problems"][0]["code"], "character-unsendable");
    assert!(stderr(&output).starts_with("오류[message-character-unsendable]"), "{}", stderr(&output));
}

#[test]
fn a_message_that_cannot_be_read_is_answered_with_its_errors() {
    let folder = "tests/invalid/message-text-missing";
    let output = giljabi(&["message", "cancel", "--json", "--content", folder]);
    assert_eq!(output.status.code(), Some(1));
    let answer: Value = serde_json::from_str(&stdout(&output)).expect("JSON and nothing else");
    let expect = json!([{
        "code": "message-text-missing",
        "severity": "error",
        "file": format!("{folder}/messages/cancel.md"),
        "line": 1,
        "column": 1,
        "message": "문자 내용(`sms` 상자)이 없습니다",
        "help": "`~~~sms` 줄과 `~~~` 줄 사이에 보낼 내용을 써 주세요.",
    }]);
    assert_eq!(answer, expect);
    let output = giljabi(&["message", "cancel", "--content", folder]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(1), ""));
    assert!(stderr(&output).starts_with("오류[message-text-missing]"), "{}", stderr(&output));
}

#[test]
fn a_message_is_found_by_its_text_with_labels_for_fields() {
    let found = parsed(&["search", "--json", "--kind", "message", "기사님의", "실수로", "호출한", "시각"]);
    assert_eq!(found["hits"][0]["url"], "messages/taxi-passenger-repayment");
    let found = parsed(&["search", "--json", "--kind", "message", "called_at"]);
    assert_eq!(found["total"], 0, "names of fields are for editors");
}
