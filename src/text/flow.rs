//! The words of the flow runner.

pub(crate) use giljabi_reader::words::{
    COPY, FLOW_ANSWERS as ANSWERS, FLOW_CHECKS as CHECKS, FLOW_CHOICES as CHOICES, FLOW_FROM_ARTICLE as FROM_ARTICLE,
    FLOW_NO_ANSWERS as NO_ANSWERS, FLOW_SAY as SAY, question_number,
};

use giljabi_flow::Outcome;
use giljabi_site::Audience;

pub(crate) const VALUES: &str = "확인할 값";
pub(crate) const PRESELECTED: &str = "맞는 답";
pub(crate) const BEFORE: &str = "전에 고른 답";
pub(crate) const OPTIONAL: &str = "(선택)";
pub(crate) const NOW: &str = "지금";
pub(crate) const TODAY: &str = "오늘";
pub(crate) const PICK: &str = "골라 주세요";
pub(crate) const PREVIOUS: &str = "이전 질문";

pub(crate) const CHANGE: &str = "바꾸기";
pub(crate) const CHANGING: &str = "답을 바꾸면 뒤의 답은 이어질 수 있는 데까지 그대로 둡니다.";
pub(crate) const KEEP: &str = "바꾸지 않고 돌아가기";

pub(crate) const MAP: &str = "흐름도";
pub(crate) const MAP_HELP: &str = "지나온 단계를 누르면 그 단계로 돌아갑니다.";

pub(crate) const NOTES: &str = "상담 메모";
pub(crate) const COPY_NOTES: &str = "메모 복사";
pub(crate) const NOTES_COPIED: &str = "메모를 복사했습니다.";
pub(crate) const NOTES_AS_WRITTEN: &str = "고친 내용 되돌리기";
pub(crate) const TIMER: &str = "진행 시간";

pub(crate) const UNDO: &str = "되돌리기";
pub(crate) const CUT: &str = "안내 순서가 바뀐 뒤의 주소가 아니어서, 아직 이어지는 단계까지만 열었습니다.";
pub(crate) const RESUMED: &str = "이 탭에서 진행하던 곳부터 이어집니다.";
pub(crate) const SHORTCUT: &str = "앞의 답은 이 단계에 이르는 가장 짧은 길로 채웠습니다. 맞는지 확인해 주세요.";
pub(crate) const MESSAGES: &str = "이 단계의 문자";
/// The button that opens a message in its step.
pub(crate) fn write_message(title: &str) -> String {
    format!("문자 쓰기: {title}")
}

/// The link that leads back to an answer, for those who do not see beside which one it stands.
pub(crate) fn change(question: &str) -> String {
    format!("{CHANGE}: {question}")
}

/// The button that begins the flow anew.
pub(crate) const START_AGAIN: &str = giljabi_reader::words::FLOW_ANEW;

/// What was done by it.
pub(crate) fn cleared(agent: bool) -> &'static str {
    if agent { "입력한 값과 메모를 모두 지웠습니다." } else { "고른 답을 모두 지웠습니다." }
}

/// How the flow ended: for agents the word of the notes, for everybody else a sentence.
pub(crate) fn end(outcome: Outcome, audience: Audience) -> &'static str {
    match (audience, outcome) {
        (Audience::Agent, outcome) => outcome.word(),
        (Audience::Public, Outcome::Resolved) => "여기까지 하면 끝납니다",
        (Audience::Public, Outcome::Declined) => "이 방법으로는 할 수 없습니다",
        (Audience::Public, Outcome::Escalated) => "담당자가 이어서 처리합니다",
        (Audience::Public, Outcome::HandedOver) => "다른 곳에서 이어 갑니다",
    }
}

/// Which choice the values lead to, for those who do not see it stand out.
pub(crate) fn preselected(label: &str, reason: &str) -> String {
    format!("{PRESELECTED}: {label}. {reason}")
}

/// What a value looks like.
pub(crate) fn example(example: &str) -> String {
    format!("예: {example}")
}

/// How long it has been going on: `2:05`, `1:02:05`.
pub(crate) fn clock(seconds: i64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_shows_hours_only_where_there_are_any() {
        assert_eq!(clock(65), "1:05");
        assert_eq!(clock(3725), "1:02:05");
    }
}
