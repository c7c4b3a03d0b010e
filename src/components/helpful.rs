use crate::state::{SiteManifest, contacts_for, helpful};
use crate::text;
use giljabi_site::Entry;
use leptos::prelude::*;

/// How many related entries an answer leads on to.
const RELATED: usize = 3;

/// Asks whether an entry was helpful. The answer stays on the device, can be changed, and leads on.
#[component]
pub(crate) fn Helpful(
    /// The entry.
    entry: Entry,
    /// The entries that belong to it.
    related: Vec<Entry>,
) -> impl IntoView {
    let manifest = expect_context::<SiteManifest>().0;
    let page = StoredValue::new(entry.page());
    let said = RwSignal::new(page.with_value(|page| helpful::stored(page)));
    let has_contacts = !contacts_for(&manifest, entry.category.as_deref()).is_empty();
    let button = move |helpful: bool, words: &'static str| {
        let pressed = move || if said.get() == Some(helpful) { "true" } else { "false" };
        view! {
            <button
                type="button"
                class="button"
                aria-pressed=pressed
                on:click=move |_| {
                    page.with_value(|page| helpful::store(page, helpful));
                    said.set(Some(helpful));
                }
            >
                {words}
            </button>
        }
    };
    let lead = move || said.get().map(|helpful| if helpful { text::HELPFUL_THANKS } else { text::HELPFUL_SORRY });
    let links = move || {
        let helpful = said.get()?;
        let link = |href: String, words: String| view! { <li><a href=href>{words}</a></li> };
        let mut links: Vec<_> =
            related.iter().take(RELATED).map(|entry| link(entry.page(), entry.title.clone())).collect();
        if !helpful && has_contacts {
            let contacts = page.with_value(|page| format!("{page}#site-contacts"));
            links.push(link(contacts, text::HELPFUL_CONTACTS.to_owned()));
        }
        if !helpful {
            links.push(link("search".to_owned(), text::HELPFUL_SEARCH.to_owned()));
        }
        (!links.is_empty()).then(|| view! { <ul>{links}</ul> })
    };
    view! {
        <section class="helpful" aria-labelledby="site-helpful">
            <h2 id="site-helpful">{text::HELPFUL}</h2>
            <p class="actions">{button(true, text::HELPFUL_YES)} {button(false, text::HELPFUL_NO)}</p>
            // The sentence is read aloud, the links are there to be found.
            <div class="helpful-answer">
                <p role="status">{lead}</p>
                {links}
            </div>
        </section>
    }
}
