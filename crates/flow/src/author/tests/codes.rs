//! An example for each mistake that an editor can make, and what exactly is said about some.

use super::*;
use std::collections::BTreeSet;

/// A step with choices by rules on one value; both lead to sound outcomes.
fn ruled(ask: &str, rules: [&str; 2]) -> String {
    let choices: Vec<_> =
        ["가", "나"].iter().zip(rules).map(|(label, rule)| format!("- [{label}](#end) {rule}")).collect();
    format!("## 값을 묻는다 {{#start}}\n\n~~~ask\n{ask}\n~~~\n\n{}\n\n## 끝 {{#end .resolved}}\n", choices.join("\n"))
}

const END: &str = "\n## 끝 {#end .resolved}\n";
const AT: &str = "ended_at: datetime\nlabel: 운행 종료 시각";
const DAY: &str = "ended_on: date\nlabel: 결제일";
const AMOUNT: &str = "amount: amount\nlabel: 결제 금액";
const METHOD: &str = "method: choice\nlabel: 결제 수단\noptions: [카드, 현금, 문자]";
const NAME: &str = "name: text\nlabel: 이름";

/// Checks the codes and places of all problems, and gives what is said about the first.
fn check(body: &str, expect: &[&str]) -> (String, String) {
    let (source, _, diagnostics) = flow(body);
    assert_eq!(shown(&source, &diagnostics, Severity::Warning), expect, "{body}");
    diagnostics.first().map(|first| (first.problem.message(), first.problem.help())).unwrap_or_default()
}

