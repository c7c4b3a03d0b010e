//! What lists and filters show, worked out from the manifest.

use giljabi_site::{Category, CategoryCount, Contact, Entry, Hit, Kind, Manifest};

/// The `count` entries that were updated last, the newest first. Entries without a date are not news.
pub(crate) fn latest(manifest: &Manifest, count: usize) -> Vec<&Entry> {
    let mut dated: Vec<_> = manifest.entries.iter().filter(|entry| entry.updated.is_some()).collect();
    dated.sort_by(|a, b| b.updated.cmp(&a.updated));
    dated.truncate(count);
    dated
}

/// The entry whose page is at an address relative to the base; a heading after `#` does not matter.
pub(crate) fn page_entry<'a>(manifest: &'a Manifest, address: &str) -> Option<&'a Entry> {
    let page = address.split('#').next().unwrap_or_default();
    let (folder, id) = page.split_once('/')?;
    manifest.entry(Kind::from_folder(folder)?, id)
}

/// The contacts for a category: those for it or a level above, and those for all, in their order.
pub(crate) fn contacts_for<'a>(manifest: &'a Manifest, category: Option<&str>) -> Vec<&'a Contact> {
    let levels: Vec<_> = category.into_iter().flat_map(|path| manifest.lineage(path)).collect();
    let fits = |contact: &&Contact| {
        contact.category.as_deref().is_none_or(|path| levels.iter().any(|level| level.path == path))
    };
    manifest.site.contacts.iter().filter(fits).collect()
}

/// A line of the category filter.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct CategoryFilter<'a> {
    /// The category.
    pub(crate) category: &'a Category,
    /// How many results lie in it and below.
    pub(crate) count: usize,
    /// How far below the top level it is; 0 is the top level.
    pub(crate) depth: usize,
    /// Whether it is the chosen one.
    pub(crate) chosen: bool,
}

/// The lines of the category filter: the top level, and from the chosen category's line each level down to its
/// children. Categories that nothing was found in are left out, but never the chosen one.
pub(crate) fn category_filters<'a>(
    manifest: &'a Manifest,
    counts: &[CategoryCount],
    chosen: Option<&str>,
) -> Vec<CategoryFilter<'a>> {
    let is_open = |parent: &str| {
        chosen.is_some_and(|chosen| {
            chosen.strip_prefix(parent).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    };
    let line = |category: &'a Category| {
        let parent = category.path.rsplit_once('/').map(|(parent, _)| parent);
        let count = counts.iter().find(|count| count.path == category.path).map_or(0, |count| count.count);
        let is_chosen = chosen == Some(category.path.as_str());
        let shown = parent.is_none_or(is_open) && (count > 0 || is_chosen);
        let depth = category.path.matches('/').count();
        shown.then_some(CategoryFilter { category, count, depth, chosen: is_chosen })
    };
    manifest.categories.iter().filter_map(line).collect()
}

/// Hits by kind, the kind of the best hit first, and within a kind in their order.
pub(crate) fn group_by_kind(hits: &[Hit]) -> Vec<(Kind, Vec<&Hit>)> {
    let mut groups: Vec<(Kind, Vec<&Hit>)> = Vec::new();
    for hit in hits {
        match groups.iter_mut().find(|(kind, _)| *kind == hit.kind) {
            Some((_, group)) => group.push(hit),
            None => groups.push((hit.kind, vec![hit])),
        }
    }
    groups
}

/// The option that an arrow key leads to among `count` options, where `None` is the field itself: past either end
/// lies the field.
pub(crate) fn step_option(current: Option<usize>, count: usize, down: bool) -> Option<usize> {
    match (current, down) {
        (None, true) => (count > 0).then_some(0),
        (None, false) => count.checked_sub(1),
        (Some(at), true) => (at + 1 < count).then_some(at + 1),
        (Some(at), false) => at.checked_sub(1),
    }
}

