//! The text of an input element.

use leptos::html::Input;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// Shows `text` in the field. A field that already shows it is left alone, because writing to it would break the
/// composition of a syllable.
pub(crate) fn show(field: NodeRef<Input>, text: &str) {
    if let Some(field) = field.get_untracked()
        && field.value() != text
    {
        field.set_value(text);
    }
}

/// Moves the keyboard to the field.
pub(crate) fn focus(field: NodeRef<Input>) {
    if let Some(field) = field.get_untracked() {
        // An element that cannot take the focus leaves it where it is.
        let _ = field.focus();
    }
}

/// Moves the keyboard to the first of the fields that is on the page, with its text selected so that typing replaces
/// it.
pub(crate) fn focus_first(ids: &[&str]) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let mut fields = ids.iter().filter_map(|id| document.get_element_by_id(id)?.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = fields.next() {
        let _ = field.focus();
        field.select();
    }
}
