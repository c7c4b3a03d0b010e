//! What a key press means while an input method composes Hangul.

use web_sys::KeyboardEvent;

/// The key code that browsers report for keys which belong to the input method.
const PROCESSED_BY_INPUT_METHOD: u32 = 229;

/// Whether a key press belongs to the input method: Enter that ends a syllable must not start a search.
pub(crate) fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == PROCESSED_BY_INPUT_METHOD
}
