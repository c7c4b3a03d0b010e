use crate::{Audience, Kind};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version of the site data's shapes. The app refuses a manifest of another version instead of misreading it.
pub const FORMAT: u32 = 1;

/// What the app fetches first, and the only file of the site data whose name never changes (`manifest.json`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Always [`FORMAT`] in files written by this version.
    pub format: u32,
    /// For whom the build is.
    pub audience: Audience,
    /// The site's own words.
    pub site: Site,
    /// Every category that has a page, parents before children, siblings in their order.
    pub categories: Vec<Category>,
    /// Every entry of the build, by kind and then by id.
    pub entries: Vec<Entry>,
    /// Old addresses and where they lead, both relative to the site's base and without a leading slash.
    pub redirects: BTreeMap<String, String>,
    /// The search index.
    pub index: IndexFile,
}

/// The site's own words, from `site.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// The name, as in titles and the header.
    pub name: String,
    /// One sentence on the first page.
    pub description: String,
    /// How to reach a person, in their order; those that are not set yet are left out.
    pub contacts: Vec<Contact>,
    /// Addresses of the pages that people look for most, in their order: `faq/id`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub popular: Vec<String>,
    /// Where the site is published, with a slash at its end: `https://example.com/help/`. Only the public build tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A way to reach a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Its id in `site.toml`.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The category it is for; `None` is for all.
    pub category: Option<String>,
    /// A telephone number, as people write it.
    pub phone: Option<String>,
    /// A web address.
    pub url: Option<String>,
    /// A remark, in words.
    pub note: Option<String>,
    /// When it can be reached; empty where nobody says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hours: Vec<Opening>,
}

/// When a contact can be reached on some days of the week, in Korean time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// A bit for each day: the lowest is Monday, the seventh Sunday.
    pub days: u8,
    /// From when, in minutes after midnight.
    pub from: u16,
    /// Until when, in minutes after that midnight: more than 24 hours is the next day.
    pub to: u16,
}

/// A category: a level of the tree that entries hang in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// The whole path, levels joined by `/`: `taxi/payment`. Its page is `category/taxi/payment`.
    pub path: String,
    /// The name of this level alone.
    pub name: String,
    /// One sentence about it, or nothing.
    pub description: String,
}

/// One entry, as lists, suggestions and breadcrumbs need it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What kind of entry it is.
    pub kind: Kind,
    /// Its id, unique within its kind.
    pub id: String,
    /// The title; an FAQ's question.
    pub title: String,
    /// One sentence about it; empty where neither front matter nor text gives one, and in a site so large that the
    /// manifest does without.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// The path of its category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Words that people search for and the text does not say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// Platforms it is about, such as `android`; empty means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub platforms: Vec<String>,
    /// When it was last updated, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<String>,
    /// Whether it is for agents only; a public build holds none of these.
    #[serde(default, skip_serializing_if = "Audience::is_public")]
    pub audience: Audience,
    /// A few letters made from the bytes of its [`crate::Document`]'s file, which are part of the file's name.
    pub version: String,
}

/// Where the search index is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexFile {
    /// The file, relative to the manifest.
    pub path: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// How many sections it holds.
    pub sections: u64,
}

impl Manifest {
    /// Whether it is of the version that this code knows.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.format == FORMAT
    }

    /// The entry of a kind with an id.
    #[must_use]
    pub fn entry(&self, kind: Kind, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.kind == kind && entry.id == id)
    }

    /// The category with a path.
    #[must_use]
    pub fn category(&self, path: &str) -> Option<&Category> {
        self.categories.iter().find(|category| category.path == path)
    }

    /// The categories from the top level down to `path`, those that exist.
    pub fn lineage<'a>(&'a self, path: &'a str) -> impl Iterator<Item = &'a Category> {
        let ends = path.match_indices('/').map(|(end, _)| end).chain(std::iter::once(path.len()));
        ends.filter_map(move |end| self.category(&path[..end]))
    }

    /// The categories right below `path`; below the root for `None`.
    pub fn children<'a>(&'a self, path: Option<&'a str>) -> impl Iterator<Item = &'a Category> {
        self.categories.iter().filter(move |category| {
            let parent = category.path.rsplit_once('/').map(|(parent, _)| parent);
            parent == path
        })
    }

    /// The entries in category `path` or anywhere below it.
    pub fn entries_in<'a>(&'a self, path: &'a str) -> impl Iterator<Item = &'a Entry> {
        self.entries.iter().filter(move |entry| entry.category.as_deref().is_some_and(|own| is_within(own, path)))
    }
}

/// Whether category `inner` is `outer` or lies below it.
#[must_use]
pub fn is_within(inner: &str, outer: &str) -> bool {
    inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

impl Entry {
    /// The address of its page, relative to the site's base.
    #[must_use]
    pub fn page(&self) -> String {
        self.kind.page(&self.id)
    }

    /// Its [`crate::Document`]'s file, relative to the manifest: another one with every change. Everybody waits for the
    /// manifest, so it holds no more of these names than it must.
    #[must_use]
    pub fn document(&self) -> String {
        let Self { kind, id, version, .. } = self;
        format!("documents/{kind}-{id}.{version}.json")
    }
}

impl Category {
    /// The address of its page, relative to the site's base.
    #[must_use]
    pub fn page(&self) -> String {
        format!("category/{}", self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn category(path: &str) -> Category {
        Category { path: path.into(), name: path.into(), description: String::new() }
    }

    fn manifest() -> Manifest {
        Manifest {
            format: FORMAT,
            audience: Audience::Public,
            site: Site::default(),
            categories: ["taxi", "taxi/payment", "taxi/payment/auto", "taximeter"].map(category).into(),
            entries: Vec::new(),
            redirects: BTreeMap::new(),
            index: IndexFile { path: String::new(), bytes: 0, sections: 0 },
        }
    }

    #[test]
    fn lineage_goes_from_the_top_level_down() {
        let manifest = manifest();
        let paths: Vec<_> = manifest.lineage("taxi/payment/auto").map(|c| c.path.as_str()).collect();
        assert_eq!(paths, ["taxi", "taxi/payment", "taxi/payment/auto"]);
    }

    #[test]
    fn children_are_one_level_below() {
        let manifest = manifest();
        let top: Vec<_> = manifest.children(None).map(|c| c.path.as_str()).collect();
        assert_eq!(top, ["taxi", "taximeter"]);
        let below: Vec<_> = manifest.children(Some("taxi")).map(|c| c.path.as_str()).collect();
        assert_eq!(below, ["taxi/payment"]);
    }

    #[test]
    fn a_name_that_only_begins_alike_is_not_within() {
        assert!(is_within("taxi/payment", "taxi"));
        assert!(is_within("taxi", "taxi"));
        assert!(!is_within("taximeter", "taxi"));
    }
}
