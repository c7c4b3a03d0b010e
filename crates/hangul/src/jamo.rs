//! Syllables, the jamo in them, and the keys that type them.

/// The first consonants, in Unicode's order, as single jamo.
const FIRST: [char; 19] =
    ['ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ'];
/// The vowels, in Unicode's order.
const VOWELS: [char; 21] = [
    'ㅏ', 'ㅐ', 'ㅑ', 'ㅒ', 'ㅓ', 'ㅔ', 'ㅕ', 'ㅖ', 'ㅗ', 'ㅘ', 'ㅙ', 'ㅚ', 'ㅛ', 'ㅜ', 'ㅝ', 'ㅞ', 'ㅟ', 'ㅠ', 'ㅡ',
    'ㅢ', 'ㅣ',
];
/// The last consonants, in Unicode's order; the first is none.
const LAST: [char; 28] = [
    '\0', 'ㄱ', 'ㄲ', 'ㄳ', 'ㄴ', 'ㄵ', 'ㄶ', 'ㄷ', 'ㄹ', 'ㄺ', 'ㄻ', 'ㄼ', 'ㄽ', 'ㄾ', 'ㄿ', 'ㅀ', 'ㅁ', 'ㅂ', 'ㅄ',
    'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ',
];
/// What is typed with two keys on the Korean keyboard.
const PAIRS: [(char, char, char); 18] = [
    ('ㅘ', 'ㅗ', 'ㅏ'),
    ('ㅙ', 'ㅗ', 'ㅐ'),
    ('ㅚ', 'ㅗ', 'ㅣ'),
    ('ㅝ', 'ㅜ', 'ㅓ'),
    ('ㅞ', 'ㅜ', 'ㅔ'),
    ('ㅟ', 'ㅜ', 'ㅣ'),
    ('ㅢ', 'ㅡ', 'ㅣ'),
    ('ㄳ', 'ㄱ', 'ㅅ'),
    ('ㄵ', 'ㄴ', 'ㅈ'),
    ('ㄶ', 'ㄴ', 'ㅎ'),
    ('ㄺ', 'ㄹ', 'ㄱ'),
    ('ㄻ', 'ㄹ', 'ㅁ'),
    ('ㄼ', 'ㄹ', 'ㅂ'),
    ('ㄽ', 'ㄹ', 'ㅅ'),
    ('ㄾ', 'ㄹ', 'ㅌ'),
    ('ㄿ', 'ㄹ', 'ㅍ'),
    ('ㅀ', 'ㄹ', 'ㅎ'),
    ('ㅄ', 'ㅂ', 'ㅅ'),
];
const BASE: u32 = 0xAC00;

/// A syllable taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Syllable {
    /// The first consonant.
    pub first: char,
    /// The vowel.
    pub vowel: char,
    /// The last consonant, if there is one.
    pub last: Option<char>,
}

impl Syllable {
    /// Takes a syllable apart; `None` for every other character.
    #[must_use]
    pub fn of(c: char) -> Option<Self> {
        let at = (c as u32).checked_sub(BASE).filter(|at| *at < 11_172)? as usize;
        let last = LAST[at % 28];
        Some(Self { first: FIRST[at / 588], vowel: VOWELS[at % 588 / 28], last: (last != '\0').then_some(last) })
    }

    /// Puts it together; `None` where a part cannot stand in its place.
    #[must_use]
    pub fn compose(self) -> Option<char> {
        let first = FIRST.iter().position(|c| *c == self.first)?;
        let vowel = VOWELS.iter().position(|c| *c == self.vowel)?;
        let last = LAST.iter().position(|c| *c == self.last.unwrap_or('\0'))?;
        char::from_u32(BASE + (first * 588 + vowel * 28 + last) as u32)
    }
}

/// Whether a character is a single jamo as keyboards type it (ㄱ to ㅣ).
#[must_use]
pub fn is_jamo(c: char) -> bool {
    ('ㄱ'..='ㅣ').contains(&c)
}

