use super::{Composer, Failure, SkeletonLines};
use crate::platform;
use crate::state::{Desk, Load, Messages, SiteManifest};
use giljabi_message::Values;
use giljabi_site::Kind;
use leptos::prelude::*;
use std::sync::Arc;

/// The composer of a message that something else links to: a flow's step, an article. Nothing where there is no such
/// message.
#[component]
pub(crate) fn LinkedComposer(
    /// The message's id.
    #[prop(into)]
    id: String,
    /// Values that are known already, by the names of fields.
    #[prop(optional, into)]
    known: Option<Signal<Values>>,
    /// Gets each text that was copied.
    #[prop(optional, into)]
    on_copied: Option<Callback<String>>,
) -> impl IntoView {
    let messages = expect_context::<Messages>();
    let desk = expect_context::<Desk>();
    let entry = expect_context::<SiteManifest>().0.entry(Kind::Message, &id).cloned();
    let known = known.unwrap_or_else(|| Signal::derive(Values::new));
    entry.map(|entry| {
        let slot = StoredValue::new(messages.get(&entry.document()));
        move || match slot.get_value().get() {
            Load::Loading => view! { <SkeletonLines /> }.into_any(),
            Load::Failed(failure) => {
                let file = entry.document();
                let retry = move || {
                    messages.get(&file);
                };
                view! { <Failure failure=failure retry=retry /> }.into_any()
            }
            Load::Ready(file) => {
                let id = entry.id.clone();
                if desk.takes_keyboard() {
                    let composer = format!("message-{id}");
                    // The fields are there by the next frame.
                    request_animation_frame(move || platform::focus::focus_first_empty(&composer));
                }
                let composer = file.message.clone().map(|message| {
                    let message = Arc::new(message);
                    match on_copied {
                        Some(copied) => {
                            view! { <Composer id=id message=message known=known on_copied=copied /> }.into_any()
                        }
                        None => view! { <Composer id=id message=message known=known /> }.into_any(),
                    }
                });
                composer.into_any()
            }
        }
    })
}
