//! Reads `search-tests.toml` with the places of everything in it. What is wrong is told; the rest is kept.

use super::mistake::{Form, Mistake};
use super::{Found, SearchTest};
use giljabi_content::{At, Catalog, Source, nearest};
use giljabi_site::Audience;
use std::collections::HashMap;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

const EXPECTATIONS: [&str; 4] = ["first", "finds", "never", "nothing"];
const KEYS: [&str; 6] = ["query", "first", "finds", "never", "nothing", "audience"];

/// The tests that can be run, and what is wrong with the others. A file that is no TOML has none: after a bracket or a
/// quote that is not closed, what follows would be guesses.
pub(super) fn read(source: &Source, catalog: &Catalog) -> (Vec<SearchTest>, Vec<Found>) {
    let (root, errors) = DeTable::parse_recoverable(&source.text);
    if let Some(error) = errors.first() {
        return (Vec::new(), vec![(error.span().unwrap_or(0..0), Mistake::Syntax)]);
    }
    let mut reader = Reader { catalog, found: Vec::new() };
    let tests = reader.tests(root.get_ref());
    (tests, reader.found)
}

struct Reader<'a> {
    catalog: &'a Catalog,
    found: Vec<Found>,
}

impl Reader<'_> {
    fn report(&mut self, span: Range<usize>, mistake: Mistake) {
        self.found.push((span, mistake));
    }

    fn tests(&mut self, root: &DeTable<'_>) -> Vec<SearchTest> {
        self.known_keys(root, &["test"]);
        let Some(value) = root.get("test") else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.report(value.span(), Mistake::ValueType { key: "test", expected: Form::Tests });
            return Vec::new();
        };
        let mut tests = Vec::new();
        let mut first: HashMap<(String, Audience), Range<usize>> = HashMap::new();
        for item in items {
            let Some(table) = item.get_ref().as_table() else {
                self.report(item.span(), Mistake::ValueType { key: "test", expected: Form::Tests });
                continue;
            };
            let Some((test, span)) = self.test(table, item.span()) else { continue };
            let asked = (test.query.clone(), test.audience);
            if let Some(first) = first.get(&asked) {
                self.report(span, Mistake::Repeated { query: test.query, first: first.clone() });
                continue;
            }
            first.insert(asked, span);
            tests.push(test);
        }
        tests
    }

    /// A test with the place of its query. Without a query or a known audience there is none.
    fn test(&mut self, table: &DeTable<'_>, span: Range<usize>) -> Option<(SearchTest, Range<usize>)> {
        let meant = self.known_keys(table, &KEYS);
        let query = if meant.contains(&"query") { None } else { self.query(table, span.clone()) };
        let audience = self.audience(table);
        let first = self.text(table, "first");
        let finds = self.list(table, "finds");
        let never = self.list(table, "never");
        let nothing = self.nothing(table);
        if !EXPECTATIONS.iter().any(|key| table.contains_key(*key) || meant.contains(key)) {
            self.report(query.as_ref().map_or(span, |query| query.span.clone()), Mistake::Empty);
        }
        let (query, audience) = (query?, audience?);
        let first = first.filter(|at| self.may_come(at, audience));
        let finds: Vec<_> = finds.into_iter().filter(|at| self.may_come(at, audience)).collect();
        // What is for agents may be named here: that it does not come is what such a test is for.
        let never: Vec<_> = never.into_iter().filter(|at| self.exists(at)).collect();
        let mut test = SearchTest { query: query.value, audience, first, finds, never, nothing };
        self.contradictions(&mut test);
        Some((test, query.span))
    }

    fn query(&mut self, table: &DeTable<'_>, span: Range<usize>) -> Option<At<String>> {
        if !table.contains_key("query") {
            self.report(span, Mistake::QueryMissing);
            return None;
        }
        let query = self.text(table, "query")?;
        if query.value.trim().is_empty() {
            self.report(query.span, Mistake::QueryMissing);
            return None;
        }
        Some(query)
    }

    fn audience(&mut self, table: &DeTable<'_>) -> Option<Audience> {
        if !table.contains_key("audience") {
            return Some(Audience::Agent);
        }
        let text = self.text(table, "audience")?;
        let audience = text.value.parse().ok();
        if audience.is_none() {
            self.report(text.span, Mistake::AudienceUnknown { value: text.value });
        }
        audience
    }

    /// Where `nothing = true` stands.
    fn nothing(&mut self, table: &DeTable<'_>) -> Option<Range<usize>> {
        let value = table.get("nothing")?;
        if value.get_ref().as_bool() != Some(true) {
            self.report(value.span(), Mistake::ValueType { key: "nothing", expected: Form::True });
            return None;
        }
        Some(value.span())
    }

    /// What is expected and excluded at once is told and taken out of the test.
    fn contradictions(&mut self, test: &mut SearchTest) {
        let expected: Vec<_> = test.first.iter().chain(&test.finds).cloned().collect();
        test.never.retain(|never| {
            let Some(expected) = expected.iter().find(|at| at.value == never.value) else { return true };
            let page = Some(never.value.clone());
            self.report(never.span.clone(), Mistake::Contradiction { page, other: expected.span.clone() });
            false
        });
        if let (Some(expected), Some(nothing)) = (expected.first(), &test.nothing) {
            self.report(nothing.clone(), Mistake::Contradiction { page: None, other: expected.span.clone() });
            test.nothing = None;
        }
    }

    fn may_come(&mut self, at: &At<String>, audience: Audience) -> bool {
        if !self.exists(at) {
            return false;
        }
        let outline = self.catalog.by_page(&at.value);
        let may_see = outline.is_some_and(|outline| audience.may_see(outline.front.audience));
        if !may_see {
            self.report(at.span.clone(), Mistake::EntryForAgents { page: at.value.clone() });
        }
        may_see
    }

    fn exists(&mut self, at: &At<String>) -> bool {
        if self.catalog.by_page(&at.value).is_some() {
            return true;
        }
        let pages: Vec<_> = self.catalog.outlines().iter().map(giljabi_content::Outline::page).collect();
        // An id without its folder is the commonest slip.
        let in_a_folder = pages.iter().find(|page| page.rsplit('/').next() == Some(at.value.as_str()));
        let nearest = in_a_folder.map(String::as_str).or_else(|| nearest(&at.value, pages.iter().map(String::as_str)));
        let nearest = nearest.map(str::to_owned);
        self.report(at.span.clone(), Mistake::EntryUnknown { page: at.value.clone(), nearest });
        false
    }

    /// Tells the keys that are not known. Comes back with those that were meant by them: they are not missing as well.
    fn known_keys(&mut self, table: &DeTable<'_>, known: &[&'static str]) -> Vec<&'static str> {
        let mut meant = Vec::new();
        for key in table.keys() {
            let name = key.get_ref().as_ref();
            if known.contains(&name) {
                continue;
            }
            let near = nearest(name, known.iter().copied());
            let nearest = near.and_then(|near| known.iter().copied().find(|candidate| *candidate == near));
            meant.extend(nearest);
            self.report(key.span(), Mistake::KeyUnknown { key: name.to_owned(), nearest });
        }
        meant
    }

    fn text(&mut self, table: &DeTable<'_>, key: &'static str) -> Option<At<String>> {
        let value = table.get(key)?;
        let text = text_of(value);
        if text.is_none() {
            self.report(value.span(), Mistake::ValueType { key, expected: Form::Text });
        }
        text
    }

    fn list(&mut self, table: &DeTable<'_>, key: &'static str) -> Vec<At<String>> {
        let Some(value) = table.get(key) else { return Vec::new() };
        let items = value.get_ref().as_array();
        let Some(texts) = items.and_then(|items| items.iter().map(text_of).collect::<Option<Vec<_>>>()) else {
            self.report(value.span(), Mistake::ValueType { key, expected: Form::List });
            return Vec::new();
        };
        if texts.is_empty() {
            self.report(value.span(), Mistake::Empty);
        }
        texts
    }
}

