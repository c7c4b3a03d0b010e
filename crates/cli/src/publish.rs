//! `giljabi build`: the site data. The name of everything but the manifest is made from its bytes, or ends with a mark
//! made from them; the same content gives
//! the same bytes. What the audience may not see never reaches this file's output: pages are chosen first, and
//! documents, images, redirects, categories, contacts, plain pages and the index are made from the chosen ones only.

use crate::arguments::{Arguments, BuildOptions};
use crate::library::{Library, Page, content_hash, short_hash};
use crate::pages::{self, EntryPage, Shell};
use crate::progress::Progress;
use crate::{Verdict, check, report};
use anyhow::{Context, bail};
use giljabi_content::Severity;
use giljabi_flow::Flow;
use giljabi_flow::author::{MapHead, map_svg};
use giljabi_message::Message;
use giljabi_search::write_index_with;
use giljabi_site::{Audience, Category, Contact, DATA_FOLDER, Document, Entry, FORMAT, IndexFile, Manifest, Site};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

/// The most that all summaries together may add to the manifest, in bytes. It is fetched before anything can be typed;
/// beyond a few hundred entries, lists do without.
const SUMMARIES: usize = 64_000;
/// Longest summary made from a text, in characters.
const SUMMARY_LENGTH: usize = 120;

/// What a public build leaves out where nobody says under which address the site will be.
const URL_MISSING: &str = "site.toml에 url이 없어 대표 주소(canonical)와 sitemap.xml을 넣지 않았습니다. \
    사이트가 놓일 주소가 정해지면 site.toml 맨 위에 적어 주세요. 예: url = \"https://example.com/help/\"";

#[derive(Serialize)]
struct Built {
    documents: usize,
    files: usize,
    bytes: u64,
    index_bytes: usize,
    /// The plain pages and what goes with them, where they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pages: Option<usize>,
    seconds: f64,
}

pub(crate) fn run(arguments: &Arguments, options: &BuildOptions) -> anyhow::Result<Verdict> {
    let start = Instant::now();
    let library = check::load_and_test(arguments, false)?;
    let errors = library.count(Severity::Error);
    if errors > 0 && !options.allow_errors {
        if arguments.json {
            println!("{}", report::json(&library)?);
        } else {
            eprint!("{}", report::human(&library, false, report::Colour::No));
        }
        eprintln!("오류가 있어 만들지 않았습니다. 온전한 내용만으로 만들려면 --allow-errors를 붙여 주세요.");
        return Ok(Verdict::HasErrors);
    }
    let shell = options.shell.as_deref().map(|file| shell(file, options.audience)).transpose()?;
    let data = SiteData::make(&library, options.audience)?;
    let progress = Progress::show("파일을 쓰는 중");
    clear(&options.out)?;
    write(&options.out, &data.files)?;
    let pages = match (&shell, &options.pages) {
        (Some(shell), Some(folder)) => {
            let pages = pages::make(&data.manifest, &data.pages, shell);
            clear_pages(folder)?;
            write(folder, &pages)?;
            Some(pages.len())
        }
        _ => None,
    };
    drop(progress);

    let built = Built {
        documents: data.documents,
        files: data.files.len(),
        bytes: data.files.iter().map(|(_, bytes)| bytes.len() as u64).sum(),
        index_bytes: data.index_bytes,
        pages,
        seconds: start.elapsed().as_secs_f64(),
    };
    if arguments.json {
        println!("{}", serde_json::to_string_pretty(&built)?);
    } else {
        let Built { documents, files, bytes, index_bytes, seconds, .. } = built;
        println!("문서 {documents}개, 파일 {files}개, {bytes}바이트(색인 {index_bytes}바이트), {seconds:.2}초");
        if errors > 0 {
            println!("오류 {errors}개가 있는 내용은 빠졌거나 글자로만 들어갔습니다. giljabi check로 확인해 주세요.");
        }
        if options.audience == Audience::Public && data.manifest.site.url.is_none() {
            eprintln!("{URL_MISSING}");
        }
    }
    Ok(Verdict::Sound)
}

/// The app's finished page.
fn shell(file: &Path, audience: Audience) -> anyhow::Result<Shell> {
    let html = fs::read_to_string(file).with_context(|| format!("파일을 읽을 수 없습니다: {}", file.display()))?;
    Shell::read(html, audience)
}

/// Writes files below a folder.
fn write(folder: &Path, files: &[(String, Vec<u8>)]) -> anyhow::Result<()> {
    for (path, bytes) in files {
        let place = folder.join(path);
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder).with_context(|| format!("폴더를 만들 수 없습니다: {}", folder.display()))?;
        }
        fs::write(&place, bytes).with_context(|| format!("파일을 쓸 수 없습니다: {}", place.display()))?;
    }
    Ok(())
}

