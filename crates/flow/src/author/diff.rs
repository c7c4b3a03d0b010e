//! What changed between two versions of a flow, as callers and saved links feel it.
//!
//! Steps are the same by their ids, choices by their labels, values by their names. What the structure holds
//! ([`Flow::structure`]) and differs is told, all but the order of the steps, which nobody feels.

mod words;

use super::graph::Graph;
use super::rules::written;
use crate::model::{Choice, Flow, Outcome, Step};
use crate::run::Taken;
use crate::value::{Ask, ValueKind};
use crate::{Run, link};
use serde::Serialize;
use std::collections::{HashSet, VecDeque};

/// What changed. Its words are its `Display`, in `diff/words.rs`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// The first step, where another one is first now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Restarted>,
    /// Steps that are new.
    pub added: Vec<StepName>,
    /// Steps that are gone.
    pub removed: Vec<StepName>,
    /// Steps that end otherwise, or are an outcome in one version only.
    pub outcomes_changed: Vec<OutcomeChange>,
    /// Choices whose label is the same and whose target is not.
    pub retargeted: Vec<Retargeted>,
    /// Choices of steps in both that are new.
    pub choices_added: Vec<(StepName, String)>,
    /// Choices of steps in both that are gone.
    pub choices_removed: Vec<(StepName, String)>,
    /// Steps whose choices stand in another order.
    pub choices_reordered: Vec<StepName>,
    /// Choices of steps in both whose rule is another, new or gone.
    pub rules_changed: Vec<RuleChange>,
    /// Values that steps in both did not ask for.
    pub asks_added: Vec<(StepName, String)>,
    /// Values that steps in both no longer ask for.
    pub asks_removed: Vec<(StepName, String)>,
    /// Values that steps in both ask for otherwise: their type, their options, how long or large they may be, whether
    /// they are needed.
    pub asks_changed: Vec<AskChange>,
    /// Outcomes that a caller could reach and no longer can.
    pub unreachable_outcomes: Vec<StepName>,
    /// Saved links that no longer lead where they led.
    pub broken_links: Vec<BrokenLink>,
    /// Saved links that lead where they led, by another answer.
    pub reread_links: Vec<RereadLink>,
}

/// A step by its id and title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StepName {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
}

/// Another first step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Restarted {
    /// The one that was first.
    pub from: StepName,
    /// The one that is.
    pub to: StepName,
}

/// A step that ends otherwise; `None` where it is no outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutcomeChange {
    /// The step.
    pub step: StepName,
    /// How it ended.
    pub from: Option<Outcome>,
    /// How it ends.
    pub to: Option<Outcome>,
}

/// A choice that leads elsewhere now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Retargeted {
    /// The step.
    pub step: StepName,
    /// The choice's label.
    pub label: String,
    /// The id of the step that it led to.
    pub from: String,
    /// The id of the step that it leads to.
    pub to: String,
}

/// A choice with another rule; `None` where it has none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleChange {
    /// The step.
    pub step: StepName,
    /// The choice's label.
    pub label: String,
    /// The rule that it had, as authors write it.
    pub from: Option<String>,
    /// The rule that it has.
    pub to: Option<String>,
}

/// A value that is asked for otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AskChange {
    /// The step.
    pub step: StepName,
    /// What people call the value.
    pub label: String,
    /// How it was asked for.
    pub from: AskedFor,
    /// How it is asked for.
    pub to: AskedFor,
}

/// How a value is asked for, but for words that only explain it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AskedFor {
    /// The type.
    pub kind: ValueKind,
    /// What can be chosen.
    pub options: Vec<String>,
    /// How many characters or won at most.
    pub max: Option<u64>,
    /// Whether the step needs it.
    pub required: bool,
}

/// A way that saved links may contain and that is gone: they are cut at `from`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BrokenLink {
    /// The id of the last step that such a link still reaches.
    pub from: String,
    /// The id of the step after it.
    pub to: String,
    /// The label of the choice between them, where another choice that led there still does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The shortest such path, as the address holds it but for letters outside ASCII: `shipped.delivered.return`.
    pub example: String,
}

