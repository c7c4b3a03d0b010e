use super::answers::Answers;
use super::map::FlowMap;
use super::notes::Notes;
use super::step::StepView;
use crate::components::on_shortcut;
use crate::platform;
use crate::state::{Base, Desk, FlowFile, FlowSession, Followed, MessageSession, Place, Shortcut, SiteManifest};
use crate::text;
use giljabi_flow::time::DateTime;
use giljabi_site::{Audience, Entry};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use std::sync::Arc;
use std::time::Duration;

/// The heading of the step: where the keyboard goes at each step.
pub(super) const QUESTION_ID: &str = "flow-question";

/// What people are told above the step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Nothing,
    Cut,
    Resumed,
    Shortcut,
    Cleared,
}

/// An answer that somebody came back to.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Changing {
    /// The query of the address where it is changed.
    at: String,
    /// The query of the address that they came from.
    from: String,
}

/// Leads to a query of the flow's page; as a new place in the browser's history, or in the place of the old.
type Navigate = Box<dyn Fn(&str, bool) + Send + Sync>;

/// What the parts of the runner share: the session, and the ways to lead it on. The address follows.
#[derive(Clone, Copy)]
pub(super) struct Runner {
    /// The way through the flow in this tab.
    pub(super) session: FlowSession,
    /// The entry of the flow.
    pub(super) entry: StoredValue<Entry>,
    /// Whether the build is for agents.
    pub(super) agent: bool,
    /// The time to the minute, for rules on it.
    pub(super) minute: Memo<DateTime>,
    /// The query of the page's address; `None` when another page is on its way.
    query: Memo<Option<String>>,
    navigate: StoredValue<Navigate>,
    told: RwSignal<Told>,
    changing: RwSignal<Option<Changing>>,
    /// What was typed into messages for this customer.
    pub(super) messages: MessageSession,
    /// The id of a message that is to be opened at the step: a link to it was pressed.
    pub(super) wanted: RwSignal<Option<String>>,
}

impl Runner {
    /// Puts where one is into the address, as a new place in the browser's history unless it takes the place of the old.
    pub(super) fn show(self, replace: bool) {
        let query = self.session.query_now();
        if self.query.get_untracked().is_some_and(|shown| shown != query) {
            self.navigate.with_value(|navigate| navigate(&query, replace));
        }
    }

    /// The address of the step after so many answers, relative to the base; follows changes.
    pub(super) fn address_after(self, answers: usize) -> String {
        let query = self.session.query_after(answers);
        self.entry.with_value(|entry| format!("{}?{query}", entry.page()))
    }

    /// Takes a choice of the step one is at.
    pub(super) fn choose(self, choice: usize) -> bool {
        let now = platform::clock::korean(platform::clock::now());
        let changing = self.kept_from().is_some();
        let chosen = self.session.choose(choice, changing, now);
        if chosen {
            self.told.set(Told::Nothing);
            self.changing.set(None);
            self.show(false);
        }
        chosen
    }

    /// Notes that somebody goes back to change an answer; the link that says so leads there.
    pub(super) fn begin_change(self, answer: usize) {
        let at = untrack(|| self.session.query_after(answer));
        self.changing.set(Some(Changing { at, from: self.session.query_now() }));
    }

    /// While an answer is being changed, the query that leads back without a change.
    pub(super) fn kept_from(self) -> Option<String> {
        let changing = self.changing.get()?;
        (self.query.get().as_ref() == Some(&changing.at)).then_some(changing.from)
    }

    /// Goes to a step on the way; where the way leads through it more than once, to the last time.
    pub(super) fn go_to(self, step: &str) {
        let before = self.session.with_now(|flow, run| run.path(flow).iter().rposition(|on_way| *on_way == step));
        if let Some(before) = before {
            let query = untrack(|| self.session.query_after(before));
            self.navigate.with_value(|navigate| navigate(&query, false));
        }
    }

    /// Forgets everything: the next customer.
    pub(super) fn clear(self) {
        let mut typed = self.messages.clear();
        typed.retain(|_, values| values.values().any(|value| !value.is_empty()));
        self.session.clear(typed);
        self.changing.set(None);
        self.told.set(Told::Cleared);
        self.show(false);
    }

    fn restore(self) {
        if let Some(typed) = self.session.restore() {
            self.messages.restore(typed);
        }
        self.told.set(Told::Nothing);
        self.show(false);
    }

    /// Follows the page's address, and writes it as it should be.
    fn follow(self, query: &str, hash: &str) {
        let before = untrack(|| self.session.place());
        match self.session.follow(query, hash) {
            Followed::There if untrack(|| self.session.place()) == before => {}
            Followed::There => self.told.set(Told::Nothing),
            Followed::Cut => self.told.set(Told::Cut),
            Followed::Resumed => self.told.set(Told::Resumed),
            Followed::Shortcut => self.told.set(Told::Shortcut),
        }
        self.show(true);
    }
}

