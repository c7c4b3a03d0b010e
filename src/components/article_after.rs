use super::{Contacts, EntryList};
use crate::state::{SiteManifest, page_entry};
use crate::text;
use leptos::prelude::*;

/// What follows the text of an entry: related entries and whom to ask.
#[component]
pub(crate) fn ArticleAfter(
    /// Addresses of related pages, relative to the site's base.
    related: Vec<String>,
    /// The path of the entry's category.
    category: Option<String>,
) -> impl IntoView {
    let manifest = expect_context::<SiteManifest>().0;
    let related: Vec<_> = related.iter().filter_map(|page| page_entry(&manifest, page)).cloned().collect();
    view! {
        <div class="article-after">
            {(!related.is_empty())
                .then(|| {
                    view! {
                        <section aria-labelledby="site-related">
                            <h2 id="site-related">{text::RELATED}</h2>
                            <EntryList entries=related />
                        </section>
                    }
                })}
            <Contacts category=category />
        </div>
    }
}
