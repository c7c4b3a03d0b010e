use super::*;
use crate::notes::{NotesHead, notes};
use crate::{Limit, Op, Rule, ValueKind, link};

/// A flow of steps, each an id with the ids that its choices lead to; `t` asks for a time and decides by it.
fn flow(steps: &[(&str, &[&str])]) -> Flow {
    let steps = steps.iter().map(|(id, next)| {
        let timed = *id == "t";
        let ask = Ask {
            name: "ended_at".into(),
            kind: ValueKind::DateTime,
            label: "종료 시각".into(),
            options: Vec::new(),
            example: None,
            max: None,
            required: true,
        };
        let rule = |at: usize| Rule {
            value: "ended_at".into(),
            op: if at == 0 { Op::AtMost } else { Op::More },
            limit: Limit::Since(24 * 60),
        };
        let choices = next.iter().enumerate().map(|(at, to)| Choice {
            to: (*to).into(),
            label: format!("{to}로"),
            rule: timed.then(|| rule(at)),
        });
        Step {
            id: (*id).into(),
            title: format!("{id}?"),
            outcome: next.is_empty().then_some(crate::Outcome::Resolved),
            asks: if timed { vec![ask] } else { Vec::new() },
            choices: choices.collect(),
            ..Step::default()
        }
    });
    let mut flow = Flow { version: String::new(), steps: steps.collect() };
    flow.version = flow.structure();
    flow
}

fn now() -> DateTime {
    "2026-11-20 12:00".parse().expect("a time")
}

/// Takes the choices that lead to some steps.
fn walk(flow: &Flow, steps: &[&str]) -> Run {
    let mut run = Run::new(flow);
    for to in steps {
        let step = run.step(flow).expect("a step");
        let choice = step.choices.iter().position(|choice| choice.to == *to).expect("a choice");
        run.choose(flow, choice, now()).expect("a choice");
    }
    run
}

const DIAMOND: &[(&str, &[&str])] = &[
    ("a", &["b", "c"]),
    ("b", &["d", "end"]),
    ("c", &["d", "end"]),
    ("d", &["e", "end"]),
    ("e", &["end"]),
    ("end", &[]),
];

#[test]
fn going_back_and_forward_is_the_same_way() {
    let flow = flow(DIAMOND);
    let mut run = walk(&flow, &["b", "d"]);
    assert!(run.back());
    assert_eq!(run.path(&flow), ["a", "b"]);
    assert_eq!(run.previous_choice(&flow), Some(0));
    assert!(run.forward(&flow));
    assert_eq!(run.path(&flow), ["a", "b", "d"]);
    assert!(!run.forward(&flow));
    run.back_to(0);
    assert!(!run.back());
}

#[test]
fn a_changed_answer_keeps_later_ones_that_are_still_valid() {
    let flow = flow(DIAMOND);
    let mut run = walk(&flow, &["b", "d", "e"]);
    // From `c` nothing was chosen yet, so that one stands there; what was chosen at `d` is still at hand.
    run.change(&flow, 0, 1, now()).expect("a choice");
    assert_eq!(run.path(&flow), ["a", "c"]);
    run.choose(&flow, 0, now()).expect("a choice");
    assert_eq!(run.previous_choice(&flow), Some(0));
    assert!(run.forward(&flow));
    assert_eq!(run.path(&flow), ["a", "c", "d", "e"]);
    // The same answer again changes nothing.
    run.change(&flow, 0, 1, now()).expect("a choice");
    assert_eq!(run.path(&flow), ["a", "c", "d", "e"]);
    assert_eq!(run.change(&flow, 9, 0, now()), Err(NoSuchChoice));
    assert_eq!(run.change(&flow, 0, 9, now()), Err(NoSuchChoice));
    assert_eq!(run.path(&flow), ["a", "c", "d", "e"]);
}

#[test]
fn a_kept_run_finds_its_choices_again_where_others_came_before_them() {
    let old = flow(DIAMOND);
    let mut run = walk(&old, &["c", "d", "e"]);
    let mut steps = DIAMOND.to_vec();
    steps[0] = ("a", &["end", "b", "c"]);
    let new = flow(&steps);
    assert!(!run.fit(&new));
    assert_eq!(run.path(&new), ["a", "c", "d", "e"]);
    // Without `d`, one stands before it, and is told.
    let shorter: Vec<_> = DIAMOND.iter().filter(|(id, _)| *id != "d").copied().collect();
    assert!(run.fit(&flow(&shorter)));
    assert_eq!(run.path(&flow(&shorter)), ["a", "c"]);
}

