//! What changed between two versions of a flow, in Korean, for editors.

use super::{AskChange, AskedFor, BrokenLink, Diff, OutcomeChange, RereadLink, Retargeted, RuleChange, StepName};
use crate::author::words::kind_name;
use crate::model::Outcome;
use crate::value::{ValueKind, grouped};
use std::fmt::{self, Write as _};

impl fmt::Display for Diff {
    /// What changed, one line each under a heading for each kind of change.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("달라진 단계나 선택지가 없습니다.\n");
        }
        let mut out = String::new();
        let mut section = |title: &str, lines: Vec<String>| {
            if !lines.is_empty() {
                let _ = writeln!(out, "{title}");
                for line in lines {
                    let _ = writeln!(out, "  - {line}");
                }
            }
        };
        let start = self.start.iter().map(|start| format!("{} → {}", step(&start.from), step(&start.to)));
        section("다른 시작 단계", start.collect());
        section("새 단계", self.added.iter().map(step).collect());
        section("없어진 단계", self.removed.iter().map(step).collect());
        section("달라진 결과", self.outcomes_changed.iter().map(outcome).collect());
        section("다른 단계로 가는 선택지", self.retargeted.iter().map(lead).collect());
        section("새 선택지", self.choices_added.iter().map(of_step).collect());
        section("없어진 선택지", self.choices_removed.iter().map(of_step).collect());
        section("선택지의 순서가 바뀐 단계", self.choices_reordered.iter().map(step).collect());
        section("달라진 규칙", self.rules_changed.iter().map(rule).collect());
        section("새로 묻는 값", self.asks_added.iter().map(of_step).collect());
        section("더는 묻지 않는 값", self.asks_removed.iter().map(of_step).collect());
        section("달리 묻는 값", self.asks_changed.iter().map(ask).collect());
        section("더는 이를 수 없는 결과", self.unreachable_outcomes.iter().map(step).collect());
        section("끊어지는 저장된 링크", self.broken_links.iter().map(broken).collect());
        section("다른 답으로 읽히는 저장된 링크", self.reread_links.iter().map(reread).collect());
        f.write_str(&out)
    }
}

fn step(step: &StepName) -> String {
    format!("{} (#{})", step.title, step.id)
}

/// A choice or a value of a step.
fn of_step((step, label): &(StepName, String)) -> String {
    format!("{}: {label}", step.title)
}

fn outcome(change: &OutcomeChange) -> String {
    let word = |outcome: Option<Outcome>| outcome.map_or("결과 아님", Outcome::word);
    format!("{}: {} → {}", step(&change.step), word(change.from), word(change.to))
}

fn lead(change: &Retargeted) -> String {
    format!("{}: {} (#{} → #{})", change.step.title, change.label, change.from, change.to)
}

fn rule(change: &RuleChange) -> String {
    let rule = |rule: &Option<String>| rule.as_ref().map_or_else(|| "없음".to_owned(), |rule| format!("`{rule}`"));
    format!("{}: {} ({} → {})", change.step.title, change.label, rule(&change.from), rule(&change.to))
}

fn ask(change: &AskChange) -> String {
    format!("{}: {} ({} → {})", change.step.title, change.label, asked(&change.from), asked(&change.to))
}

/// `고르는 값(카드, 현금)`, `글, 20자까지, 없어도 됨`.
fn asked(asked: &AskedFor) -> String {
    let mut words = kind_name(asked.kind).to_owned();
    if !asked.options.is_empty() {
        let _ = write!(words, "({})", asked.options.join(", "));
    }
    if let Some(max) = asked.max {
        let unit = if asked.kind == ValueKind::Amount { "원" } else { "자" };
        let _ = write!(words, ", {}{unit}까지", grouped(max));
    }
    if !asked.required {
        words.push_str(", 없어도 됨");
    }
    words
}

fn broken(link: &BrokenLink) -> String {
    let label = link.label.as_ref().map_or_else(String::new, |label| format!(" ‘{label}’"));
    format!("#{} → #{}{label} (예: p={})", link.from, link.to, link.example)
}

fn reread(link: &RereadLink) -> String {
    format!("{}: {} → {} (예: p={})", link.step.title, link.from, link.to, link.example)
}
