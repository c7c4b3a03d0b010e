//! A query beside a whole title or a keyword: whether it is that, begins it, or holds it, letter by letter.

use crate::query::Query;
use giljabi_hangul as hangul;

/// What it is worth, as a share of the score, that the query is how the title begins, and that the title is the query.
const BEGINS_TITLE: f32 = 3.0;
const SAME_AS_TITLE: f32 = 5.0;
/// A title that is the query may be twice as long in bytes, for words may be repeated, and have this much punctuation.
const PUNCTUATION: usize = 12;

/// A query as it is compared with whole titles.
pub(crate) struct Likeness {
    /// The keys that type it, without what stands between words.
    typed: String,
    /// The first letter, of a syllable its choseong.
    first: Option<char>,
    words: Vec<String>,
    /// How long its words are, in bytes.
    length: usize,
}

impl Likeness {
    pub(crate) fn of(query: &str) -> Self {
        let words: Vec<String> = Query::parse(query).words.into_iter().map(|word| word.text).collect();
        let length = words.iter().map(String::len).sum();
        Self { typed: letter_keys(query), first: first_letter(query), words, length }
    }

    /// What it is worth that a title begins with the query, or is the query.
    pub(crate) fn to(&self, title: &str) -> f32 {
        // Most titles begin with another letter, which shows sooner than what their keys and words are.
        if first_letter(title) != self.first {
            return 0.0;
        }
        let begins = BEGINS_TITLE * self.begins(title);
        if self.is_all_of(title) { begins + SAME_AS_TITLE } else { begins }
    }

    /// How much of the query is one of the keywords, a line each: from 0 to 1.
    pub(crate) fn holds(&self, keywords: &str) -> f32 {
        let held = |keyword: &str| {
            let keyword = letter_keys(keyword);
            let within = !keyword.is_empty() && self.typed.contains(&keyword);
            if within { keyword.len() as f32 / self.typed.len() as f32 } else { 0.0 }
        };
        keywords.lines().map(held).fold(0.0, f32::max)
    }

    /// How much of a title has been typed, where the query is its beginning, key by key and whatever the spaces; 0 where
    /// it is not.
    fn begins(&self, title: &str) -> f32 {
        let (typed, whole) = (&self.typed, letter_keys(title));
        if whole.starts_with(typed.as_str()) { 0.5 + 0.5 * typed.len() as f32 / whole.len() as f32 } else { 0.0 }
    }

    /// Whether a text consists of the query's words and nothing else.
    fn is_all_of(&self, text: &str) -> bool {
        if text.len() > self.length * 2 + PUNCTUATION {
            return false;
        }
        let words = Query::parse(text).words;
        words.len() == self.words.len() && words.iter().zip(&self.words).all(|(a, b)| a.text == *b)
    }
}

/// The first letter or digit of a text, of a syllable its choseong.
fn first_letter(text: &str) -> Option<char> {
    text.chars().find(|c| c.is_alphanumeric()).map(|c| hangul::choseong(c).unwrap_or(c.to_ascii_lowercase()))
}

/// The keys that type a text's letters and digits, in lower case.
fn letter_keys(text: &str) -> String {
    hangul::keys(text).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A text's letters and digits in lower case, without what stands between them.
pub(crate) fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
