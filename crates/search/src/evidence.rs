//! How well one word of a query is borne out by each entry and each section: BM25 over the fields.
//!
//! A word may be borne out in several ways (as it stands, or cut into words that the index knows); the better way
//! counts. Further ways (without its particle, a synonym, a corrected error) are to be more [`Reading`]s of a word,
//! each with a weight below the literal one.

use crate::analyser::{self, Script, Term};
use crate::counts::Counts;
use crate::likeness::squeezed;
use crate::query::{self, QueryWord};
use crate::readings::{Reading, Way};
use crate::schema::{Asking, Field};
use crate::segment::Segment;
use crate::table::Table;
use crate::vocabulary::{Vocabulary, fits};
use crate::{forms, stem};
use std::sync::OnceLock;

/// BM25: how soon more of the same word stops to count, and how much a long text is held against it.
const SATURATION: f32 = 1.2;
const SATURATION_OF_QUESTION: f32 = 0.9;
const LENGTH: f32 = 0.75;

/// What another form of a word is worth beside it.
const FORM: f32 = 0.8;
/// What each bigram of a word is worth beside the word; of its ending; further on in a word of the text.
const BIGRAM: f32 = 0.4;
const ENDING: f32 = 0.4;
const INSIDE_BIGRAM: f32 = 0.9;
/// What the word in one piece gains over its parts.
const WHOLE: f32 = 0.2;

/// So many bigrams of a word are looked up: a longer run is no word.
const MOST_BIGRAMS: usize = 60;
/// What a title is worth that begins with the choseong asked for, or has them.
const TITLE_BEGINS: f32 = 9.0;
const TITLE_HAS: f32 = 5.0;
/// Shorter queries are no run of words, in letters.
const SHORTEST_RUN: usize = 3;
/// So many choseong may begin within a word.
const LONG_PATTERN: usize = 4;
/// In days.
const YEAR: f32 = 365.0;
/// So many different places are marked.
const MOST_PLACES: usize = 20;

/// What a query is looked up in.
#[derive(Debug)]
pub(crate) struct Corpus {
    pub(crate) table: Table,
    pub(crate) segment: Segment,
    pub(crate) vocabulary: Vocabulary,
    /// The average length of each field where it is not empty, in bytes.
    lengths: [f32; Field::ALL.len()],
    /// The fields that any entry has.
    fields: Vec<Field>,
    /// The day on which anything was updated last, counted from no particular day.
    newest: f32,
    /// The titles without what stands between their letters, once they were asked for.
    squeezed_titles: OnceLock<Vec<String>>,
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
    /// For each entry, the number of the reading by which it has the word, counted from one; 0 for the word itself.
    pub(crate) via: Vec<u8>,
    /// What each reading is worth.
    pub(crate) worths: Vec<f32>,
    /// Whether each reading is an everyday synonym.
    pub(crate) everyday: Vec<bool>,
    /// How rare the word is; 0 where nothing has it.
    pub(crate) rarity: f32,
    /// What the word counts in the query.
    pub(crate) weight: f32,
}

impl Evidence {
    /// What it is worth that an entry has the word: 1 for the word itself, less for another reading.
    pub(crate) fn worth(&self, entry: usize) -> f32 {
        let reading = usize::from(self.via[entry]).checked_sub(1).and_then(|number| self.worths.get(number));
        reading.copied().unwrap_or(1.0)
    }

    /// Whether an entry has the word by an everyday synonym only.
    pub(crate) fn is_everyday(&self, entry: usize) -> bool {
        usize::from(self.via[entry]).checked_sub(1).and_then(|number| self.everyday.get(number)) == Some(&true)
    }
}

impl Corpus {
    pub(crate) fn new(table: Table, segment: Segment, vocabulary: Vocabulary) -> Self {
        let lengths = Field::ALL.map(|field| average_length(&table, field));
        let fields = Field::ALL.into_iter().filter(|field| lengths[*field as usize] > 0.0).collect();
        let dates = (0..table.entry_count()).filter_map(|entry| day(table.entry(entry).updated()?));
        let newest = dates.fold(0.0, f32::max);
        Self { table, segment, vocabulary, lengths, fields, newest, squeezed_titles: OnceLock::new() }
    }

