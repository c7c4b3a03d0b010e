//! Which entries answer a query, how well, and by which section; and their order.

use crate::evidence::{Corpus, Evidence};
use giljabi_site::{Kind, Sort};
use std::cmp::Ordering;

/// What a word counts that another section of the same entry bears out better.
const OTHER_SECTION: f32 = 0.25;

/// Up to so many words with a meaning must all be found.
const FEW_WORDS: usize = 3;
/// A word of which an entry has this share of the bigrams counts as found.
const ALMOST: f32 = 0.6;
/// What the bigrams of a word that is not found count for the share that an entry has of a question.
const PARTIAL: f32 = 0.7;
/// What an entry gains that has all of what a question's words tell, as a share of its score: it answers better than one
/// that says much of a few of them.
const COVERED: f32 = 3.0;
/// Where no entry has this share of what a question's words tell, nothing is found.
const LEAST_SHARE: f32 = 0.1;
/// An entry is shown if it has this part of the best one's share.
const NEAR_BEST: f32 = 0.3;

/// A question is answered by so many entries at least, if there are any that have something of it.
const FULL_PAGE: usize = 10;

/// So many results are seen at a glance. The best of each kind is shown among them if its score is this share of the
/// last one's that is seen, and that share of the best one's.
const SEEN: usize = 4;
const NEARLY: f32 = 0.6;
const NOT_FAR: f32 = 0.3;

/// An entry that answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Match {
    /// Its number in the table.
    pub(crate) entry: usize,
    /// The number of the section that answers best.
    pub(crate) section: usize,
    pub(crate) score: f32,
}

/// The entries that have the required words, and which words are required.
pub(crate) struct Matches {
    /// By their place in the table.
    pub(crate) matches: Vec<Match>,
    /// For each word of the query, whether it had to be left out.
    pub(crate) left_out: Vec<bool>,
}

/// Finds the entries that answer a query.
///
/// A few words must all be there, anywhere in an entry. Where no entry has them all, words are left out: as few as
/// possible, the least telling first, and never more than half. A question of many words never says all of them in
/// the answer's words, so there it is the share of what the words tell that counts.
pub(crate) fn matches(corpus: &Corpus, words: &[Evidence], is_content: &[bool], asks: bool) -> Matches {
    let content = is_content.iter().filter(|content| **content).count();
    if content > FEW_WORDS || asks && content > 1 {
        by_share(corpus, words, is_content, asks)
    } else {
        by_words(corpus, words, is_content)
    }
}

fn by_words(corpus: &Corpus, words: &[Evidence], is_content: &[bool]) -> Matches {
    let content: Vec<usize> = (0..words.len()).filter(|at| is_content[*at]).collect();
    let masks = |known: &dyn Fn(usize, usize) -> bool| -> Vec<u32> {
        let mask = |entry| content.iter().fold(0, |mask, &at| mask | (u32::from(known(at, entry)) << at));
        (0..corpus.table.entry_count()).map(mask).collect()
    };
    // What was typed says which words are left out. Another word for one of them adds entries that have all; it must not
    // take away those that lack it.
    let almost = |at: usize, entry: usize| words[at].partial[entry] >= ALMOST;
    let typed = masks(&|at, entry| words[at].found[entry] && !words[at].is_everyday(entry) || almost(at, entry));
    let meant = masks(&|at, entry| words[at].found[entry] || almost(at, entry));
    // Where no entry has enough of what was typed, other words for it are better than nothing.
    let (having, required) = match required_words(&typed, words, content.len()) {
        Some(required) => (&typed, Some(required)),
        None => (&meant, required_words(&meant, words, content.len())),
    };
    let all = content.iter().fold(0, |mask, &at| mask | 1 << at);
    let is_typed = |at: usize| (0..typed.len()).any(|entry| words[at].found[entry] && !words[at].is_everyday(entry));
    let unknown = content.iter().any(|&at| !is_typed(at));
    // What lacks a word that nobody has must be about the others, not merely mention them.
    let about = |entry: usize| !unknown || content.iter().any(|&at| words[at].entries[entry] > 0.0);
    let answers = |entry: usize| {
        meant[entry] & all == all
            || required.is_some_and(|required| having[entry] & required == required && about(entry))
    };
    let matches: Vec<_> =
        (0..typed.len()).filter(|&entry| answers(entry)).map(|entry| best_section(corpus, words, entry)).collect();
    let has_all =
        |at: usize| matches.iter().any(|found| meant[found.entry] & all == all && words[at].found[found.entry]);
    let left_out = (0..words.len())
        .map(|at| {
            let is_required = required.is_some_and(|required| required & (1 << at) != 0);
            is_content[at] && !is_required && !has_all(at)
        })
        .collect();
    Matches { matches, left_out }
}

