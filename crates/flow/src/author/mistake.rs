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
    RuleGap { label: String, example: String, fix: GapFix },

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
    TestOutside,
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

/// What closes a gap between rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum GapFix {
    /// One more rule, which overlaps with none: each of these for a choice of its own.
    Add(Vec<String>),
    /// Another boundary, which no one comparison could be beside the rules that are there: for each rule that may be
    /// changed, what stands there and what closes the gap. Either is enough. None where nothing so simple helps.
    Change(Vec<[String; 2]>),
}

/// Gives each mistake its code: from one list, so that a code that is not in [`CODES`] cannot be.
macro_rules! codes {
    ($($mistake:pat => $code:literal,)*) => {
        /// The stable names of everything that can be wrong.
        pub const CODES: &[&str] = &[$($code),*];

        impl Mistake {
            pub(super) fn code(&self) -> &'static str {
                match self {
                    $($mistake => $code,)*
                }
            }
        }
    };
}

codes! {
    Mistake::StartMissing => "flow-start-missing",
    Mistake::StepIdMissing { .. } => "flow-step-id-missing",
    Mistake::StepIdInvalid { .. } => "flow-step-id-invalid",
    Mistake::StepRepeated { .. } => "flow-step-repeated",
    Mistake::StepMissing { .. } => "flow-step-missing",
    Mistake::StepUnreachable { .. } => "flow-step-unreachable",
    Mistake::NoWayOut { .. } => "flow-no-way-out",
    Mistake::OutcomeUnmarked { .. } => "flow-outcome-unmarked",
    Mistake::OutcomeUnknown { .. } => "flow-outcome-unknown",
    Mistake::OutcomeRepeated { .. } => "flow-outcome-repeated",
    Mistake::OutcomeWithChoices { .. } => "flow-outcome-with-choices",
    Mistake::ChoiceMixed => "flow-choice-mixed",
    Mistake::Cycle { .. } => "flow-cycle",
    Mistake::StepLong { .. } => "flow-step-long",
    Mistake::ChoicesMany { .. } => "flow-choices-many",
    Mistake::RuleSyntax { .. } => "flow-rule-syntax",
    Mistake::RuleUnasked { .. } => "flow-rule-unasked",
    Mistake::RuleNotAlwaysAsked { .. } => "flow-rule-not-always-asked",
    Mistake::RuleType { .. } => "flow-rule-type",
    Mistake::RuleOption { .. } => "flow-rule-option",
    Mistake::RuleSeveralValues { .. } => "flow-rule-several-values",
    Mistake::RuleMixed { .. } => "flow-rule-mixed",
    Mistake::RuleNever { .. } => "flow-rule-never",
    Mistake::RuleOverlap { .. } => "flow-rule-overlap",
    Mistake::RuleGap { .. } => "flow-rule-gap",
    Mistake::AskSyntax { .. } => "flow-ask-syntax",
    Mistake::AskType { .. } => "flow-ask-type",
    Mistake::AskLabel { .. } => "flow-ask-label",
    Mistake::AskKey { .. } => "flow-ask-key",
    Mistake::AskRepeated { .. } => "flow-ask-repeated",
    Mistake::AskOptions { .. } => "flow-ask-options",
    Mistake::AskValue { .. } => "flow-ask-value",
    Mistake::AskConflict { .. } => "flow-ask-conflict",
    Mistake::TestFlowMissing { .. } => "flow-test-flow-missing",
    Mistake::TestEmpty => "flow-test-empty",
    Mistake::TestOutside => "flow-test-outside",
    Mistake::TestItem => "flow-test-item",
    Mistake::TestLink { .. } => "flow-test-link",
    Mistake::TestLabel { .. } => "flow-test-label",
    Mistake::TestChoice { .. } => "flow-test-choice",
    Mistake::TestAsk { .. } => "flow-test-ask",
    Mistake::TestValue { .. } => "flow-test-value",
    Mistake::TestNow { .. } => "flow-test-now",
    Mistake::TestRule { .. } => "flow-test-rule",
    Mistake::TestByHand { .. } => "flow-test-by-hand",
    Mistake::TestOutcome { .. } => "flow-test-outcome",
    Mistake::TestResultMissing { .. } => "flow-test-result-missing",
    Mistake::Uncovered { .. } => "flow-test-uncovered",
}

impl Mistake {
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
