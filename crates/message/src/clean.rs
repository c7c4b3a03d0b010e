//! Text as it can be sent: composed Hangul, and for characters that cannot be sent but have a twin, the twin.
//! Everything that was changed is told.

use crate::charset::{Class, class};

/// Something that [`clean`] changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Letters in parts, as macOS writes file names, were put together, or a character took the form of it that EUC-KR
    /// has. It looks as before.
    Composed,
    /// A character was replaced by its twin, or left out where the twin is empty.
    Replaced {
        /// What stood there.
        from: char,
        /// What stands there now.
        to: &'static str,
    },
}

/// A text and what was changed in it, each change once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// The text.
    pub text: String,
    /// What was changed.
    pub changes: Vec<Change>,
}

/// Makes a text sendable as far as nothing is lost by it: composed (NFC, as far as there is anything to send), line
/// ends as `\n`, twins for dashes, quotation marks, bullets, spaces and the won sign, invisible characters left out. What
/// has no twin stays, for [`Problem::Unsendable`](crate::Problem::Unsendable) to tell. Cleaning twice is cleaning once.
#[must_use]
pub fn clean(text: &str) -> Cleaned {
    let mut changes = Vec::new();
    // First the twins, because letters that an invisible character held apart come together only without it.
    let text = replace(&text.replace("\r\n", "\n"), &mut changes);
    let composed = compose(&text);
    if composed != text {
        changes.push(Change::Composed);
    }
    Cleaned { text: composed, changes }
}

/// Puts letters together that came in parts. This is NFC for every character that EUC-KR has, as a test shows; others
/// cannot be sent in either form, and NFC's whole tables would be larger than the rest of this crate.
fn compose(text: &str) -> String {
    let mut composed = String::with_capacity(text.len());
    for c in text.chars() {
        let before = composed.chars().next_back();
        match before.and_then(|before| together(before, c)) {
            Some(whole) => {
                composed.pop();
                composed.push(whole);
            }
            None => composed.push(same(c)),
        }
    }
    composed
}

/// What a letter and the part that follows it make.
fn together(before: char, part: char) -> Option<char> {
    let (first, second) = (u32::from(before), u32::from(part));
    let whole = match (first, second) {
        // Choseong and jungseong; a syllable without jongseong and jongseong.
        (0x1100..=0x1112, 0x1161..=0x1175) => 0xAC00 + ((first - 0x1100) * 21 + second - 0x1161) * 28,
        (0xAC00..=0xD7A3, 0x11A8..=0x11C2) if (first - 0xAC00) % 28 == 0 => first + second - 0x11A7,
        // The voiced kana follow the plain ones; those of は stand two apart.
        (0x30A6, 0x3099) => 0x30F4,
        (0x304B..=0x3062 | 0x30AB..=0x30C2, 0x3099) if first % 2 == 1 => first + 1,
        (0x3064..=0x3069 | 0x30C4..=0x30C9, 0x3099) if first % 2 == 0 => first + 1,
        (0x306F..=0x307D | 0x30CF..=0x30DD, 0x3099 | 0x309A) if first % 3 == 0 => first + second - 0x3098,
        _ => {
            return match (before, part) {
                ('A', '\u{30A}') => Some('\u{212B}'),
                ('Е', '\u{308}') => Some('Ё'),
                ('е', '\u{308}') => Some('ё'),
                ('И', '\u{306}') => Some('Й'),
                ('и', '\u{306}') => Some('й'),
                ('=', '\u{338}') => Some('≠'),
                _ => None,
            };
        }
    };
    char::from_u32(whole)
}

/// The form that EUC-KR has of a character that Unicode has twice.
fn same(c: char) -> char {
    match c {
        'Å' => '\u{212B}',
        '\u{90CE}' => '\u{F92C}',
        '\u{96B8}' => '\u{F9B8}',
        c => c,
    }
}

fn replace(text: &str, changes: &mut Vec<Change>) -> String {
    let mut replaced = String::with_capacity(text.len());
    for c in text.chars() {
        let Some(to) = twin(c) else {
            replaced.push(c);
            continue;
        };
        replaced.push_str(to);
        let change = Change::Replaced { from: c, to };
        if !changes.contains(&change) {
            changes.push(change);
        }
    }
    replaced
}

