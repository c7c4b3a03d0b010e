//! The path of a run in an address: the structure's version and the chosen steps, and nothing that was typed.
//!
//! `v=ab12cd&p=shipped.delivered.return`: the steps after the start, parted by dots. Where several choices of a step
//! lead to the same step, its part says which: `refused~2-a3f` is the second, and the three digits stand for its label.
//! When the flow changed since, the label finds the choice again, and an address whose label is gone is cut there: the
//! place alone could be another answer by now. Addresses that people write may leave the digits out, and `~1` as well.
//! Ids hold neither dots nor tildes; letters outside ASCII are percent-encoded.

use crate::model::{Choice, Flow, Step};
use crate::run::{Run, Taken, follow};
use std::borrow::Cow;
use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write as _;

/// What an address says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Followed {
    /// The choices that can be followed, for [`Run::go`].
    pub way: Vec<Taken>,
    /// Whether the address names more steps than could be followed, so that people must be told.
    pub cut: bool,
    /// Whether the address was made on another structure of the flow.
    pub older: bool,
}

/// The query of an address that leads to where a run is; without `?`.
#[must_use]
pub fn encode(flow: &Flow, run: &Run) -> String {
    let mut query = format!("v={}", flow.version);
    for (at, taken) in run.trail.iter().enumerate() {
        let Some(step) = flow.step(&taken.step) else { break };
        let Some(choice) = step.choices.get(taken.choice) else { break };
        query.push_str(if at == 0 { "&p=" } else { "." });
        push_encoded(&mut query, &choice.to);
        query.push_str(&which(step, taken.choice));
    }
    query
}

/// Which of several choices of a step that lead to the same step one is: `~2-a3f`. Empty where it alone leads there.
pub(crate) fn which(step: &Step, choice: usize) -> String {
    let Some(own) = step.choices.get(choice) else { return String::new() };
    let same: Vec<_> = step.leading(&own.to).map(|(at, _)| at).collect();
    match same.iter().position(|at| *at == choice) {
        Some(place) if same.len() > 1 => format!("~{}-{}", place + 1, own.mark()),
        _ => String::new(),
    }
}

/// The choice of a step that a part of an address means: the id of the step that it leads to and what [`which`] says.
fn meant(step: &Step, to: &str, which: &str, older: bool) -> Option<usize> {
    let (number, mark) = match which.split_once('-') {
        Some((number, mark)) => (number, Some(mark)),
        None => (which, None),
    };
    let number = if number.is_empty() { 1 } else { number.parse::<usize>().unwrap_or(0) };
    let at_place = step.leading(to).nth(number.checked_sub(1)?);
    let Some(mark) = mark else { return at_place.map(|(at, _)| at) };
    let is_marked = |(_, choice): &(usize, &Choice)| choice.mark() == mark;
    let marked = at_place.filter(is_marked).or_else(|| step.leading(to).find(is_marked));
    // Where the structure is the same, only the label's words were corrected.
    marked.or(at_place.filter(|_| !older)).map(|(at, _)| at)
}

/// Reads the query of an address, with or without `?`; other parameters may stand in it. Whatever the query says, the
/// result is a way that the flow has.
#[must_use]
pub fn decode(flow: &Flow, query: &str) -> Followed {
    let parameter = |name: &str| {
        let mut pairs = query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
        pairs.find(|(key, _)| *key == name).map(|(_, value)| decoded(value))
    };
    let older = parameter("v").is_some_and(|version| version != flow.version);
    let path = parameter("p").unwrap_or_default();
    let mut way = Vec::new();
    let mut at = flow.start();
    let mut cut = false;
    for part in path.split('.').filter(|part| !part.is_empty()) {
        let (to, which) = part.split_once('~').unwrap_or((part, ""));
        let taken = at.and_then(|step| Taken::of(flow, step, meant(step, to, which, older)?));
        at = flow.step(to);
        let Some(taken) = taken else {
            cut = true;
            break;
        };
        way.push(taken);
    }
    let named = way.len();
    let way = follow(flow, flow.start().map_or("", |step| step.id.as_str()), &way, true);
    Followed { cut: cut || way.len() < named, way, older }
}

/// The shortest way from the start to a step, by the first choices that lead there: for an address that names a step and
/// no way. `None` where the flow has no such step or no way to it.
#[must_use]
pub fn way_to(flow: &Flow, id: &str) -> Option<Vec<Taken>> {
    let start = flow.start()?;
    let mut came: BTreeMap<&str, Taken> = BTreeMap::new();
    let mut next = VecDeque::from([start]);
    while let Some(step) = next.pop_front().filter(|step| step.id != id) {
        for (choice, Choice { to, .. }) in step.choices.iter().enumerate() {
            let target = flow.step(to).filter(|to| to.id != start.id && !came.contains_key(to.id.as_str()));
            if let (Some(target), Some(taken)) = (target, Taken::of(flow, step, choice)) {
                came.insert(&target.id, taken);
                next.push_back(target);
            }
        }
    }
    let mut way = Vec::new();
    let mut at = flow.step(id)?.id.as_str();
    while at != start.id {
        let taken = came.get(at)?;
        at = flow.step(&taken.step)?.id.as_str();
        way.push(taken.clone());
    }
    way.reverse();
    Some(way)
}

fn push_encoded(out: &mut String, id: &str) {
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_' {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

/// Undoes percent-encoding; a sequence that is no UTF-8 stays as it is.
fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8().map_or_else(|_| text.to_owned(), Cow::into_owned)
}
