//! What time it is where the person is.

use giljabi_flow::time::DateTime;
use js_sys::Date;
use wasm_bindgen::JsValue;

/// Milliseconds since 1970.
pub(crate) fn now() -> f64 {
    Date::now()
}

/// A moment, in milliseconds since 1970, as the clocks on the walls show it here.
pub(crate) fn local(milliseconds: f64) -> DateTime {
    let behind = Date::new(&JsValue::from_f64(milliseconds)).get_timezone_offset();
    let minutes = (milliseconds / 60_000.0 - behind).floor();
    // Only a clock that is off by thousands of years shows none.
    DateTime::from_minutes(minutes as i64).unwrap_or(DateTime::EPOCH)
}
