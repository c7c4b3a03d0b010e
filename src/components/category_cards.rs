use crate::state::SiteManifest;
use crate::text;
use giljabi_site::Category;
use leptos::prelude::*;

/// The categories right below one, or the top level, each with its sentence and how much it holds.
#[component]
pub(crate) fn CategoryCards(
    /// The path of the category above; `None` for the top level.
    #[prop(optional_no_strip)]
    parent: Option<String>,
) -> impl IntoView {
    let manifest = expect_context::<SiteManifest>().0;
    let card = |category: &Category| {
        let count = manifest.entries_in(&category.path).count();
        view! {
            <li>
                <a class="card" href=category.page()>
                    <span class="card-name">{category.name.clone()}</span>
                    {(!category.description.is_empty())
                        .then(|| view! { <span class="card-text">{category.description.clone()}</span> })}
                    <span class="card-count">{text::entry_count(count)}</span>
                </a>
            </li>
        }
    };
    let cards: Vec<_> = manifest.children(parent.as_deref()).map(card).collect();
    (!cards.is_empty()).then(|| view! { <ul class="cards">{cards}</ul> })
}
