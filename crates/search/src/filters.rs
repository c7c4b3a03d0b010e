//! What narrows an answer, and how many matches each choice would leave.

use crate::evidence::Corpus;
use crate::ranking::Match;
use crate::table::EntryView;
use giljabi_site::{Audience, AudienceCount, CategoryCount, Kind, KindCount, PlatformCount, SearchRequest, is_within};
use std::collections::BTreeMap;

/// How many entries match for each choice of each filter, as if nothing had been chosen in that filter.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) kinds: Vec<KindCount>,
    pub(crate) categories: Vec<CategoryCount>,
    pub(crate) platforms: Vec<PlatformCount>,
    pub(crate) audiences: Vec<AudienceCount>,
}

impl Counts {
    /// Whether no choice of any filter would leave a match.
    pub(crate) fn is_empty(&self) -> bool {
        self.kinds.is_empty() && self.categories.is_empty() && self.platforms.is_empty() && self.audiences.is_empty()
    }
}

/// Keeps the matches that were chosen, and counts.
pub(crate) fn narrow(corpus: &Corpus, matches: &mut Vec<Match>, request: &SearchRequest) -> Counts {
    let mut kinds = BTreeMap::<Kind, usize>::new();
    let mut categories = BTreeMap::<&str, usize>::new();
    let mut audiences = BTreeMap::<Audience, usize>::new();
    let mut on_platforms = Vec::new();
    matches.retain(|found| {
        let entry = corpus.table.entry(found.entry);
        let fits = [
            request.kind.is_none_or(|kind| kind == entry.kind()),
            request.category.as_deref().is_none_or(|path| entry.category().is_some_and(|own| is_within(own, path))),
            request.platform.as_deref().is_none_or(|platform| is_about(entry, platform)),
            request.audience.is_none_or(|audience| audience == entry.audience()),
        ];
        // Whether every filter but one lets it through.
        let but = |filter: usize| fits.iter().enumerate().all(|(at, fits)| *fits || at == filter);
        if but(0) {
            *kinds.entry(entry.kind()).or_default() += 1;
        }
        if but(1) {
            for path in entry.category().into_iter().flat_map(lineage) {
                *categories.entry(path).or_default() += 1;
            }
        }
        if but(2) {
            on_platforms.push(found.entry);
        }
        if but(3) {
            *audiences.entry(entry.audience()).or_default() += 1;
        }
        fits.iter().all(|fits| *fits)
    });
    Counts {
        kinds: kinds.into_iter().map(|(kind, count)| KindCount { kind, count }).collect(),
        categories: categories
            .into_iter()
            .map(|(path, count)| CategoryCount { path: path.to_owned(), count })
            .collect(),
        platforms: count_platforms(corpus, &on_platforms),
        audiences: audiences.into_iter().map(|(audience, count)| AudienceCount { audience, count }).collect(),
    }
}

/// What is about all platforms counts for each that is named.
fn count_platforms(corpus: &Corpus, entries: &[usize]) -> Vec<PlatformCount> {
    let mut platforms = BTreeMap::<&str, usize>::new();
    let mut for_all = 0;
    for &entry in entries {
        let mut any = false;
        for platform in corpus.table.entry(entry).platforms() {
            *platforms.entry(platform).or_default() += 1;
            any = true;
        }
        for_all += usize::from(!any);
    }
    platforms
        .into_iter()
        .map(|(platform, count)| PlatformCount { platform: platform.to_owned(), count: count + for_all })
        .collect()
}

fn is_about(entry: EntryView<'_>, platform: &str) -> bool {
    let mut platforms = entry.platforms().peekable();
    platforms.peek().is_none() || platforms.any(|own| own == platform)
}

/// The paths of a category and of all above it.
fn lineage(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(end, _)| &path[..end]).chain(std::iter::once(path))
}
