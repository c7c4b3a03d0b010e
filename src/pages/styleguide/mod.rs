//! `/styleguide`, in development builds alone: every component in all its states on one page, to look at while one
//! changes the styles. It draws the app's own components, fed with [`samples`]; nothing here is a copy of their markup
//! but for elements that have no component (buttons, prose as the builder writes it). The agent's desk stands around it
//! as around every page of a site for agents: cases, palette (Ctrl+K), sheet (`?`), panel and notices are there to try.

mod samples;

use crate::components::{
    AgentMark, Breadcrumbs, CategoryCards, Composer, Contacts, EngineState, EntryList, Failure, Filters, FlowRunner,
    Helpful, HitItem, KindMark, Meta, NeighbourLinks, PageTitle, Pager, ReaderTools, SearchField, Skeleton, Toc,
};
use crate::state::{Engine, EngineFailure, FetchFailure, MessageSession, Notices, SearchAddress};
use giljabi_site::Kind;
use leptos::prelude::*;
use std::sync::Arc;

/// The colours of `styles/tokens.css`.
const COLOURS: [&str; 22] = [
    "paper",
    "paper-soft",
    "paper-raised",
    "ink",
    "ink-soft",
    "line",
    "line-strong",
    "accent",
    "accent-strong",
    "accent-soft",
    "on-accent",
    "marked",
    "note",
    "note-soft",
    "tip",
    "tip-soft",
    "important",
    "important-soft",
    "warning",
    "warning-soft",
    "caution",
    "caution-soft",
];

/// The spaces of `styles/tokens.css`.
const SPACES: [&str; 7] = ["space-1", "space-2", "space-3", "space-4", "space-5", "space-6", "space-7"];

/// The sizes of type of `styles/tokens.css`.
const SIZES: [&str; 6] = ["small", "normal", "large", "h3", "h2", "h1"];

/// All components in all their states.
#[component]
pub(crate) fn StyleguidePage() -> impl IntoView {
    super::hide_from_search_engines();
    view! {
        <div class="page">
            <PageTitle title="Styleguide".to_owned() />
            <p class="lead">"Development builds only. Change the theme in the header; resize; press Tab."</p>
            <Foundations />
            <Texts />
            <Controls />
            <States />
            <Lists />
            <Results />
            <Messages />
            <Steps />
        </div>
    }
}

/// A group of samples with its heading.
fn group(title: &'static str, inside: impl IntoView) -> impl IntoView {
    view! {
        <section>
            <h2>{title}</h2>
            {inside}
        </section>
    }
}

/// One sample with the name of its state.
fn sample(state: &'static str, inside: impl IntoView) -> impl IntoView {
    view! {
        <h3>{state}</h3>
        <div style="margin-block: var(--space-2) var(--space-5)">{inside}</div>
    }
}

#[component]
fn Foundations() -> impl IntoView {
    let colour = |name: &'static str| {
        let paint =
            format!("width: 6rem; height: 2.5rem; border: 1px solid var(--line-strong); background: var(--{name})");
        view! {
            <li>
                <div style=paint></div>
                <code>{name}</code>
            </li>
        }
    };
    let space = |name: &'static str| {
        let paint = format!("width: var(--{name}); height: var(--{name}); background: var(--accent)");
        view! {
            <li>
                <div style=paint></div>
                <code>{name}</code>
            </li>
        }
    };
    let size = |name: &'static str| {
        view! { <p style=format!("font-size: var(--{name})")>{name} ": 결제가 취소되었습니다"</p> }
    };
    group(
        "Tokens",
        view! {
            {sample("Colour", view! { <ul class="choices">{COLOURS.map(colour).collect_view()}</ul> })}
            {sample("Space", view! { <ul class="choices">{SPACES.map(space).collect_view()}</ul> })}
            {sample("Type", SIZES.map(size).collect_view())}
            {sample(
                "Radius, small and large, and shadow",
                view! {
                    <p style="padding: var(--space-4); border: 1px solid var(--line); border-radius: var(--radius-small)">
                        "radius-small"
                    </p>
                    <p style="padding: var(--space-4); border-radius: var(--radius); box-shadow: var(--shadow)">
                        "radius, shadow"
                    </p>
                },
            )}
        },
    )
}

#[component]
fn Texts() -> impl IntoView {
    group(
        "Text",
        view! {
            {sample("Prose, as the builder writes it", view! { <div class="prose" inner_html=samples::PROSE></div> })}
            {sample("Contents list", view! { <Toc headings=samples::headings() page="styleguide".to_owned() /> })}
            {sample("Way back up", view! { <Breadcrumbs category=samples::category() /> })}
            {sample(
                "Marks",
                view! {
                    <p class="meta">
                        {Kind::ALL.map(|kind| view! { <KindMark kind=kind /> }).collect_view()} <AgentMark />
                        <span class="tag">"Android"</span> <mark>"찾은 말"</mark> <kbd>"Ctrl"</kbd>
                    </p>
                },
            )}
            {sample("Line below a title", view! { <Meta entry=samples::entry(Kind::Guide) /> })}
        },
    )
}

