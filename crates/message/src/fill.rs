//! Filling a message in: the text as it will arrive, and all there is to say about it.

use crate::charset::{Class, class};
use crate::{
    Change, FieldKind, Message, MessageKind, Problem, Segment, SendAs, accept, bytes, cut, rules, value, worst,
};
use std::collections::BTreeMap;
use std::ops::Range;

/// What was typed, by field name. Names that the message does not have are passed over, so that a flow's answers can
/// be given as they are. A field whose name is absent has its default; one with an empty value is missing.
pub type Values = BTreeMap<String, String>;

/// A message with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The text exactly as it is to be sent. A missing value's placeholder stands in it as written.
    pub text: String,
    /// Where the values stand, in order; in bytes of `text`.
    pub places: Vec<Place>,
    /// The fields that have no value and are needed, in the order of the fields.
    pub missing: Vec<usize>,
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// What was changed in typed values to make them sendable.
    pub changes: Vec<Changed>,
    /// The length of `text`, in EUC-KR bytes.
    pub bytes: usize,
    /// How long it gets when the missing values are there, at most, in EUC-KR bytes.
    pub at_most: usize,
    /// What it is sent as.
    pub kind: MessageKind,
    /// How many bytes are left of that kind's limit; negative where there are too many.
    pub left: isize,
    /// Where an SMS would be cut, in bytes of `text`; `None` where all of it fits one.
    pub sms_cut: Option<usize>,
    /// Where the text is cut as what it is sent as.
    pub cut: Option<usize>,
    /// How to get back to an SMS, where that is up to the length only.
    pub shorten: Option<Shorten>,
}

impl Filled {
    /// Whether it may be copied: nothing is missing and nothing is wrong.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.missing.is_empty() && !self.problems.iter().any(Problem::is_error)
    }
}

/// Where a value stands in a filled text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The place in bytes of the text.
    pub range: Range<usize>,
    /// The field.
    pub field: usize,
    /// What stands there.
    pub state: State,
}

/// What stands at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The value, as its field writes it.
    Filled,
    /// The placeholder: there is no value.
    Missing,
    /// The value as it was typed, because it does not suit its field.
    Rejected,
}

/// Something that was changed in a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The field.
    pub field: usize,
    /// What was changed.
    pub change: Change,
}

/// How to get back to an SMS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shorten {
    /// How many bytes there are too many.
    pub over: usize,
    /// The field to shorten and by how many bytes; `None` where no single value is long enough.
    pub field: Option<(usize, usize)>,
}

/// Fills a message in. Values are put in as they are: a value may hold `#{…}` without being read as a placeholder.
#[must_use]
pub fn fill(message: &Message, values: &Values) -> Filled {
    let mut problems = Vec::new();
    let mut changes = Vec::new();
    let entries: Vec<Entry> = (0..message.fields.len())
        .map(|field| Entry::new(message, field, values, &mut problems, &mut changes))
        .collect();
    let (text, places) = write(message, &entries);
    let missing = (0..entries.len())
        .filter(|field| entries[*field].state == State::Missing && places.iter().any(|place| place.field == *field));
    let missing = missing.collect();

    let length = bytes(&text);
    let kind = match message.send_as {
        SendAs::Sms => MessageKind::Sms,
        SendAs::Auto if message.subject.is_none() && length <= usize::from(message.limits.sms) => MessageKind::Sms,
        SendAs::Auto | SendAs::Lms => MessageKind::Lms,
    };
    let limit = message.limits.of(kind);
    characters(&text, &places, &mut problems);
    if length > limit {
        problems.push(Problem::OverLimit { kind, bytes: length, limit });
    }
    if kind == MessageKind::Lms {
        subject(message, &mut problems);
    }
    if let Some(wanted) = &message.advertising {
        problems.extend(rules::advertising(&text, wanted).into_iter().map(Problem::Advertising));
    }
    let links = rules::links(&text);
    problems.extend(links.into_iter().map(|(place, fault)| Problem::Link { fault, at: place.start }));

    let sms_limit = usize::from(message.limits.sms);
    Filled {
        at_most: at_most(message, &places, &text),
        bytes: length,
        kind,
        left: limit.cast_signed() - length.cast_signed(),
        sms_cut: cut(&text, sms_limit),
        cut: cut(&text, limit),
        shorten: shorten(message, &text, &places, length),
        text,
        places,
        missing,
        problems,
        changes,
    }
}

