//! What the command palette offers beside search, and which of it matches what was typed.

use super::Theme;
use giljabi_hangul::{TitleWay, match_title};

/// Something that the palette does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Goes to a page, relative to the base.
    Open(String),
    /// Copies the words to say with this number on the page, from 0.
    CopySay(usize),
    /// Copies the message with an id where nothing is missing in it, and opens it otherwise.
    CopyMessage(String),
    /// Copies the notes.
    CopyNotes,
    /// Goes to the field for notes.
    Notes,
    /// Opens a new case.
    NewCase,
    /// Closes the case.
    CloseCase,
    /// Brings back the case that was closed.
    RestoreCase,
    /// Gives the case a name.
    RenameCase,
    /// Pins the entry with a page, or takes its pin away.
    Pin(String),
    /// Goes to the case with an id.
    Case(u32),
    /// Light, dark, or as the system has it.
    Theme(Theme),
    /// Opens the sheet of shortcuts.
    Sheet,
}

/// A command as people see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Offer {
    /// What it does.
    pub(crate) command: Command,
    /// What it is called.
    pub(crate) name: String,
    /// The keys that do the same; empty where there are none.
    pub(crate) keys: &'static str,
    /// Whether it is shown before anything is typed.
    pub(crate) at_once: bool,
}

/// As many commands are shown beside what was found.
const SHOWN: usize = 6;

/// The offers that what was typed means: those that begin with it, which come before what was found, and the others.
pub(crate) fn matching(offers: &[Offer], typed: &str) -> (Vec<Offer>, Vec<Offer>) {
    if typed.trim().is_empty() {
        return (offers.iter().filter(|offer| offer.at_once).cloned().collect(), Vec::new());
    }
    let mut found: Vec<_> =
        offers.iter().filter_map(|offer| Some((match_title(typed, &offer.name)?, offer.clone()))).collect();
    // The sort is stable: what matches equally well stays in its order.
    found.sort_by_key(|(found, _)| std::cmp::Reverse(found.score));
    found.truncate(SHOWN);
    let (first, others): (Vec<_>, Vec<_>) = found.into_iter().partition(|(found, _)| found.way == TitleWay::Beginning);
    let plain = |found: Vec<(_, Offer)>| found.into_iter().map(|(_, offer)| offer).collect();
    (plain(first), plain(others))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offers() -> Vec<Offer> {
        let offer = |command, name: &str, at_once| Offer { command, name: name.into(), keys: "", at_once };
        vec![
            offer(Command::NewCase, "새 상담 열기", true),
            offer(Command::Case(2), "상담 2로 가기", true),
            offer(Command::Theme(Theme::Dark), "화면 밝기: 어둡게", false),
            offer(Command::CopyMessage("pay".into()), "문자 복사: 결제 취소 완료 알림", false),
        ]
    }

    #[track_caller]
    fn check(typed: &str, first: &[&str], others: &[&str]) {
        let names = |offers: Vec<Offer>| offers.into_iter().map(|offer| offer.name).collect::<Vec<_>>();
        let (found, more) = matching(&offers(), typed);
        assert_eq!((names(found), names(more)), (names_of(first), names_of(others)), "{typed}");
    }

    fn names_of(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn commands_are_found_as_titles_are() {
        check("새 상", &["새 상담 열기"], &[]);
        check("상담", &["상담 2로 가기"], &["새 상담 열기"]);
        check("ㅇㄷㄱ", &[], &["화면 밝기: 어둡게"]);
        check("tkdeka", &[], &["상담 2로 가기", "새 상담 열기"]);
        check("결제 취소", &[], &["문자 복사: 결제 취소 완료 알림"]);
        check("영수증", &[], &[]);
    }

    #[test]
    fn before_anything_is_typed_only_what_is_needed_in_a_call_is_offered() {
        check("  ", &["새 상담 열기", "상담 2로 가기"], &[]);
    }
}
