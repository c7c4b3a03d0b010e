//! What is wrong with a message as a whole: its text, its length, the rules for what it is.

use super::fault::Fault;
use super::template::{Template, Wrong};
use super::{Block, FieldAt, Report};
use crate::charset::{Class, class};
use crate::{AdvertisingFault, Field, FieldKind, Message, MessageKind, SendAs, bytes, rules, worst};
use giljabi_content::{Related, nearest};
use std::ops::Range;

/// A message with the places of its parts.
pub(super) struct Checked<'a> {
    pub(super) message: &'a Message,
    pub(super) fields: &'a [FieldAt],
    pub(super) block: &'a Block,
    pub(super) template: &'a Template,
    pub(super) subject: Option<(String, Range<usize>)>,
}

pub(super) fn check(checked: &Checked<'_>, report: &mut Report<'_>) {
    placeholders(checked, report);
    text(checked, report);
    for field in checked.fields {
        for (words, span) in &field.words {
            characters(words, |_| span.clone(), report);
        }
    }
    subject(checked, report);
    length(checked, report);
}

fn placeholders(checked: &Checked<'_>, report: &mut Report<'_>) {
    for (place, wrong) in &checked.template.faults {
        let place_in_file = checked.block.place(place);
        let fault = match wrong {
            Wrong::Unknown(name) => {
                let near = nearest(name, checked.fields.iter().map(|at| at.field.name.as_str())).map(str::to_owned);
                Fault::PlaceholderUnknown { name: name.clone(), nearest: near }
            }
            Wrong::Malformed(meant) => {
                let written = checked.block.text[place.clone()].to_owned();
                Fault::PlaceholderMalformed { written, meant: meant.clone() }
            }
        };
        report.add(place_in_file, &fault);
    }
    for (number, at) in checked.fields.iter().enumerate() {
        let is_used = checked.template.placed.iter().any(|(field, _)| *field == number);
        // A placeholder with a slip in it was meant to use the field.
        let is_meant = checked.template.faults.iter().any(|(_, wrong)| match wrong {
            Wrong::Unknown(name) => nearest(name, [at.field.name.as_str()]).is_some(),
            Wrong::Malformed(meant) => meant.as_ref() == Some(&at.field.name),
        });
        if !is_used && !is_meant {
            report.add(at.name.clone(), &Fault::FieldUnused { name: at.field.name.clone() });
        }
    }
}

fn text(checked: &Checked<'_>, report: &mut Report<'_>) {
    let Checked { message, block, .. } = checked;
    let masked = masked(&block.text, checked.template, &message.fields);
    characters(&masked, |place| block.place(place), report);
    for (place, fault) in rules::links(&masked) {
        report.add(block.place(&place), &Fault::Link(fault));
    }
    for place in blanks(&masked) {
        let written = masked[place.clone()].to_owned();
        report.add(block.place(&place), &Fault::BlankLeft { written });
    }
    let Some(wanted) = &message.advertising else {
        if masked.starts_with(rules::AD_MARK) {
            report.add(block.place(&(0..rules::AD_MARK.len())), &Fault::AdvertisingUndeclared);
        }
        return;
    };
    for (key, value) in [("sender", &wanted.sender), ("contact", &wanted.contact)] {
        if value.is_none() {
            report.add(block.opening.clone(), &Fault::AdvertisingUnset { key });
        }
    }
    let first = line(&masked, 0);
    let last = line(&masked, masked.trim_end().len());
    for fault in rules::advertising(&masked, wanted) {
        let place = if fault == AdvertisingFault::OptOutMissing { &last } else { &first };
        report.add(block.place(place), &Fault::Advertising(fault));
    }
}

/// The place of the line that a place is in.
fn line(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
    start..end
}

