//! Which pages of a long list to link to.

/// A place in the row of page links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PageLink {
    /// The page with this number.
    Page(usize),
    /// Pages that are left out.
    Gap,
}

/// The links for a list of `total` things, `size` on a page, with page `current` shown: the first, the last, the
/// current one and its neighbours. Empty where one page is enough.
pub(crate) fn page_links(total: usize, size: usize, current: usize) -> Vec<PageLink> {
    let last = total.div_ceil(size);
    if last <= 1 && current <= 1 {
        return Vec::new();
    }
    let last = last.max(1);
    let near = current.saturating_sub(1).max(1)..=(current + 1).min(last);
    let mut links = Vec::new();
    let mut previous = 0;
    for page in std::iter::once(1).chain(near).chain([last]) {
        if page <= previous {
            continue;
        }
        match page - previous {
            1 => {}
            // A gap as wide as the page it hides would be a riddle.
            2 => links.push(PageLink::Page(page - 1)),
            _ => links.push(PageLink::Gap),
        }
        links.push(PageLink::Page(page));
        previous = page;
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(total: usize, current: usize, expect: &str) {
        let links: Vec<_> = page_links(total, 10, current)
            .into_iter()
            .map(|link| match link {
                PageLink::Page(page) => page.to_string(),
                PageLink::Gap => "…".to_owned(),
            })
            .collect();
        assert_eq!(links.join(" "), expect, "page {current} of {total} things");
    }

    #[test]
    fn the_ends_and_the_neighbours_are_linked() {
        check(0, 1, "");
        check(10, 1, "");
        check(11, 1, "1 2");
        check(95, 1, "1 2 … 10");
        check(95, 3, "1 2 3 4 … 10");
        check(95, 4, "1 2 3 4 5 … 10");
        check(95, 5, "1 … 4 5 6 … 10");
        check(95, 10, "1 … 9 10");
    }

    #[test]
    fn a_page_past_the_end_leads_back() {
        check(0, 4, "1");
        check(15, 9, "1 2");
    }

    proptest! {
        #[test]
        fn links_only_go_up_and_never_past_the_end(total in 0_usize..5000, current in 1_usize..600) {
            let pages: Vec<_> = page_links(total, 10, current)
                .into_iter()
                .filter_map(|link| if let PageLink::Page(page) = link { Some(page) } else { None })
                .collect();
            prop_assert!(pages.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(pages.iter().all(|page| *page <= total.div_ceil(10).max(1)));
        }
    }
}
