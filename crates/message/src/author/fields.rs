//! The `fields` of the front matter.

use super::fault::{Expected, Fault};
use super::{Report, template};
use crate::number::AMOUNT_DIGITS_MAX;
use crate::{Field, FieldKind, Format, FormatFault, accept};
use giljabi_content::{Node, Problem, Related, Value, nearest};
use std::ops::Range;

/// The keys of a field, and for which types each is (`[]` is for all).
const KEYS: [(&str, &[&str]); 7] = [
    ("type", &[]),
    ("label", &[]),
    ("example", &[]),
    ("default", &[]),
    ("max", &["text", "url", "amount"]),
    ("format", &["date", "time", "datetime", "amount"]),
    ("options", &["choice"]),
];
/// The longest text that a field may be for: a whole LMS of Hangul.
const TEXT_MAX: u16 = 1_000;

/// A field with the places of what may be wrong with it later.
#[derive(Debug)]
pub(super) struct FieldAt {
    pub(super) field: Field,
    /// Its name.
    pub(super) name: Range<usize>,
    /// What says how long it may be; else its name.
    pub(super) length: Range<usize>,
    /// Words of it that get into the text, with their places.
    pub(super) words: Vec<(String, Range<usize>)>,
}

/// Reads the fields. A field with something wrong is kept as far as it can be read, so that its placeholders are known.
pub(super) fn read(node: &Node, report: &mut Report<'_>) -> Vec<FieldAt> {
    let pairs = match &node.value {
        Value::Mapping(pairs) => pairs,
        Value::Null => return Vec::new(),
        _ => {
            report.add(node.span.clone(), &Fault::FieldsShape { name: None });
            return Vec::new();
        }
    };
    let mut fields: Vec<FieldAt> = Vec::new();
    for (key, value) in pairs {
        let name = key.scalar().unwrap_or_default().to_owned();
        if !template::is_name(&name) {
            report.add(key.span.clone(), &Fault::FieldName { name });
            continue;
        }
        if let Some(first) = fields.iter().find(|known| known.field.name == name) {
            let related = Related { span: first.name.clone(), message: "처음 나온 곳".into() };
            report.add_with(key.span.clone(), &Fault::FieldRepeated { name }, vec![related]);
            continue;
        }
        fields.push(Reader { name, span: key.span.clone(), pairs: keys(value, key, report), report }.field());
    }
    fields
}

/// The keys of a field, each once.
fn keys<'a>(value: &'a Node, name: &Node, report: &mut Report<'_>) -> Vec<(&'a str, &'a Node, &'a Node)> {
    let Value::Mapping(pairs) = &value.value else {
        let name = name.scalar().map(str::to_owned);
        report.add(value.span.clone(), &Fault::FieldsShape { name });
        return Vec::new();
    };
    let mut keys: Vec<(&str, &Node, &Node)> = Vec::new();
    for (key, value) in pairs {
        let name = key.scalar().unwrap_or_default();
        if keys.iter().any(|(known, ..)| *known == name) {
            report.add_problem(key.span.clone(), Problem::KeyRepeated { key: name.to_owned() });
        } else if KEYS.iter().any(|(known, _)| *known == name) {
            keys.push((name, key, value));
        } else {
            let near = nearest(name, KEYS.map(|(known, _)| known)).map(str::to_owned);
            report.add(key.span.clone(), &Fault::FieldKeyUnknown { key: name.to_owned(), nearest: near });
        }
    }
    keys
}

struct Reader<'a, 'r, 's> {
    name: String,
    span: Range<usize>,
    pairs: Vec<(&'a str, &'a Node, &'a Node)>,
    report: &'r mut Report<'s>,
}

impl<'a> Reader<'a, '_, '_> {
    fn field(mut self) -> FieldAt {
        let label = self.text("label");
        if label.is_none() && !self.pairs.is_empty() {
            self.report.add(self.span.clone(), &Fault::LabelMissing { name: self.name.clone() });
        }
        let word = self.type_word();
        if let Some(word) = word {
            self.report_unused(word);
        }
        let mut words = Vec::new();
        let kind = match word {
            Some("date") => FieldKind::Date { format: self.format(true, false, &mut words) },
            Some("time") => FieldKind::Time { format: self.format(false, true, &mut words) },
            Some("datetime") => FieldKind::Datetime { format: self.format(true, true, &mut words) },
            Some("amount") => FieldKind::Amount { digits: self.digits(), format: self.amount_format(&mut words) },
            Some("phone") => FieldKind::Phone,
            Some("choice") => FieldKind::Choice { options: self.options(&mut words) },
            Some("url") => FieldKind::Url { max: self.number("max", TEXT_MAX).unwrap_or(FieldKind::URL_MAX) },
            _ => FieldKind::Text { max: self.number("max", TEXT_MAX).unwrap_or(FieldKind::TEXT_MAX) },
        };
        let label = label.map_or_else(|| self.name.clone(), |(label, _)| label);
        let mut field = Field::new(self.name.clone(), label, kind);
        let (example, default) = (self.text("example"), self.text("default"));
        // What a type may hold is not known where the type is not.
        if word.is_some() {
            self.check_value(&field, "example", example.as_ref());
            self.check_value(&field, "default", default.as_ref());
        }
        words.extend(default.clone());
        field.example = example.map(|(text, _)| text);
        field.default = default.map(|(text, _)| text);
        let length = self.key("max").or(self.key("options")).or(self.key("format"));
        let length = length.map_or_else(|| self.span.clone(), |(key, value)| key.span.start..value.span.end);
        FieldAt { field, name: self.span.clone(), length, words }
    }

