//! What must hold of any markdown, any flow, any walk, any address.

use super::*;
use crate::link;
use crate::run::{Run, Taken};
use crate::time::{DAY, DateTime};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Pieces of flows, sound and unsound, that are put together at random.
const PIECES: &[&str] = &[
    "## 가 {#a}\n\n",
    "## 나 {#b}\n\n",
    "## 다 {#c .resolved}\n\n",
    "## 라 {#d .declined}\n\n",
    "## 마\n\n",
    "# 큰 제목\n\n",
    "### 작은 제목\n\n",
    "- [가](#a)\n",
    "- [나](#b) `t <= 24h`\n",
    "- [나](#b) `t > 24h`\n",
    "- [다](#c) `m = x`\n",
    "- [라](#d) `n >= 100`\n",
    "- [없음](#none)\n",
    "- [ ] 한다\n",
    "- [x] [문자](../messages/cancel-complete.md)\n",
    "글\n\n",
    "~~~ask\nt: datetime\nlabel: 시각\n~~~\n\n",
    "~~~ask\nm: choice\nlabel: 수단\noptions: [x, y]\n~~~\n\n",
    "~~~ask\nn: amount\nlabel: 금액\n\nt: date\n~~~\n\n",
    "~~~ask\n~~~\n\n",
    "~~~say\n말\n~~~\n\n",
    "~~~",
    "> ",
    "  ",
    "\n",
    "[^n]",
    "[^n]: 각주\n\n",
    "<details>",
    "| a |\n| - |\n",
    "{#z .x}",
    "- [가](#%EA%B0%80)\n",
    "1. [가](#a)\n",
];

fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..24).prop_map(|pieces| pieces.concat())
}

/// How a sound flow goes on from its steps: for each, up to four choices that lead forwards, and perhaps one back.
fn sound_flow() -> impl Strategy<Value = String> {
    let step = (prop::collection::vec(1_usize..6, 1..4), 0_usize..4, 0_u8..4);
    prop::collection::vec(step, 1..12).prop_map(|steps| {
        let count = steps.len();
        let mut body = String::new();
        let mut reached = vec![false; count];
        reached[0] = true;
        for (at, (jumps, back, ask)) in steps.iter().enumerate() {
            let mut targets: Vec<usize> = jumps.iter().map(|jump| (at + jump).min(count)).collect();
            // Each step is reached by the one before it at least.
            targets[0] = at + 1;
            let (asked, rules) = match ask {
                0 => ("~~~ask\nt: datetime\nlabel: 종료 시각\n~~~\n\n", ["`t <= 24h`", "`t > 24h`"]),
                1 => ("~~~ask\nm: choice\nlabel: 수단\noptions: [카드, 현금]\n~~~\n\n", ["`m = 카드`", "`m = 현금`"]),
                _ => ("", ["", ""]),
            };
            let _ = write!(body, "## 단계 {at} {{#s{at}}}\n\n{asked}");
            if targets.len() == 1 {
                targets.push(targets[0]);
            }
            for (choice, target) in targets.iter().enumerate() {
                let rule = rules.get(choice).copied().unwrap_or_default();
                let _ = writeln!(body, "- [{choice}번](#s{target}) {rule}");
            }
            if *back > 0 && at >= *back {
                let _ = writeln!(body, "- [뒤로](#s{})", at - back);
            }
            body += "\n";
        }
        body + &format!("## 끝 {{#s{count} .resolved}}\n")
    })
}

#[derive(Clone, Debug)]
enum Act {
    Choose(usize),
    Answer(&'static str, &'static str),
    Back,
    BackTo(usize),
    Forward,
    Change(usize, usize),
    Tick(usize),
    Copy,
    Restart,
    Open(String),
}

fn act() -> impl Strategy<Value = Act> {
    let typed = prop::sample::select(vec!["2026-11-20 10:00", "2026-11-01 10:00", "카드", "현금", "수표", ""]);
    prop_oneof![
        6 => (0_usize..5).prop_map(Act::Choose),
        3 => (prop::sample::select(vec!["t", "m", "none"]), typed).prop_map(|(name, typed)| Act::Answer(name, typed)),
        2 => Just(Act::Back),
        1 => (0_usize..8).prop_map(Act::BackTo),
        2 => Just(Act::Forward),
        2 => (0_usize..8, 0_usize..5).prop_map(|(at, choice)| Act::Change(at, choice)),
        1 => (0_usize..4).prop_map(Act::Tick),
        1 => Just(Act::Copy),
        1 => Just(Act::Restart),
        1 => "p=(s[0-9]{1,2}(~[0-9])?\\.?){0,6}".prop_map(Act::Open),
    ]
}

