//! The agent's desk: its cases, what is open beside the page, and how one goes from case to case. In the public build
//! it stays off, and everything belongs to the first case.
//!
//! Whatever reads or writes a case's values is torn down before the next case is shown ([`Desk::shown`] is `None`
//! meanwhile), so that two customers never meet on one screen.

use super::cases::{Case, Cases, FIRST, storage_key};
use super::desk_moves::Land;
use super::{Base, FlowFile, FlowSession, MessageSession, Notices, QueryText, page_entry, values};
use crate::platform;
use giljabi_message::{Filled, Message, Values};
use giljabi_site::{Audience, Entry, Kind, Manifest};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The key in the tab's storage for the list of cases.
const KEY: &str = "giljabi-cases";

/// A window over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialog {
    /// The command palette.
    Palette,
    /// The sheet of shortcuts.
    Sheet,
}

/// A case that was closed, with what the tab had kept of it.
#[derive(Clone)]
pub(super) struct Closed {
    pub(super) case: Case,
    pub(super) kept: Vec<(String, String)>,
}

/// Leads to a path of the site.
type Navigate = Box<dyn Fn(&str, NavigateOptions) + Send + Sync>;

/// The way to other pages, and what is done when the browser goes back or forward.
pub(super) type Ways = (Navigate, fn(Desk));

/// The agent's desk.
#[derive(Clone, Copy)]
pub(crate) struct Desk {
    /// Whether the site is one for agents and the tab's cases were read.
    pub(super) is_on: StoredValue<bool>,
    /// Whether the desk stands around the page.
    is_here: RwSignal<bool>,
    /// Whether there is room for its columns beside the page.
    wide: RwSignal<bool>,
    pub(super) cases: RwSignal<Cases>,
    /// The case that pages show; none while one goes from one to another.
    pub(super) shown: RwSignal<Option<u32>>,
    /// The message that is open beside the page.
    pub(super) message: RwSignal<Option<String>>,
    /// Whether the keyboard goes to that message as soon as it is there.
    wants_keyboard: StoredValue<bool>,
    pub(super) closed: RwSignal<Option<Closed>>,
    pub(super) land: StoredValue<Land>,
    /// The window over the page.
    pub(crate) dialog: RwSignal<Option<Dialog>>,
    /// Where there is no room beside the page: whether the panel lies over it.
    pub(crate) panel: RwSignal<bool>,
    /// Whether the case's name is being changed.
    pub(crate) renaming: RwSignal<bool>,
    /// The flows that the shown case has opened, by their ids.
    pub(super) flows: RwSignal<BTreeMap<String, FlowSession>>,
    /// What signals belong to: all of the desk's; those of the shown case's flows; and those of the case before, which
    /// what is just ending may still look at.
    owners: StoredValue<(Owner, Owner, Option<Owner>)>,
    pub(super) messages: MessageSession,
    pub(super) notices: Notices,
    pub(super) query: QueryText,
    pub(super) base: StoredValue<Base>,
    /// There once the desk is.
    pub(super) ways: StoredValue<Option<Ways>>,
}

impl Desk {
    /// A desk that is off. It lives as long as the caller does, and must be made before the router.
    pub(crate) fn new(base: Base, messages: MessageSession, notices: Notices, query: QueryText) -> Self {
        let root = Owner::current().unwrap_or_default();
        let desk = Self {
            is_on: StoredValue::new(false),
            is_here: RwSignal::new(false),
            wide: RwSignal::new(false),
            cases: RwSignal::new(Cases::new()),
            shown: RwSignal::new(Some(FIRST)),
            message: RwSignal::new(None),
            wants_keyboard: StoredValue::new(false),
            closed: RwSignal::new(None),
            land: StoredValue::new(Land::Page),
            dialog: RwSignal::new(None),
            panel: RwSignal::new(false),
            renaming: RwSignal::new(false),
            flows: RwSignal::new(BTreeMap::new()),
            owners: StoredValue::new((root.clone(), root.child(), None)),
            messages,
            notices,
            query,
            base: StoredValue::new(base),
            ways: StoredValue::new(None),
        };
        platform::history::on_return(move || {
            if let Some(work) = desk.ways.with_value(|ways| ways.as_ref().map(|(_, work)| *work)) {
                work(desk);
            }
        });
        desk
    }

