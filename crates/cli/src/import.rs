//! `giljabi import gitbook`: a GitBook folder's pages as guides of ours, with their images and links. It writes new files
//! only, and says what it could not convert, with file and line.
//!
//! Each page is converted twice: the first time tells what its headings are called here, so that the second can lead
//! other pages' links to them.

mod anchors;
mod blocks;
mod book;
mod boxes;
mod convert;
mod emoji;
mod front;
mod html;
mod images;
mod inline;
mod names;
mod table;
mod target;
#[cfg(test)]
mod tests;

use crate::arguments::{Arguments, GitbookOptions, ImportOptions, ImportSource};
use crate::library::Library;
use crate::{Verdict, check};
use anchors::Anchors;
use anyhow::{Context, bail};
use book::Book;
use convert::{Converted, Converter, Site};
use giljabi_content::{Severity, Source, outline};
use giljabi_site::Kind;
use images::Images;
use names::Place;
use serde::Serialize;
use std::collections::HashSet;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::Path;

/// What was done.
#[derive(Serialize)]
struct Imported {
    files: Vec<Moved>,
    images: Vec<Moved>,
    skipped: Vec<Skipped>,
}

#[derive(Serialize)]
struct Moved {
    from: String,
    to: String,
}

/// What could not be converted, or wants somebody to look.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct Skipped {
    file: String,
    line: usize,
    message: String,
}

pub(crate) fn run(arguments: &Arguments, options: &ImportOptions) -> anyhow::Result<Verdict> {
    let ImportSource::Gitbook(options) = &options.source;
    let book = Book::read(&options.folder)?;
    let library = check::load(arguments)?;
    let name = name_of(&options.folder);
    let to = target(options, &library, &name)?;
    let places = names::places(&book, &to, &name, &library);
    let (pages, images) = convert(&book, &places, &library);
    let mut imported = write(options, &library, &book, &places, &pages, &images)?;
    imported.skipped.extend(left_over(arguments, &imported)?);
    if arguments.json {
        println!("{}", serde_json::to_string_pretty(&imported)?);
    } else {
        print(&imported, &library.file_name(&to), &book);
    }
    Ok(Verdict::Sound)
}

/// Undoes percent-encoding; a sequence that is no UTF-8 stays as it is.
fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8().map_or_else(|_| text.to_owned(), Into::into)
}

/// What the folder is called, as a name for our folder and for the first page.
fn name_of(folder: &Path) -> String {
    let whole = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    let name = whole.file_name().map(|name| names::slug(&name.to_string_lossy())).unwrap_or_default();
    if name.is_empty() { "gitbook".into() } else { name }
}

/// The folder within the content folder that the pages come to.
fn target(options: &GitbookOptions, library: &Library, name: &str) -> anyhow::Result<String> {
    let Some(to) = &options.to else { return Ok(format!("{}/{name}", Kind::Guide.folder())) };
    let inside = to.strip_prefix(&library.folder).unwrap_or(to);
    let inside = inside.to_string_lossy().replace('\\', "/");
    let parts: Vec<_> = inside.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    if inside.starts_with('/') || parts.is_empty() || parts.iter().any(|part| part.starts_with('.')) {
        bail!("콘텐츠 폴더 안의 폴더를 적어 주세요: {} (예: guides/{name})", to.display());
    }
    let to = parts.join("/");
    match (Source { path: format!("{to}/x.md"), text: String::new() }).kind() {
        Kind::Guide | Kind::Faq => Ok(to),
        Kind::Flow | Kind::Message => {
            bail!("플로와 문자는 가져올 수 없습니다. guides나 faq 안의 폴더를 적어 주세요: {to}")
        }
    }
}

/// Every page of the book as ours. One whose place is taken is not converted; links to it lead to what lies there.
fn convert(book: &Book, places: &[Place], library: &Library) -> (Vec<Option<Converted>>, Images) {
    let mut images = Images::default();
    let count = book.pages.len();
    let content = library.folder.as_path();
    let mut site =
        Site { book, content, places, titles: vec![String::new(); count], anchors: vec![Anchors::default(); count] };
    let mut pages: Vec<Option<Converted>> = Vec::new();
    for _ in 0..2 {
        pages.clear();
        for (at, place) in places.iter().enumerate() {
            pages.push((!place.is_taken).then(|| Converter::convert(&site, &mut images, at)));
        }
        for (at, page) in pages.iter().enumerate() {
            (site.titles[at], site.anchors[at]) = match page {
                Some(page) => (page.title.clone(), page.anchors.clone()),
                None => there(&places[at].path, library),
            };
        }
    }
    (pages, images)
}

