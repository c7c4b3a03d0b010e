//! What authors can get wrong, as data; the words are in `words.rs`.

use crate::{AdvertisingFault, FormatFault, LinkFault, Rejection, SendAs};
use giljabi_content::{Finding, Related, Severity};

/// What a value should have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Words.
    Text,
    /// A number of this at least and this at most.
    Number(u16, u16),
    /// A list.
    List,
}

/// Something that an author got wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields carry what their names say, and the messages show each in use")]
pub enum Fault {
    // Fields
    FieldsShape {
        name: Option<String>,
    },
    FieldName {
        name: String,
    },
    FieldRepeated {
        name: String,
    },
    TypeMissing {
        name: String,
    },
    TypeUnknown {
        value: String,
        nearest: Option<String>,
    },
    FieldKeyUnknown {
        key: String,
        nearest: Option<String>,
    },
    FieldKeyUnused {
        key: String,
        kind: &'static str,
    },
    ValueType {
        key: String,
        expected: Expected,
    },
    LabelMissing {
        name: String,
    },
    FormatInvalid {
        fault: FormatFault,
    },
    FormatHalfDay,
    AmountFormat {
        format: String,
    },
    OptionsMissing {
        name: String,
    },
    OptionRepeated {
        option: String,
    },
    DoesNotFit {
        key: &'static str,
        value: String,
        rejection: Rejection,
    },
    FieldUnused {
        name: String,
    },

    // The text
    TextMissing,
    TextRepeated,
    TextEmpty,
    PlaceholderUnknown {
        name: String,
        nearest: Option<String>,
    },
    PlaceholderMalformed {
        written: String,
        meant: Option<String>,
    },
    BlankLeft {
        written: String,
    },
    CharacterUnsendable {
        character: char,
    },
    CharacterOutsideKsX1001 {
        character: char,
    },
    Link(LinkFault),

    // Length and kind
    KindUnknown {
        value: String,
        nearest: Option<String>,
    },
    /// `fixed` is without any field; `shares` are labels and bytes, the longest first.
    TooLong {
        send_as: SendAs,
        worst: usize,
        fixed: usize,
        limit: usize,
        shares: Vec<(String, usize)>,
    },
    SubjectForSms,
    SubjectMakesLms {
        worst: usize,
    },
    SubjectTooLong {
        bytes: usize,
        limit: usize,
    },
    SubjectPlaceholder,

    // Advertising
    AdvertisingValue {
        value: String,
    },
    AdvertisingUndeclared,
    AdvertisingUnset {
        key: &'static str,
    },
    Advertising(AdvertisingFault),

    NeverLinked,
}

/// The stable names of all faults.
pub const CODES: &[&str] = &[
    "message-fields-shape",
    "message-field-name",
    "message-field-repeated",
    "message-type-missing",
    "message-type-unknown",
    "message-field-key-unknown",
    "message-field-key-unused",
    "message-value-type",
    "message-label-missing",
    "message-format-invalid",
    "message-format-half-day",
    "message-amount-format",
    "message-options-missing",
    "message-option-repeated",
    "message-value-does-not-fit",
    "message-field-unused",
    "message-text-missing",
    "message-text-repeated",
    "message-text-empty",
    "message-placeholder-unknown",
    "message-placeholder-malformed",
    "message-blank-left",
    "message-character-unsendable",
    "message-character-outside-ksx1001",
    "message-link-characters",
    "message-link-glued",
    "message-link-shortened",
    "message-kind-unknown",
    "message-too-long",
    "message-subject-for-sms",
    "message-subject-makes-lms",
    "message-subject-too-long",
    "message-subject-placeholder",
    "message-advertising-value",
    "message-advertising-undeclared",
    "message-advertising-unset",
    "message-advertising-mark-missing",
    "message-advertising-sender-missing",
    "message-advertising-contact-missing",
    "message-advertising-opt-out-missing",
    "message-never-linked",
];

impl Fault {
    /// The stable name, one of [`CODES`].
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::FieldsShape { .. } => "message-fields-shape",
            Self::FieldName { .. } => "message-field-name",
            Self::FieldRepeated { .. } => "message-field-repeated",
            Self::TypeMissing { .. } => "message-type-missing",
            Self::TypeUnknown { .. } => "message-type-unknown",
            Self::FieldKeyUnknown { .. } => "message-field-key-unknown",
            Self::FieldKeyUnused { .. } => "message-field-key-unused",
            Self::ValueType { .. } => "message-value-type",
            Self::LabelMissing { .. } => "message-label-missing",
            Self::FormatInvalid { .. } => "message-format-invalid",
            Self::FormatHalfDay => "message-format-half-day",
            Self::AmountFormat { .. } => "message-amount-format",
            Self::OptionsMissing { .. } => "message-options-missing",
            Self::OptionRepeated { .. } => "message-option-repeated",
            Self::DoesNotFit { .. } => "message-value-does-not-fit",
            Self::FieldUnused { .. } => "message-field-unused",
            Self::TextMissing => "message-text-missing",
            Self::TextRepeated => "message-text-repeated",
            Self::TextEmpty => "message-text-empty",
            Self::PlaceholderUnknown { .. } => "message-placeholder-unknown",
            Self::PlaceholderMalformed { .. } => "message-placeholder-malformed",
            Self::BlankLeft { .. } => "message-blank-left",
            Self::CharacterUnsendable { .. } => "message-character-unsendable",
            Self::CharacterOutsideKsX1001 { .. } => "message-character-outside-ksx1001",
            Self::Link(LinkFault::Characters { .. }) => "message-link-characters",
            Self::Link(LinkFault::Glued { .. }) => "message-link-glued",
            Self::Link(LinkFault::Shortened { .. }) => "message-link-shortened",
            Self::KindUnknown { .. } => "message-kind-unknown",
            Self::TooLong { .. } => "message-too-long",
            Self::SubjectForSms => "message-subject-for-sms",
            Self::SubjectMakesLms { .. } => "message-subject-makes-lms",
            Self::SubjectTooLong { .. } => "message-subject-too-long",
            Self::SubjectPlaceholder => "message-subject-placeholder",
            Self::AdvertisingValue { .. } => "message-advertising-value",
            Self::AdvertisingUndeclared => "message-advertising-undeclared",
            Self::AdvertisingUnset { .. } => "message-advertising-unset",
            Self::Advertising(AdvertisingFault::MarkMissing) => "message-advertising-mark-missing",
            Self::Advertising(AdvertisingFault::SenderMissing { .. }) => "message-advertising-sender-missing",
            Self::Advertising(AdvertisingFault::ContactMissing { .. }) => "message-advertising-contact-missing",
            Self::Advertising(AdvertisingFault::OptOutMissing) => "message-advertising-opt-out-missing",
            Self::NeverLinked => "message-never-linked",
        }
    }

    /// How bad it is: an error where a message would go out broken, be refused, or break the law.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::FieldKeyUnused { .. }
            | Self::LabelMissing { .. }
            | Self::FormatHalfDay
            | Self::FieldUnused { .. }
            | Self::BlankLeft { .. }
            | Self::CharacterOutsideKsX1001 { .. }
            | Self::Link(LinkFault::Glued { .. } | LinkFault::Shortened { .. })
            | Self::SubjectMakesLms { .. }
            | Self::NeverLinked => Severity::Warning,
            _ => Severity::Error,
        }
    }

    pub(super) fn finding(&self, related: Vec<Related>) -> Finding {
        Finding { code: self.code(), severity: self.severity(), message: self.message(), help: self.help(), related }
    }
}
