//! The part of a text that shows best why it was found.

use crate::query::Occurrence;
use giljabi_site::Marked;

/// How long an excerpt is, in characters.
pub(crate) const LENGTH: usize = 120;
/// The same for the first hit: enough to be the answer.
pub(crate) const LONG: usize = 240;
/// How far before the first match a sentence may begin and still begin the excerpt, in characters.
const LEAD_IN: usize = 60;
/// How much is shown before the first match where the sentence begins too far away, in characters.
const SHORT_LEAD_IN: usize = 24;

/// An excerpt of `text` around the occurrences that together tell most; its beginning where there are none. `telling`
/// is the weight of each of the query's words; `length` is in characters. Line breaks are shown as spaces.
pub(crate) fn excerpt(text: &str, occurrences: &[Occurrence], telling: &[f32], length: usize) -> Marked {
    // A text that fits is shown whole.
    let fits = nth_character(text, 0, length) == text.len();
    let focus = if fits { None } else { best_cluster(text, occurrences, telling, length) };
    let (from, begins_sentence) = focus.map_or((0, true), |focus| beginning(text, focus));
    let from = from + (text[from..].len() - text[from..].trim_start().len());
    let to = ending(text, from, length);
    let mut shown = String::with_capacity(to - from + 8);
    if !begins_sentence {
        shown.push_str("… ");
    }
    // Where each byte of the text stands in what is shown.
    let mut places = Vec::with_capacity(to - from + 1);
    let mut begins_item = begins_sentence;
    for (at, c) in text[from..to].char_indices() {
        let start = shown.len();
        // A script's own list marks say nothing beside the point between items.
        let is_mark =
            begins_item && matches!(c, '-' | ' ') && text[from + at..].trim_start_matches('-').starts_with(' ');
        begins_item = is_mark || c == '\n';
        match c {
            _ if is_mark => {}
            '\n' if !ends_sentence(&text[from..from + at]) => shown.push_str(ITEM),
            '\n' | '\r' | '\t' => shown.push(' '),
            c => shown.push(c),
        }
        places.extend(std::iter::repeat_n(start, c.len_utf8()));
    }
    places.push(shown.len());
    if to < text.trim_end().len() {
        shown.push('…');
    }
    let within = occurrences.iter().filter(|found| found.from >= from && found.to <= to);
    Marked::new(shown, within.map(|found| (places[found.from - from], places[found.to - from])))
}

/// Stands between lines that are no sentences: the items of a list, the rows of a table.
const ITEM: &str = " · ";

fn ends_sentence(text: &str) -> bool {
    let last = text.trim_end_matches(['"', '\'', ')', '”', '’', ' ', '\r']).chars().next_back();
    last.is_none_or(|c| matches!(c, '.' | '!' | '?' | '。' | '…' | ':' | ','))
}

/// Where the stretch of an excerpt's length begins that holds the most telling words; the earliest among equals.
fn best_cluster(text: &str, occurrences: &[Occurrence], telling: &[f32], length: usize) -> Option<usize> {
    let mut best: Option<(f32, usize)> = None;
    // Some room is left for the beginning of the sentence.
    let room = length - SHORT_LEAD_IN;
    for (at, first) in occurrences.iter().enumerate().take(MOST_CLUSTERS) {
        let end = nth_character(text, first.from, room);
        let mut seen = vec![0_u32; telling.len()];
        for found in occurrences[at..].iter().take_while(|found| found.to <= end) {
            if let Some(seen) = seen.get_mut(found.word) {
                *seen += 1;
            }
        }
        // The same word once more says little, but more than nothing.
        let words = seen.iter().zip(telling).filter(|(seen, _)| **seen > 0);
        let score: f32 = words.map(|(seen, telling)| telling * (1.0 + 0.05 * (*seen).min(4) as f32)).sum();
        if best.is_none_or(|(known, _)| score > known) {
            best = Some((score, first.from));
        }
    }
    best.map(|(_, from)| from)
}

/// Clusters beyond these are not compared: a text that repeats a word a thousand times shows its beginning as well.
const MOST_CLUSTERS: usize = 200;

/// Where an excerpt begins that shows what stands at `focus`, and whether a sentence begins there.
fn beginning(text: &str, focus: usize) -> (usize, bool) {
    let sentence = sentence_start(text, focus);
    if text[sentence..focus].chars().count() <= LEAD_IN {
        return (sentence, true);
    }
    let earliest = text[..focus].char_indices().rev().nth(SHORT_LEAD_IN - 1).map_or(0, |(at, _)| at);
    // At a word's beginning where there is one, else right where the match is.
    let border = text[earliest..focus].find(char::is_whitespace).map(|at| earliest + at);
    (border.unwrap_or(focus), false)
}

