//! One message on its way from empty to copied: what the parts of the composer share.

use crate::platform;
use crate::state::{
    Gauge, MessageSession, Notices, Obstacle, Origin, Piece, field_of, first_obstacle, next_missing, pieces, shown,
    values,
};
use crate::text::composer as text;
use giljabi_message::{Field, FieldKind, Filled, Message, MessageKind, Values, fill, night_problem, words};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A message with what was typed into it. It is copied freely, all copies are the same draft.
#[derive(Clone, Copy)]
pub(crate) struct Draft {
    id: StoredValue<String>,
    message: StoredValue<Arc<Message>>,
    known: Signal<Values>,
    filled: Memo<Filled>,
    session: MessageSession,
    notices: Notices,
    on_copied: Option<Callback<String>>,
    /// Fields that were left once: what is wrong in them is told now, not while they are typed into.
    left: RwSignal<BTreeSet<usize>>,
    /// Fields in which something stands that the browser cannot read.
    unreadable: RwSignal<BTreeSet<usize>>,
    /// Whether somebody wanted to copy: what is missing is told now.
    asked: RwSignal<bool>,
    /// What was there before all was emptied.
    cleared: RwSignal<Option<Values>>,
    /// Whether values from earlier stand in the fields and nobody has touched them yet.
    kept: RwSignal<bool>,
    /// The text that the browser refused to copy.
    refused: RwSignal<Option<String>>,
    /// The hour of the day, 0 to 23, when something was last done.
    hour: RwSignal<u8>,
}

/// What is told about a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FieldNotes {
    /// What keeps the message from being sent.
    pub(crate) errors: Vec<String>,
    /// What is worth a look.
    pub(crate) warnings: Vec<String>,
    /// What was changed in the value.
    pub(crate) changes: Vec<String>,
}

impl Draft {
    /// The draft of a message, with what this tab kept of it.
    pub(crate) fn new(
        id: String,
        message: Arc<Message>,
        known: Signal<Values>,
        on_copied: Option<Callback<String>>,
    ) -> Self {
        let session = expect_context::<MessageSession>();
        let kept = session.values_now(&id).values().any(|value| !value.is_empty());
        let (id, message) = (StoredValue::new(id), StoredValue::new(message));
        let filled = Memo::new(move |_| {
            let typed = id.with_value(|id| session.values(id));
            message.with_value(|message| fill(message, &values(message, &typed, &known.get())))
        });
        let draft = Self {
            id,
            message,
            known,
            filled,
            session,
            notices: expect_context::<Notices>(),
            on_copied,
            left: RwSignal::default(),
            unreadable: RwSignal::default(),
            asked: RwSignal::new(false),
            cleared: RwSignal::new(None),
            kept: RwSignal::new(kept),
            refused: RwSignal::new(None),
            hour: RwSignal::new(hour_now()),
        };
        draft.follow_known();
        draft
    }

    /// A value that becomes known fills a field that was emptied for the next customer.
    fn follow_known(self) {
        Effect::new(move |before: Option<Values>| {
            let known = self.known.get();
            if let Some(before) = before {
                let typed = self.typed_now();
                for (name, _) in known.iter().filter(|(name, value)| before.get(*name) != Some(value)) {
                    if typed.get(name).is_some_and(String::is_empty) {
                        self.id.with_value(|id| self.session.set(id, name, None));
                    }
                }
            }
            known
        });
    }

    /// The id of the composer's element.
    pub(crate) fn root(self) -> String {
        self.id.with_value(|id| format!("message-{id}"))
    }

    /// The id of an element within the composer.
    pub(crate) fn element(self, name: &str) -> String {
        format!("{}-{name}", self.root())
    }

    /// The id of a field's control.
    pub(crate) fn control(self, at: usize) -> String {
        self.element(&format!("field-{at}"))
    }

    /// Looks at the message.
    pub(crate) fn with_message<T>(self, look: impl FnOnce(&Message) -> T) -> T {
        self.message.with_value(|message| look(message))
    }

