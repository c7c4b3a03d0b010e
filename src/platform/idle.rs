//! Waiting for a quiet moment.

use leptos::prelude::{request_idle_callback, set_timeout};
use std::time::Duration;
use wasm_bindgen::JsValue;

/// Runs `work` when the browser has nothing better to do; shortly, where it cannot tell (Safari).
pub(crate) fn when_idle(work: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    if js_sys::Reflect::has(&window, &JsValue::from_str("requestIdleCallback")).unwrap_or(false) {
        request_idle_callback(work);
    } else {
        set_timeout(work, Duration::from_millis(300));
    }
}
