//! One person's way through a flow in this tab: the run, what stands in the fields, the notes, and since when.
//!
//! It is kept in the tab's own storage, so that a reload resumes it and two tabs know nothing of each other. The address
//! holds the way and nothing that was typed.

use super::flow_file::FlowFile;
use super::flow_notes::EditedNotes;
use super::message_session::Typed;
use crate::platform;
use giljabi_flow::time::DateTime;
use giljabi_flow::{Ask, Flow, NotesHead, Ruled, Run, Step, ValueError, ValueNote, link, notes};
use giljabi_message::Values;
use giljabi_site::Entry;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The id of the field of a value.
pub(crate) fn field_id(name: &str) -> String {
    format!("flow-field-{name}")
}

/// What the tab keeps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Call {
    run: Run,
    /// What stands in the fields, by the names of the values: also what is no value, so that nothing typed is lost.
    typed: BTreeMap<String, String>,
    notes: Option<EditedNotes>,
    /// When it began, in milliseconds since 1970, and as clocks on the wall showed it.
    began: f64,
    started: DateTime,
}

/// How an address was followed, as far as people should be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Followed {
    /// It leads where it says.
    There,
    /// It was made before the flow changed, and leads to the last step that is still there.
    Cut,
    /// It names no step, and this tab was in the middle of the flow.
    Resumed,
    /// It names a step and no way: the shortest was taken.
    Shortcut,
}

/// Where somebody is: each change of it is another screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// The id of the step.
    pub(crate) step: String,
    /// How many answers lead there.
    pub(crate) answers: usize,
    /// How often everything was cleared or brought back before.
    round: u32,
}

impl Call {
    fn new(flow: &Flow, now: f64) -> Self {
        let started = platform::clock::korean(now);
        Self { run: Run::new(flow), typed: BTreeMap::new(), notes: None, began: now, started }
    }

    /// Whether there is nothing in it to be resumed or lost.
    fn is_fresh(&self) -> bool {
        self.run.is_fresh() && self.notes.is_none() && self.typed.values().all(|typed| typed.trim().is_empty())
    }

    /// Follows an address: the part after `?`, and the step that the part after `#` names.
    fn follow(&mut self, flow: &Flow, query: &str, step: &str) -> Followed {
        let names_way = query.split('&').any(|pair| pair.starts_with("v=") || pair.starts_with("p="));
        if names_way {
            let found = link::decode(flow, query);
            self.run.go(flow, &found.way);
            return if found.cut { Followed::Cut } else { Followed::There };
        }
        let before = self.run.path(flow).iter().position(|on_way| *on_way == step);
        if let Some(before) = before {
            self.run.back_to(before);
            return Followed::There;
        }
        if let Some(way) = link::way_to(flow, step) {
            self.run.go(flow, &way);
            return Followed::Shortcut;
        }
        if self.is_fresh() { Followed::There } else { Followed::Resumed }
    }
}

/// The way through a flow in this tab.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct FlowSession {
    file: StoredValue<Arc<FlowFile>>,
    title: StoredValue<String>,
    key: StoredValue<String>,
    call: RwSignal<Call>,
    /// What was there before everything was cleared: the call, and what was typed into messages.
    cleared: RwSignal<Option<(Call, Typed)>>,
    round: RwSignal<u32>,
}

impl FlowSession {
    /// The one that this tab keeps under a key, or a new one that begins now; and whether the flow changed since, so
    /// that its way is shorter than it was.
    pub(crate) fn open(entry: &Entry, file: Arc<FlowFile>, key: String) -> (Self, bool) {
        let kept = platform::storage::tab_get(&key).and_then(|kept| serde_json::from_str::<Call>(&kept).ok());
        let now = platform::clock::now();
        let mut call = kept.unwrap_or_else(|| Call::new(&file.flow, now));
        let was_cut = call.run.fit(&file.flow);
        // What stands in a field counts, whatever became of the flow around it. What was answered stays as it was decided.
        let lost: Vec<_> = call.typed.iter().filter(|(name, _)| call.run.value(name).is_none()).collect();
        let lost: Vec<_> = lost.into_iter().map(|(name, typed)| (name.clone(), typed.clone())).collect();
        for (name, typed) in lost {
            // What is no value any more stays in its field, where it is told.
            let _ = call.run.answer(&file.flow, &name, &typed, platform::clock::korean(now));
        }
        let session = Self {
            file: StoredValue::new(file),
            title: StoredValue::new(entry.title.clone()),
            key: StoredValue::new(key),
            call: RwSignal::new(call),
            cleared: RwSignal::new(None),
            round: RwSignal::new(0),
        };
        session.keep();
        (session, was_cut)
    }

