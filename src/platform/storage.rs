//! Small texts kept on this device, or in this tab until it is closed. Browsers may refuse; then nothing is kept.

use web_sys::Storage;

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