/// What can be sent instead of a character that cannot: it looks the same or is the same sign. Empty for characters
/// that nobody sees.
#[must_use]
pub fn twin(c: char) -> Option<&'static str> {
    // Two characters of KS X 1001 are not what they seem: phones show the soft hyphen as a hyphen that nobody meant, and
    // of the filler of Hangul nobody sees anything.
    if !matches!(c, '\u{AD}' | '\u{3164}') && matches!(class(c), Class::Ascii | Class::KsX1001 | Class::Windows949) {
        return None;
    }
    let twin = match c {
        // Dashes, the minus sign, the non-breaking hyphen.
        '\u{2010}'..='\u{2014}' | '\u{2212}' | '\u{2043}' | '\u{FE58}' | '\u{FE63}' | '\u{2E3A}' | '\u{2E3B}' => "-",
        // The wave dash that Japanese keyboards type, and its like.
        '\u{301C}' | '\u{2053}' | '\u{02DC}' => "~",
        // Quotation marks of other countries, primes.
        '\u{201A}' | '\u{2039}' | '\u{203A}' | '\u{02BC}' | '\u{02B9}' => "'",
        '\u{201B}' => "‘",
        '\u{201E}' | '\u{00AB}' | '\u{00BB}' | '\u{02BA}' | '\u{301D}' | '\u{301E}' => "\"",
        '\u{201F}' => "“",
        // Bullets and middle dots, among them the katakana one and the old vowel that looks like one.
        '\u{2022}' | '\u{2023}' | '\u{30FB}' | '\u{FF65}' | '\u{2219}' | '\u{22C5}' | '\u{2027}' | '\u{119E}'
        | '\u{2981}' | '\u{0387}' => "·",
        '\u{25AA}' => "■",
        '\u{25AB}' => "□",
        '\u{25E6}' => "○",
        '\u{22EF}' => "…",
        // Arrows of other shapes.
        '\u{2794}' | '\u{279C}' | '\u{27A1}' | '\u{27F6}' | '\u{2B95}' => "→",
        // Signs.
        '\u{20A9}' => "￦",
        '\u{00A9}' => "(C)",
        // Spaces that are not the space, the tab, and the fillers of Hangul, which take the room of a letter.
        '\t' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3164}' | '\u{FFA0}' => {
            " "
        }
        // Ends of lines.
        '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => "\n",
        // What nobody sees: zero-width spaces and joiners, marks of direction, variation selectors, byte order marks.
        '\u{AD}'
        | '\u{034F}'
        | '\u{061C}'
        | '\u{180E}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' => "",
        _ => return None,
    };
    Some(twin)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    /// Whether people see a character of KS X 1001 as what it is: of two of them they do not.
    fn is_seen(c: char) -> bool {
        !matches!(c, '\u{AD}' | '\u{3164}')
    }

    #[track_caller]
    fn check(text: &str, expect: &str, changes: usize) {
        let cleaned = clean(text);
        assert_eq!((cleaned.text.as_str(), cleaned.changes.len()), (expect, changes), "{text:?}");
    }

    #[test]
    fn twins_stand_in_for_what_cannot_be_sent() {
        check("결제", "결제", 0);
        check("A–B—C", "A-B-C", 2);
        check("• 하나 ・ 둘", "· 하나 · 둘", 2);
        check("₩1,000", "￦1,000", 1);
        check("홍\u{A0}길동", "홍 길동", 1);
        check("홍\u{200B}길\u{200B}동", "홍길동", 1);
        check("홍\u{3164}길\u{FFA0}동", "홍 길 동", 2);
        check("a\tb", "a b", 1);
        check("10〜11시", "10~11시", 1);
        check("„x‟", "\"x“", 2);
        check("하\u{AD}이픈", "하이픈", 1);
        check("❤\u{FE0F}", "❤", 1);
    }

    #[test]
    fn what_can_be_sent_stays() {
        check("… · “ ” ‘ ’ ￦ € ★ ※ ① ～ ― 「」", "… · “ ” ‘ ’ ￦ € ★ ※ ① ～ ― 「」", 0);
        check("똠방각하", "똠방각하", 0);
        check("가\n나", "가\n나", 0);
    }

    #[test]
    fn line_ends_are_one_character() {
        check("가\r\n나", "가\n나", 0);
        check("가\r나\u{2028}다", "가\n나\n다", 2);
    }

    #[test]
    fn what_has_no_twin_stays_to_be_told() {
        check("😀✓", "😀✓", 0);
    }

    #[test]
    fn hangul_is_composed() {
        check("\u{1112}\u{1161}\u{11AB}", "한", 1);
        assert_eq!(clean("\u{1112}\u{1161}\u{11AB}").changes, [Change::Composed]);
    }

    #[test]
    fn what_was_taken_apart_is_put_together_as_nfc_does() {
        for c in (0..=0xFFFF).filter_map(char::from_u32).filter(|c| class(*c) < Class::Unsendable && is_seen(*c)) {
            let apart: String = c.nfd().collect();
            let cleaned = clean(&apart).text;
            assert!(cleaned.nfc().eq(c.nfc()), "U+{:04X} {cleaned:?}", u32::from(c));
            assert!(cleaned.chars().all(|c| class(c) < Class::Unsendable), "U+{:04X} {cleaned:?}", u32::from(c));
        }
    }

    #[test]
    fn every_character_of_ks_x_1001_can_still_be_sent_after_cleaning() {
        for c in (0..=0xFFFF).filter_map(char::from_u32).filter(|c| class(*c) == Class::KsX1001 && is_seen(*c)) {
            let cleaned = clean(&c.to_string()).text;
            let classes: Vec<_> = cleaned.chars().map(class).collect();
            assert_eq!(classes, [Class::KsX1001], "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn twins_can_be_sent() {
        for (c, to) in (0..=0x10_FFFF).filter_map(char::from_u32).filter_map(|c| Some((c, twin(c)?))) {
            assert!(to.chars().all(|to| class(to) < Class::Windows949), "{c:?} {to:?}");
        }
    }

    proptest! {
        #[test]
        fn decomposed_text_is_composed_as_nfc_does(text in "[가-힣a-zA-Z ぁ-んァ-ヶА-яё≠=.,\n]{0,40}") {
            let apart: String = text.nfd().collect();
            prop_assert_eq!(clean(&apart).text, text.nfc().collect::<String>());
        }

        #[test]
        fn cleaning_twice_is_cleaning_once(text in "\\PC*|[\u{1100}-\u{11FF}가-힣 \\r\\n\\t–]*") {
            let once = clean(&text).text;
            let twice = clean(&once);
            prop_assert_eq!(&twice.text, &once);
            prop_assert_eq!(twice.changes, []);
        }
    }
}
