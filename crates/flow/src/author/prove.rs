//! The proof of a flow: whoever starts it can reach an outcome, whatever they choose, and every step is of use.

use super::draft::{Draft, related};
use super::graph::Graph;
use super::guards;
use super::mistake::Mistake;
use crate::model::Outcome;
use giljabi_content::nearest;
use std::collections::{BTreeMap, HashMap};

/// More than that many characters do not fit a screen that is read on a call.
const CHARACTERS: usize = 800;
/// Choices are taken by the keys 1 to 9.
const CHOICES: usize = 9;

/// Finds everything that is wrong with a flow. The rules of its choices are read on the way.
pub(super) fn prove(draft: &mut Draft) {
    if draft.flow.steps.is_empty() {
        draft.report(0..0, Mistake::StartMissing);
        return;
    }
    ids(draft);
    asks(draft);
    outcomes(draft);
    guards::prove(draft);
    let graph = Graph::of(&draft.flow);
    targets(draft);
    ways(draft, &graph);
    asked_before(draft, &graph);
    sizes(draft);
    draft.mistakes.sort_by_key(|found| found.place.start);
}

/// Whether an id can stand in an address as it is. Dots and tildes part the steps of a path.
fn is_sound(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

fn ids(draft: &mut Draft) {
    let mut first: HashMap<String, usize> = HashMap::new();
    for at in 0..draft.flow.steps.len() {
        let (id, title) = (draft.flow.steps[at].id.clone(), draft.flow.steps[at].title.clone());
        let place = draft.places[at].heading.clone();
        if !draft.places[at].has_id {
            draft.report(place.clone(), Mistake::StepIdMissing { title });
        } else if !is_sound(&id) {
            draft.report(place.clone(), Mistake::StepIdInvalid { id: id.clone() });
        }
        match first.get(&id) {
            Some(&other) => {
                let other = related(draft.places[other].heading.clone(), "먼저 나온 단계");
                draft.report_with(place, Mistake::StepRepeated { id }, vec![other]);
            }
            None => drop(first.insert(id, at)),
        }
    }
}

/// The same name must ask for the same thing wherever it is asked for, because its value is known by the name alone.
fn asks(draft: &mut Draft) {
    let mut first: HashMap<String, (usize, usize)> = HashMap::new();
    for step in 0..draft.flow.steps.len() {
        for at in 0..draft.flow.steps[step].asks.len() {
            let ask = &draft.flow.steps[step].asks[at];
            let name = ask.name.clone();
            let Some(&(other_step, other_at)) = first.get(&name) else {
                first.insert(name, (step, at));
                continue;
            };
            let other = &draft.flow.steps[other_step].asks[other_at];
            if other.kind != ask.kind || other.options != ask.options {
                let other = related(draft.places[other_step].asks[other_at].clone(), "여기서는 다르게 묻습니다");
                let place = draft.places[step].asks[at].clone();
                draft.report_with(place, Mistake::AskConflict { name }, vec![other]);
            }
        }
    }
}

fn outcomes(draft: &mut Draft) {
    for at in 0..draft.flow.steps.len() {
        let places = draft.places[at].clone();
        let (known, unknown): (Vec<_>, Vec<_>) =
            places.classes.iter().cloned().partition(|class| Outcome::from_word(class).is_some());
        let heading = places.heading.clone();
        for class in &unknown {
            let words = Outcome::ALL.map(Outcome::as_str);
            let near = nearest(class, words);
            let nearest = words.into_iter().find(|word| Some(*word) == near);
            draft.report(heading.clone(), Mistake::OutcomeUnknown { class: class.clone(), nearest });
        }
        if known.len() > 1 {
            draft.report(heading.clone(), Mistake::OutcomeRepeated { classes: known.clone() });
        }
        let step = &mut draft.flow.steps[at];
        step.outcome = known.first().and_then(|class| Outcome::from_word(class));
        let (id, title) = (step.id.clone(), step.title.clone());
        match (step.choices.is_empty(), known.first()) {
            (false, Some(class)) => {
                let choices = places.choices.first().map(|choice| related(choice.place.clone(), "선택지"));
                let mistake = Mistake::OutcomeWithChoices { class: class.clone() };
                draft.report_with(heading, mistake, choices.into_iter().collect());
            }
            // An outcome whose mark is misspelled is reported for that alone.
            (true, None) if unknown.is_empty() => draft.report(heading, Mistake::OutcomeUnmarked { id, title }),
            (true, _) => {}
            (false, None) => {
                if let Some((bad, good)) = places.mixed {
                    draft.report_with(bad, Mistake::ChoiceMixed, vec![related(good, "이 항목은 선택지입니다")]);
                }
            }
        }
    }
}

/// Choices that lead nowhere, one report for each missing step, with everybody who refers to it.
fn targets(draft: &mut Draft) {
    let mut missing: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for (step, places) in draft.flow.steps.iter().zip(&draft.places) {
        for (choice, place) in step.choices.iter().zip(&places.choices) {
            if draft.flow.step(&choice.to).is_none() {
                missing.entry(choice.to.clone()).or_default().push((place.place.clone(), step.title.clone()));
            }
        }
    }
    for (id, mut places) in missing {
        let ids = draft.flow.steps.iter().map(|step| step.id.as_str());
        let nearest = nearest(&id, ids).map(str::to_owned);
        let (place, _) = places.remove(0);
        let others = places.into_iter().map(|(place, title)| related(place, format!("‘{title}’ 단계도 가리킵니다")));
        draft.report_with(place, Mistake::StepMissing { id, nearest }, others.collect());
    }
}

fn ways(draft: &mut Draft, graph: &Graph) {
    let reachable = graph.reachable();
    let step = |at: usize| (draft.flow.steps[at].id.clone(), draft.flow.steps[at].title.clone());
    let mut found = Vec::new();
    // A repeated id is reported as that: links lead to the first of that id only.
    let is_first =
        |at: usize| draft.flow.steps.iter().position(|other| other.id == draft.flow.steps[at].id) == Some(at);
    let lost: Vec<_> = (0..graph.len()).filter(|at| !reachable[*at] && is_first(*at)).collect();
    for &at in &lost {
        // Of steps that only follow one another, the first alone is worth a report.
        let follows = lost.iter().any(|&other| other < at && graph.next[other].contains(&at));
        if !follows {
            let (id, title) = step(at);
            found.push((at, Mistake::StepUnreachable { id, title }, Vec::new()));
        }
    }
    // A step without choices ends the way, marked or not, and so may a missing step: both are reported already.
    let ends = |at: usize| draft.flow.steps[at].choices.is_empty() || graph.has_loose_end[at];
    let can_end = graph.leads_to(ends);
    let trapped: Vec<_> = (0..graph.len()).filter(|at| reachable[*at] && !can_end[*at]).collect();
    if let Some((&first, rest)) = trapped.split_first() {
        let others = rest.iter().map(|&at| related(draft.places[at].heading.clone(), "이 단계에서도 나갈 수 없습니다"));
        found.push((first, Mistake::NoWayOut { title: step(first).1 }, others.collect()));
    }
    for round in graph.rounds() {
        let Some((&first, rest)) = round.split_first().filter(|(first, _)| can_end[**first]) else { continue };
        let titles = round.iter().map(|&at| step(at).1).collect();
        let others = rest.iter().map(|&at| related(draft.places[at].heading.clone(), "이 단계를 지나 돌아옵니다"));
        found.push((first, Mistake::Cycle { titles }, others.collect()));
    }
    for (at, mistake, others) in found {
        draft.report_with(draft.places[at].heading.clone(), mistake, others);
    }
}

/// A rule on a value that is asked for elsewhere: it must have been asked for on every way that leads here.
fn asked_before(draft: &mut Draft, graph: &Graph) {
    let mut found = Vec::new();
    let reachable = graph.reachable();
    for (at, step) in draft.flow.steps.iter().enumerate() {
        if guards::is_unruled(&step.choices) || !reachable[at] {
            continue;
        }
        for (choice, place) in step.choices.iter().zip(&draft.places[at].choices) {
            let (Some(rule), Some((_, place))) = (&choice.rule, &place.rule) else { continue };
            let asks = |at: usize| draft.flow.steps[at].asks.iter().any(|ask| ask.name == rule.value);
            if asks(at) {
                continue;
            }
            let Some(way) = graph.way_to(at, |step| !asks(step)) else { continue };
            let titles = way.iter().map(|&at| draft.flow.steps[at].title.clone()).collect();
            let label = draft.flow.ask(&rule.value).map_or_else(|| rule.value.clone(), |ask| ask.label.clone());
            let asked = draft.flow.steps.iter().zip(&draft.places).find_map(|(step, places)| {
                let ask = step.asks.iter().position(|ask| ask.name == rule.value)?;
                Some(related(places.asks[ask].clone(), "이 값은 여기서 묻습니다"))
            });
            found.push((place.clone(), Mistake::RuleNotAlwaysAsked { label, way: titles }, asked));
            break;
        }
    }
    for (place, mistake, asked) in found {
        draft.report_with(place, mistake, asked.into_iter().collect());
    }
}

fn sizes(draft: &mut Draft) {
    for at in 0..draft.flow.steps.len() {
        let (characters, count) = (draft.places[at].characters, draft.flow.steps[at].choices.len());
        let place = draft.places[at].heading.clone();
        if characters > CHARACTERS {
            draft.report(place.clone(), Mistake::StepLong { characters, limit: CHARACTERS });
        }
        if count > CHOICES {
            draft.report(place, Mistake::ChoicesMany { count, limit: CHOICES });
        }
    }
}
