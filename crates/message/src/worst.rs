//! The longest that a message can get: every field at its longest.

use crate::{Field, FieldKind, Message, Segment, bytes, number};

/// How long a message can get, in EUC-KR bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Worst {
    /// All of it.
    pub bytes: usize,
    /// The text that is always the same.
    pub fixed: usize,
    /// What each field of the message adds, in their order; a field that the text does not use adds nothing.
    pub fields: Vec<FieldShare>,
}

/// What a field adds at its longest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FieldShare {
    /// The longest value, in bytes.
    pub bytes: usize,
    /// How often it stands in the text.
    pub times: usize,
}

impl FieldShare {
    /// What it adds to the text, in bytes.
    #[must_use]
    pub fn total(self) -> usize {
        self.bytes.saturating_mul(self.times)
    }
}

/// How long a message can get.
#[must_use]
pub fn worst(message: &Message) -> Worst {
    let mut worst = Worst {
        fields: message.fields.iter().map(|field| FieldShare { bytes: longest(field), times: 0 }).collect(),
        ..Worst::default()
    };
    for segment in &message.template {
        match segment {
            Segment::Text(text) => worst.fixed += bytes(text),
            Segment::Field(field) => {
                if let Some(share) = worst.fields.get_mut(*field) {
                    share.times += 1;
                }
            }
        }
    }
    worst.bytes = worst.fields.iter().fold(worst.fixed, |sum, share| sum.saturating_add(share.total()));
    worst
}

/// The longest value that a field accepts, in EUC-KR bytes.
fn longest(field: &Field) -> usize {
    match &field.kind {
        // Any character may be one of two bytes.
        FieldKind::Text { max } => 2 * usize::from(*max),
        FieldKind::Date { format } | FieldKind::Time { format } | FieldKind::Datetime { format } => format.worst(),
        FieldKind::Amount { digits, format } => {
            let amount = number::group_amount(&"9".repeat(usize::from(*digits)));
            bytes(&format.replacen(FieldKind::AMOUNT, &amount, 1))
        }
        FieldKind::Phone => giljabi_phone::LONGEST,
        FieldKind::Choice { options } => options.iter().map(|option| bytes(option)).max().unwrap_or(0),
        FieldKind::Url { max } => usize::from(*max),
    }
}
