//! Handing a page on: the device's own sheet, where it has one, and the printer.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Whether the device has a sheet to share by.
pub(crate) fn can_share() -> bool {
    let Some(window) = web_sys::window() else { return false };
    js_sys::Reflect::get(&window.navigator(), &JsValue::from_str("share")).is_ok_and(|value| value.is_function())
}

/// Opens the device's sheet. Must follow a press; who closes the sheet has not failed.
pub(crate) async fn share(title: &str, address: &str) {
    let Some(window) = web_sys::window() else { return };
    let data = web_sys::ShareData::new();
    data.set_title(title);
    data.set_url(address);
    let _ = JsFuture::from(window.navigator().share_with_data(&data)).await;
}

/// Opens the browser's printing.
pub(crate) fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}
