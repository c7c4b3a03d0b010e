//! The shape of a message as it travels inside its entry's document.

use crate::Format;
use serde::{Deserialize, Serialize};

/// An SMS script: a text with fields to fill in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// What is to be filled in, in the order in which people are asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Field>,
    /// The text, cut at its placeholders.
    pub template: Vec<Segment>,
    /// What it is to be sent as.
    #[serde(default)]
    pub send_as: SendAs,
    /// The subject of an LMS. A text with a subject is always sent as LMS.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// What the law asks of it; `None` where it is not advertising.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advertising: Option<Advertising>,
    /// The limits of whoever sends it.
    #[serde(default)]
    pub limits: Limits,
}

impl Message {
    /// The field of a name with its number.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<(usize, &Field)> {
        self.fields.iter().enumerate().find(|(_, field)| field.name == name)
    }

    /// What a field is called; empty where there is no such field.
    #[must_use]
    pub fn label(&self, field: usize) -> &str {
        self.fields.get(field).map_or("", |field| &field.label)
    }

    /// The text as the author wrote it, with placeholders.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        for segment in &self.template {
            match segment {
                Segment::Text(part) => text.push_str(part),
                Segment::Field(field) => self.push_placeholder(*field, &mut text),
            }
        }
        text
    }

    pub(crate) fn push_placeholder(&self, field: usize, text: &mut String) {
        let name = self.fields.get(field).map_or("", |field| field.name.as_str());
        text.push_str("#{");
        text.push_str(name);
        text.push('}');
    }
}

/// A piece of a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Segment {
    /// Text that is always the same.
    Text(String),
    /// The value of the field with this number.
    Field(usize),
}

/// Something to fill in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// The name in placeholders, and in flows that ask for the same.
    pub name: String,
    /// What people see.
    pub label: String,
    /// What a value may be.
    pub kind: FieldKind,
    /// A value to show as an example.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<String>,
    /// The value where nobody typed one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
}

impl Field {
    /// A field without example and default.
    #[must_use]
    pub fn new(name: impl Into<String>, label: impl Into<String>, kind: FieldKind) -> Self {
        Self { name: name.into(), label: label.into(), kind, example: None, default: None }
    }
}

/// What a value may be, and how it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FieldKind {
    /// Any words on one line.
    Text {
        /// How long it may be, in characters.
        max: u16,
    },
    /// A day.
    Date {
        /// How it is written.
        format: Format,
    },
    /// A time of day.
    Time {
        /// How it is written.
        format: Format,
    },
    /// A day with a time.
    Datetime {
        /// How it is written.
        format: Format,
    },
    /// Won.
    Amount {
        /// How many digits it may have.
        digits: u8,
        /// How it is written: `#,###` stands for the number, as in `#,###원`.
        format: String,
    },
    /// A Korean telephone number, written with hyphens.
    Phone,
    /// One of some words.
    Choice {
        /// The words.
        options: Vec<String>,
    },
    /// A web address.
    Url {
        /// How long it may be, in characters, which are ASCII.
        max: u16,
    },
}

impl FieldKind {
    /// The words that authors write after `type:`.
    pub const NAMES: [&'static str; 8] = ["text", "date", "time", "datetime", "amount", "phone", "choice", "url"];
    /// How long a text may be, in characters, where its author does not say: twice the longest Korean names.
    pub const TEXT_MAX: u16 = 20;
    /// How long a web address may be where its author does not say: a short page of a long site.
    pub const URL_MAX: u16 = 60;
    /// How many digits an amount may have where its author does not say: up to 999,999,999.
    pub const AMOUNT_DIGITS: u8 = 9;
    /// What stands for the number in the format of an amount, and is the whole of it where its author does not say.
    pub const AMOUNT: &'static str = "#,###";

    /// The word that authors write after `type:`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text { .. } => "text",
            Self::Date { .. } => "date",
            Self::Time { .. } => "time",
            Self::Datetime { .. } => "datetime",
            Self::Amount { .. } => "amount",
            Self::Phone => "phone",
            Self::Choice { .. } => "choice",
            Self::Url { .. } => "url",
        }
    }
}

/// What a message is to be sent as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SendAs {
    /// SMS where it fits and has no subject, else LMS.
    #[default]
    Auto,
    /// SMS only.
    Sms,
    /// LMS only.
    Lms,
}

/// What a message is sent as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MessageKind {
    /// A short message.
    Sms,
    /// A long message, which costs about three times as much.
    Lms,
}

impl MessageKind {
    /// `sms` or `lms`, as on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sms => "sms",
            Self::Lms => "lms",
        }
    }
}

/// How long messages may be, in EUC-KR bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// The text of an SMS.
    pub sms: u16,
    /// The text of an LMS.
    pub lms: u16,
    /// The subject of an LMS.
    pub subject: u16,
}

impl Limits {
    /// The limit of a kind, in bytes.
    #[must_use]
    pub fn of(self, kind: MessageKind) -> usize {
        usize::from(match kind {
            MessageKind::Sms => self.sms,
            MessageKind::Lms => self.lms,
        })
    }
}

impl Default for Limits {
    /// NAVER Cloud's SENS, whose limits most Korean gateways share: 90, 2,000 and 40 bytes.
    fn default() -> Self {
        Self { sms: 90, lms: 2_000, subject: 40 }
    }
}

/// What must stand in advertising: the sender's name and contact as `site.toml` gives them. What is not set there
/// cannot be looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advertising {
    /// The sender's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender: Option<String>,
    /// The sender's telephone number or address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
}
