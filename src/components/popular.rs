use super::EntryList;
use crate::state::{SiteManifest, page_entry};
use crate::text;
use leptos::prelude::*;

/// What people look for most, as `site.toml` names it; nothing where it names none.
#[component]
pub(crate) fn PopularEntries() -> impl IntoView {
    let manifest = expect_context::<SiteManifest>().0;
    let entries: Vec<_> =
        manifest.site.popular.iter().filter_map(|page| page_entry(&manifest, page)).cloned().collect();
    (!entries.is_empty()).then(|| {
        view! {
            <section aria-labelledby="site-popular">
                <h2 id="site-popular">{text::POPULAR}</h2>
                <EntryList entries=entries />
            </section>
        }
    })
}
