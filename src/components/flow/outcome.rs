use super::Runner;
use super::notes::CopyNotes;
use crate::components::{Contacts, EntryList};
use crate::state::{SiteManifest, page_entry};
use crate::text;
use leptos::prelude::*;

/// What comes after an outcome: for agents the notes and the next customer, for everybody what else may help.
#[component]
pub(super) fn OutcomeView(
    /// The runner.
    runner: Runner,
) -> impl IntoView {
    let manifest = expect_context::<SiteManifest>().0;
    let related = runner.session.related();
    let related: Vec<_> = related.iter().filter_map(|page| page_entry(&manifest, page)).cloned().collect();
    let category = runner.entry.with_value(|entry| entry.category.clone());
    view! {
        <p class="actions">
            {runner.agent.then(|| view! { <CopyNotes session=runner.session /> })}
            <button type="button" class="button" on:click=move |_| runner.clear()>
                {text::flow::START_AGAIN}
            </button>
        </p>
        {(!related.is_empty())
            .then(|| {
                view! {
                    <div class="flow-related">
                        <h3>{text::RELATED}</h3>
                        <EntryList entries=related />
                    </div>
                }
            })}
        {(!runner.agent).then(|| view! { <Contacts category=category /> })}
    }
}
