//! What stands in the search field. The fields of the first page and of the header show the same text.

use leptos::prelude::*;

/// The text of the search field, as typed.
#[derive(Clone, Copy)]
pub(crate) struct QueryText(pub(crate) RwSignal<String>);

impl QueryText {
    /// An empty field.
    pub(crate) fn new() -> Self {
        Self(RwSignal::new(String::new()))
    }
}
