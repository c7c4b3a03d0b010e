//! Small choices kept on this device. Browsers may refuse; then nothing is kept.

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// The value kept under `key`.
pub(crate) fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps `value` under `key`; `None` forgets it.
pub(crate) fn set(key: &str, value: Option<&str>) {
    if let Some(storage) = storage() {
        // Full or forbidden storage: the choice lasts as long as the page.
        let _ = match value {
            Some(value) => storage.set_item(key, value),
            None => storage.remove_item(key),
        };
    }
}