    /// A field of the message.
    pub(crate) fn field(self, at: usize) -> Field {
        self.with_message(|message| message.fields.get(at).cloned())
            .unwrap_or_else(|| Field::new("", "", FieldKind::Phone))
    }

    /// What a field's control shows, and where it comes from; follows changes.
    pub(crate) fn shown(self, at: usize) -> (String, Origin) {
        let typed = self.id.with_value(|id| self.session.values(id));
        self.known.with(|known| {
            self.with_message(|message| {
                message
                    .fields
                    .get(at)
                    .map_or_else(|| (String::new(), Origin::Message), |field| shown(field, &typed, known))
            })
        })
    }

    fn typed_now(self) -> Values {
        self.id.with_value(|id| self.session.values_now(id))
    }

    /// Takes what stands in a field now.
    pub(crate) fn type_in(self, at: usize, value: String) {
        let name = self.field(at).name;
        self.id.with_value(|id| self.session.set(id, &name, Some(value)));
        self.kept.set(false);
        self.refused.set(None);
        self.hour.set(hour_now());
        // Half a date is told when the field is left, and forgotten as soon as it is whole.
        if !platform::control::is_unreadable(&self.control(at)) {
            self.unreadable.update(|fields| {
                fields.remove(&at);
            });
        }
    }

    /// Notes that a field was left.
    pub(crate) fn leave(self, at: usize) {
        // A field that goes with its page is left as well, when there is no draft any more.
        if self.id.try_with_value(|_| ()).is_none() {
            return;
        }
        self.left.update(|fields| {
            fields.insert(at);
        });
        self.look_for_unreadable(at);
    }

    fn look_for_unreadable(self, at: usize) {
        if platform::control::is_unreadable(&self.control(at)) {
            self.unreadable.update(|fields| {
                fields.insert(at);
            });
        }
    }

    /// Fills a date or time in as it is now, and goes on to what is needed next.
    pub(crate) fn fill_now(self, at: usize) {
        let now = platform::clock::korean(platform::clock::now());
        let value = match self.field(at).kind {
            FieldKind::Date { .. } => now.date.to_string(),
            FieldKind::Time { .. } => now.time.to_string(),
            _ => format!("{}T{}", now.date, now.time),
        };
        self.type_in(at, value);
        match self.next_missing(at) {
            Some(next) => platform::focus::focus_id(&self.control(next)),
            None => platform::focus::focus_id(&self.element("copy")),
        }
    }

    /// Whether a value stands in a field that its message can use.
    pub(crate) fn is_filled_now(self, at: usize) -> bool {
        self.filled.with_untracked(|filled| !filled.missing.contains(&at))
    }

    /// The next field that is needed.
    pub(crate) fn next_missing(self, after: usize) -> Option<usize> {
        self.filled.with_untracked(|filled| next_missing(filled, after))
    }

    /// What is told about a field; follows changes.
    pub(crate) fn notes(self, at: usize) -> FieldNotes {
        let asked = self.asked.get();
        let is_left = asked || self.left.with(|fields| fields.contains(&at));
        let is_unreadable = self.unreadable.with(|fields| fields.contains(&at));
        self.filled
            .with(|filled| self.with_message(|message| notes(message, filled, at, asked, is_left, is_unreadable)))
    }

    /// What is wrong with the message beyond its fields, errors marked; follows changes.
    pub(crate) fn message_problems(self) -> Vec<(bool, String)> {
        let hour = self.hour.get();
        self.filled.with(|filled| {
            self.with_message(|message| {
                let of_message = filled.problems.iter().filter(|problem| field_of(filled, problem).is_none());
                let mut lines: Vec<_> =
                    of_message.map(|problem| (problem.is_error(), words::problem(message, problem))).collect();
                lines.extend(night_problem(message, hour).map(|problem| (false, words::problem(message, &problem))));
                lines
            })
        })
    }

