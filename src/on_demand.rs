//! The parts of the app that are fetched when somebody opens a flow or a message. Most readers never do, and do not
//! wait for them.
//!
//! Whatever is reached only through [`Parts`] ends up in a file of its own in release builds: `build.rs` has the linker
//! keep what is needed for the cut, and `xtask/src/split.rs` makes it. Naming one of those components anywhere else in
//! the app brings it back into the first file; `cargo xtask size` shows that.

use crate::components::{Failure, FlowView, MessagePanel, MessageView, PinButton, Skeleton, copy_message, desk_part};
use crate::platform;
use crate::state::{Desk, FetchFailure, FirstView, Load, ManifestFile, Notices};
use giljabi_site::{Entry, Manifest};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;
use std::sync::Arc;

/// Ways into the parts that are fetched on demand.
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
}

/// Ways into the agent's desk, a file of its own that the public never fetches.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DeskParts {
    /// What stands before the page (`true`), or after it.
    pub(crate) around: fn(bool) -> AnyView,
    /// The button that pins the entry with a page, relative to the base.
    pub(crate) pin: fn(String) -> AnyView,
}

/// Where the split-off file begins.
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

#[cfg_attr(
    not(split),
    expect(clippy::unused_async, reason = "there is nothing to wait for where nothing is split off")
)]
async fn fetch_parts() -> Result<Parts, FetchFailure> {
    #[cfg(split)]
    let parts = parts().await;
    #[cfg(not(split))]
    let parts = parts();
    // The file lies beside the app's own. Where that one came and this one does not, a new version is out.
    parts.map_err(|_| if platform::network::is_online() { FetchFailure::Missing } else { FetchFailure::Offline })
}

/// The parts fetched on demand, for all of the app: fetched once, tried again when they did not come.
#[derive(Clone, Copy)]
pub(crate) struct OnDemand {
    parts: RwSignal<Option<Load<Parts>>>,
    desk: RwSignal<Option<Load<DeskParts>>>,
    first_view: FirstView,
}

impl OnDemand {
    /// Not asked for yet.
    pub(crate) fn new(first_view: FirstView) -> Self {
        Self { parts: RwSignal::new(None), desk: RwSignal::new(None), first_view }
    }

    /// Fetches the parts unless they are here or on their way: the page shows something of them.
    pub(crate) fn fetch(self) {
        self.load(true);
    }

    /// `shown`: whether the page shows something of them.
    fn load(self, shown: bool) {
        if matches!(*self.parts.read_untracked(), None | Some(Load::Failed(_))) {
            self.parts.set(Some(Load::Loading));
            let wait = shown.then(|| self.first_view.wait());
            spawn_local(async move {
                self.parts.set(Some(match fetch_parts().await {
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
        self.load(false);
        if matches!(*self.desk.read_untracked(), None | Some(Load::Failed(_))) {
            self.desk.set(Some(Load::Loading));
            spawn_local(async move {
                #[cfg(split)]
                let parts = desk_parts().await;
                #[cfg(not(split))]
                let parts = desk_parts();
                self.desk
                    .set(Some(parts.map_or(Load::Failed(FetchFailure::Missing), |parts| Load::Ready(Arc::new(parts)))));
            });
        }
    }

    /// The parts, for something that happens once.
    pub(crate) async fn get(self) -> Result<Parts, FetchFailure> {
        fetch_parts().await
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
