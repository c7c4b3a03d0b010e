//! Where imported pages and images come to lie: names that are good ids, nowhere taken.

use super::book::Book;
use crate::library::Library;
use giljabi_content::Source;
use giljabi_site::Kind;
use std::collections::HashSet;
use unicode_normalization::UnicodeNormalization;

/// Where a page comes to lie.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place {
    /// Relative to the content folder.
    pub(super) path: String,
    /// Whether a file lies there already.
    pub(super) is_taken: bool,
}

impl Place {
    /// The folder that it lies in, relative to the content folder.
    pub(super) fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Its name without the ending, which is its id.
    pub(super) fn id(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        name.strip_suffix(".md").unwrap_or(name)
    }
}

/// A name in lower case, words joined by hyphens; Hangul stays. Empty where nothing is left.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.nfc().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// The places of a book's pages below `to`. A page that stands for its folder is called like it, the first page like
/// `name`. Where an id is taken, the names of the folders around it come before it.
pub(super) fn places(book: &Book, to: &str, name: &str, library: &Library) -> Vec<Place> {
    let kind = Source { path: format!("{to}/x.md"), text: String::new() }.kind();
    let mut used = HashSet::new();
    book.pages.iter().map(|page| place(&page.path, to, name, kind, library, &mut used)).collect()
}

fn place(path: &str, to: &str, name: &str, kind: Kind, library: &Library, used: &mut HashSet<String>) -> Place {
    let mut parts: Vec<String> = path.split('/').map(|part| slug(part.strip_suffix(".md").unwrap_or(part))).collect();
    let own = parts.pop().filter(|own| !own.is_empty() && own != "readme" && own != "index");
    let folder =
        parts.iter().filter(|part| !part.is_empty()).fold(to.to_owned(), |folder, part| format!("{folder}/{part}"));
    let mut above: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    let own = own.or_else(|| above.pop().map(str::to_owned)).unwrap_or_else(|| name.to_owned());
    above.insert(0, name);
    let longer = (0..above.len()).rev().map(|from| format!("{}-{own}", above[from..].join("-")));
    let numbered = (2..).map(|number| format!("{own}-{number}"));
    for id in std::iter::once(own.clone()).chain(longer).chain(numbered) {
        let path = format!("{folder}/{id}.md");
        if used.contains(&id) {
            continue;
        }
        let is_there = library.folder.join(&path).exists();
        if is_there || library.catalog.by_page(&kind.page(&id)).is_none() {
            used.insert(id);
            return Place { path, is_taken: is_there };
        }
    }
    // The numbers do not end.
    Place { path: format!("{folder}/{own}.md"), is_taken: true }
}

/// How a file in the folder `from` names the file `to`, both relative to the content folder.
pub(super) fn relative(from: &str, to: &str) -> String {
    let from: Vec<_> = from.split('/').filter(|part| !part.is_empty()).collect();
    let to: Vec<_> = to.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", from.len() - shared);
    let path = up.chain(to[shared..].iter().copied()).collect::<Vec<_>>().join("/");
    path.replace(' ', "%20")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_words_and_hyphens() {
        let check = |name: &str, expect: &str| assert_eq!(slug(name), expect, "{name}");
        check("Payment Cancel", "payment-cancel");
        check("btn_결제취소 (2)", "btn-결제취소-2");
        check("\u{1112}\u{116a}\u{11ab}불 방법?", "환불-방법");
        check("v1.2.test", "v1-2-test");
        check("(…)", "");
    }

    #[test]
    fn files_are_named_from_where_one_stands() {
        assert_eq!(relative("guides/a/b", "guides/a/c/x.md"), "../c/x.md");
        assert_eq!(relative("guides/a", "guides/a/x.md"), "x.md");
        assert_eq!(relative("", "guides/내 글/x.md"), "guides/내%20글/x.md");
    }
}
