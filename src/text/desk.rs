//! The words of the agent's desk.

use giljabi_hangul::{Josa, with_josa};

pub(crate) const CASES: &str = "상담 목록";
pub(crate) const NEW_CASE: &str = "새 상담";
pub(crate) const CLOSE_CASE: &str = "상담 닫기";
pub(crate) const RENAME: &str = "상담 이름 바꾸기";
pub(crate) const CASE_NAME: &str = "상담 이름";
pub(crate) const SAVE: &str = "저장";
pub(crate) const RESTORE: &str = "되돌리기";
pub(crate) const TOO_MANY: &str = "상담은 9건까지 열 수 있습니다. 끝난 상담을 먼저 닫아 주세요.";

pub(crate) const CONTENTS: &str = "바로 가기";
pub(crate) const RESULTS: &str = "검색 결과";
pub(crate) const NO_RESULTS: &str = "찾은 글이 없습니다.";
pub(crate) const ALL_RESULTS: &str = "검색 결과 모두 보기";
pub(crate) const PINNED: &str = "고정한 글";
pub(crate) const NO_PINS: &str = "자주 보는 글을 고정하면 여기에 모입니다.";
pub(crate) const OPENED: &str = "최근에 연 글";
pub(crate) const CATEGORIES: &str = "분류";

pub(crate) const MISSING: &str = "상담 목록과 메모를 불러오지 못했습니다.";
pub(crate) const PANEL: &str = "상담 도구";
pub(crate) const CLOSE_PANEL: &str = "상담 도구 닫기";
pub(crate) const NOTES: &str = "내 메모";
pub(crate) const NOTES_HELP: &str = "이 탭을 닫으면 지워집니다.";
pub(crate) const NO_NOTES: &str = "복사할 메모가 아직 없습니다.";
pub(crate) const MESSAGES: &str = "문자";
pub(crate) const OTHER_MESSAGES: &str = "다른 문자";
pub(crate) const MORE_MESSAGES: &str = "문자 더 보기";
pub(crate) const NO_MESSAGE: &str = "이 화면에 이어진 문자가 없습니다.";
pub(crate) const WORK: &str = "이 상담에서 한 일";
pub(crate) const NO_WORK: &str = "진행한 안내와 문자가 여기에 쌓입니다.";

pub(crate) const PALETTE: &str = "찾기와 명령";
pub(crate) const PALETTE_OPEN: &str = "찾기와 명령 열기";
pub(crate) const PALETTE_HINT: &str = "찾는 말이나 할 일을 적어 주세요";
pub(crate) const FOUND: &str = "찾은 글";
pub(crate) const COMMANDS: &str = "명령";
pub(crate) const NOTHING: &str = "맞는 글이나 명령이 없습니다.";
pub(crate) const NO_SAY: &str = "이 화면에는 말할 내용이 없습니다.";

pub(crate) const SHEET: &str = "단축키";
pub(crate) const SHEET_OPEN: &str = "단축키 보기";
pub(crate) const CLOSE: &str = "닫기";

pub(crate) const TO_HOME: &str = "처음 화면으로 가기";
pub(crate) const COPY_NOTES: &str = "메모 복사";
pub(crate) const WRITE_NOTES: &str = "메모 적기";

