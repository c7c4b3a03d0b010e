//! Files of the site data that were shown, kept while the site is open: going back shows them at once.

use super::Load;
use crate::platform;
use giljabi_site::Document;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use std::sync::Arc;

type Slot<T> = ArcRwSignal<Load<T>>;

/// Files that are read as one shape, by their path, as the manifest names it.
pub(crate) struct Files<T: Send + Sync + 'static>(StoredValue<HashMap<String, Slot<T>>>);

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
    pub(crate) fn new() -> Self {
        Self(StoredValue::new(HashMap::new()))
    }

    /// The file `path`, fetched if it is not here. One that failed before is tried again.
    pub(crate) fn get(self, path: &str) -> Slot<T> {
        let known = self.0.with_value(|files| files.get(path).cloned());
        let slot = known.unwrap_or_else(|| ArcRwSignal::new(Load::Failed(super::FetchFailure::Unreachable)));
        if matches!(*slot.read_untracked(), Load::Failed(_)) {
            self.0.update_value(|files| {
                files.insert(path.to_owned(), slot.clone());
            });
            fetch(path, slot.clone());
        }
        slot
    }
}

fn fetch<T: DeserializeOwned + Send + Sync + 'static>(path: &str, slot: Slot<T>) {
    slot.set(Load::Loading);
    let address = platform::head::data_address(path);
    spawn_local(async move {
        slot.set(match platform::fetch::json(&address).await {
            Ok(file) => Load::Ready(Arc::new(file)),
            Err(failure) => Load::Failed(failure),
        });
    });
}
