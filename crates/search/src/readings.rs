//! The ways of understanding a word that the texts do not have as it was typed.
//!
//! Each way stands below the word itself, and none but synonyms and spacing is tried where the texts have the word: a
//! literal match is never drowned by a guess.

use crate::analyser::{self, Script};
use crate::evidence::Corpus;
use crate::query::QueryWord;
use crate::{function, stem};
use giljabi_hangul as hangul;

/// What a way is worth beside the word as it stands.
const CUT: f32 = 0.8;
const JOINED: f32 = 0.9;
const LAYOUT: f32 = 0.85;
const COMPLETED: f32 = 0.6;
const SLIP: f32 = 0.55;
const CHOSEONG: f32 = 0.4;

/// So many guesses of a kind are looked up at most.
const MOST_GUESSES: usize = 3;
const MOST_COMPLETIONS: usize = 10;
/// Longer runs are not cut into words, in characters.
const LONGEST_CUT: usize = 60;
/// In a longer run no last word is looked for, in characters.
const LONGEST_RUN: usize = 24;
/// The longest word within a run, in characters.
const LONGEST_PART: usize = 12;
/// Longer words are as a rule made of shorter ones, in syllables; what such a word costs more in a cut.
const LONGEST_SIMPLE: usize = 3;
const COMPOUND: f32 = 0.3;
/// A word with fewer keys is too short to say which other word was meant: one slip leads anywhere.
const FEWEST_KEYS: usize = 4;

/// How many digits a number has that is written in parts: those of telephones and cards.
const NUMBER_LENGTHS: std::ops::RangeInclusive<usize> = 7..=16;

/// Words of so many bytes, four syllables, are not mistaken by chance.
const LONG_WORD: usize = 12;

/// How a word was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// As words written apart or together.
    Spacing,
    /// As if typed in the other keyboard layout.
    Layout,
    /// As the beginning of a word.
    Beginning,
    /// As a word with a slip of a finger.
    Slip,
    /// As choseong.
    Choseong,
    /// As a word that was listed as meaning the same.
    Synonym,
    /// As a word that means the same in everyday Korean.
    Everyday,
}

/// One way of understanding a word: all its parts must be found in an entry.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    pub(crate) way: Way,
    /// Never empty.
    pub(crate) parts: Vec<QueryWord>,
    pub(crate) worth: f32,
}

impl Reading {
    fn new(way: Way, worth: f32, parts: impl IntoIterator<Item = QueryWord>) -> Option<Self> {
        let parts: Vec<_> = parts.into_iter().collect();
        (!parts.is_empty()).then_some(Self { way, parts, worth })
    }

    pub(crate) fn synonym(worth: f32, parts: Vec<QueryWord>) -> Option<Self> {
        Self::new(Way::Synonym, worth, parts)
    }

    pub(crate) fn everyday(worth: f32, parts: Vec<QueryWord>) -> Option<Self> {
        Self::new(Way::Everyday, worth, parts)
    }

    /// Whether it is another word for what was typed.
    pub(crate) fn is_synonym(&self) -> bool {
        matches!(self.way, Way::Synonym | Way::Everyday)
    }

