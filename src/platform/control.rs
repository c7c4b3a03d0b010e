//! Form controls by their ids: inputs, lists to choose from, texts of several lines.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, InputEvent};

/// Shows `text` in the control. One that already shows it is left alone, because writing to it would break the
/// composition of a syllable, or clear a date of which only a part is there.
pub(crate) fn show(id: &str, text: &str) {
    let Some(element) = by_id(id) else { return };
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        if input.value() != text {
            input.set_value(text);
        }
    } else if let Some(lines) = element.dyn_ref::<HtmlTextAreaElement>() {
        if lines.value() != text {
            lines.set_value(text);
        }
    } else if let Some(list) = element.dyn_ref::<HtmlSelectElement>()
        && list.value() != text
    {
        list.set_value(text);
    }
}

/// Empties an input, with what the browser does not count as a value: half a date.
pub(crate) fn clear(id: &str) {
    if let Some(input) = by_id(id).and_then(|element| element.dyn_into::<HtmlInputElement>().ok()) {
        input.set_value("");
    }
}

/// Whether something stands in the control that the browser cannot read: half a date, or one of no calendar.
pub(crate) fn is_unreadable(id: &str) -> bool {
    by_id(id).and_then(|element| element.dyn_into::<HtmlInputElement>().ok()).is_some_and(|input| {
        let validity = input.validity();
        validity.bad_input()
    })
}

/// The text of the input that `event` comes from, and where its caret stands, in characters as JavaScript counts them;
/// `None` while an input method composes, or where it has no caret.
pub(crate) fn text_and_caret(event: &Event) -> Option<(String, usize)> {
    if event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing) {
        return None;
    }
    let input = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let caret = input.selection_end().ok()??;
    Some((input.value(), caret as usize))
}

/// Whether `event` took away what stood behind the caret.
pub(crate) fn deleted_forward(event: &Event) -> bool {
    event.dyn_ref::<InputEvent>().is_some_and(|input| input.input_type() == "deleteContentForward")
}

/// Writes `text` to the input that `event` comes from, with the caret at a place in it.
pub(crate) fn rewrite(event: &Event, text: &str, caret: usize) {
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
    input.set_value(text);
    let caret = u32::try_from(caret).ok();
    // An input without a caret has none to put anywhere.
    let _ = input.set_selection_range(caret.unwrap_or_default(), caret.unwrap_or_default());
}

/// Moves the keyboard to a text of several lines and selects all of it, so that the person can copy it by hand.
pub(crate) fn select_all(id: &str) {
    if let Some(lines) = by_id(id).and_then(|element| element.dyn_into::<HtmlTextAreaElement>().ok()) {
        // An element that cannot take the focus leaves it where it is.
        let _ = lines.focus();
        lines.select();
    }
}

/// Whether a key press that went to `event`'s target is meant for the composer with an id: it went into it, or into
/// none while it is the first on the page.
pub(crate) fn is_for_composer(event: &Event, id: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let within = target.and_then(|target| target.closest(".composer").ok().flatten());
    let first = || document()?.query_selector(".composer").ok().flatten();
    within.or_else(first).is_some_and(|composer| composer.id() == id)
}

/// Whether a dialog is open that keeps the rest of the page out of reach.
pub(crate) fn is_behind_dialog() -> bool {
    document().and_then(|document| document.query_selector("dialog[open]").ok().flatten()).is_some()
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

fn by_id(id: &str) -> Option<HtmlElement> {
    super::find::by_id(id)?.dyn_into().ok()
}
