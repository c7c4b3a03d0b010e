use crate::state::{CategoryFilter, SearchAddress, SiteManifest, category_filters};
use crate::text;
use giljabi_site::{Audience, Kind, SearchReply};
use leptos::prelude::*;

/// What the results can be narrowed to, with how many remain each. Every choice is a link, so that it can be shared,
/// opened in another tab, and left with the back button.
#[component]
pub(crate) fn Filters(
    /// What is shown now.
    address: SearchAddress,
    /// The answer whose counts are shown.
    reply: SearchReply,
) -> impl IntoView {
    let manifest = expect_context::<SiteManifest>().0;
    let count_of = |kind| reply.kinds.iter().find(|count| count.kind == kind).map_or(0, |count| count.count);
    let all: usize = reply.kinds.iter().map(|count| count.count).sum();
    let kinds = std::iter::once((None, text::ALL, all))
        .chain(Kind::ALL.map(|kind| (Some(kind), text::kind_name(kind), count_of(kind))))
        .filter(|(kind, _, count)| kind.is_none() || *count > 0 || address.kind == *kind)
        .map(|(kind, name, count)| {
            let href = address.with_kind(kind).page_address();
            choice(href, name.to_owned(), Some(count), 0, address.kind == kind)
        })
        .collect_view();
    let line = |line: CategoryFilter<'_>| {
        let href = address.with_category(Some(line.category.path.clone())).page_address();
        choice(href, line.category.name.clone(), Some(line.count), line.depth, line.chosen)
    };
    let lines = category_filters(&manifest, &reply.categories, address.category.as_deref());
    let categories = (!lines.is_empty()).then(|| {
        let all = choice(address.with_category(None).page_address(), text::ALL.to_owned(), None, 0, address.category.is_none());
        view! {
            <h2 id="site-filter-category">{text::FILTER_CATEGORY}</h2>
            <ul class="choices" aria-labelledby="site-filter-category">{all}{lines.into_iter().map(line).collect_view()}</ul>
        }
    });
    let platform_of = |platform: &str| reply.platforms.iter().find(|count| count.platform == platform);
    // The one that was chosen can be left even where nothing is about it.
    let unknown =
        address.platform.iter().filter(|platform| platform_of(platform).is_none()).map(|platform| (platform, 0));
    let named: Vec<_> = reply.platforms.iter().map(|count| (&count.platform, count.count)).chain(unknown).collect();
    // A choice that leaves everything is none.
    let narrows = address.platform.is_some() || named.iter().any(|(_, count)| *count < all);
    let platforms = narrows.then(|| {
        let all = choice(
            address.with_platform(None).page_address(),
            text::ALL.to_owned(),
            None,
            0,
            address.platform.is_none(),
        );
        let lines = named.into_iter().map(|(platform, count)| {
            let href = address.with_platform(Some(platform.clone())).page_address();
            choice(href, text::platform_name(platform), Some(count), 0, address.platform.as_ref() == Some(platform))
        });
        view! {
            <h2 id="site-filter-platform">{text::FILTER_PLATFORM}</h2>
            <ul class="choices" aria-labelledby="site-filter-platform">{all}{lines.collect_view()}</ul>
        }
    });
    // In a public build there is nobody else to write for.
    let audiences = (manifest.audience == Audience::Agent).then(|| {
        let all = choice(
            address.with_audience(None).page_address(),
            text::ALL.to_owned(),
            None,
            0,
            address.audience.is_none(),
        );
        let lines = [Audience::Public, Audience::Agent].map(|audience| {
            let count = reply.audiences.iter().find(|count| count.audience == audience).map_or(0, |count| count.count);
            let href = address.with_audience(Some(audience)).page_address();
            choice(href, text::audience_name(audience).to_owned(), Some(count), 0, address.audience == Some(audience))
        });
        view! {
            <h2 id="site-filter-audience">{text::FILTER_AUDIENCE}</h2>
            <ul class="choices" aria-labelledby="site-filter-audience">{all}{lines.collect_view()}</ul>
        }
    });
    view! {
        <nav class="filters" aria-label=text::FILTERS>
            <h2 id="site-filter-kind">{text::FILTER_KIND}</h2>
            <ul class="choices" aria-labelledby="site-filter-kind">{kinds}</ul>
            {categories}
            {platforms}
            {audiences}
        </nav>
    }
}

fn choice(href: String, name: String, count: Option<usize>, depth: usize, chosen: bool) -> impl IntoView {
    let class = ["choice", "choice choice-1", "choice choice-2"][depth.min(2)];
    view! {
        <li>
            <a class=class href=href aria-current=chosen.then_some("true")>
                {name}
                {count.map(|count| view! { " " <span class="choice-count">{count}</span> })}
            </a>
        </li>
    }
}
