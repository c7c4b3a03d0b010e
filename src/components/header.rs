use super::{AgentMark, SearchField, ThemeSwitch};
use crate::state::{Base, ManifestFile};
use crate::text;
use giljabi_site::Audience;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The head of every page: the site's name, the search field (on the first page it stands in the middle instead), and
/// the theme.
#[component]
pub(crate) fn Header() -> impl IntoView {
    let manifest = expect_context::<ManifestFile>();
    let base = expect_context::<Base>();
    let pathname = use_location().pathname;
    let is_home = Memo::new(move |_| base.page_at(&pathname.get()).is_empty());
    let name =
        move || manifest.ready().map_or_else(|| text::SITE_NAME.to_owned(), |manifest| manifest.site.name.clone());
    let is_agent = Memo::new(move |_| manifest.ready().is_some_and(|manifest| manifest.audience == Audience::Agent));
    view! {
        <header class="site-header" class:site-header-home=is_home>
            <div class="frame">
                <p class="site-name">
                    <a href="./">{name}</a>
                    {move || is_agent.get().then(|| view! { <AgentMark /> })}
                </p>
                {move || (!is_home.get()).then(|| view! { <SearchField id="site-search" /> })}
                <ThemeSwitch />
            </div>
        </header>
    }
}