/// The title and the places of a file that lies in the content folder.
fn there(path: &str, library: &Library) -> (String, Anchors) {
    let text = fs::read_to_string(library.folder.join(path)).unwrap_or_default();
    let (outline, _) = outline(&Source { path: path.to_owned(), text });
    (outline.title, Anchors::of_ids(outline.headings.into_iter().map(|heading| heading.id)))
}

fn write(
    options: &GitbookOptions,
    library: &Library,
    book: &Book,
    places: &[Place],
    pages: &[Option<Converted>],
    images: &Images,
) -> anyhow::Result<Imported> {
    let source = |path: &str| {
        let folder = options.folder.to_string_lossy().replace('\\', "/");
        format!("{}/{path}", folder.trim_end_matches('/'))
    };
    let named = |skipped: &Skipped| Skipped { file: source(&skipped.file), ..skipped.clone() };
    let mut imported =
        Imported { files: Vec::new(), images: Vec::new(), skipped: book.unread.iter().map(named).collect() };
    for ((page, place), converted) in book.pages.iter().zip(places).zip(pages) {
        let (from, to) = (source(&page.path), library.file_name(&place.path));
        let Some(converted) = converted else {
            let message = format!("이미 있는 파일은 덮어쓰지 않아 옮기지 않았습니다: {to}");
            imported.skipped.push(Skipped { file: from, line: 1, message });
            continue;
        };
        let front = front::write(&converted.title, page.front.description.as_deref(), page.front.hidden);
        create(&library.folder.join(&place.path), format!("{front}\n{}", converted.body).as_bytes())?;
        imported.files.push(Moved { from, to });
        imported.skipped.extend(converted.skipped.iter().map(named));
    }
    for (path, file, to) in images.copies() {
        let bytes = fs::read(file).with_context(|| format!("파일을 읽을 수 없습니다: {}", file.display()))?;
        create(&library.folder.join(to), &bytes)?;
        imported.images.push(Moved { from: source(path), to: library.file_name(to) });
    }
    Ok(imported)
}

/// Writes a file that is not there yet: nothing is ever overwritten.
fn create(place: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder).with_context(|| format!("폴더를 만들 수 없습니다: {}", folder.display()))?;
    }
    let made = OpenOptions::new().write(true).create_new(true).open(place);
    made.and_then(|mut made| made.write_all(bytes))
        .with_context(|| format!("파일을 만들 수 없습니다: {}", place.display()))
}

/// The errors that the check finds in the new files: what an editor has to put right before anything is published.
fn left_over(arguments: &Arguments, imported: &Imported) -> anyhow::Result<Vec<Skipped>> {
    let library = check::load(arguments)?;
    let new: HashSet<_> = imported.files.iter().map(|file| file.to.as_str()).collect();
    let mut left = Vec::new();
    for diagnostic in library.diagnostics.iter().filter(|diagnostic| diagnostic.severity() == Severity::Error) {
        let file = library.file_name(&diagnostic.file);
        if new.contains(file.as_str()) {
            let line =
                library.sources.get(&diagnostic.file).map_or(1, |source| source.position(diagnostic.span.start).line);
            let message = format!("{}. {}", diagnostic.problem.message(), diagnostic.problem.help());
            left.push(Skipped { file, line, message });
        }
    }
    Ok(left)
}

fn print(imported: &Imported, to: &str, book: &Book) {
    let Imported { files, images, skipped } = imported;
    println!("글 {}개와 그림 {}개를 가져왔습니다: {to}", files.len(), images.len());
    for Moved { from, to } in files {
        println!("  {from} → {to}");
    }
    if !skipped.is_empty() {
        println!("\n옮기지 못했거나 확인할 곳 {}개:", skipped.len());
        for Skipped { file, line, message } in skipped {
            println!("  {file}:{line}: {message}");
        }
    }
    if !files.is_empty() && !book.groups.is_empty() {
        println!(
            "\nSUMMARY.md의 묶음은 분류로 만들지 않았습니다. 필요하면 site.toml에 분류를 만들고 글에 category를 적어 주세요."
        );
        for (names, pages) in &book.groups {
            println!("  {} (글 {pages}개)", names.join(" › "));
        }
    }
}
