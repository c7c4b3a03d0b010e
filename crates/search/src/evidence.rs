//! How well one word of a query is borne out by each entry and each section: BM25 over the fields.
//!
//! A word may be borne out in several ways (as it stands, or cut into words that the index knows); the better way
//! counts. Further ways (without its particle, a synonym, a corrected error) are to be more [`Reading`]s of a word,
//! each with a weight below the literal one.

use crate::analyser::{self, Script, Term};
use crate::query::{QueryWord, begins_word};
use crate::schema::{Asking, Field};
use crate::segment::Segment;
use crate::table::Table;

/// BM25: how soon more of the same word stops to count, and how much a long text is held against it.
const SATURATION: f32 = 1.2;
const LENGTH: f32 = 0.75;

/// What a match is worth beside a word that begins with what was asked.
const INSIDE_WORD: f32 = 0.7;
const LONGER_WORD: f32 = 0.5;
/// What a word's stem is worth beside the word as it was typed.
const STEM: f32 = 0.9;
/// What each bigram of a word is worth beside the word; of its ending; further on in a word of the text.
const BIGRAM: f32 = 0.3;
const ENDING: f32 = 0.4;
const INSIDE_BIGRAM: f32 = 0.9;
/// What words that stand apart are worth beside the word in one piece.
const CUT: f32 = 0.8;
/// What the word in one piece gains over its parts.
const WHOLE: f32 = 0.2;

/// A beginning stands for this many terms at most: those of one Hangul syllable fit, and no query takes long.
const MOST_TERMS: usize = 600;
/// Longer runs of syllables are not cut into words.
const LONGEST_CUT: usize = 24;

/// What a query is looked up in.
#[derive(Debug)]
pub(crate) struct Corpus {
    pub(crate) table: Table,
    pub(crate) segment: Segment,
    /// The average length of each field where it is not empty, in bytes.
    lengths: [f32; Field::ALL.len()],
}

/// What bears out one word of a query.
pub(crate) struct Evidence {
    /// For each entry, by its own fields.
    pub(crate) entries: Vec<f32>,
    /// For each section, by its heading and text.
    pub(crate) sections: Vec<f32>,
    /// The entries that have the word anywhere.
    pub(crate) found: Vec<bool>,
    /// For each entry, how much of the word it has where it does not have the word: the share of its bigrams, each
    /// by how rare it is.
    pub(crate) partial: Vec<f32>,
    /// How rare the word is; 0 where nothing has it.
    pub(crate) rarity: f32,
    /// What the word counts in the query.
    pub(crate) weight: f32,
}

/// One way of understanding a word: all its parts must be found in an entry.
pub(crate) struct Reading {
    /// Never empty.
    pub(crate) parts: Vec<QueryWord>,
}

impl Corpus {
    pub(crate) fn new(table: Table, segment: Segment) -> Self {
        let lengths = Field::ALL.map(|field| average_length(&table, field));
        Self { table, segment, lengths }
    }

    /// The ways of understanding a word apart from the literal one.
    pub(crate) fn readings(&self, word: &QueryWord) -> Vec<Reading> {
        let parts = match word.script {
            Script::Syllables => self.cut(word.stem()),
            Script::Letters => analyser::letter_and_digit_parts(&word.text),
            Script::Jamo => Vec::new(),
        };
        if parts.len() < 2 {
            return Vec::new();
        }
        vec![Reading { parts: parts.into_iter().map(|part| word.part(part)).collect() }]
    }

    /// What bears out a word in any of its readings.
    pub(crate) fn evidence(&self, word: &QueryWord, readings: &[Reading], asked: Asking) -> Evidence {
        let mut literal = self.literal_evidence(word, asked);
        for reading in readings {
            let parts: Vec<_> = reading.parts.iter().map(|part| self.literal_evidence(part, asked)).collect();
            self.add_reading(&mut literal, &parts);
        }
        if word.script == Script::Syllables {
            self.add_bigrams(word, asked, &mut literal);
        }
        for score in literal.entries.iter_mut().chain(&mut literal.sections) {
            *score *= word.weight;
        }
        literal.weight = word.weight;
        literal
    }

