//! What was asked, as words to look up; and finding those words again in a text.

use crate::analyser::{self, Script, Word, normalise};
use crate::forms::{self, Form};
use crate::{function, stem};
use giljabi_hangul as hangul;

/// More characters than this are not read: a query is what a person types or pastes, and every word costs time.
const LONGEST_QUERY: usize = 400;
/// More different words than this are not looked up.
const MOST_WORDS: usize = 24;
/// Shorter words of letters are only taken for a beginning while they are being typed, for too much begins with `in`.
const SHORTEST_BEGINNING: usize = 3;

/// In a query of more words a single syllable is only a whole word.
const MOST_BEGINNINGS: usize = 8;
/// What the word counts that is asked for, in a question with so many words with a meaning at least.
const FOCUS: f32 = 0.5;
const FOCUSED: usize = 3;
/// What such a word ends in.
const TOPICS: [char; 6] = ['은', '는', '이', '가', '인', '란'];
/// What may stand between the words of a phrase, in bytes: a particle of one syllable, a space.
const BETWEEN_WORDS: usize = 4;
/// Words that count less than this need not stand in an answer.
const CONTENT: f32 = 0.5;

/// A query, analysed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Query {
    /// Different words, in the order in which they were typed.
    pub(crate) words: Vec<QueryWord>,
    /// What was typed, normalised: the words' offsets are in it.
    pub(crate) text: String,
    /// Whether it is put as a question.
    pub(crate) asks: bool,
}

/// A word of a query.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct QueryWord {
    /// As it was typed.
    pub(crate) surface: String,
    /// As the analyser has it.
    pub(crate) text: String,
    pub(crate) script: Script,
    /// Whether it stands for every word that begins with it.
    pub(crate) is_beginning: bool,
    /// How long its stem is, in bytes of `text`: as long as the text where there is no particle or ending.
    pub(crate) stem: usize,
    /// Whether it is only looked for as a whole word: nobody typed it.
    pub(crate) is_whole: bool,
    /// Its other forms, see [`forms`].
    pub(crate) forms: Vec<Form>,
    /// Other spellings of a word of letters.
    pub(crate) spellings: Vec<String>,
    /// What is counted, where the word asks for a number: `명` in `몇 명인가`.
    pub(crate) unit: Option<String>,
    /// Where it stands in the query, in bytes.
    pub(crate) from: usize,
    /// Where it ends in the query, in bytes.
    pub(crate) to: usize,
    /// Whether the query ends with it, so that it may go on.
    pub(crate) is_last: bool,
    /// What it counts beside a word that carries meaning: less than one for question words, polite endings, particles.
    pub(crate) weight: f32,
}

impl Query {
    pub(crate) fn parse(typed: &str) -> Self {
        let end = typed.char_indices().nth(LONGEST_QUERY).map_or(typed.len(), |(at, _)| at);
        let text = normalise(&typed[..end]);
        let found = whole_words(&text);
        let mut words: Vec<QueryWord> = Vec::new();
        for word in found {
            if words.len() == MOST_WORDS {
                break;
            }
            let typing = word.to == text.len();
            let mut word = QueryWord::new(&word, &text[word.from..word.to], typing);
            word.is_last = typing;
            if !words.iter().any(|known| known.text == word.text) {
                words.push(word);
            }
        }
        weigh(&mut words);
        weigh_units(&mut words);
        let asks = text.trim_end().ends_with('?') || words.iter().any(|word| function::asks(&word.text));
        if asks {
            weigh_focus(&mut words);
        }
        Self { words, text: text.into_owned(), asks }
    }
}

