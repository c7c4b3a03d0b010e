//! A flow's file of the site data, as far as the runner needs it.

use super::documents::Files;
use giljabi_flow::Flow;
use serde::Deserialize;

/// What the runner reads of a flow's document; title and summary are in the manifest.
#[derive(Debug, Deserialize)]
pub(crate) struct FlowFile {
    /// Addresses of related pages, relative to the site's base.
    pub(crate) related: Vec<String>,
    /// The flow; without steps where a build in spite of errors could not read it.
    #[serde(default)]
    pub(crate) flow: Flow,
    /// Its map, as SVG.
    #[serde(default)]
    pub(crate) map: String,
}

/// The flows' files.
pub(crate) type Flows = Files<FlowFile>;
