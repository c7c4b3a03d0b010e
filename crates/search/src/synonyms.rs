//! Words that mean the same, as editors list them.
//!
//! What is stored for an audience depends on its own texts only: a target none of whose words stands in them would find
//! nothing, so it is left out, and a rule without a target with it. That way the public index never holds a word that
//! was listed for the sake of agents' pages.

use crate::analyser::normalise;
use crate::error::OpenError;
use crate::query::{Query, QueryWord};
use crate::readings::Reading;
use crate::varint::Reader;
use std::collections::HashMap;

#[cfg(feature = "writer")]
use crate::{varint, vocabulary::Vocabulary};

/// What a synonym is worth beside the word itself.
const WORTH: f32 = 0.7;
/// A term may consist of so many words.
const MOST_WORDS: usize = 4;

/// Words that stand for others. For words that all mean the same, `from` and `to` are the same list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Synonyms {
    /// What people type; a term may have several words.
    pub from: Vec<String>,
    /// What is looked for as well.
    pub to: Vec<String>,
}

/// The rules, by what is typed, without its spaces.
#[derive(Debug, Default)]
pub(crate) struct Thesaurus(HashMap<String, Vec<String>>);

impl Thesaurus {
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, OpenError> {
        let mut reader = Reader::new(bytes);
        let mut own = Self::default();
        for _ in 0..reader.number("synonyms")? {
            let from = read_list(&mut reader)?;
            let to = read_list(&mut reader)?;
            for term in from {
                let others = to.iter().filter(|other| **other != term).cloned();
                own.0.entry(joined(&term)).or_default().extend(others);
            }
        }
        if reader.is_at_end() { Ok(own) } else { Err(OpenError::Malformed { what: "synonyms" }) }
    }

    /// What the words from `at` on mean as well, and how many words that takes in.
    pub(crate) fn of(&self, words: &[QueryWord], at: usize) -> Vec<(usize, Reading)> {
        let mut found = Vec::new();
        if self.0.is_empty() {
            return found;
        }
        let mut before = String::new();
        for (count, word) in words[at..].iter().take(MOST_WORDS).enumerate() {
            let mut forms = vec![format!("{before}{}", word.text), format!("{before}{}", word.stem())];
            forms.dedup();
            let targets = forms.iter().filter_map(|form| self.0.get(form)).flatten();
            for target in targets {
                found.extend(Reading::synonym(WORTH, Query::parse(target).words).map(|reading| (count + 1, reading)));
            }
            before.push_str(&word.text);
        }
        found
    }
}

fn joined(term: &str) -> String {
    Query::parse(term).words.iter().map(|word| word.text.as_str()).collect()
}

fn read_list(reader: &mut Reader<'_>) -> Result<Vec<String>, OpenError> {
    let malformed = || OpenError::Malformed { what: "synonyms" };
    let count = reader.number("synonyms")?;
    (0..count)
        .map(|_| {
            let length = reader.number("synonyms")?;
            let bytes = reader.bytes(length, "synonyms")?;
            Ok(normalise(str::from_utf8(bytes).map_err(|_| malformed())?).into_owned())
        })
        .collect()
}

/// Writes what [`Thesaurus::read`] reads.
#[cfg(feature = "writer")]
pub(crate) fn write(rules: &[Synonyms], vocabulary: &Vocabulary) -> Vec<u8> {
    let stands = |term: &&String| {
        let words = Query::parse(&normalise(term)).words;
        !words.is_empty() && words.iter().all(|word| vocabulary.has(word.stem()))
    };
    let rules: Vec<_> = rules
        .iter()
        .map(|rule| (&rule.from, rule.to.iter().filter(stands).collect::<Vec<_>>()))
        .filter(|(_, to)| !to.is_empty())
        .collect();
    let mut out = Vec::new();
    varint::put_number(&mut out, rules.len());
    for (from, to) in rules {
        varint::put_number(&mut out, from.len());
        for term in from {
            varint::put_text(&mut out, term);
        }
        varint::put_number(&mut out, to.len());
        for term in to {
            varint::put_text(&mut out, term);
        }
    }
    out
}