/// The words of a query. Syllables and the jamo beside them are one word here: a slip of a finger or a word that is
/// half typed leaves jamo between syllables. Choseong are one word, however they are spaced.
fn whole_words(text: &str) -> Vec<Word> {
    let found = analyser::words(text);
    let all_choseong = found.iter().all(|word| word.text.chars().all(hangul::is_choseong));
    let mut words: Vec<Word> = Vec::with_capacity(found.len());
    for word in found {
        if let Some(before) = words.last_mut()
            && before.script != Script::Letters
            && word.script != Script::Letters
            && (all_choseong || before.to == word.from)
        {
            before.text.push_str(&word.text);
            before.to = word.to;
            if word.script == Script::Syllables {
                before.script = Script::Syllables;
            }
        } else {
            words.push(word);
        }
    }
    words
}

/// Makes words that carry little meaning count less, unless there is nothing else.
fn weigh(words: &mut [QueryWord]) {
    let count = words.len();
    let many = count > 1;
    let mut end = None;
    for word in words.iter_mut() {
        let follows = end == Some(word.from);
        end = Some(word.to);
        if word.script == Script::Letters {
            continue;
        }
        if many && word.script == Script::Jamo && word.text.chars().count() == 1 {
            // A word that has just been begun.
            word.weight = function::SHORT_WEIGHT;
            continue;
        }
        if count > MOST_BEGINNINGS && !word.is_last {
            // Too much begins with a syllable to look it up for each of many.
            word.is_beginning = false;
        }
        let single = word.text.chars().nth(1).is_none();
        word.weight = if function::is_question(&word.text)
            || function::is_question(word.stem())
            || many && stem::is_light_verb(&word.text)
        {
            function::WEIGHT
        } else if count > 2 && single || follows && stem::is_suffix(&word.text) {
            function::SHORT_WEIGHT
        } else {
            1.0
        };
    }
    if !words.iter().any(QueryWord::is_content) {
        for word in words.iter_mut() {
            word.weight = 1.0;
        }
    }
}

/// Finds what is counted where a number is asked for.
fn weigh_units(words: &mut [QueryWord]) {
    for at in 1..words.len() {
        if words[at - 1].text == "몇" && words[at].script == Script::Syllables && words[at].length() <= 6 {
            words[at].unit = Some(forms::unit(&words[at].text).to_owned());
            words[at].weight = 1.0;
            words[at].is_beginning = false;
        }
    }
}

/// Makes what is asked for count less than what it is asked of: the answer to `…의 이름은?` or `어느 나라…?` has the name and
/// not the word.
fn weigh_focus(words: &mut [QueryWord]) {
    let content = words.iter().filter(|word| word.is_content()).count();
    if content < FOCUSED {
        return;
    }
    if let Some(last) = words.iter_mut().rev().find(|word| word.is_content() || !function::is_question(&word.text))
        && last.is_content()
        && last.script == Script::Syllables
        && (last.text.ends_with(TOPICS) || last.is_last)
    {
        last.weight = FOCUS;
    }
    for at in 1..words.len() {
        if function::is_which(&words[at - 1].text)
            && words[at].unit.is_none()
            && words[at].is_content()
            && words[at].script == Script::Syllables
        {
            words[at].weight = FOCUS;
        }
    }
}

impl QueryWord {
    fn new(word: &Word, surface: &str, typing: bool) -> Self {
        let length = word.length();
        let is_beginning = match word.script {
            Script::Syllables => length == 1,
            // A number is another number with one more digit.
            Script::Letters if word.text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') => typing,
            Script::Letters => length >= SHORTEST_BEGINNING || typing,
            Script::Jamo => false,
        };
        let text = analyser::clipped(&word.text).to_owned();
        // Syllables are looked up in the texts as they stand, so those words may be longer than a term.
        let text = if word.script == Script::Syllables { word.text.clone() } else { text };
        let stem = if word.script == Script::Syllables { stem::stem(&text).len() } else { text.len() };
        Self {
            surface: surface.to_owned(),
            text,
            script: word.script,
            is_beginning,
            stem,
            is_whole: false,
            forms: Vec::new(),
            spellings: Vec::new(),
            unit: None,
            from: word.from,
            to: word.to,
            is_last: false,
            weight: 1.0,
        }
    }

