use crate::platform;
use crate::state::Notices;
use crate::text;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What a click does around scripts with copy buttons, as the builder writes them: it copies the script.
pub(crate) fn script_copy() -> impl Fn(MouseEvent) + Copy {
    let notices = expect_context::<Notices>();
    move |event| {
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
    }
}
