//! The proof of a step's rules: whether each value leads somewhere, and to one choice only.
//!
//! What can be ordered is whole numbers: minutes, days, won. A rule is then a set of ranges of them, and gaps and
//! overlaps are found exactly, with a value that shows them. Options and words are compared one by one, with one more
//! that stands for all other words.

use super::draft::{Draft, related};
use super::mistake::{GapFix, Mistake};
use super::rules::{Written, written_since};
use crate::model::Choice;
use crate::rule::{Limit, Op, Rule};
use crate::time::{DAY, Date, DateTime, Time};
use crate::value::{AMOUNT_LIMIT, Ask, Value, ValueKind};
use crate::words::duration;
use giljabi_content::nearest;
use std::ops::Range;

/// A range of whole numbers, both ends included.
type Span = (i64, i64);

/// How the values of a step's rules are laid out as numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scale {
    /// Minutes since a moment.
    Minutes,
    /// Days since a day.
    DaysAgo,
    /// Days of the calendar.
    Days,
    /// Minutes of the calendar.
    Moments,
    /// Minutes of a day.
    TimeOfDay,
    /// Won.
    Won,
}

/// A rule with the choice that it belongs to.
struct Guard {
    choice: usize,
    rule: Rule,
}

/// Reads the rules of all steps, gives them to their choices, and proves them.
pub(super) fn prove(draft: &mut Draft) {
    for step in 0..draft.flow.steps.len() {
        let guards = read(draft, step);
        if let Some(guards) = guards.filter(|guards| !guards.is_empty()) {
            prove_step(draft, step, &guards);
        }
    }
}

/// Reads the rules of a step. `None` where one of them cannot be read, so that nothing can be proven.
fn read(draft: &mut Draft, step: usize) -> Option<Vec<Guard>> {
    let mut guards = Vec::new();
    let mut sound = true;
    for choice in 0..draft.places[step].choices.len() {
        let Some((text, place)) = draft.places[step].choices[choice].rule.clone() else { continue };
        match rule(draft, step, &text) {
            Ok(rule) => {
                draft.flow.steps[step].choices[choice].rule = Some(rule.clone());
                guards.push(Guard { choice, rule });
            }
            Err(mistake) => {
                sound = false;
                draft.report(place, *mistake);
            }
        }
    }
    sound.then_some(guards)
}

fn rule(draft: &Draft, step: usize, text: &str) -> Result<Rule, Box<Mistake>> {
    let written = Written::read(text).ok_or_else(|| Mistake::RuleSyntax { rule: text.to_owned() })?;
    let Some(ask) = ask_for(draft, step, written.name) else {
        let names = draft.flow.steps.iter().flat_map(|step| &step.asks).map(|ask| ask.name.as_str());
        let nearest = nearest(written.name, names).map(str::to_owned);
        return Err(Box::new(Mistake::RuleUnasked { name: written.name.to_owned(), nearest }));
    };
    let Some(rule) = written.for_kind(ask.kind) else {
        let (label, rule) = (ask.label.clone(), text.to_owned());
        return Err(Box::new(Mistake::RuleType { kind: ask.kind, label, rule }));
    };
    if let (ValueKind::Choice, Limit::Text(option)) = (ask.kind, &rule.limit)
        && !ask.options.contains(option)
    {
        let nearest = nearest(option, ask.options.iter().map(String::as_str)).map(str::to_owned);
        let (label, option, options) = (ask.label.clone(), option.clone(), ask.options.clone());
        return Err(Box::new(Mistake::RuleOption { label, option, options, nearest }));
    }
    Ok(rule)
}

/// The value that a rule of a step means: the step's own first.
fn ask_for<'d>(draft: &'d Draft, step: usize, name: &str) -> Option<&'d Ask> {
    let own = draft.flow.steps[step].asks.iter().find(|ask| ask.name == name);
    own.or_else(|| draft.flow.ask(name))
}

