//! What is read from markdown.

use super::*;
use crate::model::{Block, Check, Choice, Outcome};
use crate::rule::{Limit, Op, Rule};
use crate::value::ValueKind;
use giljabi_content::render;

#[test]
fn the_flow_of_the_guide_is_read_whole() {
    let flow = sound(REFUND);
    let ids: Vec<_> = flow.steps.iter().map(|step| step.id.as_str()).collect();
    assert_eq!(ids, ["shipped", "delivered", "cancel-now", "return", "decline"]);
    let delivered = &flow.steps[1];
    assert_eq!(delivered.title, "언제 배송이 끝났나요?");
    assert_eq!((delivered.asks[0].name.as_str(), delivered.asks[0].kind), ("delivered_at", ValueKind::DateTime));
    let rule = Rule { value: "delivered_at".into(), op: Op::AtMost, limit: Limit::Since(7 * 24 * 60) };
    let within = Choice { to: "return".into(), label: "7일 이내".into(), rule: Some(rule) };
    assert_eq!(delivered.choices[0], within);
    assert_eq!(flow.steps[0].blocks, [Block::Html("<p>주문 화면에서 배송 상태를 본다.</p>".into())]);
    let cancel = &flow.steps[2];
    assert_eq!(cancel.outcome, Some(Outcome::Resolved));
    let html = "<a href=\"messages/cancel-complete\">취소 안내 문자</a>를 보냈다";
    assert_eq!(
        cancel.blocks,
        [
            Block::Say { text: "바로 취소해 드렸습니다.".into() },
            Block::Checklist(vec![
                Check {
                    html: "관리 화면에서 취소를 눌렀다".into(),
                    text: "관리 화면에서 취소를 눌렀다".into(),
                    message: None
                },
                Check {
                    html: html.into(),
                    text: "취소 안내 문자를 보냈다".into(),
                    message: Some("cancel-complete".into())
                },
            ]),
        ]
    );
    assert_eq!(cancel.messages, ["cancel-complete"]);
    assert_eq!(flow.version, flow.structure());
    assert_eq!(flow.version.len(), 6);
}

#[test]
fn a_flow_travels_as_json() {
    let flow = sound(REFUND);
    let json = serde_json::to_string(&flow).expect("a flow can be written");
    assert_eq!(serde_json::from_str::<Flow>(&json).expect("and read"), flow);
}

#[test]
fn words_do_not_change_the_version_and_structure_does() {
    let version = sound(REFUND).version;
    let check = |from: &str, to: &str, same: bool| {
        let changed = REFUND.replace(from, to);
        assert_ne!(changed, REFUND, "{from}");
        assert_eq!(sound(&changed).version == version, same, "{from} → {to}");
    };
    check("[아니요]", "[아직이요]", true);
    check("주문 화면에서", "주문 목록에서", true);
    check("배송 완료 시각", "배송이 끝난 시각", true);
    check("7d", "8d", false);
    check("[예](#delivered)", "[예](#delivered)\n- [몰라요](#decline)", false);
    check(".declined", ".escalated", false);
}

#[test]
fn asks_are_read_with_all_they_have() {
    let body = "## 가 {#a}\n\n~~~ask\nmethod: choice\nlabel: 결제 수단\noptions: [카드, \"현금\"]\n\nmemo: text\n\
                label: 메모\nmax: 20\nexample: 급함\nrequired: false\n~~~\n\n- [다음](#b)\n\n## 나 {#b .resolved}\n";
    let flow = sound(body);
    let [method, memo] = flow.steps[0].asks.as_slice() else { panic!("{flow:?}") };
    assert_eq!((method.options.as_slice(), method.required), (&["카드".to_owned(), "현금".to_owned()][..], true));
    assert_eq!((memo.max, memo.example.as_deref(), memo.required), (Some(20), Some("급함"), false));
}

#[test]
fn an_earlier_list_of_links_is_prose() {
    let body =
        "## 가 {#a}\n\n- [먼저 볼 것](#b)\n\n글\n\n- [다음](#b)\n\n## 나 {#b .resolved}\n\n[^n] 글[^n]\n\n[^n]: 각주\n";
    let flow = sound(body);
    assert_eq!(flow.steps[0].choices.len(), 1);
    assert_eq!(flow.steps[0].choices[0].label, "다음");
    let html = "<ul class=\"ways\"><li><a href=\"flows/refund#b\">먼저 볼 것</a></li>\n</ul>";
    assert_eq!(flow.steps[0].blocks[0], Block::Html(html.into()));
    let Block::Html(html) = &flow.steps[1].blocks[0] else { panic!("{flow:?}") };
    assert!(html.contains("각주&nbsp;<a class=\"footnote-back\""), "{html}");
}

#[test]
fn a_flow_reads_well_without_the_app() {
    let source = Source { path: "flows/refund.md".into(), text: format!("{FRONT}{REFUND}") };
    let own = outline(&source).0;
    let catalog = Catalog::new(Config::default(), vec![own.clone()], [], "2026-11-21").0;
    let (article, _) = render(&source, &own, &catalog);
    assert!(article.html.contains("<p class=\"ask\">확인할 값: 배송 완료 시각</p>"), "{}", article.html);
    let choices = "<ul class=\"ways\"><li><a href=\"flows/refund#return\">7일 이내</a> </li>";
    assert!(article.html.contains(choices), "{}", article.html);
    assert!(article.html.contains("<h2 id=\"cancel-now\" class=\"outcome outcome-resolved\">"), "{}", article.html);
    assert!(!article.html.contains("delivered_at"), "{}", article.html);
}
