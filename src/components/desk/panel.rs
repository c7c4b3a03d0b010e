use super::contents::{Contents, line};
use super::{manifest, use_page};
use crate::components::{CopyNotes, Icon, MessagePanel, Notes, Shape, copy_notes};
use crate::platform;
use crate::state::{Desk, Documents, FlowSession, Flows, Load, Notices, linked_messages, page_entry};
use crate::text;
use giljabi_site::{Entry, Kind};
use leptos::html::Textarea;
use leptos::prelude::*;
use std::sync::Arc;

/// The id of the field for the agent's own notes.
pub(super) const NOTES_ID: &str = "desk-notes";
const TITLE_ID: &str = "desk-panel-title";
/// So many messages that the page does not link to are one press away.
const AT_ONCE: usize = 6;

/// What belongs to the case: notes, messages and recent work. It stands beside the page where there is room, and lies
/// over it where there is none, with what stands to the left of the page elsewhere.
#[component]
pub(super) fn Panel() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let flow = shown_flow();
    let close = move || {
        desk.panel.set(false);
        platform::focus::focus_id("desk-panel-button");
    };
    let head = move || {
        view! {
            <div class="desk-panel-head">
                <h2 id=TITLE_ID tabindex="-1">
                    {text::desk::PANEL}
                </h2>
                <button type="button" class="icon-button" aria-label=text::desk::CLOSE_PANEL on:click=move |_| close()>
                    <Icon shape=Shape::Close />
                </button>
            </div>
        }
    };
    let escape = move |event: leptos::ev::KeyboardEvent| {
        let is_open = !desk.is_beside() && desk.panel.get_untracked();
        if is_open && event.key() == "Escape" && !event.default_prevented() && !platform::keyboard::is_composing(&event)
        {
            close();
        }
    };
    // Where it lies over the page, it goes when the keyboard goes on to what is below.
    let leave = move |event: leptos::ev::FocusEvent| {
        if !untrack(|| desk.is_wide()) && platform::focus::moves_out(&event) {
            desk.panel.set(false);
        }
    };
    move || {
        let case = desk.shown()?;
        let is_wide = desk.is_wide();
        (is_wide || desk.panel.get()).then(|| {
            view! {
                <aside
                    class="desk-panel"
                    id="desk-panel"
                    aria-label=text::desk::PANEL
                    on:keydown=escape
                    on:focusout=leave
                >
                    <div class="desk-tools">
                        {(!is_wide).then(head)}
                        <OwnNotes case=case flow=flow />
                        <Messages flow=flow />
                        <Work />
                        {(!is_wide).then(|| view! { <Contents /> })}
                    </div>
                </aside>
            }
        })
    }
}

/// The flow that the case worked on last, as soon as its file is there.
fn shown_flow() -> Memo<Option<FlowSession>> {
    let desk = expect_context::<Desk>();
    let flows = expect_context::<Flows>();
    let manifest = manifest();
    let entry = Memo::new(move |_| {
        desk.shown()?;
        desk.with_cases(|cases| cases.current().flow().and_then(|page| page_entry(&manifest, page)).cloned())
    });
    Effect::new(move |_| {
        let Some(entry) = entry.get() else { return };
        if let Load::Ready(file) = flows.look(&entry.document()).get()
            && !file.flow.steps.is_empty()
        {
            desk.session(&entry, Arc::clone(&file));
        }
    });
    Memo::new(move |_| entry.with(|entry| entry.as_ref().and_then(|entry| desk.flow(&entry.id))))
}

/// The agent's own notes, and below them those of the flow; copied together in one press.
#[component]
fn OwnNotes(
    /// The case.
    case: u32,
    /// Its flow.
    flow: Memo<Option<FlowSession>>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let notices = expect_context::<Notices>();
    let page = use_page();
    let field = NodeRef::<Textarea>::new();
    Effect::new(move |_| {
        field.track();
        let notes = desk.notes();
        platform::field::show_lines(field, &notes);
    });
    // A flow shows its notes itself where nothing stands beside it.
    let of_flow = move || {
        let is_on_page = page.with(|page| page.starts_with("flows/"));
        flow.get().filter(|_| desk.is_beside() || !is_on_page)
    };
    let (flows, manifest) = (expect_context::<Flows>(), manifest());
    let waits = move || {
        let entry =
            desk.with_cases(|cases| cases.current().flow().and_then(|page| page_entry(&manifest, page)).cloned());
        let is_coming = |entry: Entry| !matches!(flows.look(&entry.document()).get(), Load::Failed(_));
        desk.is_beside() && entry.is_some_and(is_coming)
    };
    view! {
        <section class="desk-notes" aria-labelledby="desk-notes-title">
            <h2 id="desk-notes-title">
                <label for=NOTES_ID>{text::desk::NOTES}</label>
            </h2>
            <textarea
                id=NOTES_ID
                node_ref=field
                rows="3"
                spellcheck="false"
                autocomplete="off"
                aria-describedby="desk-notes-help"
                on:input=move |event| desk.write_notes(case, event_target_value(&event))
            ></textarea>
            <p id="desk-notes-help" class="muted">
                {text::desk::NOTES_HELP}
            </p>
            {move || match (of_flow(), flow.get()) {
                (Some(session), _) => view! { <Notes session=session /> }.into_any(),
                (None, Some(session)) => view! { <CopyNotes session=session /> }.into_any(),
                (None, None) if waits() => view! { <NotesOnTheirWay /> }.into_any(),
                (None, None) => {
                    view! {
                        <button
                            type="button"
                            class="button button-small"
                            on:click=move |_| copy_all(&desk, None, notices)
                        >
                            {text::desk::COPY_NOTES}
                        </button>
                    }
                        .into_any()
                }
            }}
        </section>
    }
}