    /// Looks at the flow and the run, and follows changes of it.
    pub(crate) fn with<T>(self, look: impl FnOnce(&Flow, &Run) -> T) -> T {
        self.call.with(|call| self.file.with_value(|file| look(&file.flow, &call.run)))
    }

    /// The same, for an event: without following changes.
    pub(crate) fn with_now<T>(self, look: impl FnOnce(&Flow, &Run) -> T) -> T {
        self.call.with_untracked(|call| self.file.with_value(|file| look(&file.flow, &call.run)))
    }

    /// Changes the call and keeps it. `None` where its case was left meanwhile: what ends late changes nothing.
    fn change<T>(self, change: impl FnOnce(&Flow, &mut Call) -> T) -> Option<T> {
        let file = self.file.try_get_value()?;
        let title = self.title.try_get_value()?;
        let result = self.call.try_update(|call| {
            let result = change(&file.flow, call);
            let written = written(&file.flow, call, &title);
            if let Some(notes) = &mut call.notes {
                notes.grow(&written);
            }
            result
        });
        self.keep();
        result
    }

    fn keep(self) {
        let kept = self.call.try_with_untracked(|call| serde_json::to_string(call).ok()).flatten();
        self.key.try_with_value(|key| platform::storage::tab_set(key, kept.as_deref()));
    }

    /// The messages that the step one is at links to, by their ids; follows changes.
    pub(crate) fn step_messages(self) -> Vec<String> {
        self.with(|flow, run| run.step(flow).map(|step| step.messages.clone())).unwrap_or_default()
    }

    /// The values that are known, by their names, as people type them; follows changes.
    pub(crate) fn values(self) -> BTreeMap<String, String> {
        self.with(|_, run| run.values().map(|(name, value)| (name.to_owned(), value.typed())).collect())
    }

    /// Addresses of pages that are related to the flow, relative to the base.
    pub(crate) fn related(self) -> Vec<String> {
        self.file.with_value(|file| file.related.clone())
    }

    /// Where one is.
    pub(crate) fn place(self) -> Place {
        let round = self.round.get();
        self.with(|flow, run| Place {
            step: run.step(flow).map(|step| step.id.clone()).unwrap_or_default(),
            answers: run.trail().len(),
            round,
        })
    }

    /// The step one is at.
    pub(crate) fn step_now(self) -> Step {
        self.with_now(|flow, run| run.step(flow).cloned()).unwrap_or_default()
    }

    /// The query of the address that leads where one is.
    pub(crate) fn query_now(self) -> String {
        self.with_now(link::encode)
    }

    /// The query of the address that leads to the step after so many answers; follows changes.
    pub(crate) fn query_after(self, answers: usize) -> String {
        self.with(|flow, run| {
            let mut earlier = run.clone();
            earlier.back_to(answers);
            link::encode(flow, &earlier)
        })
    }

    /// Follows an address; see [`Followed`].
    pub(crate) fn follow(self, query: &str, hash: &str) -> Followed {
        let step = super::percent_decode(hash.trim_start_matches('#'));
        self.change(|flow, call| call.follow(flow, query, &step)).unwrap_or(Followed::There)
    }

    /// Takes a choice of the step one is at, and goes on by the answers that were given after it before where somebody
    /// came back to change it. `false` where there is no such choice.
    pub(crate) fn choose(self, choice: usize, changing: bool, now: DateTime) -> bool {
        self.change(|flow, call| {
            let run = &mut call.run;
            if changing { run.choose_and_follow(flow, choice, now) } else { run.choose(flow, choice, now) }.is_ok()
        })
        .unwrap_or_default()
    }

