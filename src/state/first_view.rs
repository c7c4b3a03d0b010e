//! Whether the first page is complete: as long as something of it is on its way, a plain page may stand in its place.

use leptos::prelude::*;

/// What the first page still waits for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FirstView {
    waits: RwSignal<usize>,
    covered: RwSignal<bool>,
    failed: StoredValue<bool>,
}

/// Something that a page waits for, until it is dropped.
#[derive(Debug)]
pub(crate) struct Wait(RwSignal<usize>);

impl Drop for Wait {
    fn drop(&mut self) {
        self.0.update(|waits| *waits = waits.saturating_sub(1));
    }
}

impl FirstView {
    /// At the start; `covered` where a plain page is on screen.
    pub(crate) fn new(covered: bool) -> Self {
        Self { waits: RwSignal::new(0), covered: RwSignal::new(covered), failed: StoredValue::new(false) }
    }

    /// Says that something of the page is on its way: a file, or a part of the app.
    pub(crate) fn wait(self) -> Wait {
        self.waits.update(|waits| *waits += 1);
        Wait(self.waits)
    }

    /// Says that something of the page did not come.
    pub(crate) fn fail(self) {
        self.failed.set_value(true);
    }

    /// Whether something of the page did not come.
    pub(crate) fn has_failed(self) -> bool {
        self.failed.get_value()
    }

    /// Whether nothing is on its way.
    pub(crate) fn is_complete(self) -> bool {
        self.waits.get() == 0
    }

    /// Whether a plain page is on screen, so that the app must not move it.
    pub(crate) fn is_covered(self) -> bool {
        self.covered.get_untracked()
    }

    /// Whether the app is on screen; follows changes. Before that nothing of it has a place or a size.
    pub(crate) fn is_on_screen(self) -> bool {
        !self.covered.get()
    }

    /// Says that the app is on screen.
    pub(crate) fn uncover(self) {
        self.covered.set(false);
    }
}