    /// The preview's parts; follows changes.
    pub(crate) fn pieces(self) -> Vec<Piece> {
        self.filled.with(|filled| self.with_message(|message| pieces(message, filled)))
    }

    /// The gauge, what it says, and what to shorten; follows changes.
    pub(crate) fn gauge(self) -> (Gauge, String, Option<String>) {
        self.filled.with(|filled| {
            self.with_message(|message| {
                let gauge = Gauge::of(message, filled);
                let length = match gauge.at_most {
                    Some(at_most) => text::length_so_far(gauge.bytes, at_most),
                    None => words::length(filled),
                };
                let shorten = filled.shorten.as_ref().filter(|_| gauge.at_most.is_none());
                (gauge, length, shorten.map(|how| words::shorten(message, how)))
            })
        })
    }

    /// What it is sent as, where that is settled; follows changes.
    pub(crate) fn kind(self) -> Option<MessageKind> {
        self.gauge().0.kind
    }

    /// The subject, where the message has one and goes out as an LMS.
    pub(crate) fn subject(self) -> Option<String> {
        self.with_message(|message| message.subject.clone())
    }

    /// Copies the subject, which is typed into a field of its own where messages are sent.
    pub(crate) fn copy_subject(self) {
        let Some(subject) = self.subject() else { return };
        spawn_local(async move {
            if platform::clipboard::write(&subject).await {
                self.notices.say(text::COPIED_SUBJECT);
            } else {
                self.refuse(subject);
            }
        });
    }

    /// Copies the message; where something is missing or wrong, says what and goes there instead.
    pub(crate) fn copy(self) {
        if !self.is_ready_or_goes_to_obstacle() {
            return;
        }
        let filled = self.filled.get_untracked();
        spawn_local(async move {
            if !platform::clipboard::write(&filled.text).await {
                self.refuse(filled.text);
                return;
            }
            self.notices.say(words::copied(&filled));
            self.refused.set(None);
            self.asked.set(false);
            // Whoever went on while the browser copied has taken the one who wants to know away.
            if let Some(on_copied) = self.on_copied {
                on_copied.try_run(filled.text);
            }
        });
    }

    /// Shows the text that the browser does not copy, selected.
    fn refuse(self, text: String) {
        self.refused.set(Some(text));
        self.notices.say(text::REFUSED);
        let by_hand = self.element("by-hand");
        // The element is there by the next frame.
        request_animation_frame(move || platform::control::select_all(&by_hand));
    }

    /// The text that the browser refused to copy; follows changes.
    pub(crate) fn refused(self) -> Option<String> {
        self.refused.get()
    }

    /// Whether the message can be sent. Where it cannot, says why and goes there.
    pub(crate) fn is_ready_or_goes_to_obstacle(self) -> bool {
        self.hour.set(hour_now());
        let obstacle =
            self.filled.with_untracked(|filled| self.with_message(|message| first_obstacle(message, filled)));
        let Some(obstacle) = obstacle else { return true };
        self.asked.set(true);
        let count = self.with_message(|message| message.fields.len());
        (0..count).for_each(|at| self.look_for_unreadable(at));
        let missing =
            self.filled.with_untracked(|filled| self.with_message(|message| words::missing(message, &filled.missing)));
        match obstacle {
            Obstacle::Field(at) => {
                // Where the first thing to mend is something that is missing, all that is missing is told at once.
                let is_missing = self.filled.with_untracked(|filled| filled.missing.contains(&at));
                let first = self.notes_now(at).errors.into_iter().next().unwrap_or_default();
                self.notices.say(if is_missing { missing } else { first });
                platform::focus::focus_id(&self.control(at));
            }
            Obstacle::Message => {
                self.notices.say(text::NOT_READY);
                platform::focus::focus_id(&self.element("problems"));
            }
        }
        false
    }

    fn notes_now(self, at: usize) -> FieldNotes {
        untrack(|| self.notes(at))
    }

