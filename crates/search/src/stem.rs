//! Korean words without their particles and endings, by rule.
//!
//! It owns which endings there are; it has no dictionary and so does not know whether what stays is a word. That is
//! why a stem never takes the place of the word itself: both are looked for, and the better match counts. A stem has
//! two syllables at least, for 회의 must not become 회.

/// Fewer syllables are no stem.
const SHORTEST: usize = 2;

/// Particles, which may follow one another (`에서는`, `까지만`).
const PARTICLES: [&str; 52] = [
    "으로부터",
    "에서부터",
    "으로서",
    "으로써",
    "에게서",
    "한테서",
    "이라고",
    "이라는",
    "이라도",
    "이라면",
    "이란",
    "에서",
    "에게",
    "한테",
    "까지",
    "부터",
    "마다",
    "처럼",
    "보다",
    "밖에",
    "조차",
    "마저",
    "이나",
    "으로",
    "이며",
    "이고",
    "이든",
    "하고",
    "께서",
    "라고",
    "라는",
    "라도",
    "라면",
    "로서",
    "로써",
    "만큼",
    "대로",
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "에",
    "의",
    "와",
    "과",
    "도",
    "만",
    "로",
    "나",
    "랑",
];

/// Particles that follow another, and those they follow.
const OUTER: [&str; 8] = ["는", "은", "도", "만", "의", "이", "가", "를"];
const INNER: [&str; 24] = [
    "에서",
    "에게",
    "한테",
    "까지",
    "부터",
    "으로",
    "로",
    "에",
    "만",
    "와",
    "과",
    "보다",
    "처럼",
    "마다",
    "밖에",
    "라고",
    "으로서",
    "로서",
    "으로써",
    "로써",
    "하고",
    "에게서",
    "만큼",
    "대로",
];

/// What makes a noun a verb, in the forms that are written together with an ending: `취소하`, `취소된`, `취소했`.
const VERBS: [char; 32] = [
    '하', '해', '했', '한', '할', '합', '함', '됨', '되', '돼', '됐', '된', '될', '됩', '시', '켰', '받', '당', '였',
    '인', '입', '일', '이', '없', '있', '같', '답', '스', '롭', '적', '화', '률',
];

/// Verbs that say little by themselves, as far as an ending follows.
const LIGHT: [&str; 16] =
    ["하", "했", "하였", "되", "되었", "됐", "돼", "있", "있었", "없", "없었", "이었", "였", "였었", "했었", "됐었"];

/// Verb families that are followed by an ending.
const FAMILIES: [&str; 34] = [
    "하였", "하여", "하", "해", "했", "한", "할", "합", "함", "되었", "되어", "되", "돼", "됐", "된", "될", "됩", "됨",
    "시키", "시켜", "시켰", "시킨", "시킬", "시킵", "받았", "받아", "받은", "받을", "받", "당하", "당했", "당한",
    "이었", "였",
];

/// Endings after a verb's stem.
const ENDINGS: [&str; 116] = [
    "습니다만",
    "습니다",
    "습니까",
    "겠습니다",
    "었습니다",
    "았습니다",
    "였습니다",
    "셨습니다",
    "십시오",
    "시나요",
    "시려면",
    "시면",
    "시는",
    "신다",
    "세요",
    "셔요",
    "어야",
    "아야",
    "여야",
    "어서",
    "아서",
    "여서",
    "어도",
    "아도",
    "여도",
    "었는데",
    "았는데",
    "는데요",
    "는데",
    "은데",
    "ㄴ데",
    "나요",
    "까요",
    "어요",
    "아요",
    "에요",
    "예요",
    "이에요",
    "네요",
    "군요",
    "지요",
    "죠",
    "려면",
    "으려면",
    "려고",
    "으려고",
    "러",
    "으러",
    "면서",
    "으면서",
    "으면",
    "면",
    "으며",
    "며",
    "으니까",
    "니까",
    "으니",
    "니",
    "지만",
    "지도",
    "지는",
    "지",
    "거나",
    "든지",
    "던",
    "었던",
    "았던",
    "는지",
    "은지",
    "을지",
    "도록",
    "게",
    "게요",
    "고",
    "고서",
    "기",
    "기를",
    "기는",
    "기에",
    "기도",
    "기가",
    "라고",
    "라는",
    "다고",
    "다는",
    "다면",
    "다",
    "는다",
    "었다",
    "았다",
    "었을",
    "았을",
    "는가",
    "은가",
    "던가",
    "을까",
    "으나",
    "므로",
    "으므로",
    "기로",
    "자",
    "더니",
    "라며",
    "겠다",
    "었는가",
    "았는가",
    "겠는가",
    "었으며",
    "았으며",
    "었고",
    "았고",
    "었으나",
    "았으나",
    "었지만",
    "았지만",
    "는지도",
];

