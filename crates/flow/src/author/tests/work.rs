//! Maps, paths and comparison.

use super::*;
use std::fmt::Write as _;

fn all_paths(body: &str) -> Vec<String> {
    let (found, all) = paths(&sound(body), 1_000);
    assert!(all);
    found.iter().map(|path| format!("{} {}", path.path.join("."), path.outcome.map_or("", |o| o.as_str()))).collect()
}

#[test]
fn every_path_is_listed_in_the_order_of_the_choices() {
    assert_eq!(
        all_paths(REFUND),
        ["shipped.cancel-now resolved", "shipped.delivered.return handed-over", "shipped.delivered.decline declined"]
    );
}

#[test]
fn a_cycle_is_entered_once() {
    let body = "## 가 {#a}\n\n- [나](#b)\n\n## 나 {#b}\n\n- [다시](#a)\n- [끝](#end)\n\n## 끝 {#end .resolved}\n";
    assert_eq!(all_paths(body), ["a.b.a.b.end resolved", "a.b.end resolved"]);
}

#[test]
fn paths_beyond_number_are_cut() {
    let mut body = String::new();
    for at in 0..40 {
        let (left, right, next) = (format!("l{at}"), format!("r{at}"), format!("s{}", at + 1));
        let _ = write!(body, "## 단계 {{#s{at}}}\n\n- [왼쪽](#{left})\n- [오른쪽](#{right})\n\n");
        let _ =
            write!(body, "## 왼쪽 {{#{left}}}\n\n- [다음](#{next})\n\n## 오른쪽 {{#{right}}}\n\n- [다음](#{next})\n\n");
    }
    body += "## 끝 {#s40 .resolved}\n";
    let (found, all) = paths(&sound(&body), 100);
    assert_eq!((found.len(), all), (100, false));
}

const HEAD: MapHead<'_> = MapHead { title: "환불 <요청>", description: "", page: Some("flows/refund") };

#[test]
fn the_map_names_itself_and_its_parts_and_has_no_styles() {
    let flow = sound(REFUND);
    let svg = map_svg(&flow, &HEAD);
    assert_eq!(svg, map_svg(&flow, &HEAD));
    assert!(svg.contains("<title id=\"flow-map-title\">환불 &lt;요청&gt;</title>"), "{svg}");
    assert!(svg.contains("<desc id=\"flow-map-desc\">단계 5개, 그 가운데 결과 3개"), "{svg}");
    assert!(svg.contains("data-from=\"delivered\" data-choice=\"1\""), "{svg}");
    let step =
        "<a class=\"map-step map-outcome map-outcome-declined\" data-step=\"decline\" href=\"flows/refund#decline\">";
    assert!(svg.contains(step), "{svg}");
    for forbidden in ["style", "script", "NaN", "inf", " on"] {
        assert!(!svg.contains(forbidden), "{forbidden}: {svg}");
    }
    let alone = map_svg(&flow, &MapHead { page: None, ..HEAD });
    assert!(!alone.contains("<a "), "{alone}");
}

#[test]
fn a_small_map_is_the_same_to_the_letter_wherever_it_is_drawn() {
    let flow = sound("## 결제됐나요? {#paid}\n\n- [네](#done)\n- [아니요](#done)\n\n## 마친다 {#done .resolved}\n");
    assert_eq!(map_svg(&flow, &MapHead { title: "결제", description: "", page: None }), include_str!("small-map.svg"));
}

#[test]
fn the_map_is_mermaid_too() {
    let mermaid = map_mermaid(&sound(REFUND), &HEAD);
    assert_eq!(
        mermaid,
        "flowchart TD\n    accTitle: 환불 <요청>\n    accDescr: 단계 5개, 그 가운데 결과 3개\n    \
         s_shipped[\"상품을 이미 보냈나요?\"]\n    s_delivered[\"언제 배송이 끝났나요?\"]\n    \
         s_cancel_now([\"바로 취소한다\"]):::resolved\n    s_return([\"반품으로 받는다\"]):::handed_over\n    \
         s_decline([\"거절한다\"]):::declined\n    s_shipped -->|\"아니요\"| s_cancel_now\n    \
         s_shipped -->|\"예\"| s_delivered\n    s_delivered -->|\"7일 이내\"| s_return\n    \
         s_delivered -->|\"7일 지남\"| s_decline\n    classDef resolved fill:#e3f4e8,stroke:#1f7a3d,color:#111\n    \
         classDef declined fill:#fbe6e4,stroke:#a8322a,color:#111\n    \
         classDef handed_over fill:#e4ecfb,stroke:#2a56a8,color:#111\n"
    );
}

