//! The page around the app: its root element, base address, title and theme.

use leptos::prelude::{RwSignal, Set};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, HtmlElement};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The element the app lives in, emptied of what stood there while the app was loading.
pub(crate) fn take_root() -> Option<HtmlElement> {
    let root = document()?.get_element_by_id("app")?.dyn_into::<HtmlElement>().ok()?;
    root.set_text_content(None);
    Some(root)
}

/// The path of the site's base, from the page's `<base>`: `/` or `/help/`.
pub(crate) fn base_path() -> String {
    absolute("").map_or_else(|| "/".to_owned(), |url| url.pathname())
}

/// The whole address of a file of the site data, named relative to the manifest.
pub(crate) fn data_address(path: &str) -> String {
    let relative = format!("{}/{path}", giljabi_site::DATA_FOLDER);
    absolute(&relative).map_or(relative, |url| url.href())
}

/// The whole address of the search worker's script, which the page names in `<meta name="search-worker">`.
pub(crate) fn worker_address() -> Option<String> {
    let name = document()?.query_selector("meta[name=search-worker]").ok()??.get_attribute("content")?;
    Some(absolute(&name)?.href())
}

/// What the browser calls this page in tabs and history.
pub(crate) fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Shows the page in the named theme; `None` follows the system.
pub(crate) fn set_theme(theme: Option<&str>) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // Both only fail for names that are no names.
        let _ = match theme {
            Some(theme) => root.set_attribute("data-theme", theme),
            None => root.remove_attribute("data-theme"),
        };
    }
}

/// Fetches the whole page anew: the way to a new version of the site.
pub(crate) fn reload() {
    if let Some(window) = web_sys::window() {
        // A reload that is refused leaves the page as it is, with its button.
        let _ = window.location().reload();
    }
}

/// Whether the window has room for the contents list beside the text. At the agent's desk that is taken by the panel.
pub(crate) fn is_wide(at_desk: bool) -> bool {
    let width = if at_desk { "(min-width: 64rem) and (max-width: 79.99rem)" } else { "(min-width: 64rem)" };
    let query = web_sys::window().and_then(|window| window.match_media(width).ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// Keeps `wide` true while the window has room for the desk's columns, which `styles/desk.css` puts beside the page
/// from the same width on.
pub(crate) fn follow_desk_width(wide: RwSignal<bool>) {
    let query = web_sys::window().and_then(|window| window.match_media("(min-width: 80rem)").ok().flatten());
    let Some(query) = query else { return };
    wide.set(query.matches());
    let changing = query.clone();
    let listener = Closure::<dyn Fn()>::new(move || wide.set(changing.matches()));
    query.set_onchange(Some(listener.as_ref().unchecked_ref()));
    // It lives as long as the page.
    listener.forget();
}

fn absolute(relative: &str) -> Option<web_sys::Url> {
    web_sys::Url::new_with_base(relative, &document()?.base_uri().ok()??).ok()
}
