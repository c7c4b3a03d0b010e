//! Fetching the site data.

use super::network;
use crate::state::FetchFailure;
use serde::de::DeserializeOwned;

/// Fetches the JSON at `address`, which is relative to the site's base.
pub(crate) async fn json<T: DeserializeOwned>(address: &str) -> Result<T, FetchFailure> {
    // A host that answers every address with the app's page answers a missing file with HTML.
    serde_json::from_str(&text(address).await?).map_err(|_| FetchFailure::Damaged)
}

/// Fetches the text at `address`, which is relative to the site's base.
pub(crate) async fn text(address: &str) -> Result<String, FetchFailure> {
    let unreachable = |_| if network::is_online() { FetchFailure::Unreachable } else { FetchFailure::Offline };
    let response = gloo_net::http::Request::get(address).send().await.map_err(unreachable)?;
    if !response.ok() {
        return Err(FetchFailure::Missing);
    }
    response.text().await.map_err(unreachable)
}