    /// What the rules say about the step one is at.
    pub(crate) fn preselected(self, now: DateTime) -> Option<Ruled> {
        self.with(|flow, run| run.preselected(flow, now))
    }

    /// What stands in the field of a value.
    pub(crate) fn typed_now(self, ask: &Ask) -> String {
        self.call.with_untracked(|call| match (call.typed.get(&ask.name), call.run.value(&ask.name)) {
            (Some(typed), _) => typed.clone(),
            // Native controls want the letter between day and time.
            (None, Some(value)) => value.typed().replacen(' ', "T", usize::from(ask.kind.is_moment())),
            (None, None) => String::new(),
        })
    }

    /// Takes what was typed for a value. What is wrong with it is told; nothing typed is never wrong here, because what
    /// cannot be learnt on a call must not be in the way.
    pub(crate) fn answer(self, ask: &Ask, typed: &str, now: DateTime) -> Option<ValueError> {
        self.change(|flow, call| {
            call.typed.insert(ask.name.clone(), typed.to_owned());
            call.run.answer(flow, &ask.name, typed, now).err().filter(|error| *error != ValueError::Missing)
        })
        .flatten()
    }

    /// What people should look at again in a value that can be read.
    pub(crate) fn value_note(self, ask: &Ask, now: DateTime) -> Option<ValueNote> {
        self.with_now(|flow, run| run.value_note(flow, &ask.name, now))
    }

    /// Notes that a message was copied at the step one is at. What was typed into it and the flow asks for as well is an
    /// answer, where there is none yet: nobody types a time twice.
    pub(crate) fn copied(self, message: &str, title: &str, typed: &Values) {
        let now = platform::clock::korean(platform::clock::now());
        let taken = self.change(|flow, call| {
            call.run.copied(flow, message, title);
            let is_new = |(name, value): &(&String, &String)| {
                let is_asked = flow.ask(name).is_some() && call.run.value(name).is_none();
                is_asked && !value.is_empty() && call.typed.get(*name).is_none_or(String::is_empty)
            };
            let new: Vec<_> = typed.iter().filter(is_new).map(|(name, value)| (name.clone(), value.clone())).collect();
            for (name, value) in &new {
                // What the flow does not take for a value stands in its field, where it is told.
                let _ = call.run.answer(flow, name, value, now);
                call.typed.insert(name.clone(), value.clone());
            }
            new
        });
        for (name, value) in taken.into_iter().flatten() {
            platform::field::set(&field_id(&name), &value);
        }
    }

    /// Ticks a check of a step, or takes the tick away.
    pub(crate) fn tick(self, step: &str, check: usize, on: bool) {
        self.change(|flow, call| call.run.tick(flow, step, check, on));
    }

    /// The notes: as the flow writes them, with what was changed in them by hand.
    pub(crate) fn notes(self) -> String {
        self.call.with(|call| match &call.notes {
            Some(notes) => notes.text.clone(),
            None => self.written(call),
        })
    }

    /// Whether the notes were changed by hand.
    pub(crate) fn notes_are_edited(self) -> bool {
        self.call.with(|call| call.notes.is_some())
    }

    /// Takes the notes as somebody changed them; `None` gives them back as the flow writes them.
    pub(crate) fn edit_notes(self, text: Option<String>) {
        let title = self.title.get_value();
        self.change(|flow, call| {
            let written = written(flow, call, &title);
            call.notes = text.filter(|text| *text != written).map(|text| EditedNotes::new(written, text));
        });
    }

    fn written(self, call: &Call) -> String {
        self.file.with_value(|file| self.title.with_value(|title| written(&file.flow, call, title)))
    }

    /// How long it has been going on at a moment, in whole seconds.
    pub(crate) fn seconds(self, now: f64) -> i64 {
        self.call.with(|call| ((now - call.began) / 1000.0).max(0.0) as i64)
    }

