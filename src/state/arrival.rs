//! Whether a page was reached by a navigation, so that its heading takes the focus, or by loading the site, so that
//! the focus stays where the browser put it.

use leptos::prelude::*;

/// The path of the page whose heading was shown last.
#[derive(Clone, Copy)]
pub(crate) struct Arrival(StoredValue<Option<String>>);

impl Arrival {
    /// Before the first page.
    pub(crate) fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// Notes that the page at `path` is shown; `true` when the person came there from another page.
    pub(crate) fn at(&self, path: &str) -> bool {
        let previous = self.0.try_update_value(|last| last.replace(path.to_owned())).flatten();
        previous.is_some_and(|previous| previous != path)
    }
}
