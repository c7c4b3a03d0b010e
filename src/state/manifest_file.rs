//! The manifest: fetched once, before any page is shown.

use super::{FetchFailure, Load};
use crate::platform;
use giljabi_site::{FORMAT, Manifest};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// What the site holds, for pages: it is there whenever a page is.
#[derive(Clone, Debug)]
pub(crate) struct SiteManifest(pub(crate) Arc<Manifest>);

/// The manifest on its way.
#[derive(Clone, Copy)]
pub(crate) struct ManifestFile(RwSignal<Load<Manifest>>);

/// As much of the manifest as every version of it has.
#[derive(serde::Deserialize)]
struct Version {
    format: u32,
}

impl ManifestFile {
    /// Begins to fetch it.
    pub(crate) fn fetch() -> Self {
        let file = Self(RwSignal::new(Load::Loading));
        file.retry();
        file
    }

    /// Where it stands.
    pub(crate) fn state(self) -> Load<Manifest> {
        self.0.get()
    }

    /// The manifest, if it is here.
    pub(crate) fn ready(self) -> Option<Arc<Manifest>> {
        self.0.with(|state| if let Load::Ready(manifest) = state { Some(Arc::clone(manifest)) } else { None })
    }

    /// Fetches it anew.
    pub(crate) fn retry(self) {
        self.0.set(Load::Loading);
        spawn_local(async move {
            let state = match platform::fetch::text(&platform::head::data_address("manifest.json")).await {
                Ok(text) => read(&text),
                Err(failure) => Load::Failed(failure),
            };
            self.0.set(state);
        });
    }
}

/// Reads a manifest whose version may be another one.
fn read(text: &str) -> Load<Manifest> {
    match serde_json::from_str(text) {
        Ok(manifest) if Manifest::is_current(&manifest) => Load::Ready(Arc::new(manifest)),
        // Another version may lack what this one needs.
        _ => match serde_json::from_str::<Version>(text) {
            Ok(Version { format }) if format != FORMAT => Load::Failed(FetchFailure::Outdated),
            _ => Load::Failed(FetchFailure::Damaged),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(value: serde_json::Value, expect: Result<(), FetchFailure>) {
        let got = match read(&value.to_string()) {
            Load::Ready(_) => Ok(()),
            Load::Failed(failure) => Err(failure),
            Load::Loading => unreachable!("reading takes no time"),
        };
        assert_eq!(got, expect);
    }

    #[test]
    fn another_version_is_told_apart_from_damage() {
        let sound = json!({
            "format": FORMAT, "audience": "public", "site": { "name": "길잡이", "description": "", "contacts": [] },
            "categories": [], "entries": [], "redirects": {}, "index": { "path": "i", "bytes": 1, "sections": 0 },
        });
        let mut newer = sound.clone();
        newer["format"] = json!(FORMAT + 1);
        check(sound, Ok(()));
        check(newer, Err(FetchFailure::Outdated));
        check(json!({ "format": FORMAT }), Err(FetchFailure::Damaged));
        check(json!([]), Err(FetchFailure::Damaged));
    }
}
