//! Pinned entries and those opened last, on this device: their addresses and nothing else.

use crate::platform;
use leptos::prelude::*;

/// The keys in the device's storage: one address a line.
const PINNED: &str = "giljabi-pinned";
const OPENED: &str = "giljabi-opened";
/// How many of those opened last are kept.
const KEPT: usize = 8;

/// Addresses of entries, relative to the base, the newest first.
#[derive(Clone, Copy)]
pub(crate) struct Pins {
    pinned: RwSignal<Vec<String>>,
    opened: RwSignal<Vec<String>>,
}

impl Pins {
    /// Those kept on this device.
    pub(crate) fn stored() -> Self {
        Self { pinned: followed(PINNED), opened: followed(OPENED) }
    }

    /// What is pinned; follows changes.
    pub(crate) fn pinned(self) -> Vec<String> {
        self.pinned.get()
    }

    /// What was opened last; follows changes.
    pub(crate) fn opened(self) -> Vec<String> {
        self.opened.get()
    }

    /// Whether a page is pinned; follows changes.
    pub(crate) fn is_pinned(self, page: &str) -> bool {
        self.pinned.with(|pinned| pinned.iter().any(|other| other == page))
    }

    /// Pins a page, or takes the pin away.
    pub(crate) fn switch(self, page: &str) {
        self.pinned.update(|pinned| *pinned = switched(pinned, page));
        keep(PINNED, &self.pinned.get_untracked());
    }

    /// Notes that a page was opened.
    pub(crate) fn note(self, page: &str) {
        if self.opened.with_untracked(|opened| opened.first().is_none_or(|last| last != page)) {
            self.opened.update(|opened| *opened = with(opened, page));
            keep(OPENED, &self.opened.get_untracked());
        }
    }
}

/// What is kept under a key, by whichever tab.
fn followed(key: &'static str) -> RwSignal<Vec<String>> {
    let pages = RwSignal::new(kept(key));
    platform::storage::follow(key, move || pages.set(kept(key)));
    pages
}

fn kept(key: &str) -> Vec<String> {
    platform::storage::get(key).unwrap_or_default().lines().map(str::to_owned).collect()
}

fn keep(key: &str, pages: &[String]) {
    platform::storage::set(key, (!pages.is_empty()).then(|| pages.join("\n")).as_deref());
}

fn with(pages: &[String], page: &str) -> Vec<String> {
    let others = pages.iter().filter(|other| *other != page).cloned();
    std::iter::once(page.to_owned()).chain(others).take(KEPT).collect()
}

fn switched(pages: &[String], page: &str) -> Vec<String> {
    let without: Vec<_> = pages.iter().filter(|other| *other != page).cloned().collect();
    if without.len() < pages.len() { without } else { std::iter::once(page.to_owned()).chain(without).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_opened_stands_once_the_newest_first() {
        let pages = ["faq/a".to_owned(), "faq/b".to_owned()];
        assert_eq!(with(&pages, "faq/b"), ["faq/b", "faq/a"]);
        let many: Vec<_> = (0..20).map(|number| format!("faq/{number}")).collect();
        assert_eq!(with(&many, "faq/x").len(), KEPT);
    }

    #[test]
    fn the_pin_goes_by_the_press_that_set_it() {
        let pinned = switched(&[], "faq/a");
        assert_eq!(pinned, ["faq/a"]);
        assert_eq!(switched(&pinned, "faq/b"), ["faq/b", "faq/a"]);
        assert_eq!(switched(&pinned, "faq/a"), Vec::<String>::new());
    }
}
