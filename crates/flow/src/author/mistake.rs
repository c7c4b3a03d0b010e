//! Everything that can be wrong with a flow or a scenario, as data. The words are in `words.rs`.

use crate::value::{ValueError, ValueKind};
use giljabi_content::{Diagnostic, Finding, Problem, Related, Severity};
use std::ops::Range;

/// A mistake with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) place: Range<usize>,
    pub(super) mistake: Mistake,
    pub(super) related: Vec<Related>,
}

/// What is wrong. `nearest` is always the nearest thing that does exist, if any is near enough to have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mistake {
    // Steps
    StartMissing,
    StepIdMissing { title: String },
    StepIdInvalid { id: String },
    StepRepeated { id: String },
    StepMissing { id: String, nearest: Option<String> },
    StepUnreachable { id: String, title: String },
    NoWayOut { title: String },
    OutcomeUnmarked { id: String, title: String },
    OutcomeUnknown { class: String, nearest: Option<&'static str> },
    OutcomeRepeated { classes: Vec<String> },
    OutcomeWithChoices { class: String },
    ChoiceMixed,
    Cycle { titles: Vec<String> },
    StepLong { characters: usize, limit: usize },
    ChoicesMany { count: usize, limit: usize },

    // Rules
    RuleSyntax { rule: String },
    RuleUnasked { name: String, nearest: Option<String> },
    RuleNotAlwaysAsked { label: String, way: Vec<String> },
    RuleType { kind: ValueKind, label: String, rule: String },
    RuleOption { label: String, option: String, options: Vec<String>, nearest: Option<String> },
    RuleSeveralValues { labels: Vec<String> },
    RuleMixed { label: String },
    RuleNever { rule: String },
    RuleOverlap { label: String, example: String, choices: [String; 2] },
    RuleGap { label: String, example: String, rule: String },

    // Asks
    AskSyntax { line: String },
    AskType { word: String, nearest: Option<&'static str> },
    AskLabel { name: String },
    AskKey { key: String, nearest: Option<&'static str> },
    AskRepeated { name: String },
    AskOptions { kind: ValueKind, options: usize },
    AskValue { key: &'static str, value: String, error: Option<ValueError> },
    AskConflict { name: String },

    // Scenarios
    TestFlowMissing { flow: String, nearest: Option<String> },
    TestEmpty,
    TestItem,
    TestLink { target: String, nearest: Option<String> },
    TestLabel { written: String, label: String },
    TestChoice { stands: String, choices: Vec<String> },
    TestAsk { name: String, stands: String, nearest: Option<String> },
    TestValue { value: String, error: ValueError },
    TestNow { label: String },
    TestRule { label: String, reason: String },
    TestByHand { label: String },
    TestOutcome { expected: String, stands: String },
    TestResultMissing { title: String },
    Uncovered { label: String },
}

/// The stable names of everything that can be wrong.
pub const CODES: &[&str] = &[
    "flow-ask-conflict",
    "flow-ask-key",
    "flow-ask-label",
    "flow-ask-options",
    "flow-ask-repeated",
    "flow-ask-syntax",
    "flow-ask-type",
    "flow-ask-value",
    "flow-choice-mixed",
    "flow-choices-many",
    "flow-cycle",
    "flow-no-way-out",
    "flow-outcome-repeated",
    "flow-outcome-unknown",
    "flow-outcome-unmarked",
    "flow-outcome-with-choices",
    "flow-rule-gap",
    "flow-rule-mixed",
    "flow-rule-never",
    "flow-rule-not-always-asked",
    "flow-rule-option",
    "flow-rule-overlap",
    "flow-rule-several-values",
    "flow-rule-syntax",
    "flow-rule-type",
    "flow-rule-unasked",
    "flow-start-missing",
    "flow-step-id-invalid",
    "flow-step-id-missing",
    "flow-step-long",
    "flow-step-missing",
    "flow-step-repeated",
    "flow-step-unreachable",
    "flow-test-ask",
    "flow-test-by-hand",
    "flow-test-choice",
    "flow-test-empty",
    "flow-test-flow-missing",
    "flow-test-item",
    "flow-test-label",
    "flow-test-link",
    "flow-test-now",
    "flow-test-outcome",
    "flow-test-result-missing",
    "flow-test-rule",
    "flow-test-uncovered",
    "flow-test-value",
];

impl Mistake {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::StartMissing => "flow-start-missing",
            Self::StepIdMissing { .. } => "flow-step-id-missing",
            Self::StepIdInvalid { .. } => "flow-step-id-invalid",
            Self::StepRepeated { .. } => "flow-step-repeated",
            Self::StepMissing { .. } => "flow-step-missing",
            Self::StepUnreachable { .. } => "flow-step-unreachable",
            Self::NoWayOut { .. } => "flow-no-way-out",
            Self::OutcomeUnmarked { .. } => "flow-outcome-unmarked",
            Self::OutcomeUnknown { .. } => "flow-outcome-unknown",
            Self::OutcomeRepeated { .. } => "flow-outcome-repeated",
            Self::OutcomeWithChoices { .. } => "flow-outcome-with-choices",
            Self::ChoiceMixed => "flow-choice-mixed",
            Self::Cycle { .. } => "flow-cycle",
            Self::StepLong { .. } => "flow-step-long",
            Self::ChoicesMany { .. } => "flow-choices-many",
            Self::RuleSyntax { .. } => "flow-rule-syntax",
            Self::RuleUnasked { .. } => "flow-rule-unasked",
            Self::RuleNotAlwaysAsked { .. } => "flow-rule-not-always-asked",
            Self::RuleType { .. } => "flow-rule-type",
            Self::RuleOption { .. } => "flow-rule-option",
            Self::RuleSeveralValues { .. } => "flow-rule-several-values",
            Self::RuleMixed { .. } => "flow-rule-mixed",
            Self::RuleNever { .. } => "flow-rule-never",
            Self::RuleOverlap { .. } => "flow-rule-overlap",
            Self::RuleGap { .. } => "flow-rule-gap",
            Self::AskSyntax { .. } => "flow-ask-syntax",
            Self::AskType { .. } => "flow-ask-type",
            Self::AskLabel { .. } => "flow-ask-label",
            Self::AskKey { .. } => "flow-ask-key",
            Self::AskRepeated { .. } => "flow-ask-repeated",
            Self::AskOptions { .. } => "flow-ask-options",
            Self::AskValue { .. } => "flow-ask-value",
            Self::AskConflict { .. } => "flow-ask-conflict",
            Self::TestFlowMissing { .. } => "flow-test-flow-missing",
            Self::TestEmpty => "flow-test-empty",
            Self::TestItem => "flow-test-item",
            Self::TestLink { .. } => "flow-test-link",
            Self::TestLabel { .. } => "flow-test-label",
            Self::TestChoice { .. } => "flow-test-choice",
            Self::TestAsk { .. } => "flow-test-ask",
            Self::TestValue { .. } => "flow-test-value",
            Self::TestNow { .. } => "flow-test-now",
            Self::TestRule { .. } => "flow-test-rule",
            Self::TestByHand { .. } => "flow-test-by-hand",
            Self::TestOutcome { .. } => "flow-test-outcome",
            Self::TestResultMissing { .. } => "flow-test-result-missing",
            Self::Uncovered { .. } => "flow-test-uncovered",
        }
    }

    fn severity(&self) -> Severity {
        match self {
            Self::Cycle { .. }
            | Self::StepLong { .. }
            | Self::ChoicesMany { .. }
            | Self::TestEmpty
            | Self::TestLabel { .. }
            | Self::TestByHand { .. }
            | Self::Uncovered { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

impl Found {
    pub(super) fn diagnostic(self, file: &str) -> Diagnostic {
        let finding = Finding {
            code: self.mistake.code(),
            severity: self.mistake.severity(),
            message: self.mistake.message(),
            help: self.mistake.help(),
            related: self.related,
        };
        Diagnostic::new(file, self.place, Problem::Finding(Box::new(finding)))
    }
}