fn prove_step(draft: &mut Draft, step: usize, guards: &[Guard]) {
    let name = &guards[0].rule.value;
    let place = |guard: &Guard| rule_place(draft, step, guard.choice);
    if let Some(other) = guards.iter().find(|guard| guard.rule.value != *name) {
        let label =
            |guard: &Guard| ask_for(draft, step, &guard.rule.value).map_or(String::new(), |ask| ask.label.clone());
        let labels = vec![label(&guards[0]), label(other)];
        let (at, first) = (place(other), related(place(&guards[0]), "이 규칙은 다른 값을 봅니다"));
        draft.report_with(at, Mistake::RuleSeveralValues { labels }, vec![first]);
        return;
    }
    let Some(ask) = ask_for(draft, step, name).cloned() else { return };
    match ask.kind {
        ValueKind::Text | ValueKind::Choice => prove_words(draft, step, guards, &ask),
        _ => prove_numbers(draft, step, guards, &ask),
    }
}

fn rule_place(draft: &Draft, step: usize, choice: usize) -> Range<usize> {
    let place = &draft.places[step].choices[choice];
    place.rule.as_ref().map_or(place.place.clone(), |(_, rule)| rule.clone())
}

/// A rule as it is written, without room around it.
fn rule_text(draft: &Draft, step: usize, choice: usize) -> String {
    let rule = draft.places[step].choices[choice].rule.as_ref();
    rule.map_or_else(String::new, |(text, _)| text.trim().to_owned())
}

fn overlap(draft: &mut Draft, step: usize, ask: &Ask, guards: [&Guard; 2], example: String) {
    let [first, second] = guards.map(|guard| guard.choice);
    let label = |choice: usize| draft.flow.steps[step].choices[choice].label.clone();
    let mistake = Mistake::RuleOverlap { label: ask.label.clone(), example, choices: [label(first), label(second)] };
    let other = related(rule_place(draft, step, first), "이 규칙과 겹칩니다");
    draft.report_with(rule_place(draft, step, second), mistake, vec![other]);
}

fn gap(draft: &mut Draft, step: usize, ask: &Ask, guards: &[Guard], example: String, fix: GapFix) {
    let last = guards.last().map_or(0, |guard| guard.choice);
    let others = guards.iter().take(guards.len().saturating_sub(1));
    let others = others.map(|guard| related(rule_place(draft, step, guard.choice), "함께 보는 규칙")).collect();
    let mistake = Mistake::RuleGap { label: ask.label.clone(), example, fix };
    draft.report_with(rule_place(draft, step, last), mistake, others);
}