/// Whether a character is a single consonant that can begin a syllable.
#[must_use]
pub fn is_choseong(c: char) -> bool {
    FIRST.contains(&c)
}

/// A syllable's first consonant; a choseong is its own.
#[must_use]
pub fn choseong(c: char) -> Option<char> {
    Syllable::of(c).map(|syllable| syllable.first).or_else(|| is_choseong(c).then_some(c))
}

/// The two keys of a jamo that is typed with two.
pub(crate) fn pair(c: char) -> Option<(char, char)> {
    PAIRS.iter().find(|(whole, ..)| *whole == c).map(|(_, a, b)| (*a, *b))
}

fn joined(a: char, b: char) -> Option<char> {
    PAIRS.iter().find(|(_, first, second)| (*first, *second) == (a, b)).map(|(whole, ..)| *whole)
}

/// The keys that type a text, one after the other: `ㄱㅕㄹㅈㅔ` for 결제, `ㅊㅜㅣ` for 취. What is not Hangul stays. A text
/// that is half typed has the beginning of the whole text's keys, whatever its last syllable looks like meanwhile.
#[must_use]
pub fn keys(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut put = |c: char| match pair(c) {
        Some((a, b)) => out.extend([a, b]),
        None => out.push(c),
    };
    for c in text.chars() {
        match Syllable::of(c) {
            Some(Syllable { first, vowel, last }) => {
                put(first);
                put(vowel);
                last.into_iter().for_each(&mut put);
            }
            None => put(c),
        }
    }
    out
}

/// The text that keys (as [`keys`] gives them) make on a Korean keyboard. What makes no syllable stays as it is.
#[must_use]
pub fn compose(keys: impl IntoIterator<Item = char>) -> String {
    let mut out = String::new();
    let mut open = Open::default();
    for key in keys {
        open.take(key, &mut out);
    }
    open.close(&mut out);
    out
}

/// The syllable that is being typed.
#[derive(Default)]
struct Open {
    first: Option<char>,
    vowel: Option<char>,
    last: Option<char>,
}

impl Open {
    fn take(&mut self, key: char, out: &mut String) {
        if VOWELS.contains(&key) {
            self.take_vowel(key, out);
        } else if FIRST.contains(&key) || LAST.contains(&key) {
            self.take_consonant(key, out);
        } else {
            self.close(out);
            out.push(key);
        }
    }

    fn take_vowel(&mut self, key: char, out: &mut String) {
        match (self.first, self.vowel, self.last) {
            (Some(_), Some(_), Some(last)) => {
                // The last consonant, or the second of two, begins the next syllable after all.
                let (stays, goes) = pair(last).map_or((None, last), |(a, b)| (Some(a), b));
                self.last = stays;
                self.close(out);
                (self.first, self.vowel) = (Some(goes), Some(key));
            }
            (_, Some(vowel), None) => {
                if let Some(both) = joined(vowel, key) {
                    self.vowel = Some(both);
                } else {
                    self.close(out);
                    self.vowel = Some(key);
                }
            }
            _ => self.vowel = Some(key),
        }
    }

    fn take_consonant(&mut self, key: char, out: &mut String) {
        let can_end = LAST.contains(&key);
        match (self.first, self.vowel, self.last) {
            (Some(_), Some(_), None) if can_end => self.last = Some(key),
            (Some(_), Some(_), Some(last)) if joined(last, key).is_some() => self.last = joined(last, key),
            _ => {
                self.close(out);
                self.first = Some(key);
            }
        }
    }

    fn close(&mut self, out: &mut String) {
        let Self { first, vowel, last } = std::mem::take(self);
        let whole = first.zip(vowel).and_then(|(first, vowel)| Syllable { first, vowel, last }.compose());
        match whole {
            Some(syllable) => out.push(syllable),
            None => out.extend([first, vowel, last].into_iter().flatten()),
        }
    }
}

