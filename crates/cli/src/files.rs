//! Reading the content folder: which files there are, and their bytes.

use crate::search_tests;
use crate::slip::Slip;
use anyhow::{Context, bail};
use giljabi_content::{AssetKind, Diagnostic, Problem, Source};
use giljabi_flow::author::is_test_file;
use giljabi_site::Kind;
use rayon::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

/// The largest markdown file that is read. The longest support article is a hundredth of it.
const TEXT_LIMIT: u64 = 1_000_000;
/// The largest image that is read: more than that nobody should load on a phone.
pub(crate) const IMAGE_LIMIT: u64 = 5_000_000;
/// Folders within folders, deeper than anybody sorts articles.
const DEPTH_LIMIT: usize = 32;

/// How markdown files' names end elsewhere, and here where somebody slipped: such files are not read.
const MARKDOWN: [&str; 4] = ["md", "markdown", "mdown", "mkd"];

/// Files at the top of the folder that are no documents: what the site is, and how its search is helped and tested.
pub(crate) const SETTINGS: [&str; 3] = ["site.toml", "synonyms.toml", search_tests::FILE];

/// Everything in a content folder.
#[derive(Debug, Default)]
pub(crate) struct Files {
    /// Markdown files that have a page, by path.
    pub(crate) sources: Vec<Source>,
    /// Scenarios of flows, by path.
    pub(crate) scenarios: Vec<Source>,
    /// `site.toml`, if there is one.
    pub(crate) site: Option<Source>,
    /// `synonyms.toml`, if there is one.
    pub(crate) synonyms: Option<Source>,
    /// `search-tests.toml`, if there is one.
    pub(crate) search_tests: Option<Source>,
    /// Images, by path.
    pub(crate) images: Vec<Image>,
    /// What could not be read.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// An image file.
#[derive(Debug)]
pub(crate) struct Image {
    /// The path relative to the content folder.
    pub(crate) path: String,
    pub(crate) kind: AssetKind,
    pub(crate) bytes: Vec<u8>,
}

/// Reads a content folder. The error is for a folder that is not there.
pub(crate) fn read(folder: &Path) -> anyhow::Result<Files> {
    let metadata =
        fs::metadata(folder).with_context(|| format!("콘텐츠 폴더를 열 수 없습니다: {}", folder.display()))?;
    if !metadata.is_dir() {
        bail!("콘텐츠 폴더가 아니라 파일입니다: {}", folder.display());
    }
    let mut walk = Walk::default();
    walk.folder(folder, "", 0);
    let mut files = Files { diagnostics: walk.diagnostics, ..Files::default() };
    walk.found.sort_by(|a, b| a.path.cmp(&b.path));
    let read: Vec<_> = walk.found.par_iter().map(Found::read).collect();
    for item in read {
        match item {
            Ok(Item::Text(source)) if source.path == "site.toml" => files.site = Some(source),
            Ok(Item::Text(source)) if source.path == "synonyms.toml" => files.synonyms = Some(source),
            Ok(Item::Text(source)) if source.path == search_tests::FILE => files.search_tests = Some(source),
            Ok(Item::Text(source)) if is_note(&source) => {}
            Ok(Item::Text(source)) if is_scenarios(&source) => files.scenarios.push(source),
            Ok(Item::Text(source)) => files.sources.push(source),
            Ok(Item::Image(image)) => files.images.push(image),
            Err(diagnostic) => files.diagnostics.push(diagnostic),
        }
    }
    Ok(files)
}

/// Whether a sub-folder's README is for those who edit it: it says nothing about itself, as a page would.
fn is_note(source: &Source) -> bool {
    is_readme(&source.path) && !source.text.trim_start_matches('\u{feff}').starts_with("---")
}

fn is_readme(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| name.eq_ignore_ascii_case("README.md"))
}