fn sentence_start(text: &str, focus: usize) -> usize {
    // The beginning of a word before which, but for closing quotes and brackets, there is only space so far.
    let mut word: Option<usize> = None;
    for (at, c) in text[..focus].char_indices().rev() {
        match c {
            '\n' => return at + 1,
            '.' | '!' | '?' | '。' | '…' if let Some(word) = word => return word,
            '"' | '\'' | ')' | '”' | '’' if word.is_some() => {}
            _ if c.is_whitespace() => word = Some(word.unwrap_or(at + c.len_utf8())),
            _ => word = None,
        }
    }
    0
}

/// Where an excerpt that begins at `from` ends: at a word's end, if there is one near.
fn ending(text: &str, from: usize, length: usize) -> usize {
    let limit = nth_character(text, from, length);
    if limit == text.len() {
        return text.trim_end().len().max(from);
    }
    let words = text[from..limit].rfind(char::is_whitespace).filter(|at| *at * 2 > limit - from);
    words.map_or(limit, |at| from + text[from..from + at].trim_end().len())
}

/// The place `count` characters after `from`, or the end.
fn nth_character(text: &str, from: usize, count: usize) -> usize {
    text[from..].char_indices().nth(count).map_or(text.len(), |(at, _)| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{Query, occurrences};
    use proptest::prelude::*;

    fn make(text: &str, query: &str) -> Marked {
        let query = Query::parse(query);
        let found = occurrences(text, query.words.iter().enumerate());
        excerpt(text, &found, &vec![1.0; query.words.len()], LENGTH)
    }

    fn check(text: &str, query: &str, expect: &str) {
        let marked = make(text, query);
        let segments = marked.segments().into_iter();
        let shown: String =
            segments.map(|part| if part.marked { format!("[{}]", part.text) } else { part.text.into() }).collect();
        assert_eq!(shown, expect);
    }

    /// A text of so many sentences of twelve characters each, with its space.
    fn filler(sentences: usize) -> String {
        "아무 말이나 하는 글. ".repeat(sentences)
    }

    #[test]
    fn a_text_that_fits_is_shown_whole() {
        check("", "결제", "");
        check("앞말이다.\n결제를 취소한다.\n", "결제", "앞말이다. [결제]를 취소한다.");
        check("앞말이다.", "결제", "앞말이다.");
    }

    #[test]
    fn the_items_of_a_list_stay_apart() {
        check("순서:\n결제를 취소\n카드를 등록\n끝.", "취소", "순서: 결제를 [취소] · 카드를 등록 · 끝.");
        check("- 경로: 앱\n- 횟수: 취소 2회\n-3도", "취소", "경로: 앱 · 횟수: [취소] 2회 · -3도");
    }

    #[test]
    fn it_begins_at_the_sentence_of_the_match() {
        let text = format!("{}버전 1.2의 결제를 취소한다. 끝.", filler(20));
        check(&text, "결제", "버전 1.2의 [결제]를 취소한다. 끝.");
        let text = format!("{}\n제목\n결제를 취소한다.", filler(20));
        check(&text, "취소", "결제를 [취소]한다.");
        let text = format!("{}\"정말?\" 결제를 취소한다.", filler(20));
        check(&text, "취소", "결제를 [취소]한다.");
    }

    #[test]
    fn a_sentence_that_begins_too_far_away_is_cut_at_a_word() {
        let text = format!("{} 결제를 취소한다.", "아주 긴 문장이 이어지고 ".repeat(20).trim_end());
        check(&text, "취소", "… 이어지고 아주 긴 문장이 이어지고 결제를 [취소]한다.");
        let text = format!("{}결제{}", "가".repeat(300), "나".repeat(300));
        check(&text, "결제", &format!("… [결제]{}…", "나".repeat(118)));
    }

    #[test]
    fn it_shows_where_most_of_the_words_stand_together() {
        let text = format!("결제 이야기. {}결제를 취소한다. {}", filler(20), filler(3)).trim_end().to_owned();
        check(&text, "결제 취소", &format!("[결제]를 [취소]한다. {}", filler(3).trim_end()));
    }

    #[test]
    fn without_a_match_it_shows_the_beginning() {
        assert!(make(&filler(20), "결제").text.starts_with("아무 말이나 하는 글. 아무"));
        assert!(make(&filler(20), "결제").text.ends_with('…'));
    }

    proptest! {
        #[test]
        fn no_text_and_no_query_makes_it_panic_or_long(text in "(?s).{0,400}|[가나결제. \n]{0,400}", query in ".{0,8}|결제") {
            let shown = make(&crate::analyser::normalise(&text), &query);
            prop_assert!(shown.text.replace(ITEM, " ").chars().count() <= LENGTH + 3);
            for (from, to) in shown.marks {
                prop_assert!(shown.text.get(from..to).is_some());
            }
        }
    }
}
