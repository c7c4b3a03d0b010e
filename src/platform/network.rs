//! Whether there is a network, and whether it may be used freely.

use wasm_bindgen::JsValue;

/// `false` only when the browser is sure that there is none.
pub(crate) fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

/// Whether somebody asked the browser to save data. Not all browsers know the question.
pub(crate) fn saves_data() -> bool {
    let get = |from: &JsValue, key: &str| js_sys::Reflect::get(from, &key.into()).ok();
    let connection = web_sys::window().and_then(|window| get(&window.navigator(), "connection"));
    connection.and_then(|connection| get(&connection, "saveData")).is_some_and(|saves| saves == JsValue::TRUE)
}
