use super::{Breadcrumbs, Meta, PageTitle};
use giljabi_site::Entry;
use leptos::prelude::*;

/// The head of an entry's page: where it lies, its title, for whom and what it is, and when it was updated.
#[component]
pub(crate) fn ArticleHead(
    /// The entry.
    entry: Entry,
) -> impl IntoView {
    view! {
        <header class="article-head">
            <Breadcrumbs category=entry.category.clone() />
            <PageTitle title=entry.title.clone() />
            <Meta entry=entry />
        </header>
    }
}
