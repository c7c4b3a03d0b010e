use super::{Breadcrumbs, Meta, PageTitle};
use crate::on_demand::OnDemand;
use giljabi_site::Entry;
use leptos::prelude::*;

/// The head of an entry's page: where it lies, its title, for whom and what it is, and when it was updated.
#[component]
pub(crate) fn ArticleHead(
    /// The entry.
    entry: Entry,
) -> impl IntoView {
    let page = entry.page();
    view! {
        <header class="article-head">
            {expect_context::<OnDemand>().desk(move |parts| (parts.pin)(page.clone()))}
            <Breadcrumbs category=entry.category.clone() />
            <PageTitle title=entry.title.clone() />
            <Meta entry=entry />
        </header>
    }
}
