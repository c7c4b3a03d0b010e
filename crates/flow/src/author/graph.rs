//! A flow as a graph: what can be reached, what can end, where it goes round, what has been asked.

use crate::model::Flow;
use std::collections::{BTreeSet, HashMap, VecDeque};

/// Steps as numbers, with the steps that their choices lead to.
#[derive(Debug)]
pub(super) struct Graph {
    /// For each step, where its choices lead: each target once, in the order of the choices.
    pub(super) next: Vec<Vec<usize>>,
    /// For each step, whether one of its choices leads to a step that does not exist.
    pub(super) has_loose_end: Vec<bool>,
}

impl Graph {
    pub(super) fn of(flow: &Flow) -> Self {
        let mut numbers = HashMap::new();
        for (number, step) in flow.steps.iter().enumerate() {
            numbers.entry(step.id.as_str()).or_insert(number);
        }
        let mut graph = Self { next: Vec::new(), has_loose_end: Vec::new() };
        for step in &flow.steps {
            let mut next = Vec::new();
            let mut loose = false;
            for choice in &step.choices {
                match numbers.get(choice.to.as_str()) {
                    Some(number) if !next.contains(number) => next.push(*number),
                    Some(_) => {}
                    None => loose = true,
                }
            }
            graph.next.push(next);
            graph.has_loose_end.push(loose);
        }
        graph
    }

    pub(super) fn len(&self) -> usize {
        self.next.len()
    }

    /// Which steps can be reached from the first.
    pub(super) fn reachable(&self) -> Vec<bool> {
        let mut seen = vec![false; self.len()];
        let mut open: Vec<usize> = (0..self.len().min(1)).collect();
        while let Some(step) = open.pop() {
            if !std::mem::replace(&mut seen[step], true) {
                open.extend(&self.next[step]);
            }
        }
        seen
    }

    /// From which steps one of some ends can be reached; the ends included.
    pub(super) fn leads_to(&self, ends: impl Fn(usize) -> bool) -> Vec<bool> {
        let mut before = vec![Vec::new(); self.len()];
        for (step, next) in self.next.iter().enumerate() {
            for &to in next {
                before[to].push(step);
            }
        }
        let mut seen = vec![false; self.len()];
        let mut open: Vec<_> = (0..self.len()).filter(|step| ends(*step)).collect();
        while let Some(step) = open.pop() {
            if !std::mem::replace(&mut seen[step], true) {
                open.extend(&before[step]);
            }
        }
        seen
    }

    /// Where the flow goes round: for each choice that leads back to a step on the way to it, the steps of the round,
    /// beginning with that one. Found from the first step on, in the order of the choices.
    pub(super) fn rounds(&self) -> Vec<Vec<usize>> {
        let mut rounds = Vec::new();
        let mut done = vec![false; self.len()];
        // The way to the current step, each with the number of the next choice to look at.
        let mut way: Vec<(usize, usize)> = Vec::new();
        let mut on_way = vec![false; self.len()];
        for start in 0..self.len() {
            if done[start] {
                continue;
            }
            way.push((start, 0));
            on_way[start] = true;
            while let Some((step, choice)) = way.last_mut() {
                let step = *step;
                let next = self.next[step].get(*choice).copied();
                *choice += 1;
                match next {
                    Some(to) if on_way[to] => {
                        let from = way.iter().position(|(step, _)| *step == to).unwrap_or(0);
                        rounds.push(way[from..].iter().map(|(step, _)| *step).collect());
                    }
                    Some(to) if !done[to] => {
                        way.push((to, 0));
                        on_way[to] = true;
                    }
                    Some(_) => {}
                    None => {
                        done[step] = true;
                        on_way[step] = false;
                        way.pop();
                    }
                }
            }
        }
        rounds
    }

    /// A shortest way from the first step to one, by steps for which `may_pass` holds; the last one need not.
    pub(super) fn way_to(&self, goal: usize, may_pass: impl Fn(usize) -> bool) -> Option<Vec<usize>> {
        let mut came_from = vec![None; self.len()];
        let mut seen = BTreeSet::from([0]);
        let mut open = VecDeque::from([0]);
        while let Some(step) = open.pop_front() {
            if step == goal {
                let mut way = vec![step];
                let mut at = step;
                while let Some(before) = came_from[at] {
                    way.push(before);
                    at = before;
                }
                way.reverse();
                return Some(way);
            }
            if !may_pass(step) {
                continue;
            }
            for &to in &self.next[step] {
                if seen.insert(to) {
                    came_from[to] = Some(step);
                    open.push_back(to);
                }
            }
        }
        None
    }
}