    /// Adds what the syllable bigrams of a word bear out, one by one: they meet where endings, spacing and compounds
    /// differ.
    fn add_bigrams(&self, word: &QueryWord, asked: Asking, evidence: &mut Evidence) {
        let bigrams = analyser::bigrams(&word.text);
        let mut counts = Counts::new(self.table.section_count());
        let mut having = vec![false; self.table.entry_count()];
        let mut total = 0.0;
        let all = self.table.entry_count() as f32;
        let mut touched: Vec<(usize, bool, f32)> = Vec::new();
        for (at, bigram) in bigrams.iter().enumerate() {
            let within_stem = (at + 2) * 3 <= word.stem;
            let share = BIGRAM * if within_stem { 1.0 } else { ENDING };
            touched.clear();
            having.fill(false);
            let mut number = 0.0_f32;
            for field in Field::ALL {
                for (term, worth) in
                    [(Term::Initial((*bigram).to_owned()), 1.0), (Term::Inner((*bigram).to_owned()), INSIDE_BIGRAM)]
                {
                    self.segment.postings(field, &term, |section, frequency| counts.add(section, frequency as f32 * worth));
                }
                let average = self.lengths[field as usize];
                counts.drain(|section, count| {
                    let entry = self.table.section(section).entry_number();
                    let length = self.table.field(section, field).len() as f32;
                    let norm = SATURATION * (1.0 - LENGTH + LENGTH * length / average);
                    let score = field.weight(asked) * count * (SATURATION + 1.0) / (count + norm);
                    if !having[entry] {
                        having[entry] = true;
                        number += 1.0;
                    }
                    touched.push((section, field.is_of_entry(), score));
                });
            }
            let rarity = (1.0 + (all - number + 0.5) / (number + 0.5)).ln();
            if within_stem {
                total += rarity;
            }
            for &(section, of_entry, score) in &touched {
                let entry = self.table.section(section).entry_number();
                let score = score * rarity * share;
                if of_entry {
                    evidence.entries[entry] += score;
                } else {
                    evidence.sections[section] += score;
                }
                if within_stem && having[entry] {
                    evidence.partial[entry] += rarity;
                    having[entry] = false;
                }
            }
        }
        if total > 0.0 {
            evidence.partial.iter_mut().for_each(|partial| *partial /= total);
        }
    }

    fn add_reading(&self, literal: &mut Evidence, parts: &[Evidence]) {
        let better = |literal: &mut f32, part: &dyn Fn(&Evidence) -> f32| {
            let apart: f32 = CUT * parts.iter().map(part).sum::<f32>();
            *literal = literal.max(apart) + WHOLE * *literal;
        };
        for entry in 0..self.table.entry_count() {
            if parts.iter().all(|part| part.found[entry]) {
                literal.found[entry] = true;
                better(&mut literal.entries[entry], &|part| part.entries[entry]);
                for section in self.table.entry(entry).sections() {
                    better(&mut literal.sections[section], &|part| part.sections[section]);
                }
            }
        }
        // As rare as its rarest part, unless it is found in one piece.
        let apart = parts.iter().map(|part| part.rarity).fold(0.0, f32::max);
        literal.rarity = if literal.rarity > 0.0 { literal.rarity } else { apart };
    }

    fn literal_evidence(&self, word: &QueryWord, asked: Asking) -> Evidence {
        let mut evidence = Evidence {
            entries: vec![0.0; self.table.entry_count()],
            sections: vec![0.0; self.table.section_count()],
            found: vec![false; self.table.entry_count()],
            partial: vec![0.0; self.table.entry_count()],
            rarity: 0.0,
            weight: word.weight,
        };
        let mut counts = Counts::new(self.table.section_count());
        for field in Field::ALL {
            self.count(word, field, &mut counts);
            let average = self.lengths[field as usize];
            counts.drain(|section, count| {
                let entry = self.table.section(section).entry_number();
                let length = self.table.field(section, field).len() as f32;
                let norm = SATURATION * (1.0 - LENGTH + LENGTH * length / average);
                let score = field.weight(asked) * count * (SATURATION + 1.0) / (count + norm);
                evidence.found[entry] = true;
                if field.is_of_entry() {
                    evidence.entries[entry] += score;
                } else {
                    evidence.sections[section] += score;
                }
            });
        }
        let all = self.table.entry_count() as f32;
        let having = evidence.found.iter().filter(|found| **found).count() as f32;
        if having > 0.0 {
            evidence.rarity = (1.0 + (all - having + 0.5) / (having + 0.5)).ln();
            for score in evidence.entries.iter_mut().chain(&mut evidence.sections) {
                *score *= evidence.rarity;
            }
        }
        evidence
    }

