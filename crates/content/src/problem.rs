use crate::Severity;
use crate::yaml::Fault;
use giljabi_site::Kind;
use std::ops::Range;

/// Everything that can be wrong with content, as data. The words are in [`Problem::message`] and [`Problem::help`].
///
/// `nearest` is always the nearest thing that does exist, if any is near enough to have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields carry what their names say, and the messages show each in use")]
pub enum Problem {
    /// What another room found and put into words itself: flows, messages, search tests.
    Finding(Box<Finding>),

    // Files
    FileUnreadable {
        reason: String,
    },
    FileNotUtf8,
    FileTooLarge {
        bytes: u64,
        limit: u64,
    },
    FileIsLink,
    TooManyProblems {
        more: usize,
    },
    IdCharacters {
        id: String,
    },
    IdRepeated {
        kind: Kind,
        id: String,
        first: String,
    },

    // Front matter
    FrontMatterMissing {
        heading: Option<String>,
    },
    FrontMatterUnclosed,
    FrontMatterSyntax {
        fault: Fault,
    },
    FrontMatterNotMapping,
    KeyMissing {
        key: &'static str,
    },
    KeyUnknown {
        key: String,
    },
    KeyMisspelled {
        key: String,
        nearest: &'static str,
    },
    KeyRepeated {
        key: String,
    },
    ValueType {
        key: String,
        expected: Expected,
    },
    ValueEmpty {
        key: String,
    },
    ValueCut {
        key: String,
    },
    DateInvalid {
        key: String,
        value: String,
    },
    ReviewDue {
        date: String,
    },
    AudienceUnknown {
        value: String,
    },
    CategoryUnknown {
        value: String,
        nearest: Option<String>,
    },
    CategoryForAgents {
        category: String,
    },
    RelatedUnknown {
        value: String,
        nearest: Option<String>,
    },
    PopularUnknown {
        value: String,
        nearest: Option<String>,
    },
    RelatedSelf,
    RelatedForAgents {
        value: String,
    },
    AliasInvalid {
        value: String,
    },
    AliasTaken {
        value: String,
        by: String,
    },

    // Text
    BodyEmpty,
    AnswerMissing,
    HeadingLevelOne {
        text: String,
    },
    HeadingJump {
        from: u8,
        to: u8,
    },
    HeadingEmpty,
    HeadingIdRepeated {
        id: String,
    },
    EmphasisLiteral,
    NestingTooDeep {
        limit: usize,
    },
    FenceUnclosed {
        fence: String,
    },
    FenceMisspelled {
        word: String,
        nearest: &'static str,
    },
    CommentUnclosed,
    CalloutUnknown {
        name: String,
        nearest: Option<&'static str>,
    },
    CalloutWords {
        name: &'static str,
    },
    FootnoteMissing {
        label: String,
    },
    FootnoteUnused {
        label: String,
    },
    HtmlTag {
        tag: String,
    },
    HtmlAttribute {
        tag: String,
        attribute: String,
    },
    HtmlUnclosed {
        tag: String,
    },
    HtmlUnopened {
        tag: String,
    },
    HtmlOther,
    LinkEmpty,
    LinkScheme {
        scheme: String,
    },
    LinkFileMissing {
        target: String,
        nearest: Option<String>,
    },
    LinkHeadingMissing {
        target: String,
        heading: String,
        nearest: Option<String>,
    },
    LinkForAgents {
        target: String,
    },
    LinkReferenceMissing {
        label: String,
    },
    ImageMissing {
        target: String,
        nearest: Option<String>,
    },
    ImageRemote,
    ImageAltMissing,
    ImageUnsafe {
        what: String,
    },
    ImageUnreadable,

    // site.toml
    SiteMissing,
    SiteSyntax,
    SynonymsSyntax,
    SiteKeyMissing {
        key: &'static str,
    },
    SiteValueType {
        key: String,
        expected: Expected,
    },
    CategoryIdInvalid {
        id: String,
    },
    CategoryIdRepeated {
        id: String,
    },
    CategoryParentMissing {
        id: String,
        parent: String,
    },
    CategoryParentForAgents {
        id: String,
        parent: String,
    },
    ContactIdRepeated {
        id: String,
    },
    ContactUnset {
        name: String,
    },
    ContactHoursInvalid {
        part: HoursPart,
        value: String,
    },
    SiteUrlInvalid {
        value: String,
    },
}

/// What of opening hours is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoursPart {
    /// The days.
    Days,
    /// A time of day.
    Time,
    /// The end does not come after the beginning, or more than a day after it.
    Order,
}

/// A problem of something that this crate knows only as text, with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The stable name; see [`Problem::code`].
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one sentence of Korean.
    pub message: String,
    /// What to do, in Korean.
    pub help: String,
    /// Other places of the same file that belong to it: who refers to a missing step, where a name was first given.
    pub related: Vec<Related>,
}

/// A place that belongs to a problem found elsewhere in the same file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The place in the file's text, in bytes.
    pub span: Range<usize>,
    /// What it has to do with the problem, in a few words of Korean.
    pub message: String,
}

/// What a value should have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Words.
    Text,
    /// A list of words.
    List,
    /// A whole number.
    Number,
    /// A table of TOML.
    Table,
    /// A list of TOML tables, `[[name]]`.
    Tables,
}

