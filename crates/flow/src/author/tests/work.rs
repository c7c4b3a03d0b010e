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
    assert!(svg.contains("data-from=\"delivered\" data-to=\"decline\" data-choice=\"1\""), "{svg}");
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