/// Options, or words with one that stands for all that no rule names.
fn prove_words(draft: &mut Draft, step: usize, guards: &[Guard], ask: &Ask) {
    let mut words: Vec<Option<&str>> = match ask.kind {
        ValueKind::Choice => ask.options.iter().map(|option| Some(option.as_str())).collect(),
        _ => Vec::new(),
    };
    if ask.kind == ValueKind::Text {
        for guard in guards {
            if let Limit::Text(limit) = &guard.rule.limit
                && !words.contains(&Some(limit.as_str()))
            {
                words.push(Some(limit));
            }
        }
        words.push(None);
    }
    let holds = |guard: &Guard, word: Option<&str>| match (&guard.rule.limit, guard.rule.op) {
        (Limit::Text(limit), Op::NotEqual) => word != Some(limit.as_str()),
        (Limit::Text(limit), _) => word == Some(limit.as_str()),
        _ => false,
    };
    let shown = |word: Option<&str>| word.map_or_else(|| "그 밖의 값".to_owned(), |word| format!("‘{word}’"));
    let mut told = Vec::new();
    for word in &words {
        let holding: Vec<_> = guards.iter().filter(|guard| holds(guard, *word)).collect();
        if let [first, second, ..] = holding.as_slice()
            && !told.contains(&(first.choice, second.choice))
        {
            told.push((first.choice, second.choice));
            overlap(draft, step, ask, [first, second], shown(*word));
        }
    }
    let uncovered: Vec<_> = words.iter().filter(|word| !guards.iter().any(|guard| holds(guard, **word))).collect();
    if !uncovered.is_empty() {
        let example = uncovered.iter().map(|word| shown(**word)).collect::<Vec<_>>().join(", ");
        let named: Option<Vec<&str>> = uncovered.iter().map(|word| **word).collect();
        let limits: Vec<&str> = guards.iter().filter_map(equal_to).collect();
        let fix = match (named, limits.as_slice()) {
            // One rule says all the rest.
            (None, [only]) => GapFix::Add(vec![format!("{} != {only}", ask.name)]),
            (Some(named), [only]) if named.len() > 1 => GapFix::Add(vec![format!("{} != {only}", ask.name)]),
            (Some(named), _) => GapFix::Add(named.iter().map(|word| format!("{} = {word}", ask.name)).collect()),
            // Of two words, one is the same as "not the other".
            (None, [first, second]) => {
                let not =
                    |word: &str, other: &str| [format!("{} = {word}", ask.name), format!("{} != {other}", ask.name)];
                GapFix::Change(vec![not(first, second), not(second, first)])
            }
            (None, _) => GapFix::Change(Vec::new()),
        };
        gap(draft, step, ask, guards, example, fix);
    }
}

/// The word that a rule asks for.
fn equal_to(guard: &Guard) -> Option<&str> {
    match &guard.rule.limit {
        Limit::Text(limit) if guard.rule.op == Op::Equal => Some(limit),
        _ => None,
    }
}

fn prove_numbers(draft: &mut Draft, step: usize, guards: &[Guard], ask: &Ask) {
    let Some(scale) = scale(ask.kind, guards) else {
        let other = guards.iter().find(|guard| is_since(guard) != is_since(&guards[0])).unwrap_or(&guards[0]);
        let first = related(rule_place(draft, step, guards[0].choice), "이 규칙과 섞여 있습니다");
        let mistake = Mistake::RuleMixed { label: ask.label.clone() };
        draft.report_with(rule_place(draft, step, other.choice), mistake, vec![first]);
        return;
    };
    let mut sets = Vec::with_capacity(guards.len());
    for guard in guards {
        let set = spans(guard, scale);
        if set.is_empty() {
            let rule = draft.places[step].choices[guard.choice].rule.clone().unwrap_or_default();
            draft.report(rule.1, Mistake::RuleNever { rule: rule.0 });
        }
        sets.push(set);
    }
    for second in 1..guards.len() {
        // One report for each rule is enough: the first that it overlaps with.
        let found = (0..second).find_map(|first| Some((first, common(&sets[first], &sets[second])?)));
        if let Some((first, span)) = found {
            overlap(draft, step, ask, [&guards[first], &guards[second]], shown(scale, example(span, scale)));
        }
    }
    if let Some(span) = missing(&sets, scale.bounds()) {
        let rules: Vec<_> = guards.iter().map(|guard| rule_text(draft, step, guard.choice)).collect();
        let fix = fix(&ask.name, span, scale, guards, &sets, &rules);
        gap(draft, step, ask, guards, shown(scale, example(span, scale)), fix);
    }
}

fn is_since(guard: &Guard) -> bool {
    matches!(guard.rule.limit, Limit::Since(_))
}

fn scale(kind: ValueKind, guards: &[Guard]) -> Option<Scale> {
    let since = guards.iter().filter(|guard| is_since(guard)).count();
    match kind {
        ValueKind::Date | ValueKind::DateTime if since > 0 && since < guards.len() => None,
        ValueKind::Date if since > 0 => Some(Scale::DaysAgo),
        ValueKind::DateTime if since > 0 => Some(Scale::Minutes),
        ValueKind::Date => Some(Scale::Days),
        ValueKind::DateTime => Some(Scale::Moments),
        ValueKind::Time => Some(Scale::TimeOfDay),
        _ => Some(Scale::Won),
    }
}

