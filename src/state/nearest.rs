//! Which categories are nearest to a query that found nothing: where the person may go on.

use giljabi_site::{Category, Entry, Manifest};
use std::collections::BTreeMap;

/// How many categories are offered.
const OFFERED: usize = 3;

/// The categories in whose names, entries' titles and keywords most of the query's syllable pairs stand, the nearest
/// first; none where nothing is near.
pub(crate) fn nearest_categories<'a>(manifest: &'a Manifest, query: &str) -> Vec<&'a Category> {
    let pairs = pairs(query);
    let share = |text: &str| pairs.iter().filter(|pair| text.contains(pair.as_str())).count();
    let mut near: BTreeMap<&str, usize> = BTreeMap::new();
    let mut note = |path: &'a str, count: usize| {
        let best = near.entry(path).or_default();
        *best = (*best).max(count);
    };
    for category in &manifest.categories {
        note(&category.path, share(&category.name).max(share(&category.description)));
    }
    for entry in &manifest.entries {
        if let Some(category) = &entry.category {
            note(category, share(&words_of(entry)));
        }
    }
    let mut found: Vec<_> = manifest
        .categories
        .iter()
        .map(|category| (near.get(category.path.as_str()).copied().unwrap_or(0), category))
        .collect();
    found.retain(|(count, _)| *count > 0);
    // The order of the site among equals.
    found.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    found.into_iter().take(OFFERED).map(|(_, category)| category).collect()
}

fn words_of(entry: &Entry) -> String {
    format!("{} {} {}", entry.title, entry.keywords.join(" "), entry.summary)
}

/// Every two neighbouring letters or syllables of each word of a query.
fn pairs(query: &str) -> Vec<String> {
    let mut pairs = Vec::new();
    for word in query.split(|c: char| !c.is_alphanumeric()) {
        let letters: Vec<char> = word.chars().collect();
        for pair in letters.windows(2).map(|pair| pair.iter().collect::<String>()) {
            if !pairs.contains(&pair) {
                pairs.push(pair);
            }
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use giljabi_site::{Audience, FORMAT, IndexFile, Kind, Site};

    fn manifest() -> Manifest {
        let category =
            |path: &str, name: &str| Category { path: path.into(), name: name.into(), description: String::new() };
        let entry = |id: &str, title: &str, category: &str| Entry {
            kind: Kind::Faq,
            id: id.into(),
            title: title.into(),
            summary: String::new(),
            category: Some(category.into()),
            keywords: Vec::new(),
            platforms: Vec::new(),
            updated: None,
            audience: Audience::Public,
            version: String::new(),
        };
        Manifest {
            format: FORMAT,
            audience: Audience::Public,
            site: Site::default(),
            categories: vec![category("taxi", "택시"), category("academy", "학원 수강료"), category("wallet", "월렛")],
            entries: vec![entry("a", "자동결제 카드가 거절됐어요", "wallet"), entry("b", "결제 취소하기", "academy")],
            redirects: BTreeMap::new(),
            index: IndexFile { path: String::new(), bytes: 0, sections: 0 },
        }
    }

    #[track_caller]
    fn check(query: &str, expect: &[&str]) {
        let manifest = manifest();
        let found: Vec<_> =
            nearest_categories(&manifest, query).iter().map(|category| category.path.as_str()).collect();
        assert_eq!(found, expect, "{query}");
    }

    #[test]
    fn the_nearest_category_has_most_of_the_query() {
        check("자동결제", &["wallet", "academy"]);
        check("수강료 할인", &["academy"]);
        check("택시", &["taxi"]);
        check("날씨", &[]);
        check("", &[]);
    }
}
