use super::SingleKeySwitch;
use crate::state::ManifestFile;
use crate::text;
use leptos::prelude::*;

/// The end of every page.
#[component]
pub(crate) fn Footer() -> impl IntoView {
    let manifest = expect_context::<ManifestFile>();
    let name =
        move || manifest.ready().map_or_else(|| text::SITE_NAME.to_owned(), |manifest| manifest.site.name.clone());
    view! {
        <footer class="site-footer">
            <div class="frame">
                <p>{name}</p>
                <p class="muted">{text::FOOTER_NOTE}</p>
                <SingleKeySwitch />
            </div>
        </footer>
    }
}
