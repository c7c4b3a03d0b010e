//! Reading and checking the files that authors write. Native only: the app gets messages ready made.
//!
//! A file is read into a [`Message`] and everything wrong with it, each with its place. What can be kept is kept, so
//! that one run tells all.

mod check;
mod fault;
mod fields;
mod template;
mod words;

pub use fault::{CODES, Fault};

use crate::{Advertising, Limits, Message, SendAs};
use fields::FieldAt;
use giljabi_content::{Diagnostic, FrontMatter, Node, Problem, Related, SmsConfig, Source, Value, events, nearest};
use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};
use std::ops::Range;

/// Reads a message and tells everything wrong with it that does not concern any file: `front` is what the content room
/// read of it, `sms` the table of `site.toml`, `is_linked` whether any other file leads to it. `None` where there is no
/// text to send.
#[must_use]
pub fn read(
    source: &Source,
    front: &FrontMatter,
    sms: &SmsConfig,
    is_linked: bool,
) -> (Option<Message>, Vec<Diagnostic>) {
    let mut report = Report { source, diagnostics: Vec::new() };
    let fields = front.extra("fields").map(|node| fields::read(node, &mut report)).unwrap_or_default();
    let advertising = front.extra("advertising").is_some_and(|node| advertising(node, &mut report));
    let subject = front.extra("subject").and_then(|node| subject(node, &mut report));
    let mut message = Message {
        fields: fields.iter().map(|at| at.field.clone()).collect(),
        template: Vec::new(),
        send_as: front.extra("kind").map(|node| send_as(node, &mut report)).unwrap_or_default(),
        subject: subject.as_ref().map(|(subject, _)| subject.clone()),
        advertising: advertising.then(|| Advertising { sender: sms.sender.clone(), contact: sms.contact.clone() }),
        limits: limits(sms),
    };
    if !is_linked {
        let place = front.title.as_ref().map_or(0..0, |title| title.span.clone());
        report.add(place, &Fault::NeverLinked);
    }
    let blocks = sms_blocks(source);
    let Some(block) = blocks.first() else {
        report.add(0..0, &Fault::TextMissing);
        return (None, report.diagnostics);
    };
    for other in &blocks[1..] {
        let first = Related { span: block.opening.clone(), message: "처음 나온 곳".into() };
        report.add_with(other.opening.clone(), &Fault::TextRepeated, vec![first]);
    }
    if block.text.trim().is_empty() {
        report.add(block.opening.clone(), &Fault::TextEmpty);
        return (None, report.diagnostics);
    }
    let template = template::read(&block.text, &message.fields);
    message.template.clone_from(&template.segments);
    let checked = check::Checked { message: &message, fields: &fields, block, template: &template, subject };
    check::check(&checked, &mut report);
    (Some(message), report.diagnostics)
}

/// The diagnostics of a file while they are found.
struct Report<'a> {
    source: &'a Source,
    diagnostics: Vec<Diagnostic>,
}

impl Report<'_> {
    fn add(&mut self, span: Range<usize>, fault: &Fault) {
        self.add_with(span, fault, Vec::new());
    }

    fn add_with(&mut self, span: Range<usize>, fault: &Fault, related: Vec<Related>) {
        self.add_problem(span, Problem::Finding(Box::new(fault.finding(related))));
    }

    /// Tells a value that is wrapped in curly quotation marks, as word processors make them.
    fn check_quotes(&mut self, key: &str, value: &str, span: &Range<usize>) {
        let inner =
            value.trim().strip_prefix(['“', '”', '‘', '’']).and_then(|rest| rest.strip_suffix(['“', '”', '‘', '’']));
        if let Some(inner) = inner {
            self.add(span.clone(), &Fault::ValueQuoted { key: key.to_owned(), inner: inner.to_owned() });
        }
    }

    fn add_problem(&mut self, span: Range<usize>, problem: Problem) {
        self.diagnostics.push(Diagnostic::new(&self.source.path, span, problem));
    }
}

fn limits(sms: &SmsConfig) -> Limits {
    let usual = Limits::default();
    Limits {
        sms: sms.sms_bytes.unwrap_or(usual.sms),
        lms: sms.lms_bytes.unwrap_or(usual.lms),
        subject: sms.subject_bytes.unwrap_or(usual.subject),
    }
}

fn send_as(node: &Node, report: &mut Report<'_>) -> SendAs {
    match node.scalar() {
        Some("auto") => SendAs::Auto,
        Some("sms") => SendAs::Sms,
        Some("lms") => SendAs::Lms,
        other => {
            let value = other.unwrap_or_default().to_owned();
            let near = nearest(&value.to_lowercase(), ["auto", "sms", "lms"]).map(str::to_owned);
            report.add(node.span.clone(), &Fault::KindUnknown { value, nearest: near });
            SendAs::Auto
        }
    }
}

/// A slip here must not turn the rules for advertising off.
fn advertising(node: &Node, report: &mut Report<'_>) -> bool {
    match node.scalar() {
        Some("true") => true,
        Some("false") => false,
        _ if node.value == Value::Null => false,
        other => {
            let value = other.unwrap_or_default().to_owned();
            report.add(node.span.clone(), &Fault::AdvertisingValue { value });
            true
        }
    }
}

fn subject(node: &Node, report: &mut Report<'_>) -> Option<(String, Range<usize>)> {
    match node.scalar() {
        Some(text) if !text.trim().is_empty() => {
            report.check_quotes("subject", text, &node.span);
            Some((text.trim().to_owned(), node.span.clone()))
        }
        Some(_) => {
            report.add_problem(node.span.clone(), Problem::ValueEmpty { key: "subject".into() });
            None
        }
        None if node.value == Value::Null => None,
        None => {
            report.add(node.span.clone(), &Fault::ValueType { key: "subject".into(), expected: fault::Expected::Text });
            None
        }
    }
}

/// A fenced block marked `sms`.
struct Block {
    /// The text, exactly, without the line end before the closing fence.
    text: String,
    /// The line that opens it.
    opening: Range<usize>,
    /// For each piece of the text, where it begins there and where it stands in the file.
    pieces: Vec<(usize, Range<usize>)>,
}

impl Block {
    /// The place in the file of a place in the text.
    fn place(&self, range: &Range<usize>) -> Range<usize> {
        let at = |offset: usize| {
            let after = self.pieces.partition_point(|(start, _)| *start <= offset);
            let piece = after.checked_sub(1).and_then(|at| self.pieces.get(at));
            piece.map_or(self.opening.start, |(start, file)| (file.start + (offset - start)).min(file.end))
        };
        at(range.start)..at(range.end).max(at(range.start))
    }
}

fn sms_blocks(source: &Source) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut current: Option<Block> = None;
    for (event, span) in events(source) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info)))
                if info.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case("sms")) =>
            {
                let whole = &source.text[span.clone()];
                let line = whole.lines().next().unwrap_or_default().trim_end();
                let opening = span.start..span.start + line.len();
                current = Some(Block { text: String::new(), opening, pieces: Vec::new() });
            }
            Event::Text(text) => {
                if let Some(block) = &mut current {
                    block.pieces.push((block.text.len(), span));
                    block.text.push_str(&text);
                }
            }
            Event::End(TagEnd::CodeBlock) => {
                if let Some(mut block) = current.take() {
                    if block.text.ends_with('\n') {
                        block.text.pop();
                    }
                    blocks.push(block);
                }
            }
            _ => {}
        }
    }
    blocks
}

#[cfg(test)]
mod tests;
