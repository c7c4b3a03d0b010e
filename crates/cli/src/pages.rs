//! The site as plain pages: each entry, category and the first page as HTML at its own address, made from the app's own
//! finished `index.html`. They read before the app arrives, and where no script runs; the app then takes over without
//! anything moving, because the markup is the same (`tests/browser/reader.spec.ts` compares the two).
//!
//! Old addresses are pages that lead on; `404.html` says what the app says at an address that leads nowhere.
//!
//! Those of the agents' build keep the room of their desk free, and are marked as nothing for search engines.
//!
//! What is written here comes from the manifest and the documents of the build alone, so that it can hold nothing that
//! they do not.

mod article;
mod flow;
mod frame;
mod head;
mod lists;
mod markup;
mod moved;
mod shell;
mod sitemap;
#[cfg(test)]
mod tests;

pub(crate) use shell::Shell;

use giljabi_flow::Flow;
use giljabi_reader::{page_entry, words};
use giljabi_site::{Document, Entry, Manifest};
use head::Head;
use markup::{escape, with_slashes};
use rayon::prelude::*;
use std::collections::HashSet;

/// An entry with all that its page shows.
#[derive(Clone, Debug)]
pub(crate) struct EntryPage<'a> {
    /// As it is in the manifest.
    pub(crate) entry: Entry,
    /// Its text.
    pub(crate) document: Document,
    /// The flow of an entry that is one.
    pub(crate) flow: Option<&'a Flow>,
    /// What is under the headings of its text, as search has it.
    pub(crate) sections: Vec<(String, String)>,
}

/// Every file of the plain site, with its path.
pub(crate) fn make(manifest: &Manifest, entries: &[EntryPage<'_>], shell: &Shell) -> Vec<(String, Vec<u8>)> {
    let url = manifest.site.url.as_deref();
    let mut files = vec![("robots.txt".to_owned(), sitemap::robots(manifest.audience, url))];
    if let Some(url) = url {
        files.push(("sitemap.xml".to_owned(), sitemap::sitemap(manifest, url)));
    }
    let addresses: HashSet<String> = manifest
        .entries
        .iter()
        .map(Entry::page)
        .chain(manifest.categories.iter().map(giljabi_site::Category::page))
        .collect();
    let page = |page: &str, head: &Head, main: &str| {
        let body = frame::frame(manifest, Some(page), main);
        let html = shell.page(page, &head.markup(), &with_slashes(&body, &addresses));
        let path = if page.is_empty() { "index.html".to_owned() } else { format!("{page}/index.html") };
        (path, html)
    };
    files.push(page("", &Head::home(manifest), &lists::home(manifest)));
    files.par_extend(manifest.categories.par_iter().map(|category| {
        page(&category.page(), &Head::category(manifest, category), &lists::category(manifest, category))
    }));
    files.par_extend(entries.par_iter().map(|entry| {
        let main = match entry.flow {
            Some(flow) => flow::page(manifest, entry, flow),
            None => article::page(manifest, entry),
        };
        page(&entry.entry.page(), &Head::entry(manifest, entry), &main)
    }));
    files.push(("404.html".to_owned(), nowhere(manifest, &addresses, shell)));
    // Results are the app's alone. Without a file of their own, hosts would answer with the page for lost addresses.
    files.push(("search/index.html".to_owned(), shell.hidden()));
    let old = old_addresses(manifest, &files, &addresses, shell);
    files.extend(old);
    files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect()
}

/// Whether an earlier build made this page: the mark of its address, or of the desk, is in its first tag.
pub(crate) fn is_made(html: &str) -> bool {
    let tag = html.split_once("<html").and_then(|(_, rest)| rest.split_once('>')).map_or("", |(tag, _)| tag);
    tag.contains(" data-page=") || tag.contains(shell::DESK)
}

/// What hosts answer addresses with that lead nowhere.
fn nowhere(manifest: &Manifest, addresses: &HashSet<String>, shell: &Shell) -> String {
    let title = words::page_title(words::NOT_FOUND_TITLE, &manifest.site.name);
    let head = format!("<title>{}</title>{}", escape(&title), shell::HIDDEN);
    let body = frame::frame(manifest, None, &lists::not_found(manifest));
    shell.elsewhere(&head, &with_slashes(&body, addresses))
}

/// A page at each old address, and the script of all.
fn old_addresses(
    manifest: &Manifest,
    files: &[(String, String)],
    addresses: &HashSet<String>,
    shell: &Shell,
) -> Vec<(String, String)> {
    let taken: HashSet<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    let pages = manifest.redirects.iter().filter_map(|(old, new)| {
        let (file, entry) = (moved::file(old, &taken)?, page_entry(manifest, new)?);
        let body = frame::frame(manifest, None, &moved::main(entry));
        Some((file, shell.without_app(&moved::head(manifest, entry), &with_slashes(&body, addresses))))
    });
    let mut pages: Vec<_> = pages.collect();
    if !pages.is_empty() {
        pages.push(moved::script());
    }
    pages
}
