use super::script_copy;
use crate::platform;
use crate::state::{SiteManifest, page_entry};
use giljabi_site::Kind;
use leptos::prelude::*;

/// The text of an article, as the builder wrote it. Its copy buttons copy the script beside them.
#[component]
pub(crate) fn Prose(
    /// Sanitised HTML.
    html: String,
    /// Opens the message with an id where its link is pressed; without it the link leads to its page.
    #[prop(optional, into)]
    on_message: Option<Callback<String>>,
) -> impl IntoView {
    let manifest = expect_context::<SiteManifest>().0;
    let copy = script_copy();
    let press = move |event: leptos::ev::MouseEvent| {
        let message = platform::focus::pressed_link(&event)
            .and_then(|link| page_entry(&manifest, &link).filter(|entry| entry.kind == Kind::Message).cloned());
        match (on_message, message) {
            (Some(open), Some(message)) => {
                event.prevent_default();
                open.run(message.id);
            }
            _ => copy(event),
        }
    };
    view! { <div class="prose" on:click=press inner_html=html></div> }
}
