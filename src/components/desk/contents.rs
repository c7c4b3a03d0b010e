use super::{manifest, use_page};
use crate::components::{KindMark, MarkedText};
use crate::state::{Engine, Pins, QueryText, SearchAddress, SearchClient, page_entry, use_answer};
use crate::text;
use giljabi_site::{Category, Entry, Hit, Kind, Manifest, SearchRequest};
use leptos::prelude::*;
use std::sync::Arc;

/// How many results stand beside the page.
const SHOWN: usize = 8;

/// The results of the current search beside what was opened of them, or else the contents of the site: what is pinned,
/// what was opened last, and the categories.
#[component]
pub(super) fn Contents() -> impl IntoView {
    let client = expect_context::<SearchClient>();
    let QueryText(typed) = expect_context();
    let page = use_page();
    let question = Memo::new(move |_| {
        let query = typed.with(|typed| typed.trim().to_owned());
        // Those two pages show results themselves.
        let asks = !query.is_empty() && page.with(|page| !page.is_empty() && page != "search");
        asks.then(|| SearchRequest { query, limit: SHOWN, ..SearchRequest::default() })
    });
    let answer = use_answer(client, question);
    let results = move || {
        let answered = answer.get().filter(|_| client.engine() == Engine::Ready)?;
        let hit = |hit: &Hit| {
            let title = view! { <MarkedText text=hit.title.clone() /> }.into_any();
            line(hit.kind, title, hit.url.clone(), page)
        };
        let hits = answered.reply.hits.iter().map(hit).collect_view();
        let is_empty = answered.reply.total == 0;
        let all = SearchAddress::of(&answered.request.query).page_address();
        Some(view! {
            <h2>{text::desk::RESULTS}</h2>
            {is_empty.then(|| view! { <p class="muted">{text::desk::NO_RESULTS}</p> })}
            <ul>{hits}</ul>
            {(!is_empty).then(|| view! { <p><a href=all>{text::desk::ALL_RESULTS}</a></p> })}
        })
    };
    view! {
        <nav class="desk-contents" aria-label=text::desk::CONTENTS>
            {move || match results() {
                Some(results) => view! { <Pinned or_hint=false /> {results} }.into_any(),
                None => view! { <Pinned or_hint=true /> <Shelf /> }.into_any(),
            }}
        </nav>
    }
}

/// A list of pages of entries; nothing where there are none.
fn list_of(manifest: &Manifest, pages: &[String], page: Memo<String>) -> Option<impl IntoView + use<>> {
    let item = |entry: &Entry| line(entry.kind, entry.title.clone().into_any(), entry.page(), page);
    let items: Vec<_> = pages.iter().filter_map(|page| page_entry(manifest, page)).map(item).collect();
    (!items.is_empty()).then(|| view! { <ul>{items}</ul> })
}

/// What is pinned: one press away, whatever else stands here.
#[component]
fn Pinned(
    /// Whether to say what pins are for where there are none.
    or_hint: bool,
) -> impl IntoView {
    let (pins, manifest, page) = (expect_context::<Pins>(), manifest(), use_page());
    move || match list_of(&manifest, &pins.pinned(), page) {
        Some(list) => view! { <h2>{text::desk::PINNED}</h2> {list} }.into_any(),
        None if or_hint => {
            view! { <h2>{text::desk::PINNED}</h2> <p class="muted">{text::desk::NO_PINS}</p> }.into_any()
        }
        None => ().into_any(),
    }
}

/// What was opened last, and the categories.
#[component]
fn Shelf() -> impl IntoView {
    let pins = expect_context::<Pins>();
    let manifest = manifest();
    let page = use_page();
    let titles = Arc::clone(&manifest);
    let opened = move || {
        let mut pages = pins.opened();
        pages.retain(|page| !pins.is_pinned(page));
        pages.truncate(5);
        list_of(&titles, &pages, page).map(|list| {
            view! {
                <h2>{text::desk::OPENED}</h2>
                {list}
            }
        })
    };
    let category = move |category: &Category| {
        let (own, depth) = (category.page(), category.path.matches('/').count());
        let href = own.clone();
        view! {
            <li class=["", "desk-deep", "desk-deep desk-deeper"][depth.min(2)]>
                <a href=href aria-current=move || page.with(|page| *page == own).then_some("page")>
                    <span>{category.name.clone()}</span>
                </a>
            </li>
        }
    };
    let categories = manifest.categories.iter().map(category).collect_view();
    view! {
        {opened}
        <h2>{text::desk::CATEGORIES}</h2>
        <ul>{categories}</ul>
    }
}

/// An entry in a line.
pub(super) fn line(kind: Kind, title: AnyView, address: String, page: Memo<String>) -> AnyView {
    let own = address.split('#').next().unwrap_or_default().to_owned();
    view! {
        <li>
            <a href=address aria-current=move || page.with(|page| *page == own).then_some("page")>
                <KindMark kind=kind />
                <span>{title}</span>
            </a>
        </li>
    }
    .into_any()
}
