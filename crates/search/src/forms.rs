//! Other forms of a word that no stem reaches: the conjugations of short verbs (`태어난`, `태어났다`; `쌓는`, `쌓았으나`), nouns
//! of one syllable with their particles (`표는`, `표가`), and what English puts at the end of words.
//!
//! It has no dictionary, so what it makes of a word may be no word at all. That does no harm where no text has it, and
//! is why a form counts less than the word itself.

use giljabi_hangul::Syllable;

/// Forms of a word that have all but one syllable in common: they begin a word with `base` and one of `next`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    pub(crate) base: String,
    pub(crate) next: Vec<char>,
}

/// What follows a stem of one syllable that ends in a consonant; by that it is told from other words.
const AFTER_CONSONANT: [char; 14] =
    ['은', '을', '는', '고', '지', '아', '어', '았', '었', '으', '던', '게', '기', '습'];
/// What follows a stem that has lost its last consonant.
const AFTER_LOST: [char; 7] = ['은', '을', '으', '어', '었', '아', '았'];
/// The stems in ㅅ and ㄷ that change, and the frequent ones in ㅂ that do not.
const LOSES_S: [char; 6] = ['짓', '잇', '낫', '붓', '긋', '젓'];
const CHANGES_D: [char; 8] = ['듣', '걷', '묻', '싣', '닫', '컫', '긷', '붇'];
const KEEPS_B: [char; 11] = ['입', '잡', '뽑', '씹', '좁', '접', '집', '업', '꼽', '습', '답'];
/// How the endings begin that leave such a stem whole.
const PLAIN_BEGINNINGS: [char; 8] = ['다', '는', '고', '지', '게', '기', '던', '습'];
/// Endings that stand after a stem as it is, the longest first.
const PLAIN: [&str; 17] = [
    "는가", "는지", "는데", "지만", "려고", "거나", "도록", "는", "던", "고", "며", "면", "게", "지", "기", "다", "자",
];
/// Endings that only follow a consonant, the longest first.
const AFTER_CLOSED: [&str; 24] = [
    "았는가",
    "었는가",
    "았으며",
    "었으며",
    "았으나",
    "었으나",
    "았지만",
    "었지만",
    "으려고",
    "으면서",
    "았던",
    "었던",
    "았고",
    "었고",
    "았다",
    "었다",
    "으며",
    "으나",
    "으면",
    "아서",
    "어서",
    "은",
    "을",
    "습",
];
/// Finals that an ending may have put under a stem's last syllable.
const FUSED: [char; 5] = ['ㄴ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅆ'];
/// A vowel at a stem's end, and what it becomes before 어.
const CONTRACTED: [(char, char); 6] =
    [('ㅣ', 'ㅕ'), ('ㅜ', 'ㅝ'), ('ㅗ', 'ㅘ'), ('ㅡ', 'ㅓ'), ('ㅡ', 'ㅏ'), ('ㅚ', 'ㅙ')];
/// Particles after a noun, as far as they have one syllable: after a consonant, after a vowel, after both.
const CLOSED_PARTICLES: [char; 4] = ['은', '이', '을', '과'];
const OPEN_PARTICLES: [char; 4] = ['는', '가', '를', '와'];
const PARTICLES: [char; 5] = ['의', '에', '로', '도', '만'];
/// What may follow a unit of which the number is asked for, the longest first.
const AFTER_UNIT: [&str; 39] = [
    "이었는가",
    "이었나요",
    "이었을까",
    "였는가",
    "이었나",
    "인가요",
    "인지요",
    "입니까",
    "일까요",
    "이나",
    "인가",
    "인지",
    "일까",
    "였나",
    "까지",
    "부터",
    "마다",
    "만에",
    "에서",
    "으로",
    "이며",
    "이고",
    "동안",
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에",
    "로",
    "나",
    "만",
    "도",
    "씩",
    "째",
    "인",
    "간",
];
/// Shorter words of Latin letters have no other forms.
const SHORTEST_LATIN: usize = 4;

