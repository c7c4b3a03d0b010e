//! All that can be wrong with a search test, as data. The words are in `words.rs`.

use giljabi_content::{Diagnostic, Finding, Problem, Related, Severity};
use giljabi_site::Audience;
use std::ops::Range;

/// What is wrong with a search test. `nearest` is the nearest thing that does exist, if any is near enough to have been
/// meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mistake {
    Syntax,
    KeyUnknown {
        key: String,
        nearest: Option<&'static str>,
    },
    ValueType {
        key: &'static str,
        expected: Form,
    },
    QueryMissing,
    AudienceUnknown {
        value: String,
    },
    Empty,
    /// `page` is both expected and not; without one, results are expected and none are.
    Contradiction {
        page: Option<String>,
        other: Range<usize>,
    },
    Repeated {
        query: String,
        first: Range<usize>,
    },
    EntryUnknown {
        page: String,
        nearest: Option<String>,
    },
    EntryForAgents {
        page: String,
    },

    /// `place` is where the page came instead, from 1.
    NotFirst {
        page: String,
        place: Option<usize>,
        came: Came,
    },
    NotFound {
        page: String,
        place: Option<usize>,
        came: Came,
    },
    Unwanted {
        page: String,
        place: usize,
        came: Came,
    },
    SomethingFound {
        came: Came,
    },
}

/// What form a value should have had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Text,
    List,
    True,
    Tests,
}

/// What came of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Came {
    pub(super) query: String,
    pub(super) audience: Audience,
    /// How many entries were found, on all pages.
    pub(super) total: usize,
    /// The best, with title and page.
    pub(super) best: Vec<(String, String)>,
}

impl Mistake {
    /// The stable name. `tests/invalid.rs` reads these lines and demands an example of each.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Syntax => "search-test-syntax",
            Self::KeyUnknown { .. } => "search-test-key-unknown",
            Self::ValueType { .. } => "search-test-value-type",
            Self::QueryMissing => "search-test-query-missing",
            Self::AudienceUnknown { .. } => "search-test-audience-unknown",
            Self::Empty => "search-test-empty",
            Self::Contradiction { .. } => "search-test-contradiction",
            Self::Repeated { .. } => "search-test-repeated",
            Self::EntryUnknown { .. } => "search-test-entry-unknown",
            Self::EntryForAgents { .. } => "search-test-entry-for-agents",
            Self::NotFirst { .. } => "search-test-not-first",
            Self::NotFound { .. } => "search-test-not-found",
            Self::Unwanted { .. } => "search-test-unwanted",
            Self::SomethingFound { .. } => "search-test-something-found",
        }
    }

    /// As a problem of the file. All are errors: a test that does not say what it expects proves nothing.
    pub(super) fn at(self, file: &str, span: Range<usize>) -> Diagnostic {
        let related = match &self {
            Self::Contradiction { other: span, .. } | Self::Repeated { first: span, .. } => Some(span.clone()),
            _ => None,
        };
        let related = related.map(|span| Related { span, message: self.related_message().into() });
        let finding = Finding {
            code: self.code(),
            severity: Severity::Error,
            message: self.message(),
            help: self.help(),
            related: related.into_iter().collect(),
        };
        Diagnostic::new(file, span, Problem::Finding(Box::new(finding)))
    }
}
