//! Fetching the site data.

use super::network;
use crate::state::FetchFailure;
use serde::de::DeserializeOwned;

/// Fetches the JSON at `address`, which is relative to the site's base.
pub(crate) async fn json<T: DeserializeOwned>(address: &str) -> Result<T, FetchFailure> {
    // As bytes: as text, a large file would be written anew twice on its way here.
    let bytes = answer(address).await?.binary().await.map_err(|_| broken_off())?;
    // A host that answers every address with the app's page answers a missing file with HTML.
    let text = String::from_utf8(bytes).map_err(|_| FetchFailure::Damaged)?;
    serde_json::from_str(&text).map_err(|_| FetchFailure::Damaged)
}

/// Fetches the text at `address`, which is relative to the site's base.
pub(crate) async fn text(address: &str) -> Result<String, FetchFailure> {
    answer(address).await?.text().await.map_err(|_| broken_off())
}

async fn answer(address: &str) -> Result<gloo_net::http::Response, FetchFailure> {
    let response = gloo_net::http::Request::get(address).send().await.map_err(|_| broken_off())?;
    if response.ok() { Ok(response) } else { Err(FetchFailure::Missing) }
}

/// Why an answer did not come, or not to its end.
fn broken_off() -> FetchFailure {
    if network::is_online() { FetchFailure::Unreachable } else { FetchFailure::Offline }
}
