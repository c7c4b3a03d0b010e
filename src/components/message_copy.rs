use crate::platform;
use crate::state::{MessageFile, Notices};
use crate::text;
use giljabi_message::{Filled, Message, Values, night_problem, words};
use giljabi_site::Entry;
use leptos::callback::Callable;
use leptos::prelude::Callback;
use leptos::task::spawn_local;

/// Copies the text of a message that has no fields. Where it has some, something about it is worth a look, or the
/// browser does not copy, it says so and calls `open`, which is to show the message; whoever left meanwhile stays where
/// they are.
pub(crate) fn copy_message(entry: Entry, notices: Notices, open: Callback<()>) {
    spawn_local(async move {
        let file = platform::fetch::json::<MessageFile>(&platform::head::data_address(&entry.document())).await;
        let message = match file {
            Ok(file) => file.message,
            Err(failure) => return notices.say(text::fetch_failure(failure).0),
        };
        let why = match message {
            Some(message) if message.fields.is_empty() => match copied(&message, notices).await {
                Ok(()) => return,
                Err(why) => why,
            },
            _ => text::composer::FIELDS_TO_FILL,
        };
        if open.try_run(()).is_some() {
            notices.say(why);
        }
    });
}

/// Copies a message without fields; the error says why it has to be opened instead.
async fn copied(message: &Message, notices: Notices) -> Result<(), &'static str> {
    let filled = giljabi_message::fill(message, &Values::new());
    if !is_plain_to_send(message, &filled) {
        return Err(text::composer::LOOK_FIRST);
    }
    if !platform::clipboard::write(&filled.text).await {
        return Err(text::composer::REFUSED_HERE);
    }
    notices.say(words::copied(&filled));
    Ok(())
}

/// Whether there is nothing about a filled message that its sender has to know: what is copied without being seen must
/// not be advertising at night, nor hold a letter that some gateways refuse.
pub(crate) fn is_plain_to_send(message: &Message, filled: &Filled) -> bool {
    let time = platform::clock::korean(platform::clock::now()).time;
    let hour = u8::try_from(time.minutes() / 60).unwrap_or_default();
    filled.is_ready() && filled.problems.is_empty() && night_problem(message, hour).is_none()
}
