//! Editors' scenarios: walked through the flow that they lie beside, and the choices that none of them takes.

use crate::library::Library;
use giljabi_content::{Diagnostic, Outline};
use giljabi_flow::author::{Authored, coverage, flow_of_test, test_without_flow, walk_scenarios};
use giljabi_site::Kind;
use std::collections::HashMap;

/// Walks all scenarios. With `covered`, the choices that no scenario takes are told as well.
pub(crate) fn run(library: &Library, covered: bool) -> Vec<Diagnostic> {
    let flows = library.catalog.outlines().iter().zip(&library.parts);
    let flows: Vec<(&Outline, Option<&Authored>)> =
        flows.filter(|(outline, _)| outline.kind == Kind::Flow).map(|(outline, part)| (outline, part.flow())).collect();
    let mut walked = HashMap::new();
    let mut diagnostics = Vec::new();
    for path in &library.scenarios {
        let Some(source) = library.sources.get(path) else { continue };
        let tested = flow_of_test(path);
        let Some((outline, authored)) = flows.iter().find(|(outline, _)| Some(&outline.path) == tested.as_ref()) else {
            diagnostics.push(test_without_flow(path, flows.iter().map(|(outline, _)| outline.path.as_str())));
            continue;
        };
        // A flow without any step is told by its own proof; there is nothing to walk.
        let Some(authored) = authored else { continue };
        let (scenarios, found) = walk_scenarios(source, &outline.id, &authored.flow);
        walked.insert(&outline.path, scenarios);
        diagnostics.extend(found);
    }
    if covered {
        for (outline, authored) in &flows {
            let Some(authored) = authored else { continue };
            let scenarios = walked.get(&outline.path).map(Vec::as_slice).unwrap_or_default();
            diagnostics.extend(coverage(authored, scenarios).into_iter().map(|uncovered| uncovered.diagnostic));
        }
    }
    diagnostics
}
