use crate::state::SiteManifest;
use crate::text;
use giljabi_site::Kind;
use leptos::prelude::*;

/// The messages that a step links to.
///
/// Here is the place of the composer: opened in the step, filled with `session.with(|_, run| run.values())`, and each
/// copy noted by `Run::copied`. Until then each leads to its own page.
#[component]
pub(super) fn StepMessages(
    /// The messages' ids, in order.
    ids: Vec<String>,
) -> impl IntoView {
    let manifest = expect_context::<SiteManifest>().0;
    let items: Vec<_> = ids
        .iter()
        .filter_map(|id| manifest.entry(Kind::Message, id))
        .map(|entry| view! { <li><a class="button" href=entry.page()>{entry.title.clone()}</a></li> })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <ul class="flow-messages" aria-label=text::flow::MESSAGES>
                {items}
            </ul>
        }
    })
}
