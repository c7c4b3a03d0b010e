//! What was typed into messages in this tab.
//!
//! It is kept in the tab's own storage, so that a reload loses nothing and two tabs know nothing of each other; it goes
//! when the tab goes, and is never part of an address.

use crate::platform;
use giljabi_message::Values;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The key in the tab's storage, of sites without cases and of the first case.
const KEY: &str = "giljabi-messages";

/// What was typed, by the ids of messages.
pub(crate) type Typed = BTreeMap<String, Values>;

/// What was typed into messages in this tab.
#[derive(Clone, Copy)]
pub(crate) struct MessageSession {
    typed: RwSignal<Typed>,
    key: StoredValue<String>,
}

impl MessageSession {
    /// What this tab kept.
    pub(crate) fn stored() -> Self {
        Self { typed: RwSignal::new(kept(KEY)), key: StoredValue::new(KEY.to_owned()) }
    }

    /// Goes on with what this tab kept under another key: another case's. Nothing may show the last one's any more.
    pub(crate) fn open(self, key: String) {
        self.typed.set(kept(&key));
        self.key.set_value(key);
    }

    /// What was typed into a message; follows changes.
    pub(crate) fn values(self, message: &str) -> Values {
        self.typed.with(|typed| typed.get(message).cloned().unwrap_or_default())
    }

    /// The same, for an event: without following changes.
    pub(crate) fn values_now(self, message: &str) -> Values {
        self.typed.with_untracked(|typed| typed.get(message).cloned().unwrap_or_default())
    }

    /// Takes what was typed into a field; `None` forgets it, so that the field has its default again.
    pub(crate) fn set(self, message: &str, field: &str, value: Option<String>) {
        let mut values = self.values_now(message);
        match value {
            Some(value) => values.insert(field.to_owned(), value),
            None => values.remove(field),
        };
        self.replace(message, values);
    }

    /// Takes all values of a message at once and returns those before.
    pub(crate) fn replace(self, message: &str, values: Values) -> Values {
        let before = self.typed.try_update(|typed| replaced(typed, message, values)).unwrap_or_default();
        self.keep();
        before
    }

    /// Forgets what was typed into any message, for the next customer; returns it for [`Self::restore`].
    pub(crate) fn clear(self) -> Typed {
        let before = self.typed.try_update(std::mem::take).unwrap_or_default();
        self.keep();
        before
    }

    /// Whether nothing was typed into any message; follows changes.
    pub(crate) fn is_empty(self) -> bool {
        self.typed.with(|typed| typed.values().flat_map(Values::values).all(String::is_empty))
    }

    /// Brings back what [`Self::clear`] took away.
    pub(crate) fn restore(self, typed: Typed) {
        self.typed.set(typed);
        self.keep();
    }

    fn keep(self) {
        let kept =
            self.typed.with_untracked(|typed| (!typed.is_empty()).then(|| serde_json::to_string(typed).ok()).flatten());
        self.key.with_value(|key| platform::storage::tab_set(key, kept.as_deref()));
    }
}

fn kept(key: &str) -> Typed {
    let kept = platform::storage::tab_get(key).and_then(|kept| serde_json::from_str(&kept).ok());
    kept.unwrap_or_default()
}

fn replaced(typed: &mut Typed, message: &str, values: Values) -> Values {
    let before = if values.is_empty() { typed.remove(message) } else { typed.insert(message.to_owned(), values) };
    before.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_message_leaves_nothing_behind() {
        let mut typed = Typed::new();
        let values = Values::from([("order".to_owned(), "A-1".to_owned())]);
        assert_eq!(replaced(&mut typed, "cancel", values.clone()), Values::new());
        assert_eq!(replaced(&mut typed, "cancel", Values::new()), values);
        assert!(typed.is_empty());
    }
}