fn examples() -> Vec<(&'static str, String)> {
    let start = |rest: &str| format!("## 시작 {{#start}}\n\n- [다음](#end)\n{rest}{END}");
    let asked = |ask: &str| format!("## 시작 {{#start}}\n\n~~~ask\n{ask}\n~~~\n\n- [다음](#end)\n{END}");
    let many = (0..10).map(|at| format!("- [{at}번](#end)")).collect::<Vec<_>>().join("\n");
    vec![
        ("flow-start-missing", "글만 있다.\n".into()),
        ("flow-step-id-missing", "## 시작\n\n- [다음](#end)\n\n## 끝 {#end .resolved}\n".into()),
        ("flow-step-id-invalid", "## 시작 {#a.b}\n\n- [다음](#end)\n\n## 끝 {#end .resolved}\n".into()),
        ("flow-step-repeated", start("\n## 다른 끝 {#end .declined}\n")),
        ("flow-step-missing", "## 시작 {#start}\n\n- [다음](#ned)\n- [끝](#end)\n\n## 끝 {#end .resolved}\n".into()),
        ("flow-step-unreachable", start("\n## 외딴 단계 {#lost}\n\n- [다음](#end)\n")),
        (
            "flow-no-way-out",
            "## 시작 {#start}\n\n- [끝](#end)\n- [돈다](#round)\n\n## 돈다 {#round}\n\n- [다시](#again)\n\n\
             ## 다시 {#again}\n\n- [또](#round)\n\n## 끝 {#end .resolved}\n"
                .into(),
        ),
        ("flow-outcome-unmarked", "## 시작 {#start}\n\n- [다음](#end)\n\n## 끝 {#end}\n".into()),
        ("flow-outcome-unknown", "## 시작 {#start}\n\n- [다음](#end)\n\n## 끝 {#end .resovled}\n".into()),
        ("flow-outcome-repeated", "## 시작 {#start}\n\n- [다음](#end)\n\n## 끝 {#end .resolved .declined}\n".into()),
        ("flow-outcome-with-choices", "## 시작 {#start .resolved}\n\n- [다음](#end)\n\n## 끝 {#end .resolved}\n".into()),
        ("flow-choice-mixed", "## 시작 {#start}\n\n- [다음](#end)\n- [끝](#end)을 고른다\n\n## 끝 {#end .resolved}\n".into()),
        (
            "flow-cycle",
            "## 시작 {#start}\n\n- [다음](#ask)\n\n## 묻는다 {#ask}\n\n- [다시](#start)\n- [끝](#end)\n\n## 끝 {#end .resolved}\n"
                .into(),
        ),
        ("flow-step-long", format!("## 시작 {{#start}}\n\n{}\n\n- [다음](#end)\n{END}", "긴 글이다. ".repeat(150))),
        ("flow-choices-many", format!("## 시작 {{#start}}\n\n{many}\n{END}")),
        ("flow-rule-syntax", ruled(AT, ["`ended_at =< 24h`", "`ended_at > 24h`"])),
        ("flow-rule-unasked", ruled(AT, ["`endet_at <= 24h`", "`ended_at > 24h`"])),
        (
            "flow-rule-not-always-asked",
            format!(
                "## 시작 {{#start}}\n\n- [묻는다](#ask)\n- [건너뛴다](#rule)\n\n## 묻는다 {{#ask}}\n\n~~~ask\n{AT}\n~~~\n\n\
                 - [다음](#rule)\n\n## 고른다 {{#rule}}\n\n- [이내](#end) `ended_at <= 24h`\n- [지남](#end) `ended_at > 24h`\n{END}"
            ),
        ),
        ("flow-rule-type", ruled(AMOUNT, ["`amount <= 24h`", "`amount > 100`"])),
        ("flow-rule-option", ruled(METHOD, ["`method = 캬드`", "`method != 카드`"])),
        (
            "flow-rule-several-values",
            ruled(&format!("{AT}\n\n{AMOUNT}"), ["`ended_at <= 24h`", "`amount > 100`"]),
        ),
        ("flow-rule-mixed", ruled(AT, ["`ended_at <= 24h`", "`ended_at < 2026-11-01`"])),
        (
            "flow-rule-never",
            format!(
                "## 시작 {{#start}}\n\n~~~ask\n{AMOUNT}\n~~~\n\n- [없다](#end) `amount < 0`\n- [있다](#end) `amount >= 0`\n{END}"
            ),
        ),
        ("flow-rule-overlap", ruled(AT, ["`ended_at <= 24h`", "`ended_at >= 24h`"])),
        ("flow-rule-gap", ruled(AT, ["`ended_at < 24h`", "`ended_at > 24h`"])),
        ("flow-ask-syntax", asked("ended_at\nlabel: 운행 종료 시각")),
        ("flow-ask-type", asked("ended_at: datatime\nlabel: 운행 종료 시각")),
        ("flow-ask-label", asked("ended_at: datetime")),
        ("flow-ask-key", asked("ended_at: datetime\nlabel: 운행 종료 시각\nexmaple: 2026-11-21 10:00")),
        ("flow-ask-repeated", asked(&format!("{AT}\n\n{AT}"))),
        ("flow-ask-options", asked("method: choice\nlabel: 결제 수단\noptions: [카드]")),
        ("flow-ask-value", asked("ended_at: datetime\nlabel: 운행 종료 시각\nexample: 어제")),
        (
            "flow-ask-conflict",
            format!(
                "## 시작 {{#start}}\n\n~~~ask\n{AT}\n~~~\n\n- [다음](#more)\n\n## 더 {{#more}}\n\n~~~ask\nended_at: date\n\
                 label: 운행한 날\n~~~\n\n- [다음](#end)\n{END}"
            ),
        ),
    ]
}

#[test]
fn every_mistake_has_an_example_that_makes_it_alone() {
    let mut seen = BTreeSet::new();
    for (code, body) in examples() {
        let (_, _, diagnostics) = flow(&body);
        let codes: Vec<_> = diagnostics.iter().map(|diagnostic| diagnostic.problem.code()).collect();
        assert_eq!(codes, [code], "{body}");
        let first = &diagnostics[0].problem;
        assert!(!first.message().is_empty() && !first.help().is_empty(), "{code}");
        seen.insert(code);
    }
    let of_flows: BTreeSet<_> = CODES.iter().copied().filter(|code| !code.starts_with("flow-test-")).collect();
    assert_eq!(seen, of_flows);
}

#[test]
fn a_missing_step_is_told_once_with_all_who_refer_to_it() {
    let body = "## 시작 {#start}\n\n- [가](#cancle)\n- [나](#more)\n\n## 더 {#more}\n\n- [다](#cancle)\n- [라](#cancel)\n\n\
                ## 취소 {#cancel .resolved}\n";
    let (message, help) = check(body, &["flow-step-missing - [가](#cancle)"]);
    assert_eq!(message, "선택지가 가리키는 단계가 없습니다: `#cancle`");
    assert_eq!(help, "혹시 `#cancel`인가요?");
    let (source, _, diagnostics) = flow(body);
    let giljabi_content::Problem::Finding(finding) = &diagnostics[0].problem else { panic!("{diagnostics:?}") };
    let [other] = finding.related.as_slice() else { panic!("{finding:?}") };
    assert_eq!(
        (&source.text[other.span.clone()], other.message.as_str()),
        ("- [다](#cancle)", "‘더’ 단계도 가리킵니다")
    );
}

