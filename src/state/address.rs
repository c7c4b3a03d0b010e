//! The state of the search page in its address: `search?q=…&kind=…&category=…&sort=…&page=…`.
//!
//! Parts at their defaults are left out, so that one state has one address. Whatever a person typed into the address
//! by hand and we do not know reads as the default.

use giljabi_site::{Audience, Kind, SearchRequest, Sort};
use std::fmt::Write;

/// Hits on a page of results.
pub(crate) const PAGE_SIZE: usize = 10;

/// What the search page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SearchAddress {
    /// What was typed, as it was typed.
    pub(crate) query: String,
    /// Only this kind.
    pub(crate) kind: Option<Kind>,
    /// Only this category and those below it.
    pub(crate) category: Option<String>,
    /// Only what is about this platform.
    pub(crate) platform: Option<String>,
    /// Only what is written for these people.
    pub(crate) audience: Option<Audience>,
    /// Only as typed: no word is taken for another.
    pub(crate) literal: bool,
    /// The order.
    pub(crate) sort: Sort,
    /// The page, from 1.
    pub(crate) page: usize,
}

impl SearchAddress {
    /// The first page of everything that `query` finds.
    pub(crate) fn of(query: impl Into<String>) -> Self {
        Self {
            query: query.into(),
            kind: None,
            category: None,
            platform: None,
            audience: None,
            literal: false,
            sort: Sort::Relevance,
            page: 1,
        }
    }

    /// Reads the part of an address after `?`.
    pub(crate) fn parse(search: &str) -> Self {
        let mut address = Self::of("");
        for pair in search.trim_start_matches('?').split('&') {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = percent_decode(&value.replace('+', " "));
            match key {
                "q" => address.query = value,
                "kind" => address.kind = value.parse().ok(),
                "category" => address.category = Some(value).filter(|path| !path.is_empty()),
                "platform" => address.platform = Some(value).filter(|platform| !platform.is_empty()),
                "audience" => address.audience = value.parse().ok(),
                "exact" => address.literal = value == "1",
                "sort" if value == "date" => address.sort = Sort::Date,
                "page" => address.page = value.parse().unwrap_or(1).clamp(1, 10_000),
                _ => {}
            }
        }
        address
    }

    /// The address, relative to the site's base.
    pub(crate) fn page_address(&self) -> String {
        let mut out = String::from("search?q=");
        push_encoded(&mut out, &self.query);
        if let Some(kind) = self.kind {
            out.push_str("&kind=");
            out.push_str(kind.as_str());
        }
        if let Some(category) = &self.category {
            out.push_str("&category=");
            push_encoded(&mut out, category);
        }
        if let Some(platform) = &self.platform {
            out.push_str("&platform=");
            push_encoded(&mut out, platform);
        }
        if let Some(audience) = self.audience {
            out.push_str("&audience=");
            out.push_str(audience.as_str());
        }
        if self.literal {
            out.push_str("&exact=1");
        }
        if self.sort == Sort::Date {
            out.push_str("&sort=date");
        }
        if self.page > 1 {
            // Writing to a string cannot fail.
            let _ = write!(out, "&page={}", self.page);
        }
        out
    }

    /// The same with another query, from its first page on. That a word was refused says nothing of the next.
    pub(crate) fn with_query(&self, query: &str) -> Self {
        Self { query: query.to_owned(), literal: false, page: 1, ..self.clone() }
    }

    /// The same with another kind, from its first page on.
    pub(crate) fn with_kind(&self, kind: Option<Kind>) -> Self {
        Self { kind, page: 1, ..self.clone() }
    }

    /// The same with another category, from its first page on.
    pub(crate) fn with_category(&self, category: Option<String>) -> Self {
        Self { category, page: 1, ..self.clone() }
    }

    /// The same for another platform, from its first page on.
    pub(crate) fn with_platform(&self, platform: Option<String>) -> Self {
        Self { platform, page: 1, ..self.clone() }
    }

    /// The same for another audience, from its first page on.
    pub(crate) fn with_audience(&self, audience: Option<Audience>) -> Self {
        Self { audience, page: 1, ..self.clone() }
    }

    /// The same only as typed, or with all that may have been meant, from its first page on.
    pub(crate) fn with_literal(&self, literal: bool) -> Self {
        Self { literal, page: 1, ..self.clone() }
    }

    /// The same in another order, from its first page on.
    pub(crate) fn with_sort(&self, sort: Sort) -> Self {
        Self { sort, page: 1, ..self.clone() }
    }

