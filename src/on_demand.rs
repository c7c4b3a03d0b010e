//! The parts of the app that are fetched on demand, so that the first page is there sooner: what shows articles, lists
//! and results, what runs flows and fills messages, and the agents' desk. The public never fetches the desk.
//!
//! Whatever is reached only through [`Reading`], [`Parts`] or [`DeskParts`] ends up in files of its own in release builds:
//! `build.rs` has the linker keep what is needed for the cut, and `xtask/src/split.rs` makes it. Naming one of those
//! components anywhere else in the app brings it back into the first file; `cargo xtask size` shows that.

use crate::components::{
    Article, Failure, FlowView, MessagePanel, MessageView, PinButton, Skeleton, copy_message, desk_part,
};
use crate::pages::{CategoryView, SearchView};
use crate::platform;
use crate::state::{Desk, Documents, FetchFailure, FirstView, Flows, Load, ManifestFile, Messages, Notices};
use giljabi_site::{Category, Entry, Kind, Manifest};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;
use std::sync::Arc;

/// Ways into what readers of articles need. The plain pages read without it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    /// A guide or an FAQ.
    pub(crate) article: fn(Entry) -> AnyView,
    /// What lies in a category.
    pub(crate) category: fn(Category) -> AnyView,
    /// What was found.
    pub(crate) search: fn() -> AnyView,
    /// Fetches the file of a guide or an FAQ.
    pub(crate) fetch: fn(Documents, &Entry),
}

/// Ways into what flows and messages need.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parts {
    /// A flow and its runner.
    pub(crate) flow: fn(Entry) -> AnyView,
    /// A message and its composer.
    pub(crate) message: fn(Entry) -> AnyView,
    /// The message beside an article, by its id; nothing while there is none.
    pub(crate) message_panel: fn(RwSignal<Option<String>>) -> AnyView,
    /// Copies a message that has no fields; calls back where it has to be opened instead.
    pub(crate) copy_message: fn(Entry, Notices, Callback<()>),
    /// Reads the tab's cases in a build for agents, before anything of one is shown.
    pub(crate) start_desk: fn(Desk, &Manifest),
    /// Fetches the file of a flow or a message.
    pub(crate) fetch: fn(Flows, Messages, &Entry),
}

/// Ways into the agent's desk, a file of its own that the public never fetches.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DeskParts {
    /// What stands before the page (`true`), or after it.
    pub(crate) around: fn(bool) -> AnyView,
    /// The button that pins the entry with a page, relative to the base.
    pub(crate) pin: fn(String) -> AnyView,
}

/// Where the file of the readers' pages begins.
#[cfg_attr(
    split,
    leptos::wasm_split::wasm_split(
        reading,
        fallible,
        wasm_split_path = leptos::wasm_split,
        preload(#[doc(hidden)] preload_reading)
    )
)]
#[cfg_attr(not(split), expect(clippy::unnecessary_wraps, reason = "it is there at once where nothing is split off"))]
fn reading() -> Result<Reading, SplitLoaderError> {
    Ok(Reading {
        article: |entry| view! { <Article entry=entry /> }.into_any(),
        category: |category| view! { <CategoryView category=category /> }.into_any(),
        search: || view! { <SearchView /> }.into_any(),
        fetch: |documents, entry| drop(documents.get(&entry.document())),
    })
}

/// Where the file of flows and messages begins.
#[cfg_attr(
    split,
    leptos::wasm_split::wasm_split(
        on_demand,
        fallible,
        wasm_split_path = leptos::wasm_split,
        preload(#[doc(hidden)] preload_parts)
    )
)]
#[cfg_attr(not(split), expect(clippy::unnecessary_wraps, reason = "it is there at once where nothing is split off"))]
fn parts() -> Result<Parts, SplitLoaderError> {
    Ok(Parts {
        flow: |entry| view! { <FlowView entry=entry /> }.into_any(),
        message: |entry| view! { <MessageView entry=entry /> }.into_any(),
        message_panel: |open| view! { <MessagePanel open=open /> }.into_any(),
        copy_message,
        start_desk: Desk::start,
        fetch: |flows, messages, entry| match entry.kind {
            Kind::Flow => drop(flows.get(&entry.document())),
            _ => drop(messages.get(&entry.document())),
        },
    })
}

/// Where the file of the desk begins.
#[cfg_attr(
    split,
    leptos::wasm_split::wasm_split(
        desk,
        fallible,
        wasm_split_path = leptos::wasm_split,
        preload(#[doc(hidden)] preload_desk)
    )
)]
#[cfg_attr(not(split), expect(clippy::unnecessary_wraps, reason = "it is there at once where nothing is split off"))]
fn desk_parts() -> Result<DeskParts, SplitLoaderError> {
    Ok(DeskParts { around: desk_part, pin: |page| view! { <PinButton page=page /> }.into_any() })
}

async fn fetch_reading() -> Result<Reading, FetchFailure> {
    #[cfg(split)]
    let reading = reading().await;
    #[cfg(not(split))]
    let reading = reading();
    reading.map_err(|_| failure())
}

async fn fetch_parts() -> Result<Parts, FetchFailure> {
    #[cfg(split)]
    let parts = parts().await;
    #[cfg(not(split))]
    let parts = parts();
    parts.map_err(|_| failure())
}

async fn fetch_desk() -> Result<DeskParts, FetchFailure> {
    #[cfg(split)]
    let parts = desk_parts().await;
    #[cfg(not(split))]
    let parts = desk_parts();
    parts.map_err(|_| failure())
}

