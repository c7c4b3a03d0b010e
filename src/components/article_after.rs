use super::{Contacts, EntryList, Helpful, NeighbourLinks, ReaderTools};
use crate::state::{Base, SiteManifest, page_entry};
use crate::text;
use giljabi_site::{Audience, Entry};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// For readers: whether it was helpful, ways to keep it or hand it on, and what stands beside it. Agents have their
/// desk.
#[component]
pub(crate) fn ReaderAfter(
    /// The entry.
    entry: Entry,
    /// The entries that belong to it.
    related: Vec<Entry>,
) -> impl IntoView {
    let is_public = expect_context::<SiteManifest>().0.audience == Audience::Public;
    is_public.then(|| {
        view! {
            <Helpful entry=entry.clone() related=related />
            <ReaderTools entry=entry.clone() />
            <NeighbourLinks entry=entry />
        }
    })
}

/// What follows the text of an entry: for readers whether it was helpful and the ways on; for everybody related entries
/// and whom to ask.
#[component]
pub(crate) fn ArticleAfter(
    /// Addresses of related pages, relative to the site's base.
    related: Vec<String>,
    /// The path of the entry's category.
    category: Option<String>,
) -> impl IntoView {
    let manifest = expect_context::<SiteManifest>().0;
    let related: Vec<_> = related.iter().filter_map(|page| page_entry(&manifest, page)).cloned().collect();
    let page = expect_context::<Base>().page_at(&use_location().pathname.get_untracked());
    let entry = page_entry(&manifest, &page).cloned();
    view! {
        <div class="article-after">
            {entry.map(|entry| view! { <ReaderAfter entry=entry related=related.clone() /> })}
            {(!related.is_empty())
                .then(|| {
                    view! {
                        <section aria-labelledby="site-related">
                            <h2 id="site-related">{text::RELATED}</h2>
                            <EntryList entries=related />
                        </section>
                    }
                })} <Contacts category=category />
        </div>
    }
}