    /// The word without its particle or ending.
    pub(crate) fn stem(&self) -> &str {
        &self.text[..self.stem]
    }

    /// How many characters it has.
    pub(crate) fn length(&self) -> usize {
        self.text.chars().count()
    }

    /// Whether a jamo in it belongs to no syllable.
    pub(crate) fn has_jamo(&self) -> bool {
        self.text.chars().any(hangul::is_jamo)
    }

    /// Whether it can be read as choseong, be it after syllables: `ㄱㅈㅊㅅ`, `결제ㅊㅅ`.
    pub(crate) fn is_choseong_pattern(&self) -> bool {
        self.text.chars().any(hangul::is_choseong) && self.text.chars().all(|c| hangul::choseong(c).is_some())
    }

    /// Whether an answer should have it.
    pub(crate) fn is_content(&self) -> bool {
        self.weight >= CONTENT
    }

    /// A word that is looked for as it is.
    pub(crate) fn plain(text: &str, script: Script) -> Self {
        Self {
            surface: text.to_owned(),
            text: text.to_owned(),
            script,
            is_beginning: script == Script::Syllables && text.chars().count() == 1,
            stem: text.len(),
            is_whole: false,
            forms: Vec::new(),
            spellings: Vec::new(),
            unit: None,
            from: 0,
            to: 0,
            is_last: false,
            weight: 1.0,
        }
    }
}

/// Where a query's word stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Occurrence {
    /// In bytes.
    pub(crate) from: usize,
    /// In bytes.
    pub(crate) to: usize,
    /// The word's place in the query.
    pub(crate) word: usize,
}

/// Where the needles stand in a normalised text, in order. Each needle is a word with its place in the query.
pub(crate) fn occurrences<'a>(
    text: &str,
    needles: impl Iterator<Item = (usize, &'a QueryWord)> + Clone,
) -> Vec<Occurrence> {
    let mut found = Vec::new();
    for (word, needle) in needles.clone().filter(|(_, needle)| needle.script == Script::Syllables) {
        let starts = text.match_indices(needle.stem()).map(|(from, _)| from);
        let starts = starts.filter(|&from| !needle.is_beginning || begins_word(text, from));
        let starts = starts.filter(|&from| !needle.is_whole || is_whole_word(text, from, needle));
        found.extend(starts.map(|from| Occurrence { from, to: from + needle.stem, word }));
    }
    let needles: Vec<_> = needles.filter(|(_, needle)| needle.script != Script::Syllables).collect();
    if !needles.is_empty() {
        analyser::each_word(text, |candidate| {
            for &(word, needle) in &needles {
                if let Some((from, to)) = matched_letters(candidate, needle) {
                    found.push(Occurrence { from, to, word });
                } else if needle.spellings.contains(&candidate.text) {
                    found.push(Occurrence { from: candidate.from, to: candidate.to, word });
                }
            }
        });
    }
    found.sort_unstable();
    found
}

/// Where words of a text begin with a form: from, and to the end of what is alike, in bytes.
pub(crate) fn places_of<'a>(form: &'a Form, text: &'a str) -> impl Iterator<Item = (usize, usize)> + 'a {
    text.match_indices(form.base.as_str()).filter_map(move |(from, base)| {
        let next = text[from + base.len()..].chars().next().filter(|c| form.next.contains(c))?;
        begins_word(text, from).then_some((from, from + base.len() + next.len_utf8()))
    })
}

/// Whether a word of syllables begins at a place in a text, in bytes.
pub(crate) fn begins_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    before.is_none_or(|c| analyser::script(c) != Some(Script::Syllables))
}