    /// Forgets everything: the next customer. `typed` is what was typed into messages, and goes with it. Where there is
    /// nothing to forget, what was cleared before can still be brought back.
    pub(crate) fn clear(self, typed: Typed) {
        let now = platform::clock::now();
        let gone = self.change(|flow, call| std::mem::replace(call, Call::new(flow, now)));
        if let Some(gone) = gone.filter(|gone| !gone.is_fresh() || !typed.is_empty()) {
            self.cleared.set(Some((gone, typed)));
        }
        self.round.update(|round| *round += 1);
    }

    /// Whether what was cleared can be brought back: as long as nothing new began. Follows changes.
    pub(crate) fn can_restore(self) -> bool {
        self.cleared.with(Option::is_some) && self.call.with(Call::is_fresh)
    }

    /// Brings back what was cleared, and gives what was typed into messages.
    pub(crate) fn restore(self) -> Option<Typed> {
        let (gone, typed) = self.cleared.try_update(Option::take).flatten()?;
        self.change(|_, call| *call = gone);
        self.round.update(|round| *round += 1);
        Some(typed)
    }
}

fn written(flow: &Flow, call: &Call, title: &str) -> String {
    notes(flow, &call.run, &NotesHead { title, started: call.started })
}

#[cfg(test)]
mod tests {
    use super::*;
    use giljabi_flow::{Choice, ValueKind};

    fn flow() -> Flow {
        let step = |id: &str, next: &[&str]| Step {
            id: id.into(),
            title: format!("{id}?"),
            choices: next.iter().map(|to| Choice { to: (*to).into(), label: (*to).into(), rule: None }).collect(),
            ..Step::default()
        };
        let mut flow = Flow {
            version: String::new(),
            steps: vec![step("a", &["b", "c"]), step("b", &["c"]), step("c", &["end"]), step("end", &[])],
        };
        flow.version = flow.structure();
        flow
    }

    fn call(flow: &Flow) -> Call {
        let run = Run::new(flow);
        Call { run, typed: BTreeMap::new(), notes: None, began: 0.0, started: DateTime::EPOCH }
    }

    fn check(begun: &[usize], query: &str, step: &str, expect: Followed, path: &[&str]) {
        let flow = flow();
        let mut call = call(&flow);
        for choice in begun {
            call.run.choose(&flow, *choice, DateTime::EPOCH).expect("a choice");
        }
        let query = query.replace("VERSION", &flow.version);
        assert_eq!(call.follow(&flow, &query, step), expect, "{query} {step}");
        assert_eq!(call.run.path(&flow), path, "{query} {step}");
    }

    #[test]
    fn an_address_leads_where_it_says() {
        check(&[], "", "", Followed::There, &["a"]);
        check(&[], "v=VERSION&p=b.c", "", Followed::There, &["a", "b", "c"]);
        check(&[0, 0], "v=VERSION", "", Followed::There, &["a"]);
    }

    #[test]
    fn an_old_address_leads_to_the_last_step_that_is_still_there() {
        check(&[], "v=000000&p=b.gone.c", "", Followed::Cut, &["a", "b"]);
        check(&[], "p=gone", "", Followed::Cut, &["a"]);
    }

    #[test]
    fn an_address_without_a_way_resumes_or_leads_to_the_step_it_names() {
        check(&[0], "", "", Followed::Resumed, &["a", "b"]);
        check(&[], "", "end", Followed::Shortcut, &["a", "c", "end"]);
        check(&[0, 0], "", "b", Followed::There, &["a", "b"]);
        check(&[], "utm=x", "gone", Followed::There, &["a"]);
    }

    #[test]
    fn what_is_typed_is_kept_though_it_is_no_value() {
        let flow = flow();
        let mut kept = call(&flow);
        kept.typed.insert("amount".into(), "3만원쯤".into());
        let text = serde_json::to_string(&kept).expect("it is plain data");
        assert_eq!(serde_json::from_str::<Call>(&text).expect("as written"), kept);
        assert!(!kept.is_fresh());
        assert!(ValueKind::DateTime.is_moment() && !ValueKind::Text.is_moment());
    }
}
