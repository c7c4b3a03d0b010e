//! Words that mean the same: those that editors list, and those of everyday Korean (`everyday.txt`).
//!
//! A verb is listed as dictionaries have it, in 다, and meets its conjugations: `숨지다` stands for `숨진` and `숨졌다`.
//!
//! What is stored for an audience depends on its own texts only: a target none of whose words stands in them would find
//! nothing, so it is left out, and a rule without a target with it. That way the public index never holds a word that
//! was listed for the sake of agents' pages.

use crate::analyser::normalise;
use crate::error::OpenError;
use crate::forms;
use crate::query::{Query, QueryWord};
use crate::readings::Reading;
use crate::schema::Asking;
use crate::varint::Reader;
use giljabi_hangul::Syllable;
use std::collections::HashMap;
use std::sync::Arc;

#[cfg(feature = "writer")]
use crate::{varint, vocabulary::Vocabulary};

/// What a synonym is worth beside the word itself: one that was listed for these texts; one of everyday Korean, among a few
/// words and in a whole question. Who types a few words means them; a question is put in other words than its answer.
const LISTED: f32 = 0.7;
const EVERYDAY: f32 = 0.3;
const EVERYDAY_IN_QUESTION: f32 = 0.5;
/// A term may consist of so many words.
const MOST_WORDS: usize = 4;

/// Words that stand for others. For words that all mean the same, `from` and `to` are the same list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Synonyms {
    /// What people type; a term may have several words.
    pub from: Vec<String>,
    /// What is looked for as well.
    pub to: Vec<String>,
    /// Whether they are words of everyday Korean, and not listed for these texts.
    pub everyday: bool,
}

/// The rules, by what is typed, without its spaces and without particles within it.
#[derive(Debug, Default)]
pub(crate) struct Thesaurus(HashMap<String, Vec<Other>>);

/// Another word for one that is typed.
#[derive(Clone, Debug)]
struct Other {
    text: Arc<str>,
    everyday: bool,
}

impl Thesaurus {
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, OpenError> {
        let mut reader = Reader::new(bytes);
        let mut own = Self::default();
        for _ in 0..reader.number("synonyms")? {
            let everyday = reader.byte("synonyms")? != 0;
            let from = read_list(&mut reader)?;
            let to: Vec<Arc<str>> = read_list(&mut reader)?.into_iter().map(Arc::from).collect();
            for term in from {
                let others = to.iter().filter(|other| ***other != *term);
                let others = others.map(|other| Other { text: Arc::clone(other), everyday });
                own.0.entry(key(&term)).or_default().extend(others);
            }
        }
        if reader.is_at_end() { Ok(own) } else { Err(OpenError::Malformed { what: "synonyms" }) }
    }

    /// What each word, and the words that follow it, mean as well: the place of the first, and how many words that takes in.
    pub(crate) fn of_all(&self, words: &[QueryWord], asked: Asking) -> Vec<(usize, usize, Reading)> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let typed: Vec<_> = words.iter().map(typed_as).collect();
        let of =
            |at: usize| self.of(words, &typed, at, asked).into_iter().map(move |(count, reading)| (at, count, reading));
        (0..words.len()).flat_map(of).collect()
    }

    fn of(&self, words: &[QueryWord], typed: &[Vec<String>], at: usize, asked: Asking) -> Vec<(usize, Reading)> {
        let mut found = Vec::new();
        let mut before = String::new();
        for (count, (word, typed)) in words[at..].iter().zip(&typed[at..]).take(MOST_WORDS).enumerate() {
            let others = typed.iter().filter_map(|last| self.0.get(&format!("{before}{last}"))).flatten();
            let others: Vec<&Other> = others.collect();
            // Who lists words for one knows better what it means here.
            let is_listed = others.iter().any(|other| !other.everyday);
            for other in others.into_iter().filter(|other| !(other.everyday && is_listed)) {
                let reading = if other.everyday {
                    Reading::everyday(asked.between(EVERYDAY, EVERYDAY_IN_QUESTION), whole_words(&other.text))
                } else {
                    Reading::synonym(LISTED, Query::parse(&other.text).words)
                };
                found.extend(reading.map(|reading| (count + 1, reading)));
            }
            before.push_str(noun_of(word));
        }
        found
    }
}

