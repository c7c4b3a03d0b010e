//! Small texts kept on this device, or in this tab until it is closed. Browsers may refuse; then nothing is kept.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Storage, StorageEvent};

fn device() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn tab() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// The value kept on this device under `key`.
pub(crate) fn get(key: &str) -> Option<String> {
    device()?.get_item(key).ok()?
}

/// Keeps `value` on this device under `key`; `None` forgets it.
pub(crate) fn set(key: &str, value: Option<&str>) {
    put(device(), key, value);
}

/// Calls back when another tab of this device keeps something under `key`, or forgets it: who goes on from what was there
/// before would undo that.
pub(crate) fn follow(key: &'static str, changed: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let listener = Closure::<dyn Fn(StorageEvent)>::new(move |event: StorageEvent| {
        // No key: everything was forgotten.
        if event.key().is_none_or(|other| other == key) {
            changed();
        }
    });
    // An event that a browser does not know never comes.
    let _ = window.add_event_listener_with_callback("storage", listener.as_ref().unchecked_ref());
    // It lives as long as the page.
    listener.forget();
}

/// The value kept in this tab under `key`.
pub(crate) fn tab_get(key: &str) -> Option<String> {
    tab()?.get_item(key).ok()?
}

/// Keeps `value` in this tab under `key`; `None` forgets it.
pub(crate) fn tab_set(key: &str, value: Option<&str>) {
    put(tab(), key, value);
}

/// The names of all that is kept in this tab.
pub(crate) fn tab_keys() -> Vec<String> {
    let Some(tab) = tab() else { return Vec::new() };
    (0..tab.length().unwrap_or_default()).filter_map(|at| tab.key(at).ok().flatten()).collect()
}

fn put(storage: Option<Storage>, key: &str, value: Option<&str>) {
    if let Some(storage) = storage {
        // Full or forbidden storage: the value lasts as long as the page.
        let _ = match value {
            Some(value) => storage.set_item(key, value),
            None => storage.remove_item(key),
        };
    }
}