impl Problem {
    /// The stable name, for searching the guide and for tools.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Finding(finding) => finding.code,
            Self::FileUnreadable { .. } => "file-unreadable",
            Self::FileNotUtf8 => "file-not-utf8",
            Self::FileTooLarge { .. } => "file-too-large",
            Self::FileIsLink => "file-is-link",
            Self::TooManyProblems { .. } => "too-many-problems",
            Self::IdCharacters { .. } => "id-characters",
            Self::IdRepeated { .. } => "id-repeated",
            Self::FrontMatterMissing { .. } => "front-matter-missing",
            Self::FrontMatterUnclosed => "front-matter-unclosed",
            Self::FrontMatterSyntax { .. } => "front-matter-syntax",
            Self::FrontMatterNotMapping => "front-matter-not-mapping",
            Self::KeyMissing { .. } => "key-missing",
            Self::KeyUnknown { .. } => "key-unknown",
            Self::KeyMisspelled { .. } => "key-misspelled",
            Self::KeyRepeated { .. } => "key-repeated",
            Self::ValueType { .. } => "value-type",
            Self::ValueEmpty { .. } => "value-empty",
            Self::ValueCut { .. } => "value-cut",
            Self::DateInvalid { .. } => "date-invalid",
            Self::ReviewDue { .. } => "review-due",
            Self::AudienceUnknown { .. } => "audience-unknown",
            Self::CategoryUnknown { .. } => "category-unknown",
            Self::CategoryForAgents { .. } => "category-for-agents",
            Self::RelatedUnknown { .. } => "related-unknown",
            Self::PopularUnknown { .. } => "popular-unknown",
            Self::RelatedSelf => "related-self",
            Self::RelatedForAgents { .. } => "related-for-agents",
            Self::AliasInvalid { .. } => "alias-invalid",
            Self::AliasTaken { .. } => "alias-taken",
            Self::BodyEmpty => "body-empty",
            Self::AnswerMissing => "answer-missing",
            Self::HeadingLevelOne { .. } => "heading-level-one",
            Self::HeadingJump { .. } => "heading-jump",
            Self::HeadingEmpty => "heading-empty",
            Self::HeadingIdRepeated { .. } => "heading-id-repeated",
            Self::EmphasisLiteral => "emphasis-literal",
            Self::NestingTooDeep { .. } => "nesting-too-deep",
            Self::FenceUnclosed { .. } => "fence-unclosed",
            Self::FenceMisspelled { .. } => "fence-misspelled",
            Self::CommentUnclosed => "comment-unclosed",
            Self::CalloutUnknown { .. } => "callout-unknown",
            Self::CalloutWords { .. } => "callout-words",
            Self::FootnoteMissing { .. } => "footnote-missing",
            Self::FootnoteUnused { .. } => "footnote-unused",
            Self::HtmlTag { .. } => "html-tag",
            Self::HtmlAttribute { .. } => "html-attribute",
            Self::HtmlUnclosed { .. } => "html-unclosed",
            Self::HtmlUnopened { .. } => "html-unopened",
            Self::HtmlOther => "html-other",
            Self::LinkEmpty => "link-empty",
            Self::LinkScheme { .. } => "link-scheme",
            Self::LinkFileMissing { .. } => "link-file-missing",
            Self::LinkHeadingMissing { .. } => "link-heading-missing",
            Self::LinkForAgents { .. } => "link-for-agents",
            Self::LinkReferenceMissing { .. } => "link-reference-missing",
            Self::ImageMissing { .. } => "image-missing",
            Self::ImageRemote => "image-remote",
            Self::ImageAltMissing => "image-alt-missing",
            Self::ImageUnsafe { .. } => "image-unsafe",
            Self::ImageUnreadable => "image-unreadable",
            Self::SiteMissing => "site-missing",
            Self::SiteSyntax => "site-syntax",
            Self::SynonymsSyntax => "synonyms-syntax",
            Self::SiteKeyMissing { .. } => "site-key-missing",
            Self::SiteValueType { .. } => "site-value-type",
            Self::CategoryIdInvalid { .. } => "category-id-invalid",
            Self::CategoryIdRepeated { .. } => "category-id-repeated",
            Self::CategoryParentMissing { .. } => "category-parent-missing",
            Self::CategoryParentForAgents { .. } => "category-parent-for-agents",
            Self::ContactIdRepeated { .. } => "contact-id-repeated",
            Self::ContactUnset { .. } => "contact-unset",
            Self::ContactHoursInvalid { .. } => "contact-hours-invalid",
            Self::SiteUrlInvalid { .. } => "site-url-invalid",
        }
    }

    /// Whether everything below it is read as something that it is not, so that what is found there misleads.
    #[must_use]
    pub fn swallows_the_rest(&self) -> bool {
        matches!(self, Self::FenceUnclosed { .. } | Self::CommentUnclosed)
    }

    /// How bad it is. A key that is nearly a known one is an error, because `audiance: agent` would publish what is
    /// for agents; one that is nothing like ours is a warning, because content comes from elsewhere too.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::Finding(finding) => finding.severity,
            Self::FileIsLink
            | Self::IdCharacters { .. }
            | Self::KeyUnknown { .. }
            | Self::ValueCut { .. }
            | Self::ReviewDue { .. }
            | Self::RelatedSelf
            | Self::BodyEmpty
            | Self::AnswerMissing
            | Self::HeadingLevelOne { .. }
            | Self::HeadingJump { .. }
            | Self::HeadingEmpty
            | Self::EmphasisLiteral
            | Self::CalloutUnknown { .. }
            | Self::CalloutWords { .. }
            | Self::FootnoteUnused { .. }
            | Self::LinkReferenceMissing { .. }
            | Self::ImageAltMissing
            | Self::SiteMissing
            | Self::ContactUnset { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }
}