    /// The address that hands the text to an app for messages, once it can be sent; follows changes. Nothing asks a
    /// server for it. iOS wants `&` before the text where Android wants `?`; both take both.
    pub(crate) fn sms_address(self) -> String {
        self.filled.with(|filled| {
            let ready = filled.is_ready().then(|| platform::tab::encoded(&filled.text));
            ready.map_or_else(|| "sms:".to_owned(), |text| format!("sms:?&body={text}"))
        })
    }

    /// Empties every field: the next customer.
    pub(crate) fn clear(self) {
        // What is known of this customer goes as well; what becomes known of the next one comes back.
        let emptied = self.known.with_untracked(|known| {
            self.with_message(|message| {
                let names = message.fields.iter().map(|field| &field.name).filter(|name| known.contains_key(*name));
                names.map(|name| (name.clone(), String::new())).collect()
            })
        });
        let before = self.put(emptied);
        let count = self.with_message(|message| message.fields.len());
        let mut half = false;
        for at in 0..count {
            half |= platform::control::is_unreadable(&self.control(at));
            platform::control::clear(&self.control(at));
            platform::control::show(&self.control(at), &untrack(|| self.shown(at)).0);
        }
        if half || before.values().any(|value| !value.is_empty()) {
            self.cleared.set(Some(before));
        }
        self.notices.say(text::CLEARED);
        platform::focus::focus_id(&self.control(0));
    }

    /// Brings back what was emptied. What was typed since can be brought back in turn.
    pub(crate) fn bring_back(self) {
        let Some(values) = self.cleared.get_untracked() else { return };
        let before = self.put(values);
        self.cleared.set(Some(before).filter(|before| before.values().any(|value| !value.is_empty())));
        self.notices.say(text::BROUGHT_BACK);
        platform::focus::focus_id(&self.control(0));
    }

    /// Puts other values in and returns those before.
    fn put(self, values: Values) -> Values {
        let before = self.id.with_value(|id| self.session.replace(id, values));
        self.left.set(BTreeSet::new());
        self.unreadable.set(BTreeSet::new());
        self.asked.set(false);
        self.kept.set(false);
        self.refused.set(None);
        before
    }

    /// Whether there is something to bring back; follows changes.
    pub(crate) fn can_bring_back(self) -> bool {
        self.cleared.with(Option::is_some)
    }

    /// Whether values from earlier stand in the fields, untouched so far; follows changes.
    pub(crate) fn was_kept(self) -> bool {
        self.kept.get()
    }
}

/// The hour on the clock of this device, 0 to 23.
fn hour_now() -> u8 {
    let minutes = platform::clock::korean(platform::clock::now()).time.minutes();
    // A day has no more hours than fit.
    u8::try_from(minutes / 60).unwrap_or_default()
}

fn notes(message: &Message, filled: &Filled, at: usize, asked: bool, is_left: bool, is_unreadable: bool) -> FieldNotes {
    let mut notes = FieldNotes::default();
    let label = message.label(at);
    if is_unreadable {
        let is_time = message.fields.get(at).is_some_and(|field| matches!(field.kind, FieldKind::Time { .. }));
        notes.errors.push(if is_time { text::unreadable_time(label) } else { text::unreadable(label) });
    } else if asked && filled.missing.contains(&at) {
        notes.errors.push(words::missing(message, &[at]));
    }
    for problem in filled.problems.iter().filter(|problem| field_of(filled, problem) == Some(at)) {
        let is_rejected = matches!(problem, giljabi_message::Problem::Rejected { .. });
        if is_rejected && !is_left {
            continue;
        }
        let told = if problem.is_error() { &mut notes.errors } else { &mut notes.warnings };
        told.push(words::problem(message, problem));
    }
    let changed = filled.changes.iter().filter(|changed| changed.field == at);
    notes.changes.extend(changed.map(|changed| words::change(message, changed)));
    notes
}
