use crate::platform;
use crate::state::Notices;
use crate::text;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The text of an article, as the builder wrote it. Its copy buttons copy the script beside them.
#[component]
pub(crate) fn Prose(
    /// Sanitised HTML.
    html: String,
) -> impl IntoView {
    let notices = expect_context::<Notices>();
    let copy = move |event: leptos::ev::MouseEvent| {
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
    view! { <div class="prose" on:click=copy inner_html=html></div> }
}