/// A flow with what the help of a gap suggests, as editors would take it; a flow each where there are several ways.
fn mended(body: &str, help: &str) -> Vec<String> {
    let ticked = |part: &str| part.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let mend = |part: &str| match ticked(part).as_slice() {
        [old, new] if part.contains('→') => body.replace(&format!("`{old}`"), &format!("`{new}`")),
        rules => {
            let more: Vec<_> = rules.iter().map(|rule| format!("- [더](#end) `{rule}`\n")).collect();
            body.replace("\n\n## 끝", &format!("\n{}\n## 끝", more.concat()))
        }
    };
    help.split(" 또는 ").map(mend).collect()
}

#[test]
fn gaps_are_shown_by_a_value_that_falls_through_and_closed_by_what_is_suggested() {
    let gap = |ask: &str, rules: [&str; 2], message: &str, help: &str| {
        let body = ruled(ask, rules);
        let found = check(&body, &[format!("flow-rule-gap {}", rules[1]).as_str()]);
        assert_eq!(found.0, format!("규칙에 빈 곳이 있습니다: {message}일 때 갈 곳이 없습니다"));
        assert_eq!(found.1, help);
        for mended in mended(&body, help) {
            assert_ne!(mended, body);
            check(&mended, &[]);
        }
    };
    let add = |rule: &str| format!("빈 곳이 맞도록 경계를 고치거나 규칙을 더해 주세요. 예: `{rule}`");
    let change = |changes: &str| format!("빈 곳이 없도록 한쪽 경계를 옮겨 주세요. 예: {changes}");
    let day = "운행 종료 시각 기준 24시간";
    gap(AT, ["`ended_at < 24h`", "`ended_at > 24h`"], day, &add("ended_at = 24h"));
    gap(AT, ["`ended_at < 24h`", "`ended_at = 24h`"], &format!("{day} 1분"), &add("ended_at > 24h"));
    // Nothing is asked of times to come.
    let before = "운행 종료 시각 기준 23시간 59분";
    gap(AT, ["`ended_at > 24h`", "`ended_at = 24h`"], before, &add("ended_at < 24h"));
    gap(
        AT,
        ["`ended_at <= 24h`", "`ended_at > 7d`"],
        &format!("{day} 1분"),
        &change("`ended_at <= 24h` → `ended_at <= 7d` 또는 `ended_at > 7d` → `ended_at > 24h`"),
    );
    gap(
        AT,
        ["`ended_at >= 7d`", "`ended_at < 24h`"],
        day,
        &change("`ended_at < 24h` → `ended_at < 7d` 또는 `ended_at >= 7d` → `ended_at >= 24h`"),
    );
    gap(
        AT,
        ["`ended_at < 24h`", "`ended_at > 7d`"],
        day,
        &change("`ended_at < 24h` → `ended_at <= 7d` 또는 `ended_at > 7d` → `ended_at >= 24h`"),
    );
    gap(
        AT,
        ["`ended_at > 2026-11-01`", "`ended_at < 2026-11-01`"],
        "운행 종료 시각 기준 2026-11-01 00:00",
        &add("ended_at = 2026-11-01"),
    );
    gap(
        AT,
        ["`ended_at <= 2026-11-01`", "`ended_at >= 2026-11-03 10:00`"],
        "운행 종료 시각 기준 2026-11-02 00:00",
        &change(
            "`ended_at <= 2026-11-01` → `ended_at < 2026-11-03 10:00` 또는 \
             `ended_at >= 2026-11-03 10:00` → `ended_at > 2026-11-01`",
        ),
    );
    gap(DAY, ["`ended_on <= 7d`", "`ended_on > 8d`"], "결제일 기준 8일", &add("ended_on = 8d"));
    gap(DAY, ["`ended_on > 1d`", "`ended_on = 1d`"], "결제일 기준 0일", &add("ended_on = 0d"));
    gap(
        DAY,
        ["`ended_on >= 2026-11-01`", "`ended_on < 2026-10-31`"],
        "결제일 기준 2026-10-31",
        &add("ended_on = 2026-10-31"),
    );
    gap(
        AMOUNT,
        ["`amount <= 20000`", "`amount > 30,000`"],
        "결제 금액 기준 20,001원",
        &change("`amount <= 20000` → `amount <= 30,000` 또는 `amount > 30,000` → `amount > 20000`"),
    );
    gap(AMOUNT, ["`amount = 0`", "`amount >= 100`"], "결제 금액 기준 1원", &change("`amount >= 100` → `amount > 0`"));
    gap(
        "at: time\nlabel: 시각",
        ["`at < 09:00`", "`at >= 10:00`"],
        "시각 기준 09:00",
        &change("`at < 09:00` → `at < 10:00` 또는 `at >= 10:00` → `at >= 09:00`"),
    );
    gap(METHOD, ["`method = 카드`", "`method = 현금`"], "결제 수단 기준 ‘문자’", &add("method = 문자"));
    gap(
        NAME,
        ["`name = 가`", "`name = 나`"],
        "이름 기준 그 밖의 값",
        &change("`name = 가` → `name != 나` 또는 `name = 나` → `name != 가`"),
    );
}

