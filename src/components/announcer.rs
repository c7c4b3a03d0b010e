use crate::state::Notices;
use leptos::prelude::*;

/// The place where notices are shown and read aloud. It is always there, because readers only notice changes.
#[component]
pub(crate) fn Announcer() -> impl IntoView {
    let notices = expect_context::<Notices>();
    view! { <p class="announcer" role="status">{move || notices.current()}</p> }
}