/// Where words stand in a text one after the other, with particles between them: from, and to the end, in bytes.
pub(crate) fn phrases(text: &str, words: &[QueryWord]) -> Vec<(usize, usize)> {
    let Some((first, rest)) = words.split_first() else { return Vec::new() };
    let starts = text.match_indices(first.stem()).filter(|(from, _)| begins_word(text, *from));
    let found = starts.filter_map(|(from, stem)| {
        let end = rest.iter().try_fold(from + stem.len(), |end, word| {
            (end..=end + BETWEEN_WORDS).find_map(|at| text.get(at..).and_then(|_| end_of(text, at, word)))
        });
        end.map(|end| (from, end))
    });
    found.collect()
}

/// Where a word ends that stands at a place in a text, as a whole or in another form.
fn end_of(text: &str, at: usize, word: &QueryWord) -> Option<usize> {
    let form = |form: &Form| {
        let rest = text[at..].strip_prefix(form.base.as_str())?;
        let next = rest.chars().next().filter(|next| form.next.contains(next))?;
        Some(at + form.base.len() + next.len_utf8())
    };
    if !begins_word(text, at) {
        return None;
    }
    word.forms.iter().find_map(form).or_else(|| {
        let stands = text[at..].starts_with(word.stem()) && (!word.is_whole || is_whole_word(text, at, word));
        stands.then(|| at + word.stem)
    })
}

/// Whether what stands at a place in a text, in bytes, is a word and no part of another.
pub(crate) fn is_whole_word(text: &str, from: usize, needle: &QueryWord) -> bool {
    begins_word(text, from) && is_form_of(word_at(text, from), needle)
}

/// The run of syllables from a place in a text, in bytes.
pub(crate) fn word_at(text: &str, from: usize) -> &str {
    let rest = &text[from..];
    rest.find(|c| analyser::script(c) != Some(Script::Syllables)).map_or(rest, |end| &rest[..end])
}

/// Whether a word that begins as a needle does is that word: a particle or an ending may follow, and a further word after
/// a longer one (급여명세서, but not 아이콘).
pub(crate) fn is_form_of(word: &str, needle: &QueryWord) -> bool {
    // A verb is found by its forms; and a word of letters is no run of syllables at all.
    let Some(rest) = word.get(needle.stem..).filter(|_| needle.forms.is_empty()) else { return false };
    if rest.is_empty() || stem::is_particle(rest) {
        return true;
    }
    match needle.stem().chars().count() {
        1 => false,
        2 => {
            let stem = stem::stem(word);
            stem.len() <= needle.stem
                || stem.get(needle.stem..).is_some_and(|rest| rest.chars().nth(1).is_some())
                || stem::is_suffix(rest)
        }
        _ => true,
    }
}

