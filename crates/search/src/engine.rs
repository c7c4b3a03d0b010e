//! An opened index, and the way from a request to its reply.

use crate::analyser::Script;
use crate::error::OpenError;
use crate::evidence::{Corpus, Evidence};
use crate::excerpt;
use crate::filters;
use crate::function;
use crate::likeness::Likeness;
use crate::packed;
use crate::query::{self, Occurrence, Query, QueryWord};
use crate::ranking::{self, Match};
use crate::readings::{Reading, Way};
use crate::schema::Asking;
use crate::segment::{FILES, Segment};
use crate::synonyms::Thesaurus;
use crate::table::Table;
use crate::vocabulary::Vocabulary;
use giljabi_site::{Hit, HitSection, Marked, SearchReply, SearchRequest, Sort};
use tantivy::directory::OwnedBytes;

/// What it is worth, as a share of the score, to be as new as anything in the index: it decides between equals.
const FRESH: f32 = 0.02;
/// This many of the best matches are looked at once more, for words that stand together.
const REFINED: usize = 50;
/// What a word counts that answers a question word, beside the question word itself.
const CUE: f32 = 0.8;
/// What comes after the rest has this share of the last one's score at most.
const BELOW: f32 = 0.99;
/// So many are compared by their titles.
const COMPARED: usize = 300;
/// What it is worth, as a share of the score, when all words stand together in the title.
const TOGETHER_IN_TITLE: f32 = 0.25;
/// What it is worth that a title has all of a few words, and twice that where it has nothing else.
const ALL_IN_TITLE: f32 = 1.0;
/// What it is worth, at most, that one of the keywords is a part of the query, letter by letter.
const KEYWORD: f32 = 0.5;
/// Up to so many words with a meaning are a few.
const FEW_WORDS: usize = 3;
/// More words left out of a question than these are not worth saying: no answer repeats a question.
const MOST_TOLD: usize = 2;
/// What likeness to a title counts where it is that of what was meant and not of what was typed.
const MEANT: f32 = 0.85;
/// What it is worth that a title has the words with the particles and endings with which they were typed.
const TYPED_IN_TITLE: f32 = 1.5;
/// What it is worth, as a share of how telling they are, that words stand within a stretch of a section, and that
/// neighbours in the query are neighbours there.
const STRETCH: f32 = 1.3;
const NEIGHBOURS: f32 = 2.0;
/// In bytes: a long Korean sentence.
const STRETCH_LENGTH: usize = 300;
/// So much of a section is looked through for that, in bytes.
const LONGEST_LOOK: usize = 12_000;
/// A run of words is looked for in titles as it is, if it is not cut into more words than these by its script.
const MOST_IN_RUN: usize = 8;
/// So many readings of a word are looked up: evidence counts them in a byte.
const MOST_READINGS: usize = 100;
/// So many words that nothing has are guessed at; guessing looks through the whole vocabulary.
const MOST_GUESSED: usize = 10;
/// Words stand together with this much between them at most, in bytes: a particle of two syllables and a space.
const TOGETHER: usize = 7;

/// A search index, opened.
#[derive(Debug)]
pub struct Engine {
    corpus: Corpus,
    thesaurus: Thesaurus,
}

/// A query's words with all that was found out about them.
struct Asked {
    words: Vec<QueryWord>,
    readings: Vec<Vec<Reading>>,
    evidence: Vec<Evidence>,
    /// What was typed.
    text: String,
    /// How it is compared with titles.
    like: Likeness,
    /// Whether it was put as a question.
    asks: bool,
    asking: Asking,
    /// Further words to mark, each with the place of the query's word.
    marks: Vec<(usize, QueryWord)>,
    /// Parts of compounds, which are marked in what is shown and change no score.
    shown: Vec<(usize, QueryWord)>,
}

impl Engine {
    /// Opens the bytes that `write_index` made. They are kept; only the texts are copied.
    pub fn open(bytes: Vec<u8>) -> Result<Self, OpenError> {
        let bytes = OwnedBytes::new(bytes);
        let parts = packed::unpack(&bytes)?;
        let entries = parts.get("entries").ok_or(OpenError::Malformed { what: "entries" })?;
        let table = Table::read(&bytes[entries])?;
        let files: Option<Vec<_>> = FILES.iter().map(|name| parts.get(name)).collect();
        let files = files.ok_or(OpenError::Malformed { what: "segment" })?;
        let documents = table.section_count() as u32;
        let segment = Segment::open(&bytes, &files, documents)?;
        let words = parts.get("words").ok_or(OpenError::Malformed { what: "words" })?;
        let vocabulary = Vocabulary::read(&bytes[words])?;
        let rules = parts.get("synonyms").ok_or(OpenError::Malformed { what: "synonyms" })?;
        Ok(Self { corpus: Corpus::new(table, segment, vocabulary), thesaurus: Thesaurus::read(&bytes[rules])? })
    }

