//! Cases: the calls that an agent has open in one tab, each with its own notes and the page it was left at.
//!
//! What was answered and typed in a case is kept beside it in the tab's storage, under keys of its own
//! ([`storage_key`]). Ids are never used again, so that nothing that ends late can reach the next customer's case;
//! numbers are, so that the keys that lead to them stay within reach.

use serde::{Deserialize, Serialize};

/// As many cases as there are digits to reach them by.
pub(crate) const MOST_CASES: usize = 9;
/// How much recent work a case remembers.
const KEPT_WORK: usize = 6;
/// What the keys of all cases begin with, in the tab's storage.
const PREFIX: &str = "giljabi-";
/// The id of a tab's first case; its keys are those of sites without cases.
pub(crate) const FIRST: u32 = 1;

/// One call.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Case {
    /// Never used again in this tab.
    pub(crate) id: u32,
    /// What it is called by, from 1; free again once it is closed.
    pub(crate) number: u8,
    /// The name that the agent gave it; empty where there is none.
    pub(crate) name: String,
    /// The page it was left at, relative to the base, with what follows `?` and `#`.
    pub(crate) page: String,
    /// What stood in the search field.
    pub(crate) query: String,
    /// What the agent wrote down.
    pub(crate) notes: String,
    /// The message that was open beside the page.
    pub(crate) message: Option<String>,
    /// Pages of the flows and messages that it worked on, the newest first, relative to the base.
    pub(crate) work: Vec<String>,
}

impl Case {
    fn new(id: u32, number: u8) -> Self {
        Self { id, number, ..Self::default() }
    }

    /// Whether nothing was done in it yet.
    pub(crate) fn is_fresh(&self) -> bool {
        self.name.is_empty() && self.notes.trim().is_empty() && self.work.is_empty()
    }

    /// The page of the flow that it worked on last.
    pub(crate) fn flow(&self) -> Option<&str> {
        self.work.iter().map(String::as_str).find(|page| page.starts_with("flows/"))
    }
}

/// The cases of a tab; there is always one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Cases {
    /// In the order of their numbers.
    open: Vec<Case>,
    current: u32,
    next: u32,
}

impl Cases {
    /// One case in which nothing was done.
    pub(crate) fn new() -> Self {
        Self { open: vec![Case::new(FIRST, 1)], current: FIRST, next: FIRST + 1 }
    }

    /// What the tab kept, where it makes sense.
    pub(crate) fn read(kept: &str) -> Option<Self> {
        let cases: Self = serde_json::from_str(kept).ok()?;
        cases.get(cases.current).is_some().then_some(cases)
    }

    /// What the tab is to keep; nothing while there is nothing to lose.
    pub(crate) fn kept(&self) -> Option<String> {
        let is_plain = self.current == FIRST && self.open.len() == 1 && self.current().is_fresh();
        (!is_plain).then(|| serde_json::to_string(self).ok()).flatten()
    }

    /// All of them, in the order of their numbers.
    pub(crate) fn open(&self) -> &[Case] {
        &self.open
    }

    /// The id of the case that is worked on.
    pub(crate) fn current_id(&self) -> u32 {
        self.current
    }

    /// The case that is worked on.
    pub(crate) fn current(&self) -> &Case {
        // One of them always is the current one.
        self.get(self.current).unwrap_or(&self.open[0])
    }

    /// The case with an id.
    pub(crate) fn get(&self, id: u32) -> Option<&Case> {
        self.open.iter().find(|case| case.id == id)
    }

    /// The id of the case with a number.
    pub(crate) fn numbered(&self, number: u8) -> Option<u32> {
        self.open.iter().find(|case| case.number == number).map(|case| case.id)
    }

    /// Changes a case, if it is still there.
    pub(crate) fn change(&mut self, id: u32, change: impl FnOnce(&mut Case)) {
        if let Some(case) = self.open.iter_mut().find(|case| case.id == id) {
            change(case);
        }
    }

