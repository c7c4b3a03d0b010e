//! Images: what they are, how large they are, and whether an SVG could do something.

use crate::Problem;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tokenizer::{TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use std::cell::RefCell;

/// An image file of the content folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// The path relative to the content folder.
    pub path: String,
    /// Where the built site has it, relative to the site's base: `data/assets/3f2a….svg`.
    pub address: String,
    /// Width and height in CSS pixels.
    pub size: Option<(u32, u32)>,
    /// Why it may not be published.
    pub problem: Option<Problem>,
}

/// The kinds of images that browsers show and we know how to measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssetKind {
    /// Scalable Vector Graphics.
    Svg,
    /// Anything made of pixels.
    Raster,
}

impl AssetKind {
    /// The kind that a file's ending stands for, `None` where it is no image.
    #[must_use]
    pub fn of_path(path: &str) -> Option<Self> {
        let (_, ending) = path.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "svg" => Some(Self::Svg),
            "png" | "jpg" | "jpeg" | "gif" | "webp" => Some(Self::Raster),
            _ => None,
        }
    }
}

impl Asset {
    /// Looks into an image. `address` is where the built site will have it.
    #[must_use]
    pub fn inspect(path: &str, address: String, kind: AssetKind, bytes: &[u8]) -> Self {
        let (size, problem) = match kind {
            AssetKind::Svg => inspect_svg(&String::from_utf8_lossy(bytes)),
            AssetKind::Raster => (raster_size(bytes), None),
        };
        let problem = problem.or_else(|| size.is_none().then_some(Problem::ImageUnreadable));
        Self { path: path.to_owned(), address, size, problem }
    }
}

/// Width and height from the file's head: PNG (ISO/IEC 15948, the chunk `IHDR`), `GIF89a`, JPEG (ITU T.81, start of frame)
/// and `WebP` (RFC 9649).
fn raster_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let be16 = |at: usize| Some(u32::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
    let le16 = |at: usize| Some(u32::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
    let le24 = |at: usize| Some(le16(at)? | u32::from(*bytes.get(at + 2)?) << 16);
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        let side = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
        return Some((side(16)?, side(20)?));
    }
    if bytes.starts_with(b"GIF8") {
        return Some((le16(6)?, le16(8)?));
    }
    if bytes.starts_with(b"\xff\xd8") {
        let mut at = 2;
        while *bytes.get(at)? == 0xff {
            let marker = *bytes.get(at + 1)?;
            // Start-of-frame markers, without DHT (c4), JPG (c8) and DAC (cc), which share their range.
            if (0xc0..=0xcf).contains(&marker) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
                return Some((be16(at + 7)?, be16(at + 5)?));
            }
            at += 2 + be16(at + 2)? as usize;
        }
        return None;
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12)? == b"WEBP" {
        return match bytes.get(12..16)? {
            b"VP8X" => Some((le24(24)? + 1, le24(27)? + 1)),
            b"VP8L" => {
                let bits = u32::from_le_bytes(bytes.get(21..25)?.try_into().ok()?);
                Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
            }
            b"VP8 " => Some((le16(26)? & 0x3fff, le16(28)? & 0x3fff)),
            _ => None,
        };
    }
    None
}

#[derive(Default)]
struct Svg {
    size: Option<(u32, u32)>,
    refused: Option<String>,
}

struct SvgSink(RefCell<Svg>);

