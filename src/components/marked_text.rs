use giljabi_site::Marked;
use leptos::either::Either;
use leptos::prelude::*;

/// A text whose matching parts are marked.
#[component]
pub(crate) fn MarkedText(
    /// The text.
    text: Marked,
) -> impl IntoView {
    text.segments()
        .into_iter()
        .map(|segment| {
            let words = segment.text.to_owned();
            if segment.marked { Either::Left(view! { <mark>{words}</mark> }) } else { Either::Right(words) }
        })
        .collect_view()
}
