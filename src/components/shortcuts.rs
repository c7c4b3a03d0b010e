use crate::platform;
use crate::state::{Desk, Press, Shortcut, SingleKeys};
use crate::text;
use leptos::ev;
use leptos::prelude::*;

/// The search fields, of which one is on the page.
const SEARCH_FIELDS: [&str; 2] = ["home-search", "site-search"];

/// Calls `act` with each shortcut that is pressed anywhere on the page, as long as the caller's view is there. It says
/// whether it did something.
pub(crate) fn on_shortcut(act: impl Fn(Shortcut) -> bool + 'static) {
    let single_keys = expect_context::<SingleKeys>();
    let handle = window_event_listener(ev::keydown, move |event| {
        if platform::keyboard::is_composing(&event) || platform::control::is_behind_dialog() {
            return;
        }
        let (key, code) = (event.key(), event.code());
        if Shortcut::of(press(&event, &key, &code), single_keys.are_on_now()).is_some_and(&act) {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// A key press, as far as shortcuts care.
pub(crate) fn press<'a>(event: &ev::KeyboardEvent, key: &'a str, code: &'a str) -> Press<'a> {
    Press {
        key,
        code,
        command: event.ctrl_key() || event.meta_key(),
        alt: event.alt_key(),
        typing: platform::keyboard::is_typing(event),
    }
}

/// Makes the keys work that do something on every page. Called once, by the app.
pub(crate) fn listen_for_shortcuts() {
    let desk = expect_context::<Desk>();
    on_shortcut(move |shortcut| {
        // At the agent's desk Ctrl+K opens the palette, which has the same search.
        let is_search = shortcut == Shortcut::Search || (shortcut == Shortcut::Palette && !desk.is_here_now());
        if is_search {
            focus_search();
        }
        is_search
    });
}

/// Moves the keyboard to the search field.
pub(crate) fn focus_search() {
    platform::field::focus_first(&SEARCH_FIELDS);
}

/// The switch for shortcuts of a single key, which speech input and tremor can set off by mistake.
#[component]
pub(crate) fn SingleKeySwitch() -> impl IntoView {
    let single_keys = expect_context::<SingleKeys>();
    view! {
        <label class="single-keys">
            <input
                type="checkbox"
                prop:checked=move || single_keys.are_on()
                on:change=move |event| single_keys.switch(event_target_checked(&event))
            />
            <span>{text::SINGLE_KEYS}</span>
        </label>
    }
}
