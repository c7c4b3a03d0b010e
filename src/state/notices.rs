//! Short messages about what just happened, shown and read aloud.

use leptos::prelude::*;
use std::borrow::Cow;
use std::time::Duration;

/// How long a notice stays.
const SHOWN: Duration = Duration::from_secs(4);

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
        self.text.set(text.into());
        set_timeout(
            move || {
                if self.count.get_value() == own {
                    self.text.set(Cow::Borrowed(""));
                }
            },
            SHOWN,
        );
    }
}
