//! The page around the app: base address, title, theme, and what search engines are told.

use leptos::prelude::{RwSignal, Set};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Document;

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Takes the slash, or `index.html`, from the end of the page's address: plain pages are files in folders of their
/// own, and within the app every page has one address.
pub(crate) fn settle_address() {
    let Some(window) = web_sys::window() else { return };
    let (location, base) = (window.location(), base_path());
    let Ok(path) = location.pathname() else { return };
    let plain = path.strip_suffix("index.html").filter(|folder| folder.ends_with('/')).unwrap_or(&path);
    let settled = if plain == base { plain } else { plain.trim_end_matches('/') };
    if settled != path
        && settled.starts_with(&base)
        && let Ok(history) = window.history()
    {
        let rest = [location.search(), location.hash()].map(Result::unwrap_or_default).concat();
        let state = history.state().unwrap_or(JsValue::NULL);
        // Where it is refused the page goes by the address it has.
        let _ = history.replace_state_with_url(&state, "", Some(&format!("{settled}{rest}")));
    }
}

/// The whole address of a page, named relative to the base.
pub(crate) fn page_address(page: &str) -> String {
    absolute(page).map_or_else(|| page.to_owned(), |url| url.href())
}

/// Names the address under which search engines should know the page, where the page says any.
pub(crate) fn set_canonical(address: &str) {
    if let Some(link) = document().and_then(|document| document.query_selector("link[rel=canonical]").ok().flatten()) {
        // Fails only for names that are no names.
        let _ = link.set_attribute("href", address);
    }
}

/// Keeps the page that is shown out of search engines; `false` takes that back, but never what the build says.
pub(crate) fn set_hidden(hidden: bool) {
    const OWN: &str = "meta[data-hidden]";
    let Some(document) = document() else { return };
    match (hidden, document.query_selector(OWN).ok().flatten()) {
        (true, None) => {
            let meta = document.create_element("meta").ok();
            if let (Some(meta), Some(head)) = (meta, document.query_selector("head").ok().flatten()) {
                for (name, value) in [("name", "robots"), ("content", "noindex"), ("data-hidden", "")] {
                    // Fails only for names that are no names.
                    let _ = meta.set_attribute(name, value);
                }
                let _ = head.append_child(&meta);
            }
        }
        (false, Some(meta)) => meta.remove(),
        _ => {}
    }
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
