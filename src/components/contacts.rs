use crate::state::{SiteManifest, contacts_for};
use crate::text;
use giljabi_site::Contact;
use leptos::prelude::*;

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
