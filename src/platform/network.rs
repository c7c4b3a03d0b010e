//! Whether there is a network at all.

/// `false` only when the browser is sure that there is none.
pub(crate) fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}