/// Why a file did not come. It lies beside the app's own: where that one came and this one does not, a new version is
/// out.
fn failure() -> FetchFailure {
    if platform::network::is_online() { FetchFailure::Missing } else { FetchFailure::Offline }
}

/// The parts fetched on demand, for all of the app: fetched once, tried again when they did not come.
#[derive(Clone, Copy)]
pub(crate) struct OnDemand {
    reading: RwSignal<Option<Load<Reading>>>,
    parts: RwSignal<Option<Load<Parts>>>,
    desk: RwSignal<Option<Load<DeskParts>>>,
    first_view: FirstView,
}

impl OnDemand {
    /// Not asked for yet.
    pub(crate) fn new(first_view: FirstView) -> Self {
        Self { reading: RwSignal::new(None), parts: RwSignal::new(None), desk: RwSignal::new(None), first_view }
    }

    /// Fetches what articles and lists need unless it is here or on its way: the page shows something of it.
    pub(crate) fn fetch_reading(self) {
        self.load(self.reading, fetch_reading, true);
    }

    /// Fetches it because it may soon be needed.
    pub(crate) fn fetch_reading_ahead(self) {
        self.load(self.reading, fetch_reading, false);
    }

    /// Fetches what flows and messages need unless it is here or on its way: the page shows something of it.
    pub(crate) fn fetch(self) {
        self.load(self.parts, fetch_parts, true);
    }

    /// Whether what flows and messages need is here or on its way.
    pub(crate) fn is_asked_for(self) -> bool {
        matches!(*self.parts.read_untracked(), Some(Load::Loading | Load::Ready(_)))
    }

    /// Fetches it because it may soon be needed.
    pub(crate) fn fetch_ahead(self) {
        self.load(self.parts, fetch_parts, false);
    }

    /// `shown`: whether the page shows something of it, and is not complete without.
    fn load<T, F>(self, slot: RwSignal<Option<Load<T>>>, fetch: fn() -> F, shown: bool)
    where
        T: Send + Sync + 'static,
        F: Future<Output = Result<T, FetchFailure>> + 'static,
    {
        if matches!(*slot.read_untracked(), None | Some(Load::Failed(_))) {
            slot.set(Some(Load::Loading));
            let wait = shown.then(|| self.first_view.wait());
            spawn_local(async move {
                slot.set(Some(match fetch().await {
                    Ok(parts) => Load::Ready(Arc::new(parts)),
                    Err(failure) => {
                        if shown {
                            self.first_view.fail();
                        }
                        Load::Failed(failure)
                    }
                }));
                drop(wait);
            });
        }
    }

    /// Fetches the agent's desk unless it is here or on its way. Without it everything but the desk works, so that the
    /// first page does not wait for it.
    pub(crate) fn fetch_desk(self) {
        self.fetch_ahead();
        self.load(self.desk, fetch_desk, false);
    }

    /// What articles and lists need, for something that happens once.
    pub(crate) async fn get_reading(self) -> Result<Reading, FetchFailure> {
        self.fetch_reading_ahead();
        fetch_reading().await
    }

    /// What flows and messages need, for something that happens once.
    pub(crate) async fn get(self) -> Result<Parts, FetchFailure> {
        fetch_parts().await
    }

    /// What `show` makes of what articles and lists need when it is here; until then, that it is on its way or did not
    /// come.
    pub(crate) fn read(self, show: impl Fn(Reading) -> AnyView + Send + 'static) -> impl IntoView {
        self.fetch_reading();
        move || match self.reading.get() {
            None | Some(Load::Loading) => view! { <Skeleton /> }.into_any(),
            Some(Load::Failed(failure)) => {
                view! { <Failure failure=failure alone=true retry=move || self.fetch_reading() /> }.into_any()
            }
            Some(Load::Ready(reading)) => show(*reading),
        }
    }

    /// What `show` makes of the parts when they are here; until then, that they are on their way or did not come.
    /// While one goes from case to case nothing is shown, so that nothing of one is left in the next.
    pub(crate) fn show(self, show: impl Fn(Parts) -> AnyView + Send + 'static) -> impl IntoView {
        self.fetch();
        let (desk, manifest) = (expect_context::<Desk>(), expect_context::<ManifestFile>());
        move || match self.parts.get() {
            None | Some(Load::Loading) => view! { <Skeleton /> }.into_any(),
            Some(Load::Failed(failure)) => {
                view! { <Failure failure=failure alone=true retry=move || self.fetch() /> }.into_any()
            }
            Some(Load::Ready(parts)) => {
                if let Some(manifest) = manifest.ready() {
                    (parts.start_desk)(desk, &manifest);
                }
                if desk.shown().is_some() { show(*parts) } else { view! { <Skeleton /> }.into_any() }
            }
        }
    }

    /// Whether the desk did not come; follows changes.
    pub(crate) fn lacks_desk(self) -> bool {
        matches!(self.desk.get(), Some(Load::Failed(_)))
    }

    /// What `show` makes of the desk as soon as it is here; nothing in a build for the public, which never fetches it.
    pub(crate) fn desk(self, show: impl Fn(DeskParts) -> AnyView + Send + 'static) -> impl IntoView {
        move || match self.desk.get() {
            Some(Load::Ready(parts)) => Some(show(*parts)),
            _ => None,
        }
    }
}
