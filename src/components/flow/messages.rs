use super::Runner;
use crate::components::LinkedComposer;
use crate::state::SiteManifest;
use crate::text;
use giljabi_site::Kind;
use leptos::prelude::*;

/// The messages that a step links to: each opens in place, filled with the answers whose names are those of its fields,
/// and each copy is noted.
#[component]
pub(super) fn StepMessages(
    /// The runner.
    runner: Runner,
    /// The messages' ids, in order.
    ids: Vec<String>,
) -> impl IntoView {
    let manifest = expect_context::<SiteManifest>().0;
    let session = runner.session;
    let known = Signal::derive(move || {
        session.with(|_, run| run.values().map(|(name, value)| (name.to_owned(), value.typed())).collect())
    });
    let items: Vec<_> = ids
        .iter()
        .filter_map(|id| manifest.entry(Kind::Message, id))
        .map(|entry| {
            let (id, title) = (entry.id.clone(), entry.title.clone());
            let open = RwSignal::new(false);
            let copied = {
                let (id, title) = (id.clone(), title.clone());
                Callback::new(move |_: String| session.copied(&id, &title))
            };
            view! {
                <li>
                    <button
                        type="button"
                        class="button flow-message"
                        aria-expanded=move || if open.get() { "true" } else { "false" }
                        on:click=move |_| open.update(|open| *open = !*open)
                    >
                        {text::flow::write_message(&title)}
                    </button>
                    {move || open.get().then(|| view! { <LinkedComposer id=id.clone() known=known on_copied=copied /> })}
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <ul class="flow-messages" aria-label=text::flow::MESSAGES>
                {items}
            </ul>
        }
    })
}