    /// 1 for an entry that was updated on the newest day of all, a half for one that is a year older, 0 for one without
    /// a date. There is no clock in here: what is new is new beside the rest.
    pub(crate) fn freshness(&self, entry: usize) -> f32 {
        let updated = self.table.entry(entry).updated().and_then(day);
        updated.map_or(0.0, |day| 0.5_f32.powf((self.newest - day).max(0.0) / YEAR))
    }

    /// Whether any text has a word, or its stem.
    pub(crate) fn knows(&self, word: &QueryWord) -> bool {
        let mut counts = Counts::new(self.table.section_count());
        self.fields.iter().any(|&field| {
            self.count(word, field, &mut counts);
            let any = !counts.is_empty();
            counts.drain(|_, _| ());
            any
        })
    }

    /// Weighs a word's evidence and adds that of its bigrams. To be called last.
    pub(crate) fn finish(&self, word: &QueryWord, asked: Asking, evidence: &mut Evidence) {
        if word.script == Script::Syllables && word.unit.is_none() {
            self.add_bigrams(word, asked, evidence);
        }
        for score in evidence.entries.iter_mut().chain(&mut evidence.sections) {
            *score *= word.weight;
        }
        evidence.weight = word.weight;
    }

    /// Adds what bears out a word in another reading; `number` is the reading's place among the word's readings.
    pub(crate) fn add_reading(&self, evidence: &mut Evidence, reading: &Reading, number: usize, asked: Asking) {
        // An everyday word is found as it is: 전화번호 is not there where 전화 and 번호 are.
        let evidence_of = |part: &QueryWord| {
            if part.is_whole { self.literal_evidence(part, asked) } else { self.compound_evidence(part, asked) }
        };
        let parts: Vec<_> = reading.parts.iter().map(evidence_of).collect();
        // As rare as its rarest part, unless it is found in one piece.
        let apart = parts.iter().map(|part| part.rarity).fold(0.0, f32::max);
        // What means the same may be the rarer word, and must not be worth more for that than the word that was typed.
        let is_rarer = reading.is_synonym() && evidence.weight >= 1.0 && (0.0..apart).contains(&evidence.rarity);
        let rarer = if is_rarer && evidence.rarity > 0.0 { evidence.rarity / apart } else { 1.0 };
        let share = rarer * reading.worth / (parts.len() as f32).sqrt();
        // Once, however many readings there are.
        let whole = if number == 0 { WHOLE } else { 0.0 };
        let better = |score: &mut f32, part: &dyn Fn(&Evidence) -> f32| {
            let apart: f32 = share * parts.iter().map(part).sum::<f32>();
            *score = score.max(apart) + whole * *score;
        };
        evidence.worths.resize(number, 1.0);
        evidence.worths.push(reading.worth);
        evidence.everyday.resize(number, false);
        evidence.everyday.push(reading.way == Way::Everyday);
        // Words of a phrase that stand apart are no phrase.
        let is_phrase = reading.is_phrase();
        let mut any = false;
        for entry in 0..self.table.entry_count() {
            if parts.iter().all(|part| part.found[entry]) && (!is_phrase || self.has_phrase(entry, &reading.parts)) {
                any = true;
                if !evidence.found[entry] {
                    evidence.found[entry] = true;
                    evidence.via[entry] = number as u8 + 1;
                }
                better(&mut evidence.entries[entry], &|part| part.entries[entry]);
                for section in self.table.entry(entry).sections() {
                    better(&mut evidence.sections[section], &|part| part.sections[section]);
                }
            }
        }
        if any && evidence.rarity == 0.0 {
            evidence.rarity = apart;
        }
    }

    /// Whether words stand one after the other anywhere in an entry.
    fn has_phrase(&self, entry: usize, words: &[QueryWord]) -> bool {
        let entry = self.table.entry(entry);
        let first = entry.sections().start;
        let own = Field::ALL.into_iter().filter(|field| field.is_of_entry()).map(|field| (first, field));
        let texts = entry.sections().flat_map(|section| [(section, Field::Heading), (section, Field::Body)]);
        own.chain(texts).any(|(section, field)| !query::phrases(self.table.field(section, field), words).is_empty())
    }

