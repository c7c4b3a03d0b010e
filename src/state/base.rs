//! The path under which the site is served.

use super::percent_decode;

/// The site's base path without its last slash: empty, or `/help`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Base(String);

impl Base {
    /// From the path of the page's `<base>`, such as `/` or `/help/`.
    pub(crate) fn new(path: &str) -> Self {
        Self(path.trim_end_matches('/').to_owned())
    }

    /// What stands before every path of the site.
    pub(crate) fn prefix(&self) -> String {
        self.0.clone()
    }

    /// The path of a page named relative to the base.
    pub(crate) fn path_of(&self, page: &str) -> String {
        format!("{}/{page}", self.0)
    }

    /// The page at `path`, relative to the base, decoded and without slashes at its ends.
    pub(crate) fn page_at(&self, path: &str) -> String {
        percent_decode(path.strip_prefix(&self.0).unwrap_or(path)).trim_matches('/').to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(base: &str, path: &str, page: &str) {
        let base = Base::new(base);
        assert_eq!(base.page_at(path), page);
        assert_eq!(base.page_at(&base.path_of(page)), page);
    }

    #[test]
    fn pages_are_named_alike_under_any_base() {
        check("/", "/", "");
        check("/", "/search/", "search");
        check("/help/", "/help/", "");
        check("/help/", "/help", "");
        check("/help/", "/help/category/%ED%83%9D%EC%8B%9C", "category/택시");
    }
}
