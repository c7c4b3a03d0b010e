//! The text of an input element.

use super::find::by_id;
use leptos::html::{Input, Textarea};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

/// Shows `text` in the field. A field that already shows it is left alone, because writing to it would break the
/// composition of a syllable.
pub(crate) fn show(field: NodeRef<Input>, text: &str) {
    if let Some(field) = field.get_untracked()
        && field.value() != text
    {
        field.set_value(text);
    }
}

/// The same for a field of several lines.
pub(crate) fn show_lines(field: NodeRef<Textarea>, text: &str) {
    if let Some(field) = field.get_untracked()
        && field.value() != text
    {
        field.set_value(text);
    }
}

/// Whether nothing stands in the input or list with an id.
pub(crate) fn is_empty(id: &str) -> bool {
    let Some(field) = by_id(id) else { return false };
    match field.dyn_ref::<HtmlInputElement>() {
        Some(field) => field.value().is_empty(),
        None => field.dyn_ref::<HtmlSelectElement>().is_some_and(|field| field.value().is_empty()),
    }
}

/// Puts a value into the input with an id.
pub(crate) fn set(id: &str, value: &str) {
    if let Some(field) = by_id(id).and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
        field.set_value(value);
    }
}

/// Selects what stands in the field of several lines with an id, so that the person can copy it by hand.
pub(crate) fn select_lines(id: &str) {
    if let Some(field) = by_id(id).and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) {
        // An element that cannot take the focus leaves it where it is.
        let _ = field.focus();
        field.select();
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
    let mut fields = ids.iter().filter_map(|id| by_id(id)?.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = fields.next() {
        let _ = field.focus();
        field.select();
    }
}
