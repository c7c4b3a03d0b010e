use crate::platform;
use crate::state::{Notices, SiteManifest, page_entry};
use crate::text;
use giljabi_site::Kind;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The text of an article, as the builder wrote it. Its copy buttons copy the script beside them.
#[component]
pub(crate) fn Prose(
    /// Sanitised HTML.
    html: String,
    /// Opens the message with an id where its link is pressed; without it the link leads to its page.
    #[prop(optional, into)]
    on_message: Option<Callback<String>>,
) -> impl IntoView {
    let notices = expect_context::<Notices>();
    let manifest = expect_context::<SiteManifest>().0;
    let press = move |event: leptos::ev::MouseEvent| {
        if let Some(open) = on_message
            && let Some(link) = platform::focus::pressed_link(&event)
            && let Some(entry) = page_entry(&manifest, &link).filter(|entry| entry.kind == Kind::Message)
        {
            event.prevent_default();
            open.run(entry.id.clone());
            return;
        }
        let Some(script) =
            platform::clipboard::pressed_copy_button(&event).and_then(|button| platform::clipboard::script_of(&button))
        else {
            return;
        };
        spawn_local(async move {
            if platform::clipboard::write(&platform::clipboard::script_text(&script)).await {
                notices.say(text::COPIED);
            } else {
                platform::clipboard::select(&script);
                notices.say(text::COPY_REFUSED);
            }
        });
    };
    view! { <div class="prose" on:click=press inner_html=html></div> }
}
