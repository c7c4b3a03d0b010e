//! Taking over from the plain page: it stays on screen and can be read while the app begins beside it, unseen; then
//! the app takes its place within one frame. What the reader was doing goes on: where the page is scrolled to, what is
//! typed into the search field, the focus, the selection, and what was folded out.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, Event, HtmlElement, HtmlInputElement, Node};

/// A plain page on screen, and the app that will take its place.
#[derive(Debug)]
pub(crate) struct Cover {
    plain: HtmlElement,
    app: HtmlElement,
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The element that the app is mounted in, and the plain page that covers it, if there is one. Without one, the element
/// is on screen, emptied of what stood there while the app was loading.
pub(crate) fn root() -> Option<(HtmlElement, Option<Cover>)> {
    let document = document()?;
    let plain = document.get_element_by_id("app")?.dyn_into::<HtmlElement>().ok()?;
    let page = document.document_element()?;
    if !page.has_attribute("data-page") {
        // The text of another page may be there, which `first-paint.js` keeps unseen.
        plain.set_text_content(None);
        let _ = page.remove_attribute("data-elsewhere");
        return Some((plain, None));
    }
    let app = document.create_element("div").ok()?.dyn_into::<HtmlElement>().ok()?;
    app.set_id("app");
    super::find::set_beside(Some(app.clone()));
    Some((app.clone(), Some(Cover { plain, app })))
}

impl Cover {
    /// Leaves the plain page where it is and says so in it, with a button that fetches the page anew.
    pub(crate) fn stay(self, words: &str, again: &str) {
        let said = || {
            let document = document()?;
            let notice = document.create_element("p").ok()?;
            notice.set_class_name("plain-notice");
            notice.set_attribute("role", "status").ok()?;
            notice.set_text_content(Some(words));
            let button = document.create_element("button").ok()?;
            button.set_class_name("button button-small");
            button.set_attribute("type", "button").ok()?;
            button.set_text_content(Some(again));
            notice.append_child(&button).ok()?;
            self.plain.append_child(&notice).ok()?;
            let reload = Closure::<dyn Fn()>::new(super::head::reload);
            button.add_event_listener_with_callback("click", reload.as_ref().unchecked_ref()).ok()?;
            // The page is about to go when it is called.
            reload.forget();
            Some(())
        };
        // A page that cannot be added to can still be read.
        let _ = said();
    }

    /// Puts the app in the plain page's place.
    pub(crate) fn lift(self) {
        let (Some(window), Some(document)) = (web_sys::window(), document()) else { return };
        let Self { plain, app } = self;
        super::find::set_beside(None);
        let top = window.scroll_y().unwrap_or_default();
        let focus = document.active_element().filter(|element| plain.contains(Some(element)));
        let focus = focus.map(|element| (element.id(), path(&plain, &element)));
        let selection = window.get_selection().ok().flatten();
        let selected = selection.as_ref().and_then(|selection| {
            let anchor = selection.anchor_node().filter(|_| !selection.is_collapsed())?;
            let focus = selection.focus_node()?;
            Some((
                (path(&plain, &anchor)?, selection.anchor_offset()),
                (path(&plain, &focus)?, selection.focus_offset()),
            ))
        });
        let typed = field(&plain).map(|field| field.value()).filter(|text| !text.is_empty());
        let is_open = contents(&plain).map(|contents| contents.has_attribute("open"));

        if plain.replace_with_with_node_1(&app).is_err() {
            return;
        }
        if let (Some(true), Some(contents)) = (is_open, contents(&app)) {
            let _ = contents.set_attribute("open", "");
        }
        if let (Some(text), Some(field)) = (typed, field(&app)) {
            field.set_value(&text);
            if let Ok(event) = Event::new_with_event_init_dict("input", &bubbling()) {
                let _ = field.dispatch_event(&event);
            }
        }
        if let Some((id, path)) = focus {
            let named = (!id.is_empty()).then(|| document.get_element_by_id(&id)).flatten();
            let element = named.or_else(|| follow(&app, &path?)?.dyn_into().ok());
            if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
                super::focus::focus_quietly(&element);
            }
        }
        if let (Some(selection), Some((anchor, focus))) = (selection, selected)
            && let (Some(from), Some(to)) = (follow(&app, &anchor.0), follow(&app, &focus.0))
        {
            // A text that reads otherwise in the app is not selected in it.
            let _ = selection.set_base_and_extent(&from, anchor.1, &to, focus.1);
        }
        if window.scroll_y().is_ok_and(|now| (now - top).abs() > 1.0) {
            window.scroll_to_with_x_and_y(0.0, top);
        }
    }
}

fn field(root: &Element) -> Option<HtmlInputElement> {
    root.query_selector("input[name=q]").ok()??.dyn_into().ok()
}

fn contents(root: &Element) -> Option<Element> {
    root.query_selector(".toc details").ok()?
}

fn bubbling() -> web_sys::EventInit {
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    init
}

/// A step down: the place among the nodes of a kind, elements or texts. The app has comments between them.
type Step = (u16, u32);

/// The way from `root` down to a node in it.
fn path(root: &Element, node: &Node) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    let mut at = node.clone();
    while !at.is_same_node(Some(root)) {
        let kind = at.node_type();
        let mut place = 0;
        let mut before = at.previous_sibling();
        while let Some(sibling) = before {
            place += u32::from(sibling.node_type() == kind);
            before = sibling.previous_sibling();
        }
        steps.push((kind, place));
        at = at.parent_node()?;
    }
    steps.reverse();
    Some(steps)
}

/// Where such a way leads.
fn follow(root: &Element, path: &[Step]) -> Option<Node> {
    let mut at: Node = root.clone().into();
    for (kind, place) in path {
        let mut left = *place;
        let mut child = at.first_child();
        loop {
            let node = child?;
            if node.node_type() == *kind {
                if left == 0 {
                    at = node;
                    break;
                }
                left -= 1;
            }
            child = node.next_sibling();
        }
    }
    Some(at)
}