impl Scale {
    /// The smallest and the largest number that a value can be.
    fn bounds(self) -> Span {
        match self {
            // Of times to come no rule holds that asks how long ago they were.
            Self::Minutes | Self::DaysAgo => (0, i64::MAX),
            Self::Days | Self::Moments => (i64::MIN, i64::MAX),
            Self::TimeOfDay => (0, DAY - 1),
            Self::Won => (0, i64::try_from(AMOUNT_LIMIT).unwrap_or(i64::MAX)),
        }
    }
}

/// The numbers of which a rule holds, in order.
fn spans(guard: &Guard, scale: Scale) -> Vec<Span> {
    // Where a moment is compared with a day, the limit is all minutes of that day.
    let (from, to) = match &guard.rule.limit {
        Limit::Since(minutes) if scale == Scale::DaysAgo => (minutes / DAY, minutes / DAY),
        Limit::Since(minutes) => (*minutes, *minutes),
        Limit::Amount(amount) => {
            (i64::try_from(*amount).unwrap_or(i64::MAX), i64::try_from(*amount).unwrap_or(i64::MAX))
        }
        Limit::Date(date) if scale == Scale::Moments => (date.days() * DAY, date.days() * DAY + DAY - 1),
        Limit::Date(date) => (date.days(), date.days()),
        Limit::Time(time) => (time.minutes(), time.minutes()),
        Limit::DateTime(moment) => (moment.minutes(), moment.minutes()),
        Limit::Text(_) => return Vec::new(),
    };
    let (low, high) = scale.bounds();
    let below = |end: i64| (low, end);
    let above = |start: i64| (start, high);
    let spans = match guard.rule.op {
        Op::Less => vec![below(from.saturating_sub(1))],
        Op::AtMost => vec![below(to)],
        Op::More => vec![above(to.saturating_add(1))],
        Op::AtLeast => vec![above(from)],
        Op::Equal => vec![(from, to)],
        Op::NotEqual => vec![below(from.saturating_sub(1)), above(to.saturating_add(1))],
    };
    let within = spans.into_iter().map(|(start, end)| (start.max(low), end.min(high)));
    within.filter(|(start, end)| start <= end).collect()
}

/// Numbers that two sets share.
fn common(a: &[Span], b: &[Span]) -> Option<Span> {
    let pairs = a.iter().flat_map(|a| b.iter().map(move |b| (a.0.max(b.0), a.1.min(b.1))));
    pairs.into_iter().find(|(start, end)| start <= end)
}

/// The first numbers that no set holds.
fn missing(sets: &[Vec<Span>], (low, high): Span) -> Option<Span> {
    let mut spans: Vec<_> = sets.iter().flatten().copied().collect();
    spans.sort_unstable();
    let mut next = low;
    for (start, end) in spans {
        if start > next {
            return Some((next, start - 1));
        }
        if end == i64::MAX || end >= high {
            return None;
        }
        next = next.max(end + 1);
    }
    Some((next, high))
}

/// A number of a range that people would name: not the one at an end of the world.
fn example(span: Span, scale: Scale) -> i64 {
    let (low, high) = scale.bounds();
    let begins_nowhere = !matches!(scale, Scale::TimeOfDay | Scale::Won);
    match span {
        (start, end) if start == low && begins_nowhere && end == high => 0,
        (start, end) if start == low && begins_nowhere => end,
        (start, _) => start,
    }
}

fn shown(scale: Scale, number: i64) -> String {
    let shown = match scale {
        Scale::Minutes => Some(duration(number)),
        Scale::DaysAgo => Some(format!("{number}일")),
        Scale::Days => Date::from_days(number).map(|date| date.to_string()),
        Scale::Moments => DateTime::from_minutes(number).map(|moment| moment.to_string()),
        Scale::TimeOfDay => Time::from_minutes(number).map(|time| time.to_string()),
        Scale::Won => u64::try_from(number).ok().map(|amount| Value::Amount(amount).to_string()),
    };
    shown.unwrap_or_else(|| number.to_string())
}

