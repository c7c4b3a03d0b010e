use super::copy_as_it_is;
use crate::platform;
use crate::state::{Base, MessageFile, Notices};
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
    let page = expect_context::<Base>().path_of(&entry.page());
    let navigate = use_navigate();
    let label = text::composer::copy_named(&entry.title);
    let copy = move |_| {
        let (address, page, navigate) = (platform::head::data_address(&entry.document), page.clone(), navigate.clone());
        spawn_local(async move {
            let message = match platform::fetch::json::<MessageFile>(&address).await {
                Ok(file) => file.message,
                Err(failure) => return notices.say(text::fetch_failure(failure).0),
            };
            let has_fields = message.as_ref().is_none_or(|message| !message.fields.is_empty());
            if let Some(message) = message.filter(|_| !has_fields)
                && copy_as_it_is(&message, notices).await
            {
                return;
            }
            notices.say(if has_fields { text::composer::FIELDS_TO_FILL } else { text::composer::REFUSED_HERE });
            let options =
                leptos_router::NavigateOptions { resolve: false, ..leptos_router::NavigateOptions::default() };
            navigate(&page, options);
        });
    };
    view! {
        <button type="button" class="button button-small hit-copy" aria-label=label on:click=copy>
            {text::composer::COPY_MESSAGE}
        </button>
    }
}