#[component]
fn Controls() -> impl IntoView {
    let notices = expect_context::<Notices>();
    group(
        "Controls",
        view! {
            {sample(
                "Buttons: plain, primary, small, pressed, as a link, disabled",
                view! {
                    <p class="actions">
                        <button type="button" class="button">"다시 시도"</button>
                        <button type="button" class="button button-primary">"새로 고침"</button>
                        <button type="button" class="button button-small">"되돌리기"</button>
                        <button type="button" class="button" aria-pressed="true">"네"</button>
                        <button type="button" class="link-button">"되돌리기"</button>
                        <button type="button" class="button" disabled>"다시 시도"</button>
                    </p>
                },
            )}
            {sample("Search field", view! { <SearchField id="styleguide-search" /> })}
            {sample("Pages, in the middle", pager(9))}
            {sample("Pages, at the beginning", pager(1))}
            {sample(
                "Was it helpful? Press to see both answers",
                view! { <Helpful entry=samples::entry(Kind::Faq) related=vec![samples::entry(Kind::Guide)] /> },
            )}
            {sample("Handing on", view! { <ReaderTools entry=samples::entry(Kind::Faq) /> })}
            {sample("Entries before and after", samples::first_entry().map(|entry| view! { <NeighbourLinks entry=entry /> }))}
            {sample(
                "Notices: in the text, and below for a moment",
                view! {
                    <p class="notice">"‘어제’ 없이 찾은 결과입니다."</p>
                    <p class="actions">
                        <button type="button" class="button" on:click=move |_| notices.say(crate::text::COPIED)>
                            "Say"
                        </button>
                    </p>
                },
            )}
        },
    )
}

fn pager(current: usize) -> impl IntoView {
    view! { <Pager total=173 size=10 current=current href=|page| format!("styleguide?page={page}") /> }
}

#[component]
fn States() -> impl IntoView {
    let failures = [
        ("Failure: offline", FetchFailure::Offline),
        ("Failure: unreachable", FetchFailure::Unreachable),
        ("Failure: a new version is out", FetchFailure::Missing),
    ];
    let engines = [
        ("Engine: starting", Engine::Starting { slow: false }),
        ("Engine: slow", Engine::Starting { slow: true }),
        ("Engine: offline", Engine::Failed(EngineFailure::Offline)),
        ("Engine: unreachable", Engine::Failed(EngineFailure::Unreachable)),
        ("Engine: a new version is out", Engine::Failed(EngineFailure::Replaced)),
    ];
    group(
        "Loading and failing",
        view! {
            {sample("Loading", view! { <Skeleton /> })}
            {failures
                .map(|(state, failure)| sample(state, view! { <Failure failure=failure retry=|| () /> }))
                .collect_view()}
            {engines.map(|(state, engine)| sample(state, view! { <EngineState engine=engine /> })).collect_view()}
        },
    )
}

#[component]
fn Lists() -> impl IntoView {
    group(
        "Lists",
        view! {
            {sample("Categories", view! { <CategoryCards /> })}
            {sample("Entries", view! { <EntryList entries=Kind::ALL.map(samples::entry).into() dated=true /> })}
            {sample("Ways to reach a person", view! { <Contacts category=samples::category() /> })}
        },
    )
}

#[component]
fn Results() -> impl IntoView {
    let reply = samples::reply();
    let hits = reply.hits.clone();
    group(
        "Results",
        view! {
            {sample("Filters", view! { <Filters address=SearchAddress::of("결제 취소") reply=reply /> })}
            {sample(
                "Hits: found by its words, by choseong, very long",
                view! { <ol class="hits">{hits.into_iter().map(|hit| view! { <HitItem hit=hit /> }).collect_view()}</ol> },
            )}
        },
    )
}

/// The composer in its states. What is typed for a state must not be kept for the next look at this page.
#[component]
fn Messages() -> impl IntoView {
    let session = expect_context::<MessageSession>();
    let states = samples::messages();
    let ids: Vec<_> = states.iter().map(|(_, id, _, _)| *id).collect();
    for (_, id, _, values) in &states {
        session.replace(id, values.clone());
    }
    on_cleanup(move || {
        for id in ids {
            session.replace(id, giljabi_message::Values::new());
        }
    });
    let shown = states
        .into_iter()
        .map(|(state, id, message, _)| sample(state, view! { <Composer id=id message=Arc::new(message) /> }))
        .collect_view();
    group("Messages", shown)
}

#[component]
fn Steps() -> impl IntoView {
    // A page has one flow, whose question has an id; walk it to see the steps.
    group(
        "Flow: words to say, checklist, a value, answers, every outcome",
        view! { <FlowRunner entry=samples::entry(Kind::Flow) file=Arc::new(samples::flow()) /> },
    )
}
