use leptos::prelude::*;

/// `/guides/:id`: an article that explains something from beginning to end.
#[component]
pub(crate) fn GuidePage() -> impl IntoView {
    super::article(giljabi_site::Kind::Guide)
}