    /// The evidence of a word, in one piece or, where that is not there, in its parts.
    fn compound_evidence(&self, word: &QueryWord, asked: Asking) -> Evidence {
        let mut evidence = self.literal_evidence(word, asked);
        let parts = self.compound_parts(word);
        if parts.len() < 2 {
            return evidence;
        }
        let parts: Vec<_> = parts.iter().map(|part| self.literal_evidence(part, asked)).collect();
        for entry in 0..self.table.entry_count() {
            if !evidence.found[entry] && parts.iter().all(|part| part.found[entry]) {
                evidence.found[entry] = true;
                evidence.entries[entry] = parts.iter().map(|part| part.entries[entry]).sum();
                for section in self.table.entry(entry).sections() {
                    evidence.sections[section] = parts.iter().map(|part| part.sections[section]).sum();
                }
            }
        }
        evidence.rarity = evidence.rarity.max(parts.iter().map(|part| part.rarity).fold(0.0, f32::max));
        evidence
    }

    /// Adds the entries in whose titles a pattern of choseong and syllables stands, spaces or not. Gives the places.
    pub(crate) fn add_titles(&self, pattern: &str, number: usize, evidence: &mut Evidence) -> Vec<String> {
        let pattern: Vec<char> = pattern.chars().collect();
        let mut places: Vec<String> = Vec::new();
        if pattern.len() < 2 {
            return places;
        }
        for entry in 0..self.table.entry_count() {
            let title = self.table.entry(entry).title();
            let Some((from, to)) = in_title(title, &pattern) else { continue };
            let length = title.chars().count() as f32;
            let score = if from == 0 { TITLE_BEGINS } else { TITLE_HAS };
            evidence.entries[entry] += score * (1.0 + pattern.len() as f32 / length);
            if !evidence.found[entry] {
                evidence.found[entry] = true;
                evidence.via[entry] = number as u8 + 1;
            }
            let place = title[from..to].to_owned();
            if !places.contains(&place) && places.len() < MOST_PLACES {
                places.push(place);
            }
        }
        if !places.is_empty() && evidence.rarity == 0.0 {
            evidence.rarity = 1.0;
        }
        places
    }

