//! Where the keyboard and the view are: focus and scrolling.

use super::find::by_id;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, FocusEvent, HtmlAnchorElement, HtmlElement, MouseEvent, Node, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

/// Focuses `element` without scrolling: the router decides where the page stands.
pub(crate) fn focus_quietly(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // An element that cannot take the focus leaves it where it is.
    let _ = element.focus_with_options(&options);
}

/// Focuses the element with an id and leaves the view where it is.
pub(crate) fn focus_id_quietly(id: &str) {
    if let Some(element) = by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        focus_quietly(&element);
    }
}

/// Focuses the element with an id and brings it into view.
pub(crate) fn focus_id(id: &str) {
    try_focus_id(id);
}

/// The same; `false` where there is no such element.
pub(crate) fn try_focus_id(id: &str) -> bool {
    let element = by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| element.focus().is_ok())
}

/// Focuses the first link of the page's text that leads to an address relative to the base; `false` where there is none.
pub(crate) fn focus_link(address: &str) -> bool {
    let links = web_sys::window().and_then(|window| window.document()?.query_selector_all(".prose a").ok());
    let links = links.iter().flat_map(|links| (0..links.length()).filter_map(|at| links.get(at)));
    let mut links = links.filter_map(|link| link.dyn_into::<HtmlElement>().ok());
    if let Some(link) = links.find(|link| link.get_attribute("href").as_deref() == Some(address)) {
        return link.focus().is_ok();
    }
    false
}

/// The path of the link of this site that an event happens on.
pub(crate) fn link_path(event: &Event) -> Option<String> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let link = target.closest("a[href]").ok()??.dyn_into::<HtmlAnchorElement>().ok()?;
    let here = web_sys::window()?.location().origin().ok()?;
    (link.origin() == here).then(|| link.pathname())
}

/// Takes the keyboard from where it is: what an input method is composing there is finished.
pub(crate) fn release() {
    let document = web_sys::window().and_then(|window| window.document());
    let element = document.and_then(|document| document.active_element());
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that keeps the keyboard is no place to type into.
        let _ = element.blur();
    }
}

/// Moves the keyboard to the question of a flow, or to the page's heading.
pub(crate) fn focus_page() {
    let places = ["#flow-question", "main h1", "main"];
    if let Some(place) = places.iter().find_map(|place| by_selector(place)) {
        focus_quietly(&place);
    }
}

/// Moves the keyboard to the case that is worked on, in the list of cases.
pub(crate) fn focus_current_case() {
    if let Some(case) = by_selector(".case-open[aria-current]") {
        focus_quietly(&case);
    }
}

/// Moves the keyboard to the first empty control of the composer of a message, or else to its button.
pub(crate) fn focus_first_empty(composer: &str) {
    let Some(composer) = by_id(composer) else { return };
    let controls = composer.query_selector_all(".composer-field :is(input, select, textarea)").ok();
    let mut controls = controls.iter().flat_map(|list| (0..list.length()).filter_map(|at| list.get(at)));
    let is_empty = |node: &Node| {
        let value = js_sys::Reflect::get(node, &wasm_bindgen::JsValue::from_str("value"));
        value.ok().and_then(|value| value.as_string()).is_some_and(|value| value.is_empty())
    };
    let copy = || composer.query_selector(".composer-copy").ok().flatten().map(wasm_bindgen::JsCast::unchecked_into);
    let empty = controls.find(is_empty).or_else(copy);
    if let Some(place) = empty.and_then(|place| place.dyn_into::<HtmlElement>().ok()) {
        let _ = place.focus();
    }
}

fn by_selector(selector: &str) -> Option<HtmlElement> {
    web_sys::window()?.document()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// The address, relative to the base, of the link that was pressed to be opened here: not in another tab or window.
pub(crate) fn pressed_link(event: &MouseEvent) -> Option<String> {
    let elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() || event.button() != 0;
    let link = event.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok()??;
    (!elsewhere).then(|| link.get_attribute("href")).flatten()
}

/// Brings the element that a location's hash names to the top of the view.
pub(crate) fn scroll_to_hash(hash: &str) {
    let id = hash.strip_prefix('#').unwrap_or(hash);
    if let Some(element) = by_id(&crate::state::percent_decode(id)) {
        element.scroll_into_view();
    }
}

/// Brings the option with an id into view, as little as possible.
pub(crate) fn reveal(id: &str) {
    if let Some(element) = by_id(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Whether the focus moves from within the element that listens to `event` to something outside of it.
pub(crate) fn moves_out(event: &FocusEvent) -> bool {
    event.related_target().is_some() && leaves(event)
}

/// Whether the focus leaves the element that listens to `event` for something outside of it.
pub(crate) fn leaves(event: &FocusEvent) -> bool {
    let container = event.current_target().and_then(|target| target.dyn_into::<Node>().ok());
    let next = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
    !container.is_some_and(|container| container.contains(next.as_ref()) && next.is_some())
}
