use crate::platform;
use crate::state::{Engine, EngineFailure, SearchClient};
use crate::text;
use leptos::prelude::*;

/// Why there are no results yet: the search engine is on its way, or cannot be had, and what to do about it.
#[component]
pub(crate) fn EngineNotice() -> impl IntoView {
    let client = expect_context::<SearchClient>();
    move || view! { <EngineState engine=client.engine() /> }
}

/// The notice for where the engine stands.
#[component]
pub(crate) fn EngineState(
    /// Where it stands.
    engine: Engine,
) -> impl IntoView {
    let client = expect_context::<SearchClient>();
    let again = move || {
        view! { <button type="button" class="button" on:click=move |_| client.retry()>{text::RETRY}</button> }
    };
    let meanwhile = || view! { <p class="muted">{text::BROWSE_MEANWHILE}</p> };
    match engine {
        Engine::Ready => ().into_any(),
        Engine::Asleep | Engine::Starting { slow: false } => {
            view! { <p class="engine-notice">{text::SEARCH_STARTING}</p> }.into_any()
        }
        Engine::Starting { slow: true } => {
            view! { <div class="engine-notice" role="status"><p>{text::SEARCH_SLOW}</p>{meanwhile()}{again()}</div> }
                .into_any()
        }
        Engine::Failed(failure) => {
            let reload = (failure == EngineFailure::Replaced).then(|| {
                view! {
                    <button type="button" class="button button-primary" on:click=|_| platform::head::reload()>
                        {text::RELOAD}
                    </button>
                }
            });
            view! {
                <div class="engine-notice" role="alert">
                    <p>{text::engine_failure(failure)}</p>
                    {meanwhile()}
                    <p class="actions">{reload}{again()}</p>
                </div>
            }
            .into_any()
        }
    }
}
