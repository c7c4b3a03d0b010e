use crate::platform;
use crate::state::SiteManifest;
use crate::text;
use giljabi_reader::WORTH_LISTING;
use giljabi_site::{Audience, Heading};
use leptos::prelude::*;

/// The contents list of an article: the second and third level of its headings. It stands open beside the text where
/// there is room, and folded above it where there is none.
#[component]
pub(crate) fn Toc(
    /// The headings of the text.
    headings: Vec<Heading>,
    /// The article's address, relative to the base.
    page: String,
) -> impl IntoView {
    let at_desk = expect_context::<SiteManifest>().0.audience == Audience::Agent;
    let is_open = platform::head::is_wide(at_desk);
    let item = |heading: Heading| {
        let class = if heading.level > 2 { "toc-item toc-deep" } else { "toc-item" };
        view! { <li class=class><a href=format!("{page}#{}", heading.id)>{heading.text}</a></li> }
    };
    (headings.len() >= WORTH_LISTING).then(|| {
        let items = headings.into_iter().filter(|heading| heading.level <= 3).map(item).collect_view();
        view! {
            <nav class="toc" aria-label=text::CONTENTS>
                <details open=is_open>
                    <summary>{text::CONTENTS}</summary>
                    <ol>{items}</ol>
                </details>
            </nav>
        }
    })
}
