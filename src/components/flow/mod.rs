//! The flow runner: a flow's page, and its parts. Each part looks at the session and leads it on through [`Runner`].

mod answers;
mod field;
mod map;
mod messages;
mod notes;
mod outcome;
mod runner;
mod step;

use super::{Breadcrumbs, Failure, Meta, PageTitle, ReaderAfter, SkeletonLines};
use crate::on_demand::OnDemand;
use crate::state::{FlowFile, Flows, Load, SiteManifest, page_entry};
use giljabi_site::Entry;
pub(crate) use messages::step_message_id;
pub(crate) use notes::{CopyNotes, Notes, copy_notes};

use leptos::prelude::*;
pub(crate) use runner::FlowRunner;
use runner::Runner;

/// A flow: its head at once, from the manifest, and the runner when the flow is here.
#[component]
pub(crate) fn FlowView(
    /// The entry of the flow.
    entry: Entry,
) -> impl IntoView {
    let flows = expect_context::<Flows>();
    let slot = StoredValue::new(flows.get(&entry.document()));
    // A build in spite of errors has flows that could not be read; they are there as articles.
    let is_readable = Memo::new(move |_| {
        slot.get_value().with(|load| !matches!(load, Load::Ready(file) if file.flow.steps.is_empty()))
    });
    let on_demand = expect_context::<OnDemand>();
    move || {
        let entry = entry.clone();
        if is_readable.get() {
            view! { <Flow entry=entry load=slot /> }.into_any()
        } else {
            on_demand.read(move |parts| (parts.article)(entry.clone())).into_any()
        }
    }
}

/// The head of a flow, and the runner as soon as it can run.
#[component]
fn Flow(
    /// The entry of the flow.
    entry: Entry,
    /// Its file.
    load: StoredValue<ArcRwSignal<Load<FlowFile>>>,
) -> impl IntoView {
    let flows = expect_context::<Flows>();
    let (on_demand, page) = (expect_context::<OnDemand>(), entry.page());
    let shown = entry.clone();
    let manifest = expect_context::<SiteManifest>().0;
    let body = move || match load.get_value().get() {
        Load::Loading => view! { <SkeletonLines /> }.into_any(),
        Load::Failed(failure) => {
            let path = shown.document();
            let retry = move || {
                flows.get(&path);
            };
            view! { <Failure failure=failure retry=retry /> }.into_any()
        }
        Load::Ready(file) => {
            let related: Vec<_> = file.related.iter().filter_map(|page| page_entry(&manifest, page)).cloned().collect();
            view! {
                <FlowRunner entry=shown.clone() file=file />
                <div class="article-after">
                    <ReaderAfter entry=shown.clone() related=related />
                </div>
            }
            .into_any()
        }
    };
    view! {
        <article class="article">
            <header class="article-head flow-head">
                {on_demand.desk(move |parts| (parts.pin)(page.clone()))}
                <Breadcrumbs category=entry.category.clone() />
                <PageTitle title=entry.title.clone() />
                <Meta entry=entry />
            </header>
            {body}
        </article>
    }
}
