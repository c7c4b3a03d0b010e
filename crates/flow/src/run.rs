//! One run through a flow: where one is, what was chosen, typed, ticked and copied. A pure state machine over a
//! [`Flow`] that does not change under it; [`Run::fit`] makes an older run fit a flow that did.

use crate::model::{Choice, Flow, Step};
use crate::rule::{Limit, is_ahead};
use crate::time::DateTime;
use crate::value::{Ask, Value, ValueError, ValueNote};
use crate::words::reason;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// The state of one run. It may be kept in the tab's session (serde) and nowhere else: it holds what was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The structure that the run was made on.
    pub(crate) version: String,
    /// The choices that led to the step one is at.
    pub(crate) trail: Vec<Taken>,
    /// For each step, the choice that was taken there last: what going forward takes again.
    remembered: BTreeMap<String, Taken>,
    /// What was typed, by name.
    values: BTreeMap<String, Value>,
    /// What was ticked. By its words and not by its place, so that notes never say that something was done which was
    /// put in that place later.
    ticks: BTreeSet<Tick>,
    /// The messages that were copied, in order.
    copies: Vec<Copied>,
}

/// A check that is ticked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Tick {
    /// The id of the step.
    step: String,
    /// The words of the check.
    text: String,
    /// How many checks of the step before it have the same words.
    same: usize,
}

impl Tick {
    /// The tick of a check, counted through all checklists of the step; `None` where there is none.
    fn of(flow: &Flow, step: &str, check: usize) -> Option<Self> {
        let step = flow.step(step)?;
        let text = &step.checks().nth(check)?.text;
        let same = step.checks().take(check).filter(|other| other.text == *text).count();
        Some(Self { step: step.id.clone(), text: text.clone(), same })
    }

    /// Whether a flow has such a check.
    fn is_in(&self, flow: &Flow) -> bool {
        let Some(step) = flow.step(&self.step) else { return false };
        step.checks().filter(|check| check.text == self.text).nth(self.same).is_some()
    }
}

/// A choice that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// The id of the step where it was taken.
    pub step: String,
    /// Its place among the step's choices.
    pub choice: usize,
    /// The id of the step that it leads to.
    pub to: String,
    /// Its label. By both the choice is found again in a flow that changed.
    pub label: String,
    /// What the rules said at that moment, if they said anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ruled: Option<Ruled>,
}

/// What the rules say about a step's choices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruled {
    /// The choice that they pre-select.
    pub choice: usize,
    /// The name of the value that decides.
    pub value: String,
    /// Why, in words: `운행 종료 후 3시간 12분: 24시간 이내`.
    pub reason: String,
}

/// A message that was copied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copied {
    /// The id of the step where one was.
    pub step: String,
    /// The id of the message.
    pub message: String,
    /// Its title.
    pub title: String,
}

/// An answer that was given on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer<'f> {
    /// Its place on the way, from 0; what [`Run::change`] and [`Run::back_to`] take.
    pub at: usize,
    /// The step.
    pub step: &'f Step,
    /// The choice that was taken.
    pub choice: &'f Choice,
    /// What was typed at the step, as people read it.
    pub values: Vec<(&'f Ask, String)>,
    /// What the rules said, if they said anything.
    pub ruled: Option<Ruled>,
    /// Whether another choice than the pre-selected one was taken.
    pub against_rule: bool,
}

impl Taken {
    /// A choice of a step; `None` where the flow has none such, or where it leads nowhere.
    pub(crate) fn of(flow: &Flow, step: &Step, choice: usize) -> Option<Self> {
        let Choice { to, label, .. } = step.choices.get(choice)?;
        flow.step(to)?;
        Some(Self { step: step.id.clone(), choice, to: to.clone(), label: label.clone(), ruled: None })
    }
}

/// The step has no choice of that number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchChoice;

impl fmt::Display for NoSuchChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the step has no such choice")
    }
}

impl std::error::Error for NoSuchChoice {}

impl Run {
    /// A run that is at the start.
    #[must_use]
    pub fn new(flow: &Flow) -> Self {
        Self { version: flow.version.clone(), ..Self::default() }
    }

