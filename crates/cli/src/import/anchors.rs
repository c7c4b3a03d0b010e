//! The places within pages that links lead to: what GitBook calls a heading in addresses, and what we call it.

use super::names::slug;
use std::collections::{HashMap, HashSet};

/// The places of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Anchors {
    /// Our ids by GitBook's names, and by themselves.
    ours: HashMap<String, String>,
    taken: HashSet<String>,
    /// How often GitBook had to use a name.
    counts: HashMap<String, usize>,
}

impl Anchors {
    /// The places of a file of ours.
    pub(super) fn of_ids(ids: impl IntoIterator<Item = String>) -> Self {
        Self { ours: ids.into_iter().map(|id| (id.clone(), id)).collect(), ..Self::default() }
    }

    /// Our id for a place that GitBook calls `name`.
    pub(super) fn id(&self, name: &str) -> Option<&str> {
        self.ours.get(name).map(String::as_str)
    }

    /// Gives a heading an id: the one that its author gave it, or one made of its words.
    pub(super) fn add_heading(&mut self, explicit: Option<&str>, words: &str) -> String {
        let wanted = match explicit {
            Some(id) => id.chars().map(|c| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' }).collect(),
            None => slug(words),
        };
        let wanted = if wanted.is_empty() { "section".to_owned() } else { wanted };
        let numbered = (2..).map(|number| format!("{wanted}-{number}"));
        let mut ids = std::iter::once(wanted.clone()).chain(numbered);
        // The numbers do not end.
        let id = ids.find(|id| self.taken.insert(id.clone())).unwrap_or_default();
        if let Some(explicit) = explicit {
            self.ours.insert(explicit.to_owned(), id.clone());
        } else {
            for name in names(words) {
                let count = self.counts.entry(name.clone()).or_default();
                let name = if *count == 0 { name } else { format!("{name}-{count}") };
                *count += 1;
                self.ours.entry(name).or_insert_with(|| id.clone());
            }
        }
        self.ours.entry(id.clone()).or_insert_with(|| id.clone());
        id
    }

    /// A place that is no heading.
    pub(super) fn add_mark(&mut self, id: &str) {
        self.taken.insert(id.to_owned());
        self.ours.insert(id.to_owned(), id.to_owned());
    }
}

/// What GitBook may call a heading: its Latin letters and digits, `undefined` where it has none, as with Hangul. Versions
/// differ in whether a point stays and what stands before a digit.
fn names(words: &str) -> Vec<String> {
    let made = |keeps: &str| {
        let mut name = String::new();
        for c in words.to_lowercase().chars() {
            if c.is_ascii_alphanumeric() || keeps.contains(c) {
                name.push(c);
            } else if (c.is_whitespace() || c == '-') && !name.ends_with('-') && !name.is_empty() {
                name.push('-');
            }
        }
        name.trim_matches('-').to_owned()
    };
    let (plain, pointed) = (made("_"), made("_."));
    if plain.is_empty() {
        return vec!["undefined".to_owned()];
    }
    let mut names = vec![format!("id-{plain}"), format!("id-{pointed}"), plain, pointed];
    names.sort();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_found_by_the_names_that_gitbook_gave_them() {
        let mut anchors = Anchors::default();
        let ids: Vec<_> = ["미연동 결제 건", "강제 취소", "1. Card POS", "강제 취소", "(…)"]
            .map(|words| anchors.add_heading(None, words))
            .into();
        assert_eq!(ids, ["미연동-결제-건", "강제-취소", "1-card-pos", "강제-취소-2", "section"]);
        assert_eq!(anchors.add_heading(Some("a b"), "전화"), "a-b");
        let check = |name: &str, expect: Option<&str>| assert_eq!(anchors.id(name), expect, "{name}");
        check("undefined", Some("미연동-결제-건"));
        check("undefined-1", Some("강제-취소"));
        check("undefined-2", Some("강제-취소-2"));
        check("1.-card-pos", Some("1-card-pos"));
        check("id-1.-card-pos", Some("1-card-pos"));
        check("강제-취소", Some("강제-취소"));
        check("a b", Some("a-b"));
        check("undefined-9", None);
    }
}
