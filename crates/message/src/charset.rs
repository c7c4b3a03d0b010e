//! Which characters text messages can carry and how many bytes each takes: EUC-KR as Korean gateways count it.
//!
//! Gateways differ: strict ones know KS X 1001 only, most take all of Windows-949, which adds the syllables that KS X
//! 1001 leaves out. Nothing takes more than Windows-949. The tables are small enough for the browser; that they agree
//! with `encoding_rs` and with KS X 1001 is proved over the whole Basic Multilingual Plane by the tests of this file.

mod table;

use table::{HANJA, OTHERS, SYLLABLES};

/// What gateways make of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// A printable ASCII character, or the end of a line: one byte.
    Ascii,
    /// In KS X 1001: two bytes, every gateway sends it.
    KsX1001,
    /// In Windows-949 only (the syllables 뷁, 똠 and the like): two bytes, strict gateways refuse it.
    Windows949,
    /// In neither: emoji, `•`, no-break space, conjoining jamo, control characters. Sending fails.
    Unsendable,
}

impl Class {
    /// How many bytes such a character takes. One that cannot be sent counts as two, which is what a substitute takes.
    #[must_use]
    pub fn bytes(self) -> usize {
        if self == Self::Ascii { 1 } else { 2 }
    }
}

/// What gateways make of a character. The end of a line is `\n`; [`crate::clean`] sees to that.
#[must_use]
pub fn class(c: char) -> Class {
    if c == '\n' || matches!(c, ' '..='~') {
        return Class::Ascii;
    }
    let Ok(code) = u16::try_from(u32::from(c)) else { return Class::Unsendable };
    match code {
        0xAC00..=0xD7A3 if has_bit(&SYLLABLES, code - 0xAC00) => Class::KsX1001,
        0xAC00..=0xD7A3 => Class::Windows949,
        0x4E00..=0x9FFF if has_bit(&HANJA, code - 0x4E00) => Class::KsX1001,
        _ => {
            let after = OTHERS.partition_point(|(first, _)| *first <= code);
            let range = after.checked_sub(1).and_then(|at| OTHERS.get(at));
            if range.is_some_and(|(_, last)| code <= *last) { Class::KsX1001 } else { Class::Unsendable }
        }
    }
}

fn has_bit(words: &[u64], bit: u16) -> bool {
    words.get(usize::from(bit / 64)).is_some_and(|word| word >> (bit % 64) & 1 == 1)
}

/// The length of a text in EUC-KR bytes; see [`Class::bytes`] for what cannot be sent.
#[must_use]
pub fn bytes(text: &str) -> usize {
    text.chars().map(|c| class(c).bytes()).sum()
}

/// Where a text is cut by a gateway that sends `limit` EUC-KR bytes of it: the place, in bytes of UTF-8, of the first
/// character that does not fit whole. `None` where all fits.
#[must_use]
pub fn cut(text: &str, limit: usize) -> Option<usize> {
    let mut length = 0;
    text.char_indices().find_map(|(at, c)| {
        length += class(c).bytes();
        (length > limit).then_some(at)
    })
}

#[cfg(test)]
mod tests;