#[test]
fn a_changed_answer_in_a_cycle_comes_to_an_end() {
    let flow = flow(&[("a", &["b", "end"]), ("b", &["a", "end"]), ("end", &[])]);
    let mut run = walk(&flow, &["b", "a"]);
    run.change(&flow, 0, 0, now()).expect("a choice");
    assert_eq!(run.path(&flow), ["a", "b", "a"]);
}

const TIMED: &[(&str, &[&str])] = &[("t", &["soon", "late"]), ("soon", &["end"]), ("late", &["end"]), ("end", &[])];

#[test]
fn a_rule_preselects_and_says_why_and_what_it_said_is_recorded() {
    let flow = flow(TIMED);
    let mut run = Run::new(&flow);
    assert_eq!(run.preselected(&flow, now()), None);
    assert_eq!(run.missing(&flow).len(), 1);
    run.answer(&flow, "ended_at", "2026-11-20T08:48", now()).expect("a time");
    assert_eq!(run.missing(&flow), Vec::<&Ask>::new());
    let ruled = run.preselected(&flow, now()).expect("a rule holds");
    assert_eq!((ruled.choice, ruled.reason.as_str()), (0, "종료 후 3시간 12분: 24시간 이내"));
    run.choose(&flow, ruled.choice, now()).expect("a choice");
    // A day later the record is still what was decided then.
    let later = "2026-11-22 12:00".parse().expect("a time");
    assert_eq!(run.answers(&flow)[0].ruled.as_ref().map(|ruled| ruled.choice), Some(0));
    assert_eq!(run.preselected(&flow, later), None);
}

#[test]
fn a_corrected_value_takes_one_back_where_its_rule_now_says_otherwise() {
    let flow = flow(TIMED);
    let mut run = Run::new(&flow);
    run.answer(&flow, "ended_at", "2026-11-20 10:00", now()).expect("a time");
    run.choose(&flow, 0, now()).expect("a choice");
    run.answer(&flow, "ended_at", "2026-11-20 09:00", now()).expect("a time");
    assert_eq!(run.path(&flow), ["t", "soon"]);
    assert_eq!(run.answers(&flow)[0].ruled.as_ref().map(|r| r.reason.as_str()), Some("종료 후 3시간: 24시간 이내"));
    run.answer(&flow, "ended_at", "2026-11-18 10:00", now()).expect("a time");
    assert_eq!(run.path(&flow), ["t"]);
    assert_eq!(run.preselected(&flow, now()).map(|ruled| ruled.choice), Some(1));
    // Against the rule, by hand: then the value may change without a step back.
    run.choose(&flow, 0, now()).expect("a choice");
    assert!(run.answers(&flow)[0].against_rule);
    run.answer(&flow, "ended_at", "2026-11-17 10:00", now()).expect("a time");
    assert_eq!(run.path(&flow), ["t", "soon"]);
}

#[test]
fn what_is_no_value_is_told_and_forgotten() {
    let flow = flow(TIMED);
    let mut run = Run::new(&flow);
    run.answer(&flow, "ended_at", "2026-11-20 10:00", now()).expect("a time");
    assert_eq!(run.answer(&flow, "ended_at", "아까", now()), Err(ValueError::DateTime));
    assert_eq!((run.value("ended_at"), run.preselected(&flow, now())), (None, None));
    assert_eq!(run.answer(&flow, "unknown", "1", now()), Ok(()));
    assert_eq!(run.values().count(), 0);
}

#[test]
fn an_address_keeps_what_was_typed_and_what_the_rules_said() {
    let flow = flow(TIMED);
    let mut run = Run::new(&flow);
    run.answer(&flow, "ended_at", "2026-11-20 10:00", now()).expect("a time");
    run.choose(&flow, 0, now()).expect("a choice");
    run.choose(&flow, 0, now()).expect("a choice");
    assert_eq!(link::encode(&flow, &run), format!("v={}&p=soon.end", flow.version));
    // The browser's back is a shorter address.
    run.go(&flow, &link::decode(&flow, "p=soon").way);
    assert_eq!(run.path(&flow), ["t", "soon"]);
    assert!(run.value("ended_at").is_some() && run.answers(&flow)[0].ruled.is_some());
    assert!(run.forward(&flow));
}