    /// Makes a run that was kept fit the flow as it is now: the way is cut before the first choice that cannot be found
    /// again, and values that are no longer asked for and ticks of what is no longer to be done are forgotten. Says
    /// whether the way was cut.
    pub fn fit(&mut self, flow: &Flow) -> bool {
        let only_words = self.version == flow.version;
        self.version.clone_from(&flow.version);
        let before = self.trail.len();
        let start = flow.start().map_or("", |step| step.id.as_str());
        self.trail = follow(flow, start, &self.trail, only_words);
        let remembered = std::mem::take(&mut self.remembered).into_values();
        let fitted = remembered.filter_map(|taken| fitted(flow, &taken, only_words));
        self.remembered = fitted.map(|taken| (taken.step.clone(), taken)).collect();
        self.values.retain(|name, value| {
            flow.ask(name).is_some_and(|ask| ask.read(&value.typed()).is_ok_and(|read| read.as_ref() == Some(value)))
        });
        self.ticks.retain(|tick| tick.is_in(flow));
        self.trail.len() < before
    }

    /// The step one is at; `None` only for a flow without steps.
    #[must_use]
    pub fn step<'f>(&self, flow: &'f Flow) -> Option<&'f Step> {
        let taken = self.trail.last().and_then(|taken| flow.target(&taken.step, taken.choice));
        taken.or_else(|| flow.start())
    }

    fn step_id<'f>(&self, flow: &'f Flow) -> &'f str {
        self.step(flow).map_or("", |step| step.id.as_str())
    }

    /// The ids of the steps on the way, from the start to where one is.
    #[must_use]
    pub fn path<'f>(&self, flow: &'f Flow) -> Vec<&'f str> {
        let targets = self.trail.iter().filter_map(|taken| flow.target(&taken.step, taken.choice));
        flow.start().into_iter().chain(targets).map(|step| step.id.as_str()).collect()
    }

    /// Takes a choice of the step one is at. What the rules say at this moment is recorded with it. Choices that were
    /// taken at other steps before stay at hand; see [`Run::forward`].
    pub fn choose(&mut self, flow: &Flow, choice: usize, now: DateTime) -> Result<(), NoSuchChoice> {
        let step = self.step(flow).ok_or(NoSuchChoice)?;
        let taken = Taken::of(flow, step, choice).ok_or(NoSuchChoice)?;
        let taken = Taken { ruled: self.ruled(flow, step, now), ..taken };
        self.remembered.insert(taken.step.clone(), taken.clone());
        self.trail.push(taken);
        Ok(())
    }

    /// What the rules say about the step one is at.
    #[must_use]
    pub fn preselected(&self, flow: &Flow, now: DateTime) -> Option<Ruled> {
        self.ruled(flow, self.step(flow)?, now)
    }

    fn ruled(&self, flow: &Flow, step: &Step, now: DateTime) -> Option<Ruled> {
        step.choices.iter().enumerate().find_map(|(choice, Choice { rule, .. })| {
            let rule = rule.as_ref()?;
            let value = self.values.get(&rule.value)?;
            let ask = flow.ask(&rule.value)?;
            let reason = reason(ask, rule, value, now).filter(|_| rule.holds(value, now) == Some(true))?;
            Some(Ruled { choice, value: rule.value.clone(), reason })
        })
    }

    /// Takes what was typed for a value. What is no value is told, and nothing is then known of that value. Where a
    /// choice on the way had been taken by a rule on this value and the rule now says otherwise, one is back at that
    /// step.
    pub fn answer(&mut self, flow: &Flow, name: &str, typed: &str, now: DateTime) -> Result<(), ValueError> {
        let here = self.step(flow).and_then(|step| step.asks.iter().find(|ask| ask.name == name));
        let Some(ask) = here.or_else(|| flow.ask(name)) else { return Ok(()) };
        let read = ask.read(typed);
        match &read {
            Ok(Some(value)) => drop(self.values.insert(name.to_owned(), value.clone())),
            Ok(None) | Err(_) => drop(self.values.remove(name)),
        }
        self.decide_again(flow, name, now);
        read.map(drop)
    }

    /// Asks the rules on a value again wherever they were followed.
    fn decide_again(&mut self, flow: &Flow, name: &str, now: DateTime) {
        // Where a rule was followed, what it says now; `None` where it says nothing any more.
        let again = |taken: &Taken| {
            let followed =
                taken.ruled.as_ref().is_some_and(|ruled| ruled.value == name && ruled.choice == taken.choice);
            let step = flow.step(&taken.step).filter(|_| followed)?;
            Some(self.ruled(flow, step, now))
        };
        let is_other = |taken: &Taken, ruled: &Option<Ruled>| ruled.as_ref().is_some_and(|r| r.choice != taken.choice);
        let mut trail = self.trail.clone();
        let mut kept = trail.len();
        for (at, taken) in trail.iter_mut().enumerate() {
            let Some(ruled) = again(taken) else { continue };
            if is_other(taken, &ruled) {
                kept = at;
                break;
            }
            taken.ruled = ruled;
        }
        trail.truncate(kept);
        let mut remembered = self.remembered.clone();
        remembered.retain(|_, taken| match again(taken) {
            Some(ruled) if is_other(taken, &ruled) => false,
            Some(ruled) => {
                taken.ruled = ruled;
                true
            }
            None => true,
        });
        (self.trail, self.remembered) = (trail, remembered);
    }

    /// What was typed for a value.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.values.get(name)
    }

    /// What people should look at again in a value, though it can be read: a moment that is still to come where a rule
    /// of the flow asks how long ago it was. Such a rule holds for no choice; see [`crate::Rule::holds`].
    #[must_use]
    pub fn value_note(&self, flow: &Flow, name: &str, now: DateTime) -> Option<ValueNote> {
        let value = self.values.get(name).filter(|value| is_ahead(value, now))?;
        let mut rules = flow.steps.iter().flat_map(|step| &step.choices).filter_map(|choice| choice.rule.as_ref());
        let is_counted = rules.any(|rule| rule.value == name && matches!(rule.limit, Limit::Since(_)));
        let note = if matches!(value, Value::Date(_)) { ValueNote::DateAhead } else { ValueNote::DateTimeAhead };
        is_counted.then_some(note)
    }

    /// Everything that was typed, by name: what fills the fields of messages.
    pub fn values(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.values.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// The values that the step one is at needs and does not have. Choosing is not refused for them: on a call, what
    /// cannot be learnt must not be in the way.
    #[must_use]
    pub fn missing<'f>(&self, flow: &'f Flow) -> Vec<&'f Ask> {
        let asks = self.step(flow).map_or(&[][..], |step| &step.asks);
        asks.iter().filter(|ask| ask.required && !self.values.contains_key(&ask.name)).collect()
    }

    /// Ticks a check of a step, or takes the tick away. `check` counts through all checklists of the step, from 0; where
    /// there is none such, nothing happens.
    pub fn tick(&mut self, flow: &Flow, step: &str, check: usize, on: bool) {
        let Some(tick) = Tick::of(flow, step, check) else { return };
        if on {
            self.ticks.insert(tick);
        } else {
            self.ticks.remove(&tick);
        }
    }

    /// Whether a check is ticked.
    #[must_use]
    pub fn ticked(&self, flow: &Flow, step: &str, check: usize) -> bool {
        Tick::of(flow, step, check).is_some_and(|tick| self.ticks.contains(&tick))
    }

    /// Notes that a message was copied at the step one is at. The same one at the same step counts once.
    pub fn copied(&mut self, flow: &Flow, message: &str, title: &str) {
        let copied = Copied { step: self.step_id(flow).into(), message: message.into(), title: title.into() };
        if !self.copies.contains(&copied) {
            self.copies.push(copied);
        }
    }

    /// The messages that were copied, in order.
    #[must_use]
    pub fn copies(&self) -> &[Copied] {
        &self.copies
    }

    /// Goes one step back; the choice stays at hand for [`Run::forward`]. `false` at the start.
    pub fn back(&mut self) -> bool {
        self.trail.pop().is_some()
    }

    /// Goes back to the step where answer `at` was given.
    pub fn back_to(&mut self, at: usize) {
        self.trail.truncate(at);
    }

    /// Takes the choice again that was taken last at the step one is at. `false` where there is none.
    pub fn forward(&mut self, flow: &Flow) -> bool {
        let taken = self.remembered.get(self.step_id(flow));
        let Some(taken) = taken.filter(|taken| flow.target(&taken.step, taken.choice).is_some()) else { return false };
        self.trail.push(taken.clone());
        true
    }

    /// The choice that was taken last at the step one is at.
    #[must_use]
    pub fn previous_choice(&self, flow: &Flow) -> Option<usize> {
        self.remembered.get(self.step_id(flow)).map(|taken| taken.choice)
    }

    /// Changes the answer `at` of the way to another choice of its step, and goes on by the later answers as far as
    /// they are still valid. Where there is no such answer or choice, nothing happens.
    pub fn change(&mut self, flow: &Flow, at: usize, choice: usize, now: DateTime) -> Result<(), NoSuchChoice> {
        let taken = self.trail.get(at).ok_or(NoSuchChoice)?;
        flow.target(&taken.step, choice).ok_or(NoSuchChoice)?;
        self.back_to(at);
        self.choose_and_follow(flow, choice, now)
    }

    /// Takes a choice of the step one is at, and goes on by the answers that were given after it before, as far as they
    /// are still valid: what [`Run::change`] does for somebody who went back first.
    pub fn choose_and_follow(&mut self, flow: &Flow, choice: usize, now: DateTime) -> Result<(), NoSuchChoice> {
        self.choose(flow, choice, now)?;
        // In a cycle the last choices would lead round for ever.
        while !self.trail.iter().any(|taken| taken.step == self.step_id(flow)) && self.forward(flow) {}
        Ok(())
    }

    /// The choices that led to the step one is at, in order.
    #[must_use]
    pub fn trail(&self) -> &[Taken] {
        &self.trail
    }

    /// Forgets everything: the next customer. Keep a clone to undo it.
    pub fn restart(&mut self) {
        *self = Self { version: std::mem::take(&mut self.version), ..Self::default() };
    }

    /// Whether nothing was chosen, typed, ticked or copied yet.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        *self == Self { version: self.version.clone(), ..Self::default() }
    }

    /// Goes where an address says, by the choices of [`link::decode`](crate::link::decode), and keeps everything else:
    /// what was typed, ticked, copied, and what the rules said where the way is the same.
    pub fn go(&mut self, flow: &Flow, way: &[Taken]) {
        let is_same = |a: &Taken, b: &Taken| a.step == b.step && a.choice == b.choice;
        let same = self.trail.iter().zip(way).take_while(|(a, b)| is_same(a, b)).count();
        self.trail.truncate(same);
        for taken in &way[same..] {
            let known = self.remembered.get(&taken.step).filter(|known| is_same(known, taken));
            let taken = known.unwrap_or(taken).clone();
            self.remembered.insert(taken.step.clone(), taken.clone());
            self.trail.push(taken);
        }
        self.trail = follow(flow, flow.start().map_or("", |step| step.id.as_str()), &self.trail, true);
    }

    /// The answers on the way: "지금까지의 답".
    #[must_use]
    pub fn answers<'f>(&self, flow: &'f Flow) -> Vec<Answer<'f>> {
        let answer = |(at, taken): (usize, &Taken)| {
            let step = flow.step(&taken.step)?;
            let choice = step.choices.get(taken.choice)?;
            let ruled = taken.ruled.clone();
            let against_rule = ruled.as_ref().is_some_and(|ruled| ruled.choice != taken.choice);
            Some(Answer { at, step, choice, values: self.shown_values(step), ruled, against_rule })
        };
        self.trail.iter().enumerate().filter_map(answer).collect()
    }

    /// What was typed for the values of a step, as people read it.
    pub(crate) fn shown_values<'f>(&self, step: &'f Step) -> Vec<(&'f Ask, String)> {
        step.asks.iter().filter_map(|ask| Some((ask, self.values.get(&ask.name)?.to_string()))).collect()
    }
}

