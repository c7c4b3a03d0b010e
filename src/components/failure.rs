use crate::platform;
use crate::state::FetchFailure;
use crate::text;
use leptos::prelude::*;

/// Site data that did not come: what happened, and the way on.
#[component]
pub(crate) fn Failure(
    /// What went wrong.
    failure: FetchFailure,
    /// Whether there is nothing else on the page.
    #[prop(optional)]
    alone: bool,
    /// Tries once more.
    retry: impl Fn() + 'static,
) -> impl IntoView {
    let (title, help) = text::fetch_failure(failure);
    let is_replaced = matches!(failure, FetchFailure::Missing | FetchFailure::Damaged | FetchFailure::Outdated);
    let (again, again_class) = (text::RETRY, if is_replaced { "button" } else { "button button-primary" });
    view! {
        <div class="failure" role="alert">
            {if alone { view! { <h1>{title}</h1> }.into_any() } else { view! { <h2>{title}</h2> }.into_any() }}
            <p>{help}</p>
            <p class="actions">
                {is_replaced
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button button-primary"
                                on:click=|_| platform::head::reload()
                            >
                                {text::RELOAD}
                            </button>
                        }
                    })} <button type="button" class=again_class on:click=move |_| retry()>
                    {again}
                </button>
            </p>
        </div>
    }
}
