use super::script_copy;
use leptos::prelude::*;

/// The text of an article, as the builder wrote it. Its copy buttons copy the script beside them.
#[component]
pub(crate) fn Prose(
    /// Sanitised HTML.
    html: String,
) -> impl IntoView {
    view! { <div class="prose" on:click=script_copy() inner_html=html></div> }
}
