//! What tells search engines which pages there are: `sitemap.xml` and `robots.txt`.

use super::head::whole;
use super::markup::escape;
use giljabi_site::{Audience, Manifest};
use std::fmt::Write as _;

/// The pages of a public site, each with the day on which it, or something in it, was last updated.
pub(super) fn sitemap(manifest: &Manifest, url: &str) -> String {
    let newest = |dates: &mut dyn Iterator<Item = &Option<String>>| dates.flatten().max().cloned();
    let mut pages = vec![(String::new(), newest(&mut manifest.entries.iter().map(|entry| &entry.updated)))];
    for category in &manifest.categories {
        let updated = newest(&mut manifest.entries_in(&category.path).map(|entry| &entry.updated));
        pages.push((category.page(), updated));
    }
    pages.extend(manifest.entries.iter().map(|entry| (entry.page(), entry.updated.clone())));
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for (page, updated) in pages {
        let updated = updated.map(|date| format!("<lastmod>{}</lastmod>", escape(&date))).unwrap_or_default();
        let _ = writeln!(xml, "<url><loc>{}</loc>{updated}</url>", escape(&whole(url, &page)));
    }
    xml + "</urlset>\n"
}

/// What crawlers may fetch. Result pages are not forbidden to them: they say `noindex`, which only who may fetch them
/// can read.
pub(super) fn robots(audience: Audience, url: Option<&str>) -> String {
    match (audience, url) {
        (Audience::Agent, _) => "User-agent: *\nDisallow: /\n".to_owned(),
        (Audience::Public, None) => "User-agent: *\nDisallow:\n".to_owned(),
        (Audience::Public, Some(url)) => format!("User-agent: *\nDisallow:\n\nSitemap: {url}sitemap.xml\n"),
    }
}
