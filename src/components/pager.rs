use crate::state::{PageLink, page_links};
use crate::text;
use leptos::prelude::*;

/// Links to the pages of a long list.
#[component]
pub(crate) fn Pager(
    /// How many things there are on all pages.
    total: usize,
    /// How many are on one.
    size: usize,
    /// The page that is shown, from 1.
    current: usize,
    /// The address of a page.
    href: impl Fn(usize) -> String,
) -> impl IntoView {
    let links = page_links(total, size, current);
    let last = total.div_ceil(size);
    let item = |link: &PageLink| match *link {
        PageLink::Gap => view! { <li class="pager-gap" aria-hidden="true">"…"</li> }.into_any(),
        PageLink::Page(page) => {
            let is_current = page == current;
            view! {
                <li>
                    <a href=href(page) aria-label=text::page_number(page) aria-current=is_current.then_some("page")>
                        {page}
                    </a>
                </li>
            }
            .into_any()
        }
    };
    let step = |page: usize, name: &'static str| view! { <li><a class="pager-step" href=href(page)>{name}</a></li> };
    (!links.is_empty()).then(|| {
        view! {
            <nav class="pager" aria-label=text::PAGES>
                <ul>
                    {(current > 1).then(|| step((current - 1).min(last.max(1)), text::PREVIOUS))}
                    {links.iter().map(item).collect_view()}
                    {(current < last).then(|| step(current + 1, text::NEXT))}
                </ul>
            </nav>
        }
    })
}
