//! What filters and suggestions show, worked out from the manifest. What the plain pages show as well is in
//! `giljabi_reader`.

use giljabi_site::{Category, CategoryCount, Hit, Kind, Manifest};

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

#[cfg(test)]
mod tests {
    use super::*;
    use giljabi_site::{Audience, FORMAT, IndexFile, Marked, Site};
    use std::collections::BTreeMap;

    fn manifest() -> Manifest {
        let category = |path: &str| Category { path: path.into(), name: path.into(), description: String::new() };
        Manifest {
            format: FORMAT,
            audience: Audience::Public,
            site: Site::default(),
            categories: ["taxi", "taxi/pay", "taxi/pay/auto", "taximeter", "shop"].map(category).into(),
            entries: Vec::new(),
            redirects: BTreeMap::new(),
            index: IndexFile { path: String::new(), bytes: 0, sections: 0 },
        }
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
}
