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
    /// Curly quotation marks are no marks to YAML: they are of the value.
    ValueQuoted {
        key: String,
        inner: String,
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

/// Gives each fault its code: from one list, so that a code that is not in [`CODES`] cannot be.
macro_rules! codes {
    ($($fault:pat => $code:literal,)*) => {
        /// The stable names of all faults.
        pub const CODES: &[&str] = &[$($code),*];

        impl Fault {
            /// The stable name, one of [`CODES`].
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self {
                    $($fault => $code,)*
                }
            }
        }
    };
}

codes! {
    Fault::FieldsShape { .. } => "message-fields-shape",
    Fault::FieldName { .. } => "message-field-name",
    Fault::FieldRepeated { .. } => "message-field-repeated",
    Fault::TypeMissing { .. } => "message-type-missing",
    Fault::TypeUnknown { .. } => "message-type-unknown",
    Fault::FieldKeyUnknown { .. } => "message-field-key-unknown",
    Fault::FieldKeyUnused { .. } => "message-field-key-unused",
    Fault::ValueType { .. } => "message-value-type",
    Fault::LabelMissing { .. } => "message-label-missing",
    Fault::FormatInvalid { .. } => "message-format-invalid",
    Fault::FormatHalfDay => "message-format-half-day",
    Fault::AmountFormat { .. } => "message-amount-format",
    Fault::OptionsMissing { .. } => "message-options-missing",
    Fault::OptionRepeated { .. } => "message-option-repeated",
    Fault::ValueQuoted { .. } => "message-value-quoted",
    Fault::DoesNotFit { .. } => "message-value-does-not-fit",
    Fault::FieldUnused { .. } => "message-field-unused",
    Fault::TextMissing => "message-text-missing",
    Fault::TextRepeated => "message-text-repeated",
    Fault::TextEmpty => "message-text-empty",
    Fault::PlaceholderUnknown { .. } => "message-placeholder-unknown",
    Fault::PlaceholderMalformed { .. } => "message-placeholder-malformed",
    Fault::BlankLeft { .. } => "message-blank-left",
    Fault::CharacterUnsendable { .. } => "message-character-unsendable",
    Fault::CharacterOutsideKsX1001 { .. } => "message-character-outside-ksx1001",
    Fault::Link(LinkFault::Characters { .. }) => "message-link-characters",
    Fault::Link(LinkFault::Glued { .. }) => "message-link-glued",
    Fault::Link(LinkFault::Shortened { .. }) => "message-link-shortened",
    Fault::KindUnknown { .. } => "message-kind-unknown",
    Fault::TooLong { .. } => "message-too-long",
    Fault::SubjectForSms => "message-subject-for-sms",
    Fault::SubjectMakesLms { .. } => "message-subject-makes-lms",
    Fault::SubjectTooLong { .. } => "message-subject-too-long",
    Fault::SubjectPlaceholder => "message-subject-placeholder",
    Fault::AdvertisingValue { .. } => "message-advertising-value",
    Fault::AdvertisingUndeclared => "message-advertising-undeclared",
    Fault::AdvertisingUnset { .. } => "message-advertising-unset",
    Fault::Advertising(AdvertisingFault::MarkMissing) => "message-advertising-mark-missing",
    Fault::Advertising(AdvertisingFault::SenderMissing { .. }) => "message-advertising-sender-missing",
    Fault::Advertising(AdvertisingFault::ContactMissing { .. }) => "message-advertising-contact-missing",
    Fault::Advertising(AdvertisingFault::OptOutMissing) => "message-advertising-opt-out-missing",
    Fault::NeverLinked => "message-never-linked",
}

impl Fault {
    /// How bad it is: an error where a message would go out broken, be refused, or break the law.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::FieldKeyUnused { .. }
            | Self::LabelMissing { .. }
            | Self::FormatHalfDay
            | Self::ValueQuoted { .. }
            | Self::FieldUnused { .. }
            | Self::BlankLeft { .. }
            | Self::CharacterOutsideKsX1001 { .. }
            | Self::Link(LinkFault::Glued { .. } | LinkFault::Shortened { .. })
            | Self::SubjectMakesLms { .. } => Severity::Warning,
            // True of every message until something links to it.
            Self::NeverLinked => Severity::Note,
            _ => Severity::Error,
        }
    }

    pub(super) fn finding(&self, related: Vec<Related>) -> Finding {
        Finding { code: self.code(), severity: self.severity(), message: self.message(), help: self.help(), related }
    }
}
