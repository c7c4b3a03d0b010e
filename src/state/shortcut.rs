//! Which keys do something anywhere on the page.

use crate::platform;
use leptos::prelude::*;

/// What a key does anywhere on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shortcut {
    /// Goes to the search field.
    Search,
    /// Opens the command palette; where there is none, goes to the search field.
    Palette,
    /// Takes the choice of a flow's step in this place, from 0.
    Choice(usize),
}

/// A key press, as far as shortcuts care.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Press<'a> {
    /// The key's name, as in `KeyboardEvent.key`.
    pub(crate) key: &'a str,
    /// The key's place on the keyboard, as in `KeyboardEvent.code`: the same whatever the input method makes of it.
    pub(crate) code: &'a str,
    /// Whether Ctrl or Cmd is held.
    pub(crate) command: bool,
    /// Whether Alt is held.
    pub(crate) alt: bool,
    /// Whether the person is typing into something.
    pub(crate) typing: bool,
}

impl Shortcut {
    /// What a key press does. Single keys do nothing while somebody types, or where they are switched off (KWCAG 2.2,
    /// 6.1.4; WCAG 2.2, 2.1.4).
    pub(crate) fn of(press: Press<'_>, single_keys: bool) -> Option<Self> {
        let is_k = press.code == "KeyK" || press.key.eq_ignore_ascii_case("k");
        if press.command && !press.alt && is_k {
            return Some(Self::Palette);
        }
        if press.command || press.alt || press.typing || !single_keys {
            return None;
        }
        match press.key.as_bytes() {
            b"/" => Some(Self::Search),
            [digit @ b'1'..=b'9'] => Some(Self::Choice(usize::from(digit - b'1'))),
            _ => None,
        }
    }
}

/// The key in the device's storage; `off` is kept, on is the default.
const KEY: &str = "giljabi-single-keys";

/// Whether shortcuts of a single key work on this device.
#[derive(Clone, Copy)]
pub(crate) struct SingleKeys(RwSignal<bool>);

impl SingleKeys {
    /// The choice kept on this device.
    pub(crate) fn stored() -> Self {
        Self(RwSignal::new(platform::storage::get(KEY).as_deref() != Some("off")))
    }

    /// Whether they work.
    pub(crate) fn are_on(self) -> bool {
        self.0.get()
    }

    /// The same, for an event: without following changes.
    pub(crate) fn are_on_now(self) -> bool {
        self.0.get_untracked()
    }

    /// Switches them and keeps the choice.
    pub(crate) fn switch(self, on: bool) {
        platform::storage::set(KEY, (!on).then_some("off"));
        self.0.set(on);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: Press<'static> = Press { key: "", code: "", command: false, alt: false, typing: false };

    #[test]
    fn ctrl_k_works_while_typing_and_in_hangul_mode() {
        let press = Press { key: "ㅏ", code: "KeyK", command: true, typing: true, ..NOTHING };
        assert_eq!(Shortcut::of(press, false), Some(Shortcut::Palette));
        assert_eq!(Shortcut::of(Press { command: false, ..press }, true), None);
        assert_eq!(Shortcut::of(Press { alt: true, ..press }, true), None);
    }

    #[test]
    fn a_digit_takes_the_choice_of_its_number() {
        let check = |key, expect| assert_eq!(Shortcut::of(Press { key, ..NOTHING }, true), expect, "{key}");
        check("1", Some(Shortcut::Choice(0)));
        check("9", Some(Shortcut::Choice(8)));
        check("0", None);
        check("12", None);
        assert_eq!(Shortcut::of(Press { key: "1", typing: true, ..NOTHING }, true), None);
        assert_eq!(Shortcut::of(Press { key: "1", ..NOTHING }, false), None);
    }

    #[test]
    fn a_single_key_stays_a_letter_for_those_who_type_and_can_be_switched_off() {
        let press = Press { key: "/", code: "Slash", ..NOTHING };
        assert_eq!(Shortcut::of(press, true), Some(Shortcut::Search));
        assert_eq!(Shortcut::of(press, false), None);
        assert_eq!(Shortcut::of(Press { typing: true, ..press }, true), None);
        assert_eq!(Shortcut::of(Press { command: true, ..press }, true), None);
    }
}
