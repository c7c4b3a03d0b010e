//! The words that the entries have, for what nobody typed as it stands there: slips of a finger, half a word, choseong,
//! words that were run together.
//!
//! The index itself only knows bigrams of Hangul. The words are stored beside it, sorted, each as what differs from the
//! one before; the keys that type them are worked out when the index is opened.

use crate::error::OpenError;
use crate::varint::Reader;
use giljabi_hangul as hangul;
use std::ops::Range;

#[cfg(feature = "writer")]
use crate::{
    analyser::{self, Script},
    forms::Form,
    schema::Field,
    stem,
    table::Table,
    varint,
};

/// Longer words are not stored, in characters.
#[cfg(feature = "writer")]
const LONGEST: usize = 12;

/// All words, sorted.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    texts: String,
    keys: Vec<char>,
    words: Vec<Known>,
}

#[derive(Debug)]
struct Known {
    text: Range<u32>,
    keys: Range<u32>,
    /// A bit for each kind of key in it: words that share few cannot be one slip apart.
    kinds: u64,
    /// How often it occurs: the logarithm to base 2.
    frequency: u8,
}

/// A word with how often it occurs, as a logarithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct KnownWord<'a> {
    pub(crate) text: &'a str,
    pub(crate) frequency: u8,
}

impl Vocabulary {
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, OpenError> {
        let malformed = || OpenError::Malformed { what: "words" };
        let mut reader = Reader::new(bytes);
        let mut own = Self::default();
        let mut before = String::new();
        for _ in 0..reader.number("words")? {
            let kept = usize::from(reader.byte("words")?);
            let length = usize::from(reader.byte("words")?);
            let rest = str::from_utf8(reader.bytes(length, "words")?).map_err(|_| malformed())?;
            let kept = before.get(..kept).ok_or_else(malformed)?;
            let text = format!("{kept}{rest}");
            let frequency = reader.byte("words")?;
            own.push(&text, frequency);
            before = text;
        }
        if reader.is_at_end() { Ok(own) } else { Err(malformed()) }
    }

    fn push(&mut self, text: &str, frequency: u8) {
        let at = self.texts.len() as u32;
        self.texts.push_str(text);
        let first = self.keys.len();
        self.keys.extend(hangul::keys(text).chars());
        let kinds = kinds(&self.keys[first..]);
        let keys = first as u32..self.keys.len() as u32;
        self.words.push(Known { text: at..self.texts.len() as u32, keys, kinds, frequency });
    }