    /// Reads the tab's cases, the first time it is called in a build for agents; before anything of a case is shown.
    pub(crate) fn start(self, manifest: &Manifest) {
        if manifest.audience != Audience::Agent || self.is_on.get_value() {
            return;
        }
        self.is_on.set_value(true);
        if let Some(cases) = platform::storage::tab_get(KEY).and_then(|kept| Cases::read(&kept)) {
            let (current, message) = (cases.current_id(), cases.current().message.clone());
            self.cases.set(cases);
            self.messages.open(storage_key(current, "messages"));
            self.message.set(message);
            self.shown.set(Some(current));
        }
    }

    /// The desk is on the page now, and leads to other pages by `navigate`.
    pub(crate) fn set_up(self, navigate: impl Fn(&str, NavigateOptions) + Send + Sync + 'static) {
        self.ways.set_value(Some((Box::new(navigate), Self::returned)));
        platform::head::follow_desk_width(self.wide);
        self.is_here.set(true);
        platform::history::mark(self.cases.with_untracked(Cases::current_id));
    }

    /// Whether the desk stands around the page, for an event.
    pub(crate) fn is_here_now(self) -> bool {
        self.is_here.get_untracked()
    }

    /// Whether its columns stand beside the page; follows changes.
    pub(crate) fn is_beside(self) -> bool {
        self.is_here.get() && self.wide.get()
    }

    /// Whether there is room for its columns; follows changes.
    pub(crate) fn is_wide(self) -> bool {
        self.wide.get()
    }

    /// The case that pages show; none while one goes from one to another. Follows changes.
    pub(crate) fn shown(self) -> Option<u32> {
        self.shown.get()
    }

    /// Looks at the cases, and follows changes of them.
    pub(crate) fn with_cases<T>(self, look: impl FnOnce(&Cases) -> T) -> T {
        self.cases.with(look)
    }

    /// The id of the case that is worked on, for an event.
    pub(crate) fn case_now(self) -> u32 {
        self.cases.with_untracked(Cases::current_id)
    }

    /// The number of the closed case, as long as it can be brought back; follows changes.
    pub(crate) fn closed(self) -> Option<Case> {
        self.closed.with(|closed| closed.as_ref().map(|closed| closed.case.clone()))
    }

    /// The way of the shown case through a flow, and whether the flow changed since it was kept. There is one for each
    /// flow, whoever asks for it, so that notes beside the page and the runner on it are of one mind.
    pub(crate) fn session(self, entry: &Entry, file: Arc<FlowFile>) -> (FlowSession, bool) {
        let key = |case| storage_key(case, &format!("flow-{}", entry.id));
        if !self.is_on.get_value() {
            return FlowSession::open(entry, file, key(FIRST));
        }
        if let Some(session) = self.flows.with_untracked(|flows| flows.get(&entry.id).copied()) {
            return (session, false);
        }
        let owner = self.owners.with_value(|(_, owner, _)| owner.clone());
        let (session, was_cut) = owner.with(|| FlowSession::open(entry, file, key(self.case_now())));
        self.flows.update(|flows| {
            flows.insert(entry.id.clone(), session);
        });
        (session, was_cut)
    }

    /// The way of the shown case through the flow with an id, once it was opened; follows changes.
    pub(crate) fn flow(self, id: &str) -> Option<FlowSession> {
        self.flows.with(|flows| flows.get(id).copied())
    }

    /// The way of the shown case through the flow that it worked on last, once that was opened; follows changes.
    pub(crate) fn current_flow(self) -> Option<FlowSession> {
        let id = self.with_cases(|cases| cases.current().flow().map(|page| page.replacen("flows/", "", 1)));
        id.and_then(|id| self.flow(&id))
    }

    /// The same, for an event.
    pub(crate) fn flow_now(self) -> Option<FlowSession> {
        untrack(|| self.current_flow())
    }

    /// Makes room for another case's flows. What the last one's belong to stays until the next time.
    pub(super) fn forget_flows(self) {
        self.flows.update_untracked(BTreeMap::clear);
        let old = self.owners.try_update_value(|(root, owner, before)| {
            let next = root.child();
            before.replace(std::mem::replace(owner, next))
        });
        if let Some(old) = old.flatten() {
            old.cleanup();
        }
    }

    /// The signal of the message that is open beside the page: an id.
    pub(crate) fn message(self) -> RwSignal<Option<String>> {
        self.message
    }

    /// Opens a message beside the page. `false` where there is no room for it there.
    pub(crate) fn open_message(self, id: &str) -> bool {
        let is_beside = untrack(|| self.is_beside());
        if is_beside {
            self.write_message(id);
        }
        is_beside
    }

