//! What only authors need: reading flows from markdown, proving them, drawing their map, listing their paths, comparing
//! two versions, running scenarios. Native; the app gets flows ready made.
//!
//! ```no_run
//! use giljabi_content::{Catalog, Outline, Source};
//! use giljabi_flow::author::{MapHead, coverage, map_svg, paths, read, walk_scenarios};
//!
//! # fn example(source: &Source, outline: &Outline, catalog: &Catalog, test: &Source) {
//! let (authored, diagnostics) = read(source, outline, catalog);
//! let (walked, found) = walk_scenarios(test, &outline.id, &authored.flow);
//! let uncovered = coverage(&authored, &walked);
//! let head = MapHead { title: &outline.title, description: "", page: Some(&outline.page()) };
//! let svg = map_svg(&authored.flow, &head);
//! let (every_path, all) = paths(&authored.flow, 10_000);
//! # }
//! ```

mod ask_block;
mod diff;
mod draft;
mod graph;
mod guards;
mod layout;
mod map;
mod mermaid;
mod mistake;
mod parse;
mod paths;
mod prove;
mod rules;
mod scenario;
mod test_file;
mod words;

pub use diff::{
    AskChange, AskedFor, BrokenLink, Diff, OutcomeChange, RereadLink, Restarted, Retargeted, RuleChange, StepName, diff,
};
pub use map::{MapHead, map_svg};
pub use mermaid::map_mermaid;
pub use mistake::CODES;
pub use paths::{FlowPath, paths};
pub use scenario::{Uncovered, Walked, coverage, flow_of_test, is_test_file, test_without_flow, walk_scenarios};

use crate::model::Flow;
use draft::Places;
use giljabi_content::{Catalog, Diagnostic, Outline, Source};
use std::ops::Range;

/// A flow with the places in its file where its steps are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Authored {
    /// The flow. Sound only if no diagnostic is an error; walking an unsound one ends early and does no harm.
    pub flow: Flow,
    /// The file.
    pub(crate) file: String,
    /// For each step, where it stands.
    pub(crate) places: Vec<Places>,
}

impl Authored {
    /// Where a value is first asked for: the place of the ask's first line in the file, in bytes.
    #[must_use]
    pub fn ask_place(&self, name: &str) -> Option<Range<usize>> {
        self.flow.steps.iter().zip(&self.places).find_map(|(step, places)| {
            let ask = step.asks.iter().position(|ask| ask.name == name)?;
            places.asks.get(ask).cloned()
        })
    }
}

/// Reads a flow from its markdown and proves it.
#[must_use]
pub fn read(source: &Source, outline: &Outline, catalog: &Catalog) -> (Authored, Vec<Diagnostic>) {
    let mut draft = parse::parse(source, outline, catalog);
    prove::prove(&mut draft);
    let draft::Draft { mut flow, file, places, mistakes } = draft;
    flow.version = flow.structure();
    let diagnostics = mistakes.into_iter().map(|mistake| mistake.diagnostic(&file)).collect();
    (Authored { flow, file, places }, diagnostics)
}

#[cfg(test)]
mod tests;
