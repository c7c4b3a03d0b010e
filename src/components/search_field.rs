use super::combobox::Combobox;
use super::{Icon, Shape, Suggestions};
use crate::state::SearchClient;
use crate::text;
use leptos::prelude::*;

/// The search field. Results appear below it while one types; on the result page they are the page itself, and typing
/// changes its address.
#[component]
pub(crate) fn SearchField(
    /// The id of the input.
    id: &'static str,
) -> impl IntoView {
    let client = expect_context::<SearchClient>();
    let combobox = Combobox::new(id);
    let Combobox { typed, expanded, active, .. } = combobox;
    let clear_button = move || {
        view! {
            <button
                type="button"
                class="icon-button"
                aria-label=text::CLEAR_SEARCH
                on:click=move |_| combobox.clear()
            >
                <Icon shape=Shape::Close />
            </button>
        }
    };
    view! {
        <form
            class="search-field"
            role="search"
            action="search"
            on:submit=move |event| combobox.submit(&event)
            on:focusout=move |event| combobox.leave(&event)
        >
            <label class="visually-hidden" for=id>
                {text::SEARCH_LABEL}
            </label>
            <div class="search-box">
                <Icon shape=Shape::Search />
                <input
                    id=id
                    name="q"
                    type="search"
                    role="combobox"
                    aria-autocomplete="list"
                    aria-expanded=move || if expanded.get() { "true" } else { "false" }
                    aria-controls=combobox.list_id()
                    aria-activedescendant=move || active.get().map(|at| combobox.option_id(at))
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    enterkeyhint="search"
                    maxlength="200"
                    placeholder=text::SEARCH_PLACEHOLDER
                    node_ref=combobox.field
                    on:input=move |event| combobox.type_text(event_target_value(&event))
                    on:keydown=move |event| combobox.press(&event)
                    on:focus=move |_| {
                        client.start();
                        combobox.enter();
                    }
                />
                {move || typed.with(|typed| !typed.is_empty()).then(clear_button)}
                <button type="submit" class="search-submit">
                    {text::SEARCH}
                </button>
            </div>
            <Suggestions combobox=combobox />
        </form>
    }
}