    /// Opens a message in the panel, with the keyboard in its first empty field.
    pub(crate) fn write_message(self, id: &str) {
        let is_open = self.message.with_untracked(|open| open.as_deref() == Some(id));
        let is_there = is_open && (untrack(|| self.is_beside()) || self.panel.get_untracked());
        self.panel.set(true);
        if is_there {
            platform::focus::focus_first_empty(&format!("message-{id}"));
        } else {
            self.wants_keyboard.set_value(true);
            self.message.set(Some(id.to_owned()));
        }
        self.work_on(&Kind::Message.page(id));
    }

    /// Whether the composer that is shown now was asked for, so that the keyboard goes there; asked once.
    pub(crate) fn takes_keyboard(self) -> bool {
        self.wants_keyboard.try_update_value(std::mem::take).unwrap_or_default()
    }

    /// A message filled in with what was typed into it in this case, and with what a flow knows.
    pub(crate) fn filled(self, id: &str, message: &Message, flow: Option<FlowSession>) -> Filled {
        let known = untrack(|| flow.map(FlowSession::values)).unwrap_or_default();
        giljabi_message::fill(message, &values(message, &self.messages.values_now(id), &known))
    }

    /// What was typed into a message in this case, for an event.
    pub(crate) fn typed_now(self, id: &str) -> Values {
        self.messages.values_now(id)
    }

    /// Notes that the case works on a flow or a message.
    pub(crate) fn work_on(self, page: &str) {
        let case = self.case_now();
        if self.cases.try_update(|cases| cases.work_on(case, page)).unwrap_or_default() {
            self.keep();
        }
    }

    /// What the agent wrote down in the case; follows changes.
    pub(crate) fn notes(self) -> String {
        self.cases.with(|cases| cases.current().notes.clone())
    }

    /// Takes what the agent wrote down in a case.
    pub(crate) fn write_notes(self, case: u32, notes: String) {
        self.cases.update(|cases| cases.change(case, |case| case.notes = notes));
        self.keep();
    }

    /// All notes of the case to be copied: the agent's own, and those of a flow.
    pub(crate) fn whole_notes(self, flow: Option<FlowSession>) -> String {
        untrack(|| {
            let own = if self.is_on.get_value() { self.notes() } else { String::new() };
            joined(&own, &flow.map(FlowSession::notes).unwrap_or_default())
        })
    }

    /// What a case is called: the agent's name for it, the flow that it works on, or its number.
    pub(crate) fn title(case: &Case, manifest: &Manifest) -> String {
        let flow = || case.flow().and_then(|page| page_entry(manifest, page)).map(|entry| entry.title.clone());
        if case.name.is_empty() {
            flow().unwrap_or_else(|| crate::text::desk::case_number(case.number))
        } else {
            case.name.clone()
        }
    }

    /// Keeps the cases in the tab's storage.
    pub(super) fn keep(self) {
        platform::storage::tab_set(KEY, self.cases.with_untracked(Cases::kept).as_deref());
    }
}

/// The ids of the messages that a page links to: those of its step or text first, then the related ones.
pub(crate) fn linked_messages(step: Vec<String>, related: &[String], html: &str) -> Vec<String> {
    let in_text = html.split("href=\"messages/").skip(1);
    let in_text = in_text.map(|rest| rest.split(['"', '#', '?']).next().unwrap_or_default().to_owned());
    let related = related.iter().filter_map(|page| page.strip_prefix("messages/").map(str::to_owned));
    let mut found: Vec<String> = Vec::new();
    for id in step.into_iter().chain(in_text).chain(related) {
        if !found.contains(&id) {
            found.push(id);
        }
    }
    found
}

fn joined(own: &str, flow: &str) -> String {
    let parts: Vec<_> = [own.trim(), flow].into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_links_to_its_own_messages_first() {
        let html = r#"<a href="messages/b">나</a> <a href="messages/a#x">가</a> <a href="guides/c">다</a>"#;
        let related = ["messages/c".to_owned(), "messages/b".to_owned(), "flows/d".to_owned()];
        assert_eq!(linked_messages(vec!["s".into()], &related, html), ["s", "b", "a", "c"]);
        assert_eq!(linked_messages(Vec::new(), &[], "<p>"), Vec::<String>::new());
    }

    #[test]
    fn notes_are_joined_by_an_empty_line() {
        assert_eq!(joined(" 다시 전화\n", "[흐름] 시작"), "다시 전화\n\n[흐름] 시작");
        assert_eq!(joined("", "[흐름] 시작"), "[흐름] 시작");
        assert_eq!(joined("  ", ""), "");
    }
}
