use crate::platform;
use crate::state::{Notices, SiteManifest};
use crate::text;
use giljabi_site::Entry;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Hands an entry on: shares its address, or prints it.
#[component]
pub(crate) fn ReaderTools(
    /// The entry.
    entry: Entry,
) -> impl IntoView {
    let manifest = expect_context::<SiteManifest>().0;
    let notices = expect_context::<Notices>();
    let share = move |_| {
        let address = match &manifest.site.url {
            Some(url) => format!("{url}{}/", entry.page()),
            None => platform::head::page_address(&entry.page()),
        };
        let title = entry.title.clone();
        spawn_local(async move {
            if platform::share::can_share() {
                platform::share::share(&title, &address).await;
            } else if platform::clipboard::write(&address).await {
                notices.say(text::ADDRESS_COPIED);
            } else {
                notices.say(text::address_refused(&address));
            }
        });
    };
    view! {
        <p class="reader-tools actions">
            <button type="button" class="button" on:click=share>
                {text::SHARE}
            </button>
            <button type="button" class="button" on:click=|_| platform::share::print()>
                {text::PRINT}
            </button>
        </p>
    }
}