/// A group of the sheet of shortcuts: its heading, and the keys with what they do.
pub(crate) type Group = (&'static str, &'static [(&'static [&'static str], &'static str)]);

/// All shortcuts, as the sheet shows them.
pub(crate) const KEYS: [Group; 4] = [
    (
        "어디서나",
        &[
            (&["Ctrl", "K"], "찾기와 명령 (맥은 Cmd+K)"),
            (&["Alt", "N"], "새 상담"),
            (&["Alt", "1"], "상담 1로 가기, 9까지"),
            (&["Alt", "W"], "상담 닫기"),
            (&["Alt", "Z"], "닫은 상담 되돌리기"),
            (&["Alt", "M"], "메모 적기"),
            (&["Alt", "C"], "메모 복사"),
            (&["Alt", "S"], "문자 쓰기"),
            (&["Ctrl", "Enter"], "문자 복사"),
            (&["Alt", "←"], "이전 화면, 이전 질문"),
        ],
    ),
    (
        "글을 쓰지 않을 때",
        &[
            (&["/"], "검색창으로 가기"),
            (&["1"], "단계별 안내의 첫째 답, 9까지"),
            (&["C"], "말할 내용 복사, 누를 때마다 다음 것"),
            (&["?"], "단축키 보기"),
        ],
    ),
    ("검색창에서", &[(&["↓"], "다음 결과"), (&["Enter"], "고른 글 열기"), (&["Esc"], "목록 닫기")]),
    ("단계별 안내에서", &[(&["Enter"], "다음 칸, 맞는 답으로 가기")]),
];

/// What a case is called without a name: `상담 2`.
pub(crate) fn case_number(number: u8) -> String {
    format!("상담 {number}")
}

/// The whole name of a case, for those who do not see its number beside it.
pub(crate) fn case_label(number: u8, title: &str) -> String {
    let own = case_number(number);
    if own == title { own } else { format!("{own}: {title}") }
}

/// The button that closes a case.
pub(crate) fn close_named(number: u8) -> String {
    format!("{} 닫기", case_number(number))
}

/// Told in a case that was gone to.
pub(crate) fn at_case(number: u8) -> String {
    format!("{}입니다.", case_number(number))
}

/// Told when a case was closed.
pub(crate) fn closed(number: u8) -> String {
    format!("{} 닫았습니다.", with_josa(&case_number(number), Josa::Object))
}

/// The command that goes to a case.
pub(crate) fn go_to_case(number: u8, title: &str) -> String {
    let name = case_label(number, title);
    format!("상담 가기: {name}")
}

/// The command that opens a page.
pub(crate) fn open(title: &str) -> String {
    format!("열기: {title}")
}

/// The command that opens a category.
pub(crate) fn category(name: &str) -> String {
    format!("분류: {name}")
}

/// The command that copies words to say.
pub(crate) fn copy_say(words: &str) -> String {
    format!("말할 내용 복사: {}", beginning(words))
}

/// Told when words to say were copied, which of how many.
pub(crate) fn said(at: usize, count: usize, words: &str) -> String {
    if count > 1 {
        format!("{}/{count} 복사했습니다: {}", at + 1, beginning(words))
    } else {
        format!("복사했습니다: {}", beginning(words))
    }
}

/// The command that copies a message.
pub(crate) fn copy_message(title: &str) -> String {
    format!("문자 복사: {title}")
}

/// The command that changes the theme.
pub(crate) fn theme(name: &str) -> String {
    format!("화면 밝기: {name}")
}

/// The button that pins an entry.
pub(crate) fn pin(title: &str) -> String {
    format!("고정: {title}")
}

/// The command that takes the pin of an entry away.
pub(crate) fn unpin(title: &str) -> String {
    format!("고정 풀기: {title}")
}

/// How many options the palette shows.
pub(crate) fn options(count: usize) -> String {
    if count == 0 {
        NOTHING.to_owned()
    } else {
        format!("{count}개 있습니다. 위아래 화살표로 고를 수 있습니다.")
    }
}

/// As much of a text as fits into a line.
fn beginning(words: &str) -> String {
    const SHOWN: usize = 24;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = line.chars().take(SHOWN).collect();
    if short.len() < line.len() { format!("‘{}…’", short.trim_end()) } else { format!("‘{line}’") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_is_called_by_number_and_title() {
        assert_eq!(case_label(2, "상담 2"), "상담 2");
        assert_eq!(case_label(2, "환불"), "상담 2: 환불");
        assert_eq!(closed(2), "상담 2를 닫았습니다.");
        assert_eq!(closed(3), "상담 3을 닫았습니다.");
    }

    #[test]
    fn long_words_are_cut_where_they_are_told() {
        assert_eq!(said(0, 1, "네, 기사님."), "복사했습니다: ‘네, 기사님.’");
        let long = "가나다라마바사아자차 ".repeat(4);
        assert_eq!(said(1, 2, &long), "2/2 복사했습니다: ‘가나다라마바사아자차 가나다라마바사아자차 가나…’");
    }
}