fn by_share(corpus: &Corpus, words: &[Evidence], is_content: &[bool], asks: bool) -> Matches {
    let unknown = (1.0 + 2.0 * (corpus.table.entry_count() as f32 + 0.5)).ln();
    let tells = |word: &Evidence| word.weight * if word.rarity > 0.0 { word.rarity } else { unknown };
    let total: f32 = words.iter().map(tells).sum();
    let share = |entry: usize| -> f32 {
        let has = |word: &Evidence| if word.found[entry] { word.worth(entry) } else { PARTIAL * word.partial[entry] };
        words.iter().map(|word| tells(word) * has(word)).sum::<f32>() / total
    };
    let shares: Vec<f32> = (0..corpus.table.entry_count()).map(share).collect();
    let best = shares.iter().copied().fold(0.0, f32::max);
    if best < LEAST_SHARE {
        return Matches { matches: Vec::new(), left_out: vec![false; words.len()] };
    }
    // Somebody who asks is better served by a page of what comes near than by the two best alone.
    let page = if asks { nth_greatest(&shares).max(f32::MIN_POSITIVE) } else { 1.0 };
    let least = page.min(NEAR_BEST * best);
    let enough = (0..shares.len()).filter(|&entry| shares[entry] >= least);
    let answer = |entry: usize| {
        let mut found = best_section(corpus, words, entry);
        found.score *= 1.0 + COVERED * shares[entry];
        found
    };
    let matches: Vec<_> = enough.map(answer).collect();
    let in_none = |at: usize| {
        !matches.iter().any(|found| words[at].found[found.entry] || words[at].partial[found.entry] >= ALMOST)
    };
    let left_out: Vec<bool> = (0..words.len()).map(|at| is_content[at] && in_none(at)).collect();
    let content = is_content.iter().filter(|content| **content).count();
    let kept = content - left_out.iter().filter(|left_out| **left_out).count();
    if !asks && (kept < 2 || kept * 3 < content) {
        return Matches { matches: Vec::new(), left_out };
    }
    Matches { matches, left_out }
}

/// The greatest of the shares but for a page of greater ones; 0 where there are fewer.
fn nth_greatest(shares: &[f32]) -> f32 {
    let mut greatest = [0.0_f32; FULL_PAGE];
    for &share in shares {
        let mut carried = share;
        for kept in &mut greatest {
            if carried > *kept {
                std::mem::swap(&mut carried, kept);
            }
        }
    }
    greatest[FULL_PAGE - 1]
}

/// The words that at least one entry has together, as many and as telling as possible; `None` where no entry has half.
fn required_words(masks: &[u32], words: &[Evidence], content: usize) -> Option<u32> {
    let telling = |mask: u32| -> f32 {
        words.iter().enumerate().filter(|(at, _)| mask & (1 << at) != 0).map(|(_, word)| word.rarity).sum()
    };
    let mut different = masks.to_vec();
    different.sort_unstable();
    different.dedup();
    different.into_iter().filter(|mask| mask.count_ones() > 0 && mask.count_ones() as usize * 2 >= content).max_by(
        |a, b| {
            // Among equals the words that were typed first stay.
            let by_count = a.count_ones().cmp(&b.count_ones());
            by_count.then(telling(*a).total_cmp(&telling(*b))).then(a.reverse_bits().cmp(&b.reverse_bits()))
        },
    )
}

fn best_section(corpus: &Corpus, words: &[Evidence], entry: usize) -> Match {
    let sections = corpus.table.entry(entry).sections();
    let mut best = (sections.start, 0.0);
    for section in sections.clone() {
        let score: f32 = words.iter().map(|word| word.sections[section]).sum();
        if score > best.1 {
            best = (section, score);
        }
    }
    let (section, mut score) = best;
    for word in words {
        let elsewhere = sections.clone().map(|section| word.sections[section]).fold(0.0, f32::max);
        score += word.entries[entry] + OTHER_SECTION * (elsewhere - word.sections[section]).max(0.0);
    }
    Match { entry, section, score }
}

/// Puts matches in order. Nothing is left to chance: what is equal goes by kind and id.
pub(crate) fn sort(corpus: &Corpus, matches: &mut [Match], sort: Sort) {
    let entry = |found: &Match| corpus.table.entry(found.entry);
    let by_score = |a: &Match, b: &Match| b.score.total_cmp(&a.score);
    let by_name = |a: &Match, b: &Match| (entry(a).kind(), entry(a).id()).cmp(&(entry(b).kind(), entry(b).id()));
    matches.sort_by(|a, b| {
        let by_date = match sort {
            // `None` is less than any date, so entries without one come last.
            Sort::Date => entry(b).updated().cmp(&entry(a).updated()),
            Sort::Relevance => Ordering::Equal,
        };
        by_date.then_with(|| by_score(a, b)).then_with(|| by_name(a, b))
    });
}

/// Shows the best match of each kind among the first, where it answers nearly as well as the best of all: an agent who
/// is shown four articles does not look for the flow below them. `matches` are in order of their scores.
pub(crate) fn balance(corpus: &Corpus, matches: &mut Vec<Match>) {
    let Some(last) = matches.get(SEEN - 1) else { return };
    let enough = (last.score * NEARLY).max(matches[0].score * NOT_FAR);
    let kind = |found: &Match| corpus.table.entry(found.entry).kind();
    let mut raised: Vec<usize> = Kind::ALL
        .into_iter()
        .filter_map(|wanted| matches.iter().position(|found| kind(found) == wanted))
        .filter(|&place| place >= SEEN && matches[place].score >= enough)
        .collect();
    raised.sort_unstable();
    let first = SEEN.saturating_sub(raised.len());
    for (number, place) in raised.into_iter().enumerate() {
        // What is taken out stands further down, so the places of those that follow do not change.
        let found = matches.remove(place);
        matches.insert(first + number, found);
    }
}
