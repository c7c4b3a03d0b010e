//! The keys of the desk.
//!
//! With Alt they work while somebody types, also in the middle of a syllable: neither browsers nor input methods use
//! these for text, and what a Korean or a Mac keyboard makes of them does not matter, because the place of the key
//! decides (`KeyboardEvent.code`). Left out: D, E and F, which lead out of the page in Chrome and Edge on Windows.

use super::Press;

/// What a key of the desk does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DeskKey {
    /// Opens the command palette.
    Palette,
    /// Opens the sheet of shortcuts.
    Sheet,
    /// Copies the next of the words to say on the page.
    CopySay,
    /// Opens a new case.
    NewCase,
    /// Closes the case.
    CloseCase,
    /// Brings back the case that was closed.
    RestoreCase,
    /// Goes to the case with a number.
    Case(u8),
    /// Goes to the field for notes.
    Notes,
    /// Copies the notes.
    CopyNotes,
    /// Opens the message that is linked first.
    Message,
}

impl DeskKey {
    /// What a key press does. Single keys do nothing while somebody types, or where they are switched off.
    pub(crate) fn of(press: Press<'_>, single_keys: bool) -> Option<Self> {
        match (press.command, press.alt) {
            (true, false) => (press.code == "KeyK" || press.key.eq_ignore_ascii_case("k")).then_some(Self::Palette),
            (false, true) => Self::with_alt(press.code),
            (false, false) if single_keys && !press.typing => match (press.key, press.code) {
                ("?", _) => Some(Self::Sheet),
                (_, "KeyC") => Some(Self::CopySay),
                _ => None,
            },
            _ => None,
        }
    }

    fn with_alt(code: &str) -> Option<Self> {
        match code {
            "KeyN" => Some(Self::NewCase),
            "KeyW" => Some(Self::CloseCase),
            "KeyZ" => Some(Self::RestoreCase),
            "KeyM" => Some(Self::Notes),
            "KeyC" => Some(Self::CopyNotes),
            "KeyS" => Some(Self::Message),
            // Not the digits of the number pad: with Alt, Windows makes characters of them.
            _ => match code.strip_prefix("Digit")?.parse() {
                Ok(number @ 1..=9) => Some(Self::Case(number)),
                _ => None,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: Press<'static> = Press { key: "", code: "", command: false, alt: false, typing: false };

    #[track_caller]
    fn check(press: Press<'_>, expect: Option<DeskKey>) {
        assert_eq!(DeskKey::of(press, true), expect, "{press:?}");
    }

    #[test]
    fn alt_works_while_typing_in_any_layout() {
        let alt = Press { alt: true, typing: true, ..NOTHING };
        check(Press { key: "2", code: "Digit2", ..alt }, Some(DeskKey::Case(2)));
        check(Press { key: "™", code: "Digit2", ..alt }, Some(DeskKey::Case(2)));
        check(Press { key: "ㅜ", code: "KeyN", ..alt }, Some(DeskKey::NewCase));
        check(Press { key: "Dead", code: "KeyN", ..alt }, Some(DeskKey::NewCase));
        check(Press { key: "0", code: "Digit0", ..alt }, None);
        check(Press { key: "2", code: "Numpad2", ..alt }, None);
        // AltGr is both, and writes characters.
        check(Press { code: "KeyN", command: true, ..alt }, None);
    }

    #[test]
    fn single_keys_stay_letters_for_those_who_type_and_can_be_switched_off() {
        let question = Press { key: "?", code: "Slash", ..NOTHING };
        check(question, Some(DeskKey::Sheet));
        check(Press { typing: true, ..question }, None);
        assert_eq!(DeskKey::of(question, false), None);
        check(Press { key: "ㅊ", code: "KeyC", ..NOTHING }, Some(DeskKey::CopySay));
        check(Press { key: "c", code: "KeyC", command: true, ..NOTHING }, None);
    }

    #[test]
    fn the_palette_opens_in_hangul_mode_and_without_single_keys() {
        let press = Press { key: "ㅏ", code: "KeyK", command: true, typing: true, ..NOTHING };
        assert_eq!(DeskKey::of(press, false), Some(DeskKey::Palette));
    }
}
