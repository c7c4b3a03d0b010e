//! The one analyser, for what is indexed and for what is asked.
//!
//! It owns how a text becomes words and terms: composition (NFC), case, which characters belong together, syllable
//! bigrams. It never decides what a match is worth.
//!
//! A text is cut into [`Word`]s, runs of one script: `KG이니시스` is `kg` and `이니시스`, `SharePoint에서` is `sharepoint`
//! and `에서`, as people type them. Scripts that are written in syllables or ideographs are found by bigrams, because a
//! word's border says little there (`자동결제` is found by `결제`); all others by whole words and their beginnings.

use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Changes whenever the same text would give other terms, or other words in the vocabulary. An index of another version is
/// refused, for what it holds would not meet a query.
pub(crate) const VERSION: u32 = 5;

/// Terms end here, in bytes: longer ones are encoded files and keys that nobody types, and tantivy has a limit too.
const LONGEST_TERM: usize = 60;

/// How the characters of a word are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    /// Hangul syllables, ideographs and kana: by bigrams.
    Syllables,
    /// Letters and digits of every other script: by the whole word.
    Letters,
    /// Single jamo, as in ㅋㅋ, or as they stand at the end of a word that is still being typed.
    Jamo,
}

/// A run of one script in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Lower case, and without the commas of a number.
    pub(crate) text: String,
    /// Where it begins in the text, in bytes.
    pub(crate) from: usize,
    /// Where it ends in the text, in bytes.
    pub(crate) to: usize,
    pub(crate) script: Script,
}

/// The text as search keeps it: composed (NFC; never decomposed, for that would take syllables apart), without
/// characters that cannot be seen and would cut words: zero-width space, soft hyphen, byte order mark, word joiner.
pub(crate) fn normalise(text: &str) -> Cow<'_, str> {
    let invisible = |c: char| matches!(c, '\u{200B}' | '\u{00AD}' | '\u{FEFF}' | '\u{2060}' | '\0');
    let composed = is_nfc_quick(text.chars()) == IsNormalized::Yes;
    match (composed, text.contains(invisible)) {
        (true, false) => Cow::Borrowed(text),
        // What is taken out may stand between two jamo that compose, so it goes first.
        _ => Cow::Owned(text.chars().filter(|&c| !invisible(c)).nfc().collect()),
    }
}

/// The words of a text, in order. Offsets are those of `text` as it is given, so marks made from them are exact; call
/// [`normalise`] before, or decomposed Hangul is taken for single jamo.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::with_capacity(text.len() / 8);
    each_word(text, |word| words.push(word.clone()));
    words
}

/// Calls `each` for every word of a text, in order, without an allocation for each: a query looks through many texts.
pub(crate) fn each_word(text: &str, mut each: impl FnMut(&Word)) {
    let mut word = Word { text: String::new(), from: 0, to: 0, script: Script::Letters };
    for (at, c) in text.char_indices() {
        let script = script(c);
        if script.is_none() && is_within_number(&word, &text[at..]) {
            // `1.2` and `15,000` are one number each.
            if c == '.' {
                word.push(c, at);
            }
            continue;
        }
        if !word.text.is_empty() && script != Some(word.script) {
            each(&word);
            word.text.clear();
        }
        let Some(script) = script else { continue };
        if word.text.is_empty() {
            (word.from, word.script) = (at, script);
        }
        word.push(c, at);
    }
    if !word.text.is_empty() {
        each(&word);
    }
}

/// Whether a number goes on after the sign with which `rest` begins: `.` between digits, `,` before three of them.
fn is_within_number(word: &Word, rest: &str) -> bool {
    let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let rest = rest.as_bytes();
    digit(word.text.as_bytes().last())
        && match rest.first() {
            Some(b'.') => digit(rest.get(1)),
            Some(b',') => (1..4).all(|at| digit(rest.get(at))) && !digit(rest.get(4)),
            _ => false,
        }
}

/// The script whose words a character belongs to; `None` for what stands between words.
pub(crate) fn script(c: char) -> Option<Script> {
    match c {
        '0'..='9' | 'a'..='z' | 'A'..='Z' => Some(Script::Letters),
        '\0'..='\u{7F}' => None,
        '가'..='힣' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' => {
            // The middle dot of katakana stands between words.
            (c != '\u{30FB}').then_some(Script::Syllables)
        }
        '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{A960}'..='\u{A97F}' | '\u{D7B0}'..='\u{D7FF}' => {
            Some(Script::Jamo)
        }
        _ => c.is_alphanumeric().then_some(Script::Letters),
    }
}

/// What is looked up in the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Term {
    /// A word's first two syllables, its only syllable, or a whole word of letters: `결제` in `결제취소`. As a range of
    /// terms they answer for beginnings: every word that begins with `결` lies between `결` and its successor.
    Initial(String),
    /// Two syllables further on: `취소` in `결제취소`.
    Inner(String),
}

impl Term {
    /// The bytes in the dictionary. Inner bigrams stand apart by a sign that no word contains.
    pub(crate) fn key(&self) -> String {
        match self {
            Self::Initial(text) => text.clone(),
            Self::Inner(text) => format!("-{text}"),
        }
    }
}

impl Word {
    fn push(&mut self, c: char, at: usize) {
        self.to = at + c.len_utf8();
        match c {
            // Full-width forms of ASCII, as some input methods and old documents write them.
            '\u{FF01}'..='\u{FF5E}' => {
                let narrow = char::from_u32(c as u32 - 0xFEE0).unwrap_or(c);
                self.text.push(narrow.to_ascii_lowercase());
            }
            _ if c.is_ascii() || self.script == Script::Syllables => self.text.push(c.to_ascii_lowercase()),
            _ => self.text.extend(c.to_lowercase()),
        }
    }

