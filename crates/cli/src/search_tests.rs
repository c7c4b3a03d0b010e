//! `search-tests.toml`: queries with what they must find, as editors list them, run over the content's own index.
//!
//! This file runs the tests; `read.rs` reads them with their places, `mistake.rs` is all that can be wrong with them,
//! and `words.rs` says it. Nothing of the tests is ever published.

mod mistake;
mod read;
mod words;

use crate::library::Library;
use crate::search;
use giljabi_content::{At, Diagnostic};
use giljabi_search::Engine;
use giljabi_site::{Audience, SearchReply, SearchRequest};
use mistake::{Came, Mistake};
use rayon::prelude::*;
use std::ops::Range;

/// The file's path in the content folder.
pub(crate) const FILE: &str = "search-tests.toml";

/// How many results are on the first page, as in the app.
const FIRST_PAGE: usize = 10;
/// How many of the results that came instead are told.
const TOLD: usize = 3;

/// A mistake with its place in the file, in bytes.
type Found = (Range<usize>, Mistake);

/// A query and what must come of it. Pages are named as in front matter, `guides/id`; each exists, and is one that the
/// audience may see where it is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
struct SearchTest {
    query: String,
    /// In whose index it is looked for.
    audience: Audience,
    /// What comes first.
    first: Option<At<String>>,
    /// What is on the first page.
    finds: Vec<At<String>>,
    /// What is not on the first page.
    never: Vec<At<String>>,
    /// Where it says that nothing is found.
    nothing: Option<Range<usize>>,
}

/// Reads the tests of a content folder and runs those that can be run, each over the index of its audience. The error
/// is for an index that cannot be made.
pub(crate) fn run(library: &Library) -> anyhow::Result<Vec<Diagnostic>> {
    let Some(source) = library.sources.get(FILE) else { return Ok(Vec::new()) };
    let (tests, mut found) = read::read(source, &library.catalog);
    for audience in [Audience::Public, Audience::Agent] {
        let tests: Vec<_> = tests.iter().filter(|test| test.audience == audience).collect();
        // There is no index of nothing, and nothing to find in it.
        if tests.is_empty() || library.pages(audience).next().is_none() {
            continue;
        }
        let engine = search::engine(library, audience)?;
        found.extend(tests.par_iter().flat_map_iter(|test| test.run(&engine)).collect::<Vec<_>>());
    }
    Ok(found.into_iter().map(|(span, mistake)| mistake.at(&source.path, span)).collect())
}

impl SearchTest {
    /// What is expected and does not come.
    fn run(&self, engine: &Engine) -> Vec<Found> {
        let reply = self.search(engine, FIRST_PAGE);
        let came = || self.came(&reply);
        let mut found = Vec::new();
        if let Some(at) = &self.first
            && place(&reply, &at.value) != Some(1)
        {
            let place = self.place_anywhere(engine, &reply, &at.value);
            found.push((at.span.clone(), Mistake::NotFirst { page: at.value.clone(), place, came: came() }));
        }
        for at in &self.finds {
            if place(&reply, &at.value).is_none() {
                let place = self.place_anywhere(engine, &reply, &at.value);
                found.push((at.span.clone(), Mistake::NotFound { page: at.value.clone(), place, came: came() }));
            }
        }
        for at in &self.never {
            if let Some(place) = place(&reply, &at.value) {
                found.push((at.span.clone(), Mistake::Unwanted { page: at.value.clone(), place, came: came() }));
            }
        }
        if let Some(span) = &self.nothing
            && reply.total > 0
        {
            found.push((span.clone(), Mistake::SomethingFound { came: came() }));
        }
        found
    }

    fn search(&self, engine: &Engine, limit: usize) -> SearchReply {
        engine.search(&SearchRequest { query: self.query.clone(), limit, ..SearchRequest::default() })
    }

    /// The place of a page among all results, not only those of the first page.
    fn place_anywhere(&self, engine: &Engine, first_page: &SearchReply, page: &str) -> Option<usize> {
        if first_page.total <= FIRST_PAGE {
            return place(first_page, page);
        }
        place(&self.search(engine, first_page.total), page)
    }

    fn came(&self, reply: &SearchReply) -> Came {
        let told = reply.hits.iter().take(TOLD);
        Came {
            query: self.query.clone(),
            audience: self.audience,
            total: reply.total,
            best: told.map(|hit| (hit.title.text.clone(), hit.kind.page(&hit.id))).collect(),
        }
    }
}

