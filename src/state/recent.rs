//! The last searches of this device.

use crate::platform;
use leptos::prelude::*;

/// The key in the device's storage: one search a line.
const KEY: &str = "giljabi-recent-searches";
/// How many are kept.
const KEPT: usize = 6;
/// As many digits may be a telephone or order number, which is a person's and not kept.
const DIGITS: usize = 4;

/// The last searches of this device, the newest first.
#[derive(Clone, Copy)]
pub(crate) struct RecentSearches(RwSignal<Vec<String>>);

impl RecentSearches {
    /// Those kept on this device.
    pub(crate) fn stored() -> Self {
        let searches = RwSignal::new(kept());
        platform::storage::follow(KEY, move || searches.set(kept()));
        Self(searches)
    }

    /// The searches, the newest first.
    pub(crate) fn get(self) -> Vec<String> {
        self.0.get()
    }

    /// Keeps a search that somebody made.
    pub(crate) fn add(self, query: &str) {
        if may_be_kept(query) {
            self.0.update(|searches| *searches = with(searches, query));
            platform::storage::set(KEY, Some(&self.0.get_untracked().join("\n")));
        }
    }

    /// Forgets all of them.
    pub(crate) fn clear(self) {
        self.0.set(Vec::new());
        platform::storage::set(KEY, None);
    }
}

fn kept() -> Vec<String> {
    let kept = platform::storage::get(KEY).unwrap_or_default();
    kept.lines().filter(|line| may_be_kept(line)).take(KEPT).map(str::to_owned).collect()
}

/// Whether a search may stay on the device: one that could hold somebody's number may not.
fn may_be_kept(query: &str) -> bool {
    let query = query.trim();
    !query.is_empty() && !query.contains('@') && query.chars().filter(char::is_ascii_digit).count() < DIGITS
}

/// The searches with one more in front, each once.
fn with(searches: &[String], query: &str) -> Vec<String> {
    let query = query.trim().replace(['\n', '\r'], " ");
    let others = searches.iter().filter(|other| **other != query).cloned();
    std::iter::once(query.clone()).chain(others).take(KEPT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_comes_first_and_each_once() {
        let searches = ["환불".to_owned(), "영수증".to_owned()];
        assert_eq!(with(&searches, "영수증"), ["영수증", "환불"]);
        let many: Vec<_> = (0..9).map(|number| number.to_string()).collect();
        assert_eq!(with(&many, "환불").len(), KEPT);
    }

    #[test]
    fn what_may_be_somebodys_number_is_not_kept() {
        assert!(may_be_kept("401 오류"));
        assert!(!may_be_kept("010-1234-5678 환불"));
        assert!(!may_be_kept("kim@example.com"));
        assert!(!may_be_kept("  "));
    }
}
