//! The agent's desk around the page: its cases above, results or contents to the left, notes, messages and recent work
//! to the right, and the windows over it. It reaches the app through `on_demand` alone, so that nobody else downloads
//! it.

mod cases_bar;
mod contents;
mod dialogs;
mod keys;
mod palette;
mod panel;
mod pin;

pub(crate) use pin::PinButton;

use crate::state::{Base, Desk, ManifestFile, Pins, SiteManifest, page_entry};
use giljabi_site::{Kind, Manifest};
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_navigate};
use std::sync::Arc;

/// What stands before the page: the cases, and results or contents.
#[component]
pub(crate) fn DeskBefore(
    /// What the site holds.
    manifest: Arc<Manifest>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    provide_context(SiteManifest(Arc::clone(&manifest)));
    desk.start(&manifest);
    desk.set_up(use_navigate());
    follow_pages(manifest);
    view! {
        <cases_bar::CasesBar />
        {move || {
            desk.is_wide()
                .then(|| {
                    view! {
                        <div class="desk-left">
                            <contents::Contents />
                        </div>
                    }
                })
        }}
    }
}

/// What stands after the page: the panel, and the windows over the page.
#[component]
pub(crate) fn DeskAfter(
    /// What the site holds.
    manifest: Arc<Manifest>,
) -> impl IntoView {
    provide_context(SiteManifest(manifest));
    keys::listen();
    view! {
        <panel::Panel />
        <dialogs::Dialogs />
    }
}

/// The page that is open, relative to the base; follows changes.
fn use_page() -> Memo<String> {
    let base = expect_context::<Base>();
    let pathname = use_location().pathname;
    Memo::new(move |_| base.page_at(&pathname.get()))
}

/// Notes what is opened, and sees to it that each page is one of its own case.
fn follow_pages(manifest: Arc<Manifest>) {
    let desk = expect_context::<Desk>();
    let pins = expect_context::<Pins>();
    let location = use_location();
    let page = use_page();
    Effect::new(move |_| {
        location.pathname.track();
        location.search.track();
        location.hash.track();
        desk.moved();
    });
    Effect::new(move |_| {
        let page = page.get();
        let shown = desk.shown().is_some();
        if let Some(entry) = page_entry(&manifest, &page).filter(|_| shown) {
            pins.note(&page);
            if matches!(entry.kind, Kind::Flow | Kind::Message) {
                desk.work_on(&page);
            }
        }
    });
}

/// The manifest, where the desk uses parts that pages are made of.
fn manifest() -> Arc<Manifest> {
    expect_context::<SiteManifest>().0
}

/// The desk as `on_demand` shows it: the part before or after the page, once the manifest is there.
pub(crate) fn desk_part(is_before: bool) -> AnyView {
    let file = expect_context::<ManifestFile>();
    let Some(manifest) = file.ready() else { return ().into_any() };
    if is_before {
        view! { <DeskBefore manifest=manifest /> }.into_any()
    } else {
        view! { <DeskAfter manifest=manifest /> }.into_any()
    }
}