    /// How many entries the index holds.
    #[must_use]
    pub fn entries(&self) -> usize {
        self.corpus.table.entry_count()
    }

    /// How many sections the index holds.
    #[must_use]
    pub fn sections(&self) -> usize {
        self.corpus.table.section_count()
    }

    /// Answers a request. A query without a word finds nothing.
    #[must_use]
    pub fn search(&self, request: &SearchRequest) -> SearchReply {
        let mut asked = self.ask(Query::parse(&request.query), request.literal);
        if asked.words.is_empty() {
            return SearchReply::default();
        }
        let ranking::Matches { mut matches, left_out } = self.matches(&mut asked, request.literal);
        let counts = filters::narrow(&self.corpus, &mut matches, request);
        ranking::sort(&self.corpus, &mut matches, Sort::Relevance);
        self.refine(&asked, &mut matches);
        asked.put_typed_first(&mut matches);
        ranking::sort(&self.corpus, &mut matches, request.sort);
        if request.sort == Sort::Relevance && request.kind.is_none() {
            ranking::balance(&self.corpus, &mut matches);
        }
        let page = matches.iter().skip(request.offset).take(request.limit);
        let words = asked.words.iter().zip(&left_out).filter(|(_, left_out)| **left_out);
        let relaxed: Vec<_> = words.map(|(word, _)| word.surface.clone()).collect();
        let nothing = counts.is_empty();
        SearchReply {
            total: matches.len(),
            hits: page.enumerate().map(|(at, found)| self.hit(&asked, found, request.offset + at)).collect(),
            kinds: counts.kinds,
            categories: counts.categories,
            platforms: counts.platforms,
            audiences: counts.audiences,
            relaxed: (!relaxed.is_empty() && !nothing && (asked.is_few() || relaxed.len() <= MOST_TOLD))
                .then_some(relaxed),
            corrected: matches.first().and_then(|best| asked.corrected(best.entry)).filter(|_| !nothing),
        }
    }

    /// The entries that answer. Where words do not stand together in any, one of them may be a slip that happens to be a
    /// word: 무리 알림.
    fn matches(&self, asked: &mut Asked, literal: bool) -> ranking::Matches {
        let content: Vec<_> = asked.words.iter().map(QueryWord::is_content).collect();
        let find = |asked: &Asked| ranking::matches(&self.corpus, &asked.evidence, &content, asked.asks);
        let found = find(asked);
        let missing = |found: &ranking::Matches| found.left_out.iter().filter(|left_out| **left_out).count();
        if literal || missing(&found) == 0 || asked.asks {
            return found;
        }
        let rare = (self.entries() / 200).max(2);
        let mut changed = false;
        for (at, &is_content) in content.iter().enumerate() {
            let having = asked.evidence[at].found.iter().filter(|found| **found).count();
            if is_content && asked.readings[at].is_empty() && (1..=rare).contains(&having) {
                for reading in self.corpus.slips(&asked.words[at]) {
                    let asking = asked.asking;
                    self.add(&mut asked.evidence[at], &mut asked.readings[at], Some(reading), asking);
                    changed = true;
                }
            }
        }
        if changed { find(asked) } else { found }
    }

