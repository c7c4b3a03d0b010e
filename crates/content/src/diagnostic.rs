use crate::Problem;
use std::ops::Range;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The content cannot be published.
    Error,
    /// It can be published, but somebody should look.
    Warning,
    /// Nothing is wrong yet: good to know, and true of every new file, say.
    Note,
}

impl Severity {
    /// The word in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A problem and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The file, relative to the content folder, parts joined by `/`.
    pub file: String,
    /// The place in the file's text, in bytes. Empty at 0 where the problem is the file itself.
    pub span: Range<usize>,
    /// What is wrong.
    pub problem: Problem,
}

impl Diagnostic {
    /// A problem at a place in a file.
    #[must_use]
    pub fn new(file: impl Into<String>, span: Range<usize>, problem: Problem) -> Self {
        Self { file: file.into(), span, problem }
    }

    /// How bad it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.problem.severity()
    }

    /// What diagnostics are ordered by: file, place, code.
    #[must_use]
    pub fn sort_key(&self) -> (&str, usize, &'static str) {
        (&self.file, self.span.start, self.problem.code())
    }
}