/// The lengths in bytes of the stems of a word of syllables, the longest first: the word without its particles, without
/// its endings, without both. Nothing for a word that has none or is too short.
///
/// What is left when a particle has gone is a noun, whatever it ends in (`캐나다는`, `아버지의`, `제주도에`): from then on
/// only a particle that stood before that one goes (`에서는`), and what makes a noun of a verb (`취소하기를`).
pub(crate) fn stems(word: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut rest = word;
    let mut after: Option<&str> = None;
    // Three rounds: `취소하는지에는` has particles, an ending, and the verb's own syllable.
    for _ in 0..3 {
        let shorter = match after {
            Some(particle) => without_inner(rest, particle).or_else(|| without_nominal(rest)),
            None => without_verb(rest)
                .or_else(|| without_any(rest, &PARTICLES))
                .or_else(|| without_ending(rest))
                .or_else(|| without_polite(rest)),
        };
        let Some(shorter) = shorter else { break };
        let gone = &rest[shorter.len()..];
        if PARTICLES.contains(&gone) {
            after = Some(gone);
        }
        rest = shorter;
        found.push(rest.len());
    }
    found
}

/// The shortest stem of a word, or the word.
pub(crate) fn stem(word: &str) -> &str {
    stems(word).last().map_or(word, |length| &word[..*length])
}

/// Whether a text is one particle.
pub(crate) fn is_particle(text: &str) -> bool {
    PARTICLES.contains(&text)
}

/// Whether a word consists of particles and endings only, as `에서` in `SharePoint에서` does.
pub(crate) fn is_suffix(word: &str) -> bool {
    let particle = |rest: &str| PARTICLES.contains(&rest);
    let ending = |rest: &str| ENDINGS.contains(&rest);
    let family = |rest: &str| FAMILIES.contains(&rest);
    let mut borders = word.char_indices().map(|(at, _)| at).chain([word.len()]);
    particle(word)
        || ending(word)
        || family(word)
        || borders.any(|at| {
            let (a, b) = word.split_at(at);
            particle(a) && particle(b) || family(a) && (ending(b) || particle(b))
        })
}

/// Whether a word is a form of 하다, 되다, 있다, 없다 or 이다 that says nothing by itself: `하던`, `되었는가`, `있었으며`.
pub(crate) fn is_light_verb(word: &str) -> bool {
    let short = ["는", "던", "고", "며", "면", "게", "다"];
    let ends = |rest: &str| short.contains(&rest) || rest.chars().nth(1).is_some() && ENDINGS.contains(&rest);
    LIGHT.iter().filter_map(|verb| word.strip_prefix(verb)).any(ends)
}

fn has_enough(stem: &str) -> bool {
    stem.chars().count() >= SHORTEST
}

fn without_any<'a>(word: &'a str, suffixes: &[&str]) -> Option<&'a str> {
    // The longest first: `에서` before `서`.
    let stems = suffixes.iter().filter_map(|suffix| word.strip_suffix(suffix));
    stems.filter(|stem| has_enough(stem)).min_by_key(|stem| stem.len())
}

/// Without the particle before the one that has gone.
fn without_inner<'a>(word: &'a str, outer: &str) -> Option<&'a str> {
    if OUTER.contains(&outer) { without_any(word, &INNER) } else { None }
}

/// Without the verb that was made of a noun and then a noun again: `취소하기`, `취소함`, `취소하는지`.
fn without_nominal(word: &str) -> Option<&str> {
    let stem = without_verb(word)?;
    let gone = &word[stem.len()..];
    (["함", "됨"].contains(&gone) || ["기", "는지", "은지", "을지", "지"].iter().any(|end| gone.ends_with(end)))
        .then_some(stem)
}

fn without_ending(word: &str) -> Option<&str> {
    without_any(word, &ENDINGS).or_else(|| {
        // 나타났던 → 나타: what carries the past is no part of the stem.
        let (at, last) = word.char_indices().next_back()?;
        let past = (last as u32).checked_sub(0xAC00).is_some_and(|at| at < 11_172 && at % 28 == 20);
        (past && !matches!(last, '있' | '겠') && has_enough(&word[..at])).then(|| &word[..at])
    })
}

