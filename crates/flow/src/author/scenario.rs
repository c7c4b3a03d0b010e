//! Scenarios: walked through a flow, each to the outcome that it names; and the choices that none of them takes.

use super::Authored;
use super::mistake::{Found, Mistake};
use super::test_file::{Link, Move, NOW, Scenario, TestFile, read};
use crate::model::{Flow, Step};
use crate::rule::Limit;
use crate::run::Run;
use crate::time::DateTime;
use crate::value::ValueError;
use giljabi_content::{Diagnostic, Source, nearest};
use std::collections::HashSet;
use std::ops::Range;

/// A scenario that was walked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Walked {
    /// What it is called.
    pub title: String,
    /// Whether it went as it says and ended where it says. Warnings do not count.
    pub passed: bool,
    /// The choices that it took: the step's id, and the choice's place among the step's choices.
    pub taken: Vec<(String, usize)>,
}

/// A choice that no scenario takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncovered {
    /// The id of the step.
    pub step: String,
    /// The choice's label.
    pub label: String,
    /// The id of the step that it leads to.
    pub to: String,
    /// The same as a warning at the choice's line.
    pub diagnostic: Diagnostic,
}

/// Whether a file holds scenarios and is no page of its own.
#[must_use]
pub fn is_test_file(path: &str) -> bool {
    path.ends_with(".test.md")
}

/// The file of the flow that a file of scenarios tests: the one beside it.
#[must_use]
pub fn flow_of_test(path: &str) -> Option<String> {
    path.strip_suffix(".test.md").map(|stem| format!("{stem}.md"))
}

/// What is wrong with a file of scenarios that has no flow beside it. `flows` are the files of all flows.
#[must_use]
pub fn test_without_flow<'a>(path: &str, flows: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    let flow = flow_of_test(path).unwrap_or_else(|| path.to_owned());
    let nearest = nearest(&flow, flows).map(str::to_owned);
    Found { place: 0..0, mistake: Mistake::TestFlowMissing { flow, nearest }, related: Vec::new() }.diagnostic(path)
}

/// Walks all scenarios of a file through a flow with the id `flow_id`.
#[must_use]
pub fn walk_scenarios(source: &Source, flow_id: &str, flow: &Flow) -> (Vec<Walked>, Vec<Diagnostic>) {
    let TestFile { scenarios, outside } = read(source);
    let mut found = Vec::new();
    match outside {
        Some(place) => found.push(Found { place, mistake: Mistake::TestOutside, related: Vec::new() }),
        None if scenarios.is_empty() => {
            found.push(Found { place: 0..0, mistake: Mistake::TestEmpty, related: Vec::new() });
        }
        None => {}
    }
    let file = format!("{flow_id}.md");
    let mut walked = Vec::with_capacity(scenarios.len());
    for scenario in &scenarios {
        let mut walk = Walk { flow, file: &file, run: Run::new(flow), now: None, found: Vec::new() };
        let passed = walk.scenario(scenario).is_some();
        let taken = walk.run.answers(flow).iter().map(|answer| (answer.step.id.clone(), place_of(answer))).collect();
        walked.push(Walked { title: scenario.title.clone(), passed, taken });
        found.append(&mut walk.found);
    }
    (walked, found.into_iter().map(|found| found.diagnostic(&source.path)).collect())
}

fn place_of(answer: &crate::Answer<'_>) -> usize {
    answer.step.choices.iter().position(|choice| std::ptr::eq(choice, answer.choice)).unwrap_or(0)
}

/// The choices that no scenario takes. A scenario that went wrong counts as far as it came.
#[must_use]
pub fn coverage(authored: &Authored, walked: &[Walked]) -> Vec<Uncovered> {
    let taken: HashSet<(&str, usize)> =
        walked.iter().flat_map(|walked| &walked.taken).map(|(step, choice)| (step.as_str(), *choice)).collect();
    let mut uncovered = Vec::new();
    for (step, places) in authored.flow.steps.iter().zip(&authored.places) {
        for (at, (choice, place)) in step.choices.iter().zip(&places.choices).enumerate() {
            if taken.contains(&(step.id.as_str(), at)) {
                continue;
            }
            let mistake = Mistake::Uncovered { label: choice.label.clone() };
            let found = Found { place: place.place.clone(), mistake, related: Vec::new() };
            uncovered.push(Uncovered {
                step: step.id.clone(),
                label: choice.label.clone(),
                to: choice.to.clone(),
                diagnostic: found.diagnostic(&authored.file),
            });
        }
    }
    uncovered
}

/// One scenario on its way.
struct Walk<'a> {
    flow: &'a Flow,
    file: &'a str,
    run: Run,
    now: Option<DateTime>,
    found: Vec<Found>,
}

impl<'a> Walk<'a> {
    fn report(&mut self, place: &Range<usize>, mistake: Mistake) {
        self.found.push(Found { place: place.clone(), mistake, related: Vec::new() });
    }

    /// Reports what ends the scenario.
    fn fail(&mut self, place: &Range<usize>, mistake: Mistake) -> Option<()> {
        self.report(place, mistake);
        None
    }

