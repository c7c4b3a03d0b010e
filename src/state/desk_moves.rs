//! Going from case to case: what is torn down, kept and shown, in this order.

use super::cases::{MOST_CASES, owns_key, storage_key};
use super::desk::{Closed, Desk};
use crate::platform;
use crate::text;
use leptos::prelude::*;
use leptos_router::NavigateOptions;

/// Where the keyboard goes in a case that was gone to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Land {
    /// On the question or the heading.
    Page,
    /// In the search field.
    Search,
}

impl Desk {
    /// Goes to a case.
    pub(crate) fn go_to_case(self, id: u32) {
        if id == self.case_now() || self.cases.with_untracked(|cases| cases.get(id).is_none()) {
            return;
        }
        self.leave();
        self.cases.update(|cases| {
            cases.go_to(id);
        });
        self.show(Land::Page, None);
    }

    /// Goes to the case with a number.
    pub(crate) fn go_to_number(self, number: u8) {
        if let Some(id) = self.cases.with_untracked(|cases| cases.numbered(number)) {
            self.go_to_case(id);
        }
    }

    /// Opens a new case at the first page, with the keyboard in the search field. A case in which nothing was done is
    /// new already.
    pub(crate) fn new_case(self) {
        let is_new = self.cases.with_untracked(|cases| cases.current().is_fresh());
        if !is_new && self.cases.with_untracked(|cases| cases.open().len() >= MOST_CASES) {
            return self.notices.say(text::desk::TOO_MANY);
        }
        self.leave();
        if is_new {
            let id = self.case_now();
            Self::forget(id);
            self.cases.update(|cases| {
                cases.change(id, |case| {
                    case.page.clear();
                    case.query.clear();
                });
            });
        } else {
            self.cases.update(|cases| {
                cases.add();
            });
        }
        self.closed.set(None);
        self.show(Land::Search, None);
    }

    /// Closes a case: what was typed in it is gone from the tab's storage, and comes back only by
    /// [`Self::restore_case`].
    pub(crate) fn close_case(self, id: u32) {
        let is_current = id == self.case_now();
        if is_current {
            self.leave();
        }
        let Some(case) = self.cases.try_update(|cases| cases.close(id)).flatten() else { return };
        let kept = Self::forget(id);
        let number = case.number;
        self.closed.set(Some(Closed { case, kept }));
        if is_current {
            let is_new = self.cases.with_untracked(|cases| cases.current().is_fresh());
            self.show(if is_new { Land::Search } else { Land::Page }, Some(text::desk::closed(number)));
        } else {
            self.keep();
            self.notices.say(text::desk::closed(number));
            // The button that was pressed went with its case.
            request_animation_frame(platform::focus::focus_current_case);
        }
    }

    /// Brings back the case that was closed last, and goes there.
    pub(crate) fn restore_case(self) {
        if self.cases.with_untracked(|cases| cases.open().len() >= MOST_CASES) {
            return self.notices.say(text::desk::TOO_MANY);
        }
        let Some(closed) = self.closed.try_update(Option::take).flatten() else { return };
        self.leave();
        self.cases.update(|cases| {
            cases.reopen(closed.case.clone());
        });
        for (key, value) in &closed.kept {
            platform::storage::tab_set(key, Some(value));
        }
        self.show(Land::Page, None);
    }

    /// Gives the case a name; an empty one takes it away.
    pub(crate) fn rename_case(self, name: &str) {
        let id = self.case_now();
        self.cases.update(|cases| cases.change(id, |case| name.trim().clone_into(&mut case.name)));
        self.keep();
    }

    /// The browser went back or forward, perhaps to a page of another case. Called before the router learns of it.
    pub(super) fn returned(self) {
        let Some(id) = platform::history::marked().filter(|id| *id != self.case_now()) else { return };
        if self.cases.with_untracked(|cases| cases.get(id).is_none()) {
            return;
        }
        self.tear_down();
        let here = platform::history::here();
        let is_same = self.cases.try_update(|cases| {
            let is_same = cases.current().page == here;
            cases.go_to(id);
            cases.change(id, |case| case.page.clone_from(&here));
            is_same
        });
        self.bring_up();
        self.land.set_value(Land::Page);
        // Where the address stays as it was, nobody else will say that the page is there.
        if is_same.unwrap_or_default() {
            self.arrive();
        }
    }

    /// The page's address changed. A case that was on its way is shown now.
    pub(crate) fn moved(self) {
        // By the next frame the page of the address has taken the place of the last one, which must not show this case;
        // and links have put their address into the browser's history.
        request_animation_frame(move || {
            let (case, page) = (self.case_now(), platform::history::here());
            platform::history::mark(case);
            self.cases.update_untracked(|cases| cases.change(case, |case| case.page = page));
            self.arrive();
        });
    }

    /// Shows the current case, unless it is shown already.
    fn arrive(self) {
        if self.shown.get_untracked().is_some() {
            return;
        }
        self.shown.set(Some(self.case_now()));
        let land = self.land.get_value();
        // What is shown is there by the next frame.
        request_animation_frame(move || match land {
            Land::Page => platform::focus::focus_page(),
            Land::Search => crate::components::focus_search(),
        });
    }

    /// Notes where the current case is, and takes it off the screen.
    fn leave(self) {
        let (id, page) = (self.case_now(), platform::history::here());
        platform::history::mark(id);
        self.tear_down();
        self.cases.update(|cases| cases.change(id, |case| case.page = page));
    }

    fn tear_down(self) {
        // What is being composed goes to the case that it was typed in.
        platform::focus::release();
        let (id, query) = (self.case_now(), self.query.0.get_untracked());
        let message = self.message.get_untracked();
        self.cases.update(|cases| {
            cases.change(id, |case| {
                case.query = query;
                case.message = message;
            });
        });
        self.shown.set(None);
        self.panel.set(false);
        self.renaming.set(false);
        self.dialog.set(None);
    }

    /// Puts the current case's values in the place of the last one's.
    fn bring_up(self) {
        let (id, query, message) = self.cases.with_untracked(|cases| {
            let case = cases.current();
            (case.id, case.query.clone(), case.message.clone())
        });
        self.forget_flows();
        self.messages.open(storage_key(id, "messages"));
        self.message.set(message);
        self.query.0.set(query);
        self.keep();
    }

    /// Shows the current case at the page where it was left.
    fn show(self, land: Land, said: Option<String>) {
        self.bring_up();
        let (id, number, page) = self.cases.with_untracked(|cases| {
            let case = cases.current();
            (case.id, case.number, case.page.clone())
        });
        self.land.set_value(land);
        if page == platform::history::here() {
            self.arrive();
        } else {
            let options = NavigateOptions { resolve: false, ..NavigateOptions::default() };
            let path = self.base.with_value(|base| base.path_of(&page));
            self.ways.with_value(|ways| {
                if let Some((navigate, _)) = ways {
                    navigate(&path, options);
                }
            });
        }
        platform::history::mark(id);
        self.notices.say(said.unwrap_or_else(|| text::desk::at_case(number)));
    }

    /// Takes what belongs to a case out of the tab's storage.
    fn forget(id: u32) -> Vec<(String, String)> {
        let keys: Vec<_> = platform::storage::tab_keys().into_iter().filter(|key| owns_key(id, key)).collect();
        let kept = keys.iter().filter_map(|key| Some((key.clone(), platform::storage::tab_get(key)?))).collect();
        for key in &keys {
            platform::storage::tab_set(key, None);
        }
        kept
    }
}
