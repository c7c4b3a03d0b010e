//! The documents that were shown, kept while the site is open: going back shows them at once.

use super::Load;
use crate::platform;
use giljabi_site::Document;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::HashMap;
use std::sync::Arc;

type Slot = ArcRwSignal<Load<Document>>;

/// The documents by their file, as the manifest names it.
#[derive(Clone, Copy)]
pub(crate) struct Documents(StoredValue<HashMap<String, Slot>>);

impl Documents {
    /// None yet.
    pub(crate) fn new() -> Self {
        Self(StoredValue::new(HashMap::new()))
    }

    /// The document in the file `path`, fetched if it is not here. One that failed before is tried again.
    pub(crate) fn get(self, path: &str) -> Slot {
        let known = self.0.with_value(|documents| documents.get(path).cloned());
        let slot = known.unwrap_or_else(|| ArcRwSignal::new(Load::Failed(super::FetchFailure::Unreachable)));
        if matches!(*slot.read_untracked(), Load::Failed(_)) {
            self.0.update_value(|documents| {
                documents.insert(path.to_owned(), slot.clone());
            });
            fetch(path, slot.clone());
        }
        slot
    }
}

fn fetch(path: &str, slot: Slot) {
    slot.set(Load::Loading);
    let address = platform::head::data_address(path);
    spawn_local(async move {
        slot.set(match platform::fetch::json(&address).await {
            Ok(document) => Load::Ready(Arc::new(document)),
            Err(failure) => Load::Failed(failure),
        });
    });
}