/// The words of a term, to be found as such: the last one whole, a verb in its forms.
fn whole_words(term: &str) -> Vec<QueryWord> {
    let mut words = Query::parse(term).words;
    if let Some(last) = words.last_mut() {
        last.is_whole = true;
        last.is_beginning = false;
        last.stem = last.text.len();
        if last.text.ends_with('다') && last.length() > 1 {
            last.forms = forms::of(&last.text);
        }
    }
    words
}

/// What a word may be listed as: as it is, without its particle, and the verbs of which it may be a conjugation.
fn typed_as(word: &QueryWord) -> Vec<String> {
    let stem = word.stem();
    let mut found = vec![word.text.clone(), stem.to_owned(), format!("{stem}다"), format!("{stem}하다")];
    found.extend(forms::noun(&word.text).map(str::to_owned));
    for form in forms::of(&word.text) {
        found.extend(form.next.iter().map(|next| format!("{}{next}다", form.base)));
        // A base that ends in a consonant is a stem by itself: 죽 in 죽은. What ends in 을 is as a rule a noun: 문을, 물을.
        let ends = form.base.chars().next_back().and_then(Syllable::of);
        if ends.is_some_and(|last| last.last.is_some()) && !word.text.ends_with('을') {
            found.push(format!("{}다", form.base));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// A word without its particle: in a phrase people leave it out.
fn noun_of(word: &QueryWord) -> &str {
    forms::noun(&word.text).unwrap_or_else(|| word.stem())
}

/// What a term is looked up by.
fn key(term: &str) -> String {
    let words = Query::parse(term).words;
    let Some((last, before)) = words.split_last() else { return String::new() };
    before.iter().map(noun_of).chain([last.text.as_str()]).collect()
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

/// Words of everyday Korean that mean the same, as they are in any text: what people type is seldom what was written.
#[cfg(feature = "writer")]
#[must_use]
pub fn everyday() -> Vec<Synonyms> {
    let lines = include_str!("everyday.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let list = |words: &str| words.split(',').map(|word| word.trim().to_owned()).collect::<Vec<_>>();
    let rule = |line: &str| {
        let (from, to) = line.split_once('>').unwrap_or((line, line));
        Synonyms { from: list(from), to: list(to), everyday: true }
    };
    lines.map(rule).collect()
}

/// Writes what [`Thesaurus::read`] reads.
#[cfg(feature = "writer")]
pub(crate) fn write(rules: &[Synonyms], vocabulary: &Vocabulary) -> Vec<u8> {
    let stands = |term: &&String| {
        let words = Query::parse(&normalise(term)).words;
        let has = |word: &QueryWord| {
            let forms = || forms::of(&word.text).into_iter();
            vocabulary.has(word.stem()) || word.text.ends_with('다') && forms().any(|form| vocabulary.has_form(&form))
        };
        !words.is_empty() && words.iter().all(has)
    };
    let rules: Vec<_> = rules
        .iter()
        .map(|rule| (rule, rule.to.iter().filter(stands).collect::<Vec<_>>()))
        // What stands for itself alone says nothing.
        .filter(|(rule, to)| rule.from.iter().any(|from| to.iter().any(|to| *to != from)))
        .collect();
    let mut out = Vec::new();
    varint::put_number(&mut out, rules.len());
    for (rule, to) in rules {
        out.push(u8::from(rule.everyday));
        varint::put_number(&mut out, rule.from.len());
        for term in &rule.from {
            varint::put_text(&mut out, term);
        }
        varint::put_number(&mut out, to.len());
        for term in to {
            varint::put_text(&mut out, term);
        }
    }
    out
}
