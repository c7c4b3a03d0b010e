//! What changed between two versions of a flow, as callers and saved links feel it.

use super::graph::Graph;
use crate::model::{Flow, Step};
use serde::Serialize;
use std::collections::HashSet;
use std::fmt::{self, Write as _};

/// What changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// Steps that are new.
    pub added: Vec<StepName>,
    /// Steps that are gone.
    pub removed: Vec<StepName>,
    /// Choices whose label is the same and whose target is not.
    pub retargeted: Vec<Retargeted>,
    /// Choices of steps in both that are new.
    pub choices_added: Vec<(StepName, String)>,
    /// Choices of steps in both that are gone.
    pub choices_removed: Vec<(StepName, String)>,
    /// Outcomes that a caller could reach and no longer can.
    pub unreachable_outcomes: Vec<StepName>,
    /// Saved links that no longer lead where they led.
    pub broken_links: Vec<BrokenLink>,
}

/// A step by its id and title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StepName {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
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

/// A way that saved links may contain and that is gone: they are cut at `from`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BrokenLink {
    /// The id of the last step that such a link still reaches.
    pub from: String,
    /// The id of the step after it.
    pub to: String,
    /// The shortest such path, as the address holds it: `shipped.delivered.return`.
    pub example: String,
}

fn name(step: &Step) -> StepName {
    StepName { id: step.id.clone(), title: step.title.clone() }
}

/// Compares two versions of a flow.
#[must_use]
pub fn diff(old: &Flow, new: &Flow) -> Diff {
    let missing_in = |flow: &Flow, other: &Flow| -> Vec<StepName> {
        flow.steps.iter().filter(|step| other.step(&step.id).is_none()).map(name).collect()
    };
    let mut diff = Diff { added: missing_in(new, old), removed: missing_in(old, new), ..Diff::default() };
    for before in &old.steps {
        let Some(after) = new.step(&before.id) else { continue };
        for choice in &before.choices {
            let same = |other: &&crate::Choice| other.label == choice.label;
            match after.choices.iter().find(same) {
                Some(now) if now.to != choice.to => diff.retargeted.push(Retargeted {
                    step: name(after),
                    label: choice.label.clone(),
                    from: choice.to.clone(),
                    to: now.to.clone(),
                }),
                Some(_) => {}
                None => diff.choices_removed.push((name(after), choice.label.clone())),
            }
        }
        for choice in &after.choices {
            if !before.choices.iter().any(|other| other.label == choice.label) {
                diff.choices_added.push((name(after), choice.label.clone()));
            }
        }
    }
    let outcomes = |flow: &Flow| -> Vec<StepName> {
        let reachable = Graph::of(flow).reachable();
        let ends = flow.steps.iter().zip(reachable).filter(|(step, reached)| step.outcome.is_some() && *reached);
        ends.map(|(step, _)| name(step)).collect()
    };
    let now: HashSet<String> = outcomes(new).into_iter().map(|outcome| outcome.id).collect();
    diff.unreachable_outcomes = outcomes(old).into_iter().filter(|outcome| !now.contains(&outcome.id)).collect();
    diff.broken_links = broken_links(old, new);
    diff
}

/// The ways from one step to the next that a path of the old flow may take and the new one does not have. Of those that
/// can only come after another broken one, nothing is said: links are cut before they get there.
fn broken_links(old: &Flow, new: &Flow) -> Vec<BrokenLink> {
    let graph = Graph::of(old);
    let holds = |from: usize, to: usize| {
        let (from, to) = (&old.steps[from].id, &old.steps[to].id);
        new.step(from).is_some_and(|step| step.choices.iter().any(|choice| choice.to == *to)) && new.step(to).is_some()
    };
    let starts_alike = match (old.start(), new.start()) {
        (Some(old), Some(new)) => old.id == new.id,
        _ => false,
    };
    let mut broken = Vec::new();
    let mut seen = HashSet::new();
    let mut open: std::collections::VecDeque<(usize, Vec<usize>)> =
        (0..graph.len().min(1)).map(|s| (s, vec![])).collect();
    while let Some((step, way)) = open.pop_front() {
        if !seen.insert(step) {
            continue;
        }
        for &to in &graph.next[step] {
            let mut further = way.clone();
            further.push(to);
            if starts_alike && holds(step, to) {
                open.push_back((to, further));
            } else {
                let ids: Vec<_> = further.iter().map(|&at| old.steps[at].id.as_str()).collect();
                let (from, to) = (old.steps[step].id.clone(), old.steps[to].id.clone());
                broken.push(BrokenLink { from, to, example: ids.join(".") });
            }
        }
    }
    broken
}

impl Diff {
    /// Whether nothing changed that a caller or a saved link would feel.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl fmt::Display for Diff {
    /// What changed, in Korean, one line each under a heading for each kind of change.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("달라진 단계나 선택지가 없습니다.\n");
        }
        let mut out = String::new();
        let mut section = |title: &str, lines: Vec<String>| {
            if !lines.is_empty() {
                let _ = writeln!(out, "{title}");
                for line in lines {
                    let _ = writeln!(out, "  - {line}");
                }
            }
        };
        let step = |step: &StepName| format!("{} (#{})", step.title, step.id);
        let choice = |(at, label): &(StepName, String)| format!("{}: {label}", at.title);
        section("새 단계", self.added.iter().map(step).collect());
        section("없어진 단계", self.removed.iter().map(step).collect());
        let lead = |change: &Retargeted| {
            format!("{}: {} (#{} → #{})", change.step.title, change.label, change.from, change.to)
        };
        section("다른 단계로 가는 선택지", self.retargeted.iter().map(lead).collect());
        section("새 선택지", self.choices_added.iter().map(choice).collect());
        section("없어진 선택지", self.choices_removed.iter().map(choice).collect());
        section("더는 이를 수 없는 결과", self.unreachable_outcomes.iter().map(step).collect());
        let link = |link: &BrokenLink| format!("#{} → #{} (예: p={})", link.from, link.to, link.example);
        section("끊어지는 저장된 링크", self.broken_links.iter().map(link).collect());
        f.write_str(&out)
    }
}