    /// How many characters it has.
    pub(crate) fn length(&self) -> usize {
        self.text.chars().count()
    }

    /// The terms under which the index holds it.
    #[cfg(feature = "writer")]
    pub(crate) fn terms(&self) -> Vec<Term> {
        match self.script {
            Script::Syllables => {
                let bigrams = bigrams(&self.text);
                if bigrams.is_empty() {
                    return vec![Term::Initial(self.text.clone())];
                }
                let mut bigrams = bigrams.into_iter().map(str::to_owned);
                let first = bigrams.next().map(Term::Initial);
                first.into_iter().chain(bigrams.map(Term::Inner)).collect()
            }
            Script::Letters | Script::Jamo => {
                let whole = clipped(&self.text);
                let mut terms = vec![Term::Initial(whole.to_owned())];
                let parts = letter_and_digit_parts(whole);
                if parts.len() > 1 {
                    terms.extend(parts.into_iter().map(|part| Term::Initial(part.to_owned())));
                }
                terms
            }
        }
    }
}

/// Every two neighbouring characters.
pub(crate) fn bigrams(text: &str) -> Vec<&str> {
    let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    borders.windows(3).map(|window| &text[window[0]..window[2]]).collect()
}

/// Whether a word has both letters and digits.
pub(crate) fn is_mixed(text: &str) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_digit() || byte == b'.';
    text.bytes().any(is_digit) && !text.bytes().all(is_digit)
}

/// `office365` as `office` and `365`, because people write it with a space as well.
pub(crate) fn letter_and_digit_parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    let mut last: Option<bool> = None;
    for (at, c) in text.char_indices() {
        let digit = c.is_ascii_digit() || c == '.';
        if last.is_some_and(|last| last != digit) {
            parts.push(&text[from..at]);
            from = at;
        }
        last = Some(digit);
    }
    parts.push(&text[from..]);
    parts
}

/// The beginning of a word that is as long as a term may be.
pub(crate) fn clipped(text: &str) -> &str {
    let mut end = text.len().min(LONGEST_TERM);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check_words(text: &str, expect: &[&str]) {
        let words = words(&normalise(text));
        assert_eq!(words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>(), expect, "{text}");
    }

    fn check_terms(text: &str, expect: &[&str]) {
        let keys: Vec<_> = words(&normalise(text)).iter().flat_map(Word::terms).map(|term| term.key()).collect();
        assert_eq!(keys, expect, "{text}");
    }

    #[test]
    fn words_end_where_the_script_changes() {
        check_words("KG이니시스 결제", &["kg", "이니시스", "결제"]);
        check_words("SharePoint에서 401 오류", &["sharepoint", "에서", "401", "오류"]);
        check_words("24시간 이내", &["24", "시간", "이내"]);
        check_words("결제·취소/환불", &["결제", "취소", "환불"]);
        check_words("장바ㄱ", &["장바", "ㄱ"]);
        check_words("ㄱㅈㅊㅅ", &["ㄱㅈㅊㅅ"]);
        check_words("", &[]);
        check_words(" \t!?", &[]);
    }

    #[test]
    fn numbers_stay_whole() {
        check_words("15,000원", &["15000", "원"]);
        check_words("TLS 1.2, 3.", &["tls", "1.2", "3"]);
        check_words("1,2,3", &["1", "2", "3"]);
        check_words("1,234,567", &["1234567"]);
        check_words("3,단", &["3", "단"]);
        check_words("a,123", &["a", "123"]);
    }

    #[test]
    fn forms_of_the_same_text_give_the_same_words() {
        check_words("\u{1100}\u{1167}\u{11AF}\u{110C}\u{1166}", &["결제"]);
        check_words("결\u{200B}제", &["결제"]);
        check_words("ＫＧ이니시스", &["kg", "이니시스"]);
        check_words("ÉTÉ", &["été"]);
    }

    #[test]
    fn syllables_give_bigrams_and_letters_whole_words() {
        check_terms("결제취소", &["결제", "-제취", "-취소"]);
        check_terms("앱", &["앱"]);
        check_terms("Office365", &["office365", "office", "365"]);
        check_terms("한국語", &["한국", "-국語"]);
    }

    #[test]
    fn a_term_is_never_too_long_and_never_cuts_a_character() {
        for term in words(&"é".repeat(1000)).iter().flat_map(Word::terms) {
            assert!(term.key().len() <= LONGEST_TERM);
        }
    }

    proptest! {
        #[test]
        fn words_lie_in_the_text_in_order_and_apart(text in "(?s).{0,60}|[가-힣ㄱ-ㅣᄀ-ᇿ0-9a-zA-Z.,Ａ-Ｚ \u{200B}]{0,60}") {
            let text = normalise(&text);
            let mut end = 0;
            for word in words(&text) {
                prop_assert!(word.from >= end && word.to > word.from && text.get(word.from..word.to).is_some());
                prop_assert!(!word.text.is_empty());
                end = word.to;
                for term in word.terms() {
                    prop_assert!(!term.key().is_empty());
                }
            }
        }

        #[test]
        fn composed_and_decomposed_text_give_the_same_words(text in "[가-힣 a-zé0-9]{0,40}") {
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(words(&normalise(&text)), words(&normalise(&decomposed)));
        }
    }
}