/// `2026-11-21` as `2026년 11월 21일`; what is no such date as it is.
pub(crate) fn korean_date(date: &str) -> String {
    let mut parts = date.split('-').map(str::parse::<u32>);
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(Ok(year)), Some(Ok(month)), Some(Ok(day)), None) => format!("{year}년 {month}월 {day}일"),
        _ => date.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use giljabi_site::{Audience, FORMAT, IndexFile, Marked, Site};
    use std::collections::BTreeMap;

    fn entry(id: &str, updated: Option<&str>) -> Entry {
        Entry {
            kind: Kind::Faq,
            id: id.into(),
            title: id.into(),
            summary: String::new(),
            category: None,
            keywords: Vec::new(),
            platforms: Vec::new(),
            updated: updated.map(Into::into),
            audience: Audience::Public,
            document: String::new(),
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
            categories: ["taxi", "taxi/pay", "taxi/pay/auto", "taximeter", "shop"].map(category).into(),
            entries: vec![entry("old", Some("2025-01-01")), entry("none", None), entry("new", Some("2026-01-01"))],
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

    fn check_filters(counts: &[(&str, usize)], chosen: Option<&str>, expect: &[&str]) {
        let counts: Vec<_> = counts.iter().map(|&(path, count)| CategoryCount { path: path.into(), count }).collect();
        let manifest = manifest();
        let lines: Vec<_> = category_filters(&manifest, &counts, chosen)
            .iter()
            .map(|line| {
                let mark = if line.chosen { "*" } else { "" };
                format!("{}{}{mark} {}", ">".repeat(line.depth), line.category.path, line.count)
            })
            .collect();
        assert_eq!(lines, expect);
    }

    #[test]
    fn the_filter_opens_down_to_the_chosen_category() {
        let counts = [("taxi", 3), ("taxi/pay", 2), ("taxi/pay/auto", 1), ("shop", 4)];
        check_filters(&counts, None, &["taxi 3", "shop 4"]);
        check_filters(&counts, Some("taxi"), &["taxi* 3", ">taxi/pay 2", "shop 4"]);
        check_filters(&counts, Some("taxi/pay"), &["taxi 3", ">taxi/pay* 2", ">>taxi/pay/auto 1", "shop 4"]);
    }

    #[test]
    fn the_chosen_category_can_always_be_left() {
        check_filters(&[("shop", 4)], Some("taxi"), &["taxi* 0", "shop 4"]);
    }

    #[test]
    fn arrows_walk_through_the_options_and_back_to_the_field() {
        let walk = |down: bool| -> Vec<_> {
            let steps = std::iter::successors(Some(step_option(None, 2, down)), |at| Some(step_option(*at, 2, down)));
            steps.take(4).collect()
        };
        assert_eq!(walk(true), [Some(0), Some(1), None, Some(0)]);
        assert_eq!(walk(false), [Some(1), Some(0), None, Some(1)]);
        assert_eq!(step_option(None, 0, true), None);
        assert_eq!(step_option(None, 0, false), None);
    }

    #[test]
    fn the_best_hit_stays_first_among_groups() {
        let hit = |kind, id: &str| Hit {
            id: id.into(),
            kind,
            title: Marked::default(),
            section: None,
            url: String::new(),
            category: None,
            updated: None,
            score: 0.0,
            excerpt: Marked::default(),
            why: Vec::new(),
        };
        let hits = [hit(Kind::Faq, "a"), hit(Kind::Guide, "b"), hit(Kind::Faq, "c")];
        let groups: Vec<_> = group_by_kind(&hits)
            .into_iter()
            .map(|(kind, group)| (kind, group.iter().map(|hit| hit.id.as_str()).collect::<String>()))
            .collect();
        assert_eq!(groups, [(Kind::Faq, "ac".into()), (Kind::Guide, "b".into())]);
    }

    #[test]
    fn dates_are_said_in_korean() {
        assert_eq!(korean_date("2026-01-09"), "2026년 1월 9일");
        assert_eq!(korean_date("어제"), "어제");
        assert_eq!(korean_date("2026-01"), "2026-01");
    }
}
