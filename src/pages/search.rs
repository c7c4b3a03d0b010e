use crate::components::{
    CategoryCards, Contacts, EngineNotice, Filters, HitItem, PageTitle, Pager, PopularEntries, RESULTS_ID,
    SkeletonLines,
};
use crate::on_demand::OnDemand;
use crate::platform;
use crate::state::{
    Answered, Engine, PAGE_SIZE, SearchAddress, SearchClient, SiteManifest, nearest_categories, use_answer,
};
use crate::text;
use giljabi_site::{Category, SearchRequest, Sort};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use std::sync::Arc;

/// `/search`: what was found.
#[component]
pub(crate) fn SearchPage() -> impl IntoView {
    super::hide_from_search_engines();
    expect_context::<SearchClient>().start();
    expect_context::<OnDemand>().read(|parts| (parts.search)())
}

/// What was found, with filters, order and pages, all of them in the address.
#[component]
pub(crate) fn SearchView() -> impl IntoView {
    let client = expect_context::<SearchClient>();
    let search = use_location().search;
    let address = Memo::new(move |_| SearchAddress::parse(&search.get()));
    let question = Memo::new(move |_| address.with(SearchAddress::request));
    let answer = use_answer(client, question);

    let title = Signal::derive(move || {
        question.with(|question| match question {
            Some(request) => text::results_title(&request.query),
            None => text::SEARCH_EMPTY_TITLE.to_owned(),
        })
    });
    // Another page of results begins at its top, for the eye (the router sees to that) and for the keyboard.
    // The list is another one once the answer is here, so that is when the keyboard goes there.
    Effect::new(move |previous: Option<(usize, bool)>| {
        let page = address.with(|address| address.page);
        let offset = question.with(|question| question.as_ref().map(|request| request.offset));
        let is_here = answer.with(|answer| answer.as_ref().map(|answered| answered.request.offset) == offset);
        let (last, was_due) = previous.unwrap_or((page, false));
        let is_due = page > 1 && (last != page || was_due);
        if is_due && is_here {
            request_animation_frame(|| platform::focus::focus_id_quietly(RESULTS_ID));
        }
        (page, is_due && !is_here)
    });
    view! {
        <div class="page">
            <PageTitle title=title />
            <p class="visually-hidden" role="status">
                {move || answer.with(|answer| answer.as_ref().map(|answered| text::total(answered.reply.total)))}
            </p>
            {move || match (question.with(Option::is_some), client.engine(), answer.get()) {
                (false, _, _) => view! { <NoQuestion /> }.into_any(),
                (true, Engine::Ready, Some(answered)) => {
                    view! { <Results answered=answered address=address question=question /> }.into_any()
                }
                (true, Engine::Failed(_) | Engine::Starting { slow: true }, _) => view! { <NoEngine /> }.into_any(),
                (true, _, _) => view! { <SkeletonLines /> }.into_any(),
            }}
        </div>
    }
}

/// Nothing was asked yet.
#[component]
fn NoQuestion() -> impl IntoView {
    view! {
        <p class="lead">{text::SEARCH_EMPTY_HELP}</p>
        <h2>{text::CATEGORIES}</h2>
        <CategoryCards />
    }
}

/// The engine is not to be had.
#[component]
fn NoEngine() -> impl IntoView {
    view! {
        <EngineNotice />
        <CategoryCards />
    }
}

