//! Where flows and messages meet: a value that a flow asks for fills the field of the same name in the messages that the
//! flow links to. What could never fill it is told, because on a call the field only stays empty, and nobody sees why.

mod words;

use crate::part::Part;
use giljabi_content::{Catalog, Diagnostic, Finding, Problem, Severity};
use giljabi_flow::{Ask, ValueKind};
use giljabi_message::{FieldKind, Message};
use giljabi_site::Kind;
use std::collections::{BTreeSet, HashMap};

/// What keeps a value from filling a field.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Mistake {
    /// The field is for values of another type.
    Type { asked: &'static str, wanted: &'static str },
    /// The field does not know some of the options.
    Options { unknown: Vec<String> },
}

/// Tells which values of the catalog's flows cannot fill the fields that they are for. The parts come in the order of
/// the catalog's entries.
pub(crate) fn check(catalog: &Catalog, parts: &[Part]) -> Vec<Diagnostic> {
    let entries = || catalog.outlines().iter().zip(parts);
    let messages: HashMap<&str, (&str, &Message)> = entries()
        .filter(|(outline, _)| outline.kind == Kind::Message)
        .filter_map(|(outline, part)| Some((outline.id.as_str(), (outline.path.as_str(), part.message()?))))
        .collect();
    let mut diagnostics = Vec::new();
    for (outline, part) in entries() {
        let Some(authored) = part.flow() else { continue };
        let linked: BTreeSet<&str> =
            authored.flow.steps.iter().flat_map(|step| &step.messages).map(String::as_str).collect();
        for (file, message) in linked.iter().filter_map(|id| messages.get(id)) {
            for field in &message.fields {
                let Some(ask) = authored.flow.ask(&field.name) else { continue };
                let Some(mistake) = mistake(ask, &field.kind) else { continue };
                let place = authored.ask_place(&ask.name).unwrap_or_default();
                diagnostics.push(Diagnostic::new(&outline.path, place, mistake.problem(&ask.name, file)));
            }
        }
    }
    diagnostics
}

/// What keeps an asked value from filling a field, if anything does. Words take any value.
fn mistake(ask: &Ask, field: &FieldKind) -> Option<Mistake> {
    match (ask.kind, field) {
        (_, FieldKind::Text { .. }) => None,
        (ValueKind::Choice, FieldKind::Choice { options }) => {
            let unknown: Vec<_> = ask.options.iter().filter(|option| !options.contains(option)).cloned().collect();
            (!unknown.is_empty()).then_some(Mistake::Options { unknown })
        }
        (kind, field) => {
            let (asked, wanted) = (kind.as_str(), field.name());
            (asked != wanted).then_some(Mistake::Type { asked, wanted })
        }
    }
}

impl Mistake {
    /// The stable name. `tests/invalid.rs` reads these lines and demands an example of each.
    fn code(&self) -> &'static str {
        match self {
            Self::Type { .. } => "flow-message-type",
            Self::Options { .. } => "flow-message-options",
        }
    }

    /// As a problem of a value, which is to fill a field in a message's file.
    fn problem(&self, value: &str, file: &str) -> Problem {
        let (code, severity) = (self.code(), Severity::Warning);
        let (message, help) = (self.message(value, file), self.help().to_owned());
        Problem::Finding(Box::new(Finding { code, severity, message, help, related: Vec::new() }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(kind: ValueKind, options: &[&str]) -> Ask {
        let options = options.iter().map(|option| (*option).to_owned()).collect();
        Ask { name: "a".into(), kind, label: "값".into(), options, example: None, max: None, required: true }
    }

    #[test]
    fn a_value_fills_words_and_fields_of_its_own_type() {
        for kind in ValueKind::ALL {
            assert_eq!(mistake(&ask(kind, &[]), &FieldKind::Text { max: 20 }), None);
            let other = mistake(&ask(kind, &[]), &FieldKind::Url { max: 60 });
            assert_eq!(other, Some(Mistake::Type { asked: kind.as_str(), wanted: "url" }));
        }
        assert_eq!(mistake(&ask(ValueKind::Phone, &[]), &FieldKind::Phone), None);
        let field = |options: &[&str]| FieldKind::Choice { options: ask(ValueKind::Choice, options).options };
        let choice = ask(ValueKind::Choice, &["카드", "현금"]);
        assert_eq!(mistake(&choice, &field(&["현금", "카드", "포인트"])), None);
        assert_eq!(mistake(&choice, &field(&["카드"])), Some(Mistake::Options { unknown: vec!["현금".into()] }));
    }
}