fn check_diff(changes: &[(&str, &str)], expect: &str) {
    let mut body = REFUND.to_owned();
    for (from, to) in changes {
        assert!(body.contains(from), "{from}");
        body = body.replace(from, to);
    }
    let old = sound(REFUND);
    assert_eq!(diff(&old, &sound(&body)).to_string(), expect, "{changes:?}");
}

#[test]
fn a_comparison_says_what_a_caller_would_feel() {
    check_diff(&[("[아니요]", "[아니요]")], "달라진 단계나 선택지가 없습니다.\n");
    check_diff(
        &[
            ("- [7일 지남](#decline) `delivered_at > 7d`", "- [7일 지남](#return) `delivered_at > 7d`"),
            ("## 거절한다 {#decline .declined}\n\n기간이 지났다고 알린다.\n", ""),
        ],
        "없어진 단계\n  - 거절한다 (#decline)\n다른 단계로 가는 선택지\n  - 언제 배송이 끝났나요?: 7일 지남 (#decline → #return)\n\
         더는 이를 수 없는 결과\n  - 거절한다 (#decline)\n끊어지는 저장된 링크\n  - #delivered → #decline (예: p=delivered.decline)\n",
    );
    check_diff(
        &[
            ("- [예](#delivered)", "- [예](#delivered)\n- [몰라요](#ask)"),
            ("## 바로", "## 물어본다 {#ask .escalated}\n\n## 바로"),
        ],
        "새 단계\n  - 물어본다 (#ask)\n새 선택지\n  - 상품을 이미 보냈나요?: 몰라요\n",
    );
}

#[test]
fn a_comparison_says_what_is_decided_asked_and_ended_otherwise() {
    check_diff(
        &[("delivered_at <= 7d", "delivered_at <= 24h"), ("delivered_at > 7d", "delivered_at > 24h")],
        "달라진 규칙\n  - 언제 배송이 끝났나요?: 7일 이내 (`delivered_at <= 7d` → `delivered_at <= 24h`)\n\
         \x20 - 언제 배송이 끝났나요?: 7일 지남 (`delivered_at > 7d` → `delivered_at > 24h`)\n",
    );
    check_diff(
        &[(" `delivered_at <= 7d`", ""), (" `delivered_at > 7d`", "")],
        "달라진 규칙\n  - 언제 배송이 끝났나요?: 7일 이내 (`delivered_at <= 7d` → 없음)\n\
         \x20 - 언제 배송이 끝났나요?: 7일 지남 (`delivered_at > 7d` → 없음)\n",
    );
    check_diff(
        &[("delivered_at: datetime", "delivered_at: date")],
        "달리 묻는 값\n  - 언제 배송이 끝났나요?: 배송 완료 시각 (날짜와 시각 → 날짜)\n",
    );
    check_diff(
        &[("label: 배송 완료 시각\n", "label: 배송 완료 시각\n\nmemo: text\nlabel: 메모\nmax: 20\n")],
        "새로 묻는 값\n  - 언제 배송이 끝났나요?: 메모\n",
    );
    check_diff(
        &[("{#decline .declined}", "{#decline .escalated}")],
        "달라진 결과\n  - 거절한다 (#decline): 처리하지 않음 → 담당 부서로 넘김\n",
    );
    check_diff(
        &[("- [아니요](#cancel-now)\n- [예](#delivered)", "- [예](#delivered)\n- [아니요](#cancel-now)")],
        "선택지의 순서가 바뀐 단계\n  - 상품을 이미 보냈나요? (#shipped)\n",
    );
}