/// Whether two words differ by one slip of a finger: one key wrong, missing, too much, or two swapped. Equal words do
/// not differ.
#[must_use]
pub fn one_edit_apart(a: &[char], b: &[char]) -> bool {
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let front = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[front..], &b[front..]);
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&a[..a.len() - back], &b[..b.len() - back]) {
        ([_], [] | [_]) | ([], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

/// Whether two texts differ in one jamo of one syllable, as Unicode has them: 취소 and 츄소, 웹 and 웬. A compound vowel
/// or final is one jamo here and two keys to [`one_edit_apart`].
#[must_use]
pub fn one_jamo_apart(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.chars(), b.chars());
    let mut differ = false;
    loop {
        match (a.next(), b.next()) {
            (None, None) => return differ,
            (Some(a), Some(b)) if a == b => {}
            (Some(a), Some(b)) if !differ => {
                let (Some(a), Some(b)) = (Syllable::of(a), Syllable::of(b)) else { return false };
                let others = [a.first != b.first, a.vowel != b.vowel, a.last != b.last];
                if others.iter().filter(|other| **other).count() != 1 {
                    return false;
                }
                differ = true;
            }
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check_keys(text: &str, expect: &str) {
        assert_eq!(keys(text), expect);
        assert_eq!(compose(expect.chars()), text);
    }

    #[test]
    fn a_text_is_its_keys() {
        check_keys("결제", "ㄱㅕㄹㅈㅔ");
        check_keys("취소", "ㅊㅜㅣㅅㅗ");
        check_keys("값이 365", "ㄱㅏㅂㅅㅇㅣ 365");
        check_keys("읽기", "ㅇㅣㄹㄱㄱㅣ");
        check_keys("ㅋㅋ", "ㅋㅋ");
        check_keys("까닭", "ㄲㅏㄷㅏㄹㄱ");
        check_keys("", "");
    }

    #[test]
    fn a_half_typed_text_has_the_beginning_of_the_keys() {
        for half in ["결제ㅊ", "결제추", "결제취", "결제췻", "결젳"] {
            assert!(keys("결제취소").starts_with(&keys(half)), "{half}");
        }
        assert!(!keys("결제취소").starts_with(&keys("결제시")));
    }

    fn check_edit(a: &str, b: &str, expect: bool) {
        let [x, y] = [a, b].map(|text| keys(text).chars().collect::<Vec<_>>());
        assert_eq!(one_edit_apart(&x, &y), expect, "{a} {b}");
        assert_eq!(one_edit_apart(&y, &x), expect, "{b} {a}");
    }

    #[test]
    fn one_slip_is_one_edit() {
        check_edit("결재", "결제", true);
        check_edit("겔제", "결제", true);
        check_edit("결졔", "결제", true);
        check_edit("겨제", "결제", true);
        check_edit("결젱", "결제", true);
        check_edit("구ㅣㅇㅂ", "구입", true);
        check_edit("결제", "결제", false);
        check_edit("결재", "경제", false);
        check_edit("", "ㄱ", true);
        check_edit("", "", false);
    }

    #[test]
    fn one_jamo_may_be_two_keys() {
        assert!(one_jamo_apart("취소", "츄소") && one_jamo_apart("웹용", "웮용"));
        for (a, b) in [("취소", "취소"), ("취소", "치시"), ("취소", "취"), ("a", "b"), ("취소", "처손")]
        {
            assert!(!one_jamo_apart(a, b), "{a} {b}");
        }
    }

    #[test]
    fn choseong_is_what_a_syllable_begins_with() {
        assert_eq!("결제ㅊㅅ!".chars().filter_map(choseong).collect::<String>(), "ㄱㅈㅊㅅ");
        assert_eq!(choseong('ㅏ'), None);
    }

    proptest! {
        #[test]
        fn syllables_survive_being_typed(text in "[가-힣 a-z0-9]{0,30}") {
            prop_assert_eq!(compose(keys(&text).chars()), text);
        }

        #[test]
        fn no_text_makes_it_panic(text: String) {
            let typed = keys(&text);
            let _ = compose(typed.chars());
            prop_assert_eq!(keys(&compose(typed.chars())), typed);
        }
    }
}