/// Takes the last build out of the way, so that nothing of it remains: it may have been for agents.
fn clear(out: &Path) -> anyhow::Result<()> {
    let Ok(mut entries) = fs::read_dir(out) else { return Ok(()) };
    if entries.next().is_none() {
        return Ok(());
    }
    if !out.join("manifest.json").is_file() {
        bail!("비어 있지 않은 폴더이고 사이트 데이터도 아닙니다: {}", out.display());
    }
    fs::remove_dir_all(out).with_context(|| format!("지난 결과를 지울 수 없습니다: {}", out.display()))
}

/// Takes the plain pages of an earlier build away, with the folders that held nothing else: they may have been for agents,
/// and their names tell something as well. Whatever else lies there stays. Returns whether there was any.
fn clear_pages(folder: &Path) -> anyhow::Result<bool> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(false) };
    let mut cleared = false;
    for entry in entries {
        let entry = entry.with_context(|| format!("폴더를 읽을 수 없습니다: {}", folder.display()))?;
        let path = entry.path();
        let kind = entry.file_type().with_context(|| format!("파일을 읽을 수 없습니다: {}", path.display()))?;
        if kind.is_dir() {
            if clear_pages(&path)? {
                cleared = true;
                // A folder that holds something else is not removed.
                let _ = fs::remove_dir(&path);
            }
        } else if path.extension().is_some_and(|ending| ending == "html")
            && fs::read_to_string(&path).is_ok_and(|html| pages::is_made(&html))
        {
            fs::remove_file(&path).with_context(|| format!("지난 결과를 지울 수 없습니다: {}", path.display()))?;
            cleared = true;
        }
    }
    Ok(cleared)
}

/// The files to write, with their paths.
struct SiteData<'a> {
    files: Vec<(String, Vec<u8>)>,
    documents: usize,
    index_bytes: usize,
    manifest: Manifest,
    pages: Vec<EntryPage<'a>>,
}

impl<'a> SiteData<'a> {
    fn make(library: &'a Library, audience: Audience) -> anyhow::Result<Self> {
        let pages: Vec<_> = library.pages(audience).collect();
        let texts = library.entry_texts(audience);
        let synonyms = library.synonyms.rules(audience);
        let progress = Progress::count("사이트 데이터를 만드는 중", pages.len());
        let make = |page: &Page<'a>| {
            let made = document(library, audience, page);
            progress.step();
            made
        };
        let (index, documents) = rayon::join(
            || -> anyhow::Result<_> {
                let index = write_index_with(&texts, &synonyms).context("the index could not be written")?;
                compressed(&index).context("the index could not be compressed")
            },
            || pages.par_iter().map(make).collect::<Result<Vec<_>, _>>(),
        );
        let (index, documents) = (index?, documents?);
        drop(progress);

        let mut files: Vec<(String, Vec<u8>)> = Vec::with_capacity(documents.len() + 8);
        let (mut entries, mut entry_pages) = (Vec::with_capacity(documents.len()), Vec::with_capacity(documents.len()));
        for (page, bytes) in documents {
            files.push((page.entry.document(), bytes));
            entries.push(page.entry.clone());
            entry_pages.push(page);
        }
        entries.sort_by(|a, b| (a.kind, &a.id).cmp(&(b.kind, &b.id)));
        if entries.iter().map(|entry| entry.summary.len()).sum::<usize>() > SUMMARIES {
            for entry in &mut entries {
                entry.summary.clear();
            }
        }
        let images: BTreeSet<&String> = pages.iter().flat_map(|page| &page.article.images).collect();
        for path in images {
            let (Some(asset), Some(bytes)) = (library.catalog.asset(path), library.images.get(path)) else { continue };
            let place = asset.address.strip_prefix(DATA_FOLDER).unwrap_or(&asset.address);
            files.push((place.trim_start_matches('/').to_owned(), bytes.clone()));
        }
        let index_path = format!("index-{}.bin", content_hash(&index));
        let manifest = Manifest {
            format: FORMAT,
            audience,
            site: site(library, audience, &entries),
            categories: categories(library, audience, &entries),
            redirects: library.catalog.redirects(audience),
            index: IndexFile {
                path: index_path.clone(),
                bytes: index.len() as u64,
                sections: texts.iter().map(|text| text.sections.len() as u64).sum(),
            },
            entries,
        };
        let index_bytes = index.len();
        files.push((index_path, index));
        files.push(("manifest.json".into(), serde_json::to_vec(&manifest)?));
        files.sort();
        files.dedup();
        if let Some(pair) = files.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            bail!("내용이 다른 두 파일의 이름이 같아졌습니다: {}. 두 글 가운데 하나를 조금 고쳐 주세요", pair[0].0);
        }
        Ok(Self { files, documents: pages.len(), index_bytes, manifest, pages: entry_pages })
    }
}