/// Compares two versions of a first step, each its asks and its choices.
fn check_step_diff(old: &str, new: &str, expect: &str) {
    let version = |step: &str| {
        let rest = "## 나 {#b}\n\n- [다음](#end)\n\n## 끝 {#end .resolved}\n";
        flow(&format!("## 가 {{#a}}\n\n{step}\n\n{rest}")).1.flow
    };
    assert_eq!(diff(&version(old), &version(new)).to_string(), expect, "{old} {new}");
}

#[test]
fn a_comparison_says_how_a_value_is_asked_for_otherwise() {
    let ask = |lines: &str| format!("~~~ask\n{lines}\n~~~\n\n- [다음](#b)");
    check_step_diff(
        &ask("method: choice\nlabel: 수단\noptions: [카드, 현금]"),
        &ask("method: choice\nlabel: 결제 수단\noptions: [카드, 현금, 포인트]\nrequired: false"),
        "달리 묻는 값\n  - 가: 결제 수단 (고르는 값(카드, 현금) → 고르는 값(카드, 현금, 포인트), 없어도 됨)\n",
    );
    check_step_diff(
        &ask("amount: amount\nlabel: 금액\nmax: 30000"),
        &ask("memo: text\nlabel: 메모\nmax: 1,000"),
        "새로 묻는 값\n  - 가: 메모\n더는 묻지 않는 값\n  - 가: 금액\n",
    );
    check_step_diff(
        &ask("amount: amount\nlabel: 금액\nmax: 30000"),
        &ask("amount: amount\nlabel: 금액\nexample: 1,000"),
        "달리 묻는 값\n  - 가: 금액 (금액, 30,000원까지 → 금액)\n",
    );
}

#[test]
fn a_comparison_follows_saved_links_by_each_of_several_choices_that_lead_to_one_step() {
    let both = "- [네](#b)\n- [아니요](#b)";
    let mark = |label: &str| crate::Choice { to: String::new(), label: label.into(), rule: None }.mark();
    let gone = format!("#a → #b ‘아니요’ (예: p=b~2-{})", mark("아니요"));
    check_step_diff(both, "- [네](#b)", &format!("없어진 선택지\n  - 가: 아니요\n끊어지는 저장된 링크\n  - {gone}\n"));
    // The label finds it wherever it stands.
    check_step_diff(both, "- [몰라요](#b)\n- [네](#b)\n- [아니요](#b)", "새 선택지\n  - 가: 몰라요\n");
    check_step_diff(
        both,
        "- [네](#end)\n- [아니요](#b)",
        &format!(
            "다른 단계로 가는 선택지\n  - 가: 네 (#b → #end)\n끊어지는 저장된 링크\n  - #a → #b ‘네’ (예: p=b~1-{})\n",
            mark("네")
        ),
    );
    // Where one alone led there, its address has no label, and another that comes before it is taken for it.
    check_step_diff(
        "- [네](#b)",
        "- [몰라요](#b)\n- [네](#b)",
        "새 선택지\n  - 가: 몰라요\n다른 답으로 읽히는 저장된 링크\n  - 가: 네 → 몰라요 (예: p=b)\n",
    );
    check_step_diff(
        both,
        "- [끝](#end)",
        &format!(
            "새 선택지\n  - 가: 끝\n없어진 선택지\n  - 가: 네\n  - 가: 아니요\n끊어지는 저장된 링크\n  - #a → #b (예: p=b~1-{})\n",
            mark("네")
        ),
    );
}

#[test]
fn another_first_step_breaks_every_link() {
    let flow = |first: &str, second: &str| sound(&format!("{first}\n\n{second}\n\n## 끝 {{#end .resolved}}\n"));
    let (a, b) = ("## 가 {#a}\n\n- [끝](#end)\n- [나](#b)", "## 나 {#b}\n\n- [끝](#end)\n- [가](#a)");
    assert_eq!(
        diff(&flow(a, b), &flow(b, a)).to_string(),
        "다른 시작 단계\n  - 가 (#a) → 나 (#b)\n끊어지는 저장된 링크\n  - #a → #end (예: p=end)\n  - #a → #b (예: p=b)\n"
    );
}
