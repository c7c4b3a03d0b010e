use super::panel::{NOTES_ID, copy_all, use_linked};
use super::use_page;
use crate::components::press;
use crate::platform;
use crate::state::{Desk, DeskKey, Dialog, Notices, SingleKeys};
use crate::text;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Makes the desk's keys work, as long as the caller's view is there.
pub(super) fn listen() {
    let (desk, notices) = (expect_context::<Desk>(), expect_context::<Notices>());
    let single_keys = expect_context::<SingleKeys>();
    let (linked, page) = (use_linked(), use_page());
    let next_say = StoredValue::new((String::new(), 0));
    let handle = window_event_listener(ev::keydown, move |event| {
        let (key, code) = (event.key(), event.code());
        let press = press(&event, &key, &code);
        // What has no Alt belongs to the input method while it composes.
        if (!press.alt && platform::keyboard::is_composing(&event)) || platform::control::is_behind_dialog() {
            return;
        }
        let Some(key) = DeskKey::of(press, single_keys.are_on_now()) else { return };
        event.prevent_default();
        if event.repeat() {
            return;
        }
        match key {
            DeskKey::Palette => desk.dialog.set(Some(Dialog::Palette)),
            DeskKey::Sheet => desk.dialog.set(Some(Dialog::Sheet)),
            DeskKey::CopySay => copy_next(next_say, notices),
            DeskKey::NewCase => desk.new_case(),
            DeskKey::CloseCase => desk.close_case(desk.case_now()),
            DeskKey::RestoreCase => desk.restore_case(),
            DeskKey::Case(number) => desk.go_to_number(number),
            DeskKey::Notes => write_notes(&desk),
            DeskKey::CopyNotes => copy_all(&desk, desk.flow_now(), notices),
            DeskKey::Message => {
                // What the screen is about comes before what was opened for an earlier one.
                let own = page.with_untracked(|page| page.strip_prefix("messages/").map(str::to_owned));
                let linked = linked.with_untracked(|linked| linked.first().cloned());
                match (own, linked.or_else(|| desk.message().get_untracked())) {
                    (Some(own), _) => platform::focus::focus_first_empty(&format!("message-{own}")),
                    (None, Some(message)) => desk.write_message(&message),
                    (None, None) => notices.say(text::desk::NO_MESSAGE),
                }
            }
        }
    });
    on_cleanup(move || handle.remove());
}

/// Moves the keyboard to the field for notes.
pub(super) fn write_notes(desk: &Desk) {
    desk.panel.set(true);
    request_animation_frame(|| platform::focus::focus_id(NOTES_ID));
}

/// Copies the words to say after those that were copied last; the first on another screen.
fn copy_next(next: StoredValue<(String, usize)>, notices: Notices) {
    let says = platform::clipboard::says();
    let here = platform::history::here();
    let (last, at) = next.get_value();
    let at = if last == here && at < says.len() { at } else { 0 };
    next.set_value((here, at + 1));
    copy_say(&says, at, notices);
}

/// Copies the words to say with a number.
pub(super) fn copy_say(says: &[platform::clipboard::Script], at: usize, notices: Notices) {
    let Some(script) = says.get(at).cloned() else { return notices.say(text::desk::NO_SAY) };
    let count = says.len();
    spawn_local(async move {
        let words = platform::clipboard::script_text(&script);
        if platform::clipboard::write(&words).await {
            notices.say(text::desk::said(at, count, &words));
        } else {
            platform::clipboard::select(&script);
            notices.say(text::COPY_REFUSED);
        }
    });
}
