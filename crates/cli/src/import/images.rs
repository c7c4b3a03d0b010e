//! Images of imported pages: copied beside the page that shows them, under names that can be read.

use super::book::Book;
use super::names::{Place, slug};
use giljabi_content::{Asset, AssetKind};
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

/// The largest image that the content folder may hold, in bytes; `files.rs` reads none beyond it.
const LIMIT: u64 = crate::files::IMAGE_LIMIT;

/// The images to copy.
#[derive(Debug, Default)]
pub(super) struct Images {
    /// The name by the folder that it is for and its path in the book; or why there is none.
    known: HashMap<(String, String), Result<String, String>>,
    /// What to copy where, relative to the content folder; `None` where the same image lies there already.
    places: BTreeMap<String, Option<(String, PathBuf)>>,
}

impl Images {
    /// The name under which the image at `source` will lie beside a page. The error says why it cannot.
    pub(super) fn name(&mut self, source: &str, page: &Place, book: &Book, content: &Path) -> Result<String, String> {
        let key = (page.folder().to_owned(), source.to_owned());
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let name = self.find(source, page, book, content);
        self.known.insert(key, name.clone());
        name
    }

    /// The copies to make: the path in the book, the file, and where it goes in the content folder.
    pub(super) fn copies(&self) -> impl Iterator<Item = (&str, &Path, &str)> {
        self.places.iter().filter_map(|(to, from)| {
            let (path, place) = from.as_ref()?;
            Some((path.as_str(), place.as_path(), to.as_str()))
        })
    }

    fn find(&mut self, source: &str, page: &Place, book: &Book, content: &Path) -> Result<String, String> {
        let Some(file) = book.files.get(source) else { return Err("그림 파일이 없습니다".into()) };
        let kind = AssetKind::of_path(source).ok_or("사이트에 실을 수 없는 형식의 그림입니다")?;
        let size = fs::metadata(file).map(|metadata| metadata.len()).unwrap_or_default();
        if size > LIMIT {
            return Err("그림이 5 MB보다 큽니다".into());
        }
        let bytes = fs::read(file).map_err(|_| "그림 파일을 읽을 수 없습니다")?;
        if let Some(problem) = Asset::inspect(source, String::new(), kind, &bytes).problem {
            return Err(problem.message());
        }
        let name = source.rsplit('/').next().unwrap_or(source);
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let (stem, ending) = (slug(stem), ending.to_ascii_lowercase());
        let names = if says_nothing(&stem) { numbered(page.id(), 1) } else { numbered(&stem, 0) };
        for stem in names {
            let name = format!("{stem}.{ending}");
            let to = if page.folder().is_empty() { name.clone() } else { format!("{}/{name}", page.folder()) };
            if self.places.contains_key(&to) {
                continue;
            }
            let from = match fs::read(content.join(&to)) {
                Ok(there) if there == bytes => None,
                Ok(_) => continue,
                Err(_) => Some((source.to_owned(), file.clone())),
            };
            self.places.insert(to, from);
            return Ok(name);
        }
        Err("그림에 줄 이름이 없습니다".into())
    }
}

/// Names that differ by a number; the first has none where `first` is 0.
fn numbered(stem: &str, first: usize) -> impl Iterator<Item = String> {
    let own = (first == 0).then(|| stem.to_owned());
    own.into_iter().chain((first.max(1)..).skip(usize::from(first == 0)).map(move |number| format!("{stem}-{number}")))
}

/// Whether a name is one that a program gave: `image (12)`, `스크린샷 2026-11-21`.
fn says_nothing(slug: &str) -> bool {
    let letters: String = slug.chars().filter(|c| c.is_alphabetic()).collect();
    let programs =
        ["", "image", "img", "untitled", "screenshot", "screen", "스크린샷", "화면캡처", "캡처", "제목없음", "그림"];
    let is_hash = letters.len() < slug.len() && slug.len() > 20 && slug.is_ascii();
    programs.contains(&letters.as_str()) || is_hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_programs_gave_say_nothing() {
        for name in ["image-199", "image-1-2", "스크린샷-2026-11-21", "2026-11-21", "0a1b2c3d4e5f6a7b8c9d0e"] {
            assert!(says_nothing(name), "{name}");
        }
        for name in ["btn-결제취소-2", "결제내역-필터링", "image-editor"] {
            assert!(!says_nothing(name), "{name}");
        }
    }

    #[test]
    fn numbers_begin_where_a_name_alone_would_say_nothing() {
        assert_eq!(numbered("a", 0).take(3).collect::<Vec<_>>(), ["a", "a-2", "a-3"]);
        assert_eq!(numbered("a", 1).take(3).collect::<Vec<_>>(), ["a-1", "a-2", "a-3"]);
    }
}
