//! Where each page was scrolled to, so that back and forward lead to the same place.
//!
//! Browsers restore the place as soon as the address changes, when the page's text is not there yet; so they are told
//! to leave it, except on a reload.

use leptos::prelude::request_animation_frame;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{AddEventListenerOptions, Element, Event, History, ResizeObserver, ScrollRestoration, Window};

#[derive(Default)]
struct Places {
    /// Pixels from the top, by whole address.
    known: HashMap<String, f64>,
    /// Where to scroll once the page is long enough.
    wanted: Option<f64>,
}

/// Begins to remember and restore places. `main` is the element that grows when a page's text arrives.
pub(crate) fn remember(main: &Element) {
    let Some(window) = web_sys::window() else { return };
    let places = Rc::new(RefCell::new(Places::default()));

    set_restoration(&window, ScrollRestoration::Manual);
    let pages = window.clone();
    listen(&window, "pagehide", move || set_restoration(&pages, ScrollRestoration::Auto));

    // A scroll is told a frame later, when a link may have been pressed: what leads on notes the place as well, before
    // the address changes.
    for event in ["scroll", "click", "keydown"] {
        let (page, kept) = (window.clone(), Rc::clone(&places));
        listen(&window, event, move || {
            if let (Some(address), Ok(top)) = (address(&page), page.scroll_y()) {
                kept.borrow_mut().known.insert(address, top);
            }
        });
    }
    let (page, kept) = (window.clone(), Rc::clone(&places));
    listen(&window, "popstate", move || {
        let place = address(&page).and_then(|address| kept.borrow().known.get(&address).copied());
        let hash = page.location().hash().unwrap_or_default();
        // A page that was left without scrolling stood at its top, unless its address names a heading.
        kept.borrow_mut().wanted = place.or_else(|| hash.is_empty().then_some(0.0));
        // The new page is in place by the next frame; what arrives later makes the page grow.
        let (page, kept) = (page.clone(), Rc::clone(&kept));
        request_animation_frame(move || {
            if place.is_none() {
                super::focus::scroll_to_hash(&hash);
            }
            restore(&page, &kept);
        });
    });
    // Whoever moves on their own does not want to be moved.
    for event in ["wheel", "touchstart", "keydown", "pointerdown"] {
        let kept = Rc::clone(&places);
        listen(&window, event, move || kept.borrow_mut().wanted = None);
    }
    let grown = Closure::<dyn Fn()>::new(move || restore(&window, &places));
    if let Ok(observer) = ResizeObserver::new(grown.as_ref().unchecked_ref()) {
        observer.observe(main);
    }
    // It lives as long as the page.
    grown.forget();
}

/// Goes to the wanted place, as soon as the page reaches so far.
fn restore(window: &Window, places: &Rc<RefCell<Places>>) {
    let Some(top) = places.borrow().wanted else { return };
    window.scroll_to_with_x_and_y(0.0, top);
    if window.scroll_y().is_ok_and(|reached| reached + 1.0 >= top) {
        places.borrow_mut().wanted = None;
    }
}

fn address(window: &Window) -> Option<String> {
    window.location().href().ok()
}

fn set_restoration(window: &Window, restoration: ScrollRestoration) {
    // A browser without it restores as it always did.
    let _ = window.history().and_then(|history: History| history.set_scroll_restoration(restoration));
}

fn listen(window: &Window, event: &str, work: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn(Event)>::new(move |_| work());
    let options = AddEventListenerOptions::new();
    options.set_passive(true);
    // Before the page's own listeners, which may lead on.
    options.set_capture(true);
    // Listeners of an event that a browser does not know are never called.
    let _ = window.add_event_listener_with_callback_and_add_event_listener_options(
        event,
        listener.as_ref().unchecked_ref(),
        &options,
    );
    // It lives as long as the page.
    listener.forget();
}
