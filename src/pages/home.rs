use crate::components::{CategoryCards, EntryList, PageTitle, PopularEntries, SearchField};
use crate::state::{QueryText, SiteManifest, latest};
use crate::text;
use leptos::prelude::*;

/// `/`: the search field, the categories, and what was updated last.
#[component]
pub(crate) fn HomePage() -> impl IntoView {
    let manifest = expect_context::<SiteManifest>().0;
    let QueryText(typed) = expect_context();
    typed.set(String::new());
    let recent: Vec<_> = latest(&manifest, giljabi_reader::RECENT).into_iter().cloned().collect();
    view! {
        <div class="page home">
            <section class="hero">
                <PageTitle title=manifest.site.name.clone() />
                <p class="hero-text">{manifest.site.description.clone()}</p>
                <SearchField id="home-search" />
            </section>
            {(!manifest.categories.is_empty())
                .then(|| {
                    view! {
                        <section aria-labelledby="site-categories">
                            <h2 id="site-categories">{text::CATEGORIES}</h2>
                            <CategoryCards />
                        </section>
                    }
                })}
            <PopularEntries />
            {(!recent.is_empty())
                .then(|| {
                    view! {
                        <section aria-labelledby="site-recent">
                            <h2 id="site-recent">{text::RECENT}</h2>
                            <EntryList entries=recent dated=true />
                        </section>
                    }
                })}
        </div>
    }
}