#[test]
fn choices_that_lead_to_the_same_step_are_told_apart() {
    let flow = flow(&[("a", &["end", "end"]), ("end", &[])]);
    let mut run = Run::new(&flow);
    run.choose(&flow, 1, now()).expect("a choice");
    let query = link::encode(&flow, &run);
    assert_eq!(query, format!("v={}&p=end~2", flow.version));
    assert_eq!(link::decode(&flow, &query).way[0].choice, 1);
    assert!(link::decode(&flow, "p=end~3").cut && link::decode(&flow, "p=end~0").cut);
}

#[test]
fn an_older_address_is_followed_as_long_as_it_is_valid() {
    let flow = flow(DIAMOND);
    let found = link::decode(&flow, "?v=000000&p=b.d.gone.end");
    assert_eq!((found.way.len(), found.cut, found.older), (2, true, true));
    let whole = link::decode(&flow, "?v=000000&p=b.d");
    assert_eq!((whole.way.len(), whole.cut, whole.older), (2, false, true));
    assert_eq!(link::decode(&flow, ""), link::Followed::default());
}

#[test]
fn an_address_that_names_a_step_alone_leads_there_by_the_shortest_way() {
    let check = |flow: &Flow, step: &str, expect: Option<&str>| {
        let way = link::way_to(flow, step).map(|way| {
            let mut run = Run::new(flow);
            run.go(flow, &way);
            link::encode(flow, &run)
        });
        assert_eq!(way, expect.map(|path| format!("v={}{path}", flow.version)), "{step}");
    };
    let diamond = flow(DIAMOND);
    check(&diamond, "a", Some(""));
    check(&diamond, "d", Some("&p=b.d"));
    check(&diamond, "end", Some("&p=b.end"));
    check(&diamond, "gone", None);
    let round = flow(&[("a", &["b"]), ("b", &["a", "end"]), ("alone", &["end"]), ("end", &[])]);
    check(&round, "end", Some("&p=b.end"));
    check(&round, "alone", None);
}

#[test]
fn who_went_back_and_chooses_anew_goes_on_by_the_answers_given_before() {
    let flow = flow(DIAMOND);
    let mut run = walk(&flow, &["c", "end"]);
    run.back_to(0);
    run.choose(&flow, 0, now()).expect("a choice");
    run.choose(&flow, 0, now()).expect("a choice");
    run.back_to(0);
    // Where nothing was answered yet, the question is asked.
    run.choose_and_follow(&flow, 0, now()).expect("a choice");
    assert_eq!(run.path(&flow), ["a", "b", "d"]);
    run.back_to(0);
    run.choose_and_follow(&flow, 1, now()).expect("a choice");
    assert_eq!(run.path(&flow), ["a", "c", "end"]);
    assert_eq!(run.trail().iter().map(|taken| taken.choice).collect::<Vec<_>>(), [1, 1]);
}

#[test]
fn notes_read_as_an_agent_would_write_them() {
    let mut flow = flow(TIMED);
    let check = |text: &str| crate::Check { html: text.into(), text: text.into(), message: None };
    flow.steps[1].blocks.push(crate::Block::Checklist(vec![check("사과했다"), check("문자를 보냈다")]));
    let mut run = Run::new(&flow);
    let head = NotesHead { title: "복구 요청", started: now() };
    assert_eq!(notes(&flow, &run, &head), "[복구 요청] 2026-11-20 12:00 시작\n진행 중: t?");
    run.answer(&flow, "ended_at", "2026-11-20 08:48", now()).expect("a time");
    run.choose(&flow, 0, now()).expect("a choice");
    run.tick("soon", 1, true);
    run.copied(&flow, "repay", "재결제 안내");
    run.copied(&flow, "repay", "재결제 안내");
    run.choose(&flow, 0, now()).expect("a choice");
    assert_eq!(
        notes(&flow, &run, &head),
        "[복구 요청] 2026-11-20 12:00 시작\n\
         1. t? → soon로 [종료 시각: 2026-11-20 08:48 / 종료 후 3시간 12분: 24시간 이내]\n\
         2. soon? → end로 [완료: 문자를 보냈다 / 문자 복사: 재결제 안내]\n\
         결과: end? (해결)"
    );
    run.back_to(0);
    run.choose(&flow, 1, now()).expect("a choice");
    let noted = notes(&flow, &run, &head);
    assert!(noted.contains("직접 선택, 규칙은 종료 후 3시간 12분: 24시간 이내"), "{noted}");
}

#[test]
fn the_next_customer_starts_with_nothing() {
    let flow = flow(DIAMOND);
    let mut run = walk(&flow, &["b"]);
    run.tick("a", 0, true);
    assert!(run.ticked("a", 0));
    run.restart();
    assert!(run.is_fresh() && run == Run::new(&flow));
}