/// The place of a page among the hits, from 1.
fn place(reply: &SearchReply, page: &str) -> Option<usize> {
    reply.hits.iter().position(|hit| hit.kind.page(&hit.id) == page).map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use giljabi_search::{EntryText, write_index};
    use giljabi_site::Kind;
    use std::sync::LazyLock;

    /// Twelve entries about refunds, of which the guide says it in the title, and one about something else.
    static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
        let entry = EntryText::plain;
        let mut entries = vec![
            entry(Kind::Guide, "refund", "환불 안내", "환불은 사흘 안에 돼요."),
            entry(Kind::Faq, "card", "카드를 등록하려면?", "카드 화면에서 등록을 눌러요."),
        ];
        for number in 10..21 {
            let text = format!(
                "{}환불과는 거의 상관이 없는 글이에요.",
                "배송을 기다리는 동안 볼 것이 많아요. ".repeat(number)
            );
            entries.push(entry(Kind::Faq, &format!("delivery-{number}"), &format!("배송 {number}"), &text));
        }
        Engine::open(write_index(&entries).expect("writes")).expect("opens")
    });

    fn at(page: &str) -> At<String> {
        At { value: page.into(), span: 0..0 }
    }

    fn test(query: &str) -> SearchTest {
        let (finds, never) = (Vec::new(), Vec::new());
        SearchTest { query: query.into(), audience: Audience::Agent, first: None, finds, never, nothing: None }
    }

    fn check(test: &SearchTest, expect: &[&str]) {
        let found = test.run(&ENGINE).into_iter().map(|(_, mistake)| {
            let place = match &mistake {
                Mistake::NotFirst { place, .. } | Mistake::NotFound { place, .. } => *place,
                Mistake::Unwanted { place, .. } => Some(*place),
                _ => None,
            };
            format!("{} {}", mistake.code(), place.map_or_else(|| "-".into(), |place| place.to_string()))
        });
        assert_eq!(found.collect::<Vec<_>>(), expect, "{test:?}");
    }

    #[test]
    fn the_first_is_first() {
        check(&SearchTest { first: Some(at("guides/refund")), ..test("환불") }, &[]);
        check(&SearchTest { first: Some(at("guides/refund")), ..test("카드") }, &["search-test-not-first -"]);
        let second = SearchTest { first: Some(at("faq/delivery-10")), ..test("환불") };
        let place = place(&second.search(&ENGINE, 20), "faq/delivery-10").expect("it says 환불 too");
        check(&second, &[&format!("search-test-not-first {place}")]);
    }

    #[test]
    fn what_is_found_is_on_the_first_page() {
        check(&SearchTest { finds: vec![at("guides/refund")], ..test("환불") }, &[]);
        let all = test("환불").search(&ENGINE, 20);
        assert_eq!(all.total, 12, "one more than a page and one");
        let page_of = |place: usize| all.hits[place - 1].kind.page(&all.hits[place - 1].id);
        check(&SearchTest { finds: vec![at(&page_of(10))], ..test("환불") }, &[]);
        check(&SearchTest { finds: vec![at(&page_of(11))], ..test("환불") }, &["search-test-not-found 11"]);
        check(&SearchTest { finds: vec![at("faq/card")], ..test("환불") }, &["search-test-not-found -"]);
    }

    #[test]
    fn what_must_not_come_does_not() {
        check(&SearchTest { never: vec![at("faq/card")], ..test("환불") }, &[]);
        check(&SearchTest { never: vec![at("guides/refund")], ..test("환불") }, &["search-test-unwanted 1"]);
        check(&SearchTest { nothing: Some(0..0), ..test("날씨") }, &[]);
        check(&SearchTest { nothing: Some(0..0), ..test("환불") }, &["search-test-something-found -"]);
    }

    #[test]
    fn what_came_instead_is_told() {
        let test = SearchTest { first: Some(at("faq/card")), ..test("환불") };
        let [(_, Mistake::NotFirst { came, .. })] = &test.run(&ENGINE)[..] else { panic!("it is not first") };
        assert_eq!((came.total, came.best.len()), (12, TOLD));
        assert_eq!(came.best[0], ("환불 안내".into(), "guides/refund".into()));
    }
}