/// A flow that is here: one question at a time, and beside it what was answered, the map and the notes.
#[component]
pub(crate) fn FlowRunner(
    /// The entry of the flow.
    entry: Entry,
    /// The flow.
    file: Arc<FlowFile>,
) -> impl IntoView {
    let manifest = expect_context::<SiteManifest>().0;
    let base = expect_context::<Base>();
    let location = use_location();
    let map = file.map.clone();
    let desk = expect_context::<Desk>();
    let case = untrack(|| desk.shown());
    let (session, was_cut) = desk.session(&entry, Arc::clone(&file));
    let now = RwSignal::new(platform::clock::now());
    if let Ok(handle) = set_interval_with_handle(move || now.set(platform::clock::now()), Duration::from_secs(1)) {
        on_cleanup(move || handle.clear());
    }
    let page = entry.page();
    let (own, pathname, search) = (page.clone(), location.pathname, location.search);
    let own_base = base.clone();
    // The address of another case is no business of this one, which is about to go.
    let query =
        Memo::new(move |_| (desk.shown() == case && own_base.page_at(&pathname.get()) == own).then(|| search.get()));
    let navigate = use_navigate();
    let open = move |query: &str, replace: bool| {
        // Who goes on reads the question, which comes into view by itself.
        let options = NavigateOptions { resolve: false, replace, scroll: false, ..NavigateOptions::default() };
        navigate(&base.path_of(&format!("{page}?{query}")), options);
    };
    let title = entry.title.clone();
    let runner = Runner {
        session,
        entry: StoredValue::new(entry),
        agent: manifest.audience == Audience::Agent,
        minute: Memo::new(move |_| platform::clock::korean(now.get())),
        query,
        navigate: StoredValue::new(Box::new(open)),
        told: RwSignal::new(if was_cut { Told::Cut } else { Told::Nothing }),
        changing: RwSignal::new(None),
        messages: expect_context(),
        wanted: RwSignal::new(None),
    };

    Effect::new(move |_| {
        if let Some(query) = query.get() {
            runner.follow(&query, &location.hash.get_untracked());
        }
    });
    let place = Memo::new(move |_| session.place());
    Effect::new(move |previous: Option<Place>| {
        let place = place.get();
        let step = session.step_now().title;
        platform::head::set_title(&text::page_title(&format!("{step} · {title}"), &manifest.site.name));
        if previous.is_some_and(|previous| previous != place) {
            // After the browser went back, the page is put where it was in the same frame; the question comes last.
            request_animation_frame(|| {
                platform::focus::focus_id_quietly(QUESTION_ID);
                platform::focus::reveal(QUESTION_ID);
            });
        }
        place
    });
    on_shortcut(move |shortcut| match shortcut {
        Shortcut::Choice(choice) => runner.choose(choice),
        Shortcut::Search | Shortcut::Palette => false,
    });
    let step = move || {
        place.track();
        view! { <StepView runner=runner step=session.step_now() /> }
    };
    view! {
        <div class="flow-bar">
            {runner
                .agent
                .then(|| {
                    view! {
                        <p class="flow-timer" role="timer" aria-label=text::flow::TIMER>
                            <span aria-hidden="true">{text::flow::TIMER} " "</span>
                            <span class="flow-clock">{move || text::flow::clock(session.seconds(now.get()))}</span>
                        </p>
                    }
                })}
            <button type="button" class="button" on:click=move |_| runner.clear()>
                {text::flow::START_AGAIN}
            </button>
        </div>
        <div class="flow">
            <section class="flow-main" aria-labelledby=QUESTION_ID>
                <Telling runner=runner />
                {step}
            </section>
            <Answers runner=runner />
            {move || (runner.agent && !desk.is_beside()).then(|| view! { <Notes session=session /> })}
            <FlowMap runner=runner map=map />
        </div>
    }
}

/// What people are told above the step. It is always there, because readers only notice changes.
#[component]
fn Telling(
    /// The runner.
    runner: Runner,
) -> impl IntoView {
    let (told, session) = (runner.told, runner.session);
    let button = move |label: &'static str, act: fn(Runner)| {
        view! {
            <button type="button" class="link-button" on:click=move |_| act(runner)>
                {label}
            </button>
        }
    };
    let telling = move || {
        let (words, button) = match told.get() {
            Told::Nothing => return None,
            Told::Cut => (text::flow::CUT, None),
            Told::Shortcut => (text::flow::SHORTCUT, None),
            Told::Resumed => (text::flow::RESUMED, Some(button(text::flow::START_AGAIN, Runner::clear))),
            Told::Cleared => {
                let undo = (session.can_restore() && runner.messages.is_empty())
                    .then(|| button(text::flow::UNDO, Runner::restore));
                (text::flow::cleared(runner.agent), undo)
            }
        };
        Some(view! { <p class="notice">{words} " " {button}</p> })
    };
    view! {
        <div class="flow-told" role="status">
            {telling}
        </div>
    }
}
