use crate::text;
use leptos::prelude::*;

/// A page on its way: the shape of a heading and some lines.
#[component]
pub(crate) fn Skeleton() -> impl IntoView {
    view! {
        <div class="page">
            <div class="skeleton skeleton-title"></div>
            <SkeletonLines />
        </div>
    }
}

/// Text on its way.
#[component]
pub(crate) fn SkeletonLines() -> impl IntoView {
    let line = |_| view! { <div class="skeleton skeleton-line"></div> };
    view! {
        <div class="skeleton-lines" role="status">
            <span class="visually-hidden">{text::LOADING}</span>
            {(0..8).map(line).collect_view()}
        </div>
    }
}
