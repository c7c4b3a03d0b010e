use crate::components::{Icon, Shape};
use crate::state::{ManifestFile, Pins, page_entry};
use crate::text;
use leptos::prelude::*;

/// Pins an entry on this device, so that it stands to the left of every page.
#[component]
pub(crate) fn PinButton(
    /// The entry's page, relative to the base.
    page: String,
) -> impl IntoView {
    let pins = expect_context::<Pins>();
    let manifest = untrack(|| expect_context::<ManifestFile>().ready());
    let title = manifest.and_then(|manifest| page_entry(&manifest, &page).map(|entry| entry.title.clone()));
    let own = page.clone();
    let is_pinned = Memo::new(move |_| pins.is_pinned(&own));
    view! {
        <button
            type="button"
            class="icon-button pin"
            aria-label=text::desk::pin(&title.unwrap_or_default())
            aria-pressed=move || if is_pinned.get() { "true" } else { "false" }
            on:click=move |_| pins.switch(&page)
        >
            <Icon shape=Shape::Pin />
        </button>
    }
}