#[test]
fn a_gap_that_nothing_simple_closes_is_told_without_a_suggestion() {
    let body = ruled(AMOUNT, ["`amount = 0`", "`amount = 5`"]);
    let (message, help) = check(&body, &["flow-rule-gap `amount = 5`"]);
    assert_eq!(message, "규칙에 빈 곳이 있습니다: 결제 금액 기준 1원일 때 갈 곳이 없습니다");
    assert_eq!(help, "빈 곳이 없도록 경계를 고치거나 규칙을 더해 주세요.");
    // One rule with "not" is all the rest.
    let body = ruled(METHOD, ["`method = 카드`", ""]);
    let (message, help) = check(&body, &["flow-rule-gap `method = 카드`"]);
    assert_eq!(message, "규칙에 빈 곳이 있습니다: 결제 수단 기준 ‘현금’, ‘문자’일 때 갈 곳이 없습니다");
    assert_eq!(help, "빈 곳이 맞도록 경계를 고치거나 규칙을 더해 주세요. 예: `method != 카드`");
}

#[test]
fn overlaps_are_shown_by_a_value_that_fits_both() {
    let overlap = |ask: &str, rules: [&str; 2], message: &str| {
        let found = check(&ruled(ask, rules), &[format!("flow-rule-overlap {}", rules[1]).as_str()]);
        assert_eq!(found.0, format!("규칙이 겹칩니다: {message}일 때 ‘가’에도 ‘나’에도 맞습니다"));
    };
    overlap(AT, ["`ended_at <= 24h`", "`ended_at >= 24h`"], "운행 종료 시각 기준 24시간");
    overlap(DAY, ["`ended_on <= 7d`", "`ended_on >= 5d`"], "결제일 기준 5일");
    overlap(AMOUNT, ["`amount >= 100`", "`amount <= 200`"], "결제 금액 기준 100원");
    overlap(METHOD, ["`method != 카드`", "`method != 현금`"], "결제 수단 기준 ‘문자’");
    overlap(NAME, ["`name != 가`", "`name != 나`"], "이름 기준 그 밖의 값");
}

#[test]
fn rules_that_share_all_values_between_them_pass() {
    for (ask, rules) in [
        (AT, ["`ended_at <= 24h`", "`ended_at > 24h`"]),
        (AT, ["`ended_at < 2026-11-01`", "`ended_at >= 2026-11-01`"]),
        (AT, ["`ended_at <= 2026-11-01`", "`ended_at >= 2026-11-02 00:00`"]),
        (DAY, ["`ended_on > 7d`", "`ended_on <= 7d`"]),
        (DAY, ["`ended_on < 8d`", "`ended_on > 7d`"]),
        (AMOUNT, ["`amount = 0`", "`amount >= 1`"]),
        (AMOUNT, ["`amount != 0`", "`amount = 0`"]),
        ("at: time\nlabel: 시각", ["`at < 09:00`", "`at >= 09:00`"]),
        (METHOD, ["`method = 카드`", "`method != 카드`"]),
        (NAME, ["`name != 가`", "`name = 가`"]),
    ] {
        check(&ruled(ask, rules), &[]);
    }
}

