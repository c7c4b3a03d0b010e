use super::combobox::Combobox;
use super::{EngineNotice, MarkedText};
use crate::state::{Answered, ManifestFile, SearchAddress, SiteManifest, group_by_kind};
use crate::text;
use giljabi_site::Hit;
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

/// The list below the search field: the best results while one types. The focus stays in the field, which says by
/// `aria-activedescendant` which option the arrows have reached.
#[component]
pub(crate) fn Suggestions(
    /// The field.
    combobox: Combobox,
) -> impl IntoView {
    let manifest = expect_context::<ManifestFile>();
    let Combobox { shown, answer, active, .. } = combobox;
    let status = move || {
        let whole = |answered: &Arc<Answered>| answered.is_whole.then_some(answered.reply.total);
        let total = answer.with(|answer| answer.as_ref().and_then(whole));
        total.filter(|_| shown.get()).map(text::suggestions_status)
    };
    let option = move |at: usize, class: &'static str, href: String, inside: AnyView| {
        view! {
            <a
                id=combobox.option_id(at)
                class=class
                role="option"
                tabindex="-1"
                href=href
                aria-selected=move || if active.get() == Some(at) { "true" } else { "false" }
                on:click=move |_| combobox.remember()
            >
                {inside}
            </a>
        }
    };
    let list = move |answered: &Answered| {
        let Some(manifest) = manifest.ready().map(SiteManifest) else { return ().into_any() };
        let hits = &answered.reply.hits;
        let mut at = 0;
        let mut groups = Vec::new();
        for (kind, group) in group_by_kind(hits) {
            let first = at;
            at += group.len();
            let options = group.into_iter().enumerate().map(|(within, hit)| {
                option(first + within, "suggestion", hit.url.clone(), suggestion(hit.clone(), &manifest))
            });
            groups.push(view! {
                <div role="group" aria-label=text::kind_name(kind)>
                    <p class="suggestion-kind" aria-hidden="true">{text::kind_name(kind)}</p>
                    {options.collect_view()}
                </div>
            });
        }
        if hits.is_empty() {
            let nothing = answered.is_whole.then(|| view! { <p class="engine-notice">{text::NOTHING_FOUND}</p> });
            return nothing.into_any();
        }
        let all = option(
            hits.len(),
            "suggestion suggestion-all",
            SearchAddress::of(&answered.request.query).page_address(),
            way_to_all(answered).into_any(),
        );
        let correction = correction(combobox, answered);
        view! {
            {correction}
            <div id=combobox.list_id() role="listbox" aria-label=text::SUGGESTIONS>
                {groups}
                {all}
            </div>
        }
        .into_any()
    };
    let recent = move |searches: Vec<String>| {
        let options = searches.into_iter().enumerate().map(|(at, query)| {
            option(at, "suggestion suggestion-recent", SearchAddress::of(&query).page_address(), query.into_any())
        });
        view! {
            <p class="suggestion-kind" aria-hidden="true">
                {text::RECENT_SEARCHES}
            </p>
            <div id=combobox.list_id() role="listbox" aria-label=text::RECENT_SEARCHES>
                {options.collect_view()}
            </div>
            <button type="button" class="clear-recent" on:click=move |_| combobox.forget_searches()>
                {text::CLEAR_RECENT}
            </button>
        }
        .into_any()
    };
    let has_question = move || combobox.recent.with(Vec::is_empty);
    // Pressing an option must not take the focus from the field before the click arrives.
    let hold = |event: ev::MouseEvent| event.prevent_default();
    view! {
        <p class="visually-hidden" role="status">
            {status}
        </p>
        {move || {
            shown
                .get()
                .then(|| {
                    view! {
                        <div class="suggestions" on:mousedown=hold>
                            {move || match (combobox.recent.get(), answer.get()) {
                                (searches, _) if !searches.is_empty() => recent(searches),
                                (_, Some(answered)) => list(&answered),
                                (_, None) => ().into_any(),
                            }}
                            {move || has_question().then(|| view! { <EngineNotice /> })}
                        </div>
                    }
                })
        }}
    }
}

/// What was searched for in place of what was typed, and the way to insist on that.
fn correction(combobox: Combobox, answered: &Answered) -> Option<impl IntoView + use<>> {
    let query = &answered.request.query;
    let refuse = SearchAddress::of(query).with_literal(true).page_address();
    answered.reply.corrected.as_deref().map(|corrected| {
        view! {
            <p class="suggestion-note">
                {text::corrected(corrected)} " "
                <a href=refuse on:click=move |_| combobox.remember()>
                    {text::literally(query)}
                </a>
            </p>
        }
    })
}

/// The words of the way to all results; before the engine is there, nobody knows how many there are.
fn way_to_all(answered: &Answered) -> String {
    if answered.is_whole { text::all_results(answered.reply.total) } else { text::ALL_TEXTS.to_owned() }
}

fn suggestion(hit: Hit, manifest: &SiteManifest) -> AnyView {
    let levels: Vec<_> =
        hit.category.iter().flat_map(|path| manifest.0.lineage(path)).map(|level| level.name.clone()).collect();
    view! {
        <span class="entry-head">
            <span class="entry-title"><MarkedText text=hit.title /></span>
        </span>
        <span class="suggestion-text"><MarkedText text=hit.excerpt /></span>
        {(!levels.is_empty() || !hit.why.is_empty())
            .then(|| {
                view! {
                    <span class="suggestion-foot">
                        {(!levels.is_empty()).then(|| view! { <span class="path">{levels.join(" › ")}</span> })}
                        {(!hit.why.is_empty()).then(|| view! { <span class="why">{hit.why.join(" · ")}</span> })}
                    </span>
                }
            })}
    }
    .into_any()
}
