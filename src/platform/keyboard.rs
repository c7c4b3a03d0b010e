//! What a key press means while an input method composes Hangul.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// The key code that browsers report for keys which belong to the input method.
const PROCESSED_BY_INPUT_METHOD: u32 = 229;

/// Whether a key press belongs to the input method: Enter that ends a syllable must not start a search.
pub(crate) fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == PROCESSED_BY_INPUT_METHOD
}

/// Whether a key press goes into something that people type into.
pub(crate) fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| match target.tag_name().as_str() {
        // A box to tick takes no letters.
        "INPUT" => !matches!(target.get_attribute("type").as_deref(), Some("checkbox" | "radio" | "button")),
        "TEXTAREA" | "SELECT" => true,
        _ => target.has_attribute("contenteditable"),
    })
}