#[test]
fn one_mistake_is_not_told_twice() {
    // A step behind a missing one is not also a dead end, and only the first of a lost chain is lost.
    check(
        "## 시작 {#start}\n\n- [다음](#none)\n\n## 외딴 {#a}\n\n- [다음](#b)\n\n## 외딴 끝 {#b .resolved}\n",
        &["flow-step-missing - [다음](#none)", "flow-step-unreachable ## 외딴 {#a}"],
    );
    check(
        "## 시작 {#start}\n\n~~~ask\nx: whatever\nlabel: 값\n~~~\n\n- [가](#end) `x = 1`\n- [나](#end) `x != 1`\n\n## 끝 {#end .resolved}\n",
        &["flow-ask-type x: whatever"],
    );
}

/// Checks the problems of a file of scenarios for the flow of the guide.
fn check_test(body: &str, expect: &[&str]) -> (String, String) {
    let source = Source { path: "flows/refund.test.md".into(), text: body.into() };
    let (_, diagnostics) = walk_scenarios(&source, "refund", &sound(REFUND));
    assert_eq!(shown(&source, &diagnostics, Severity::Warning), expect, "{body}");
    diagnostics.first().map(|first| (first.problem.message(), first.problem.help())).unwrap_or_default()
}

/// A scenario about the delivery, and how it ends.
fn delivered(moves: &str, result: &str) -> String {
    format!("# 시나리오\n\n## 보냈다\n\n- [예](refund.md#delivered)\n{moves}\n\n결과: {result}\n")
}

const RETURN: &str = "[반품으로 받는다](refund.md#return)";
const AT_TEN: &str = "- `delivered_at` = 2026-11-20 10:00";
const NOW_AT_NOON: &str = "- `지금` = 2026-11-20 12:00";

fn test_examples() -> Vec<(&'static str, String)> {
    let within = "- [7일 이내](refund.md#return)";
    vec![
        ("flow-test-empty", "# 시나리오\n\n아직 없다.\n\n- [플로](refund.md)를 본다\n".into()),
        ("flow-test-outside", delivered("", RETURN).replace("## 보냈다", "# 보냈다")),
        ("flow-test-item", delivered("- 7일 이내를 고른다", RETURN)),
        ("flow-test-link", delivered("- [7일 이내](refund.md#retrun)", RETURN)),
        ("flow-test-label", delivered("- [7일 안](refund.md#return)", RETURN)),
        ("flow-test-choice", delivered("- [아니요](refund.md#cancel-now)", RETURN)),
        ("flow-test-ask", delivered("- `deliverd_at` = 2026-11-20 10:00", RETURN)),
        ("flow-test-value", delivered("- `delivered_at` = 어제", RETURN)),
        ("flow-test-now", delivered(&format!("{AT_TEN}\n{within}"), RETURN)),
        (
            "flow-test-rule",
            delivered(
                &format!("{AT_TEN}\n{NOW_AT_NOON}\n- [7일 지남](refund.md#decline)"),
                "[거절한다](refund.md#decline)",
            ),
        ),
        ("flow-test-by-hand", delivered(&format!("{AT_TEN}\n{NOW_AT_NOON}\n{within} (직접)"), RETURN)),
        ("flow-test-outcome", delivered("", RETURN)),
        ("flow-test-result-missing", "## 보냈다\n\n- [예](refund.md#delivered)\n".into()),
    ]
}

#[test]
fn every_mistake_in_a_scenario_has_an_example_that_makes_it_alone() {
    let mut seen = BTreeSet::from(["flow-test-flow-missing", "flow-test-uncovered"]);
    for (code, body) in test_examples() {
        let source = Source { path: "flows/refund.test.md".into(), text: body.clone() };
        let (_, diagnostics) = walk_scenarios(&source, "refund", &sound(REFUND));
        let codes: Vec<_> = diagnostics.iter().map(|diagnostic| diagnostic.problem.code()).collect();
        assert_eq!(codes, [code], "{body}");
        seen.insert(code);
    }
    let of_tests: BTreeSet<_> = CODES.iter().copied().filter(|code| code.starts_with("flow-test-")).collect();
    assert_eq!(seen, of_tests);
    let lonely = test_without_flow("flows/refnud.test.md", ["flows/refund.md"]);
    assert_eq!(lonely.problem.help(), "혹시 `flows/refund.md`인가요?");
    assert_eq!(lonely.problem.code(), "flow-test-flow-missing");
}