/// An answer.
#[component]
fn Results(
    /// What was found, and for what.
    answered: Arc<Answered>,
    /// What the page shows.
    address: Memo<SearchAddress>,
    /// What the newest address asks.
    question: Memo<Option<SearchRequest>>,
) -> impl IntoView {
    let asked = answered.request.clone();
    // The last answer stays until the next one is here; a screen reader waits for that one.
    let is_busy = move || question.with(|question| question.as_ref() != Some(&asked));
    // The filters lead on from the newest address, even while its answer is on its way.
    let address = address.get_untracked();
    let reply = &answered.reply;
    let sort = [Sort::Relevance, Sort::Date].map(|sort| {
        let href = address.with_sort(sort).page_address();
        view! {
            <li>
                <a href=href aria-current=(address.sort == sort).then_some("true")>
                    {text::sort_name(sort)}
                </a>
            </li>
        }
    });
    let aside = |to: SearchAddress, name: String| view! { <a href=to.page_address()>{name}</a> };
    let corrected = reply.corrected.as_deref().map(|corrected| {
        let refuse = aside(address.with_literal(true), text::literally(&address.query));
        view! { <p class="notice">{text::corrected(corrected)} " " {refuse}</p> }
    });
    let literal = (address.literal && reply.total > 0).then(|| {
        let allow = aside(address.with_literal(false), text::NOT_LITERALLY.to_owned());
        view! { <p class="notice">{text::LITERAL} " " {allow}</p> }
    });
    let relaxed = reply.relaxed.as_deref().filter(|words| !words.is_empty()).map(text::relaxed);
    let relaxed = relaxed.map(|relaxed| view! { <p class="notice">{relaxed}</p> });
    let is_empty = reply.total == 0;
    let hits = reply.hits.iter().map(|hit| view! { <HitItem hit=hit.clone() /> }).collect_view();
    let pages = address.clone();
    view! {
        <div class="results">
            {(!is_empty || address.is_filtered())
                .then(|| view! { <Filters address=address.clone() reply=reply.clone() /> })}
            <section id=RESULTS_ID class="result-list" tabindex="-1" aria-label=text::RESULTS aria-busy=move || is_busy().to_string()>
                {(!is_empty)
                    .then(|| {
                        view! {
                            <div class="result-head">
                                <p class="total">{text::total(reply.total)}</p>
                                <ul class="sort" aria-label=text::SORT>
                                    {sort}
                                </ul>
                            </div>
                        }
                    })}
                {corrected}
                {literal}
                {relaxed}
                {is_empty.then(|| view! { <Nothing answered=Arc::clone(&answered) address=address.clone() /> })}
                <ol class="hits">{hits}</ol>
                <Pager
                    total=reply.total
                    size=PAGE_SIZE
                    current=address.page
                    href=move |page| pages.with_page(page).page_address()
                />
            </section>
        </div>
    }
}

/// An honest empty page, and what to do next.
#[component]
fn Nothing(
    /// What was asked.
    answered: Arc<Answered>,
    /// What the page shows.
    address: SearchAddress,
) -> impl IntoView {
    let clear = address.is_filtered().then(|| {
        let href = SearchAddress::of(address.query.clone()).page_address();
        view! {
            <p class="actions">
                <a class="button button-primary" href=href>
                    {text::CLEAR_FILTERS}
                </a>
            </p>
        }
    });
    let allow = address.literal.then(|| {
        let href = address.with_literal(false).page_address();
        view! {
            <p class="actions">
                <a class="button button-primary" href=href>
                    {text::NOT_LITERALLY}
                </a>
            </p>
        }
    });
    let manifest = expect_context::<SiteManifest>().0;
    let near = nearest_categories(&manifest, &answered.request.query);
    let near = (!near.is_empty()).then(|| {
        let item = |category: &&Category| {
            let path: Vec<_> = manifest.lineage(&category.path).map(|level| level.name.as_str()).collect();
            view! { <li><a class="choice" href=category.page()>{path.join(" › ")}</a></li> }
        };
        let items: Vec<_> = near.iter().map(item).collect();
        view! {
            <h3 id="site-near">{text::NEAR}</h3>
            <ul class="choices" aria-labelledby="site-near">{items}</ul>
        }
    });
    view! {
        <div class="nothing">
            <h2>{text::nothing_title(&answered.request.query)}</h2>
            <ul>{text::NOTHING_TIPS.map(|tip| view! { <li>{tip}</li> }).collect_view()}</ul>
            {allow}
            {clear}
            {near}
            <PopularEntries />
            <h2>{text::CATEGORIES}</h2>
            <CategoryCards />
            <Contacts />
        </div>
    }
}
