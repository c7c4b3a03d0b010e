use super::keys::{copy_say, write_notes};
use super::manifest;
use super::panel::copy_all;
use crate::components::{KindMark, MarkedText, is_plain_to_send};
use crate::platform;
use crate::state::{
    Base, Command, Desk, Dialog, Engine, Load, Messages, Notices, Offer, Pins, RecentSearches, SearchAddress,
    SearchClient, Theme, ThemeChoice, matching, page_entry, preview, step_option, use_answer,
};
use crate::text;
use giljabi_message::words;
use giljabi_site::{Hit, Kind, Manifest, SearchRequest};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::sync::Arc;

const FIELD: &str = "palette-field";
const LIST: &str = "palette-list";
/// How many entries are shown of what was found.
const FOUND: usize = 6;

/// A line of the palette.
#[derive(Clone, Debug, PartialEq)]
enum Line {
    Offer(Offer),
    Hit(Box<Hit>),
    /// The page with all results for what was typed.
    All(String),
}

/// The lines in their two or three groups, each with its heading.
type Groups = Vec<(&'static str, Vec<Line>)>;

/// The command palette: the site's search and the desk's commands in one field. It is a combobox as in the ARIA
/// Authoring Practices whose first option is chosen from the start, so that Enter takes it.
#[component]
pub(super) fn Palette() -> impl IntoView {
    let actions = Actions::new();
    let typed = RwSignal::new(String::new());
    let at = RwSignal::new(0);
    let groups = use_groups(typed);
    let count = move || groups.with(|groups| groups.iter().map(|(_, lines)| lines.len()).sum::<usize>());
    let is_empty = Memo::new(move |_| groups.with(Vec::is_empty));
    let line_at =
        move |at: usize| groups.with_untracked(|groups| groups.iter().flat_map(|(_, lines)| lines).nth(at).cloned());
    let take = move |at: usize| {
        if let Some(line) = line_at(at) {
            actions.take(line, &typed.get_untracked());
        }
    };
    let press = move |event: ev::KeyboardEvent| {
        if platform::keyboard::is_composing(&event) {
            return;
        }
        match event.key().as_str() {
            key @ ("ArrowDown" | "ArrowUp") => {
                event.prevent_default();
                let (down, count) = (key == "ArrowDown", untrack(count));
                let next = step_option(Some(at.get_untracked()), count, down);
                // There is no way out of the list: past its end it begins anew.
                let next = next.unwrap_or(if down { 0 } else { count.saturating_sub(1) });
                at.set(next);
                platform::focus::reveal(&option_id(next));
            }
            "Enter" => {
                event.prevent_default();
                take(at.get_untracked());
            }
            _ => {}
        }
    };
    request_animation_frame(|| platform::focus::focus_id(FIELD));
    let list = move || {
        let mut number = 0;
        let groups = groups.get();
        let group = |(heading, lines): (&'static str, Vec<Line>)| {
            let first = number;
            number += lines.len();
            let options = lines.into_iter().enumerate().map(|(within, line)| {
                let own = first + within;
                view! {
                    <div
                        id=option_id(own)
                        class="suggestion palette-line"
                        role="option"
                        aria-selected=move || if at.get() == own { "true" } else { "false" }
                        on:click=move |_| take(own)
                    >
                        {show(line)}
                    </div>
                }
            });
            view! {
                <div role="group" aria-label=heading>
                    <p class="suggestion-kind" aria-hidden="true">
                        {heading}
                    </p>
                    {options.collect_view()}
                </div>
            }
        };
        groups.into_iter().map(group).collect_view()
    };
    view! {
        <div class="palette">
            <label class="visually-hidden" for=FIELD>
                {text::desk::PALETTE}
            </label>
            <input
                id=FIELD
                type="text"
                role="combobox"
                aria-autocomplete="list"
                aria-expanded=move || if is_empty.get() { "false" } else { "true" }
                aria-controls=LIST
                aria-activedescendant=move || (!is_empty.get()).then(|| option_id(at.get()))
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                maxlength="200"
                placeholder=text::desk::PALETTE_HINT
                on:input=move |event| {
                    at.set(0);
                    typed.set(event_target_value(&event));
                }
                on:keydown=press
            />
            <p class="visually-hidden" role="status">
                {move || text::desk::options(count())}
            </p>
            // Pressing an option must not take the keyboard from the field before the click arrives.
            <div id=LIST role="listbox" aria-label=text::desk::PALETTE on:mousedown=|event| event.prevent_default()>
                {list}
            </div>
            {move || is_empty.get().then(|| view! { <p class="muted palette-nothing">{text::desk::NOTHING}</p> })}
        </div>
    }
}

/// The lines for what is typed: what was found, and the commands that it means.
fn use_groups(typed: RwSignal<String>) -> Memo<Groups> {
    let (client, manifest) = (expect_context::<SearchClient>(), manifest());
    client.start();
    let question = Memo::new(move |_| {
        let query = typed.with(|typed| typed.trim().to_owned());
        (!query.is_empty()).then(|| SearchRequest { query, limit: FOUND, ..SearchRequest::default() })
    });
    let answer = use_answer(client, question);
    let offers = StoredValue::new(offers(&manifest));
    Memo::new(move |_| {
        let reply = question.get().map(|question| {
            let answered = answer.get().filter(|_| client.engine() == Engine::Ready);
            answered.map_or_else(|| preview(&manifest, &question), |answered| answered.reply.clone())
        });
        let typed = typed.get();
        let (first, others) = offers.with_value(|offers| matching(offers, &typed));
        let mut found: Vec<_> =
            reply.iter().flat_map(|reply| reply.hits.iter().cloned().map(Box::new).map(Line::Hit)).collect();
        if !found.is_empty() {
            found.push(Line::All(typed));
        }
        let offers = |offers: Vec<Offer>| (text::desk::COMMANDS, offers.into_iter().map(Line::Offer).collect());
        let groups: Groups = vec![offers(first), (text::desk::FOUND, found), offers(others)];
        groups.into_iter().filter(|(_, lines)| !lines.is_empty()).collect()
    })
}

fn option_id(at: usize) -> String {
    format!("palette-option-{at}")
}

fn show(line: Line) -> AnyView {
    match line {
        Line::Offer(offer) => view! {
            <span>{offer.name}</span>
            {(!offer.keys.is_empty()).then(|| view! { <kbd>{offer.keys}</kbd> })}
        }
        .into_any(),
        Line::Hit(hit) => view! {
            <span><MarkedText text=hit.title /></span>
            <KindMark kind=hit.kind />
        }
        .into_any(),
        Line::All(_) => view! { <span class="suggestion-all">{text::desk::ALL_RESULTS}</span> }.into_any(),
    }
}

/// What there is to do now.
fn offers(manifest: &Arc<Manifest>) -> Vec<Offer> {
    let desk = expect_context::<Desk>();
    let pins = expect_context::<Pins>();
    let offer = |command, name: String, keys, at_once| Offer { command, name, keys, at_once };
    let mut offers: Vec<_> = platform::clipboard::says()
        .iter()
        .map(platform::clipboard::script_text)
        .enumerate()
        .map(|(at, words)| offer(Command::CopySay(at), text::desk::copy_say(&words), "", true))
        .collect();
    offers.push(offer(Command::NewCase, text::desk::NEW_CASE.to_owned(), "Alt+N", true));
    untrack(|| {
        desk.with_cases(|cases| {
            for case in cases.open().iter().filter(|case| case.id != cases.current_id()) {
                let title = Desk::title(case, manifest);
                offers.push(offer(Command::Case(case.id), text::desk::go_to_case(case.number, &title), "", true));
            }
        });
        if desk.closed().is_some() {
            offers.push(offer(Command::RestoreCase, text::desk::RESTORE.to_owned(), "Alt+Z", true));
        }
    });
    offers.push(offer(Command::CopyNotes, text::desk::COPY_NOTES.to_owned(), "Alt+C", true));
    offers.push(offer(Command::Notes, text::desk::WRITE_NOTES.to_owned(), "Alt+M", false));
    offers.push(offer(Command::CloseCase, text::desk::CLOSE_CASE.to_owned(), "Alt+W", false));
    offers.push(offer(Command::RenameCase, text::desk::RENAME.to_owned(), "", false));
    let here = platform::history::here();
    let own = here.split(['?', '#']).next().unwrap_or_default();
    if let Some(entry) = page_entry(manifest, own) {
        let name = if untrack(|| pins.is_pinned(own)) {
            text::desk::unpin(&entry.title)
        } else {
            text::desk::pin(&entry.title)
        };
        offers.push(offer(Command::Pin(own.to_owned()), name, "", true));
    }
    let (pinned, opened) = untrack(|| (pins.pinned(), pins.opened()));
    let others = opened.iter().filter(|page| !pinned.contains(page)).take(3);
    for entry in pinned.iter().chain(others).filter_map(|page| page_entry(manifest, page)) {
        offers.push(offer(Command::Open(entry.page()), text::desk::open(&entry.title), "", true));
    }
    offers.push(offer(Command::Open(String::new()), text::desk::TO_HOME.to_owned(), "", false));
    for entry in manifest.entries.iter().filter(|entry| entry.kind == Kind::Message) {
        let name = text::desk::copy_message(&entry.title);
        offers.push(offer(Command::CopyMessage(entry.id.clone()), name, "", false));
    }
    for category in &manifest.categories {
        offers.push(offer(Command::Open(category.page()), text::desk::category(&category.name), "", false));
    }
    for theme in Theme::ALL {
        offers.push(offer(Command::Theme(theme), text::desk::theme(text::theme_name(theme)), "", false));
    }
    offers.push(offer(Command::Sheet, text::desk::SHEET_OPEN.to_owned(), "?", true));
    offers
}

/// Leads to a page of the site, relative to the base.
type Go = Box<dyn Fn(&str) + Send + Sync>;

/// What the palette's lines do.
#[derive(Clone, Copy)]
struct Actions {
    desk: Desk,
    notices: Notices,
    theme: ThemeChoice,
    searches: RecentSearches,
    messages: Messages,
    pins: Pins,
    manifest: StoredValue<Arc<Manifest>>,
    go: StoredValue<Go>,
}

impl Actions {
    fn new() -> Self {
        let (base, navigate) = (expect_context::<Base>(), use_navigate());
        let go = move |page: &str| {
            let options = NavigateOptions { resolve: false, ..NavigateOptions::default() };
            navigate(&base.path_of(page), options);
        };
        Self {
            desk: expect_context(),
            notices: expect_context(),
            theme: expect_context(),
            searches: expect_context(),
            messages: expect_context(),
            pins: expect_context(),
            manifest: StoredValue::new(manifest()),
            go: StoredValue::new(Box::new(go)),
        }
    }

    fn go(self, page: &str) {
        self.go.with_value(|go| go(page));
    }

    /// Does what a line says, once the palette has given the keyboard back.
    fn take(self, line: Line, typed: &str) {
        let typed = typed.to_owned();
        // The palette's own signals go with it; what is needed from here on is looked at before.
        match line {
            Line::Hit(hit) => {
                self.searches.add(&typed);
                self.desk.dialog.set(None);
                self.go(&hit.url);
            }
            Line::All(query) => {
                self.searches.add(&typed);
                self.desk.dialog.set(None);
                self.go(&SearchAddress::of(query.trim()).page_address());
            }
            Line::Offer(offer) => self.run(offer.command),
        }
    }

    fn run(self, command: Command) {
        let (desk, notices) = (self.desk, self.notices);
        desk.dialog.set(None);
        match command {
            Command::Open(page) => self.go(&page),
            Command::CopySay(at) => copy_say(&platform::clipboard::says(), at, notices),
            Command::CopyMessage(id) => self.copy_message(&id),
            Command::CopyNotes => copy_all(&desk, desk.flow_now(), notices),
            Command::Notes => write_notes(&desk),
            Command::NewCase => desk.new_case(),
            Command::CloseCase => desk.close_case(desk.case_now()),
            Command::RestoreCase => desk.restore_case(),
            Command::RenameCase => desk.renaming.set(true),
            Command::Pin(page) => self.pins.switch(&page),
            Command::Case(id) => desk.go_to_case(id),
            Command::Theme(theme) => self.theme.choose(theme),
            Command::Sheet => desk.dialog.set(Some(Dialog::Sheet)),
        }
    }

    /// Copies a message with what the case knows of its values; opens it where something is missing.
    fn copy_message(self, id: &str) {
        let desk = self.desk;
        let entry = self.manifest.with_value(|manifest| manifest.entry(Kind::Message, id).cloned());
        let Some(entry) = entry else { return };
        let slot = self.messages.get(&entry.document());
        let Load::Ready(file) = &*slot.read_untracked() else { return desk.write_message(id) };
        let flow = desk.flow_now();
        let filled = file.message.as_ref().and_then(|message| {
            let filled = desk.filled(id, message, flow);
            is_plain_to_send(message, &filled).then_some(filled)
        });
        let Some(filled) = filled else { return desk.write_message(id) };
        let (notices, id, title) = (self.notices, id.to_owned(), entry.title);
        spawn_local(async move {
            if !platform::clipboard::write(&filled.text).await {
                return desk.write_message(&id);
            }
            notices.say(words::copied(&filled));
            if let Some(session) = flow {
                session.copied(&id, &title, &desk.typed_now(&id));
            }
        });
    }
}
