use super::{Icon, LinkedComposer, Shape, step_message_id};
use crate::platform;
use crate::state::SiteManifest;
use crate::text::composer as text;
use giljabi_message::Values;
use giljabi_site::Kind;
use leptos::ev;
use leptos::prelude::*;

/// The id of the panel's heading.
const HEADING: &str = "message-panel-title";

/// A message beside the article that links to it, so that the article can be read on while it is filled in.
#[component]
pub(crate) fn MessagePanel(
    /// The id of the message that is open.
    open: RwSignal<Option<String>>,
    /// Whether it is part of the desk, which brings the keyboard to the first empty field, not to the heading.
    #[prop(optional)]
    in_desk: bool,
    /// Values that are known already, by the names of fields.
    #[prop(optional, into)]
    known: Option<Signal<Values>>,
    /// Gets the id of each message that was copied.
    #[prop(optional, into)]
    on_copied: Option<Callback<String>>,
) -> impl IntoView {
    let manifest = expect_context::<SiteManifest>().0;
    let close = move || {
        let Some(id) = open.try_update(Option::take).flatten() else { return };
        if !platform::focus::focus_link(&Kind::Message.page(&id))
            && !platform::focus::try_focus_id(&step_message_id(&id))
        {
            platform::focus::focus_page();
        }
    };
    let known = known.unwrap_or_else(|| Signal::derive(Values::new));
    Effect::new(move |_| {
        if open.with(Option::is_some) && !in_desk {
            platform::focus::focus_id(HEADING);
        }
    });
    // It may lie over what has the keyboard, so it goes wherever that is.
    let handle = window_event_listener(ev::keydown, move |event| {
        let is_taken = event.default_prevented() || platform::keyboard::is_composing(&event);
        if event.key() == "Escape" && !is_taken && !platform::control::is_behind_dialog() {
            close();
        }
    });
    on_cleanup(move || handle.remove());
    move || {
        let entry = open.get().and_then(|id| manifest.entry(Kind::Message, &id).cloned())?;
        let copied = entry.id.clone();
        let on_copied = Callback::new(move |_: String| {
            if let Some(on_copied) = on_copied {
                on_copied.try_run(copied.clone());
            }
        });
        Some(view! {
            <aside
                class="message-panel"
                // The desk's panel is a landmark already, and no landmark of this kind may stand within another.
                role=in_desk.then_some("region")
                aria-labelledby=HEADING
            >
                <div class="message-panel-head">
                    <h2 id=HEADING tabindex="-1"><a href=entry.page()>{entry.title.clone()}</a></h2>
                    <button type="button" class="icon-button" aria-label=text::CLOSE on:click=move |_| close()>
                        <Icon shape=Shape::Close />
                    </button>
                </div>
                <LinkedComposer id=entry.id known=known on_copied=on_copied />
            </aside>
        })
    }
}
