use std::fmt;

/// Why bytes could not be opened as an index. The words are for developers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// The file is something else: a page that a server sent instead of the index, for one.
    NotAnIndex,
    /// The file is an index of another version of the format or of the analyser.
    OtherVersion {
        /// The version found, `format.analyser`.
        found: String,
        /// The version that this code reads.
        expected: String,
    },
    /// The file is shorter or longer than it says, or its checksum does not fit.
    Damaged,
    /// The checksum fits, but a part does not read as it should.
    Malformed {
        /// The part.
        what: &'static str,
    },
    /// tantivy does not open the segment.
    Segment {
        /// What tantivy says.
        detail: String,
    },
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnIndex => f.write_str("not a search index"),
            Self::OtherVersion { found, expected } => {
                write!(f, "search index of version {found}, expected {expected}")
            }
            Self::Damaged => f.write_str("search index is cut off or changed: its checksum does not fit"),
            Self::Malformed { what } => write!(f, "search index does not read: bad `{what}`"),
            Self::Segment { detail } => write!(f, "search index does not open: {detail}"),
        }
    }
}

impl std::error::Error for OpenError {}
