//! Files of the site data that were shown, kept while the site is open: going back shows them at once.

use super::{FirstView, Load};
use crate::platform;
use giljabi_site::Document;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use std::sync::Arc;

type Slot<T> = ArcRwSignal<Load<T>>;

/// Files that are read as one shape, by their path, as the manifest names it.
pub(crate) struct Files<T: Send + Sync + 'static> {
    slots: StoredValue<HashMap<String, Slot<T>>>,
    first_view: FirstView,
}

/// The articles' files.
pub(crate) type Documents = Files<Document>;

// Derived, they would ask for `T: Copy`, and the files are shared.
impl<T: Send + Sync + 'static> Copy for Files<T> {}

impl<T: Send + Sync + 'static> Clone for Files<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: DeserializeOwned + Send + Sync + 'static> Files<T> {
    /// None yet.
    pub(crate) fn new(first_view: FirstView) -> Self {
        Self { slots: StoredValue::new(HashMap::new()), first_view }
    }

    /// The file `path`, fetched if it is not here. One that failed before is tried again.
    pub(crate) fn get(self, path: &str) -> Slot<T> {
        let known = self.slots.with_value(|files| files.get(path).cloned());
        let slot = known.unwrap_or_else(|| ArcRwSignal::new(Load::Failed(super::FetchFailure::Unreachable)));
        if matches!(*slot.read_untracked(), Load::Failed(_)) {
            self.slots.update_value(|files| {
                files.insert(path.to_owned(), slot.clone());
            });
            fetch(path, slot.clone(), self.first_view);
        }
        slot
    }

    /// The same for who only looks on and follows it: one that failed stays so, until somebody asks for it again.
    pub(crate) fn look(self, path: &str) -> Slot<T> {
        self.slots.with_value(|files| files.get(path).cloned()).unwrap_or_else(|| self.get(path))
    }
}

fn fetch<T: DeserializeOwned + Send + Sync + 'static>(path: &str, slot: Slot<T>, first_view: FirstView) {
    slot.set(Load::Loading);
    let address = platform::head::data_address(path);
    let wait = first_view.wait();
    spawn_local(async move {
        slot.set(match platform::fetch::json(&address).await {
            Ok(file) => Load::Ready(Arc::new(file)),
            Err(failure) => {
                first_view.fail();
                Load::Failed(failure)
            }
        });
        drop(wait);
    });
}
