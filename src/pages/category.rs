use super::NotFoundPage;
use crate::components::{Breadcrumbs, CategoryCards, Contacts, EntryList, PageTitle};
use crate::on_demand::OnDemand;
use crate::state::{Base, SiteManifest};
use crate::text;
use giljabi_site::{Category, Kind};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// `/category/*path`: a category of any level, the categories below it, and all that lies in it.
#[component]
pub(crate) fn CategoryPage() -> impl IntoView {
    let manifest = expect_context::<SiteManifest>().0;
    let base = expect_context::<Base>();
    let pathname = use_location().pathname;
    let on_demand = expect_context::<OnDemand>();
    // The address changes before the page does: whoever goes on to an article leaves this category, not for a moment
    // a category that does not exist.
    let path = Memo::new(move |previous: Option<&String>| {
        let page = base.page_at(&pathname.get());
        match page.strip_prefix("category/") {
            Some(path) => path.to_owned(),
            None => previous.cloned().unwrap_or_default(),
        }
    });
    view! {
        <div class="page">
            {move || match path.with(|path| manifest.category(path).cloned()) {
                Some(category) => on_demand.read(move |parts| (parts.category)(category.clone())).into_any(),
                None => view! { <NotFoundPage /> }.into_any(),
            }}
        </div>
    }
}

/// A category, the categories below it, and all that lies in it.
#[component]
pub(crate) fn CategoryView(
    /// The category.
    category: Category,
) -> impl IntoView {
    let manifest = expect_context::<SiteManifest>().0;
    let parent = category.path.rsplit_once('/').map(|(parent, _)| parent.to_owned());
    let lists: Vec<_> = Kind::ALL
        .into_iter()
        .filter_map(|kind| {
            let entries: Vec<_> =
                manifest.entries_in(&category.path).filter(|entry| entry.kind == kind).cloned().collect();
            (!entries.is_empty()).then(|| {
                view! {
                    <section>
                        <h2>{text::kind_name(kind)} " " <span class="count">{entries.len()}</span></h2>
                        <EntryList entries=entries />
                    </section>
                }
            })
        })
        .collect();
    let is_empty = lists.is_empty();
    view! {
        <Breadcrumbs category=parent />
        <PageTitle title=category.name.clone() />
        {(!category.description.is_empty()).then(|| view! { <p class="lead">{category.description.clone()}</p> })}
        <CategoryCards parent=Some(category.path.clone()) />
        {lists}
        {is_empty.then(|| view! { <p class="muted">{text::CATEGORY_EMPTY}</p> })}
        <Contacts category=Some(category.path.clone()) />
    }
}