    fn word(&self, known: &Known) -> KnownWord<'_> {
        let text = self.texts.get(known.text.start as usize..known.text.end as usize).unwrap_or_default();
        KnownWord { text, frequency: known.frequency }
    }

    fn keys(&self, known: &Known) -> &[char] {
        self.keys.get(known.keys.start as usize..known.keys.end as usize).unwrap_or_default()
    }

    /// How often a word occurs, as a logarithm; `None` where it is not known.
    pub(crate) fn frequency(&self, text: &str) -> Option<u8> {
        let found = self.words.binary_search_by(|known| self.word(known).text.cmp(text));
        found.ok().map(|at| self.words[at].frequency)
    }

    /// Whether a word is known, or stands within one that is.
    #[cfg(feature = "writer")]
    pub(crate) fn has(&self, text: &str) -> bool {
        // The words stand one after the other in one text, which is looked through much sooner than each of them.
        self.frequency(text).is_some()
            || self.texts.contains(text) && self.words.iter().any(|known| self.word(known).text.contains(text))
    }

    /// Whether a word is known that begins with a form.
    #[cfg(feature = "writer")]
    pub(crate) fn has_form(&self, form: &Form) -> bool {
        form.next.iter().any(|next| {
            let beginning = format!("{}{next}", form.base);
            let first = self.words.partition_point(|known| *self.word(known).text < *beginning);
            self.words.get(first).is_some_and(|known| self.word(known).text.starts_with(&beginning))
        })
    }

    /// The words that one slip of a finger turns into `text`, the most frequent first.
    pub(crate) fn near(&self, text: &str) -> Vec<KnownWord<'_>> {
        let keys: Vec<char> = hangul::keys(text).chars().collect();
        let own = kinds(&keys);
        let near = self.words.iter().filter(|known| {
            // The cheap comparisons first: one jamo may be two keys, and be two others instead.
            let longer = (known.keys.end - known.keys.start).abs_diff(keys.len() as u32);
            let kinds = (known.kinds ^ own).count_ones();
            longer <= 2 && kinds <= 4 && hangul::one_jamo_apart(self.word(known).text, text)
                || longer <= 1 && kinds <= 2 && hangul::one_edit_apart(self.keys(known), &keys)
        });
        self.most_frequent(near)
    }

    /// The words that `text` is the beginning of, key by key, the most frequent first.
    pub(crate) fn completions(&self, text: &str) -> Vec<KnownWord<'_>> {
        let keys: Vec<char> = hangul::keys(text).chars().collect();
        self.most_frequent(self.words.iter().filter(|known| self.keys(known).starts_with(&keys)))
    }

    /// The words that begin with a pattern of choseong and syllables.
    pub(crate) fn matching(&self, pattern: &[char]) -> Vec<KnownWord<'_>> {
        self.most_frequent(self.words.iter().filter(|known| {
            let mut own = self.word(known).text.chars();
            pattern.iter().all(|&wanted| own.next().is_some_and(|c| fits(wanted, c)))
        }))
    }

    fn most_frequent<'a>(&'a self, words: impl Iterator<Item = &'a Known>) -> Vec<KnownWord<'a>> {
        let mut words: Vec<_> = words.map(|known| self.word(known)).collect();
        words.sort_by_key(|word| (std::cmp::Reverse(word.frequency), word.text.len()));
        words
    }
}

/// Whether a character of a pattern stands for a character: itself, or a choseong for every syllable with it.
pub(crate) fn fits(wanted: char, c: char) -> bool {
    wanted == c || (hangul::is_choseong(wanted) && hangul::choseong(c) == Some(wanted))
}

fn kinds(keys: &[char]) -> u64 {
    keys.iter().fold(0, |kinds, key| kinds | 1 << (*key as u32 % 64))
}

/// Writes what [`Vocabulary::read`] reads: every word of the texts, with and without its ending.
#[cfg(feature = "writer")]
pub(crate) fn write(table: &Table) -> Vec<u8> {
    let mut counts = std::collections::BTreeMap::<String, u32>::new();
    let mut take = |text: &str| {
        analyser::each_word(text, |word| {
            let number = word.text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
            if word.script == Script::Jamo || number || !(2..=LONGEST).contains(&word.length()) {
                return;
            }
            let stem = if word.script == Script::Syllables { stem::stem(&word.text) } else { &word.text };
            match counts.get_mut(stem) {
                Some(count) => *count += 1,
                None => drop(counts.insert(stem.to_owned(), 1)),
            }
        });
    };
    for entry in 0..table.entry_count() {
        let first = table.entry(entry).sections().start;
        for field in Field::ALL {
            if field.is_of_entry() {
                take(table.field(first, field));
            } else {
                table.entry(entry).sections().for_each(|section| take(table.field(section, field)));
            }
        }
    }
    let mut out = Vec::new();
    varint::put_number(&mut out, counts.len());
    let mut before = "";
    for (word, count) in &counts {
        let mut kept = word.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count();
        while !word.is_char_boundary(kept) {
            kept -= 1;
        }
        // Twelve characters are 48 bytes at most.
        out.extend([kept as u8, (word.len() - kept) as u8]);
        out.extend_from_slice(&word.as_bytes()[kept..]);
        out.push(count.ilog2() as u8);
        before = word;
    }
    out
}
