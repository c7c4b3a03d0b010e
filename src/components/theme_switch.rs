use super::{Icon, Shape};
use crate::state::{Theme, ThemeChoice};
use crate::text;
use leptos::prelude::*;

/// Light, dark, or as the system has it.
#[component]
pub(crate) fn ThemeSwitch() -> impl IntoView {
    let choice = expect_context::<ThemeChoice>();
    let shape = move || match choice.get() {
        Theme::System => Shape::Contrast,
        Theme::Light => Shape::Sun,
        Theme::Dark => Shape::Moon,
    };
    let option = move |theme: Theme| {
        view! {
            <option value=theme.as_str() selected=move || choice.get() == theme>
                {text::theme_name(theme)}
            </option>
        }
    };
    view! {
        <div class="theme-switch">
            {move || view! { <Icon shape=shape() /> }}
            <select
                aria-label=text::THEME
                on:change=move |event| choice.choose(Theme::from_word(&event_target_value(&event)))
            >
                {Theme::ALL.map(option).collect_view()}
            </select>
        </div>
    }
}