    fn ask(&self, query: Query, literal: bool) -> Asked {
        let Query { mut words, text, asks } = query;
        for word in words.iter_mut().filter(|_| !literal) {
            self.corpus.find_forms(word);
        }
        let asked = Asking::of(words.iter().filter(|word| word.is_content()).count());
        let mut evidence: Vec<Evidence> = words.iter().map(|word| self.corpus.literal_evidence(word, asked)).collect();
        let lacking = evidence.iter().zip(&words).any(|(own, word)| own.rarity == 0.0 && word.is_content());
        let mut readings: Vec<Vec<Reading>> = vec![Vec::new(); words.len()];
        let mut marks = Vec::new();
        let mut weights: Vec<f32> = words.iter().map(|word| word.weight).collect();
        let mut rests: Vec<Option<Reading>> = vec![None; words.len()];
        for at in 0..words.len() {
            // A part of a word is no reading of it where the word itself is there, and a poor one where it is not.
            match self.corpus.spaced(&words[at]) {
                Some(part) if part.parts.len() == 1 => rests[at] = Some(part).filter(|_| evidence[at].rarity == 0.0),
                spaced => self.add(&mut evidence[at], &mut readings[at], spaced, asked),
            }
        }
        for at in 1..words.len() {
            let (first, second) = (&words[at - 1], &words[at]);
            let lacking = |at: usize| {
                let single = words[at].text.chars().nth(1).is_none() && words[at].script == Script::Syllables;
                evidence[at].rarity == 0.0 || single
            };
            let apart = text.get(first.to..second.from).is_some_and(|between| between.chars().all(char::is_whitespace));
            if apart
                && (lacking(at - 1) || lacking(at))
                && let Some(joined) = self.corpus.joined(first, second)
            {
                for at in [at - 1, at] {
                    self.add(&mut evidence[at], &mut readings[at], Some(joined.clone()), asked);
                }
            }
        }
        let synonyms = if literal { Vec::new() } else { self.thesaurus.of_all(&words, asked) };
        for (first, count, mut reading) in synonyms {
            if reading.way == Way::Synonym {
                reading.parts.iter_mut().for_each(|part| self.corpus.find_forms(part));
            }
            for at in first..first + count {
                self.add(&mut evidence[at], &mut readings[at], Some(reading.clone()), asked);
            }
        }
        for at in 0..words.len() {
            for cue in function::cues(&words[at].text).iter().filter(|_| !literal && words.len() > 1) {
                let cue = QueryWord::plain(cue, Script::Syllables);
                self.add(&mut evidence[at], &mut readings[at], Reading::synonym(CUE, vec![cue]), asked);
                weights[at] = function::SHORT_WEIGHT;
            }
        }
        let mut guessed = 0;
        for (at, word) in words.iter().enumerate() {
            // 오 may be going to be 옵션, whatever else begins with it.
            let is_open = word.is_last && word.is_beginning && word.script == Script::Syllables && !literal;
            if is_open && evidence[at].rarity > 0.0 {
                for reading in self.corpus.completions(word) {
                    self.add(&mut evidence[at], &mut readings[at], Some(reading), asked);
                }
            }
            if evidence[at].rarity == 0.0 && word.unit.is_none() && guessed < MOST_GUESSED {
                guessed += 1;
                if word.is_choseong_pattern() && !literal {
                    let number = readings[at].len();
                    let places = self.corpus.add_titles(&word.text, number, &mut evidence[at]);
                    if !places.is_empty() {
                        let parts = vec![QueryWord::plain(&word.surface, word.script)];
                        readings[at].push(Reading { way: Way::Choseong, parts, worth: 0.0 });
                        marks.extend(places.iter().map(|place| (at, QueryWord::plain(place, Script::Syllables))));
                    }
                }
                // In a sentence a short verb that nothing has is another word for something and no slip: 영수증 뽑는 곳.
                let is_verb = asks && !word.is_last && word.length() < 3 && !word.forms.is_empty();
                for reading in self.corpus.guesses(word, word.is_last, literal || is_verb) {
                    if words.len() > 2 && function::is_small(&reading.text()) {
                        weights[at] = function::SHORT_WEIGHT;
                    }
                    self.add(&mut evidence[at], &mut readings[at], Some(reading), asked);
                }
            }
            if evidence[at].rarity == 0.0 {
                self.add(&mut evidence[at], &mut readings[at], rests[at].take(), asked);
            }
        }
        if lacking && words.len() <= MOST_IN_RUN && !literal {
            self.corpus.add_run(&text, &mut evidence);
        }
        let mut shown = Vec::new();
        for (at, readings) in readings.iter().enumerate() {
            // A compound is also found where its words stand apart, and is marked there.
            let parts = readings.iter().flat_map(|reading| &reading.parts).filter(|part| !part.is_whole);
            shown.extend(parts.flat_map(|part| self.corpus.compound_parts(part)).map(|part| (at, part)));
        }
        for ((word, evidence), weight) in words.iter_mut().zip(&mut evidence).zip(weights) {
            word.weight = weight;
            self.corpus.finish(word, asked, evidence);
        }
        Asked { like: Likeness::of(&text), words, text, asks, asking: asked, readings, evidence, marks, shown }
    }

