use giljabi_site::{Audience, Kind};

/// An entry as search sees it: texts without markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryText {
    /// What kind of entry it is.
    pub kind: Kind,
    /// Its id, unique within its kind.
    pub id: String,
    /// The title; an FAQ's question.
    pub title: String,
    /// One sentence about it.
    pub summary: Option<String>,
    /// Words that people search for and the text does not say.
    pub keywords: Vec<String>,
    /// The path of its category: `taxi/payment`.
    pub category: Option<String>,
    /// The names of the category's levels, as people read and type them.
    pub category_names: Vec<String>,
    /// For whom it is.
    pub audience: Audience,
    /// Platforms it is about; empty means all.
    pub platforms: Vec<String>,
    /// When it was last updated, `YYYY-MM-DD`.
    pub updated: Option<String>,
    /// Its text, cut at its headings. What stands before the first heading is the lead.
    pub sections: Vec<SectionText>,
}

impl EntryText {
    /// An entry for everybody, of a title and a text without headings.
    #[must_use]
    pub fn plain(kind: Kind, id: &str, title: &str, text: &str) -> Self {
        Self {
            kind,
            id: id.to_owned(),
            title: title.to_owned(),
            summary: None,
            keywords: Vec::new(),
            category: None,
            category_names: Vec::new(),
            audience: Audience::Public,
            platforms: Vec::new(),
            updated: None,
            sections: vec![SectionText { text: text.to_owned(), ..SectionText::default() }],
        }
    }
}

/// A heading and the text below it, up to the next heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SectionText {
    /// The heading's id; `None` is the lead, which only an entry's first section can be.
    pub id: Option<String>,
    /// The heading; empty for the lead.
    pub heading: String,
    /// The text. Line breaks end a sentence.
    pub text: String,
}
