//! The words of the message composer. What is said about a filled message itself is in `giljabi_message::words`.

use super::with_josa;
use giljabi_hangul::Josa;
use giljabi_message::{FieldKind, MessageKind, words};

pub(crate) const COMPOSER: &str = "문자 쓰기";
pub(crate) const CLOSE: &str = "문자 닫기";
pub(crate) const FIELDS: &str = "채울 내용";
pub(crate) const PREVIEW: &str = "받는 사람에게 보이는 모습";
pub(crate) const SUBJECT: &str = "제목";
pub(crate) const COPY_SUBJECT: &str = "제목 복사";
pub(crate) const COPY_MESSAGE: &str = "문자 복사";
pub(crate) const COPY_KEYS: &str = "Ctrl+Enter";
pub(crate) const OPEN_SMS_APP: &str = "문자 앱으로 보내기";
pub(crate) const NEW_CUSTOMER: &str = "새 고객";
pub(crate) const CLEAR_ALL: &str = "모두 지우기";
pub(crate) const CLEARED: &str = "적은 값을 모두 지웠습니다.";
pub(crate) const BROUGHT_BACK: &str = "지운 값을 되살렸습니다.";
pub(crate) const UNDO: &str = "되돌리기";
pub(crate) const KEPT_FOR_CUSTOMER: &str =
    "이 탭에서 아까 적은 값이 남아 있습니다. 고객이 바뀌었으면 ‘새 고객’을 눌러 주세요.";
pub(crate) const KEPT: &str = "이 탭에서 아까 적은 값이 남아 있습니다.";
pub(crate) const FROM_FLOW: &str = "단계별 안내에서 가져온 값입니다.";
pub(crate) const CHOOSE: &str = "골라 주세요";
pub(crate) const MISSING: &str = "비어 있음";
pub(crate) const SMS_ENDS: &str = "SMS는 여기까지";
pub(crate) const COPIED_SUBJECT: &str = "제목을 복사했습니다.";
pub(crate) const REFUSED: &str =
    "브라우저가 복사를 막았습니다. 아래 글을 선택해 두었으니 Ctrl+C(맥은 Cmd+C)를 눌러 주세요.";
pub(crate) const REFUSED_TEXT: &str = "복사할 글";
pub(crate) const FIELDS_TO_FILL: &str = "채울 칸이 있어 문자 쓰기 화면을 열었습니다.";
pub(crate) const LOOK_FIRST: &str = "보내기 전에 확인할 점이 있어 문자 쓰기 화면을 열었습니다.";
pub(crate) const REFUSED_HERE: &str = "브라우저가 복사를 막아 문자 쓰기 화면을 열었습니다.";
pub(crate) const NOT_READY: &str = "지금은 이 문자를 보낼 수 없습니다. 아래 까닭을 봐 주세요.";

/// The name of a copy button among others.
pub(crate) fn copy_named(title: &str) -> String {
    format!("{COPY_MESSAGE}: {title}")
}

/// The button that fills a date or time in.
pub(crate) fn now_button(kind: &FieldKind) -> Option<&'static str> {
    match kind {
        FieldKind::Date { .. } => Some("오늘"),
        FieldKind::Time { .. } | FieldKind::Datetime { .. } => Some("지금"),
        _ => None,
    }
}

/// What a value looks like.
pub(crate) fn example(example: &str) -> String {
    format!("예: {example}")
}

/// What to do with a date or time that is not whole, or not in the calendar.
pub(crate) fn unreadable(label: &str) -> String {
    format!("{} 빠진 데 없이, 달력에 있는 날로 써 주세요.", with_josa(label, Josa::Object))
}

/// The same for a time of day.
pub(crate) fn unreadable_time(label: &str) -> String {
    format!("{} 시와 분까지 써 주세요.", with_josa(label, Josa::Object))
}

/// How long a message is while values are missing.
pub(crate) fn length_so_far(bytes: usize, at_most: usize) -> String {
    format!("지금까지 {bytes}바이트, 다 채우면 최대 {at_most}바이트")
}

/// Told when the length made another kind of it.
pub(crate) fn became(kind: MessageKind) -> String {
    format!("{} 바뀌었습니다.", with_josa(words::kind(kind), Josa::By))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_follow_the_last_sound() {
        assert_eq!(unreadable("취소 시각"), "취소 시각을 빠진 데 없이, 달력에 있는 날로 써 주세요.");
        assert_eq!(became(MessageKind::Lms), "LMS로 바뀌었습니다.");
    }
}