    fn add(&self, evidence: &mut Evidence, readings: &mut Vec<Reading>, reading: Option<Reading>, asked: Asking) {
        if let Some(reading) = reading.filter(|_| readings.len() < MOST_READINGS) {
            self.corpus.add_reading(evidence, &reading, readings.len(), asked);
            readings.push(reading);
        }
    }

    /// Raises matches whose title is the query, and among the best those in which the words stand together as typed.
    fn refine(&self, asked: &Asked, matches: &mut [Match]) {
        let is_few = asked.is_few();
        // What was meant may be the title, where what was typed is not: the few ways to read the query, each made once.
        let is_meant = |_: &QueryWord, reading: &Reading| reading.is_correction() || reading.way == Way::Beginning;
        let mut meant: Vec<(String, Likeness)> = Vec::new();
        for (place, found) in matches.iter_mut().enumerate() {
            let section = self.corpus.table.section(found.section);
            let title = section.entry().title();
            let mut gain = 0.0;
            if place < REFINED {
                found.score += asked.nearness(section.heading(), clipped(section.text()));
                gain += TOGETHER_IN_TITLE * asked.together(title);
            }
            gain += asked.like.to(title);
            if place < COMPARED {
                gain += ALL_IN_TITLE * asked.all_in(title);
                gain += KEYWORD * asked.like.holds(section.entry().keywords());
                if let Some(text) = asked.read_as(found.entry, is_meant) {
                    let known = meant.iter().position(|(known, _)| *known == text).unwrap_or_else(|| {
                        meant.push((text.clone(), Likeness::of(&text)));
                        meant.len() - 1
                    });
                    gain += MEANT * meant[known].1.to(title);
                }
            }
            if is_few && asked.is_typed_in(title) {
                gain += TYPED_IN_TITLE;
            }
            gain += FRESH * self.corpus.freshness(found.entry);
            found.score *= 1.0 + gain;
        }
    }

    fn hit(&self, asked: &Asked, found: &Match, place: usize) -> Hit {
        let entry = self.corpus.table.entry(found.entry);
        let in_title = asked.find_shown(entry.title());
        let mut section = self.corpus.table.section(found.section);
        let mut in_heading = asked.find_shown(section.heading());
        // Where the title says it all, the page's beginning is what was looked for, unless a heading says so too.
        if section.id().is_some() && in_heading.is_empty() && asked.stands_wholly_in(&in_title, found.entry) {
            section = self.corpus.table.section(entry.sections().start);
            in_heading = Vec::new();
        }
        let telling: Vec<f32> = asked.evidence.iter().map(|word| word.rarity).collect();
        let mut shown = section.text();
        if section.id().is_none() && asked.find_shown(shown).is_empty() {
            // Only the title matched: what the entry is about says more than how it begins, if it begins with text.
            let texts = entry.sections().map(|section| self.corpus.table.section(section).text());
            shown = [entry.summary()].into_iter().chain(texts).find(|text| !text.is_empty()).unwrap_or_default();
        }
        let length = if place == 0 { excerpt::LONG } else { excerpt::LENGTH };
        let excerpt = excerpt::excerpt(shown, &asked.find_shown(shown), &telling, length);
        let page = entry.kind().page(entry.id());
        Hit {
            id: entry.id().to_owned(),
            kind: entry.kind(),
            title: marked(entry.title(), &in_title),
            url: section.id().map_or_else(|| page.clone(), |id| format!("{page}#{id}")),
            section: section
                .id()
                .map(|id| HitSection { id: id.to_owned(), title: marked(section.heading(), &in_heading) }),
            category: entry.category().map(str::to_owned),
            updated: entry.updated().map(str::to_owned),
            score: found.score,
            excerpt,
            why: asked.why(found.entry),
        }
    }
}

