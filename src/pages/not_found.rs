use crate::components::{CategoryCards, PageTitle};
use crate::state::{Base, SiteManifest};
use crate::text;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

/// Addresses that lead nowhere. An old address of an entry leads on to the new one, which takes its place in the
/// browser's history.
#[component]
pub(crate) fn NotFoundPage() -> impl IntoView {
    super::hide_from_search_engines();
    let manifest = expect_context::<SiteManifest>().0;
    let base = expect_context::<Base>();
    let location = use_location();
    let page = base.page_at(&location.pathname.get_untracked());
    if let Some(new) = manifest.redirects.get(&page) {
        let query = location.search.get_untracked();
        let query = if query.is_empty() { query } else { format!("?{query}") };
        let target = base.path_of(&format!("{new}{query}{}", location.hash.get_untracked()));
        let navigate = use_navigate();
        Effect::new(move |_| {
            let options = NavigateOptions { resolve: false, replace: true, ..NavigateOptions::default() };
            navigate(&target, options);
        });
        return ().into_any();
    }
    view! {
        <div class="page">
            <PageTitle title=text::NOT_FOUND_TITLE.to_owned() />
            <p class="lead">{text::NOT_FOUND_HELP}</p>
            <p class="actions">
                <a class="button button-primary" href="./">
                    {text::TO_HOME}
                </a>
            </p>
            <CategoryCards />
        </div>
    }
    .into_any()
}