/// Whether a file holds scenarios of a flow and is no page.
pub(crate) fn is_scenarios(source: &Source) -> bool {
    source.kind() == Kind::Flow && is_test_file(&source.path)
}

enum Item {
    Text(Source),
    Image(Image),
}

struct Found {
    /// Relative to the content folder, parts joined by `/`.
    path: String,
    place: PathBuf,
    kind: Option<AssetKind>,
}

impl Found {
    fn read(&self) -> Result<Item, Diagnostic> {
        let fail = |problem| Diagnostic::new(&self.path, 0..0, problem);
        let unreadable = |error: std::io::Error| fail(Problem::FileUnreadable { reason: reason(&error) });
        let limit = if self.kind.is_some() { IMAGE_LIMIT } else { TEXT_LIMIT };
        let bytes = fs::metadata(&self.place).map_err(unreadable)?.len();
        if bytes > limit {
            return Err(fail(Problem::FileTooLarge { bytes, limit }));
        }
        let bytes = fs::read(&self.place).map_err(unreadable)?;
        if let Some(kind) = self.kind {
            return Ok(Item::Image(Image { path: self.path.clone(), kind, bytes }));
        }
        let text = String::from_utf8(bytes).map_err(|_| fail(Problem::FileNotUtf8))?;
        Ok(Item::Text(Source { path: self.path.clone(), text }))
    }
}

/// Why a file cannot be read, in words for editors.
fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "파일이 사라졌습니다".into(),
        std::io::ErrorKind::PermissionDenied => "읽기 권한이 없습니다".into(),
        _ => error.to_string(),
    }
}

#[derive(Default)]
struct Walk {
    found: Vec<Found>,
    diagnostics: Vec<Diagnostic>,
}

impl Walk {
    fn folder(&mut self, place: &Path, path: &str, depth: usize) {
        let entries = match fs::read_dir(place) {
            Ok(entries) => entries,
            Err(error) => return self.report(path, Problem::FileUnreadable { reason: reason(&error) }),
        };
        for entry in entries.flatten() {
            let Ok(name) = entry.file_name().into_string() else {
                let name = entry.file_name().to_string_lossy().into_owned();
                self.report(&join(path, &name), Problem::FileUnreadable { reason: "이름이 UTF-8이 아닙니다".into() });
                continue;
            };
            if name.starts_with('.') {
                continue;
            }
            let path = join(path, &name);
            match entry.file_type() {
                // Links are not followed: what is published is what lies in the folder, and no loop can arise.
                Ok(kind) if kind.is_symlink() => self.report(&path, Problem::FileIsLink),
                Ok(kind) if kind.is_dir() => {
                    if depth < DEPTH_LIMIT {
                        self.folder(&entry.path(), &path, depth + 1);
                    } else {
                        self.report(&path, Problem::FileUnreadable { reason: "폴더가 너무 깊습니다".into() });
                    }
                }
                Ok(kind) if kind.is_file() => self.file(entry.path(), path, &name),
                _ => {}
            }
        }
    }

    fn file(&mut self, place: PathBuf, path: String, name: &str) {
        let kind = AssetKind::of_path(name);
        let ending = Path::new(name).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        // The README at the top, or right in the folder of a kind, is for those who edit.
        let is_article = ending == "md" && (!is_readme(name) || Source::is_of_folder(&path));
        if kind.is_some() || is_article || SETTINGS.contains(&path.as_str()) {
            self.found.push(Found { path, place, kind });
        } else if ending != "md" && !is_readme(name) && MARKDOWN.iter().any(|known| ending.eq_ignore_ascii_case(known))
        {
            let stem = name.strip_suffix(ending).unwrap_or(name);
            self.diagnostics.push(Slip::FileEnding { better: format!("{stem}md") }.at(&path, 0..0));
        }
    }

    fn report(&mut self, path: &str, problem: Problem) {
        self.diagnostics.push(Diagnostic::new(path, 0..0, problem));
    }
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}