impl TokenSink for SvgSink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let Token::TagToken(tag) = token else { return TokenSinkResult::Continue };
        if tag.kind == TagKind::EndTag {
            return TokenSinkResult::Continue;
        }
        let mut svg = self.0.borrow_mut();
        let name = tag.name.to_string();
        let attribute = |wanted: &str| {
            tag.attrs
                .iter()
                .find(|a| a.name.local.to_string().eq_ignore_ascii_case(wanted))
                .map(|a| a.value.to_string())
        };
        if matches!(name.as_str(), "script" | "foreignobject" | "iframe" | "embed" | "object" | "handler") {
            svg.refused.get_or_insert(format!("<{name}>"));
        }
        for found in &tag.attrs {
            let attribute_name = found.name.local.to_ascii_lowercase().to_string();
            let value = found.value.trim().to_ascii_lowercase();
            let is_reference = attribute_name == "href" || attribute_name.ends_with(":href");
            let leads_out = is_reference && !value.starts_with('#') && !value.starts_with("data:image/");
            if attribute_name.starts_with("on") || leads_out || value.contains("javascript:") {
                svg.refused.get_or_insert(attribute_name);
            }
        }
        if name == "svg" && svg.size.is_none() {
            let pixels = |name| attribute(name).and_then(|text| number(text.trim_end_matches("px")));
            let view_box = attribute("viewBox").and_then(|text| {
                let parts: Vec<_> = text.split([' ', ',']).filter(|part| !part.is_empty()).collect();
                number(parts.get(2)?).zip(number(parts.get(3)?))
            });
            svg.size = pixels("width").zip(pixels("height")).or(view_box);
        }
        TokenSinkResult::Continue
    }
}

/// A length that a picture can have, rounded.
#[expect(clippy::cast_sign_loss, reason = "the range is checked on the line before")]
fn number(text: &str) -> Option<u32> {
    let value: f64 = text.trim().parse().ok()?;
    (0.5..100_000.0).contains(&value).then(|| value.round() as u32)
}

fn inspect_svg(text: &str) -> (Option<(u32, u32)>, Option<Problem>) {
    let tokenizer = Tokenizer::new(SvgSink(RefCell::default()), html5ever::tokenizer::TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(text.into());
    // The sink never asks for a script to be run, so that one feed takes everything.
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    let svg = tokenizer.sink.0.into_inner();
    (svg.size, svg.refused.map(|what| Problem::ImageUnsafe { what }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(text: &str) -> (Option<(u32, u32)>, Option<&'static str>) {
        let (size, problem) = inspect_svg(text);
        (size, problem.map(|problem| problem.code()))
    }

    #[test]
    fn an_svg_says_its_size() {
        assert_eq!(svg("<?xml version='1.0'?><svg width='640px' height='360'/>"), (Some((640, 360)), None));
        assert_eq!(svg("<svg viewBox='0 0 640.4 360'/>"), (Some((640, 360)), None));
        assert_eq!(svg("<svg width='100%' viewBox='0,0,10,20'/>"), (Some((10, 20)), None));
        assert_eq!(svg("<html>"), (None, None));
    }

    #[test]
    fn an_svg_that_could_do_something_is_refused() {
        for text in [
            "<svg viewBox='0 0 1 1'><script>x</script></svg>",
            "<svg viewBox='0 0 1 1' ONLOAD='x'/>",
            "<svg viewBox='0 0 1 1'><a xlink:href='javascript:x'/></svg>",
            "<svg viewBox='0 0 1 1'><image href='https://example.com/x.png'/></svg>",
            "<svg viewBox='0 0 1 1'><foreignObject/></svg>",
        ] {
            assert_eq!(svg(text).1, Some("image-unsafe"), "{text}");
        }
        assert_eq!(svg("<svg viewBox='0 0 1 1'><use href='#a'/></svg>").1, None);
    }

    #[test]
    fn pictures_of_pixels_say_their_size() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        png.extend([0, 0, 2, 128, 0, 0, 1, 104]);
        assert_eq!(raster_size(&png), Some((640, 360)));
        assert_eq!(raster_size(b"GIF89a\x80\x02\x68\x01"), Some((640, 360)));
        let jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x01\x68\x02\x80";
        assert_eq!(raster_size(jpeg), Some((640, 360)));
        assert_eq!(raster_size(b"not an image"), None);
        assert_eq!(raster_size(b"\x89PNG\r\n\x1a\n"), None);
    }
}
