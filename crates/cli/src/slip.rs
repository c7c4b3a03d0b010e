//! What only the command sees of an editor's slips: files that it does not read for their names, and groups of synonyms
//! that help nobody. All are warnings: nothing wrong is published, but something that was meant to help does not.

use giljabi_content::{Diagnostic, Finding, Problem, Severity};
use std::ops::Range;

/// A slip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Slip {
    /// A markdown file whose name does not end in `.md`; `better` does.
    FileEnding { better: String },
    /// Synonyms of which there are none: the only word, if there is one.
    SynonymsAlone { word: Option<String> },
    /// `from` without `to`, or `to` without `from`.
    SynonymsOneSided { missing: &'static str },
}

impl Slip {
    /// The stable name. `tests/invalid.rs` reads these lines and demands an example of each.
    fn code(&self) -> &'static str {
        match self {
            Self::FileEnding { .. } => "file-ending",
            Self::SynonymsAlone { .. } => "synonyms-alone",
            Self::SynonymsOneSided { .. } => "synonyms-one-sided",
        }
    }

    /// As a problem of the file.
    pub(crate) fn at(self, file: &str, span: Range<usize>) -> Diagnostic {
        let finding = Finding {
            code: self.code(),
            severity: Severity::Warning,
            message: self.message(),
            help: self.help(),
            related: Vec::new(),
        };
        Diagnostic::new(file, span, Problem::Finding(Box::new(finding)))
    }

    fn message(&self) -> String {
        match self {
            Self::FileEnding { .. } => "이름이 `.md`로 끝나지 않아 읽지 않은 마크다운 파일입니다".into(),
            Self::SynonymsAlone { word: Some(word) } => format!("비슷한 말이 하나뿐이라 쓰이지 않습니다: `{word}`"),
            Self::SynonymsAlone { word: None } => "낱말이 없는 묶음이라 쓰이지 않습니다".into(),
            Self::SynonymsOneSided { missing } => format!("`{missing}`에 낱말이 없어 쓰이지 않는 묶음입니다"),
        }
    }

    fn help(&self) -> String {
        match self {
            Self::FileEnding { better } => {
                format!("실을 글이면 파일 이름을 `{better}`로 바꾸고, 아니면 다른 폴더로 옮겨 주세요.")
            }
            Self::SynonymsAlone { .. } => {
                "`words`에 뜻이 같은 말을 둘 이상 적어 주세요. 예: `words = [\"환불\", \"환급\"]`".into()
            }
            Self::SynonymsOneSided { .. } => {
                "`from`에는 사람들이 찾는 말을, `to`에는 글에 나오는 말을 적어 주세요. 서로 찾게 하려면 `words`에 함께 적습니다.".into()
            }
        }
    }
}
