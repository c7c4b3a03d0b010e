use crate::platform;
use crate::state::{SiteManifest, contacts_for};
use crate::text;
use giljabi_reader::{Reach, hours_in_words, reach, reach_in_words};
use giljabi_site::{Contact, Opening};
use leptos::prelude::*;
use std::time::Duration;

/// How often it is worked out anew whether a contact is open.
const EVERY: Duration = Duration::from_secs(20);

/// How to reach a person about a category; nothing where no way is known.
#[component]
pub(crate) fn Contacts(
    /// The path of the category; `None` for the contacts that are for everything.
    #[prop(optional_no_strip)]
    category: Option<String>,
) -> impl IntoView {
    let manifest = expect_context::<SiteManifest>().0;
    let item = |contact: &Contact| {
        view! {
            <li>
                <strong>{contact.name.clone()}</strong>
                {contact
                    .phone
                    .as_deref()
                    .map(|phone| {
                        let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
                        view! { <a href=format!("tel:{digits}")>{phone.to_owned()}</a> }
                    })}
                {contact
                    .url
                    .clone()
                    .map(|url| view! { <a class="external" rel="noopener" href=url.clone()>{url.clone()}</a> })}
                {contact.note.clone().map(|note| view! { <span class="muted">{note}</span> })}
                {(!contact.hours.is_empty()).then(|| view! { <Hours hours=contact.hours.clone() /> })}
            </li>
        }
    };
    let items: Vec<_> = contacts_for(&manifest, category.as_deref()).into_iter().map(item).collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="contacts" aria-labelledby="site-contacts">
                <h2 id="site-contacts">{text::CONTACTS}</h2>
                <ul>{items}</ul>
            </section>
        }
    })
}

/// When a contact can be reached, and whether now.
#[component]
fn Hours(
    /// Its opening hours.
    hours: Vec<Opening>,
) -> impl IntoView {
    let minutes = || (platform::clock::now() / 60_000.0).floor() as i64;
    let now = RwSignal::new(minutes());
    if let Ok(handle) = set_interval_with_handle(move || now.set(minutes()), EVERY) {
        on_cleanup(move || handle.clear());
    }
    let words = hours_in_words(&hours);
    let state = Memo::new(move |_| reach(&hours, now.get()));
    let is_open = move || state.get().is_some_and(|state| !matches!(state, Reach::Closed { .. }));
    view! {
        <div class="hours">
            <p class="reach" class:is-open=is_open>
                {move || state.get().map(reach_in_words)}
            </p>
            <p class="muted">{words}</p>
        </div>
    }
}
