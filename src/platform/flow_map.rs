//! The drawn map of a flow: marking the way on it, and which step was pressed. The drawing is the builder's; its steps
//! and choices carry `data-step`, `data-from` and `data-choice`.

use super::find::quoted;
use std::collections::BTreeSet;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// Where somebody is on a map, and how they came there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Walked {
    /// The ids of the steps on the way, from the start to where one is.
    pub(crate) steps: Vec<String>,
    /// The choices on the way: the id of the step, and the place of the choice there.
    pub(crate) choices: Vec<(String, usize)>,
}

/// Marks the way on the map in `container`: classes for the eye, names and keys for the steps that can be gone to. Only
/// what is on the way now, or was on the way `before`, is touched: a map may have hundreds of steps.
pub(crate) fn mark(container: &Element, before: &Walked, walked: &Walked) {
    let current = walked.steps.last();
    let steps: BTreeSet<&String> = before.steps.iter().chain(&walked.steps).collect();
    for id in steps {
        let Some(step) = one(container, &format!("[data-step={}]", quoted(id))) else { continue };
        let is_current = current == Some(id);
        let is_walked = walked.steps.contains(id);
        switch(&step, "is-current", is_current);
        switch(&step, "is-walked", is_walked);
        attribute(&step, "aria-current", is_current.then_some("step"));
        // The current step is where one is: there is nothing to press on it.
        let can_go = is_walked && !is_current;
        attribute(&step, "role", can_go.then_some("button"));
        attribute(&step, "tabindex", can_go.then_some("0"));
    }
    let choices: BTreeSet<&(String, usize)> = before.choices.iter().chain(&walked.choices).collect();
    for taken in choices {
        let (from, at) = taken;
        let Some(choice) = one(container, &format!("[data-from={}][data-choice=\"{at}\"]", quoted(from))) else {
            continue;
        };
        switch(&choice, "is-walked", walked.choices.contains(taken));
    }
}

/// Brings the current step to the middle of the map's own window; the page stays where it is.
pub(crate) fn centre(container: &Element) {
    let Some(step) = container.query_selector(".is-current").ok().flatten() else { return };
    let (step, window) = (step.get_bounding_client_rect(), container.get_bounding_client_rect());
    let aside = step.left() + step.width() / 2.0 - window.left() - window.width() / 2.0;
    let down = step.top() + step.height() / 2.0 - window.top() - window.height() / 2.0;
    container.set_scroll_left(container.scroll_left() + aside as i32);
    container.set_scroll_top(container.scroll_top() + down as i32);
}

/// The id of the step that can be gone to and that an event on the map is about.
pub(crate) fn pressed(event: &Event) -> Option<String> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("[data-step][role=button]").ok()??.get_attribute("data-step")
}

fn one(container: &Element, selector: &str) -> Option<Element> {
    container.query_selector(selector).ok()?
}

fn switch(element: &Element, class: &str, on: bool) {
    // It only fails for names that are no names.
    let _ = element.class_list().toggle_with_force(class, on);
}

fn attribute(element: &Element, name: &str, value: Option<&str>) {
    // Both only fail for names that are no names.
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}