/// The choices that can be followed one after another from a step, up to the first that cannot; see [`fitted`].
pub(crate) fn follow(flow: &Flow, from: &str, taken: &[Taken], only_words: bool) -> Vec<Taken> {
    let mut at = from;
    let mut way = Vec::with_capacity(taken.len());
    for taken in taken {
        let Some(taken) = fitted(flow, taken, only_words).filter(|taken| taken.step == at) else { break };
        at = flow.step(&taken.to).map_or("", |step| step.id.as_str());
        way.push(taken);
    }
    way
}

/// A choice as the flow has it now: the one with the same label that leads to the same step, wherever it stands. Where
/// only words changed since, one that alone leads there is the same under a corrected label. Anything else would be
/// another answer than the one that was given.
fn fitted(flow: &Flow, taken: &Taken, only_words: bool) -> Option<Taken> {
    let step = flow.step(&taken.step)?;
    let same: Vec<_> = step.leading(&taken.to).filter(|(_, choice)| choice.label == taken.label).collect();
    let mut leading = step.leading(&taken.to).map(|(at, _)| at);
    let choice = match (same.first(), leading.next(), leading.next()) {
        (Some((first, _)), ..) => same.iter().find(|(at, _)| *at == taken.choice).map_or(*first, |(at, _)| *at),
        (None, Some(only), None) if only_words => only,
        _ => return None,
    };
    // What the rules said names a choice by its place, which may have moved.
    let ruled = taken.ruled.clone().filter(|_| choice == taken.choice);
    Some(Taken { ruled, ..Taken::of(flow, step, choice)? })
}

#[cfg(test)]
mod tests;