fn perform(run: &mut Run, flow: &Flow, act: &Act, now: DateTime) {
    let step = run.step(flow).map_or(String::new(), |step| step.id.clone());
    match act {
        Act::Choose(choice) => {
            let known = run.step(flow).map_or(0, |step| step.choices.len());
            assert_eq!(run.choose(flow, *choice, now).is_ok(), *choice < known);
        }
        Act::Answer(name, typed) => drop(run.answer(flow, name, typed, now)),
        Act::Back => drop(run.back()),
        Act::BackTo(at) => run.back_to(*at),
        Act::Forward => drop(run.forward(flow)),
        Act::Change(at, choice) => drop(run.change(flow, *at, *choice, now)),
        Act::Tick(check) => run.tick(flow, &step, *check, true),
        Act::Copy => run.copied(flow, "m", "문자"),
        Act::Restart => run.restart(),
        Act::Open(query) => run.go(flow, &link::decode(flow, query).way),
    }
}

/// Rules on one value, each a comparison and a limit: any at all, and such as share all values between them.
fn rules() -> impl Strategy<Value = Vec<(&'static str, u64)>> {
    let op = prop::sample::select(vec!["<", "<=", ">", ">=", "=", "!="]);
    let shared = prop::sample::select(vec![vec!["<=", ">"], vec!["<", ">="], vec!["=", "!="], vec!["<", "=", ">"]]);
    let shared = (shared, 1_u64..5).prop_map(|(ops, limit)| ops.into_iter().map(|op| (op, limit)).collect::<Vec<_>>());
    prop_oneof![prop::collection::vec((op, 0_u64..5), 1..4), shared.prop_shuffle()]
}

/// Text of all kinds: pieces of flows with the line ends of every system, and anything, control characters included.
fn markdown() -> impl Strategy<Value = String> {
    let line_end = prop::sample::select(vec!["\n", "\r\n", "\r"]);
    let pieces = (pieces(), line_end).prop_map(|(pieces, line_end)| pieces.replace('\n', line_end));
    prop_oneof![4 => pieces, 1 => "\\PC{0,200}", 1 => "(\\PC|[\r\n\t\u{0}-\u{1F}\u{7F}\u{85}\u{2028}#>~-]){0,200}"]
}

/// Whether each choice on the way leads to the next, from the start to where the run stands.
fn is_a_way(run: &Run, flow: &Flow) -> bool {
    let mut at = flow.start().map(|step| step.id.as_str());
    for Taken { step, choice, .. } in &run.trail {
        if at != Some(step.as_str()) {
            return false;
        }
        at = flow.target(step, *choice).map(|step| step.id.as_str());
    }
    at == run.step(flow).map(|step| step.id.as_str()) && run.path(flow).len() == run.trail.len() + 1
}

