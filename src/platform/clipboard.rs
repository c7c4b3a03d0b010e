//! Copying text, and selecting it for people whose browser refuses.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, HtmlElement};

/// The copy button that was pressed, if `event` came from one.
pub(crate) fn pressed_copy_button(event: &Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest("[data-copy]").ok()?
}

/// The element whose text a copy button copies: the `.script` in the same figure.
pub(crate) fn script_of(button: &Element) -> Option<HtmlElement> {
    button.closest("figure").ok()??.query_selector(".script").ok()??.dyn_into().ok()
}

/// A script on the page.
pub(crate) type Script = HtmlElement;

/// All words to say on the page, in their order.
pub(crate) fn says() -> Vec<Script> {
    let found = web_sys::window().and_then(|window| window.document()?.query_selector_all("main .say .script").ok());
    let found = found.iter().flat_map(|list| (0..list.length()).filter_map(|at| list.get(at)));
    found.filter_map(|script| script.dyn_into().ok()).collect()
}

/// The text of a script as it should be pasted. A `<pre>` gives its text exactly, anything else as it is laid out.
pub(crate) fn script_text(script: &HtmlElement) -> String {
    let text = if script.tag_name() == "PRE" { script.text_content().unwrap_or_default() } else { script.inner_text() };
    text.trim_end_matches('\n').to_owned()
}

/// Puts `text` on the clipboard; `false` where the browser has none or refuses.
pub(crate) async fn write(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let navigator = window.navigator();
    // Pages that are not served securely have no clipboard at all, and calling a missing object would throw.
    let present =
        js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard")).is_ok_and(|value| value.is_object());
    present && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// Selects the text of `element`, so that the person can copy it by hand.
pub(crate) fn select(element: &HtmlElement) {
    if let Some(selection) = web_sys::window().and_then(|window| window.get_selection().ok().flatten()) {
        // A selection that fails leaves the person where they were.
        let _ = selection.select_all_children(element);
    }
}