/// The other forms of a word of syllables.
pub(crate) fn of(word: &str) -> Vec<Form> {
    let noun = short_noun(word).map(|(base, next)| Form { base: base.to_owned(), next });
    noun.into_iter().chain(verb(word)).collect()
}

/// The conjugations of a word, if it is a verb.
fn verb(word: &str) -> Vec<Form> {
    let without = |endings: &[&str]| endings.iter().find_map(|ending| stem_of(word.strip_suffix(ending)?));
    let closed = without(&AFTER_CLOSED);
    let is_closed = |stem: &Stem<'_>| stem.last.last.is_some();
    let found = closed.filter(is_closed).or_else(|| without(&PLAIN)).or_else(|| {
        let fused = |stem: &Stem<'_>| stem.last.last.is_some_and(|c| FUSED.contains(&c));
        stem_of(word).filter(fused)
    });
    let regular = found.and_then(|stem| stem.regular(stem.text.len() == word.len() || !is_closed(&stem)));
    // After an open syllable only a verb whose stem has lost its ㅅ has 은: 지은, 이었다.
    let lost = closed.filter(|stem| !is_closed(stem)).map(|stem| stem.form(stem.last, &AFTER_LOST));
    let irregular = found.or(closed).map(|stem| stem.irregular(&word[stem.text.len()..])).unwrap_or_default();
    regular.into_iter().chain(lost).chain(irregular).collect()
}

/// What a verb is without its ending, and its last syllable.
#[derive(Clone, Copy)]
struct Stem<'a> {
    text: &'a str,
    before: &'a str,
    last: Syllable,
}

fn stem_of(text: &str) -> Option<Stem<'_>> {
    let (at, c) = text.char_indices().next_back()?;
    Some(Stem { text, before: &text[..at], last: Syllable::of(c)? })
}

impl Stem<'_> {
    /// Where the stem does not change; `fused` where an ending may stand under its last syllable.
    fn regular(&self, fused: bool) -> Option<Form> {
        let own = self.last.compose()?;
        let (base, next) = match (self.before.is_empty(), fused) {
            (true, true) => return None,
            (true, false) => (self.text, AFTER_CONSONANT.to_vec()),
            // Before 은 and 는 a final ㄹ goes: 만들다, 만든; and ㅆ is no part of a stem: 세웠는가, 세운.
            _ if fused || matches!(self.last.last, Some('ㄹ' | 'ㅆ')) => (self.before, open(self.last)),
            _ => (self.before, vec![own]),
        };
        Some(Form { base: base.to_owned(), next })
    }

    /// Where it does: 어려운 and 어렵다, 깨달은 and 깨닫다, 지은 and 짓다, 불렀다 and 부르다.
    fn irregular(&self, ending: &str) -> Vec<Form> {
        let Syllable { first, vowel, last } = self.last;
        let with = |last: Option<char>| Syllable { last, ..self.last };
        let before = || stem_of(self.before);
        let own = self.last.compose().unwrap_or_default();
        let mut found = Vec::new();
        match last {
            Some('ㅂ') if !KEEPS_B.contains(&own) => {
                found.push(self.form(with(None), &['우', '운', '울', '움', '워', '웠', '와', '왔']));
            }
            Some('ㄷ') if CHANGES_D.contains(&own) => found.push(self.form(with(Some('ㄹ')), &AFTER_LOST)),
            Some('ㅅ') if LOSES_S.contains(&own) => found.push(self.form(with(None), &AFTER_LOST)),
            Some('ㄹ') if ending.starts_with(['은', '을', '으']) => {
                found.extend(self.stands(with(Some('ㄷ'))));
            }
            _ => {}
        }
        if first == 'ㅇ' && matches!(vowel, 'ㅜ' | 'ㅝ' | 'ㅘ') {
            let stem = before().filter(|stem| stem.last.last.is_none());
            found.extend(stem.and_then(|stem| stem.stands(Syllable { last: Some('ㅂ'), ..stem.last })));
        }
        if first == 'ㄹ'
            && let Some(stem) = before()
        {
            if vowel == 'ㅡ' && stem.last.last.is_none() {
                found.push(stem.form(Syllable { last: Some('ㄹ'), ..stem.last }, &['러', '렀', '라', '랐']));
            } else if matches!(vowel, 'ㅓ' | 'ㅏ') && stem.last.last == Some('ㄹ') {
                found.push(stem.form(Syllable { last: None, ..stem.last }, &['르', '른', '를', '름', '릅']));
            }
        }
        found
    }

    /// The stem with another last syllable, and what follows it.
    fn form(&self, last: Syllable, next: &[char]) -> Form {
        Form { base: self.before.chars().chain(last.compose()).collect(), next: next.to_vec() }
    }

    /// The stem with another last syllable as it stands before any ending.
    fn stands(&self, last: Syllable) -> Option<Form> {
        let own = last.compose()?;
        Some(if self.before.is_empty() {
            Form { base: own.to_string(), next: PLAIN_BEGINNINGS.to_vec() }
        } else {
            Form { base: self.before.to_owned(), next: vec![own] }
        })
    }
}

