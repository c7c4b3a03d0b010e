//! How often each section has a word in a field: as it stands, within longer words, in its other forms, as a unit after a
//! number. It counts, by postings and where those do not suffice in the texts, and never says what a count is worth.

use crate::analyser::{self, Script, Term};
use crate::evidence::Corpus;
use crate::forms::Form;
use crate::query::{QueryWord, begins_word, is_form_of, places_of, word_at};
use crate::schema::Field;
use std::collections::HashMap;

/// What a match counts beside a word that begins with what was asked.
const INSIDE_WORD: f32 = 0.7;
const LONGER_WORD: f32 = 0.5;
/// What a word's stem counts beside the word as it was typed.
const STEM: f32 = 0.9;
/// What a number may end in that is written in letters.
const NUMERALS: &str = "한두세네섯곱덟홉열십백천만억몇";
/// A beginning stands for this many terms at most: those of one Hangul syllable fit, and no query takes long.
const MOST_TERMS: usize = 600;

/// A count for each section, most of them nought.
pub(crate) struct Counts {
    counts: Vec<f32>,
    touched: Vec<u32>,
}

impl Counts {
    pub(crate) fn new(sections: usize) -> Self {
        Self { counts: vec![0.0; sections], touched: Vec::new() }
    }

    /// Whether nothing was counted.
    pub(crate) fn is_empty(&self) -> bool {
        self.touched.is_empty()
    }

    /// Adds to a section's count; an index whose documents are not those of the table is harmless.
    pub(crate) fn add(&mut self, section: u32, count: f32) {
        let Some(known) = self.counts.get_mut(section as usize).filter(|_| count > 0.0) else { return };
        if *known == 0.0 {
            self.touched.push(section);
        }
        *known += count;
    }

    pub(crate) fn drain(&mut self, mut each: impl FnMut(usize, f32)) {
        for section in self.touched.drain(..) {
            let section = section as usize;
            each(section, std::mem::take(&mut self.counts[section]));
        }
    }
}

impl Corpus {
    /// How often a number stands before a unit in each section.
    pub(crate) fn count_unit(&self, unit: &str, field: Field, counts: &mut Counts) {
        let mut sections = Vec::new();
        self.segment.postings_of_prefix(field, unit, MOST_TERMS, &mut |_, section, _| sections.push(section));
        sections.sort_unstable();
        sections.dedup();
        for section in sections {
            let text = self.field(section, field);
            let places = text.match_indices(unit).filter(|(at, _)| begins_word(text, *at));
            let counted =
                |at: usize| text[..at].trim_end().ends_with(|c: char| c.is_ascii_digit() || NUMERALS.contains(c));
            counts.add(section, places.filter(|(at, _)| counted(*at)).count() as f32);
        }
    }

    /// How often each section has another form of a word.
    pub(crate) fn count_forms(&self, word: &QueryWord, field: Field, counts: &mut Counts) {
        // What begins a word is a term by itself; of what is longer only the last two syllables are.
        let mut terms: Vec<Term> = word.spellings.iter().cloned().map(Term::Initial).collect();
        let mut longer: Vec<&Form> = Vec::new();
        for form in &word.forms {
            let from = form.base.char_indices().next_back().map_or(0, |(at, _)| at);
            let bigrams = form.next.iter().map(|c| format!("{}{c}", &form.base[from..]));
            if from > 0 {
                longer.push(form);
            }
            terms.extend(bigrams.map(|bigram| if from == 0 { Term::Initial(bigram) } else { Term::Inner(bigram) }));
        }
        let mut sections: Vec<u32> = Vec::new();
        for term in terms {
            let is_longer = matches!(term, Term::Inner(_));
            self.segment.postings(field, &term, |section, frequency| {
                if is_longer {
                    sections.push(section);
                } else {
                    counts.add(section, frequency as f32);
                }
            });
        }
        // The same section once, however many of the syllables it has.
        sections.sort_unstable();
        sections.dedup();
        for section in sections {
            let text = self.field(section, field);
            let places: usize = longer.iter().map(|form| places_of(form, text).count()).sum();
            counts.add(section, places as f32);
        }
    }

    /// How often each section has the word in a field, matches of a lesser kind counting less than one.
    pub(crate) fn count(&self, word: &QueryWord, field: Field, counts: &mut Counts) {
        let whole = Term::Initial(word.stem().to_owned());
        if word.is_beginning {
            self.segment.postings_of_prefix(field, &word.text, MOST_TERMS, &mut |same, section, frequency| {
                counts.add(section, frequency as f32 * if same { 1.0 } else { LONGER_WORD });
            });
            return;
        }
        if word.script != Script::Syllables {
            self.segment.postings(field, &whole, |section, frequency| counts.add(section, frequency as f32));
            return;
        }
        if word.is_whole {
            self.count_whole(word, field, counts);
            return;
        }
        let bigrams = analyser::bigrams(word.stem());
        match bigrams.as_slice() {
            [] => self.segment.postings(field, &whole, |section, frequency| counts.add(section, frequency as f32)),
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

    /// The same for a word that only counts as a whole.
    fn count_whole(&self, word: &QueryWord, field: Field, counts: &mut Counts) {
        let mut sections = Vec::new();
        let first: String = word.stem().chars().take(2).collect();
        let is_single = word.stem().chars().nth(1).is_none();
        if is_single {
            self.segment.postings_of_prefix(field, &first, MOST_TERMS, &mut |_, section, _| sections.push(section));
            sections.sort_unstable();
            sections.dedup();
        } else {
            self.segment.postings(field, &Term::Initial(first), |section, _| sections.push(section));
        }
        // The same few words stand in many texts.
        let mut known: HashMap<&str, bool> = HashMap::new();
        for section in sections {
            let text = self.field(section, field);
            let places = text.match_indices(word.stem()).filter(|(at, _)| {
                let own = word_at(text, *at);
                begins_word(text, *at) && *known.entry(own).or_insert_with(|| is_form_of(own, word))
            });
            counts.add(section, places.count() as f32);
        }
    }

    fn field(&self, section: u32, field: Field) -> &str {
        let section = section as usize;
        if section < self.table.section_count() { self.table.field(section, field) } else { "" }
    }
}
