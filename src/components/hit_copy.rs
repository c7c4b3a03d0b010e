use crate::on_demand::OnDemand;
use crate::state::{Base, Notices};
use crate::text;
use giljabi_site::Entry;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;

/// Copies a message from where it was found. One that has fields, or that the browser does not copy, is opened instead.
#[component]
pub(crate) fn HitCopy(
    /// The message.
    entry: Entry,
) -> impl IntoView {
    let notices = expect_context::<Notices>();
    let on_demand = expect_context::<OnDemand>();
    let page = expect_context::<Base>().path_of(&entry.page());
    let navigate = use_navigate();
    let label = text::composer::copy_named(&entry.title);
    let open = Callback::new(move |()| {
        let options = leptos_router::NavigateOptions { resolve: false, ..leptos_router::NavigateOptions::default() };
        navigate(&page, options);
    });
    let copy = move |_| {
        let entry = entry.clone();
        spawn_local(async move {
            match on_demand.get().await {
                Ok(parts) => (parts.copy_message)(entry, notices, open),
                Err(failure) => notices.say(text::fetch_failure(failure).0),
            }
        });
    };
    view! {
        <button type="button" class="button button-small hit-copy" aria-label=label on:click=copy>
            {text::composer::COPY_MESSAGE}
        </button>
    }
}
