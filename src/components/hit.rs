use super::{AgentMark, HitCopy, KindMark, MarkedText};
use crate::on_demand::OnDemand;
use crate::state::{SiteManifest, korean_date};
use crate::text;
use giljabi_site::{Audience, Hit, Kind};
use leptos::prelude::*;

/// One result: where it lies, its title, the section that matches, a part of its text, and why it was found.
#[component]
pub(crate) fn HitItem(
    /// The result.
    hit: Hit,
) -> impl IntoView {
    let manifest = expect_context::<SiteManifest>().0;
    let levels: Vec<_> =
        hit.category.iter().flat_map(|path| manifest.lineage(path)).map(|level| level.name.clone()).collect();
    let entry = manifest.entry(hit.kind, &hit.id);
    let is_agent = entry.is_some_and(|entry| entry.audience == Audience::Agent);
    let message = entry.filter(|entry| entry.kind == Kind::Message).cloned();
    let page = hit.kind.page(&hit.id);
    view! {
        <li class="hit">
            <p class="meta">
                <KindMark kind=hit.kind />
                {is_agent.then(|| view! { <AgentMark /> })}
                {(!levels.is_empty()).then(|| view! { <span class="path">{levels.join(" › ")}</span> })}
            </p>
            {expect_context::<OnDemand>().desk(move |parts| (parts.pin)(page.clone()))}
            <h2><a href=hit.url><MarkedText text=hit.title /></a></h2>
            {hit
                .section
                .map(|section| {
                    view! {
                        <p class="hit-section">
                            <span class="visually-hidden">{text::SECTION} " "</span>
                            <MarkedText text=section.title />
                        </p>
                    }
                })}
            {(!hit.excerpt.text.is_empty())
                .then(|| view! { <p class="hit-excerpt"><MarkedText text=hit.excerpt /></p> })}
            <p class="meta hit-foot">
                {(!hit.why.is_empty())
                    .then(|| {
                        view! {
                            <span class="why">
                                <span class="visually-hidden">{text::WHY} ": "</span>
                                {hit.why.join(" · ")}
                            </span>
                        }
                    })}
                {hit
                    .updated
                    .map(|date| view! { <time datetime=date.clone()>{korean_date(&date)}</time> })}
                {message.map(|entry| view! { <HitCopy entry=entry /> })}
            </p>
        </li>
    }
}
