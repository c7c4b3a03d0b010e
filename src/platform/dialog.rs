//! Windows over the page: the browser's own `dialog`, which keeps the keyboard inside and gives it back.

use leptos::html::Dialog;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// Opens the dialog over the page, or closes it.
pub(crate) fn show(dialog: NodeRef<Dialog>, is_open: bool) {
    let Some(dialog) = dialog.get_untracked() else { return };
    if is_open && !dialog.open() {
        // Only a dialog that is not on the page cannot be opened.
        let _ = dialog.show_modal();
    } else if !is_open && dialog.open() {
        dialog.close();
    }
}

/// Whether the dialog is over the page.
pub(crate) fn is_shown(dialog: NodeRef<Dialog>) -> bool {
    dialog.get_untracked().is_some_and(|dialog| dialog.open())
}

/// Whether a press went to the dialog's ground, beside what it holds.
pub(crate) fn is_ground(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.tag_name() == "DIALOG")
}
