//! The shape of a flow: what the builder makes of its markdown and the app walks through.

use crate::rule::Rule;
use crate::value::Ask;
use serde::{Deserialize, Serialize};

/// A flow: steps with choices that lead from one to another. The first step is the start.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flow {
    /// Stands for the structure (ids, asks, targets, rules) and not for the words: a saved path fits a flow of the same
    /// version exactly. See [`Flow::structure`].
    pub version: String,
    /// The steps, in the order in which they are written.
    pub steps: Vec<Step>,
}

/// A step: one question, or an outcome.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The id, unique in the flow: letters, digits, `-` and `_`.
    pub id: String,
    /// The question, or what the outcome is.
    pub title: String,
    /// What kind of end it is; `None` where it has choices.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// What is read, said and done, in the order in which it is written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<Block>,
    /// The values to ask for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<Ask>,
    /// Where it goes on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// The ids of the messages that the step links to, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub messages: Vec<String>,
}

/// How a flow ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// What was asked for is done.
    Resolved,
    /// It cannot be done, or the customer does not want it.
    Declined,
    /// Somebody else of us goes on with it.
    Escalated,
    /// Somebody outside goes on with it.
    HandedOver,
}

impl Outcome {
    /// Every kind of end.
    pub const ALL: [Self; 4] = [Self::Resolved, Self::Declined, Self::Escalated, Self::HandedOver];

    /// The class that authors write after the step's id, without the dot.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Resolved => "resolved",
            Self::Declined => "declined",
            Self::Escalated => "escalated",
            Self::HandedOver => "handed-over",
        }
    }

    /// The kind of end with such a class.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.as_str() == word)
    }
}

/// A part of what a step shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Block {
    /// Prose as sanitised HTML. Links are relative to the site's base: `messages/id`, `guides/id#heading`.
    Html(String),
    /// Words to read aloud.
    Say {
        /// The words; an empty line parts paragraphs.
        text: String,
    },
    /// Things to do, each with a box to tick.
    Checklist(Vec<Check>),
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// The words as sanitised HTML.
    pub html: String,
    /// The words without markup, for call notes.
    pub text: String,
    /// The id of the message that it links to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// A way on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The id of the step that it leads to.
    pub to: String,
    /// The answer, in words.
    pub label: String,
    /// What pre-selects it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<Rule>,
}

impl Step {
    /// The checks of all its checklists, in order: what [`crate::Run::tick`] counts.
    pub fn checks(&self) -> impl Iterator<Item = &Check> {
        self.blocks.iter().flat_map(|block| match block {
            Block::Checklist(checks) => checks.as_slice(),
            Block::Html(_) | Block::Say { .. } => &[],
        })
    }

    /// The choices that lead to a step, each with its place among all.
    pub(crate) fn leading<'s>(&'s self, to: &'s str) -> impl Iterator<Item = (usize, &'s Choice)> {
        self.choices.iter().enumerate().filter(move |(_, choice)| choice.to == to)
    }
}

impl Choice {
    /// Three hexadecimal digits that stand for the label.
    pub(crate) fn mark(&self) -> String {
        let mut hash = Fnv::default();
        hash.word(&self.label);
        // The upper half tells little of the last letters, and two labels may differ in those only.
        format!("{:03x}", (hash.0 ^ (hash.0 >> 32)) & 0xfff)
    }
}

impl Flow {
    /// The first step; `None` only for a flow that has none, which no proof lets pass.
    #[must_use]
    pub fn start(&self) -> Option<&Step> {
        self.steps.first()
    }

    /// The step with an id.
    #[must_use]
    pub fn step(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }

    /// The value with a name, wherever it is asked for first.
    #[must_use]
    pub fn ask(&self, name: &str) -> Option<&Ask> {
        self.steps.iter().flat_map(|step| &step.asks).find(|ask| ask.name == name)
    }

    /// The step that a choice of a step leads to.
    #[must_use]
    pub fn target(&self, step: &str, choice: usize) -> Option<&Step> {
        self.step(&self.step(step)?.choices.get(choice)?.to)
    }

    /// What [`Flow::version`] should be: six hexadecimal digits of a hash of the structure. Words do not count, so that
    /// a corrected spelling breaks no link.
    #[must_use]
    pub fn structure(&self) -> String {
        let mut hash = Fnv::default();
        for step in &self.steps {
            hash.word("step");
            hash.word(&step.id);
            hash.word(step.outcome.map_or("", Outcome::as_str));
            for ask in &step.asks {
                hash.word("ask");
                hash.word(&ask.name);
                hash.word(ask.kind.as_str());
                ask.options.iter().for_each(|option| hash.word(option));
            }
            for choice in &step.choices {
                hash.word("choice");
                hash.word(&choice.to);
                if let Some(rule) = &choice.rule {
                    hash.word(&rule.value);
                    hash.word(rule.op.sign());
                    hash.word(&format!("{:?}", rule.limit));
                }
            }
        }
        format!("{:06x}", hash.0 >> 40)
    }
}

/// The FNV-1a hash of words, 64 bits: the same wherever it is computed.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn word(&mut self, word: &str) {
        // A byte that UTF-8 never has ends each word.
        for byte in word.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
