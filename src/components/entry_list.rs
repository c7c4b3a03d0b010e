use super::{AgentMark, KindMark};
use crate::state::korean_date;
use giljabi_site::{Audience, Entry};
use leptos::prelude::*;

/// A list of entries: kind, title, summary, and when it was updated.
#[component]
pub(crate) fn EntryList(
    /// The entries, in their order.
    entries: Vec<Entry>,
    /// Whether to show when each was updated.
    #[prop(optional)]
    dated: bool,
) -> impl IntoView {
    let item = |entry: Entry| {
        let page = entry.page();
        let date = entry.updated.filter(|_| dated);
        view! {
            <li>
                <a class="entry" href=page>
                    <span class="entry-head">
                        <KindMark kind=entry.kind />
                        {(entry.audience == Audience::Agent).then(|| view! { <AgentMark /> })}
                        <span class="entry-title">{entry.title}</span>
                    </span>
                    {(!entry.summary.is_empty())
                        .then(|| view! { <span class="entry-summary">{entry.summary}</span> })}
                    {date
                        .map(|date| {
                            view! { <time class="entry-date" datetime=date.clone()>{korean_date(&date)}</time> }
                        })}
                </a>
            </li>
        }
    };
    view! { <ul class="entries">{entries.into_iter().map(item).collect_view()}</ul> }
}
