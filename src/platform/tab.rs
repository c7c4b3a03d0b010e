//! Other tabs, and addresses that other apps open.

/// Opens an address in a new tab, which learns nothing of this one.
pub(crate) fn open(address: &str) {
    if let Some(window) = web_sys::window() {
        // A browser that refuses leaves the person where they are.
        let _ = window.open_with_url_and_target_and_features(address, "_blank", "noopener");
    }
}

/// A text as a part of an address, each byte that means something there written as a number.
pub(crate) fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}
