use super::Runner;
use crate::components::group_while_typing;
use crate::platform;
use crate::state::{Grouping, field_id};
use crate::text;
use giljabi_flow::{Ask, ValueKind};
use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;

/// A value to ask for: a native control, a button for "now", and what is wrong with what was typed.
#[component]
pub(super) fn ValueField(
    /// The runner.
    runner: Runner,
    /// The value.
    ask: Ask,
    /// Called with the field's id when Enter leads on from it.
    after: Callback<String>,
) -> impl IntoView {
    let session = runner.session;
    let id = field_id(&ask.name);
    let (help_id, error_id) = (format!("{id}-help"), format!("{id}-error"));
    let initial = session.typed_now(&ask);
    let own = StoredValue::new(ask.clone());
    // What is wrong with it, or at least worth another look.
    let take = move |typed: &str| {
        let now = runner.minute.get_untracked();
        own.with_value(|ask| {
            let error = session.answer(ask, typed, now).map(|error| error.to_string());
            error.or_else(|| session.value_note(ask, now).map(|note| note.to_string()))
        })
    };
    // A mistake is told when the field is left, and taken back as soon as it is mended.
    let error = RwSignal::new(None);
    let typed = move |typed: String| {
        if take(&typed).is_none() {
            error.set(None);
        }
        runner.show(false);
    };
    let left = move |typed: String| error.set(take(&typed));
    let described = {
        let (help_id, error_id) = (help_id.clone(), error_id.clone());
        let has_help = ask.example.is_some();
        move || {
            let ids = [has_help.then_some(help_id.as_str()), error.with(Option::is_some).then_some(error_id.as_str())];
            let ids: Vec<_> = ids.into_iter().flatten().collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    let invalid = move || error.with(Option::is_some).then_some("true");
    let on_key = {
        let id = id.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Enter" && !platform::keyboard::is_composing(&event) {
                event.prevent_default();
                after.run(id.clone());
            }
        }
    };
    let control = if ask.kind == ValueKind::Choice {
        view! {
            <select
                id=id.clone()
                aria-describedby=described
                aria-invalid=invalid
                on:change=move |event| typed(event_target_value(&event))
                on:keydown=on_key
            >
                {options(&ask, &initial)}
            </select>
        }
        .into_any()
    } else {
        let (kind, mode) = native(ask.kind);
        let type_in = move |event: Event| {
            group_while_typing(grouping(ask.kind), &event);
            typed(event_target_value(&event));
        };
        view! {
            <input
                id=id.clone()
                type=kind
                inputmode=mode
                max=latest(ask.kind)
                autocomplete="off"
                value=initial
                aria-describedby=described
                aria-invalid=invalid
                on:input=type_in
                on:change=move |event| left(event_target_value(&event))
                on:keydown=on_key
            />
        }
        .into_any()
    };
    let now_id = id.clone();
    let now = ask.kind.is_moment().then(|| {
        let set = Callback::new(move |value: String| {
            platform::field::set(&now_id, &value);
            typed(value);
        });
        view! { <NowButton kind=ask.kind label=ask.label.clone() set=set /> }
    });
    view! {
        <div class="flow-field" class:has-error=move || error.with(Option::is_some)>
            <label for=id>
                {ask.label.clone()} " "
                {(!ask.required).then(|| view! { <span class="muted">{text::flow::OPTIONAL}</span> })}
            </label>
            {ask.example.as_deref().map(|example| view! { <p id=help_id class="muted">{text::flow::example(example)}</p> })}
            <div class="flow-control">{control} {now}</div>
            <p id=error_id class="flow-error" role="status">
                {error}
            </p>
        </div>
    }
}

/// What a value can be chosen from, nothing first.
fn options(ask: &Ask, chosen: &str) -> impl IntoView + use<> {
    let option = |value: &str, words: &str| {
        let selected = value == chosen;
        view! { <option value=value.to_owned() selected=selected>{words.to_owned()}</option> }
    };
    let none = option("", text::flow::PICK);
    let others = ask.options.iter().map(|name| option(name, name)).collect_view();
    view! {
        {none}
        {others}
    }
}

/// The type of the native control for a value, and its keyboard on a phone.
fn native(kind: ValueKind) -> (&'static str, Option<&'static str>) {
    match kind {
        ValueKind::Date => ("date", None),
        ValueKind::Time => ("time", None),
        ValueKind::DateTime => ("datetime-local", None),
        ValueKind::Amount => ("text", Some("numeric")),
        ValueKind::Phone => ("tel", Some("tel")),
        ValueKind::Text | ValueKind::Choice => ("text", None),
    }
}

/// The last moment that a control takes: years of four digits, or else browsers ask for six.
fn latest(kind: ValueKind) -> Option<&'static str> {
    match kind {
        ValueKind::Date => Some("9999-12-31"),
        ValueKind::DateTime => Some("9999-12-31T23:59"),
        _ => None,
    }
}

/// How a value is grouped while it is typed, if it is.
fn grouping(kind: ValueKind) -> Option<Grouping> {
    match kind {
        ValueKind::Amount => Some(Grouping::Amount),
        ValueKind::Phone => Some(Grouping::Phone),
        _ => None,
    }
}

/// The button that answers a time with "now".
#[component]
fn NowButton(
    /// The type of the value.
    kind: ValueKind,
    /// What the value is called.
    label: String,
    /// Takes the time, as the native control has it.
    set: Callback<String>,
) -> impl IntoView {
    let press = move |_| {
        let now = platform::clock::korean(platform::clock::now());
        set.run(match kind {
            ValueKind::Date => now.date.to_string(),
            ValueKind::Time => now.time.to_string(),
            _ => format!("{}T{}", now.date, now.time),
        });
    };
    let name = if kind == ValueKind::Date { text::flow::TODAY } else { text::flow::NOW };
    view! {
        <button type="button" class="button flow-now" aria-label=format!("{label}: {name}") on:click=press>
            {name}
        </button>
    }
}