/// The file of an entry: its article, and for a flow or a message what the app runs. Where that could not be read
/// (builds that allow errors), the entry is an article only.
#[derive(Serialize)]
struct EntryFile<'a> {
    #[serde(flatten)]
    document: &'a Document,
    /// The flow of an entry that is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    flow: Option<&'a Flow>,
    /// The flow's map, as SVG. The app makes buttons of the steps that can be gone to.
    #[serde(skip_serializing_if = "Option::is_none")]
    map: Option<String>,
    /// The message of an entry that is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<&'a Message>,
}

fn document<'a>(
    library: &'a Library,
    audience: Audience,
    page: &Page<'a>,
) -> serde_json::Result<(EntryPage<'a>, Vec<u8>)> {
    let Page { outline, article, part } = *page;
    let front = &outline.front;
    let category = front.category.as_ref().map(|at| at.value.clone());
    let category = category.filter(|id| library.catalog.config.category(id).is_some());
    let summary = front.summary.clone().unwrap_or_else(|| shorten(&article.lead));
    let document = Document {
        kind: outline.kind,
        id: outline.id.clone(),
        title: outline.title.clone(),
        summary: summary.clone(),
        category: category.clone(),
        audience: front.audience,
        platforms: front.platforms.clone(),
        updated: front.updated.clone(),
        html: article.html.clone(),
        headings: article.headings.clone(),
        related: library.catalog.related(outline, audience),
    };
    let flow = part.flow().map(|authored| &authored.flow);
    let map = flow.map(|flow| {
        let head = MapHead { title: &document.title, description: &document.summary, page: None };
        map_svg(flow, &head)
    });
    let bytes = serde_json::to_vec(&EntryFile { document: &document, flow, map, message: part.message() })?;
    let entry = Entry {
        kind: document.kind,
        id: document.id.clone(),
        title: document.title.clone(),
        summary,
        category,
        keywords: front.keywords.clone(),
        platforms: document.platforms.clone(),
        updated: document.updated.clone(),
        audience: document.audience,
        version: short_hash(&bytes),
    };
    let sections = article.sections.iter().map(|section| (section.heading.clone(), section.text.clone())).collect();
    Ok((EntryPage { entry, document, flow, sections }, bytes))
}

/// The index as it is fetched. Hosts leave files of unknown type as they are, and this one shrinks to a third. The
/// worker knows the format by its first bytes.
fn compressed(index: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(index)?;
    encoder.finish()
}

/// The first sentences of a text, as many as fit.
fn shorten(text: &str) -> String {
    let Some((limit, _)) = text.char_indices().nth(SUMMARY_LENGTH) else { return text.to_owned() };
    let head = &text[..limit];
    match head.rfind(['.', '?', '!', '。']) {
        Some(end) => head[..=end].to_owned(),
        None => format!("{}…", head.rsplit_once(' ').map_or(head, |(words, _)| words)),
    }
}

/// The categories that hold something an audience may see, and those above them.
fn categories(library: &Library, audience: Audience, entries: &[Entry]) -> Vec<Category> {
    let holds = |path: &str| {
        entries.iter().filter_map(|entry| entry.category.as_deref()).any(|own| giljabi_site::is_within(own, path))
    };
    let visible = library.catalog.config.categories.iter().filter(|category| audience.may_see(category.audience));
    let visible = visible.filter(|category| holds(&category.id));
    visible
        .map(|category| Category {
            path: category.id.clone(),
            name: category.name.clone(),
            description: category.description.clone(),
        })
        .collect()
}

fn site(library: &Library, audience: Audience, entries: &[Entry]) -> Site {
    let config = &library.catalog.config;
    let known = categories(library, audience, entries);
    let contacts = config.contacts.iter().filter(|contact| {
        let has_place =
            contact.category.as_ref().is_none_or(|at| known.iter().any(|category| category.path == at.value));
        audience.may_see(contact.audience) && has_place && (contact.phone.is_some() || contact.url.is_some())
    });
    Site {
        name: config.name.clone(),
        description: config.description.clone(),
        contacts: contacts
            .map(|contact| Contact {
                id: contact.id.clone(),
                name: contact.name.clone(),
                category: contact.category.as_ref().map(|at| at.value.clone()),
                phone: contact.phone.clone(),
                url: contact.url.clone(),
                note: contact.note.clone(),
                hours: contact.hours.clone(),
            })
            .collect(),
        popular: library.catalog.popular(audience),
        url: config.url.clone().filter(|_| audience == Audience::Public),
    }
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn a_summary_ends_with_a_sentence() {
        assert_eq!(shorten("짧은 글"), "짧은 글");
        let long = format!("첫 문장이에요. {}", "가".repeat(200));
        assert_eq!(shorten(&long), "첫 문장이에요.");
        let long = format!("첫 {}", "가".repeat(200));
        assert_eq!(shorten(&long), "첫…");
    }
}
