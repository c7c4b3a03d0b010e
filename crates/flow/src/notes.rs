//! Call notes: the way through a flow, one line a step, to be pasted into a CRM.

use crate::model::{Flow, Step};
use crate::run::Run;
use crate::time::DateTime;
use std::collections::HashSet;

/// What stands above the notes.
#[derive(Clone, Copy, Debug)]
pub struct NotesHead<'a> {
    /// The title of the flow.
    pub title: &'a str,
    /// When the call came to this flow.
    pub started: DateTime,
}

/// The notes of a run: the flow and the start; for each step the question and the answer, then, in brackets, what was
/// typed and why, what was done and which messages were copied; then how it ended or where it stands. Last, the
/// messages that were copied at steps that are no longer on the way: who changed an answer had sent them all the same.
#[must_use]
pub fn notes(flow: &Flow, run: &Run, head: &NotesHead<'_>) -> String {
    let mut lines = vec![format!("[{}] {} 시작", head.title, head.started)];
    // In a cycle a step comes twice; what was done there is told once.
    let mut told = HashSet::new();
    for answer in run.answers(flow) {
        let mut details = Vec::new();
        if told.insert(answer.step.id.clone()) {
            details = done(flow, run, answer.step);
        }
        match &answer.ruled {
            Some(ruled) if answer.against_rule => details.push(format!("직접 선택, 규칙은 {}", ruled.reason)),
            Some(ruled) => details.push(ruled.reason.clone()),
            None => {}
        }
        let title = with_details(format!("{} → {}", answer.step.title, answer.choice.label), &details);
        lines.push(format!("{}. {title}", answer.at + 1));
    }
    if let Some(step) = run.step(flow) {
        let details = if told.insert(step.id.clone()) { done(flow, run, step) } else { Vec::new() };
        let line = match step.outcome {
            Some(outcome) => format!("결과: {} ({})", step.title, outcome.word()),
            None => format!("진행 중: {}", step.title),
        };
        lines.push(with_details(line, &details));
    }
    let mut elsewhere: Vec<&str> = Vec::new();
    for copied in run.copies().iter().filter(|copied| !told.contains(&copied.step)) {
        if !elsewhere.contains(&copied.title.as_str()) {
            elsewhere.push(&copied.title);
        }
    }
    if !elsewhere.is_empty() {
        lines.push(format!("그 밖에 복사한 문자: {}", elsewhere.join(", ")));
    }
    lines.join("\n")
}

fn with_details(line: String, details: &[String]) -> String {
    if details.is_empty() { line } else { format!("{line} [{}]", details.join(" / ")) }
}

/// What was typed, ticked and copied at a step.
fn done(flow: &Flow, run: &Run, step: &Step) -> Vec<String> {
    let mut done: Vec<_> =
        run.shown_values(step).into_iter().map(|(ask, value)| format!("{}: {value}", ask.label)).collect();
    let ticked: Vec<_> = step
        .checks()
        .enumerate()
        .filter(|(at, _)| run.ticked(flow, &step.id, *at))
        .map(|(_, check)| check.text.replace('\n', " "))
        .collect();
    if !ticked.is_empty() {
        done.push(format!("완료: {}", ticked.join(", ")));
    }
    let copied: Vec<_> =
        run.copies().iter().filter(|copied| copied.step == step.id).map(|c| c.title.as_str()).collect();
    if !copied.is_empty() {
        done.push(format!("문자 복사: {}", copied.join(", ")));
    }
    done
}