impl Asked {
    /// Where the words stand in a text, in any of their readings.
    fn find(&self, text: &str) -> Vec<Occurrence> {
        let parts = self.readings.iter().enumerate().flat_map(|(at, readings)| {
            let plain = readings.iter().filter(|reading| !reading.is_phrase());
            plain.flat_map(move |reading| reading.parts.iter().map(move |part| (at, part)))
        });
        let marks = self.marks.iter().map(|(at, word)| (*at, word));
        let mut found = query::occurrences(text, self.words.iter().enumerate().chain(parts).chain(marks));
        for (word, readings) in self.readings.iter().enumerate() {
            for reading in readings.iter().filter(|reading| reading.is_phrase()) {
                let places = query::phrases(text, &reading.parts);
                found.extend(places.into_iter().map(|(from, to)| Occurrence { from, to, word }));
            }
        }
        found.sort_unstable();
        found
    }

    /// The same with other forms of the words, as they are never marked: what looks like a form may be another word.
    fn find_with_forms(&self, text: &str) -> Vec<Occurrence> {
        let mut found = self.find(text);
        for (word, own) in self.words.iter().enumerate() {
            let places = own.forms.iter().flat_map(|form| query::places_of(form, text));
            found.extend(places.map(|(from, to)| Occurrence { from, to, word }));
        }
        found.sort_unstable();
        found
    }

    /// The same with the parts of compounds and the conjugations of verbs that mean the same, to be marked.
    fn find_shown(&self, text: &str) -> Vec<Occurrence> {
        let mut found = self.find(text);
        let shown = self.shown.iter().map(|(at, word)| (*at, word));
        found.extend(query::occurrences(text, shown));
        for (word, readings) in self.readings.iter().enumerate() {
            let meant = readings.iter().filter(|reading| reading.is_synonym() && !reading.is_phrase());
            let forms = meant.flat_map(|reading| &reading.parts).flat_map(|part| &part.forms);
            let places = forms.flat_map(|form| query::places_of(form, text));
            found.extend(places.map(|(from, to)| Occurrence { from, to, word }));
        }
        found.sort_unstable();
        found
    }

    /// What it is worth that words stand near each other: the most telling stretch, and neighbours in their order.
    fn nearness(&self, heading: &str, text: &str) -> f32 {
        let telling: Vec<f32> = self.evidence.iter().map(|word| word.rarity * word.weight).collect();
        let mut best = 0.0_f32;
        let mut pairs = vec![0.0_f32; self.words.len()];
        for text in [heading, text] {
            let found = self.find_with_forms(text);
            let mut counts = vec![0_u32; self.words.len()];
            let (mut sum, mut last) = (0.0, 0);
            for (at, end) in found.iter().enumerate() {
                if counts[end.word] == 0 {
                    sum += telling[end.word];
                }
                counts[end.word] += 1;
                while end.to > found[last].from + STRETCH_LENGTH {
                    let word = found[last].word;
                    counts[word] -= 1;
                    if counts[word] == 0 {
                        sum -= telling[word];
                    }
                    last += 1;
                }
                best = best.max(sum);
                for next in found[at + 1..].iter().take_while(|next| next.from <= end.to + TOGETHER) {
                    if next.word == end.word + 1 && next.from >= end.to {
                        pairs[end.word] = pairs[end.word].max(telling[end.word].min(telling[next.word]));
                    }
                }
            }
        }
        STRETCH * best + NEIGHBOURS * pairs.iter().sum::<f32>()
    }

    /// Where one word was typed, what has it comes before what has another word for it. Among several words one that is
    /// said otherwise must not cost an answer its place; a word that stands alone is what was meant.
    fn put_typed_first(&self, matches: &mut [Match]) {
        let mut content = self.words.iter().enumerate().filter(|(_, word)| word.is_content());
        let (Some((at, _)), None) = (content.next(), content.next()) else { return };
        let is_other = |found: &Match| self.evidence[at].is_everyday(found.entry);
        let typed = matches.iter().filter(|found| !is_other(found)).map(|found| found.score);
        let least = typed.fold(f32::INFINITY, f32::min);
        let best = matches.iter().filter(|found| is_other(found)).map(|found| found.score).fold(0.0, f32::max);
        if best >= least {
            let share = BELOW * least / best;
            matches.iter_mut().filter(|found| is_other(found)).for_each(|found| found.score *= share);
        }
    }

    /// Why an entry has the words that it does not have as they were typed.
    fn why(&self, entry: usize) -> Vec<String> {
        let mut why = Vec::new();
        for ((word, readings), evidence) in self.words.iter().zip(&self.readings).zip(&self.evidence) {
            let via = usize::from(evidence.via[entry]);
            let Some(reading) = via.checked_sub(1).and_then(|at| readings.get(at)) else { continue };
            let line = match reading.way {
                Way::Spacing => continue,
                Way::Choseong => format!("초성 {}", word.surface),
                Way::Synonym | Way::Everyday => format!("비슷한 말: {}", reading.text()),
                Way::Beginning | Way::Layout | Way::Slip => format!("‘{}’ → {}", word.surface, reading.text()),
            };
            if !why.contains(&line) {
                why.push(line);
            }
        }
        why
    }

