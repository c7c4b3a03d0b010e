use super::Runner;
use crate::components::LinkedComposer;
use crate::platform;
use crate::state::{Desk, SiteManifest};
use crate::text;
use giljabi_site::Kind;
use leptos::prelude::*;

/// The id of the button that opens a message in its step.
pub(crate) fn step_message_id(message: &str) -> String {
    format!("flow-message-{message}")
}

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
    let desk = expect_context::<Desk>();
    let known = Signal::derive(move || session.values());
    let items: Vec<_> = ids
        .iter()
        .filter_map(|id| manifest.entry(Kind::Message, id))
        .map(|entry| {
            let (id, title) = (entry.id.clone(), entry.title.clone());
            let open = RwSignal::new(false);
            let own = StoredValue::new(id.clone());
            let is_beside = move || own.with_value(|own| desk.message().with(|open| open.as_ref() == Some(own)));
            let is_open = Memo::new(move |_| if desk.is_beside() { is_beside() } else { open.get() });
            // Where there is room for it, it opens beside the step.
            let press = move |_| {
                if !own.with_value(|own| desk.open_message(own)) {
                    open.update(|open| *open = !*open);
                }
            };
            // A link to it in the step's text does the same.
            Effect::new(move |_| {
                let is_own = own.with_value(|own| runner.wanted.with(|wanted| wanted.as_ref() == Some(own)));
                if is_own {
                    runner.wanted.set(None);
                    if !own.with_value(|own| desk.open_message(own)) {
                        open.set(true);
                        let button = own.with_value(|own| step_message_id(own));
                        request_animation_frame(move || platform::focus::focus_id(&button));
                    }
                }
            });
            let copied = {
                let (id, title) = (id.clone(), title.clone());
                Callback::new(move |_: String| session.copied(&id, &title, &runner.messages.values_now(&id)))
            };
            view! {
                <li>
                    <button
                        type="button"
                        class="button flow-message"
                        id=step_message_id(&id)
                        aria-expanded=move || if is_open.get() { "true" } else { "false" }
                        on:click=press
                    >
                        {text::flow::write_message(&title)}
                    </button>
                    {move || (is_open.get() && !is_beside()).then(|| view! { <LinkedComposer id=id.clone() known=known on_copied=copied /> })}
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
