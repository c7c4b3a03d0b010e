//! The map of a flow as Mermaid's text, which GitHub draws in pull requests and a diff can show.

use super::map::{MapHead, outcome_class};
use crate::model::{Flow, Outcome};
use std::collections::HashMap;
use std::fmt::Write as _;

/// The map of a flow as a Mermaid flowchart, with a title and a description for screen readers.
#[must_use]
pub fn map_mermaid(flow: &Flow, head: &MapHead<'_>) -> String {
    let outcomes = flow.steps.iter().filter(|step| step.outcome.is_some()).count();
    let mut text = String::from("flowchart TD\n");
    let _ = writeln!(text, "    accTitle: {}", line(head.title));
    let counted = format!("단계 {}개, 그 가운데 결과 {outcomes}개", flow.steps.len());
    let description = [line(head.description), counted];
    let description: Vec<_> = description.iter().filter(|part| !part.is_empty()).map(String::as_str).collect();
    let _ = writeln!(text, "    accDescr: {}", description.join(" "));
    let names = names(flow);
    for step in &flow.steps {
        let (name, title) = (&names[step.id.as_str()], escaped(&step.title));
        let _ = match step.outcome {
            Some(outcome) => writeln!(text, "    {name}([\"{title}\"]):::{}", outcome_class(outcome)),
            None => writeln!(text, "    {name}[\"{title}\"]"),
        };
    }
    for step in &flow.steps {
        for choice in &step.choices {
            let Some(to) = names.get(choice.to.as_str()) else { continue };
            let _ = writeln!(text, "    {} -->|\"{}\"| {to}", names[step.id.as_str()], escaped(&choice.label));
        }
    }
    for outcome in Outcome::ALL.into_iter().filter(|kind| flow.steps.iter().any(|step| step.outcome == Some(*kind))) {
        let (fill, stroke) = match outcome {
            Outcome::Resolved => ("#e3f4e8", "#1f7a3d"),
            Outcome::Declined => ("#fbe6e4", "#a8322a"),
            Outcome::Escalated => ("#fdf0d5", "#8a5a00"),
            Outcome::HandedOver => ("#e4ecfb", "#2a56a8"),
        };
        let _ = writeln!(text, "    classDef {} fill:{fill},stroke:{stroke},color:#111", outcome_class(outcome));
    }
    text
}

/// A name for each step that Mermaid takes: the id with nothing but letters and digits. The same step keeps its name
/// when others come and go, so that a diff shows what changed.
fn names(flow: &Flow) -> HashMap<&str, String> {
    let mut taken = HashMap::new();
    let mut names = HashMap::new();
    for step in &flow.steps {
        if names.contains_key(step.id.as_str()) {
            continue;
        }
        let plain: String = step.id.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
        let count = taken.entry(plain.clone()).or_insert(0);
        *count += 1;
        let name = if *count == 1 { format!("s_{plain}") } else { format!("s_{plain}_{count}_") };
        names.insert(step.id.as_str(), name);
    }
    names
}

fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words within quotes: what Mermaid or HTML would read otherwise is written by its number.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in line(text).chars() {
        match c {
            '"' | '#' | '<' | '>' | '&' | '`' | ';' => {
                let _ = write!(escaped, "#{};", u32::from(c));
            }
            c => escaped.push(c),
        }
    }
    escaped
}
