use crate::platform;
use crate::state::{MessageFile, Notices};
use crate::text;
use giljabi_message::{Message, Values, words};
use giljabi_site::Entry;
use leptos::callback::Callable;
use leptos::prelude::Callback;
use leptos::task::spawn_local;

/// Copies the text of a message that has no fields. Where it has some, or the browser does not copy, it says so and
/// calls `open`, which is to show the message.
pub(crate) fn copy_message(entry: Entry, notices: Notices, open: Callback<()>) {
    spawn_local(async move {
        let file = platform::fetch::json::<MessageFile>(&platform::head::data_address(&entry.document)).await;
        let message = match file {
            Ok(file) => file.message,
            Err(failure) => return notices.say(text::fetch_failure(failure).0),
        };
        let has_fields = message.as_ref().is_none_or(|message| !message.fields.is_empty());
        if let Some(message) = message.filter(|_| !has_fields)
            && copied(&message, notices).await
        {
            return;
        }
        notices.say(if has_fields { text::composer::FIELDS_TO_FILL } else { text::composer::REFUSED_HERE });
        open.run(());
    });
}

async fn copied(message: &Message, notices: Notices) -> bool {
    let filled = giljabi_message::fill(message, &Values::new());
    let copied = filled.is_ready() && platform::clipboard::write(&filled.text).await;
    if copied {
        notices.say(words::copied(&filled));
    }
    copied
}