/// What closes a gap: a rule where one comparison is just that gap, else another boundary for a rule beside it. `sets`
/// are the numbers of the guards and `rules` their texts.
fn fix(name: &str, span: Span, scale: Scale, guards: &[Guard], sets: &[Vec<Span>], rules: &[String]) -> GapFix {
    let (start, end) = span;
    let is_day = scale == Scale::Moments && start.rem_euclid(DAY) == 0 && start.checked_add(DAY - 1) == Some(end);
    if start == end || is_day {
        let only = match scale {
            Scale::Minutes => written_since(start, false),
            Scale::DaysAgo => format!("{start}d"),
            Scale::Won => start.to_string(),
            Scale::Moments if is_day => shown(Scale::Days, start.div_euclid(DAY)),
            _ => shown(scale, start),
        };
        return GapFix::Add(vec![format!("{name} = {only}")]);
    }
    let (low, high) = scale.bounds();
    let beside = |is: &dyn Fn(&Span) -> bool| (0..guards.len()).find(|at| sets[*at].iter().any(is));
    let below = beside(&|(_, last)| last.checked_add(1) == Some(start));
    let above = beside(&|(first, _)| first.checked_sub(1) == Some(end));
    // The numbers on the other side of a rule's limit, which is written as it is written there.
    let other_side = |at: usize, op: Op| {
        let limit = Written::read(&rules[at]).map_or("", |written| written.limit);
        format!("{name} {} {limit}", op.sign())
    };
    let after = |at: usize| other_side(at, if guards[at].rule.op == Op::Less { Op::AtLeast } else { Op::More });
    let before = |at: usize| other_side(at, if guards[at].rule.op == Op::More { Op::AtMost } else { Op::Less });
    match (below, above) {
        (Some(below), None) if end == high => GapFix::Add(vec![after(below)]),
        (None, Some(above)) if start == low => GapFix::Add(vec![before(above)]),
        (Some(below), Some(above)) => {
            let op = |at: usize| guards[at].rule.op;
            let mut changes = Vec::new();
            if matches!(op(below), Op::Less | Op::AtMost) {
                changes.push([rules[below].clone(), before(above)]);
            }
            if matches!(op(above), Op::More | Op::AtLeast) {
                changes.push([rules[above].clone(), after(below)]);
            }
            GapFix::Change(changes)
        }
        _ => GapFix::Change(Vec::new()),
    }
}

/// Whether a step's choices are all free of rules.
pub(super) fn is_unruled(choices: &[Choice]) -> bool {
    choices.iter().all(|choice| choice.rule.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sets: &[&[Span]], bounds: Span, expect: Option<Span>) {
        let sets: Vec<_> = sets.iter().map(|set| set.to_vec()).collect();
        assert_eq!(missing(&sets, bounds), expect, "{sets:?}");
    }

    #[test]
    fn gaps_are_found_wherever_they_are() {
        const ALL: Span = (i64::MIN, i64::MAX);
        check(&[&[(i64::MIN, 5)], &[(6, i64::MAX)]], ALL, None);
        check(&[&[(6, i64::MAX)], &[(i64::MIN, 4)]], ALL, Some((5, 5)));
        check(&[&[(i64::MIN, 5)]], ALL, Some((6, i64::MAX)));
        check(&[&[(0, i64::MAX)]], ALL, Some((i64::MIN, -1)));
        check(&[], ALL, Some(ALL));
        check(&[&[(0, 9), (11, 20)], &[(3, 10)]], (0, 20), None);
        check(&[&[(0, 20)], &[(3, 4)]], (0, 20), None);
    }
}