    /// Notes that a case works on a flow or a message. `false` where that was known.
    pub(crate) fn work_on(&mut self, id: u32, page: &str) -> bool {
        if self.get(id).is_none_or(|case| case.work.first().is_some_and(|last| last == page)) {
            return false;
        }
        self.change(id, |case| {
            case.work.retain(|other| other != page);
            case.work.insert(0, page.to_owned());
            case.work.truncate(KEPT_WORK);
        });
        true
    }

    /// Goes on with a case. `false` where there is none with this id.
    pub(crate) fn go_to(&mut self, id: u32) -> bool {
        let is_there = self.get(id).is_some();
        if is_there {
            self.current = id;
        }
        is_there
    }

    /// Opens a case with the lowest number that is free, and goes there. `None` where there are as many as can be
    /// reached.
    pub(crate) fn add(&mut self) -> Option<u32> {
        let number = (1..).zip(0..MOST_CASES).map(|(number, _)| number).find(|n| self.numbered(*n).is_none())?;
        let case = Case::new(self.next, number);
        self.next += 1;
        self.current = case.id;
        self.insert(case);
        Some(self.current)
    }

    /// Closes a case. Where it was the current one, its neighbour takes its place, or a new case where there is none.
    pub(crate) fn close(&mut self, id: u32) -> Option<Case> {
        let at = self.open.iter().position(|case| case.id == id)?;
        let closed = self.open.remove(at);
        if self.open.is_empty() {
            self.add();
        } else if self.current == id {
            self.current = self.open[at.min(self.open.len() - 1)].id;
        }
        Some(closed)
    }

    /// Opens a closed case again and goes there. A new case that was not used makes room for it. `false` where there
    /// are as many as can be reached.
    pub(crate) fn reopen(&mut self, mut case: Case) -> bool {
        if self.open.len() == 1 && self.open[0].is_fresh() {
            self.open.clear();
        }
        if self.numbered(case.number).is_some() {
            let free = (1..).zip(0..MOST_CASES).map(|(number, _)| number).find(|n| self.numbered(*n).is_none());
            let Some(free) = free else { return false };
            case.number = free;
        }
        self.current = case.id;
        self.insert(case);
        true
    }

    fn insert(&mut self, case: Case) {
        let at = self.open.iter().position(|other| other.number > case.number).unwrap_or(self.open.len());
        self.open.insert(at, case);
    }
}

/// The key in the tab's storage for something of a case.
pub(crate) fn storage_key(case: u32, name: &str) -> String {
    if case == FIRST { format!("{PREFIX}{name}") } else { format!("{PREFIX}case{case}-{name}") }
}