    /// Where the run stands.
    fn stands(&self) -> Option<&'a Step> {
        self.run.step(self.flow)
    }

    /// Walks a scenario; `None` where it went wrong.
    fn scenario(&mut self, scenario: &Scenario) -> Option<()> {
        for (a_move, place) in &scenario.moves {
            match a_move {
                Move::Choose { link, by_hand } => self.choose(link, *by_hand, place)?,
                Move::Type { name, value } => self.type_value(name, value, place)?,
                Move::Unknown => self.fail(place, Mistake::TestItem)?,
            }
        }
        let Some((link, place)) = &scenario.result else {
            return self.fail(&scenario.place, Mistake::TestResultMissing { title: scenario.title.clone() });
        };
        let expected = self.linked(link, place)?;
        let stands = self.stands()?;
        if stands.id != expected.id || stands.outcome.is_none() {
            let (expected, stands) = (expected.title.clone(), stands.title.clone());
            return self.fail(place, Mistake::TestOutcome { expected, stands });
        }
        if link.label != expected.title {
            let (written, label) = (link.label.clone(), expected.title.clone());
            self.report(place, Mistake::TestLabel { written, label });
        }
        Some(())
    }

    /// The step that a link names.
    fn linked(&mut self, link: &Link, place: &Range<usize>) -> Option<&'a Step> {
        let same_file = link.file == self.file || link.file.strip_prefix("./") == Some(self.file);
        let step = self.flow.step(&link.step).filter(|_| same_file);
        if step.is_none() {
            let ids = self.flow.steps.iter().map(|step| step.id.as_str());
            let id = self.flow.step(&link.step).map(|step| step.id.as_str()).or_else(|| nearest(&link.step, ids));
            let nearest = id.map(|id| format!("{}#{id}", self.file));
            self.report(place, Mistake::TestLink { target: format!("{}#{}", link.file, link.step), nearest });
        }
        step
    }

    fn choose(&mut self, link: &Link, by_hand: bool, place: &Range<usize>) -> Option<()> {
        let target = self.linked(link, place)?;
        let stands = self.stands()?;
        let leads = |at: &usize| stands.choices[*at].to == target.id;
        let leading: Vec<_> = (0..stands.choices.len()).filter(leads).collect();
        // Where several choices lead there, the label tells which is meant.
        let same_label = leading.iter().find(|at| stands.choices[**at].label == link.label);
        let Some(&choice) = same_label.or_else(|| leading.first()) else {
            let choices = stands.choices.iter().map(|choice| choice.label.clone()).collect();
            return self.fail(place, Mistake::TestChoice { stands: stands.title.clone(), choices });
        };
        let label = &stands.choices[choice].label;
        if *label != link.label {
            self.report(place, Mistake::TestLabel { written: link.label.clone(), label: label.clone() });
        }
        let now = self.clock(stands, place)?;
        match self.run.preselected(self.flow, now) {
            Some(ruled) if ruled.choice != choice && !by_hand => {
                let label = stands.choices[ruled.choice].label.clone();
                return self.fail(place, Mistake::TestRule { label, reason: ruled.reason });
            }
            Some(ruled) if ruled.choice == choice && by_hand => {
                self.report(place, Mistake::TestByHand { label: label.clone() });
            }
            _ => {}
        }
        self.run.choose(self.flow, choice, now).ok()
    }

    /// The time of day, which must be known where a rule looks at the time since a value.
    fn clock(&mut self, step: &Step, place: &Range<usize>) -> Option<DateTime> {
        if self.now.is_none() {
            let looks = step
                .choices
                .iter()
                .filter_map(|choice| choice.rule.as_ref())
                .find(|rule| matches!(rule.limit, Limit::Since(_)) && self.run.value(&rule.value).is_some());
            if let Some(rule) = looks {
                let label = self.flow.ask(&rule.value).map_or_else(|| rule.value.clone(), |ask| ask.label.clone());
                self.report(place, Mistake::TestNow { label });
                return None;
            }
        }
        // No rule that holds looks at it: any time does.
        self.now.or_else(|| DateTime::from_minutes(0))
    }

    fn type_value(&mut self, name: &str, value: &str, place: &Range<usize>) -> Option<()> {
        if name == NOW {
            let Ok(now) = value.parse() else {
                let error = ValueError::DateTime;
                return self.fail(place, Mistake::TestValue { value: value.to_owned(), error });
            };
            self.now = Some(now);
            return Some(());
        }
        let stands = self.stands()?;
        if !stands.asks.iter().any(|ask| ask.name == name) {
            let names = stands.asks.iter().map(|ask| ask.name.as_str());
            let nearest = nearest(name, names).map(str::to_owned);
            let (name, stands) = (name.to_owned(), stands.title.clone());
            return self.fail(place, Mistake::TestAsk { name, stands, nearest });
        }
        let now = self.now.or_else(|| DateTime::from_minutes(0))?;
        match self.run.answer(self.flow, name, value, now) {
            Ok(()) => Some(()),
            Err(error) => self.fail(place, Mistake::TestValue { value: value.to_owned(), error }),
        }
    }
}