/// The room of a flow's notes while its file is on its way.
#[component]
fn NotesOnTheirWay() -> impl IntoView {
    view! {
        <div class="flow-notes" inert aria-hidden="true">
            <p class="notes-label">{text::flow::NOTES}</p>
            <textarea disabled></textarea>
            <p class="actions">
                <button type="button" class="button" disabled>
                    {text::desk::COPY_NOTES}
                </button>
            </p>
        </div>
    }
}

/// Copies all notes of the case, where there are any.
pub(super) fn copy_all(desk: &Desk, flow: Option<FlowSession>, notices: Notices) {
    let notes = desk.whole_notes(flow);
    if notes.is_empty() { notices.say(text::desk::NO_NOTES) } else { copy_notes(notes, notices) }
}

/// The messages: those that what is open links to first, then all others; and the one that is being written.
#[component]
fn Messages(
    /// The case's flow.
    flow: Memo<Option<FlowSession>>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let manifest = manifest();
    let page = use_page();
    let linked = use_linked();
    let known = Signal::derive(move || flow.get().map(FlowSession::values).unwrap_or_default());
    let titles = Arc::clone(&manifest);
    let copied = Callback::new(move |id: String| {
        let title = titles.entry(Kind::Message, &id).map(|entry| entry.title.clone());
        if let (Some(session), Some(title)) = (flow.get_untracked(), title) {
            session.copied(&id, &title, &desk.typed_now(&id));
        }
    });
    let button = move |entry: &Entry| {
        let id = entry.id.clone();
        view! {
            <li>
                <button type="button" class="desk-message" on:click=move |_| desk.write_message(&id)>
                    {entry.title.clone()}
                </button>
            </li>
        }
    };
    let all: Arc<Vec<Entry>> =
        Arc::new(manifest.entries.iter().filter(|entry| entry.kind == Kind::Message).cloned().collect());
    // The message whose page is open is written there, and the one that is open here is here already.
    let is_elsewhere = move |entry: &&Entry| {
        page.with(|page| *page != entry.page()) && desk.message().with(|open| open.as_ref() != Some(&entry.id))
    };
    let first = {
        let all = Arc::clone(&all);
        move || {
            let linked = linked.get();
            let find = |id: &String| all.iter().find(|entry| entry.id == *id).filter(is_elsewhere);
            let items: Vec<_> = linked.iter().filter_map(find).map(button).collect();
            (!items.is_empty()).then(|| view! { <ul>{items}</ul> })
        }
    };
    let others = move || {
        let linked = linked.get();
        let mut items: Vec<_> =
            all.iter().filter(is_elsewhere).filter(|entry| !linked.contains(&entry.id)).map(button).collect();
        let rest = if items.len() > AT_ONCE { items.split_off(AT_ONCE) } else { Vec::new() };
        (!items.is_empty()).then(|| {
            view! {
                {(!linked.is_empty()).then(|| view! { <h3>{text::desk::OTHER_MESSAGES}</h3> })}
                <ul>{items}</ul>
                {(!rest.is_empty())
                    .then(|| {
                        view! {
                            <details>
                                <summary>{text::desk::MORE_MESSAGES}</summary>
                                <ul>{rest}</ul>
                            </details>
                        }
                    })}
            }
        })
    };
    let own = move || {
        page.with(|page| desk.message().with(|open| open.as_ref().is_some_and(|id| *page == Kind::Message.page(id))))
    };
    view! {
        <section class="desk-messages" aria-labelledby="desk-messages-title">
            <h2 id="desk-messages-title">{text::desk::MESSAGES}</h2>
            {first}
            {move || {
                (!own())
                    .then(|| view! { <MessagePanel open=desk.message() in_desk=true known=known on_copied=copied /> })
            }}
            {others}
        </section>
    }
}

/// The ids of the messages that what is open links to; follows changes.
pub(super) fn use_linked() -> Memo<Vec<String>> {
    let desk = expect_context::<Desk>();
    let documents = expect_context::<Documents>();
    let manifest = manifest();
    let page = use_page();
    Memo::new(move |_| {
        let Some(entry) = page.with(|page| page_entry(&manifest, page)) else { return Vec::new() };
        match entry.kind {
            Kind::Flow => {
                let Some(session) = desk.flow(&entry.id) else { return Vec::new() };
                linked_messages(session.step_messages(), &session.related(), "")
            }
            Kind::Message => Vec::new(),
            Kind::Guide | Kind::Faq => match documents.look(&entry.document()).get() {
                Load::Ready(document) => linked_messages(Vec::new(), &document.related, &document.html),
                _ => Vec::new(),
            },
        }
    })
}

/// The flows and messages that the case worked on.
#[component]
fn Work() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let manifest = manifest();
    let page = use_page();
    let items = move || {
        let work = desk.with_cases(|cases| cases.current().work.clone());
        let item = |entry: &Entry| line(entry.kind, entry.title.clone().into_any(), entry.page(), page);
        let items: Vec<_> = work.iter().filter_map(|page| page_entry(&manifest, page)).map(item).collect();
        if items.is_empty() {
            view! { <p class="muted">{text::desk::NO_WORK}</p> }.into_any()
        } else {
            view! { <ul>{items}</ul> }.into_any()
        }
    };
    view! {
        <section aria-labelledby="desk-work-title">
            <h2 id="desk-work-title">{text::desk::WORK}</h2>
            {items}
        </section>
    }
}
