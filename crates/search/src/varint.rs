//! Numbers and strings as bytes: seven bits a byte, the lowest first (LEB128), and a length before each string.

use crate::error::OpenError;

#[cfg(feature = "writer")]
pub(crate) fn put_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push((number & 0x7F) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

#[cfg(feature = "writer")]
pub(crate) fn put_text(out: &mut Vec<u8>, text: &str) {
    put_number(out, text.len());
    out.extend_from_slice(text.as_bytes());
}

/// Reads what was put, and says which part is too short or wrong.
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    pub(crate) fn is_at_end(&self) -> bool {
        self.at == self.bytes.len()
    }

    pub(crate) fn byte(&mut self, what: &'static str) -> Result<u8, OpenError> {
        let byte = *self.bytes.get(self.at).ok_or(OpenError::Malformed { what })?;
        self.at += 1;
        Ok(byte)
    }

    pub(crate) fn number(&mut self, what: &'static str) -> Result<usize, OpenError> {
        let mut number = 0_u64;
        // Five groups hold what 32 bits hold, and no file is larger.
        for shift in (0..35).step_by(7) {
            let byte = self.byte(what)?;
            number |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return u32::try_from(number).map(|n| n as usize).map_err(|_| OpenError::Malformed { what });
            }
        }
        Err(OpenError::Malformed { what })
    }

    pub(crate) fn bytes(&mut self, length: usize, what: &'static str) -> Result<&'a [u8], OpenError> {
        let end = self.at.checked_add(length).ok_or(OpenError::Malformed { what })?;
        let bytes = self.bytes.get(self.at..end).ok_or(OpenError::Malformed { what })?;
        self.at = end;
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        for number in [0, 1, 127, 128, 300, 16_384, u32::MAX as usize] {
            let mut bytes = Vec::new();
            put_number(&mut bytes, number);
            let mut reader = Reader::new(&bytes);
            assert_eq!(reader.number("number"), Ok(number));
            assert!(reader.is_at_end());
        }
    }

    #[test]
    fn numbers_beyond_the_limit_or_cut_off_are_malformed() {
        for bytes in [&[0xFF; 6][..], &[0xFF, 0xFF, 0xFF, 0xFF, 0x1F], &[0x80], &[]] {
            assert_eq!(Reader::new(bytes).number("number"), Err(OpenError::Malformed { what: "number" }));
        }
    }
}
