//! Fetches the index file.

use giljabi_site::SearchFailure;
use js_sys::{Array, ArrayBuffer, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, ReadableWritablePair, Response};

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
    let bytes = Uint8Array::new(&body.unchecked_into::<ArrayBuffer>());
    if bytes.length() > 2 && (bytes.get_index(0), bytes.get_index(1)) == GZIP {
        let bytes = decompressed(&bytes).await;
        return bytes.map_err(|_| SearchFailure::Damaged { detail: format!("{url}: the gzip stream is broken") });
    }
    Ok(bytes.to_vec())
}

/// How a gzip stream begins (RFC 1952). One that a host has unpacked on the way does not.
const GZIP: (u8, u8) = (0x1f, 0x8b);

async fn decompressed(bytes: &Uint8Array) -> Result<Vec<u8>, JsValue> {
    let packed = Response::new_with_opt_js_u8_array(Some(bytes))?.body().ok_or(JsValue::NULL)?;
    // `web-sys` still counts the interface as unstable, though every browser has it.
    let class: Function = Reflect::get(&js_sys::global(), &"DecompressionStream".into())?.dyn_into()?;
    let stream = Reflect::construct(&class, &Array::of1(&"gzip".into()))?;
    // A pair of streams is what `pipeThrough` takes, and a decompression stream is one.
    let stream = packed.pipe_through(stream.unchecked_ref::<ReadableWritablePair>());
    let body = Response::new_with_opt_readable_stream(Some(&stream))?.array_buffer()?;
    Ok(Uint8Array::new(&JsFuture::from(body).await?).to_vec())
}
