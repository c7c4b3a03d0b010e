//! The text of an input element.

use leptos::html::Input;
use leptos::prelude::*;

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