/// A way that saved links may contain and that is another answer now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RereadLink {
    /// The step where the answer was given.
    pub step: StepName,
    /// The label of the answer that was given.
    pub from: String,
    /// The label of the answer that it is taken for.
    pub to: String,
    /// The shortest such path; see [`BrokenLink::example`].
    pub example: String,
}

fn name(step: &Step) -> StepName {
    StepName { id: step.id.clone(), title: step.title.clone() }
}

fn asked_for(ask: &Ask) -> AskedFor {
    AskedFor { kind: ask.kind, options: ask.options.clone(), max: ask.max, required: ask.required }
}

/// Compares two versions of a flow.
#[must_use]
pub fn diff(old: &Flow, new: &Flow) -> Diff {
    let missing_in = |flow: &Flow, other: &Flow| -> Vec<StepName> {
        flow.steps.iter().filter(|step| other.step(&step.id).is_none()).map(name).collect()
    };
    let mut diff = Diff { added: missing_in(new, old), removed: missing_in(old, new), ..Diff::default() };
    if let (Some(from), Some(to)) = (old.start(), new.start())
        && from.id != to.id
    {
        diff.start = Some(Restarted { from: name(from), to: name(to) });
    }
    for before in &old.steps {
        let Some(after) = new.step(&before.id) else { continue };
        if before.outcome != after.outcome {
            let (from, to) = (before.outcome, after.outcome);
            diff.outcomes_changed.push(OutcomeChange { step: name(after), from, to });
        }
        asks(&mut diff, before, after);
        choices(&mut diff, (old, before), (new, after));
    }
    let outcomes = |flow: &Flow| -> Vec<StepName> {
        let reachable = Graph::of(flow).reachable();
        let ends = flow.steps.iter().zip(reachable).filter(|(step, reached)| step.outcome.is_some() && *reached);
        ends.map(|(step, _)| name(step)).collect()
    };
    let now: HashSet<String> = outcomes(new).into_iter().map(|outcome| outcome.id).collect();
    diff.unreachable_outcomes = outcomes(old).into_iter().filter(|outcome| !now.contains(&outcome.id)).collect();
    links(&mut diff, old, new);
    diff
}

fn asks(diff: &mut Diff, before: &Step, after: &Step) {
    for ask in &before.asks {
        match after.asks.iter().find(|other| other.name == ask.name) {
            Some(now) if asked_for(now) != asked_for(ask) => diff.asks_changed.push(AskChange {
                step: name(after),
                label: now.label.clone(),
                from: asked_for(ask),
                to: asked_for(now),
            }),
            Some(_) => {}
            None => diff.asks_removed.push((name(after), ask.label.clone())),
        }
    }
    let new = after.asks.iter().filter(|ask| !before.asks.iter().any(|other| other.name == ask.name));
    diff.asks_added.extend(new.map(|ask| (name(after), ask.label.clone())));
}

fn choices(diff: &mut Diff, (old, before): (&Flow, &Step), (new, after): (&Flow, &Step)) {
    let pairs = pairs(before, after);
    for (at, choice) in before.choices.iter().enumerate() {
        let Some((_, now)) = pairs.iter().find(|(was, _)| *was == at) else {
            diff.choices_removed.push((name(after), choice.label.clone()));
            continue;
        };
        let now = &after.choices[*now];
        if now.to != choice.to {
            diff.retargeted.push(Retargeted {
                step: name(after),
                label: choice.label.clone(),
                from: choice.to.clone(),
                to: now.to.clone(),
            });
        }
        let (from, to) = (rule_text(old, choice), rule_text(new, now));
        if from != to {
            diff.rules_changed.push(RuleChange { step: name(after), label: choice.label.clone(), from, to });
        }
    }
    for (at, choice) in after.choices.iter().enumerate() {
        if !pairs.iter().any(|(_, now)| *now == at) {
            diff.choices_added.push((name(after), choice.label.clone()));
        }
    }
    if !pairs.is_sorted_by_key(|(_, now)| *now) {
        diff.choices_reordered.push(name(after));
    }
}