/// The text with something harmless of the same length for each placeholder, so that places stay.
fn masked(text: &str, template: &Template, fields: &[Field]) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut from = 0;
    for (field, place) in &template.placed {
        masked.push_str(&text[from..place.start]);
        let is_url = fields.get(*field).is_some_and(|field| matches!(field.kind, FieldKind::Url { .. }));
        // A link is known by its beginning. Braces and a name are longer than that.
        let start = if is_url { "www." } else { "" };
        masked.push_str(start);
        masked.push_str(&"0".repeat(place.len().saturating_sub(start.len())));
        from = place.end;
    }
    masked.push_str(&text[from..]);
    masked
}

/// Tells each character that cannot be sent, or not everywhere, once.
fn characters(text: &str, place: impl Fn(&Range<usize>) -> Range<usize>, report: &mut Report<'_>) {
    let mut seen = Vec::new();
    for (at, character) in text.char_indices() {
        let class = class(character);
        if class < Class::Windows949 || seen.contains(&character) {
            continue;
        }
        seen.push(character);
        let place = place(&(at..at + character.len_utf8()));
        if class == Class::Unsendable {
            report.add(place, &Fault::CharacterUnsendable { character });
        } else {
            report.add(place, &Fault::CharacterOutsideKsX1001 { character });
        }
    }
}

/// What somebody left to be filled in by hand: `OO월`, `1588-XXXX`, `○○님`, `___`.
fn blanks(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let mut at = 0;
    while let Some(&(start, c)) = characters.get(at) {
        let run = characters[at..].iter().take_while(|(_, other)| *other == c).count();
        let least = match c {
            'O' | 'X' | 'x' | 'Ｏ' | 'Ｘ' | '○' | '●' | '□' => 2,
            '_' => 3,
            _ => usize::MAX,
        };
        let end = characters.get(at + run).map_or(text.len(), |(end, _)| *end);
        let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
        let is_word =
            c.is_ascii() && (is_letter(text[..start].chars().next_back()) || is_letter(text[end..].chars().next()));
        let word_start = text[..start].rfind(char::is_whitespace).unwrap_or(0);
        if run >= least && !is_word && !text[word_start..start].contains("://") {
            found.push(start..end);
        }
        at += run;
    }
    found
}

fn subject(checked: &Checked<'_>, report: &mut Report<'_>) {
    let Some((subject, span)) = &checked.subject else { return };
    let message = checked.message;
    if message.send_as == SendAs::Sms {
        report.add(span.clone(), &Fault::SubjectForSms);
    }
    let (length, limit) = (bytes(subject), usize::from(message.limits.subject));
    if length > limit {
        report.add(span.clone(), &Fault::SubjectTooLong { bytes: length, limit });
    }
    if subject.contains("#{") {
        report.add(span.clone(), &Fault::SubjectPlaceholder);
    }
    characters(subject, |_| span.clone(), report);
    let worst = worst(message).bytes;
    if message.send_as == SendAs::Auto && worst <= message.limits.of(MessageKind::Sms) {
        report.add(span.clone(), &Fault::SubjectMakesLms { worst });
    }
}

fn length(checked: &Checked<'_>, report: &mut Report<'_>) {
    let message = checked.message;
    let sent_as = if message.send_as == SendAs::Sms { MessageKind::Sms } else { MessageKind::Lms };
    let limit = message.limits.of(sent_as);
    let worst = worst(message);
    if worst.bytes <= limit {
        return;
    }
    let mut shares: Vec<_> = worst.fields.iter().zip(checked.fields).filter(|(share, _)| share.times > 0).collect();
    shares.sort_by_key(|(share, _)| std::cmp::Reverse(share.total()));
    let related = shares
        .iter()
        .map(|(share, at)| Related {
            span: at.length.clone(),
            message: format!("{}: 최대 {}바이트", at.field.label, share.total()),
        })
        .collect();
    let shares = shares.iter().map(|(share, at)| (at.field.label.clone(), share.total())).collect();
    let fault = Fault::TooLong { send_as: message.send_as, worst: worst.bytes, fixed: worst.fixed, limit, shares };
    report.add_with(checked.block.opening.clone(), &fault, related);
}