#[test]
fn a_scenario_that_fails_says_where_it_stands_and_what_could_be_done() {
    let choice = delivered("- [아니요](refund.md#cancel-now)", RETURN);
    let (message, help) = check_test(&choice, &["flow-test-choice - [아니요](refund.md#cancel-now)"]);
    assert_eq!(message, "‘언제 배송이 끝났나요?’ 단계에는 그런 선택지가 없습니다");
    assert_eq!(help, "고를 수 있는 것: ‘7일 이내’, ‘7일 지남’");
    let against = format!("{AT_TEN}\n{NOW_AT_NOON}\n- [7일 지남](refund.md#decline)");
    let against = delivered(&against, "[거절한다](refund.md#decline)");
    let (message, _) = check_test(&against, &["flow-test-rule - [7일 지남](refund.md#decline)"]);
    assert_eq!(message, "규칙은 ‘7일 이내’ 선택지를 고릅니다(배송 완료 후 2시간: 7일 이내)");
}

#[test]
fn a_scenario_without_its_heading_is_an_error_at_its_first_line() {
    let check = |body: &str, expect: &str| {
        check_test(body, &[expect]);
        let source = Source { path: "flows/refund.test.md".into(), text: body.into() };
        let (walked, diagnostics) = walk_scenarios(&source, "refund", &sound(REFUND));
        let severities: Vec<_> = diagnostics.iter().map(Diagnostic::severity).collect();
        assert_eq!(severities, [Severity::Error], "{body}");
        walked.len()
    };
    let choice = "- [아니요](refund.md#cancel-now)";
    let result = "결과: [바로 취소한다](refund.md#cancel-now)";
    let expect = format!("flow-test-outside {choice}");
    assert_eq!(check(&format!("# 안 보냈다\n{choice}\n\n{result}\n"), &expect), 0);
    assert_eq!(check(&format!("### 안 보냈다\n{choice}\n\n{result}\n"), &expect), 0);
    assert_eq!(check(&format!("{choice}\n\n{result}\n\n## 안 보냈다\n{choice}\n\n{result}\n"), &expect), 1);
    let clock = format!("flow-test-outside {NOW_AT_NOON}");
    assert_eq!(check(&format!("{NOW_AT_NOON}\n\n## 안 보냈다\n{choice}\n\n{result}\n"), &clock), 1);
    assert_eq!(check(&format!("{result}\n"), &format!("flow-test-outside {result}")), 0);
}

#[test]
fn scenarios_pass_and_say_what_they_covered() {
    let body = format!(
        "# 환불\n\n글은 무엇이든 쓸 수 있다.\n\n## 안 보냈다\n- [아니요](refund.md#cancel-now)\n\n\
         결과: [바로 취소한다](refund.md#cancel-now)\n\n## 손으로 고른다\n- [예](refund.md#delivered)\n{NOW_AT_NOON}\n\
         {AT_TEN}\n- [7일 지남](refund.md#decline) (직접)\n\n결과: [거절한다](refund.md#decline)\n"
    );
    let source = Source { path: "flows/refund.test.md".into(), text: body };
    let (file, authored, _) = flow(REFUND);
    let (walked, diagnostics) = walk_scenarios(&source, "refund", &authored.flow);
    assert_eq!(shown(&source, &diagnostics, Severity::Warning), Vec::<String>::new());
    assert!(walked.iter().all(|walked| walked.passed), "{walked:?}");
    let uncovered = coverage(&authored, &walked);
    let [uncovered] = uncovered.as_slice() else { panic!("{uncovered:?}") };
    assert_eq!((uncovered.step.as_str(), uncovered.label.as_str()), ("delivered", "7일 이내"));
    assert_eq!(&file.text[uncovered.diagnostic.span.clone()], "- [7일 이내](#return) `delivered_at <= 7d`");
}