/// What becomes of a stem's last syllable that is open: an ending stands under it, or is drawn together with its vowel.
fn open(last: Syllable) -> Vec<char> {
    // 하다 has its own: 깨끗해, 깨끗했다.
    let mut next = if (last.first, last.vowel) == ('ㅎ', 'ㅏ') { vec!['해', '했'] } else { Vec::new() };
    let drawn = CONTRACTED.iter().filter(|(_, own)| *own == last.vowel && last.last == Some('ㅆ'));
    for whole in [last.vowel].into_iter().chain(drawn.map(|(whole, _)| *whole)) {
        let mut put = |vowel, last: Option<char>, first| next.extend(Syllable { first, vowel, last }.compose());
        for own in [None, Some('ㄴ'), Some('ㄹ'), Some('ㅁ'), Some('ㅂ')] {
            put(whole, own, last.first);
        }
        let mut contracted = CONTRACTED.iter().filter(|(own, _)| *own == whole).map(|(_, vowel)| *vowel).peekable();
        if contracted.peek().is_none() {
            put(whole, Some('ㅆ'), last.first);
        }
        for vowel in contracted {
            put(vowel, None, last.first);
            put(vowel, Some('ㅆ'), last.first);
        }
    }
    next
}

/// A noun of one syllable with the particles that suit it, if a word may be one.
fn short_noun(word: &str) -> Option<(&str, Vec<char>)> {
    let at = word.chars().next()?.len_utf8();
    let (noun, particle) = word.split_at(at);
    let own = if last(noun)?.last.is_some() { CLOSED_PARTICLES } else { OPEN_PARTICLES };
    let next: Vec<char> = own.into_iter().chain(PARTICLES).collect();
    let mut letters = particle.chars();
    let fits = match (letters.next(), letters.next()) {
        (Some(only), None) => next.contains(&only),
        _ => particle == "에서" || particle == "으로",
    };
    fits.then_some((noun, next))
}

/// The noun of one syllable before the particle with which a word ends, if it may be one.
pub(crate) fn noun(word: &str) -> Option<&str> {
    short_noun(word).map(|(noun, _)| noun)
}

fn last(text: &str) -> Option<Syllable> {
    text.chars().next_back().and_then(Syllable::of)
}

/// The unit in `명인가`, `년에`.
pub(crate) fn unit(word: &str) -> &str {
    AFTER_UNIT.iter().find_map(|end| word.strip_suffix(end).filter(|unit| !unit.is_empty())).unwrap_or(word)
}