    /// Another page of the same.
    pub(crate) fn with_page(&self, page: usize) -> Self {
        Self { page, ..self.clone() }
    }

    /// Whether anything but the query narrows the results.
    pub(crate) fn is_filtered(&self) -> bool {
        self.kind.is_some() || self.category.is_some() || self.platform.is_some() || self.audience.is_some()
    }

    /// What to ask the worker; `None` when nothing is typed.
    pub(crate) fn request(&self) -> Option<SearchRequest> {
        let query = self.query.trim();
        (!query.is_empty()).then(|| SearchRequest {
            query: query.to_owned(),
            literal: self.literal,
            kind: self.kind,
            category: self.category.clone(),
            platform: self.platform.clone(),
            audience: self.audience,
            sort: self.sort,
            offset: (self.page - 1) * PAGE_SIZE,
            limit: PAGE_SIZE,
        })
    }
}

/// Undoes the `%XX` of addresses. What is no UTF-8 becomes replacement characters; a stray `%` stays.
pub(crate) fn percent_decode(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// Appends `text` so that it stands for itself in a query. Letters beyond ASCII stay: browsers encode them, and
/// people can read them until then.
fn push_encoded(out: &mut String, text: &str) {
    for char in text.chars() {
        match char {
            ' ' => out.push('+'),
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' | '.' | '~' | '/' => out.push(char),
            char if char.is_ascii() || char.is_control() => {
                for byte in char.encode_utf8(&mut [0; 4]).bytes() {
                    // Writing to a string cannot fail.
                    let _ = write!(out, "%{byte:02X}");
                }
            }
            char => out.push(char),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(search: &str, expect: &str) {
        assert_eq!(SearchAddress::parse(search).page_address(), expect, "{search}");
    }

    #[test]
    fn an_address_is_read_and_written_in_one_way() {
        check("", "search?q=");
        check("q=%EA%B2%B0%EC%A0%9C", "search?q=결제");
        check("q=결제+취소&page=2", "search?q=결제+취소&page=2");
        check("page=2&q=a%20b", "search?q=a+b&page=2");
        check("q=a&kind=faq&category=taxi%2Fpayment&sort=date", "search?q=a&kind=faq&category=taxi/payment&sort=date");
        check("q=100%25%26%23", "search?q=100%25%26%23");
    }

    #[test]
    fn what_is_not_known_reads_as_the_default() {
        check("q=a&kind=wiki&category=&sort=best&page=0&utm=x", "search?q=a");
        check("q=a&page=-3", "search?q=a");
        check("q=50%", "search?q=50%25");
        check("q=%FF", "search?q=\u{fffd}");
    }

    #[test]
    fn pages_become_offsets() {
        let request = SearchAddress::of(" 결제 ").with_page(3).request().expect("a query");
        assert_eq!((request.query.as_str(), request.offset, request.limit), ("결제", 20, 10));
        assert_eq!(SearchAddress::of("  ").request(), None);
    }

    #[test]
    fn a_change_of_filter_goes_back_to_the_first_page() {
        let third = SearchAddress::of("결제").with_page(3);
        assert_eq!(third.with_kind(Some(Kind::Faq)).page, 1);
        assert_eq!(third.with_category(None).page, 1);
        assert_eq!(third.with_sort(Sort::Date).page, 1);
        assert_eq!(third.with_query("환불").page, 1);
        assert_eq!(third.with_platform(None).page, 1);
        assert_eq!(third.with_audience(None).page, 1);
        assert_eq!(third.with_literal(true).page, 1);
        assert!(!third.with_literal(true).with_query("환불").literal);
    }

    proptest! {
        #[test]
        fn every_state_survives_its_address(
            query in ".*", category in "[a-z가-힣/%&+ ]{1,12}", page in 1_usize..500, literal: bool, agent: bool,
        ) {
            let address = SearchAddress {
                query,
                kind: Some(Kind::Guide),
                platform: Some(category.clone()),
                category: Some(category),
                audience: Some(if agent { Audience::Agent } else { Audience::Public }),
                literal,
                sort: Sort::Date,
                page,
            };
            let written = address.page_address();
            let search = written.strip_prefix("search?").expect("how every address begins");
            prop_assert_eq!(SearchAddress::parse(search), address);
        }

        #[test]
        fn no_address_makes_it_panic(search in ".*") {
            let _ = SearchAddress::parse(&search).request();
        }
    }
}
