//! The one file that an index is: a head, named parts one after the other, a checksum.
//!
//! | bytes | what |
//! | --- | --- |
//! | 8 | `GILJABI` and a byte that no text contains |
//! | 4, 4 | version of the format, version of the analyser |
//! | 4 | number of parts |
//! | 1, n, 4 | for each part: length of its name, name, length of its bytes |
//! | … | the parts' bytes |
//! | 8 | FNV-1a of everything before |
//!
//! Numbers are little-endian. Nothing in it depends on time, chance or the machine: the same entries give the same
//! bytes. It is not compressed, because every host compresses what it sends, and better than lz4 would.

use crate::analyser;
use crate::error::OpenError;
use std::ops::Range;

const MAGIC: &[u8; 8] = b"GILJABI\xF6";
const FORMAT: u32 = 2;
const CHECKSUM: usize = 8;

/// Where the parts lie in the file.
pub(crate) struct Parts(Vec<(String, Range<usize>)>);

impl Parts {
    /// The place of a part.
    pub(crate) fn get(&self, name: &str) -> Option<Range<usize>> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, range)| range.clone())
    }
}

/// Finds the parts of a file, after it proved whole.
pub(crate) fn unpack(bytes: &[u8]) -> Result<Parts, OpenError> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(OpenError::NotAnIndex)?;
    let found = (number(rest, 0)?, number(rest, 4)?);
    let expected = (FORMAT, analyser::VERSION);
    if found != expected {
        let show = |(format, analyser): (u32, u32)| format!("{format}.{analyser}");
        return Err(OpenError::OtherVersion { found: show(found), expected: show(expected) });
    }
    let (content, checksum) = bytes.split_last_chunk::<CHECKSUM>().ok_or(OpenError::Damaged)?;
    if fnv(content) != u64::from_le_bytes(*checksum) {
        return Err(OpenError::Damaged);
    }
    let count = number(rest, 8)?;
    let mut at = MAGIC.len() + 12;
    let mut lengths = Vec::new();
    for _ in 0..count {
        let length = usize::from(*content.get(at).ok_or(OpenError::Damaged)?);
        let name = content.get(at + 1..at + 1 + length).ok_or(OpenError::Damaged)?;
        at += 1 + length;
        lengths.push((String::from_utf8_lossy(name).into_owned(), number(content, at)? as usize));
        at += 4;
    }
    let mut parts = Vec::with_capacity(lengths.len());
    for (name, length) in lengths {
        let end = at.checked_add(length).filter(|&end| end <= content.len()).ok_or(OpenError::Damaged)?;
        parts.push((name, at..end));
        at = end;
    }
    if at == content.len() { Ok(Parts(parts)) } else { Err(OpenError::Damaged) }
}

/// Makes one file of parts, in the order given. Names of 255 bytes and parts of 4 GiB at most.
#[cfg(feature = "writer")]
pub(crate) fn pack(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out =
        Vec::with_capacity(parts.iter().map(|(name, bytes)| name.len() + bytes.len() + 5).sum::<usize>() + 28);
    out.extend_from_slice(MAGIC);
    for number in [FORMAT, analyser::VERSION, parts.len() as u32] {
        out.extend_from_slice(&number.to_le_bytes());
    }
    for (name, bytes) in parts {
        out.push(name.len() as u8);
        out.extend_from_slice(name.as_bytes());
        out.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
    }
    for (_, bytes) in parts {
        out.extend_from_slice(bytes);
    }
    let checksum = fnv(&out);
    out.extend_from_slice(&checksum.to_le_bytes());
    out
}

fn number(bytes: &[u8], at: usize) -> Result<u32, OpenError> {
    let bytes = bytes.get(at..).and_then(|bytes| bytes.first_chunk::<4>()).ok_or(OpenError::Damaged)?;
    Ok(u32::from_le_bytes(*bytes))
}

/// FNV-1a, 64 bits, over words of eight bytes and then the bytes that are left. Any change within one word changes the
/// sum, which is what a damaged download needs; it is no protection against intent.
fn fnv(bytes: &[u8]) -> u64 {
    const PRIME: u64 = 0x0000_0100_0000_01B3;
    let (words, rest) = bytes.as_chunks::<8>();
    let sum = words.iter().fold(0xCBF2_9CE4_8422_2325_u64, |sum, word| {
        let mixed = (sum ^ u64::from_le_bytes(*word)).wrapping_mul(PRIME);
        // The product only carries upwards; without this a change in the highest bits would stay there.
        mixed ^ (mixed >> 32)
    });
    rest.iter().fold(sum, |sum, &byte| (sum ^ u64::from(byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(bytes: &[u8], expect: &str) {
        let result = unpack(bytes).map(|parts| parts.0).map_err(|error| error.to_string());
        assert_eq!(result, Err(expect.to_owned()));
    }

    #[test]
    fn parts_come_back_where_they_were_put() {
        let bytes = pack(&[("a", b"one"), ("", b""), ("ccc", b"three")]);
        let parts = unpack(&bytes).expect("what was just packed");
        assert_eq!(parts.get("a").map(|range| &bytes[range]), Some(&b"one"[..]));
        assert_eq!(parts.get("").map(|range| &bytes[range]), Some(&b""[..]));
        assert_eq!(parts.get("ccc").map(|range| &bytes[range]), Some(&b"three"[..]));
        assert_eq!(parts.get("none"), None);
    }

    #[test]
    fn what_is_no_index_says_so() {
        check(b"", "not a search index");
        check(b"<!doctype html><title>Not found</title>", "not a search index");
        check(MAGIC, "search index is cut off or changed: its checksum does not fit");
        let mut later = pack(&[("a", b"one")]);
        later[8] = 9;
        check(&later, "search index of version 9.5, expected 2.5");
    }

    proptest! {
        #[test]
        fn no_changed_byte_and_no_cut_passes(at in 0_usize..70, bits in 1_u8.., cut in 0_usize..70) {
            let whole = pack(&[("term", b"some bytes of the dictionary"), ("store", b"and more")]);
            let mut changed = whole.clone();
            let at = at % whole.len();
            changed[at] ^= bits;
            prop_assert!(unpack(&changed).is_err());
            prop_assert!(unpack(&whole[..cut % whole.len()]).is_err());
        }
    }
}
