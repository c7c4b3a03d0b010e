use super::{Icon, LinkedComposer, Shape};
use crate::platform;
use crate::state::SiteManifest;
use crate::text::composer as text;
use giljabi_site::Kind;
use leptos::prelude::*;

/// The id of the panel's heading.
const HEADING: &str = "message-panel-title";

/// A message beside the article that links to it, so that the article can be read on while it is filled in.
#[component]
pub(crate) fn MessagePanel(
    /// The id of the message that is open.
    open: RwSignal<Option<String>>,
) -> impl IntoView {
    let manifest = expect_context::<SiteManifest>().0;
    let close = move || {
        let Some(id) = open.try_update(Option::take).flatten() else { return };
        platform::focus::focus_link(&Kind::Message.page(&id));
    };
    Effect::new(move |_| {
        if open.with(Option::is_some) {
            platform::focus::focus_id(HEADING);
        }
    });
    move || {
        let entry = open.get().and_then(|id| manifest.entry(Kind::Message, &id).cloned())?;
        Some(view! {
            <aside
                class="message-panel"
                aria-labelledby=HEADING
                on:keydown=move |event| {
                    if event.key() == "Escape" && !platform::keyboard::is_composing(&event) {
                        close();
                    }
                }
            >
                <div class="message-panel-head">
                    <h2 id=HEADING tabindex="-1"><a href=entry.page()>{entry.title.clone()}</a></h2>
                    <button type="button" class="icon-button" aria-label=text::CLOSE on:click=move |_| close()>
                        <Icon shape=Shape::Close />
                    </button>
                </div>
                <LinkedComposer id=entry.id />
            </aside>
        })
    }
}
