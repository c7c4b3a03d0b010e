use crate::{Audience, Kind};
use serde::{Deserialize, Serialize};

/// One article, ready to show: a file of its own under a content-hashed name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// What kind of entry it is.
    pub kind: Kind,
    /// Its id, unique within its kind.
    pub id: String,
    /// The title; an FAQ's question.
    pub title: String,
    /// One sentence about it; may be empty.
    pub summary: String,
    /// The path of its category.
    pub category: Option<String>,
    /// For whom it is.
    pub audience: Audience,
    /// Platforms it is about; empty means all.
    pub platforms: Vec<String>,
    /// When it was last updated, `YYYY-MM-DD`.
    pub updated: Option<String>,
    /// The text as sanitised HTML. Links to other pages are relative to the site's base, and so are links within the
    /// page (`guides/id#heading`); images are relative to it as well.
    pub html: String,
    /// The headings of the text, in order.
    pub headings: Vec<Heading>,
    /// Addresses of related pages, relative to the site's base, in the order the author gave.
    pub related: Vec<String>,
}

/// A heading of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// 2 to 6, as in `<h2>` to `<h6>`.
    pub level: u8,
    /// The element's id, unique in the article.
    pub id: String,
    /// The words, without markup.
    pub text: String,
}
