//! The words of every mistake in a search test: what is wrong, and what to do. For editors; in Korean.

use super::mistake::{Came, Form, Mistake};
use giljabi_site::Audience;
use std::fmt::Write as _;

impl Mistake {
    /// What is wrong, in one sentence.
    pub(super) fn message(&self) -> String {
        match self {
            Self::Syntax => "`search-tests.toml`을 읽을 수 없습니다".into(),
            Self::KeyUnknown { key, .. } => format!("검색 테스트에 없는 항목입니다: `{key}`"),
            Self::ValueType { key, expected } => {
                let expected = match expected {
                    Form::Text => "글자",
                    Form::List => "목록",
                    Form::True => "true",
                    Form::Tests => "[[test]]로 시작하는 표",
                };
                format!("`{key}` 값의 형식이 다릅니다. 필요한 형식: {expected}")
            }
            Self::QueryMissing => "무엇을 찾는 테스트인지 알 수 없습니다".into(),
            Self::AudienceUnknown { value } => format!("모르는 독자입니다: `{value}`"),
            Self::Empty => "무엇이 나와야 하는지 적지 않은 테스트입니다".into(),
            Self::Contradiction { page: Some(page), .. } => {
                format!("한 테스트에서 나와야 하는 문서이자 나오면 안 되는 문서입니다: `{page}`")
            }
            Self::Contradiction { page: None, .. } => {
                "나와야 하는 문서가 있는데 아무것도 나오지 않아야 한다고 적었습니다".into()
            }
            Self::Repeated { query, .. } => format!("같은 말을 찾는 테스트가 이미 있습니다: ‘{query}’"),
            Self::EntryUnknown { page, .. } => format!("없는 문서입니다: `{page}`"),
            Self::EntryForAgents { page } => format!("공개 사이트에 없는 상담원용 문서를 기대합니다: `{page}`"),
            Self::NotFirst { page, place, came } => {
                format!("{}에서 맨 처음 나와야 할 문서가 {}: `{page}`", came.search(), comes(*place))
            }
            Self::NotFound { page, place, came } => {
                format!("{}의 첫 화면에 나와야 할 문서가 {}: `{page}`", came.search(), comes(*place))
            }
            Self::Unwanted { page, place, came } => {
                format!("{}의 첫 화면에 나오면 안 될 문서가 {}: `{page}`", came.search(), comes(Some(*place)))
            }
            Self::SomethingFound { came } => {
                format!("{}에서 아무것도 나오지 않아야 하는데 {}건이 나옵니다", came.search(), came.total)
            }
        }
    }

    /// What to do about it.
    pub(super) fn help(&self) -> String {
        match self {
            Self::Syntax => {
                "따옴표와 대괄호를 닫았는지, 한 테스트에 같은 항목을 두 번 쓰지 않았는지 확인해 주세요.".into()
            }
            Self::KeyUnknown { nearest: Some(nearest), .. } => format!("혹시 `{nearest}`인가요?"),
            Self::KeyUnknown { nearest: None, .. } => {
                "`[[test]]` 아래에 쓸 수 있는 항목은 query, first, finds, never, nothing, audience입니다.".into()
            }
            Self::ValueType { key, expected } => match expected {
                Form::Text if *key == "audience" => "예: `audience = \"public\"`".into(),
                Form::Text if *key == "first" => "예: `first = \"guides/파일이름\"`".into(),
                Form::Text => format!("예: `{key} = \"결제 취소\"`"),
                Form::List => format!("예: `{key} = [\"faq/파일이름\"]`"),
                Form::True => {
                    "아무것도 나오지 않아야 할 때만 `nothing = true`로 쓰고, 아니면 그 줄을 지워 주세요.".into()
                }
                Form::Tests => "예: `[[test]]` 다음 줄에 `query = \"결제 취소\"`".into(),
            },
            Self::QueryMissing => "그 테스트에 `query = \"찾을 말\"` 줄을 넣어 주세요.".into(),
            Self::AudienceUnknown { .. } => {
                "`\"public\"`(공개 사이트) 또는 `\"agent\"`(상담원용, 기본값)로 써 주세요.".into()
            }
            Self::Empty => {
                "first, finds, never, nothing 가운데 하나를 적어 주세요. 예: `first = \"guides/파일이름\"`".into()
            }
            Self::Contradiction { .. } => "둘 가운데 하나만 남겨 주세요.".into(),
            Self::Repeated { .. } => "기대하는 것을 한 테스트에 모으고 하나는 지워 주세요.".into(),
            Self::EntryUnknown { nearest: Some(nearest), .. } => format!("혹시 `{nearest}`인가요?"),
            Self::EntryUnknown { nearest: None, .. } => {
                "`guides/파일이름` 또는 `faq/파일이름`으로 써 주세요. 문서를 지웠다면 이 테스트도 고칩니다.".into()
            }
            Self::EntryForAgents { .. } => {
                "`audience = \"public\"`을 지우거나, 공개 사이트에서 나와야 할 문서로 바꿔 주세요.".into()
            }
            Self::NotFirst { came, .. } => format!(
                "{} 이 글을 고친 적이 없다면 새로 넣은 글 때문일 수 있으니 개발자에게 알려 주세요.",
                missing(came)
            ),
            Self::NotFound { came, .. } => missing(came),
            Self::Unwanted { came, .. } | Self::SomethingFound { came } => format!(
                "{}\n나온 문서의 `keywords`나 `synonyms.toml`에 이 말과 상관없는 말이 있는지 봐 주세요. \
                 지금 결과가 맞다면 테스트를 고칩니다.",
                came.list()
            ),
        }
    }

    /// What the other place has to do with it, for mistakes that have one.
    pub(super) fn related_message(&self) -> &'static str {
        match self {
            Self::Repeated { .. } => "먼저 나온 테스트",
            _ => "이것과 맞지 않습니다",
        }
    }
}

/// What to do where a document does not come.
fn missing(came: &Came) -> String {
    format!(
        "{}\n그 문서의 `keywords`에 이 말을 넣거나, `synonyms.toml`에 비슷한 말로 묶어 주세요. \
         지금 결과가 맞다면 테스트를 고칩니다.",
        came.list()
    )
}

/// Where a document comes, as the end of a sentence.
fn comes(place: Option<usize>) -> String {
    place.map_or_else(|| "나오지 않습니다".into(), |place| format!("{place}번째로 나옵니다"))
}

impl Came {
    /// Which search it was.
    fn search(&self) -> String {
        let site = match self.audience {
            Audience::Public => "공개 사이트의 ",
            Audience::Agent => "",
        };
        format!("{site}‘{}’ 검색", self.query)
    }

    /// What came, one a line.
    fn list(&self) -> String {
        if self.best.is_empty() {
            return "지금은 아무것도 나오지 않습니다.".into();
        }
        let mut list = format!("지금 나오는 문서({}건):", self.total);
        for (at, (title, page)) in self.best.iter().enumerate() {
            let _ = write!(list, "\n{}. {title} (`{page}`)", at + 1);
        }
        list
    }
}
