use crate::{AdvertisingFault, LinkFault, MessageKind, Rejection};

/// Something wrong with a filled message, as data; [`crate::words`] has the words. Fields are meant by their numbers,
/// places are bytes of the filled text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A value does not suit its field.
    Rejected {
        /// The field.
        field: usize,
        /// Why.
        rejection: Rejection,
    },
    /// A character that no gateway sends. Told once for each character.
    Unsendable {
        /// The character.
        character: char,
        /// Where it stands first.
        at: usize,
        /// The field whose value has it; `None` where it is in the message's own text.
        field: Option<usize>,
    },
    /// A character that strict gateways do not send. Told once for each character.
    OutsideKsX1001 {
        /// The character.
        character: char,
        /// Where it stands first.
        at: usize,
        /// The field whose value has it.
        field: Option<usize>,
    },
    /// The text is longer than what it is sent as may be; the end would be cut.
    OverLimit {
        /// What it is sent as.
        kind: MessageKind,
        /// How long it is, in bytes.
        bytes: usize,
        /// How long it may be, in bytes.
        limit: usize,
    },
    /// The subject is too long.
    SubjectOverLimit {
        /// How long it is, in bytes.
        bytes: usize,
        /// How long it may be, in bytes.
        limit: usize,
    },
    /// The subject has a character that no gateway sends.
    SubjectUnsendable {
        /// The character.
        character: char,
    },
    /// Advertising lacks what the law asks for.
    Advertising(AdvertisingFault),
    /// It is night, and advertising needs a consent of its own.
    Night,
    /// A link that will not work, or not be trusted.
    Link {
        /// What is wrong.
        fault: LinkFault,
        /// Where the link begins.
        at: usize,
    },
}

impl Problem {
    /// The stable name in JSON.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Rejected { rejection: Rejection::TooLong { .. }, .. } => "value-too-long",
            Self::Rejected { .. } => "value-invalid",
            Self::Unsendable { .. } => "character-unsendable",
            Self::OutsideKsX1001 { .. } => "character-outside-ksx1001",
            Self::OverLimit { .. } => "too-long",
            Self::SubjectOverLimit { .. } => "subject-too-long",
            Self::SubjectUnsendable { .. } => "subject-character-unsendable",
            Self::Advertising(fault) => fault.code(),
            Self::Night => "advertising-night",
            Self::Link { fault, .. } => fault.code(),
        }
    }

    /// Whether the message must not be sent like this. The others are worth a look.
    #[must_use]
    pub fn is_error(&self) -> bool {
        match self {
            Self::OutsideKsX1001 { .. } | Self::Night => false,
            Self::Link { fault, .. } => fault.is_error(),
            _ => true,
        }
    }
}