/// A text as it stands: a query's spaces are part of what people type.
fn text_of(value: &Spanned<DeValue<'_>>) -> Option<At<String>> {
    value.get_ref().as_str().map(|text| At { value: text.to_owned(), span: value.span() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use giljabi_content::{Config, outline};
    use proptest::prelude::*;

    fn catalog() -> Catalog {
        let files = [("guides/refund.md", ""), ("faq/period.md", ""), ("guides/secret.md", "\naudience: agent")];
        let outlines = files.map(|(path, front)| {
            outline(&Source { path: path.into(), text: format!("---\ntitle: 환불{front}\n---\n\n환불\n") }).0
        });
        Catalog::new(Config::default(), outlines.into(), [], "2026-11-21").0
    }

    fn check(toml: &str, expect: &[&str]) -> Vec<SearchTest> {
        let source = Source { path: "search-tests.toml".into(), text: toml.into() };
        let (tests, found) = read(&source, &catalog());
        let found: Vec<_> = found
            .iter()
            .map(|(span, mistake)| format!("{} {}", mistake.code(), source.position(span.start).line))
            .collect();
        assert_eq!(found, expect, "{toml}");
        tests
    }

    #[test]
    fn a_test_says_what_to_look_for_and_what_to_expect() {
        let text = "[[test]]\nquery = '환불 '\nfirst = 'guides/refund'\nfinds = ['faq/period']\nnever = ['guides/secret']\n\
                    audience = 'public'\n[[test]]\nquery = '날씨'\nnothing = true";
        let tests = check(text, &[]);
        assert_eq!(tests.len(), 2);
        let pages = |list: &[At<String>]| list.iter().map(|at| at.value.clone()).collect::<Vec<_>>();
        assert_eq!((tests[0].query.as_str(), tests[0].audience), ("환불 ", Audience::Public));
        assert_eq!(tests[0].first.as_ref().map(|at| &text[at.span.clone()]), Some("'guides/refund'"));
        assert_eq!(
            (pages(&tests[0].finds), pages(&tests[0].never)),
            (vec!["faq/period".into()], vec!["guides/secret".into()])
        );
        assert_eq!((tests[1].audience, tests[1].nothing.is_some()), (Audience::Agent, true));
        check("", &[]);
    }

    #[test]
    fn mistakes_are_told_where_they_stand() {
        check("[[test]]\nquery = '가", &["search-test-syntax 2"]);
        check("[[test]]\nquery = '가'\nquery = '나'", &["search-test-syntax 3"]);
        check("[[tests]]\nquery = '가'", &["search-test-key-unknown 1"]);
        check("[[test]]\nqurey = '가'\nnothing = true", &["search-test-key-unknown 2"]);
        check("[[test]]\nquery = '가'\nfrist = 'faq/period'", &["search-test-key-unknown 3"]);
        check(
            "[[test]]\nmemo = '가'",
            &["search-test-key-unknown 2", "search-test-query-missing 1", "search-test-empty 1"],
        );
        check("[test]\nquery = '가'", &["search-test-value-type 1"]);
        check("test = ['가']", &["search-test-value-type 1"]);
        check("[[test]]\nquery = 3\nnothing = true", &["search-test-value-type 2"]);
        check("[[test]]\nquery = ' '\nnothing = true", &["search-test-query-missing 2"]);
        check("[[test]]\nquery = '가'\nfinds = 'faq/period'", &["search-test-value-type 3"]);
        check("[[test]]\nquery = '가'\nfinds = []", &["search-test-empty 3"]);
        check("[[test]]\nquery = '가'\nnever = [1]", &["search-test-value-type 3"]);
        check("[[test]]\nquery = '가'\nnothing = false", &["search-test-value-type 3"]);
        check("[[test]]\nquery = '가'\naudience = 'all'\nnothing = true", &["search-test-audience-unknown 3"]);
        check("[[test]]\nquery = '가'", &["search-test-empty 2"]);
        check("[[test]]\nquery = '가'\nfirst = 'guides/refnud'", &["search-test-entry-unknown 3"]);
        check("[[test]]\nquery = '가'\nnever = ['guides/refnud']", &["search-test-entry-unknown 3"]);
        let public = "[[test]]\nquery = '가'\naudience = 'public'\n";
        check(&format!("{public}finds = ['guides/secret']"), &["search-test-entry-for-agents 4"]);
    }

    #[test]
    fn expectations_agree() {
        let both = "[[test]]\nquery = '가'\nfirst = 'faq/period'\nnever = ['guides/refund', 'faq/period']";
        let tests = check(both, &["search-test-contradiction 4"]);
        assert_eq!((tests[0].first.is_some(), tests[0].never.len()), (true, 1));
        check("[[test]]\nquery = '가'\nfinds = ['faq/period']\nnothing = true", &["search-test-contradiction 4"]);
        let twice = "[[test]]\nquery = '가'\nnothing = true\n[[test]]\nquery = '가'\nfirst = 'faq/period'\n";
        assert_eq!(check(twice, &["search-test-repeated 5"]).len(), 1);
        check(&format!("{twice}audience = 'public'"), &[]);
    }

    #[test]
    fn the_nearest_page_is_offered() {
        let nearest = |page: &str| {
            let text = format!("[[test]]\nquery = '가'\nfirst = '{page}'");
            let (_, found) = read(&Source { path: "search-tests.toml".into(), text }, &catalog());
            match &found[..] {
                [(_, Mistake::EntryUnknown { nearest, .. })] => nearest.clone(),
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(nearest("guides/refnud").as_deref(), Some("guides/refund"));
        assert_eq!(nearest("period").as_deref(), Some("faq/period"));
        assert_eq!(nearest("guides/somewhere-else"), None);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(parts in prop::collection::vec(
            prop::sample::select(vec![
                "[[test]]\n", "[test]\n", "query", "first", "finds", "nothing", " = ", "'가'", "[", "]", "true", "\n",
                "\"", "'faq/period'", ",", "{", "}", "#", "\u{feff}", "뷁",
            ]),
            0..24,
        )) {
            let text = parts.concat();
            let (_, found) = read(&Source { path: "search-tests.toml".into(), text: text.clone() }, &catalog());
            for (span, mistake) in found {
                prop_assert!(span.end <= text.len(), "{mistake:?} at {span:?}");
            }
        }
    }
}
