//! Filling in a message: its fields, what it will look like, how long it is, and copying it.

use super::composer_draft::Draft;
use super::composer_field::ComposerField;
use super::composer_preview::{ComposerMeter, ComposerPreview};
use crate::platform;
use crate::state::SiteManifest;
use crate::text::composer as text;
use giljabi_message::{Message, Values};
use giljabi_site::Audience;
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

/// A message to fill in and copy. There is one for each message on a page at most.
#[component]
pub(crate) fn Composer(
    /// The message's id. What was typed is kept under it as long as the tab is open.
    #[prop(into)]
    id: String,
    /// The message.
    message: Arc<Message>,
    /// Values that are known already, by the names of fields: filled in and marked.
    #[prop(optional, into)]
    known: Option<Signal<Values>>,
    /// Gets each text that was copied.
    #[prop(optional, into)]
    on_copied: Option<Callback<String>>,
) -> impl IntoView {
    let draft = Draft::new(id, message, known.unwrap_or_else(|| Signal::derive(Values::new)), on_copied);
    listen_for_copying(draft);
    let fields = draft.with_message(|message| message.fields.len());
    view! {
        <section class="composer" id=draft.root() aria-label=text::COMPOSER>
            // Nothing is ever sent: without names the controls are no part of an address either.
            <form
                class="composer-form"
                class:composer-plain=fields == 0
                autocomplete="off"
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    draft.copy();
                }
            >
                {(fields > 0).then(|| view! { <Fields draft=draft count=fields /> })}
                <div class="composer-actions">
                    <Problems draft=draft />
                    <button type="submit" class="button button-primary composer-copy" id=draft.element("copy")>
                        <span>{text::COPY_MESSAGE}</span>
                        <kbd aria-hidden="true">{text::COPY_KEYS}</kbd>
                    </button>
                    <SmsAppLink draft=draft />
                    <Refused draft=draft />
                </div>
                <div class="composer-result">
                    <ComposerMeter draft=draft />
                    <ComposerPreview draft=draft />
                </div>
            </form>
        </section>
    }
}

/// Copies on Ctrl+Enter, while a syllable is being composed as well: it is in the field already.
fn listen_for_copying(draft: Draft) {
    let handle = window_event_listener(ev::keydown, move |event| {
        let is_enter = event.key() == "Enter" || matches!(event.code().as_str(), "Enter" | "NumpadEnter");
        let is_command = (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key();
        if is_enter
            && is_command
            && !event.repeat()
            && platform::control::is_for_composer(&event, &draft.root())
            && !platform::control::is_behind_dialog()
        {
            event.prevent_default();
            draft.copy();
        }
    });
    on_cleanup(move || handle.remove());
}

/// The fields, and the way to empty them all.
#[component]
fn Fields(
    /// The message being filled in.
    draft: Draft,
    /// How many there are.
    count: usize,
) -> impl IntoView {
    let is_agent = expect_context::<SiteManifest>().0.audience == Audience::Agent;
    let (clear, kept) =
        if is_agent { (text::NEW_CUSTOMER, text::KEPT_FOR_CUSTOMER) } else { (text::CLEAR_ALL, text::KEPT) };
    view! {
        <div class="composer-fields">
            <div class="composer-head">
                <h2>{text::FIELDS}</h2>
                <div class="composer-clear">
                    {move || {
                        draft
                            .can_bring_back()
                            .then(|| {
                                view! {
                                    <button
                                        type="button"
                                        class="button button-small"
                                        on:click=move |_| draft.bring_back()
                                    >
                                        {text::UNDO}
                                    </button>
                                }
                            })
                    }}
                    <button type="button" class="button button-small" on:click=move |_| draft.clear()>
                        {clear}
                    </button>
                </div>
            </div>
            {move || draft.was_kept().then(|| view! { <p class="notice composer-kept">{kept}</p> })}
            {(0..count).map(|at| view! { <ComposerField draft=draft at=at /> }).collect_view()}
        </div>
    }
}

/// What is wrong with the message beyond its fields.
#[component]
fn Problems(
    /// The message being filled in.
    draft: Draft,
) -> impl IntoView {
    let lines = move || {
        let problems = draft.message_problems();
        let lines = problems.into_iter().map(|(is_error, line)| {
            let class = if is_error { "composer-error" } else { "composer-warning" };
            view! { <p class=class>{line}</p> }
        });
        lines.collect_view()
    };
    view! {
        <div class="composer-problems" role="status" tabindex="-1" id=draft.element("problems")>
            {lines}
        </div>
    }
}

/// Hands the text to the phone's own app for messages; on devices used by touch only.
#[component]
fn SmsAppLink(
    /// The message being filled in.
    draft: Draft,
) -> impl IntoView {
    view! {
        <a
            class="button composer-app"
            href=move || draft.sms_address()
            on:click=move |event| {
                if !draft.is_ready_or_goes_to_obstacle() {
                    event.prevent_default();
                }
            }
        >
            {text::OPEN_SMS_APP}
        </a>
    }
}

/// The text to copy by hand, where the browser refused to.
#[component]
fn Refused(
    /// The message being filled in.
    draft: Draft,
) -> impl IntoView {
    move || {
        draft.refused().map(|refused| {
            view! {
                <div class="composer-refused">
                    <label for=draft.element("by-hand")>{text::REFUSED_TEXT}</label>
                    <textarea id=draft.element("by-hand") readonly rows="6" prop:value=refused></textarea>
                </div>
            }
        })
    }
}