/// Other forms of an English word: its plural or singular, and what it is with `-ed` and `-ing` or without. By rule, so
/// that some of them are no words.
pub(crate) fn latin(word: &str) -> Vec<String> {
    if word.len() < SHORTEST_LATIN || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Vec::new();
    }
    let mut stems = vec![word.to_owned()];
    for (ending, put) in
        [("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""), ("ing", "e")]
    {
        let stem = word.strip_suffix(ending).filter(|stem| stem.len() + put.len() >= SHORTEST_LATIN - 1);
        stems.extend(stem.filter(|_| !word.ends_with("ss")).map(|stem| format!("{stem}{put}")));
    }
    let mut found: Vec<String> = Vec::new();
    for stem in &stems {
        found.extend(["", "s", "es", "ed", "ing"].map(|ending| format!("{stem}{ending}")));
        for (last, endings) in [('y', ["ies", "ied"]), ('e', ["ing", "ed"])] {
            if let Some(short) = stem.strip_suffix(last) {
                found.extend(endings.map(|ending| format!("{short}{ending}")));
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found.retain(|form| form != word);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn meet(word: &str, text: &str) -> bool {
        of(word).iter().any(|form| {
            text.strip_prefix(form.base.as_str())
                .and_then(|rest| rest.chars().next())
                .is_some_and(|c| form.next.contains(&c))
        })
    }

    #[test]
    fn forms_of_a_verb_meet() {
        for (word, others) in [
            ("태어난", &["태어났다", "태어나", "태어날", "태어나서"][..]),
            ("만든", &["만들었다", "만들어진", "만드는"]),
            ("만들었는가", &["만든", "만드는"]),
            ("불린", &["불렸다", "불리는", "불려"]),
            ("세운", &["세웠다", "세우고", "세워"]),
            ("세웠는가", &["세운", "세우고"]),
            ("쌓는", &["쌓았으나", "쌓은", "쌓아"]),
            ("받은", &["받았다", "받는", "받을"]),
            ("이끈", &["이끌었다", "이끄는"]),
            ("따른", &["따랐다", "따르면"]),
            ("지은", &["지었다", "지어서"]),
            ("잇는", &["이었다", "이은"]),
            ("어려운", &["어렵다", "어려웠다", "어려워"]),
            ("도운", &["돕다", "돕고"]),
            ("가깝다", &["가까운", "가까워"]),
            ("깨달은", &["깨닫다", "깨달았다"]),
            ("듣는", &["들은", "들었다"]),
            ("부른", &["불렀다", "부르는"]),
            ("불렀던", &["부른", "부르면"]),
        ] {
            for other in others {
                assert!(meet(word, other), "{word} {other}");
            }
        }
        assert!(!meet("쌓는", "쌓") && !meet("태어난", "태양"));
        assert!(!meet("지우다", "지원"), "what is drawn together has no ㄴ under it");
        assert!(!meet("믿는", "밀어") && !meet("밀고", "믿고") && !meet("잡은", "자운"), "these do not change");
    }

    #[test]
    fn a_noun_of_one_syllable_meets_itself_with_other_particles() {
        assert!(meet("표는", "표가") && meet("배의", "배를") && meet("섬의", "섬은") && meet("곳에서", "곳이"));
        assert!(!meet("섬의", "섬가") && !meet("회의실", "회의"));
    }

    #[test]
    fn units_are_what_is_counted() {
        for (word, expect) in [("명인가", "명"), ("년에", "년"), ("개", "개"), ("이", "이"), ("번이었는가", "번")]
        {
            assert_eq!(unit(word), expect);
        }
    }

    #[test]
    fn english_endings_come_and_go() {
        for (word, other) in [
            ("errors", "error"),
            ("error", "errors"),
            ("policies", "policy"),
            ("policy", "policies"),
            ("sharing", "share"),
            ("shared", "sharing"),
            ("boxes", "box"),
            ("installed", "install"),
        ] {
            assert!(latin(word).iter().any(|form| form == other), "{word} {other}");
        }
        assert!(!latin("access").iter().any(|form| form == "acces"));
        assert_eq!(latin("ios"), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn no_word_makes_it_panic(word in "[가-힣ㄱ-ㅎa-z0-9]{0,8}|.{0,6}") {
            let _ = (of(&word), latin(&word), unit(&word));
        }
    }
}
