//! Elements of the app by their ids, also while it waits beside a plain page and is not in the document.

use std::cell::RefCell;
use web_sys::{Element, HtmlElement};

thread_local! {
    /// The app while it is beside the page and not in it.
    static BESIDE: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
}

/// Says where the app is as long as it is not in the document; `None` once it is.
pub(super) fn set_beside(app: Option<HtmlElement>) {
    BESIDE.set(app);
}

/// The app's element with an id.
pub(super) fn by_id(id: &str) -> Option<Element> {
    if let Some(app) = BESIDE.with_borrow(Clone::clone) {
        return app.query_selector(&format!("[id={}]", quoted(id))).ok()?;
    }
    web_sys::window()?.document()?.get_element_by_id(id)
}

/// A value in quotes, as a selector takes it.
pub(super) fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}
