use crate::text;
use giljabi_site::Kind;
use leptos::prelude::*;

/// The kind of an entry, in a word.
#[component]
pub(crate) fn KindMark(
    /// The kind.
    kind: Kind,
) -> impl IntoView {
    let class = match kind {
        Kind::Guide => "badge badge-guide",
        Kind::Faq => "badge badge-faq",
        Kind::Flow => "badge badge-flow",
        Kind::Message => "badge badge-message",
    };
    view! { <span class=class>{text::kind_mark(kind)}</span> }
}

/// What is for agents only: an entry, or the whole build.
#[component]
pub(crate) fn AgentMark() -> impl IntoView {
    view! { <span class="badge badge-agent">{text::AGENT_BUILD}</span> }
}
