//! What belongs to a page, worked out from the manifest.

use giljabi_site::{Contact, Entry, Kind, Manifest};

/// The `count` entries that were updated last, the newest first. Entries without a date are not news.
#[must_use]
pub fn latest(manifest: &Manifest, count: usize) -> Vec<&Entry> {
    let mut dated: Vec<_> = manifest.entries.iter().filter(|entry| entry.updated.is_some()).collect();
    dated.sort_by(|a, b| b.updated.cmp(&a.updated));
    dated.truncate(count);
    dated
}

/// The entry whose page is at an address relative to the base; a heading after `#` does not matter.
#[must_use]
pub fn page_entry<'a>(manifest: &'a Manifest, address: &str) -> Option<&'a Entry> {
    let page = address.split('#').next().unwrap_or_default();
    let (folder, id) = page.split_once('/')?;
    manifest.entry(Kind::from_folder(folder)?, id)
}

/// The contacts for a category: those for it or a level above, and those for all, in their order.
#[must_use]
pub fn contacts_for<'a>(manifest: &'a Manifest, category: Option<&str>) -> Vec<&'a Contact> {
    let levels: Vec<_> = category.into_iter().flat_map(|path| manifest.lineage(path)).collect();
    let fits = |contact: &&Contact| {
        contact.category.as_deref().is_none_or(|path| levels.iter().any(|level| level.path == path))
    };
    manifest.site.contacts.iter().filter(fits).collect()
}

/// The entries before and after one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Neighbours<'a> {
    /// The one before.
    pub previous: Option<&'a Entry>,
    /// The one after.
    pub next: Option<&'a Entry>,
}

/// The entries beside one in its own category, in the order of the category's page: by kind, then by id.
#[must_use]
pub fn neighbours<'a>(manifest: &'a Manifest, entry: &Entry) -> Neighbours<'a> {
    let mut found = Neighbours::default();
    let mut is_past = false;
    for other in manifest.entries.iter().filter(|other| entry.category.is_some() && other.category == entry.category) {
        if is_past {
            found.next = Some(other);
            break;
        }
        is_past = other.kind == entry.kind && other.id == entry.id;
        if !is_past {
            found.previous = Some(other);
        }
    }
    found
}

/// `2026-11-21` as `2026년 11월 21일`; what is no such date as it is.
#[must_use]
pub fn korean_date(date: &str) -> String {
    let mut parts = date.split('-').map(str::parse::<u32>);
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(Ok(year)), Some(Ok(month)), Some(Ok(day)), None) => format!("{year}년 {month}월 {day}일"),
        _ => date.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use giljabi_site::{Audience, Category, FORMAT, IndexFile, Site};
    use std::collections::BTreeMap;

    fn entry(kind: Kind, id: &str, category: Option<&str>, updated: Option<&str>) -> Entry {
        Entry {
            kind,
            id: id.into(),
            title: id.into(),
            summary: String::new(),
            category: category.map(Into::into),
            keywords: Vec::new(),
            platforms: Vec::new(),
            updated: updated.map(Into::into),
            audience: Audience::Public,
            version: String::new(),
        }
    }

    fn contact(id: &str, category: Option<&str>) -> Contact {
        Contact {
            id: id.into(),
            name: id.into(),
            category: category.map(Into::into),
            phone: None,
            url: None,
            note: None,
            hours: Vec::new(),
        }
    }

    fn manifest() -> Manifest {
        let category = |path: &str| Category { path: path.into(), name: path.into(), description: String::new() };
        Manifest {
            format: FORMAT,
            audience: Audience::Public,
            site: Site {
                contacts: vec![contact("all", None), contact("taxi", Some("taxi")), contact("shop", Some("shop"))],
                ..Site::default()
            },
            categories: ["taxi", "taxi/pay", "taximeter", "shop"].map(category).into(),
            entries: vec![
                entry(Kind::Guide, "first", Some("taxi"), None),
                entry(Kind::Guide, "below", Some("taxi/pay"), None),
                entry(Kind::Faq, "new", Some("taxi"), Some("2026-01-01")),
                entry(Kind::Faq, "none", None, None),
                entry(Kind::Faq, "old", Some("taxi"), Some("2025-01-01")),
            ],
            redirects: BTreeMap::new(),
            index: IndexFile { path: String::new(), bytes: 0, sections: 0 },
        }
    }

    #[test]
    fn the_newest_come_first_and_the_undated_not_at_all() {
        let manifest = manifest();
        let ids: Vec<_> = latest(&manifest, 5).iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!(ids, ["new", "old"]);
        assert_eq!(latest(&manifest, 1).len(), 1);
    }

    #[test]
    fn an_address_leads_to_its_entry() {
        let manifest = manifest();
        let id = |address| page_entry(&manifest, address).map(|entry| entry.id.as_str());
        assert_eq!(id("faq/new"), Some("new"));
        assert_eq!(id("faq/new#part"), Some("new"));
        assert_eq!(id("guides/new"), None);
        assert_eq!(id("search"), None);
    }

    #[test]
    fn contacts_are_those_of_the_levels_above() {
        let manifest = manifest();
        let ids = |category| -> Vec<_> {
            contacts_for(&manifest, category).iter().map(|contact| contact.id.as_str()).collect()
        };
        assert_eq!(ids(None), ["all"]);
        assert_eq!(ids(Some("taxi/pay")), ["all", "taxi"]);
        assert_eq!(ids(Some("taximeter")), ["all"]);
    }

    #[track_caller]
    fn check_beside(kind: Kind, id: &str, expect: (Option<&str>, Option<&str>)) {
        let manifest = manifest();
        let entry = manifest.entry(kind, id).expect("an entry");
        let Neighbours { previous, next } = neighbours(&manifest, entry);
        let id = |entry: Option<&Entry>| entry.map(|entry| entry.id.clone());
        assert_eq!((id(previous).as_deref(), id(next).as_deref()), expect);
    }

    #[test]
    fn neighbours_lie_in_the_same_category() {
        check_beside(Kind::Guide, "first", (None, Some("new")));
        check_beside(Kind::Faq, "new", (Some("first"), Some("old")));
        check_beside(Kind::Faq, "old", (Some("new"), None));
        check_beside(Kind::Guide, "below", (None, None));
        check_beside(Kind::Faq, "none", (None, None));
    }

    #[test]
    fn dates_are_said_in_korean() {
        assert_eq!(korean_date("2026-01-09"), "2026년 1월 9일");
        assert_eq!(korean_date("어제"), "어제");
        assert_eq!(korean_date("2026-01"), "2026-01");
    }
}