    /// What it makes of the word.
    pub(crate) fn text(&self) -> String {
        self.parts.iter().map(|part| part.surface.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Whether its words must stand one after the other.
    pub(crate) fn is_phrase(&self) -> bool {
        self.way == Way::Everyday && self.parts.len() > 1
    }

    /// Whether the words typed are taken for other words.
    pub(crate) fn is_correction(&self) -> bool {
        matches!(self.way, Way::Layout | Way::Slip)
    }
}

impl Corpus {
    /// A run of words written without spaces, as its words.
    pub(crate) fn spaced(&self, word: &QueryWord) -> Option<Reading> {
        let parts: Vec<QueryWord> = match word.script {
            Script::Syllables => self.cut(word.stem(), 2),
            Script::Letters => {
                let parts = analyser::letter_and_digit_parts(&word.text);
                let parts = parts.into_iter().map(|part| QueryWord::plain(part, Script::Letters)).collect::<Vec<_>>();
                let rare = self.vocabulary.frequency(&word.text).is_none_or(|frequency| frequency < 2);
                if parts.len() < 2 && word.text.bytes().all(|byte| byte.is_ascii_digit()) {
                    self.number_parts(&word.text)
                } else if parts.len() < 2 && rare {
                    self.cut(&word.text, 2)
                } else {
                    parts
                }
            }
            Script::Jamo => Vec::new(),
        };
        if parts.len() < 2 && parts.first().is_none_or(|part| part.text.len() == word.stem) {
            return None;
        }
        Reading::new(Way::Spacing, CUT, parts)
    }

    /// A long number as it is written with hyphens: 15515009 for 1551-5009. Empty where nobody writes it so.
    fn number_parts(&self, number: &str) -> Vec<QueryWord> {
        let knows = |text: &str| self.knows(&QueryWord::plain(text, Script::Letters));
        let cuts = (2..number.len().saturating_sub(2)).map(|at| number.split_at(at));
        let two = cuts.clone().find(|(first, rest)| knows(first) && knows(rest)).map(|(first, rest)| vec![first, rest]);
        let three = || {
            cuts.clone().filter(|(first, _)| knows(first)).find_map(|(first, rest)| {
                let mut cuts = (3..rest.len().saturating_sub(2)).map(|at| rest.split_at(at));
                cuts.find(|(second, third)| knows(second) && knows(third))
                    .map(|(second, third)| vec![first, second, third])
            })
        };
        if !NUMBER_LENGTHS.contains(&number.len()) {
            return Vec::new();
        }
        let parts = two.or_else(three).unwrap_or_default();
        parts.into_iter().map(|part| QueryWord::plain(part, Script::Letters)).collect()
    }

    /// Two neighbours as one word: `결 제취소`, `계 정`, `Share Point`.
    pub(crate) fn joined(&self, first: &QueryWord, second: &QueryWord) -> Option<Reading> {
        if first.script != second.script || first.script == Script::Jamo || first.has_jamo() || second.has_jamo() {
            return None;
        }
        let mut joined = QueryWord::plain(&format!("{}{}", first.text, second.text), first.script);
        joined.stem = stem_length(&joined);
        joined.is_beginning = false;
        if joined.script == Script::Syllables && self.vocabulary.frequency(joined.stem()).is_some()
            || self.knows(&joined)
        {
            return Reading::new(Way::Spacing, JOINED, [joined]);
        }
        let spaced = self.spaced(&joined)?;
        // Only where a word stands across the place between the two.
        let border = first.text.len();
        let mut from = 0;
        let across = spaced.parts.iter().any(|part| {
            let at = joined.text[from..].find(&part.text).map_or(from, |at| from + at);
            from = at + part.text.len();
            at < border && border < from
        });
        across.then_some(Reading { worth: JOINED, ..spaced })
    }

    /// The ways of understanding a word that nothing has. `typing` says whether it may go on.
    pub(crate) fn guesses(&self, word: &QueryWord, typing: bool, literal: bool) -> Vec<Reading> {
        let mut found = Vec::new();
        if literal {
            return found;
        }
        found.extend(self.other_layout(word));
        let whole = found.is_empty();
        if whole && typing {
            found.extend(self.completions(word));
        }
        if found.is_empty() && word.is_choseong_pattern() {
            found.extend(self.choseong(word));
        }
        if found.is_empty() {
            found.extend(self.slips(word));
            if typing && whole {
                found.extend(self.completion_of_run(word));
            }
        }
        found
    }

    fn other_layout(&self, word: &QueryWord) -> Option<Reading> {
        let typed = match word.script {
            Script::Letters => word.surface.clone(),
            _ => hangul::as_latin(&word.surface),
        };
        if analyser::is_mixed(&typed) {
            // `10dptj` is `10에서`.
            let parts = analyser::letter_and_digit_parts(&typed);
            let mut made = Vec::new();
            for part in parts {
                let hangul = hangul::as_hangul(part);
                if part.starts_with(|c: char| c.is_ascii_digit()) {
                    made.push(QueryWord::plain(part, Script::Letters));
                } else if !hangul.chars().all(|c| ('가'..='힣').contains(&c)) {
                    return None;
                } else if !stem::is_suffix(&hangul) {
                    made.push(known(stem::stem(&hangul)));
                }
            }
            return Reading::new(Way::Layout, LAYOUT, made);
        }
        if typed.chars().count() < 2 || !typed.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return None;
        }
        let as_letters = |text: &str| {
            let word = QueryWord::plain(&text.to_lowercase(), Script::Letters);
            (text.len() >= 3 && self.knows(&word)).then_some(word)
        };
        // With Caps Lock on, every jamo that has a double is doubled.
        let shouted = typed.len() > 2 && !typed.bytes().any(|byte| byte.is_ascii_lowercase());
        let as_syllables = |text: &str| {
            let mut made = [hangul::as_hangul(text), hangul::as_hangul(&text.to_lowercase())];
            if shouted {
                made.reverse();
            }
            let made = made.into_iter().find(|made| made.chars().all(|c| ('가'..='힣').contains(&c)))?;
            let mut word = QueryWord::plain(&made, Script::Syllables);
            word.stem = stem_length(&word);
            Some(word)
        };
        if word.script == Script::Letters {
            if let Some(made) = as_syllables(&typed) {
                return self.whole_or_spaced(made, Way::Layout, LAYOUT);
            }
        } else if let Some(made) = as_letters(&typed) {
            return Reading::new(Way::Layout, LAYOUT, [made]);
        }
        // A name with a particle: `Teamsdptj`, `ㅆㄷ믄에서`.
        (3..typed.len()).rev().find_map(|at| {
            let name = as_letters(&typed[..at])?;
            let rest = as_syllables(&typed[at..])?;
            let rest = (!stem::is_suffix(&rest.text)).then_some(rest).filter(|rest| self.knows(rest));
            let ending = hangul::as_hangul(&typed[at..]);
            (rest.is_some() || stem::is_suffix(&ending))
                .then(|| Reading::new(Way::Layout, LAYOUT, [name].into_iter().chain(rest)))?
        })
    }

    fn whole_or_spaced(&self, word: QueryWord, way: Way, worth: f32) -> Option<Reading> {
        if self.knows(&word) {
            return Reading::new(way, worth, [word]);
        }
        if let Some(spaced) = self.spaced(&word) {
            return Some(Reading { way, worth: worth * CUT, ..spaced });
        }
        let beginning = self.vocabulary.completions(&word.text).into_iter().next()?;
        Reading::new(way, worth * COMPLETED, [known(beginning.text)])
    }

    pub(crate) fn completions(&self, word: &QueryWord) -> Vec<Reading> {
        if word.script == Script::Jamo || word.text.bytes().any(|byte| byte.is_ascii_digit()) {
            return Vec::new();
        }
        let words = self.vocabulary.completions(&word.text).into_iter().take(MOST_COMPLETIONS);
        words.filter_map(|word| Reading::new(Way::Beginning, COMPLETED, [known(word.text)])).collect()
    }

    /// The last word of several that were run together, where it may go on.
    fn completion_of_run(&self, word: &QueryWord) -> Option<Reading> {
        if word.script != Script::Syllables || word.length() > LONGEST_RUN {
            return None;
        }
        let borders: Vec<usize> = word.text.char_indices().map(|(at, _)| at).skip(2).collect();
        borders.into_iter().rev().find_map(|at| {
            let (before, last) = word.text.split_at(at);
            let before = QueryWord::plain(before, Script::Syllables);
            let last = self.knows(&before).then(|| self.vocabulary.completions(last).first().copied())??;
            Reading::new(Way::Beginning, COMPLETED, [before, known(last.text)])
        })
    }

    fn choseong(&self, word: &QueryWord) -> Vec<Reading> {
        let pattern: Vec<char> = word.text.chars().collect();
        if pattern.len() < 2 {
            return Vec::new();
        }
        let words = self.vocabulary.matching(&pattern);
        let longest = words.iter().filter(|word| word.text.chars().count() == pattern.len());
        let exact: Vec<_> = longest.take(MOST_COMPLETIONS).collect();
        let chosen = if exact.is_empty() { words.iter().take(MOST_COMPLETIONS).collect() } else { exact };
        chosen.into_iter().filter_map(|word| Reading::new(Way::Choseong, CHOSEONG, [known(word.text)])).collect()
    }

    pub(crate) fn slips(&self, word: &QueryWord) -> Vec<Reading> {
        if word.script == Script::Jamo
            || word.text.bytes().any(|byte| byte.is_ascii_digit())
            || hangul::keys(&word.text).chars().count() < FEWEST_KEYS
        {
            return Vec::new();
        }
        let mut found: Vec<Reading> = Vec::new();
        let mut lengths = vec![word.text.len(), word.stem];
        lengths.extend(stem::stems(&word.text));
        lengths.sort_unstable();
        lengths.dedup();
        for length in lengths.into_iter().rev() {
            let near = self.vocabulary.near(&word.text[..length]).into_iter();
            // A short word is one slip away from many; one that stands there by chance is none of them.
            let near = near
                .filter(|near| (near.frequency > 0 || length >= LONG_WORD) && !function::is_question(near.text))
                .take(MOST_GUESSES);
            let ending = &word.text[length..];
            found.extend(near.filter_map(|near| {
                // What is shown goes on as it was typed: the vocabulary has stems.
                let surface = format!("{}{ending}", near.text);
                Reading::new(Way::Slip, SLIP, [QueryWord { surface, ..known(near.text) }])
            }));
            if !found.is_empty() {
                return found;
            }
        }
        if word.script != Script::Syllables {
            return found;
        }
        let borders: Vec<usize> = word.text.char_indices().map(|(at, _)| at).take(LONGEST_PART).skip(2).collect();
        let knows = |text: &str| self.vocabulary.frequency(text).map(|_| known(text));
        let near = |text: &str| self.vocabulary.near(text).first().map(|near| known(near.text));
        for &at in &borders {
            let (first, second) = word.text.split_at(at);
            let second = stem::stem(second);
            let both = knows(first).zip(near(second)).or_else(|| near(first).zip(knows(second)));
            if let Some((first, second)) = both.filter(|_| second.chars().count() > 1) {
                found.extend(Reading::new(Way::Slip, SLIP * CUT, [first, second]));
                return found;
            }
        }
        // The slip is in the ending.
        let first = borders.iter().rev().find_map(|&at| knows(&word.text[..at]));
        found.extend(first.and_then(|first| Reading::new(Way::Slip, SLIP, [first])));
        found
    }

    /// The words that a long word is made of, as it may stand apart elsewhere; empty where it is short.
    pub(crate) fn compound_parts(&self, word: &QueryWord) -> Vec<QueryWord> {
        if word.script == Script::Syllables && word.stem > LONGEST_SIMPLE * 3 {
            self.cut(word.stem(), 2)
        } else {
            Vec::new()
        }
    }

    /// Cuts a run into words that are known, of `shortest` characters at least; single syllables between them are left
    /// out. Empty where that cannot be done.
    fn cut(&self, text: &str, shortest: usize) -> Vec<QueryWord> {
        let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let length = borders.len() - 1;
        if !(shortest * 2 - 1..=LONGEST_CUT).contains(&length) || length < 3 {
            return Vec::new();
        }
        let syllables = !text.is_ascii();
        let part = |from: usize, to: usize| &text[borders[from]..borders[to]];
        // For each end: what the best cut up to there costs, and where its last word begins.
        let mut best: Vec<Option<(f32, usize, bool)>> = vec![None; length + 1];
        best[0] = Some((0.0, 0, false));
        for from in 0..length {
            let Some((cost, ..)) = best[from] else { continue };
            let mut put = |to: usize, more: f32, word: bool| {
                if best[to].is_none_or(|(known, ..)| cost + more < known) {
                    best[to] = Some((cost + more, from, word));
                }
            };
            if syllables {
                put(from + 1, 2.6, false);
            }
            for to in from + shortest..=length.min(from + LONGEST_PART) {
                if to - from == length {
                    continue;
                }
                let text = part(from, to);
                if let Some(frequency) = self.vocabulary.frequency(text) {
                    // A long word may be several that stand apart elsewhere.
                    let long = if to - from > LONGEST_SIMPLE { COMPOUND } else { 0.0 };
                    put(to, 1.0 + long + 1.0 / (1.0 + f32::from(frequency)), true);
                } else if syllables && from > 0 && stem::is_suffix(text) {
                    put(to, 1.2, false);
                }
            }
        }
        let mut parts = Vec::new();
        let mut end = length;
        while let Some((_, from, word)) = best[end].filter(|_| end > 0) {
            if word {
                parts.push(known(part(from, end)));
            }
            end = from;
        }
        let covered: usize = parts.iter().map(|part| part.text.len()).sum();
        if end > 0 || covered * 3 < text.len() * 2 {
            return Vec::new();
        }
        parts.reverse();
        parts
    }
}

fn known(text: &str) -> QueryWord {
    let script = if text.is_ascii() { Script::Letters } else { Script::Syllables };
    QueryWord::plain(text, script)
}

fn stem_length(word: &QueryWord) -> usize {
    if word.script == Script::Syllables { stem::stem(&word.text).len() } else { word.text.len() }
}
