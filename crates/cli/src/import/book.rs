//! A GitBook folder as it was exported or synchronised: pages, the order in which they are read, and other files.

use super::Skipped;
use super::front::{self, Front};
use anyhow::{Context, bail};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;

/// Folders within folders, deeper than anybody sorts pages.
const DEPTH_LIMIT: usize = 32;
/// The folder of GitBook's own files: images, and texts that stand in several pages.
const OWN: &str = ".gitbook";
/// The contents.
const SUMMARY: &str = "SUMMARY.md";

/// A GitBook folder.
#[derive(Debug, Default)]
pub(super) struct Book {
    /// Every page, in the order of the contents, then by path.
    pub(super) pages: Vec<Page>,
    /// Where in `pages` the page at a path is.
    pub(super) by_path: HashMap<String, usize>,
    /// All other files, by path.
    pub(super) files: HashMap<String, PathBuf>,
    /// What the contents group: the names from the outermost to the innermost, and how many pages lie in it.
    pub(super) groups: Vec<(Vec<String>, usize)>,
    /// What could not be read.
    pub(super) unread: Vec<Skipped>,
}

/// A page.
#[derive(Debug)]
pub(super) struct Page {
    /// Relative to the folder, parts joined by `/`, in NFC.
    pub(super) path: String,
    /// What it says about itself.
    pub(super) front: Front,
    /// Its markdown.
    pub(super) text: String,
    /// The line of the file at which that begins, from 1.
    pub(super) first_line: usize,
    /// What the contents call it.
    pub(super) name: Option<String>,
}

impl Book {
    /// Reads a folder. The error is for one that is not there, or holds no page.
    pub(super) fn read(folder: &Path) -> anyhow::Result<Self> {
        let metadata =
            fs::metadata(folder).with_context(|| format!("가져올 폴더를 열 수 없습니다: {}", folder.display()))?;
        if !metadata.is_dir() {
            bail!("가져올 폴더가 아니라 파일입니다: {}", folder.display());
        }
        let mut book = Self::default();
        book.walk(folder, "", 0)?;
        let mut texts: Vec<(String, PathBuf)> = Vec::new();
        book.files.retain(|path, place| {
            let is_page = is_markdown(path) && !path.starts_with(OWN) && path != SUMMARY;
            if is_page {
                texts.push((path.clone(), place.clone()));
            }
            !is_page
        });
        texts.sort();
        let contents = book.files.get(SUMMARY).and_then(|place| fs::read_to_string(place).ok());
        let contents = Contents::read(contents.as_deref().unwrap_or_default());
        for (path, place) in texts {
            let Ok(text) = fs::read_to_string(&place) else {
                let message = "글자 인코딩이 UTF-8이 아니거나 읽을 수 없는 파일이라 옮기지 않았습니다".to_owned();
                book.unread.push(Skipped { file: path, line: 1, message });
                continue;
            };
            let (yaml, text, first_line) = front::split(&text);
            let name = contents.names.get(&path).map(|(_, name)| name.clone());
            let page = Page { front: front::read(yaml), text: text.replace("\r\n", "\n"), first_line, name, path };
            book.pages.push(page);
        }
        if book.pages.is_empty() {
            bail!("마크다운 파일이 없는 폴더입니다: {}", folder.display());
        }
        let order = |page: &Page| contents.names.get(&page.path).map_or(usize::MAX, |(at, _)| *at);
        book.pages.sort_by(|a, b| order(a).cmp(&order(b)).then_with(|| a.path.cmp(&b.path)));
        book.by_path = book.pages.iter().enumerate().map(|(at, page)| (page.path.clone(), at)).collect();
        book.groups = contents.groups;
        Ok(book)
    }