/// The bytes of `word` that `needle` matches: a part, the beginning, or the whole.
fn matched_letters(word: &Word, needle: &QueryWord) -> Option<(usize, usize)> {
    if word.script == Script::Syllables {
        return None;
    }
    let at = if needle.is_beginning && word.text.starts_with(&needle.text) {
        0
    } else if word.text == needle.text || analyser::clipped(&word.text) == needle.text {
        return Some((word.from, word.to));
    } else if !analyser::is_mixed(&word.text) {
        return None;
    } else {
        let parts = analyser::letter_and_digit_parts(&word.text);
        let place = parts.iter().position(|part| *part == needle.text)?;
        parts[..place].iter().map(|part| part.len()).sum()
    };
    // Where lower case or a number's commas changed the length, only the whole word can be marked exactly.
    let same = word.to - word.from == word.text.len() && word.text.is_ascii();
    Some(if same { (word.from + at, word.from + at + needle.text.len()) } else { (word.from, word.to) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use giljabi_site::Marked;

    fn check_words(typed: &str, expect: &[&str]) {
        let query = Query::parse(typed);
        assert_eq!(query.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>(), expect, "{typed}");
    }

    #[test]
    fn a_query_is_its_different_words() {
        check_words("결제 취소 결제", &["결제", "취소"]);
        check_words("", &[]);
        check_words("  \u{3000} ?", &[]);
        check_words("KG이니시스", &["kg", "이니시스"]);
    }

    #[test]
    fn jamo_belong_to_the_syllables_beside_them() {
        check_words("결제ㅊ", &["결제ㅊ"]);
        check_words("구ㅣㅇㅂ하는", &["구ㅣㅇㅂ하는"]);
        check_words("결제 ㅊ", &["결제", "ㅊ"]);
        check_words("ㅋㅋ", &["ㅋㅋ"]);
        check_words("ㄱㅈ ㅊㅅ", &["ㄱㅈㅊㅅ"]);
    }

    #[test]
    fn words_of_asking_count_less() {
        let query = Query::parse("결제가 언제 되나요?");
        let content: Vec<_> = query.words.iter().map(QueryWord::is_content).collect();
        assert_eq!((content, query.asks), (vec![true, false, false], true));
        assert!(Query::parse("언제").words[0].is_content(), "there is nothing else");
        let query = Query::parse("SharePoint에서 오류");
        assert_eq!(query.words.iter().map(QueryWord::is_content).collect::<Vec<_>>(), [true, false, true]);
    }

    #[test]
    fn what_is_asked_for_counts_less_than_what_it_is_asked_of() {
        let weights = |typed: &str| Query::parse(typed).words.iter().map(|word| word.weight).collect::<Vec<_>>();
        assert_eq!(weights("쇼팽에게 소개한 음악가의 이름은?"), [1.0, 1.0, 1.0, FOCUS]);
        assert_eq!(weights("쇼팽이 망명한 나라는 어느 나라인가?")[2..], [1.0, function::WEIGHT, FOCUS]);
        assert_eq!(weights("쇼팽의 이름은?"), [1.0, 1.0], "of so few none is what is asked for");
        assert_eq!(weights("쇼팽 음악가 이름"), [1.0, 1.0, 1.0], "this is no question");
    }

    #[test]
    fn a_unit_is_what_is_counted() {
        let query = Query::parse("거제도에 갇힌 포로는 몇 명인가?");
        assert_eq!(query.words.last().and_then(|word| word.unit.as_deref()), Some("명"));
    }

    #[test]
    fn one_syllable_makes_no_question() {
        assert!(!Query::parse("앱 결제 오류").asks);
        for typed in ["결제 안 되는 앱", "영수증 뽑는 곳", "결제가 안 될까요", "결제는 언제"] {
            assert!(Query::parse(typed).asks, "{typed}");
        }
    }

    #[test]
    fn a_query_of_any_length_stays_short() {
        let typed = (0..10_000).map(|n| n.to_string()).collect::<Vec<_>>().join(" ");
        assert_eq!(Query::parse(&typed).words.len(), MOST_WORDS);
        assert!(Query::parse(&"가".repeat(1_000_000)).words[0].length() <= LONGEST_QUERY);
    }

    fn check_marks(typed: &str, text: &str, expect: &str) {
        let query = Query::parse(typed);
        let found = occurrences(text, query.words.iter().enumerate());
        let marked = Marked::new(text, found.iter().map(|found| (found.from, found.to)));
        let show = |segment: &giljabi_site::Segment<'_>| {
            if segment.marked { format!("[{}]", segment.text) } else { segment.text.to_owned() }
        };
        assert_eq!(marked.segments().iter().map(show).collect::<String>(), expect, "{typed}");
    }

    #[test]
    fn words_are_found_where_they_stand() {
        check_marks("결제 취소", "자동결제를 취소했다", "자동[결제]를 [취소]했다");
        check_marks("앱", "앱에서 웹앱을", "[앱]에서 웹앱을");
        check_marks("share", "SharePoint에서 SHARE", "[Share]Point에서 [SHARE]");
        check_marks("365", "Office365와 365일", "Office[365]와 [365]일");
        check_marks("15000원", "15,000원입니다", "[15,000원]입니다");
        check_marks("été", "ÉTÉ", "[ÉTÉ]");
    }
}
