use leptos::prelude::*;

/// `/faq/:id`: one question and its answer.
#[component]
pub(crate) fn FaqPage() -> impl IntoView {
    super::article(giljabi_site::Kind::Faq)
}