    fn key(&self, key: &str) -> Option<(&'a Node, &'a Node)> {
        self.pairs.iter().find(|(name, ..)| *name == key).map(|(_, key, value)| (*key, *value))
    }

    /// The type, if it is one.
    fn type_word(&mut self) -> Option<&'static str> {
        let Some((_, node)) = self.key("type") else {
            if !self.pairs.is_empty() {
                self.report.add(self.span.clone(), &Fault::TypeMissing { name: self.name.clone() });
            }
            return None;
        };
        let value = node.scalar().unwrap_or_default();
        let known = FieldKind::NAMES.into_iter().find(|known| *known == value);
        if known.is_none() {
            let near = nearest(&value.to_lowercase(), FieldKind::NAMES).map(str::to_owned);
            self.report.add(node.span.clone(), &Fault::TypeUnknown { value: value.to_owned(), nearest: near });
        }
        known
    }

    fn report_unused(&mut self, word: &'static str) {
        for (name, key, _) in &self.pairs {
            let types = KEYS.iter().find(|(known, _)| known == name).map_or(&[][..], |(_, types)| types);
            if !types.is_empty() && !types.contains(&word) {
                self.report.add(key.span.clone(), &Fault::FieldKeyUnused { key: (*name).to_owned(), kind: word });
            }
        }
    }

    fn text(&mut self, key: &str) -> Option<(String, Range<usize>)> {
        let (_, node) = self.key(key)?;
        match node.scalar() {
            Some(text) if !text.trim().is_empty() => {
                self.report.check_quotes(key, text, &node.span);
                Some((text.trim().to_owned(), node.span.clone()))
            }
            Some(_) => {
                self.report.add_problem(node.span.clone(), Problem::ValueEmpty { key: key.to_owned() });
                None
            }
            None if node.value == Value::Null => {
                self.report.add_problem(node.span.clone(), Problem::ValueEmpty { key: key.to_owned() });
                None
            }
            None => self.wrong_type(node, key, Expected::Text),
        }
    }

    fn number(&mut self, key: &str, most: u16) -> Option<u16> {
        let (_, node) = self.key(key)?;
        let number = node.scalar().and_then(|text| text.parse().ok()).filter(|number| (1..=most).contains(number));
        number.or_else(|| self.wrong_type(node, key, Expected::Number(1, most)))
    }

    fn digits(&mut self) -> u8 {
        let digits = self.number("max", u16::from(AMOUNT_DIGITS_MAX));
        digits.and_then(|digits| u8::try_from(digits).ok()).unwrap_or(FieldKind::AMOUNT_DIGITS)
    }

    fn wrong_type<T>(&mut self, node: &Node, key: &str, expected: Expected) -> Option<T> {
        self.report.add(node.span.clone(), &Fault::ValueType { key: key.to_owned(), expected });
        None
    }

    fn format(&mut self, date: bool, time: bool, words: &mut Vec<(String, Range<usize>)>) -> Format {
        let usual = Format::usual(date, time);
        let Some((text, span)) = self.text("format") else { return usual };
        let format = Format::parse(&text).and_then(|format| match format.suits(date, time) {
            Err(FormatFault::HalfDayMissing) => {
                self.report.add(span.clone(), &Fault::FormatHalfDay);
                Ok(format)
            }
            suits => suits.map(|()| format),
        });
        match format {
            Ok(format) => {
                words.push((format.literals().collect(), span));
                format
            }
            Err(fault) => {
                self.report.add(span, &Fault::FormatInvalid { fault });
                usual
            }
        }
    }

    fn amount_format(&mut self, words: &mut Vec<(String, Range<usize>)>) -> String {
        let Some((format, span)) = self.text("format") else { return FieldKind::AMOUNT.to_owned() };
        let rest = format.replacen(FieldKind::AMOUNT, "", 1);
        if rest.len() == format.len() || rest.contains(['#', '0']) {
            self.report.add(span, &Fault::AmountFormat { format });
            return FieldKind::AMOUNT.to_owned();
        }
        words.push((rest, span));
        format
    }

    fn options(&mut self, words: &mut Vec<(String, Range<usize>)>) -> Vec<String> {
        let items = match self.key("options").map(|(_, node)| (node, &node.value)) {
            Some((_, Value::Sequence(items))) if !items.is_empty() => items,
            Some((node, Value::Scalar(_) | Value::Mapping(_))) => {
                return self.wrong_type(node, "options", Expected::List).unwrap_or_default();
            }
            _ => {
                self.report.add(self.span.clone(), &Fault::OptionsMissing { name: self.name.clone() });
                return Vec::new();
            }
        };
        let mut options: Vec<String> = Vec::new();
        for item in items {
            let option = item.scalar().unwrap_or_default().trim().to_owned();
            if option.is_empty() {
                self.report.add_problem(item.span.clone(), Problem::ValueEmpty { key: "options".into() });
            } else if options.contains(&option) {
                self.report.add(item.span.clone(), &Fault::OptionRepeated { option });
            } else {
                self.report.check_quotes("options", &option, &item.span);
                words.push((option.clone(), item.span.clone()));
                options.push(option);
            }
        }
        options
    }

    fn check_value(&mut self, field: &Field, key: &'static str, value: Option<&(String, Range<usize>)>) {
        let Some((text, span)) = value else { return };
        // A choice without options has been told already.
        if matches!(&field.kind, FieldKind::Choice { options } if options.is_empty()) {
            return;
        }
        if let Err(rejection) = accept(field, text) {
            self.report.add(span.clone(), &Fault::DoesNotFit { key, value: text.clone(), rejection });
        }
    }
}