    /// The query that the best entry answers, where words of it were taken for others.
    fn corrected(&self, entry: usize) -> Option<String> {
        // Of the words of a long question some are always near another word; only what was meant is worth saying.
        let few = self.is_few();
        self.read_as(entry, |word, reading| {
            reading.is_correction() && (reading.way == Way::Layout || word.is_content() && few)
        })
    }

    /// The query with the words in whose place an entry has others, as far as `is_told` of the reading; `None` where that
    /// changes nothing.
    fn read_as(&self, entry: usize, is_told: impl Fn(&QueryWord, &Reading) -> bool) -> Option<String> {
        let mut text = self.text.clone();
        let mut changed = false;
        // From the back, so that the offsets of what stands before stay right.
        for ((word, readings), evidence) in self.words.iter().zip(&self.readings).zip(&self.evidence).rev() {
            let via = usize::from(evidence.via[entry]);
            let reading = via.checked_sub(1).and_then(|at| readings.get(at)).filter(|reading| is_told(word, reading));
            if let Some(reading) = reading
                && text.get(word.from..word.to).is_some()
            {
                text.replace_range(word.from..word.to, &reading.text());
                changed = true;
            }
        }
        changed.then_some(text)
    }

    /// The share of the neighbouring words of the query that stand together in a text, in their order.
    fn together(&self, text: &str) -> f32 {
        let pairs = self.words.len().saturating_sub(1);
        if pairs == 0 || text.is_empty() {
            return 0.0;
        }
        let found = self.find(text);
        let mut seen = 0_u32;
        for (at, first) in found.iter().enumerate() {
            let near = found[at + 1..].iter().take_while(|next| next.from <= first.to + TOGETHER);
            if near.clone().any(|next| next.word == first.word + 1 && next.from >= first.to) {
                seen |= 1 << first.word;
            }
        }
        seen.count_ones() as f32 / pairs as f32
    }

    /// Whether it is some words to look up and not a whole question.
    fn is_few(&self) -> bool {
        self.words.iter().filter(|word| word.is_content()).count() <= FEW_WORDS
    }

    /// 0 where a title lacks one of a few words, else from 1 to 2: the more of the title they are.
    fn all_in(&self, title: &str) -> f32 {
        if !self.is_few() {
            return 0.0;
        }
        let stands = |word: &QueryWord| !query::occurrences(title, [(0, word)].into_iter()).is_empty();
        let is_in = |(word, readings): (&QueryWord, &Vec<Reading>)| {
            !word.is_content() || stands(word) || readings.iter().any(|reading| reading.parts.iter().all(stands))
        };
        if !self.words.iter().zip(&self.readings).all(is_in) {
            return 0.0;
        }
        let found = self.find(title);
        let covered = Marked::new(title, found.iter().map(|found| (found.from, found.to))).marks;
        let covered: usize = covered.iter().map(|(from, to)| to - from).sum();
        1.0 + covered as f32 / title.len().max(1) as f32
    }

    /// Whether a title has all words as they were typed, particles and endings too. Nothing is said by that where no word
    /// has any.
    fn is_typed_in(&self, title: &str) -> bool {
        let inflected = self.words.iter().any(|word| word.text.len() > word.stem || !word.is_content());
        inflected && self.words.iter().all(|word| title.contains(&word.surface))
    }

    /// Whether every word that an entry has stands among the occurrences.
    fn stands_wholly_in(&self, found: &[Occurrence], entry: usize) -> bool {
        let words = self.evidence.iter().enumerate().filter(|(_, word)| word.found[entry]);
        words.clone().count() > 0 && words.into_iter().all(|(at, _)| found.iter().any(|found| found.word == at))
    }
}

/// The beginning of a section that is long enough to find words that stand near each other.
fn clipped(text: &str) -> &str {
    let mut end = text.len().min(LONGEST_LOOK);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn marked(text: &str, found: &[Occurrence]) -> Marked {
    Marked::new(text, found.iter().map(|found| (found.from, found.to)))
}
