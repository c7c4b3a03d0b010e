//! Matching a short text against a title, before any index is there.

use crate::jamo::{choseong, is_choseong, is_jamo, keys};
use crate::keyboard::{as_hangul, as_latin};

/// How a text was found in a title; the better first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TitleWay {
    /// The title begins with it.
    Beginning,
    /// A word in the title begins with it.
    Word,
    /// It stands within a word.
    Inside,
    /// Its words all stand in the title, apart.
    Words,
    /// With choseong in it.
    Choseong,
    /// Typed in the other keyboard layout.
    Layout,
}

/// A text found in a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitleMatch {
    /// Higher is better; comparable between titles for the same text.
    pub score: u32,
    /// How it was found.
    pub way: TitleWay,
    /// What matched: non-empty ranges of bytes, in order, apart, on character borders.
    pub marks: Vec<(usize, usize)>,
}

/// A text is read so far, in characters: a title is shorter.
const LONGEST: usize = 60;

/// Finds what a person has typed so far in a title: at its beginning, at a word's, within one; half-typed syllables,
/// choseong (also after syllables), and the other keyboard layout; spaces and case make no difference. `None` where it
/// is not there, or where there is nothing but space and signs.
#[must_use]
pub fn match_title(query: &str, title: &str) -> Option<TitleMatch> {
    let query: String = query.trim().chars().take(LONGEST).collect();
    let title = Title::new(title);
    if let Some(found) = title.find(&query, None) {
        return Some(found);
    }
    let other = if query.chars().any(|c| c.is_ascii_alphabetic()) { as_hangul(&query) } else { as_latin(&query) };
    // Half a conversion is none: `office` makes no words in the other layout.
    let whole = other != query && !other.chars().all(is_jamo);
    whole.then(|| title.find(&other, Some(TitleWay::Layout)))?
}

/// A title's letters, without what stands between words.
struct Title {
    letters: Vec<Letter>,
}

struct Letter {
    lower: char,
    /// The keys that type it, one after the other.
    keys: String,
    from: usize,
    to: usize,
    starts_word: bool,
}

impl Title {
    fn new(title: &str) -> Self {
        let mut letters = Vec::new();
        let mut starts_word = true;
        for (from, c) in title.char_indices() {
            if c.is_alphanumeric() {
                let lower = c.to_lowercase().next().unwrap_or(c);
                let keys = keys(lower.encode_utf8(&mut [0; 4]));
                letters.push(Letter { lower, keys, from, to: from + c.len_utf8(), starts_word });
            }
            starts_word = !c.is_alphanumeric();
        }
        Self { letters }
    }

    fn find(&self, query: &str, way: Option<TitleWay>) -> Option<TitleMatch> {
        let wanted: Vec<char> = query.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        if wanted.is_empty() {
            return None;
        }
        let mut best: Option<TitleMatch> = None;
        for at in 0..self.letters.len() {
            if let Some((end, by_choseong)) = self.stands(&wanted, at) {
                let place = match (at, self.letters[at].starts_word) {
                    _ if by_choseong && !self.letters[at].starts_word => continue,
                    (0, _) => TitleWay::Beginning,
                    (_, true) => TitleWay::Word,
                    _ => TitleWay::Inside,
                };
                let found = self.found(place, way.or(by_choseong.then_some(TitleWay::Choseong)), vec![(at, end)]);
                if best.as_ref().is_none_or(|best| found.score > best.score) {
                    best = Some(found);
                }
            }
        }
        best.or_else(|| self.find_words(query, way))
    }

    /// Every word of the query, anywhere.
    fn find_words(&self, query: &str, way: Option<TitleWay>) -> Option<TitleMatch> {
        let mut places = Vec::new();
        for word in query.split_whitespace() {
            let wanted: Vec<char> = word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
            if wanted.is_empty() {
                continue;
            }
            let starts = (0..self.letters.len()).filter(|at| self.letters[*at].starts_word);
            let others = (0..self.letters.len()).filter(|at| !self.letters[*at].starts_word && wanted.len() > 1);
            let place = starts.chain(others).find_map(|at| Some((at, self.stands(&wanted, at)?.0)))?;
            places.push(place);
        }
        (places.len() > 1).then(|| self.found(TitleWay::Words, way, places))
    }