    /// Adds the entries in whose titles the letters of a query stand one after the other, whatever the spaces there and
    /// here: `파일을열수없습니다`. They have all of its words.
    pub(crate) fn add_run(&self, query: &str, evidence: &mut [Evidence]) {
        let run = squeezed(query);
        if run.chars().count() < SHORTEST_RUN {
            return;
        }
        let squeeze = || (0..self.table.entry_count()).map(|entry| squeezed(self.table.entry(entry).title())).collect();
        let titles: &Vec<String> = self.squeezed_titles.get_or_init(squeeze);
        for (entry, _) in titles.iter().enumerate().filter(|(_, title)| title.contains(&run)) {
            for own in evidence.iter_mut() {
                own.entries[entry] += TITLE_HAS;
                own.found[entry] = true;
                own.via[entry] = 0;
                own.rarity = own.rarity.max(1.0);
            }
        }
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
        for (at, bigram) in bigrams.iter().enumerate().take(MOST_BIGRAMS) {
            let within_stem = (at + 2) * 3 <= word.stem;
            let share = BIGRAM * if within_stem { 1.0 } else { ENDING };
            touched.clear();
            having.fill(false);
            let mut number = 0.0_f32;
            for &field in &self.fields {
                for (term, worth) in
                    [(Term::Initial((*bigram).to_owned()), 1.0), (Term::Inner((*bigram).to_owned()), INSIDE_BIGRAM)]
                {
                    self.segment
                        .postings(field, &term, |section, frequency| counts.add(section, frequency as f32 * worth));
                }
                let average = self.lengths[field as usize];
                counts.drain(|section, count| {
                    let entry = self.table.section(section).entry_number();
                    let length = self.table.field(section, field).len() as f32;
                    let score = field.weight(asked) * saturated(count, length / average, asked);
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

    /// Finds out what a word may be besides what it looks like: a noun that ends as if in a particle or an ending, and what
    /// other forms it has.
    pub(crate) fn find_forms(&self, word: &mut QueryWord) {
        match word.script {
            Script::Letters => word.spellings = forms::latin(&word.text),
            Script::Syllables => {
                // Texts that put a particle after it show that `캐나다` is a noun.
                let is_noun =
                    |length: &usize| *length > word.stem && self.vocabulary.frequency(&word.text[..*length]).is_some();
                let lengths = [word.text.len()].into_iter().chain(stem::stems(&word.text));
                if let Some(noun) = lengths.into_iter().find(is_noun) {
                    word.stem = noun;
                } else if word.is_content() && word.unit.is_none() {
                    word.forms = forms::of(&word.text);
                }
            }
            Script::Jamo => {}
        }
    }

    pub(crate) fn literal_evidence(&self, word: &QueryWord, asked: Asking) -> Evidence {
        if let Some(unit) = &word.unit {
            return self.evidence_of(word.weight, asked, &|field, counts| self.count_unit(unit, field, counts));
        }
        let mut evidence = self.evidence_of(word.weight, asked, &|field, counts| self.count(word, field, counts));
        if !word.forms.is_empty() || !word.spellings.is_empty() {
            let others = self.evidence_of(word.weight, asked, &|field, counts| self.count_forms(word, field, counts));
            // A plural may be rarer than the word, and must not be worth more for that.
            let is_rarer = word.script == Script::Letters && evidence.rarity > 0.0 && others.rarity > evidence.rarity;
            let share = FORM * if is_rarer { evidence.rarity / others.rarity } else { 1.0 };
            let better = |(to, from): (&mut f32, &f32)| *to = to.max(share * *from);
            evidence.entries.iter_mut().zip(&others.entries).for_each(better);
            evidence.sections.iter_mut().zip(&others.sections).for_each(better);
            evidence.found.iter_mut().zip(&others.found).for_each(|(to, from)| *to |= from);
            if evidence.rarity == 0.0 {
                evidence.rarity = others.rarity;
            }
        }
        evidence
    }

    fn evidence_of(&self, weight: f32, asked: Asking, count: &dyn Fn(Field, &mut Counts)) -> Evidence {
        let mut evidence = Evidence {
            entries: vec![0.0; self.table.entry_count()],
            sections: vec![0.0; self.table.section_count()],
            found: vec![false; self.table.entry_count()],
            partial: vec![0.0; self.table.entry_count()],
            via: vec![0; self.table.entry_count()],
            worths: Vec::new(),
            everyday: Vec::new(),
            rarity: 0.0,
            weight,
        };
        let mut counts = Counts::new(self.table.section_count());
        for &field in &self.fields {
            count(field, &mut counts);
            let average = self.lengths[field as usize];
            counts.drain(|section, count| {
                let entry = self.table.section(section).entry_number();
                let length = self.table.field(section, field).len() as f32;
                let score = field.weight(asked) * saturated(count, length / average, asked);
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
}

/// Where a pattern stands in a title, whatever the spaces: the bytes. It begins with a word, or within one if it is long;
/// what follows two syllables of a word may be left out, as the particle is in `결제가 취소`.
fn in_title(title: &str, pattern: &[char]) -> Option<(usize, usize)> {
    let characters: Vec<(usize, char)> = title.char_indices().collect();
    let starts = |at: usize| characters[at].1.is_alphanumeric() && (at == 0 || !characters[at - 1].1.is_alphanumeric());
    (0..characters.len()).find_map(|from| {
        if !fits(pattern[0], characters[from].1) || !(starts(from) || pattern.len() >= LONG_PATTERN) {
            return None;
        }
        let (mut at, mut done, mut run) = (from, 0, 0);
        while at < characters.len() {
            let (place, c) = characters[at];
            if starts(at) {
                run = 0;
            }
            if c.is_alphanumeric() && fits(pattern[done], c) {
                (done, run) = (done + 1, run + 1);
                if done == pattern.len() {
                    return Some((characters[from].0, place + c.len_utf8()));
                }
                at += 1;
            } else if !c.is_alphanumeric() {
                at += 1;
            } else if run >= 2 {
                // On to the next word.
                at = (at..characters.len()).find(|&at| starts(at))?;
            } else {
                return None;
            }
        }
        None
    })
}

fn saturated(count: f32, length: f32, asked: Asking) -> f32 {
    let saturation = asked.between(SATURATION, SATURATION_OF_QUESTION);
    let norm = saturation * (1.0 - LENGTH + LENGTH * length);
    count * (saturation + 1.0) / (count + norm)
}

/// The number of a day, about: enough to tell how many days lie between two.
fn day(date: &str) -> Option<f32> {
    let mut parts = date.split('-').map(|part| part.parse::<f32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    Some(year * YEAR + month * (YEAR / 12.0) + day)
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
    if count == 0 { 0.0 } else { sum / count as f32 }
}
