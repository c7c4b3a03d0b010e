use super::{Contacts, EntryList, Helpful, NeighbourLinks, ReaderTools};
use crate::state::{Base, SiteManifest, page_entry};
use crate::text;
use giljabi_site::Audience;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

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
    let entry = page_entry(&manifest, &page).filter(|_| manifest.audience == Audience::Public).cloned();
    view! {
        <div class="article-after">
            {entry
                .map(|entry| {
                    view! {
                        <Helpful entry=entry.clone() related=related.clone() />
                        <ReaderTools entry=entry.clone() />
                        <NeighbourLinks entry=entry />
                    }
                })}
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