    /// How often each section has the word in a field, matches of a lesser kind counting less than one.
    fn count(&self, word: &QueryWord, field: Field, counts: &mut Counts) {
        let whole = Term::Initial(word.stem().to_owned());
        if word.is_beginning {
            self.segment.postings_of_prefix(field, &word.text, MOST_TERMS, |same, section, frequency| {
                counts.add(section, frequency as f32 * if same { 1.0 } else { LONGER_WORD });
            });
            return;
        }
        if word.script != Script::Syllables {
            self.segment.postings(field, &whole, |section, frequency| counts.add(section, frequency as f32));
            return;
        }
        let bigrams = analyser::bigrams(word.stem());
        match bigrams.as_slice() {
            [] => {}
            [only] => {
                let inside = Term::Inner((*only).to_owned());
                self.segment.postings(field, &whole, |section, frequency| counts.add(section, frequency as f32));
                self.segment.postings(field, &inside, |section, frequency| {
                    counts.add(section, frequency as f32 * INSIDE_WORD);
                });
            }
            [_, later @ ..] => {
                // The rarest bigram leads to the few texts in which the whole word may stand.
                let terms = later.iter().map(|bigram| Term::Inner((*bigram).to_owned()));
                let Some(rarest) = terms.min_by_key(|term| self.segment.document_frequency(field, term)) else {
                    return;
                };
                self.segment.postings(field, &rarest, |section, _| {
                    let text = self.field(section, field);
                    for (at, _) in text.match_indices(word.stem()) {
                        let worth = if begins_word(text, at) { 1.0 } else { INSIDE_WORD };
                        let whole = text[at..].starts_with(&word.text);
                        counts.add(section, if whole { worth } else { STEM * worth });
                    }
                });
            }
        }
    }

    fn field(&self, section: u32, field: Field) -> &str {
        let section = section as usize;
        if section < self.table.section_count() { self.table.field(section, field) } else { "" }
    }

    /// Cuts a run of syllables into words that the index knows, each of two syllables or more, so that the rarest of
    /// them is as frequent as can be. Empty where that cannot be done.
    fn cut<'a>(&self, text: &'a str) -> Vec<&'a str> {
        let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let length = borders.len() - 1;
        if !(4..=LONGEST_CUT).contains(&length) {
            return Vec::new();
        }
        let bigrams = analyser::bigrams(text);
        let initial: Vec<u32> =
            bigrams.iter().map(|bigram| self.frequency(&Term::Initial((*bigram).to_owned()))).collect();
        let inner: Vec<u32> = bigrams.iter().map(|bigram| self.frequency(&Term::Inner((*bigram).to_owned()))).collect();
        // For each end: how frequent the rarest word is in the best cut up to there, how many words it has (fewer are
        // better), and where its last word begins.
        let mut best: Vec<Option<(u32, usize, usize)>> = vec![None; length + 1];
        best[0] = Some((u32::MAX, 0, 0));
        for from in 0..length {
            let Some((rarest, words, _)) = best[from] else { continue };
            let mut frequency = rarest;
            for to in from + 2..=length {
                frequency = frequency.min(if to == from + 2 { initial[from] } else { inner[to - 2] });
                if frequency == 0 {
                    break;
                }
                // The word in one piece is the literal reading.
                let better = best[to]
                    .is_none_or(|(known, count, _)| (frequency, usize::MAX - words - 1) > (known, usize::MAX - count));
                if better && to - from < length {
                    best[to] = Some((frequency, words + 1, from));
                }
            }
        }
        let mut parts = Vec::new();
        let mut end = length;
        while let Some((_, _, from)) = best[end].filter(|_| end > 0) {
            parts.push(&text[borders[from]..borders[end]]);
            end = from;
        }
        parts.reverse();
        parts
    }

    fn frequency(&self, term: &Term) -> u32 {
        [Field::Title, Field::Heading, Field::Body]
            .into_iter()
            .map(|field| self.segment.document_frequency(field, term))
            .sum()
    }
}

/// A count for each section, most of them nought.
struct Counts {
    counts: Vec<f32>,
    touched: Vec<u32>,
}

impl Counts {
    fn new(sections: usize) -> Self {
        Self { counts: vec![0.0; sections], touched: Vec::new() }
    }

    /// Adds to a section's count; an index whose documents are not those of the table is harmless.
    fn add(&mut self, section: u32, count: f32) {
        let Some(known) = self.counts.get_mut(section as usize) else { return };
        if *known == 0.0 {
            self.touched.push(section);
        }
        *known += count;
    }

    fn drain(&mut self, mut each: impl FnMut(usize, f32)) {
        for section in self.touched.drain(..) {
            let section = section as usize;
            each(section, std::mem::take(&mut self.counts[section]));
        }
    }
}

fn average_length(table: &Table, field: Field) -> f32 {
    let sections: Box<dyn Iterator<Item = usize>> = if field.is_of_entry() {
        Box::new((0..table.entry_count()).map(|entry| table.entry(entry).sections().start))
    } else {
        Box::new(0..table.section_count())
    };
    let (count, sum) = sections
        .map(|section| table.field(section, field).len())
        .filter(|length| *length > 0)
        .fold((0_u32, 0.0), |(count, sum), length| (count + 1, sum + length as f32));
    if count == 0 { 1.0 } else { sum / count as f32 }
}
