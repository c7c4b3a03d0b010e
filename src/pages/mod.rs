//! The pages: one file a route. A page reads its address and puts components together.

mod category;
mod faq;
mod flow;
mod guide;
mod home;
mod message;
mod not_found;
mod search;
#[cfg(debug_assertions)]
mod styleguide;

pub(crate) use category::{CategoryPage, CategoryView};
pub(crate) use faq::FaqPage;
pub(crate) use flow::FlowPage;
pub(crate) use guide::GuidePage;
pub(crate) use home::HomePage;
pub(crate) use message::MessagePage;
pub(crate) use not_found::NotFoundPage;
pub(crate) use search::{SearchPage, SearchView};
#[cfg(debug_assertions)]
pub(crate) use styleguide::StyleguidePage;

use crate::on_demand::OnDemand;
use crate::platform;
use crate::state::SiteManifest;
use giljabi_site::{Entry, Kind};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The article of a kind whose id the address names, or the page for addresses that lead nowhere.
fn article(kind: Kind) -> impl IntoView {
    let on_demand = expect_context::<OnDemand>();
    entry_page(kind, move |entry| on_demand.read(move |parts| (parts.article)(entry.clone())).into_any())
}

/// Keeps the page out of search engines as long as it is shown.
fn hide_from_search_engines() {
    platform::head::set_hidden(true);
    on_cleanup(|| platform::head::set_hidden(false));
}

/// What `show` makes of the entry of a kind whose id the address names, or the page for addresses that lead nowhere.
fn entry_page(kind: Kind, show: impl Fn(Entry) -> AnyView + Send + 'static) -> impl IntoView {
    let manifest = expect_context::<SiteManifest>();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    view! {
        <div class="page">
            {move || match id.with(|id| manifest.0.entry(kind, id).cloned()) {
                Some(entry) => show(entry),
                None => view! { <NotFoundPage /> }.into_any(),
            }}
        </div>
    }
}