    fn walk(&mut self, place: &Path, path: &str, depth: usize) -> anyhow::Result<()> {
        let entries = fs::read_dir(place).with_context(|| format!("폴더를 읽을 수 없습니다: {}", place.display()))?;
        for entry in entries.flatten() {
            let Ok(name) = entry.file_name().into_string() else { continue };
            if name.starts_with('.') && (name != OWN || depth > 0) {
                continue;
            }
            let name: String = name.nfc().collect();
            let path = if path.is_empty() { name } else { format!("{path}/{name}") };
            // Links are not followed: what is imported is what lies in the folder.
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && depth < DEPTH_LIMIT => self.walk(&entry.path(), &path, depth + 1)?,
                Ok(kind) if kind.is_file() => drop(self.files.insert(path, entry.path())),
                _ => {}
            }
        }
        Ok(())
    }

    /// The page that stands for a folder, or the one at a path with or without its ending.
    pub(super) fn page_at(&self, path: &str) -> Option<usize> {
        let path = path.trim_end_matches('/');
        let folder = if path.is_empty() { String::new() } else { format!("{path}/") };
        let names = [path.to_owned(), format!("{path}.md"), format!("{folder}README.md"), format!("{folder}index.md")];
        names.iter().find_map(|name| self.by_path.get(name).copied())
    }
}

fn is_markdown(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "md")
}

/// What `SUMMARY.md` says.
#[derive(Debug, Default)]
struct Contents {
    /// Pages with their place and name, by path.
    names: HashMap<String, (usize, String)>,
    groups: Vec<(Vec<String>, usize)>,
}

impl Contents {
    fn read(text: &str) -> Self {
        let mut contents = Self::default();
        // What the line is in: names with their indentation, `-1` for a heading.
        let mut above: Vec<(isize, String)> = Vec::new();
        for line in text.lines() {
            if let Some(heading) = line.strip_prefix("##") {
                let heading = heading.trim_start_matches('#').split("<a").next().unwrap_or_default();
                above = vec![(-1, heading.trim().to_owned())];
                continue;
            }
            let Some((indent, name, target)) = item(line) else { continue };
            while above.last().is_some_and(|(depth, _)| *depth >= indent) {
                above.pop();
            }
            let path: String = super::decoded(target.split('#').next().unwrap_or_default()).nfc().collect();
            let path = path.trim_start_matches("./");
            if is_markdown(path) {
                let place = contents.names.len();
                contents.names.entry(path.to_owned()).or_insert_with(|| (place, name.clone()));
                for depth in 1..=above.len() {
                    let group: Vec<_> = above[..depth].iter().map(|(_, name)| name.clone()).collect();
                    match contents.groups.iter_mut().find(|(known, _)| *known == group) {
                        Some((_, pages)) => *pages += 1,
                        None => contents.groups.push((group, 1)),
                    }
                }
            }
            above.push((indent, name));
        }
        contents
    }
}

/// A list item that is a link: its indentation, words and target.
fn item(line: &str) -> Option<(isize, String, &str)> {
    let text = line.trim_start();
    let indent = isize::try_from(line.len() - text.len()).ok()?;
    let words = text.strip_prefix(['*', '-'])?.trim_start().strip_prefix('[')?;
    let (name, target) = words.split_once("](")?;
    let (target, _) = target.rsplit_once(')')?;
    let target = target.split(" \"").next().unwrap_or(target).trim_matches(['<', '>']);
    Some((indent, name.replace('\\', ""), target))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contents_have_an_order_and_groups() {
        let contents = Contents::read(
            "# Table of contents\n\n* [처음](README.md)\n\n## 결제 <a href=\"#pay\" id=\"pay\"></a>\n\n* [취소](pay/README.md)\n  * \
             [카드](<pay/내 카드.md>)\n  * [현금](./pay/cash.md \"mention\")\n* [밖](https://example.com)\n",
        );
        let mut names: Vec<_> = contents.names.iter().collect();
        names.sort_by_key(|(_, (at, _))| *at);
        let names: Vec<_> = names.iter().map(|(path, (_, name))| format!("{path} {name}")).collect();
        assert_eq!(names, ["README.md 처음", "pay/README.md 취소", "pay/내 카드.md 카드", "pay/cash.md 현금"]);
        let groups: Vec<_> =
            contents.groups.iter().map(|(names, pages)| format!("{} {pages}", names.join("/"))).collect();
        assert_eq!(groups, ["결제 3", "결제/취소 2"]);
    }
}
