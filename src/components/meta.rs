use super::{AgentMark, KindMark};
use crate::state::korean_date;
use crate::text;
use giljabi_site::{Audience, Entry};
use leptos::prelude::*;

/// The line below an entry's title: its kind, for whom it is, when it was updated, and which platforms it is about.
#[component]
pub(crate) fn Meta(
    /// The entry.
    entry: Entry,
) -> impl IntoView {
    view! {
        <p class="meta">
            <KindMark kind=entry.kind />
            {(entry.audience == Audience::Agent).then(|| view! { <AgentMark /> })}
            {entry
                .updated
                .map(|date| {
                    view! {
                        <span>
                            {text::UPDATED} " " <time datetime=date.clone()>{korean_date(&date)}</time>
                        </span>
                    }
                })}
            {entry
                .platforms
                .iter()
                .map(|platform| view! { <span class="tag">{text::platform_name(platform)}</span> })
                .collect_view()}
        </p>
    }
}
