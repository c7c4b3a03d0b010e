use super::{ArticleAfter, ArticleHead, Failure, Prose, SkeletonLines, Toc};
use crate::on_demand::OnDemand;
use crate::platform;
use crate::state::{Desk, Documents, FirstView, Load, SiteManifest, page_entry};
use crate::text;
use giljabi_site::{Document, Entry, Kind};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use std::sync::Arc;

/// A guide or an FAQ: its head at once, from the manifest, and its text when it is here.
#[component]
pub(crate) fn Article(
    /// The entry to show.
    entry: Entry,
) -> impl IntoView {
    let documents = expect_context::<Documents>();
    let slot = StoredValue::new(documents.get(&entry.document()));
    let was_late = !matches!(*slot.get_value().read_untracked(), Load::Ready(_));
    let hash = use_location().hash;
    let first_view = expect_context::<FirstView>();
    Effect::new(move |_| {
        // The router scrolls to the heading of an address, but a text that came later was not there then. On a plain
        // page the browser has done so.
        if was_late && !first_view.is_covered() && matches!(slot.get_value().get(), Load::Ready(_)) {
            platform::focus::scroll_to_hash(&hash.get_untracked());
        }
    });

    let category = entry.category.clone();
    let file = entry.document();
    view! {
        <article class="article">
            <ArticleHead entry=entry />
            {move || match slot.get_value().get() {
                Load::Loading => view! { <SkeletonLines /> }.into_any(),
                Load::Failed(failure) => {
                    let file = file.clone();
                    view! {
                        <Failure
                            failure=failure
                            retry=move || {
                                documents.get(&file);
                            }
                        />
                    }
                        .into_any()
                }
                Load::Ready(document) => view! { <Body document=document category=category.clone() /> }.into_any(),
            }}
        </article>
    }
}

/// The text with its contents list, and what follows it.
#[component]
fn Body(
    /// The text.
    document: Arc<Document>,
    /// The path of its category.
    category: Option<String>,
) -> impl IntoView {
    let manifest = expect_context::<SiteManifest>().0;
    let related: Vec<_> = document.related.iter().filter_map(|page| page_entry(&manifest, page)).collect();
    let page = document.kind.page(&document.id);
    let on_demand = expect_context::<OnDemand>();
    let open = RwSignal::new(None::<String>);
    let has_message = Memo::new(move |_| open.with(Option::is_some));
    let panel = move || has_message.get().then(|| on_demand.show(move |parts| (parts.message_panel)(open)));
    let desk = expect_context::<Desk>();
    let on_message = Callback::new(move |id: String| {
        if !desk.open_message(&id) {
            open.set(Some(id));
        }
    });
    let flows = related.iter().filter(|entry| entry.kind == Kind::Flow && document.kind != Kind::Flow);
    let flows: Vec<_> = flows
        .map(|flow| {
            view! {
                <a class="flow-lead" href=flow.page()>
                    <strong>{text::flow::FROM_ARTICLE}</strong>
                    <span>{flow.title.clone()}</span>
                </a>
            }
        })
        .collect();
    view! {
        {flows}
        <div class="article-body">
            <Toc headings=document.headings.clone() page=page />
            <Prose html=document.html.clone() on_message=on_message />
            <ArticleAfter related=document.related.clone() category=category />
            {panel}
        </div>
    }
}
