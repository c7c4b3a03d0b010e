//! What is said where a value cannot fill a message's field: what is wrong, and what to do. For editors; in Korean.

use super::Mistake;

impl Mistake {
    /// What is wrong, in one sentence.
    pub(super) fn message(&self, value: &str, file: &str) -> String {
        match self {
            Self::Type { asked, wanted } => format!(
                "문자의 칸과 종류가 달라 채울 수 없는 값입니다: `{value}`, 여기서는 `{asked}`, 문자(`{file}`)에서는 `{wanted}`"
            ),
            Self::Options { unknown } => {
                let unknown: Vec<_> = unknown.iter().map(|option| format!("‘{option}’")).collect();
                format!("문자(`{file}`)의 칸 `{value}`에 없는 보기입니다: {}", unknown.join(", "))
            }
        }
    }

    /// What to do about it.
    pub(super) fn help(&self) -> &'static str {
        match self {
            Self::Type { .. } => "두 곳의 종류를 같게 하거나, 서로 다른 값이라면 이름을 다르게 지어 주세요.",
            Self::Options { .. } => {
                "두 곳의 `options`를 같게 해 주세요. 없는 보기를 고르면 문자의 칸이 비어 있게 됩니다."
            }
        }
    }
}
