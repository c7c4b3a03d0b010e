use super::composer_draft::Draft;
use crate::components::group_while_typing;
use crate::platform;
use crate::state::{Grouping, Origin};
use crate::text::composer as text;
use giljabi_message::FieldKind;
use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;

/// From how many characters on a text has several lines to stand on.
const LONG: u16 = 60;

/// A field of a message with its label, its control, and what there is to say about its value.
#[component]
pub(crate) fn ComposerField(
    /// The message being filled in.
    draft: Draft,
    /// The field's number.
    at: usize,
) -> impl IntoView {
    let field = draft.field(at);
    let control = draft.control(at);
    let (told, example_id) = (format!("{control}-told"), format!("{control}-example"));
    let is_moment = text::now_button(&field.kind).is_some();
    let example = match &field.kind {
        FieldKind::Choice { .. } => None,
        FieldKind::Amount { .. } => field.example.as_deref().map(giljabi_message::group_amount),
        _ => field.example.clone().filter(|_| !is_moment),
    };
    let shown_in = control.clone();
    Effect::new(move |_| platform::control::show(&shown_in, &draft.shown(at).0));
    let notes = Memo::new(move |_| draft.notes(at));
    let is_known = Memo::new(move |_| draft.shown(at).1 == Origin::Known);
    view! {
        <div
            class="composer-field"
            class:composer-field-known=is_known
            class:composer-field-wrong=move || notes.with(|notes| !notes.errors.is_empty())
            on:focusout=move |_| draft.leave(at)
        >
            <div class="composer-label">
                <label for=control.clone()>{field.label.clone()}</label>
                {example
                    .map(|example| {
                        view! { <span class="composer-example" id=example_id.clone()>{text::example(&example)}</span> }
                    })}
                {text::now_button(&field.kind)
                    .map(|now| {
                        view! {
                            <button
                                type="button"
                                class="composer-now"
                                aria-label=format!("{}: {now}", field.label)
                                on:click=move |_| draft.fill_now(at)
                            >
                                {now}
                            </button>
                        }
                    })}
            </div>
            <Control draft=draft at=at kind=field.kind.clone() />
            <div class="composer-told" id=told>
                {move || {
                    notes
                        .with(|notes| {
                            let errors = notes.errors.iter().map(|line| ("composer-error", line));
                            let warnings = notes.warnings.iter().map(|line| ("composer-warning", line));
                            let changes = notes.changes.iter().map(|line| ("composer-change", line));
                            errors
                                .chain(warnings)
                                .chain(changes)
                                .map(|(class, line)| view! { <p class=class>{line.clone()}</p> })
                                .collect_view()
                        })
                }}
                {move || is_known.get().then(|| view! { <p class="composer-known">{text::FROM_FLOW}</p> })}
            </div>
        </div>
    }
}

/// The native control of a kind of field. Browsers must neither offer nor remember what is typed, nor send it to be
/// spell-checked.
#[component]
fn Control(
    /// The message being filled in.
    draft: Draft,
    /// The field's number.
    at: usize,
    /// What the field holds.
    kind: FieldKind,
) -> impl IntoView {
    let id = draft.control(at);
    let has_example = draft.with_message(|message| message.fields.get(at).is_some_and(|field| field.example.is_some()));
    let told = if has_example { format!("{id}-told {id}-example") } else { format!("{id}-told") };
    let invalid = move || (!draft.notes(at).errors.is_empty()).then_some("true");
    let grouping = Grouping::of(&kind);
    let (input_type, inputmode, max) = match &kind {
        FieldKind::Text { max } if *max >= LONG => {
            return view! {
                <textarea
                    id=id
                    rows="3"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby=told
                    aria-invalid=invalid
                    on:input=move |event| draft.type_in(at, event_target_value(&event))
                    on:keydown=move |event| {
                        if is_plain(&event, "Enter") {
                            event.prevent_default();
                            draft.copy();
                        } else {
                            go_on(draft, at, &event);
                        }
                    }
                ></textarea>
            }
            .into_any();
        }
        FieldKind::Choice { options } => {
            return view! {
                <select
                    id=id
                    autocomplete="off"
                    aria-describedby=told
                    aria-invalid=invalid
                    on:input=move |event| draft.type_in(at, event_target_value(&event))
                    on:keydown=move |event| go_on(draft, at, &event)
                >
                    <option value="">{text::CHOOSE}</option>
                    {options
                        .iter()
                        .map(|option| view! { <option value=option.clone()>{option.clone()}</option> })
                        .collect_view()}
                </select>
            }
            .into_any();
        }
        // Years of four digits; without an end browsers ask for six.
        FieldKind::Date { .. } => ("date", None, Some("9999-12-31")),
        FieldKind::Time { .. } => ("time", None, None),
        FieldKind::Datetime { .. } => ("datetime-local", None, Some("9999-12-31T23:59")),
        FieldKind::Amount { .. } => ("text", Some("numeric"), None),
        FieldKind::Phone => ("tel", Some("tel"), None),
        FieldKind::Url { .. } => ("text", Some("url"), None),
        FieldKind::Text { .. } => ("text", None, None),
    };
    let type_in = move |event: Event| {
        group_while_typing(grouping, &event);
        draft.type_in(at, event_target_value(&event));
    };
    view! {
        <input
            id=id
            type=input_type
            inputmode=inputmode
            max=max
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            aria-describedby=told
            aria-invalid=invalid
            on:input=type_in
            on:keydown=move |event| go_on(draft, at, &event)
        />
    }
    .into_any()
}

/// Tab goes from a field that is filled in to the next one that is not, past those that have their value. Back, and
/// where all are filled in, it goes as ever.
fn go_on(draft: Draft, at: usize, event: &KeyboardEvent) {
    if !is_plain(event, "Tab") {
        return;
    }
    if let Some(next) = draft.next_missing(at).filter(|next| *next > at && draft.is_filled_now(at)) {
        event.prevent_default();
        platform::focus::focus_id(&draft.control(next));
    }
}

/// Whether a key was pressed alone, and not for the input method.
fn is_plain(event: &KeyboardEvent, key: &str) -> bool {
    let is_alone = !(event.shift_key() || event.ctrl_key() || event.meta_key() || event.alt_key());
    is_alone && event.key() == key && !platform::keyboard::is_composing(event)
}
