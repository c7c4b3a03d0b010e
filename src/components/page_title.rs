use crate::platform;
use crate::state::{Arrival, Base, SiteManifest};
use crate::text;
use leptos::html::H1;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The heading of a page, which also names the browser's tab. Whoever comes from another page finds the focus on it.
#[component]
pub(crate) fn PageTitle(
    /// The words.
    #[prop(into)]
    title: Signal<String>,
) -> impl IntoView {
    let manifest = expect_context::<SiteManifest>().0;
    let arrival = expect_context::<Arrival>();
    let pathname = use_location().pathname;
    let heading = NodeRef::<H1>::new();
    let base = expect_context::<Base>();
    let url = manifest.site.url.clone();
    Effect::new(move |_| {
        platform::head::set_title(&text::page_title(&title.get(), &manifest.site.name));
        if let Some(url) = &url {
            let page = base.page_at(&pathname.get_untracked());
            platform::head::set_canonical(&if page.is_empty() { url.clone() } else { format!("{url}{page}/") });
        }
    });
    Effect::new(move |_| {
        if let Some(heading) = heading.get()
            && arrival.at(&pathname.get_untracked())
        {
            platform::focus::focus_quietly(&heading);
        }
    });
    view! { <h1 tabindex="-1" node_ref=heading>{title}</h1> }
}
