use super::{ArticleAfter, ArticleHead, Composer, Failure, Prose, SkeletonLines};
use crate::state::{Desk, FlowSession, Load, MessageFile, MessageSession, Messages, SiteManifest};
use giljabi_site::{Entry, Kind};
use leptos::prelude::*;
use std::sync::Arc;

/// A message: its head at once, from the manifest, and the rest when it is here.
#[component]
pub(crate) fn MessageView(
    /// The entry to show.
    entry: Entry,
) -> impl IntoView {
    let messages = expect_context::<Messages>();
    let slot = StoredValue::new(messages.get(&entry.document()));
    let (id, category, file) = (entry.id.clone(), entry.category.clone(), entry.document());
    view! {
        <article class="article">
            <ArticleHead entry=entry />
            {move || match slot.get_value().get() {
                Load::Loading => view! { <SkeletonLines /> }.into_any(),
                Load::Failed(failure) => {
                    let file = file.clone();
                    view! {
                        <Failure
                            failure=failure
                            retry=move || {
                                messages.get(&file);
                            }
                        />
                    }
                        .into_any()
                }
                Load::Ready(file) => {
                    view! { <Body id=id.clone() file=file category=category.clone() /> }.into_any()
                }
            }}
        </article>
    }
}

/// When to send it, the composer in place of its text, and what to do afterwards.
#[component]
fn Body(
    /// The message's id.
    id: String,
    /// The message's file.
    file: Arc<MessageFile>,
    /// The path of its category.
    category: Option<String>,
) -> impl IntoView {
    let (before, after) = file.around();
    let desk = expect_context::<Desk>();
    let known = Signal::derive(move || desk.current_flow().map(FlowSession::values).unwrap_or_default());
    let title = expect_context::<SiteManifest>().0.entry(Kind::Message, &id).map(|entry| entry.title.clone());
    let (own, typed) = (id.clone(), expect_context::<MessageSession>());
    let copied = Callback::new(move |_: String| {
        if let (Some(session), Some(title)) = (desk.flow_now(), &title) {
            session.copied(&own, title, &typed.values_now(&own));
        }
    });
    view! {
        <div class="message-body">
            {(!before.is_empty()).then(|| view! { <Prose html=before.to_owned() /> })}
            {file.message.clone().map(|message| view! { <Composer id=id message=Arc::new(message) known=known on_copied=copied /> })}
            {(!after.is_empty()).then(|| view! { <Prose html=after.to_owned() /> })}
            <ArticleAfter related=file.related.clone() category=category />
        </div>
    }
}
