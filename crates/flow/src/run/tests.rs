use super::*;
use crate::notes::{NotesHead, notes};
use crate::{Block, Check, Limit, Op, Rule, ValueKind, link};

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

/// A step whose choices are written as `label→target`.
fn step(id: &str, choices: &[&str]) -> Step {
    let choices = choices.iter().map(|choice| {
        let (label, to) = choice.split_once('→').expect("a label and a target");
        Choice { to: to.into(), label: label.into(), rule: None }
    });
    Step { id: id.into(), title: format!("{id}?"), choices: choices.collect(), ..Step::default() }
}

/// A flow of steps of which the last is the end.
fn flow_of(mut steps: Vec<Step>) -> Flow {
    if let Some(end) = steps.last_mut() {
        end.outcome = Some(crate::Outcome::Resolved);
    }
    let mut flow = Flow { version: String::new(), steps };
    flow.version = flow.structure();
    flow
}

/// A checklist.
fn checklist(checks: &[&str]) -> Block {
    let check = |text: &&str| Check { html: (*text).into(), text: (*text).into(), message: None };
    Block::Checklist(checks.iter().map(check).collect())
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

/// What an address that was made at a choice of one step is read as in another version of it: the label, and whether
/// it was cut.
fn check_reread(choices: &[&str], at: usize, now_are: &[&str], expect: Option<&str>) {
    let old = flow_of(vec![step("a", choices), step("end", &[])]);
    let new = flow_of(vec![step("a", now_are), step("end", &[])]);
    let mut run = Run::new(&old);
    run.choose(&old, at, now()).expect("a choice");
    let found = link::decode(&new, &link::encode(&old, &run));
    assert_eq!(found.way.first().map(|taken| taken.label.as_str()), expect, "{choices:?} {now_are:?}");
    assert_eq!(found.cut, expect.is_none(), "{choices:?} {now_are:?}");
}

#[test]
fn choices_that_lead_to_the_same_step_are_told_apart_in_an_address() {
    let flow = flow_of(vec![step("a", &["네→end", "아니요→end"]), step("end", &[])]);
    let mut run = Run::new(&flow);
    run.choose(&flow, 1, now()).expect("a choice");
    let query = link::encode(&flow, &run);
    assert_eq!(query, format!("v={}&p=end~2-{}", flow.version, flow.steps[0].choices[1].mark()));
    assert_eq!(link::decode(&flow, &query).way[0].choice, 1);
    // As people write it.
    assert_eq!(link::decode(&flow, "p=end").way[0].choice, 0);
    assert_eq!(link::decode(&flow, "p=end~2").way[0].choice, 1);
    for nonsense in ["p=end~3", "p=end~0", "p=end~", "p=end~-", "p=end~x-000", "p=end~2~2"] {
        let found = link::decode(&flow, nonsense);
        assert!(found.cut || found.way[0].choice == 0, "{nonsense}");
    }
    assert!(link::decode(&flow, "p=end~3").cut && link::decode(&flow, "p=end~0").cut);
}

#[test]
fn an_address_finds_an_answer_again_wherever_it_stands_and_takes_no_other_for_it() {
    let both = ["네→end", "아니요→end"];
    check_reread(&both, 1, &["몰라요→end", "네→end", "아니요→end"], Some("아니요"));
    check_reread(&both, 0, &["몰라요→end", "네→end", "아니요→end"], Some("네"));
    check_reread(&both, 1, &["아니요→end", "네→end"], Some("아니요"));
    check_reread(&both, 0, &["몰라요→end", "아니요→end", "그 밖→end"], None);
    check_reread(&both, 0, &["네→a", "아니요→end"], None);
    // The structure is the same: only a word was corrected.
    check_reread(&both, 0, &["예→end", "아니요→end"], Some("예"));
    check_reread(&["네→end"], 0, &["예→end"], Some("예"));
}

#[test]
fn ids_in_hangul_travel_percent_encoded() {
    let flow = flow_of(vec![step("시작", &["네→환불-끝_1"]), step("환불-끝_1", &[])]);
    let mut run = Run::new(&flow);
    run.choose(&flow, 0, now()).expect("a choice");
    let query = link::encode(&flow, &run);
    assert_eq!(query, format!("v={}&p=%ED%99%98%EB%B6%88-%EB%81%9D_1", flow.version));
    for query in [query.as_str(), "p=환불-끝_1", "?x=%&p=%ed%99%98%eb%b6%88-끝_1"] {
        let found = link::decode(&flow, query);
        assert_eq!((found.way.len(), found.cut), (1, false), "{query}");
    }
    // What is no UTF-8 stays as it is, and leads nowhere.
    assert!(link::decode(&flow, "p=%ED%99").cut && link::decode(&flow, "p=%").cut);
}

/// What a run that was kept at a choice of one step fits in another version of it: the label.
fn check_fit(choices: &[&str], at: usize, now_are: &[&str], expect: Option<&str>) {
    let old = flow_of(vec![step("a", choices), step("end", &[])]);
    let new = flow_of(vec![step("a", now_are), step("end", &[])]);
    let mut run = Run::new(&old);
    run.choose(&old, at, now()).expect("a choice");
    assert_eq!(run.fit(&new), expect.is_none(), "{choices:?} {now_are:?}");
    let answers: Vec<_> = run.answers(&new).iter().map(|answer| answer.choice.label.clone()).collect();
    assert_eq!(answers, expect.into_iter().collect::<Vec<_>>(), "{choices:?} {now_are:?}");
    // What is at hand for going forward is the same answer or none.
    run.back();
    assert_eq!(run.forward(&new), expect.is_some());
}

#[test]
fn a_kept_answer_never_becomes_another() {
    let both = ["네→end", "아니요→end"];
    check_fit(&both, 0, &["몰라요→end", "네→end", "아니요→end"], Some("네"));
    check_fit(&both, 1, &["아니요→end", "네→end"], Some("아니요"));
    check_fit(&both, 0, &["아니요→end"], None);
    check_fit(&both, 0, &["네→a", "아니요→end"], None);
    check_fit(&["네→end"], 0, &["아니요→end", "네→a"], None);
    // Only words changed: the one that alone leads there is the same, of two nobody knows.
    check_fit(&["네→end"], 0, &["예→end"], Some("예"));
    check_fit(&both, 0, &["예→end", "아니요→end"], None);
    check_fit(&both, 0, &both, Some("네"));
}

#[test]
fn ticks_stay_with_what_was_done() {
    let with = |checks: &[&str]| {
        let mut first = step("a", &["다음→end"]);
        first.blocks = vec![checklist(&checks[..1]), Block::Say { text: "말".into() }, checklist(&checks[1..])];
        flow_of(vec![first, step("end", &[])])
    };
    let old = with(&["사과했다", "접수했다", "적었다", "적었다"]);
    let mut run = Run::new(&old);
    for check in [1, 3, 9] {
        run.tick(&old, "a", check, true);
    }
    run.tick(&old, "gone", 0, true);
    let ticked = |run: &Run, flow: &Flow| (0..5).filter(|at| run.ticked(flow, "a", *at)).collect::<Vec<_>>();
    assert_eq!(ticked(&run, &old), [1, 3]);
    // Only the order changed, and with it no version.
    let new = with(&["접수했다", "적었다", "사과했다", "적었다"]);
    run.fit(&new);
    assert_eq!(ticked(&run, &new), [0, 3]);
    let head = NotesHead { title: "접수", started: now() };
    assert_eq!(notes(&new, &run, &head), "[접수] 2026-11-20 12:00 시작\n진행 중: a? [완료: 접수했다, 적었다]");
    run.tick(&new, "a", 0, false);
    assert_eq!(ticked(&run, &new), [3]);
    // What is no longer to be done is forgotten.
    let fewer = with(&["사과했다", "접수했다"]);
    run.fit(&fewer);
    assert!(run.is_fresh(), "{run:?}");
}

#[test]
fn a_moment_still_to_come_decides_nothing_and_is_told() {
    let flow = flow(TIMED);
    let mut run = Run::new(&flow);
    let note = |run: &Run| run.value_note(&flow, "ended_at", now()).map(|note| note.to_string());
    assert_eq!(note(&run), None);
    run.answer(&flow, "ended_at", "2026-11-20 21:00", now()).expect("a time");
    assert_eq!(run.preselected(&flow, now()), None);
    assert_eq!(note(&run).as_deref(), Some("아직 오지 않은 시각입니다. 날짜와 시각을 확인해 주세요"));
    run.answer(&flow, "ended_at", "2026-11-20 12:00", now()).expect("a time");
    assert_eq!((run.preselected(&flow, now()).map(|ruled| ruled.choice), note(&run)), (Some(0), None));
    // Where no rule counts from it, it may well be to come.
    let mut free = flow.clone();
    free.steps[0].choices.iter_mut().for_each(|choice| choice.rule = None);
    run.answer(&free, "ended_at", "2026-11-30 12:00", now()).expect("a time");
    assert_eq!(run.value_note(&free, "ended_at", now()), None);
    // A day is told as a day.
    free.clone_from(&flow);
    free.steps[0].asks[0].kind = ValueKind::Date;
    run.answer(&free, "ended_at", "2026-11-21", now()).expect("a day");
    let note = run.value_note(&free, "ended_at", now()).map(|note| note.to_string());
    assert_eq!(note.as_deref(), Some("아직 오지 않은 날짜입니다. 날짜를 확인해 주세요"));
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
    flow.steps[1].blocks.push(checklist(&["사과했다", "문자를 보냈다"]));
    let mut run = Run::new(&flow);
    let head = NotesHead { title: "복구 요청", started: now() };
    assert_eq!(notes(&flow, &run, &head), "[복구 요청] 2026-11-20 12:00 시작\n진행 중: t?");
    run.answer(&flow, "ended_at", "2026-11-20 08:48", now()).expect("a time");
    run.choose(&flow, 0, now()).expect("a choice");
    run.tick(&flow, "soon", 1, true);
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
    // The message was sent, whichever way is gone now.
    assert_eq!(
        notes(&flow, &run, &head),
        "[복구 요청] 2026-11-20 12:00 시작\n\
         1. t? → late로 [종료 시각: 2026-11-20 08:48 / 직접 선택, 규칙은 종료 후 3시간 12분: 24시간 이내]\n\
         진행 중: late?\n\
         그 밖에 복사한 문자: 재결제 안내"
    );
    run.copied(&flow, "refund", "환불 안내");
    run.back_to(0);
    let last = |run: &Run| notes(&flow, run, &head).lines().last().map(str::to_owned);
    assert_eq!(last(&run).as_deref(), Some("그 밖에 복사한 문자: 재결제 안내, 환불 안내"));
    run.choose(&flow, 1, now()).expect("a choice");
    assert_eq!(last(&run).as_deref(), Some("그 밖에 복사한 문자: 재결제 안내"));
}

#[test]
fn the_next_customer_starts_with_nothing() {
    let mut flow = flow(DIAMOND);
    flow.steps[0].blocks.push(checklist(&["사과했다"]));
    let mut run = walk(&flow, &["b"]);
    run.tick(&flow, "a", 0, true);
    assert!(run.ticked(&flow, "a", 0));
    run.restart();
    assert!(run.is_fresh() && run == Run::new(&flow));
}
