use super::NotFoundPage;
use crate::on_demand::OnDemand;
use crate::state::SiteManifest;
use giljabi_site::Kind;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// `/flows/:id`: a flow, one question at a time. Which one is in the address: `flows/id?v=…&p=…`.
#[component]
pub(crate) fn FlowPage() -> impl IntoView {
    let manifest = expect_context::<SiteManifest>();
    let on_demand = expect_context::<OnDemand>();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    view! {
        <div class="page page-flow">
            {move || match id.with(|id| manifest.0.entry(Kind::Flow, id).cloned()) {
                Some(entry) => on_demand.show(move |parts| (parts.flow)(entry.clone())).into_any(),
                None => view! { <NotFoundPage /> }.into_any(),
            }}
        </div>
    }
}