fn now() -> DateTime {
    "2026-11-20 12:00".parse().expect("a time")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn no_markdown_makes_reading_or_proving_or_drawing_panic(body in markdown()) {
        let (source, authored, diagnostics) = flow(&body);
        for diagnostic in &diagnostics {
            prop_assert!(source.text.get(diagnostic.span.clone()).is_some(), "{diagnostic:?}");
        }
        let head = MapHead { title: "", description: "", page: None };
        let svg = map_svg(&authored.flow, &head);
        prop_assert!(!svg.contains("NaN") && !svg.contains("inf"), "{}", svg);
        let _ = map_mermaid(&authored.flow, &head);
        let _ = paths(&authored.flow, 50);
        let test = Source { path: "flows/refund.test.md".into(), text: body };
        let (walked, _) = walk_scenarios(&test, "refund", &authored.flow);
        let _ = coverage(&authored, &walked);
        let _ = diff(&authored.flow, &Flow::default()).to_string();
    }

    #[test]
    fn any_walk_through_a_proven_flow_stays_on_it_and_can_still_end(
        body in sound_flow(),
        acts in prop::collection::vec(act(), 0..40),
    ) {
        let flow = sound(&body);
        let ends = graph::Graph::of(&flow).leads_to(|step| flow.steps[step].outcome.is_some());
        let mut run = Run::new(&flow);
        for act in &acts {
            perform(&mut run, &flow, act, now());
            prop_assert!(is_a_way(&run, &flow), "{act:?} {run:?}");
            let stands = run.step(&flow).map(|step| step.id.clone());
            let at = flow.steps.iter().position(|step| Some(&step.id) == stands.as_ref());
            prop_assert!(at.is_some_and(|at| ends[at]));
        }
        // What is kept for a reload is the same run.
        let json = serde_json::to_string(&run).expect("a run can be written");
        prop_assert_eq!(serde_json::from_str::<Run>(&json).expect("and read"), run);
    }

    #[test]
    fn an_address_leads_back_to_the_run_it_was_made_of(
        body in sound_flow(),
        acts in prop::collection::vec(act(), 0..40),
    ) {
        let flow = sound(&body);
        let mut run = Run::new(&flow);
        for act in &acts {
            perform(&mut run, &flow, act, now());
        }
        let query = link::encode(&flow, &run);
        let found = link::decode(&flow, &format!("?x=1&{query}"));
        prop_assert!(!found.cut && !found.older, "{}", query);
        let mut other = Run::new(&flow);
        other.go(&flow, &found.way);
        prop_assert_eq!(other.path(&flow), run.path(&flow));
        let choices = |run: &Run| run.trail.iter().map(|taken| taken.choice).collect::<Vec<_>>();
        prop_assert_eq!(choices(&other), choices(&run));
        // Nothing that was typed is in it; any digits may be in the version, which is a hash.
        let mut parts = query.split('&').filter(|part| !part.starts_with("v="));
        prop_assert!(parts.all(|part| !part.contains("2026") && !part.contains('%')), "{}", query);
    }

    #[test]
    fn an_address_of_another_structure_never_breaks_a_run(
        old in sound_flow(),
        new in sound_flow(),
        acts in prop::collection::vec(act(), 0..30),
    ) {
        let (old, new) = (sound(&old), sound(&new));
        let mut run = Run::new(&old);
        for act in &acts {
            perform(&mut run, &old, act, now());
        }
        let found = link::decode(&new, &link::encode(&old, &run));
        prop_assert_eq!(found.older, old.version != new.version);
        prop_assert_eq!(found.cut, found.way.len() < run.trail.len());
        let mut opened = Run::new(&new);
        opened.go(&new, &found.way);
        prop_assert!(is_a_way(&opened, &new));
        // Nor does a run that was kept from before.
        let before = run.trail.len();
        let cut = run.fit(&new);
        prop_assert_eq!(cut, run.trail.len() < before);
        prop_assert!(is_a_way(&run, &new), "{:?}", run);
    }

    #[test]
    fn any_query_is_a_way(body in sound_flow(), query in "\\PC{0,60}|(v=[0-9a-f]{0,6}&)?p=[s0-9.~%]{0,40}") {
        let flow = sound(&body);
        let mut run = Run::new(&flow);
        run.go(&flow, &link::decode(&flow, &query).way);
        prop_assert!(is_a_way(&run, &flow));
    }

    #[test]
    fn the_proof_finds_of_any_rules_what_trying_every_value_finds(rules in rules()) {
        // The limits are small, so that no other value differs from these to a rule.
        let minutes = (0..6).flat_map(|hour| [hour * 60, hour * 60 + 1, hour * 60 + 59]);
        let ago = |minutes: i64| DateTime::from_minutes(now().minutes() - minutes).expect("a time");
        for (kind, unit, values) in [
            ("amount", "", (0..6).map(|amount| amount.to_string()).collect::<Vec<_>>()),
            ("datetime", "h", minutes.map(|minutes| ago(minutes).to_string()).collect()),
            ("date", "d", (0..6).map(|days| ago(days * DAY).date.to_string()).collect()),
        ] {
            let choices: Vec<_> =
                rules.iter().map(|(op, limit)| format!("- [답](#b) `v {op} {limit}{unit}`\n")).collect();
            let body = format!(
                "## 가 {{#a}}\n\n~~~ask\nv: {kind}\nlabel: 값\n~~~\n\n{}\n## 끝 {{#b .resolved}}\n",
                choices.concat()
            );
            let (_, Authored { flow, .. }, diagnostics) = flow(&body);
            let mut expect = BTreeSet::new();
            let mut useful = BTreeSet::new();
            for typed in &values {
                let mut run = Run::new(&flow);
                run.answer(&flow, "v", typed, now()).expect("a value");
                let value = run.value("v").expect("just typed");
                let holds = |at: &usize| {
                    flow.steps[0].choices[*at].rule.as_ref().and_then(|rule| rule.holds(value, now())) == Some(true)
                };
                let holding: Vec<_> = (0..rules.len()).filter(holds).collect();
                prop_assert_eq!(run.preselected(&flow, now()).map(|ruled| ruled.choice), holding.first().copied());
                expect.extend(match holding.len() {
                    0 => Some("flow-rule-gap"),
                    1 => None,
                    _ => Some("flow-rule-overlap"),
                });
                useful.extend(holding);
            }
            expect.extend((useful.len() < rules.len()).then_some("flow-rule-never"));
            let found: BTreeSet<_> = diagnostics.iter().map(|diagnostic| diagnostic.problem.code()).collect();
            prop_assert_eq!(found, expect, "{}", body);
        }
    }
}
