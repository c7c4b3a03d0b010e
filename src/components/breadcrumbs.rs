use crate::state::SiteManifest;
use crate::text;
use giljabi_site::Category;
use leptos::prelude::*;

/// The way from the first page down to a page.
#[component]
pub(crate) fn Breadcrumbs(
    /// The path of the category that the page lies in, which is linked as well.
    category: Option<String>,
) -> impl IntoView {
    let manifest = expect_context::<SiteManifest>().0;
    let level = |level: &Category| view! { <li><a href=level.page()>{level.name.clone()}</a></li> };
    let levels = category.iter().flat_map(|path| manifest.lineage(path)).map(level).collect_view();
    view! {
        <nav class="breadcrumbs" aria-label=text::BREADCRUMBS>
            <ol>
                <li><a href="./">{text::HOME}</a></li>
                {levels}
            </ol>
        </nav>
    }
}
