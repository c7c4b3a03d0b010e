//! Which case an entry of the browser's history belongs to, so that back and forward never mix two of them.

use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

/// What a mark begins with.
const MARK: &str = "case ";

/// The page's address relative to the site's base, with what follows `?` and `#`.
pub(crate) fn here() -> String {
    let Some(window) = web_sys::window() else { return String::new() };
    let base = super::head::base_path();
    let whole = window.location().href().unwrap_or_default();
    let origin = window.location().origin().unwrap_or_default();
    let path = whole.strip_prefix(&origin).unwrap_or_default();
    path.strip_prefix(&base).unwrap_or_default().to_owned()
}

/// Marks the current entry of the history as one of a case.
pub(crate) fn mark(case: u32) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        // A browser that refuses leaves the entry unmarked: it belongs to whatever case is open.
        let _ = history.replace_state_with_url(&JsValue::from_str(&format!("{MARK}{case}")), "", None);
    }
}

/// The case of the current entry.
pub(crate) fn marked() -> Option<u32> {
    web_sys::window()?.history().ok()?.state().ok()?.as_string()?.strip_prefix(MARK)?.parse().ok()
}

/// Calls `work` when the browser went back or forward, before anybody else hears of it.
pub(crate) fn on_return(work: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let listener = Closure::<dyn Fn()>::new(work);
    // An event that a browser does not know never comes.
    let _ = window.add_event_listener_with_callback_and_bool("popstate", listener.as_ref().unchecked_ref(), true);
    // It lives as long as the page.
    listener.forget();
}
