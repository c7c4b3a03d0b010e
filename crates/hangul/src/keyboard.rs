//! The keyboard in the wrong layout: the Korean two-set layout (KS X 5002) over QWERTY, both ways.

use crate::jamo::{compose, keys};

/// The keys of the letters `a` to `z`.
const PLAIN: [char; 26] = [
    'ㅁ', 'ㅠ', 'ㅊ', 'ㅇ', 'ㄷ', 'ㄹ', 'ㅎ', 'ㅗ', 'ㅑ', 'ㅓ', 'ㅏ', 'ㅣ', 'ㅡ', 'ㅜ', 'ㅐ', 'ㅔ', 'ㅂ', 'ㄱ', 'ㄴ',
    'ㅅ', 'ㅕ', 'ㅍ', 'ㅈ', 'ㅌ', 'ㅛ', 'ㅋ',
];
/// What Shift changes.
const SHIFTED: [(char, char); 7] =
    [('Q', 'ㅃ'), ('W', 'ㅉ'), ('E', 'ㄸ'), ('R', 'ㄲ'), ('T', 'ㅆ'), ('O', 'ㅒ'), ('P', 'ㅖ')];

fn to_jamo(letter: char) -> Option<char> {
    let shifted = SHIFTED.iter().find(|(key, _)| *key == letter).map(|(_, jamo)| *jamo);
    let at = (letter.to_ascii_lowercase() as usize).checked_sub('a' as usize);
    shifted.or_else(|| PLAIN.get(at?).copied())
}

fn to_letter(jamo: char) -> Option<char> {
    let shifted = SHIFTED.iter().find(|(_, own)| *own == jamo).map(|(key, _)| *key);
    let plain = || PLAIN.iter().position(|own| *own == jamo).map(|at| char::from(b'a' + at as u8));
    shifted.or_else(plain)
}

/// What a text of Latin letters would have been in the Korean layout: `rufwp` is 결제. Other characters stay.
#[must_use]
pub fn as_hangul(text: &str) -> String {
    compose(text.chars().map(|c| to_jamo(c).unwrap_or(c)))
}

/// What Hangul would have been in the Latin layout: `ㅅㄷ믄` is `teams`. Other characters stay.
#[must_use]
pub fn as_latin(text: &str) -> String {
    keys(text).chars().map(|c| to_letter(c).unwrap_or(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(latin: &str, hangul: &str) {
        assert_eq!((as_hangul(latin).as_str(), as_latin(hangul).as_str()), (hangul, latin));
    }

    #[test]
    fn each_layout_is_read_as_the_other() {
        check("rufwp", "결제");
        check("cnlth", "취소");
        check("rufwp cnlth", "결제 취소");
        check("teams", "ㅅㄷ믄");
        check("dkswjsghk", "안전화");
        check("Rkekfh", "까다로");
        check("rkqtdl", "값이");
        check("dhkdl 401", "와이 401");
        check("TkdTkd", "쌍쌍");
        check("", "");
        assert_eq!(as_hangul("GKRTOD"), "핚썡");
    }

    proptest! {
        #[test]
        fn hangul_comes_back(text in "[가-힣 ]{0,20}") {
            prop_assert_eq!(as_hangul(&as_latin(&text)), text);
        }

        #[test]
        fn no_text_makes_it_panic(text: String) {
            let _ = (as_hangul(&text), as_latin(&text));
        }
    }
}