/// The choices of a step that are in both versions, by their places before and now, in the order of before. Of several
/// with one label, first those that lead where they led.
fn pairs(before: &Step, after: &Step) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for same_target in [true, false] {
        for (was, choice) in before.choices.iter().enumerate() {
            if pairs.iter().any(|(paired, _)| *paired == was) {
                continue;
            }
            let is_same = |other: &Choice| other.label == choice.label && (other.to == choice.to || !same_target);
            let free = |now: usize| pairs.iter().all(|(_, paired)| *paired != now);
            let now = after.choices.iter().enumerate().find(|(now, other)| is_same(other) && free(*now));
            if let Some((now, _)) = now {
                pairs.push((was, now));
            }
        }
    }
    pairs.sort_unstable();
    pairs
}

fn rule_text(flow: &Flow, choice: &Choice) -> Option<String> {
    let rule = choice.rule.as_ref()?;
    Some(written(rule, flow.ask(&rule.value).map_or(ValueKind::Text, |ask| ask.kind)))
}

/// Follows every way that saved links of the old flow may hold through the new one. Of ways that can only come after a
/// broken one, nothing is said: links are cut before they get there.
fn links(diff: &mut Diff, old: &Flow, new: &Flow) {
    let Some(start) = old.start() else { return };
    let starts_alike = new.start().is_some_and(|other| other.id == start.id);
    let mut seen = HashSet::new();
    let mut open: VecDeque<(&Step, Vec<Taken>)> = VecDeque::from([(start, Vec::new())]);
    while let Some((step, way)) = open.pop_front() {
        if !seen.insert(step.id.as_str()) {
            continue;
        }
        let mut broken: Vec<(&Choice, String)> = Vec::new();
        let mut unbroken = HashSet::new();
        for (at, choice) in step.choices.iter().enumerate() {
            let (Some(taken), Some(target)) = (Taken::of(old, step, at), old.step(&choice.to)) else { continue };
            let mut further = way.clone();
            further.push(taken);
            let mut run = Run::new(old);
            run.trail.clone_from(&further);
            let found = link::decode(new, &link::encode(old, &run));
            let reached = found.way.get(way.len()).filter(|_| starts_alike);
            let Some(reached) = reached else {
                broken.push((choice, example(old, &further)));
                continue;
            };
            let is_there = new
                .step(&step.id)
                .is_some_and(|step| step.leading(&choice.to).any(|(_, other)| other.label == choice.label));
            if reached.label != choice.label && is_there {
                let (from, to) = (choice.label.clone(), reached.label.clone());
                diff.reread_links.push(RereadLink { step: name(step), from, to, example: example(old, &further) });
            }
            if unbroken.insert(choice.to.as_str()) {
                open.push_back((target, further));
            }
        }
        let mut told = HashSet::new();
        for (choice, example) in broken {
            let others_lead_there = unbroken.contains(choice.to.as_str());
            if others_lead_there || told.insert(choice.to.as_str()) {
                diff.broken_links.push(BrokenLink {
                    from: step.id.clone(),
                    to: choice.to.clone(),
                    label: others_lead_there.then(|| choice.label.clone()),
                    example,
                });
            }
        }
    }
}

/// A path as people read it in an address.
fn example(flow: &Flow, way: &[Taken]) -> String {
    let part = |taken: &Taken| {
        let which = flow.step(&taken.step).map_or_else(String::new, |step| link::which(step, taken.choice));
        format!("{}{which}", taken.to)
    };
    way.iter().map(part).collect::<Vec<_>>().join(".")
}

impl Diff {
    /// Whether nothing changed that a caller or a saved link would feel.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
