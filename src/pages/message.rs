use crate::on_demand::OnDemand;
use giljabi_site::Kind;
use leptos::prelude::*;

/// `/messages/:id`: a message to fill in and copy.
#[component]
pub(crate) fn MessagePage() -> impl IntoView {
    let on_demand = expect_context::<OnDemand>();
    super::entry_page(Kind::Message, move |entry| {
        on_demand.show(move |parts| (parts.message)(entry.clone())).into_any()
    })
}