    /// Where a text ends that stands at a letter, and whether choseong were needed for it. The last syllable may be half
    /// typed.
    fn stands(&self, wanted: &[char], at: usize) -> Option<(usize, bool)> {
        let letters = &self.letters[at..];
        let (last, before) = wanted.split_last()?;
        if letters.len() < before.len() {
            return None;
        }
        let mut by_choseong = false;
        for (c, letter) in before.iter().zip(letters) {
            if *c != letter.lower {
                if !is_choseong(*c) || choseong(letter.lower) != Some(*c) {
                    return None;
                }
                by_choseong = true;
            }
        }
        let rest = &letters[before.len()..];
        if is_choseong(*last) && by_choseong {
            let next = rest.first()?;
            return (choseong(next.lower) == Some(*last)).then_some((at + wanted.len(), true));
        }
        // The keys of the last syllable may run into the letter after it: 췻 is 취 and the beginning of 소.
        let typed = keys(last.encode_utf8(&mut [0; 4]));
        let mut left = typed.as_str();
        for (count, letter) in rest.iter().take(2).enumerate() {
            if letter.keys.starts_with(left) {
                return Some((at + before.len() + count + 1, by_choseong));
            }
            left = left.strip_prefix(letter.keys.as_str())?;
        }
        None
    }

    fn found(&self, place: TitleWay, way: Option<TitleWay>, mut places: Vec<(usize, usize)>) -> TitleMatch {
        places.sort_unstable();
        let mut marks: Vec<(usize, usize)> = Vec::new();
        for (from, to) in places.into_iter().filter(|(from, to)| from < to) {
            let (from, to) = (self.letters[from].from, self.letters[to - 1].to);
            match marks.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => marks.push((from, to)),
            }
        }
        let place_score = 40 - 10 * (place.min(TitleWay::Words) as u32);
        let way_score = match way {
            Some(TitleWay::Layout) => 100,
            Some(_) => 200,
            None => 300,
        };
        // The more of the title has been typed, the better.
        let typed: usize = marks.iter().map(|(from, to)| to - from).sum();
        let whole = self.letters.last().map_or(1, |last| last.to).max(1);
        TitleMatch { score: way_score + place_score + (9 * typed / whole) as u32, way: way.unwrap_or(place), marks }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(query: &str, title: &str, expect: &str) {
        let shown = match_title(query, title).map_or_else(String::new, |found| {
            let mut out = String::new();
            let mut end = 0;
            for (from, to) in found.marks {
                out.extend([&title[end..from], "[", &title[from..to], "]"]);
                end = to;
            }
            format!("{out}{} {:?}", &title[end..], found.way)
        });
        assert_eq!(shown, expect, "{query}");
    }

    #[test]
    fn what_is_typed_is_found_in_titles() {
        check("결제", "결제 취소", "[결제] 취소 Beginning");
        check("취소", "결제 취소", "결제 [취소] Word");
        check("결제", "자동결제 복구", "자동[결제] 복구 Inside");
        check("결제취소", "결제 취소", "[결제 취소] Beginning");
        check("취소 결제", "결제 취소", "[결제] [취소] Words");
        check("TEAMS", "Teams 시작", "[Teams] 시작 Beginning");
        check("환불", "결제 취소", "");
        check("", "결제", "");
        check("?!", "결제", "");
    }

    #[test]
    fn half_typed_syllables_are_found() {
        for half in ["결제ㅊ", "결제추", "결제취"] {
            check(half, "결제 취소", "[결제 취]소 Beginning");
        }
        check("결제췻", "결제 취소", "[결제 취소] Beginning");
        check("겨", "결제 취소", "[결]제 취소 Beginning");
    }

    #[test]
    fn choseong_and_layouts_are_found() {
        check("ㄱㅈㅊㅅ", "결제 취소", "[결제 취소] Choseong");
        check("ㄱㅈ취소", "결제 취소", "[결제 취소] Choseong");
        check("결제ㅊㅅ", "결제 취소", "[결제 취소] Choseong");
        check("rufwp cnlth", "결제 취소", "[결제 취소] Layout");
        check("ㅅㄷ믄", "Teams 시작", "[Teams] 시작 Layout");
        check("asdf", "결제 취소", "");
    }

    #[test]
    fn better_ways_score_higher() {
        let scores: Vec<_> = [
            ("결제", "결제"),
            ("결제", "결제 취소"),
            ("취소", "결제 취소"),
            ("ㄱㅈ", "결제 취소"),
            ("rufwp", "결제 취소"),
        ]
        .into_iter()
        .map(|(query, title)| match_title(query, title).expect("a match").score)
        .collect();
        assert!(scores.is_sorted_by(|a, b| a > b), "{scores:?}");
    }

    proptest! {
        #[test]
        fn marks_lie_in_the_title(query in ".{0,8}|[가-힣ㄱ-ㅎa-z ]{0,8}", title in ".{0,20}|[가-힣a-z ]{0,20}") {
            if let Some(found) = match_title(&query, &title) {
                let mut end = 0;
                for (from, to) in found.marks {
                    prop_assert!(end <= from && from < to && title.get(from..to).is_some());
                    end = to;
                }
            }
        }
    }
}