/// What a field has to put in.
struct Entry {
    state: State,
    text: String,
}

impl Entry {
    fn new(
        message: &Message,
        field: usize,
        values: &Values,
        problems: &mut Vec<Problem>,
        changes: &mut Vec<Changed>,
    ) -> Self {
        let own = &message.fields[field];
        let typed = values.get(&own.name).or(own.default.as_ref()).map_or("", String::as_str);
        let prepared = value::prepare(typed);
        if prepared.text.is_empty() {
            let mut text = String::new();
            message.push_placeholder(field, &mut text);
            return Self { state: State::Missing, text };
        }
        changes.extend(prepared.changes.into_iter().map(|change| Changed { field, change }));
        match accept(own, &prepared.text) {
            Ok(text) => Self { state: State::Filled, text },
            Err(rejection) => {
                problems.push(Problem::Rejected { field, rejection });
                Self { state: State::Rejected, text: prepared.text }
            }
        }
    }
}

fn write(message: &Message, entries: &[Entry]) -> (String, Vec<Place>) {
    let mut text = String::new();
    let mut places = Vec::new();
    for segment in &message.template {
        match segment {
            Segment::Text(part) => text.push_str(part),
            Segment::Field(field) => {
                let Some(entry) = entries.get(*field) else { continue };
                let start = text.len();
                text.push_str(&entry.text);
                places.push(Place { range: start..text.len(), field: *field, state: entry.state });
            }
        }
    }
    (text, places)
}

/// Tells each character that cannot be sent, or not everywhere, once.
fn characters(text: &str, places: &[Place], problems: &mut Vec<Problem>) {
    let mut seen = Vec::new();
    for (at, character) in text.char_indices() {
        let class = class(character);
        if class < Class::Windows949 || seen.contains(&character) {
            continue;
        }
        let place = places.iter().find(|place| place.range.contains(&at));
        // A placeholder will not be sent.
        if place.is_some_and(|place| place.state == State::Missing) {
            continue;
        }
        seen.push(character);
        let field = place.map(|place| place.field);
        problems.push(match class {
            Class::Unsendable => Problem::Unsendable { character, at, field },
            _ => Problem::OutsideKsX1001 { character, at, field },
        });
    }
}

fn subject(message: &Message, problems: &mut Vec<Problem>) {
    let Some(subject) = &message.subject else { return };
    let (bytes, limit) = (bytes(subject), usize::from(message.limits.subject));
    if bytes > limit {
        problems.push(Problem::SubjectOverLimit { bytes, limit });
    }
    if let Some(character) = subject.chars().find(|c| class(*c) == Class::Unsendable) {
        problems.push(Problem::SubjectUnsendable { character });
    }
}

/// The length with each missing value at its longest.
fn at_most(message: &Message, places: &[Place], text: &str) -> usize {
    let worst = worst(message);
    let lengths = places.iter().map(|place| match place.state {
        State::Missing => worst.fields.get(place.field).map_or(0, |share| share.bytes),
        State::Filled | State::Rejected => bytes(&text[place.range.clone()]),
    });
    lengths.fold(worst.fixed, usize::saturating_add)
}

/// What to shorten where only the length makes an LMS of it: the longest value that people may word as they like.
fn shorten(message: &Message, text: &str, places: &[Place], length: usize) -> Option<Shorten> {
    let over = length.checked_sub(usize::from(message.limits.sms)).filter(|over| *over > 0)?;
    if message.send_as == SendAs::Lms || (message.send_as == SendAs::Auto && message.subject.is_some()) {
        return None;
    }
    let mut best: Option<(usize, usize, usize)> = None;
    for place in places.iter().filter(|place| place.state != State::Missing) {
        let is_free = message.fields.get(place.field).is_some_and(|field| matches!(field.kind, FieldKind::Text { .. }));
        if !is_free {
            continue;
        }
        let own = bytes(&text[place.range.clone()]);
        let times = places.iter().filter(|other| other.field == place.field).count();
        let by = over.div_ceil(times);
        if by < own && best.is_none_or(|(_, _, longest)| own > longest) {
            best = Some((place.field, by, own));
        }
    }
    Some(Shorten { over, field: best.map(|(field, by, _)| (field, by)) })
}

#[cfg(test)]
mod tests;
