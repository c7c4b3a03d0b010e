//! Hangul as people type it: syllables and the keys they are made of, the two keyboard layouts, choseong, half-typed
//! syllables, particles, and whether a short text stands in a title.
//!
//! The app and the engine share it: it knows no index and no page, needs nothing but the standard library, and never
//! panics on any text. Texts are composed (NFC).
#![forbid(unsafe_code)]

mod jamo;
mod josa;
mod keyboard;
mod title;

pub use jamo::{Syllable, choseong, compose, is_choseong, is_jamo, keys, one_edit_apart, one_jamo_apart};
pub use josa::{Josa, with_josa};
pub use keyboard::{as_hangul, as_latin};
pub use title::{TitleMatch, TitleWay, match_title};
