//! A flow while it is being read: what is known of it, where it stands in the file, and what is wrong with it so far.

use super::mistake::{Found, Mistake};
use crate::model::Flow;
use giljabi_content::Related;
use std::ops::Range;

/// A flow that is being read.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) file: String,
    pub(super) flow: Flow,
    /// For each step, where it stands.
    pub(super) places: Vec<Places>,
    pub(super) mistakes: Vec<Found>,
}

/// Where a step stands in the file, in bytes, and what was written there that the flow does not carry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Places {
    /// The heading's line.
    pub(super) heading: Range<usize>,
    /// Whether the heading has an id of its own.
    pub(super) has_id: bool,
    /// The classes after the id.
    pub(super) classes: Vec<String>,
    /// For each ask, its first line.
    pub(super) asks: Vec<Range<usize>>,
    /// For each choice, its item.
    pub(super) choices: Vec<ChoicePlace>,
    /// How many characters people have to read.
    pub(super) characters: usize,
    /// An item that keeps a list from being the step's choices, with the first item that is a choice.
    pub(super) mixed: Option<(Range<usize>, Range<usize>)>,
}

/// Where a choice stands, and the rule as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ChoicePlace {
    pub(super) place: Range<usize>,
    pub(super) rule: Option<(String, Range<usize>)>,
}

impl Draft {
    pub(super) fn report(&mut self, place: Range<usize>, mistake: Mistake) {
        self.report_with(place, mistake, Vec::new());
    }

    pub(super) fn report_with(&mut self, place: Range<usize>, mistake: Mistake, related: Vec<Related>) {
        self.mistakes.push(Found { place, mistake, related });
    }
}

/// A related place with its words.
pub(super) fn related(span: Range<usize>, message: impl Into<String>) -> Related {
    Related { span, message: message.into() }
}
