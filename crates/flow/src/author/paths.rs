//! Every path through a flow, from the start to an outcome.

use super::graph::Graph;
use crate::model::{Flow, Outcome};
use serde::Serialize;
use std::collections::HashSet;

/// A path from the start to an end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FlowPath {
    /// The ids of its steps, the start and the end included.
    pub path: Vec<String>,
    /// What kind of end it is; `None` only in a flow that did not pass its proof.
    pub outcome: Option<Outcome>,
}

/// Every path to an end, by the order of the choices; each choice that leads back is taken at most once in a path. At
/// most `limit` paths, since their number may double with each question; says whether these are all.
#[must_use]
pub fn paths(flow: &Flow, limit: usize) -> (Vec<FlowPath>, bool) {
    let graph = Graph::of(flow);
    let is_end = |step: usize| flow.steps[step].choices.is_empty();
    let can_end = graph.leads_to(is_end);
    let back: HashSet<(usize, usize)> =
        graph.rounds().iter().filter_map(|round| Some((*round.last()?, *round.first()?))).collect();
    let mut found = Vec::new();
    // The way so far: each step with the number of the next choice to look at.
    let mut way: Vec<(usize, usize)> = Vec::new();
    if graph.len() > 0 && can_end[0] {
        way.push((0, 0));
    }
    let mut turned: Vec<(usize, usize)> = Vec::new();
    // Ways that end nowhere, because they would have to turn back twice, must not take for ever either.
    let mut patience = limit.saturating_mul(64).saturating_add(100_000);
    while let Some((step, choice)) = way.last_mut() {
        let step = *step;
        patience = patience.saturating_sub(1);
        if found.len() >= limit || patience == 0 {
            return (found, false);
        }
        let next = graph.next[step].get(*choice).copied();
        *choice += 1;
        if *choice == 1 && is_end(step) {
            let path = way.iter().map(|(step, _)| flow.steps[*step].id.clone()).collect();
            found.push(FlowPath { path, outcome: flow.steps[step].outcome });
        }
        match next {
            Some(to) if back.contains(&(step, to)) => {
                if can_end[to] && !turned.contains(&(step, to)) {
                    turned.push((step, to));
                    way.push((to, 0));
                }
            }
            Some(to) if can_end[to] => way.push((to, 0)),
            Some(_) => {}
            None => {
                way.pop();
                if let Some((before, _)) = way.last()
                    && turned.last() == Some(&(*before, step))
                {
                    turned.pop();
                }
            }
        }
    }
    (found, true)
}
