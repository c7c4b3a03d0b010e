use super::{AgentMark, Breadcrumbs, KindMark, PageTitle};
use crate::state::korean_date;
use crate::text;
use giljabi_site::{Audience, Entry};
use leptos::prelude::*;

/// The head of an entry's page: where it lies, its title, for whom and what it is, and when it was updated.
#[component]
pub(crate) fn ArticleHead(
    /// The entry.
    entry: Entry,
) -> impl IntoView {
    view! {
        <header class="article-head">
            <Breadcrumbs category=entry.category.clone() />
            <PageTitle title=entry.title.clone() />
            <p class="meta">
                <KindMark kind=entry.kind />
                {(entry.audience == Audience::Agent).then(|| view! { <AgentMark /> })}
                {entry
                    .updated
                    .as_deref()
                    .map(|date| {
                        view! {
                            <span>
                                {text::UPDATED} " " <time datetime=date.to_owned()>{korean_date(date)}</time>
                            </span>
                        }
                    })}
                {entry
                    .platforms
                    .iter()
                    .map(|platform| view! { <span class="tag">{text::platform_name(platform)}</span> })
                    .collect_view()}
            </p>
        </header>
    }
}