/// Without what follows the form of a verb that ends in one of its vowels: `잘려요`, `잘려서` → `잘려`.
fn without_polite(word: &str) -> Option<&str> {
    let stem = ["서요", "요", "서", "야"].iter().find_map(|end| word.strip_suffix(end))?;
    let vowel = (stem.chars().next_back()? as u32).checked_sub(0xAC00).filter(|at| *at < 11_172 && at % 28 == 0)?;
    // ㅕ ㅘ ㅙ ㅝ ㅞ, as Unicode numbers the vowels: with the others nouns are as frequent (`안내서`).
    (matches!(vowel / 28 % 21, 6 | 9 | 10 | 14 | 15) && has_enough(stem)).then_some(stem)
}

/// Without the verb that was made of a noun: `취소했는데` → `취소`, `취소된` → `취소`.
fn without_verb(word: &str) -> Option<&str> {
    let mut best: Option<&str> = None;
    for (at, c) in word.char_indices() {
        if !VERBS.contains(&c) || !has_enough(&word[..at]) {
            continue;
        }
        let rest = &word[at..];
        let ends = FAMILIES.iter().filter_map(|family| rest.strip_prefix(family)).any(|ending| {
            ending.is_empty()
                || ENDINGS.contains(&ending)
                || PARTICLES.contains(&ending)
                || ["니다", "니까", "지요", "나요", "까요", "가요", "요", "야", "서", "도", "다", "는", "은", "ㄴ"]
                    .contains(&ending)
        });
        if ends
            || ["입니다", "인가요", "인가", "인지", "인데", "이다", "일까요", "입니까", "이었다", "이며"]
                .contains(&rest)
        {
            best = Some(&word[..at]);
            break;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &[&str], expect: &str) {
        for word in words {
            assert_eq!(stem(word), expect, "{word}");
        }
    }

    #[test]
    fn particles_go() {
        check(&["결제를", "결제가", "결제에서는", "결제까지만", "결제로", "결제의", "결제"], "결제");
        check(&["영수증은", "영수증이", "영수증으로", "영수증이라도"], "영수증");
        check(&["회의"], "회의");
        check(&["회의의", "회의에서"], "회의");
    }

    #[test]
    fn what_a_particle_follows_is_a_noun() {
        check(&["캐나다는", "캐나다의", "캐나다에서는"], "캐나다");
        check(&["아버지의", "아버지가", "아버지에게는"], "아버지");
        check(&["우크라이나의", "우크라이나에서"], "우크라이나");
        check(&["홋카이도에", "홋카이도의"], "홋카이도");
        check(&["민주주의는", "민주주의를"], "민주주의");
        check(&["이야기를", "이야기는"], "이야기");
        check(&["정치가는", "정치가를"], "정치가");
        check(&["취소하기를", "취소하기는", "취소했는지를", "취소함을"], "취소");
    }

    #[test]
    fn light_verbs_are_known() {
        for word in ["하던", "되었는가", "있었으며", "없는데", "했으나", "있으면"] {
            assert!(is_light_verb(word), "{word}");
        }
        for word in ["하나", "하자", "한도", "해지", "해도", "되팔기", "있다면서도"] {
            assert!(!is_light_verb(word), "{word}");
        }
    }

    #[test]
    fn what_follows_a_verb_s_vowel_goes() {
        check(&["잘려요", "잘려서", "잘려야"], "잘려");
        check(&["나와요", "나와서", "나와서요"], "나와");
        check(&["어려워요"], "어려워");
        check(&["필요"], "필요");
        check(&["순서"], "순서");
        check(&["안내서"], "안내서");
        check(&["계약서"], "계약서");
    }

    #[test]
    fn verbs_made_of_nouns_go() {
        check(
            &[
                "취소했는데",
                "취소하려면",
                "취소된",
                "취소하는",
                "취소합니다",
                "취소해요",
                "취소하나요",
                "취소되었습니다",
                "취소할",
                "취소됐는데",
                "취소한다",
                "취소하면",
                "취소하고",
                "취소해야",
                "취소되지",
                "취소하세요",
                "취소인가요",
                "취소입니다",
                "취소시킨",
                "취소하기를",
                "취소하는지",
                "취소했던",
            ],
            "취소",
        );
    }

    #[test]
    fn what_is_only_an_ending_is_known() {
        for word in ["에서", "을", "에서는", "입니다만", "하는", "했는데"] {
            assert_eq!(is_suffix(word), word != "입니다만", "{word}");
        }
        for word in ["오류", "결제", "시간", "원"] {
            assert!(!is_suffix(word), "{word}");
        }
    }
}
