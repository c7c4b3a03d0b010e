//! Short messages about what just happened, shown and read aloud.

use leptos::prelude::*;
use std::borrow::Cow;
use std::time::Duration;

/// How long a notice stays at least.
const SHOWN: u64 = 4_000;
/// How long it stays for each character, in milliseconds: twice as long as people take to read it.
const EACH: u64 = 150;

/// The notice that is shown now; empty when there is none.
#[derive(Clone, Copy)]
pub(crate) struct Notices {
    text: RwSignal<Cow<'static, str>>,
    count: StoredValue<u32>,
}

impl Notices {
    /// Nothing to say.
    pub(crate) fn new() -> Self {
        Self { text: RwSignal::new(Cow::Borrowed("")), count: StoredValue::new(0) }
    }

    /// The notice, or an empty string.
    pub(crate) fn current(self) -> Cow<'static, str> {
        self.text.get()
    }

    /// Shows a notice in place of any other.
    pub(crate) fn say(self, text: impl Into<Cow<'static, str>>) {
        let own = self.count.get_value().wrapping_add(1);
        self.count.set_value(own);
        let text = text.into();
        let shown = Duration::from_millis(SHOWN.max(EACH * text.chars().count() as u64));
        if self.text.with_untracked(|shown| *shown == text) {
            // Readers only notice changes: what is said again goes for a moment.
            self.text.set(Cow::Borrowed(""));
            request_animation_frame(move || self.show(text, own));
        } else {
            self.show(text, own);
        }
        set_timeout(move || self.show(Cow::Borrowed(""), own), shown);
    }

    /// Shows a text unless something else was said since.
    fn show(self, text: Cow<'static, str>, own: u32) {
        if self.count.get_value() == own {
            self.text.set(text);
        }
    }
}
