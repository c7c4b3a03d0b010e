use crate::state::{SiteManifest, neighbours};
use crate::text;
use giljabi_site::Entry;
use leptos::prelude::*;

/// The ways to the entries before and after one in its category; nothing where it is the only one.
#[component]
pub(crate) fn NeighbourLinks(
    /// The entry.
    entry: Entry,
) -> impl IntoView {
    let manifest = expect_context::<SiteManifest>().0;
    let beside = neighbours(&manifest, &entry);
    let link = |entry: &Entry, class: &'static str, rel: &'static str, words: &'static str| {
        view! {
            <a class=class rel=rel href=entry.page()>
                <span class="muted">{words}</span>
                <span>{entry.title.clone()}</span>
            </a>
        }
    };
    let previous = beside.previous.map(|entry| link(entry, "neighbour", "prev", text::PREVIOUS_ENTRY));
    let next = beside.next.map(|entry| link(entry, "neighbour neighbour-next", "next", text::NEXT_ENTRY));
    let links: Vec<_> = previous.into_iter().chain(next).collect();
    (!links.is_empty()).then(|| {
        view! {
            <nav class="neighbours" aria-label=text::NEIGHBOURS>
                {links}
            </nav>
        }
    })
}