/// Whether a key of the tab's storage belongs to a case.
pub(crate) fn owns_key(case: u32, key: &str) -> bool {
    let Some(rest) = key.strip_prefix(PREFIX) else { return false };
    match case {
        FIRST => rest == "messages" || rest.starts_with("flow-"),
        _ => rest.strip_prefix(&format!("case{case}")).is_some_and(|rest| rest.starts_with('-')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn numbers(cases: &Cases) -> Vec<(u32, u8)> {
        cases.open().iter().map(|case| (case.id, case.number)).collect()
    }

    #[test]
    fn a_new_case_takes_the_lowest_free_number_and_an_id_of_its_own() {
        let mut cases = Cases::new();
        assert_eq!((cases.add(), cases.add()), (Some(2), Some(3)));
        assert_eq!(cases.close(2).map(|case| case.number), Some(2));
        assert_eq!(cases.add(), Some(4));
        assert_eq!(numbers(&cases), [(1, 1), (4, 2), (3, 3)]);
        assert_eq!(cases.current_id(), 4);
    }

    #[test]
    fn there_are_as_many_as_there_are_digits() {
        let mut cases = Cases::new();
        assert_eq!((2..=9).filter_map(|_| cases.add()).count(), 8);
        assert_eq!(cases.add(), None);
        assert_eq!(cases.open().len(), MOST_CASES);
    }

    #[test]
    fn the_neighbour_takes_the_place_of_a_closed_case_and_a_new_one_that_of_the_last() {
        let mut cases = Cases::new();
        cases.add();
        cases.add();
        cases.go_to(2);
        cases.close(2);
        assert_eq!(cases.current_id(), 3);
        cases.close(3);
        assert_eq!(cases.current_id(), 1);
        cases.close(1);
        assert_eq!(numbers(&cases), [(4, 1)]);
        assert!(cases.current().is_fresh());
        assert_eq!(cases.close(1), None);
    }

    #[test]
    fn a_closed_case_comes_back_as_it_was() {
        let mut cases = Cases::new();
        cases.change(FIRST, |case| case.notes = "다시 전화".into());
        let before = cases.current().clone();
        let closed = cases.close(FIRST).expect("it is open");
        assert!(cases.reopen(closed));
        assert_eq!(cases.open(), [before]);
        let closed = cases.close(FIRST).expect("it is open");
        cases.change(2, |case| case.notes = "다음 손님".into());
        cases.add();
        assert!(cases.reopen(closed));
        assert_eq!(cases.current().notes, "다시 전화");
        assert_eq!(cases.open().len(), 3);
        let used: std::collections::BTreeSet<_> = cases.open().iter().map(|case| case.number).collect();
        assert_eq!(used.len(), 3);
    }

    #[test]
    fn recent_work_has_each_page_once_the_newest_first() {
        let mut cases = Cases::new();
        for page in ["flows/a", "messages/b", "flows/a", "flows/a"] {
            cases.work_on(FIRST, page);
        }
        assert_eq!(cases.current().work, ["flows/a", "messages/b"]);
        assert!(!cases.work_on(FIRST, "flows/a") && !cases.work_on(7, "flows/a"));
        cases.work_on(FIRST, "messages/c");
        assert_eq!(cases.current().flow(), Some("flows/a"));
    }

    #[test]
    fn keys_belong_to_one_case() {
        let check = |case: u32, key: &str, expect: bool| assert_eq!(owns_key(case, key), expect, "{case} {key}");
        check(1, "giljabi-messages", true);
        check(1, "giljabi-flow-taxi", true);
        check(1, "giljabi-cases", false);
        check(1, "giljabi-case2-messages", false);
        check(2, "giljabi-case2-messages", true);
        check(2, "giljabi-case22-messages", false);
        check(2, "giljabi-flow-case2-x", false);
        check(2, "other", false);
    }

    #[test]
    fn nothing_is_kept_while_there_is_nothing_to_lose() {
        let mut cases = Cases::new();
        assert_eq!(cases.kept(), None);
        cases.work_on(FIRST, "flows/a");
        let kept = cases.kept().expect("something was done");
        assert_eq!(Cases::read(&kept), Some(cases));
        assert_eq!(Cases::read("{}"), None);
        assert_eq!(Cases::read(r#"{"open":[],"current":1,"next":2}"#), None);
    }

    proptest! {
        #[test]
        fn whatever_is_opened_and_closed_there_is_a_current_case_and_no_number_twice(
            moves in prop::collection::vec((0..3u8, 0..12u32), 0..40),
        ) {
            let mut cases = Cases::new();
            let mut closed = None;
            for (what, id) in moves {
                match what {
                    0 => { cases.add(); }
                    1 => closed = cases.close(id).or(closed),
                    _ => if let Some(case) = closed.take() { cases.reopen(case); },
                }
                prop_assert!(cases.get(cases.current_id()).is_some());
                prop_assert!(cases.open().len() <= MOST_CASES);
                prop_assert!(cases.open().windows(2).all(|pair| pair[0].number < pair[1].number));
                for name in ["messages", "flow-a"] {
                    let owners = cases.open().iter().filter(|case| owns_key(case.id, &storage_key(cases.current_id(), name)));
                    prop_assert_eq!(owners.count(), 1);
                }
            }
        }
    }
}
