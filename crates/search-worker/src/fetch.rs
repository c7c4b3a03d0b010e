//! Fetches the index file.

use giljabi_site::SearchFailure;
use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, Response};

/// The bytes of a file, or why they did not come. What is no index is for the engine to find out: many hosts answer
/// 200 with a page for a file that is not there.
pub(crate) async fn bytes(scope: &DedicatedWorkerGlobalScope, url: &str) -> Result<Vec<u8>, SearchFailure> {
    let response = JsFuture::from(scope.fetch_with_str(url)).await.map_err(|_| SearchFailure::Unreachable)?;
    let response: Response = response.unchecked_into();
    if !response.ok() {
        return Err(SearchFailure::Missing { status: response.status() });
    }
    // A body that breaks off is a network that broke off.
    let body = response.array_buffer().map_err(|_| SearchFailure::Unreachable)?;
    let body = JsFuture::from(body).await.map_err(|_| SearchFailure::Unreachable)?;
    Ok(Uint8Array::new(&body.unchecked_into::<ArrayBuffer>()).to_vec())
}
