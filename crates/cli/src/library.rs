//! A content folder, read, checked and rendered: what every command begins with.

use crate::files::{self, Files};
use crate::part::{self, Part};
use crate::progress::Progress;
use crate::synonyms::{self, SynonymFile};
use anyhow::bail;
use giljabi_content::{
    Article, Asset, Catalog, Config, Diagnostic, Outline, Problem, Severity, Source, nearest, outline, read_config,
    render,
};
use giljabi_flow::author::flow_of_test;
use giljabi_search::{EntryText, SectionText};
use giljabi_site::{Audience, DATA_FOLDER, Kind};
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

/// More problems than that in one file help nobody.
const PROBLEMS_PER_FILE: usize = 200;

/// How many ids are named where an unknown one was given.
const NAMED: usize = 10;

/// A content folder, read, checked and rendered.
#[derive(Debug)]
pub(crate) struct Library {
    /// The folder, as it was named.
    pub(crate) folder: PathBuf,
    /// All that is known across files.
    pub(crate) catalog: Catalog,
    /// The articles, in the order of the catalog's outlines.
    pub(crate) articles: Vec<Article>,
    /// What the entries are beyond articles, in the same order.
    pub(crate) parts: Vec<Part>,
    /// The files of scenarios, by path.
    pub(crate) scenarios: Vec<String>,
    /// Every text file, by path.
    pub(crate) sources: HashMap<String, Source>,
    /// What `synonyms.toml` says.
    pub(crate) synonyms: SynonymFile,
    /// The bytes of every image, by path.
    pub(crate) images: HashMap<String, Vec<u8>>,
    /// All problems, by file and place.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// An entry with all that is known of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page<'a> {
    /// What other files know of it.
    pub(crate) outline: &'a Outline,
    /// Its text.
    pub(crate) article: &'a Article,
    /// What it is beyond an article.
    pub(crate) part: &'a Part,
}

impl Library {
    /// Reads, checks and renders a folder. `today` is `YYYY-MM-DD`.
    pub(crate) fn load(folder: &Path, today: &str) -> anyhow::Result<Self> {
        let reading = Progress::show("콘텐츠를 읽는 중");
        let Files { sources, scenarios, site, synonyms: synonym_source, search_tests, images, mut diagnostics } =
            files::read(folder)?;
        let (synonyms, found) = synonym_source.as_ref().map(synonyms::read).unwrap_or_default();
        diagnostics.extend(found);
        let config = if let Some(source) = &site {
            let (config, found) = read_config(source);
            diagnostics.extend(found);
            config
        } else {
            diagnostics.push(Diagnostic::new("site.toml", 0..0, Problem::SiteMissing));
            Config::default()
        };
        let assets: Vec<_> = images
            .par_iter()
            .map(|image| Asset::inspect(&image.path, address(&image.path, &image.bytes), image.kind, &image.bytes))
            .collect();

        let mut outlines = Vec::with_capacity(sources.len());
        for (outline, found) in sources.par_iter().map(outline).collect::<Vec<_>>() {
            outlines.push(outline);
            diagnostics.extend(found);
        }
        let scenario_files = scenarios.iter().map(|source| source.path.clone()).collect();
        let all = sources.into_iter().chain(scenarios).chain(site).chain(synonym_source).chain(search_tests);
        let sources: HashMap<_, _> = all.map(|source| (source.path.clone(), source)).collect();
        let (catalog, found) = Catalog::new(config, outlines, assets, today);
        diagnostics.extend(found);
        drop(reading);

        let checking = Progress::count("글을 검사하는 중", catalog.outlines().len());
        let rendered: Vec<_> = catalog
            .outlines()
            .par_iter()
            .filter_map(|outline| {
                let rendered = render(sources.get(&outline.path)?, outline, &catalog);
                checking.step();
                Some(rendered)
            })
            .collect();
        let mut articles = Vec::with_capacity(rendered.len());
        for (article, found) in rendered {
            articles.push(article);
            diagnostics.extend(found);
        }
        let (parts, found) = part::read(&catalog, &articles, &sources);
        diagnostics.extend(found);
        let swallowed = swallowed(&diagnostics);
        without_bystanders(&mut diagnostics, &swallowed);
        drop(checking);
        let images = images.into_iter().map(|image| (image.path, image.bytes)).collect();
        let diagnostics = in_order(diagnostics);
        Ok(Self {
            folder: folder.to_owned(),
            catalog,
            articles,
            parts,
            scenarios: scenario_files,
            sources,
            synonyms,
            images,
            diagnostics,
        })
    }

    /// Adds problems that were found after loading, in their place among the others.
    pub(crate) fn report(&mut self, found: Vec<Diagnostic>) {
        self.diagnostics.extend(in_order(found));
        self.diagnostics.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    }

    /// Takes out of problems that were found after loading what follows from a box or a comment that is not closed.
    pub(crate) fn leave_out_bystanders(&self, found: &mut Vec<Diagnostic>) {
        without_bystanders(found, &swallowed(&self.diagnostics));
    }

    /// How many problems of a severity there are.
    pub(crate) fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity() == severity).count()
    }

    /// The pages that an audience may see.
    pub(crate) fn pages(&self, audience: Audience) -> impl Iterator<Item = Page<'_>> {
        let pages = self.catalog.outlines().iter().zip(&self.articles).zip(&self.parts);
        let pages = pages.map(|((outline, article), part)| Page { outline, article, part });
        pages.filter(move |page| audience.may_see(page.outline.front.audience))
    }

    /// The entry of a kind that an audience may see, by `id` or `folder/id`. The error names the nearest.
    pub(crate) fn find(&self, kind: Kind, name: &str, audience: Audience) -> anyhow::Result<Page<'_>> {
        let id = name.strip_prefix(kind.folder()).and_then(|rest| rest.strip_prefix('/')).unwrap_or(name);
        let pages: Vec<_> = self.pages(audience).filter(|page| page.outline.kind == kind).collect();
        if let Some(page) = pages.iter().find(|page| page.outline.id == id) {
            return Ok(*page);
        }
        let ids = pages.iter().map(|page| page.outline.id.as_str());
        let help = match nearest(id, ids.clone()) {
            Some(near) => format!("혹시 `{near}`인가요?"),
            None if pages.is_empty() => format!("`{}` 폴더에 문서가 없습니다.", kind.folder()),
            None => format!("있는 것: {}", ids.take(NAMED).collect::<Vec<_>>().join(", ")),
        };
        bail!("`{}` 폴더에 그런 문서가 없습니다: `{id}`. {help}", kind.folder())
    }

    /// The pages that an audience may see, as search sees them.
    pub(crate) fn entry_texts(&self, audience: Audience) -> Vec<EntryText> {
        self.pages(audience).map(|page| self.entry_text(&page)).collect()
    }

    fn entry_text(&self, page: &Page<'_>) -> EntryText {
        let outline = page.outline;
        let category = outline.front.category.as_ref().map(|at| at.value.clone());
        let config = &self.catalog.config;
        let category = category.filter(|id| config.category(id).is_some());
        let levels = category.iter().flat_map(|id| {
            let ends = id.match_indices('/').map(|(end, _)| end).chain(std::iter::once(id.len()));
            ends.filter_map(|end| config.category(&id[..end]))
        });
        EntryText {
            kind: outline.kind,
            id: outline.id.clone(),
            title: outline.title.clone(),
            summary: outline.front.summary.clone(),
            keywords: outline.front.keywords.clone(),
            category_names: levels.map(|level| level.name.clone()).collect(),
            category,
            audience: outline.front.audience,
            platforms: outline.front.platforms.clone(),
            updated: outline.front.updated.clone(),
            sections: part::sections(page.article, page.part).into_iter().map(section_text).collect(),
        }
    }

    /// The file as the person who called the command would name it.
    pub(crate) fn file_name(&self, path: &str) -> String {
        let folder = self.folder.to_string_lossy().replace('\\', "/");
        format!("{}/{path}", folder.trim_end_matches('/'))
    }
}

fn section_text(section: giljabi_content::Section) -> SectionText {
    SectionText { id: section.id, heading: section.heading, text: section.text }
}

/// Where the built site has an image: named for its bytes, so that it can be cached for ever.
fn address(path: &str, bytes: &[u8]) -> String {
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    format!("{DATA_FOLDER}/assets/{}.{ending}", content_hash(bytes))
}

/// Eight letters and digits (RFC 4648, base 32) that stand for some bytes: 40 bits. Among 10,000 files two share a name
/// once in 20,000 builds, which then fail.
pub(crate) fn content_hash(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let hash = blake3::hash(bytes);
    let number = hash.as_bytes().iter().take(5).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    (0..8).rev().map(|place| char::from(DIGITS[(number >> (place * 5) & 31) as usize])).collect()
}

/// Four of them: enough to tell the versions of one file apart, whose name says the rest. The manifest holds one for every
/// document, and cannot be compressed there. One change in a million leaves the name as it was.
pub(crate) fn short_hash(bytes: &[u8]) -> String {
    content_hash(bytes)[..4].to_owned()
}

/// The files in which a box or a comment is not closed.
fn swallowed(diagnostics: &[Diagnostic]) -> HashSet<String> {
    let swallowed = diagnostics.iter().filter(|diagnostic| diagnostic.problem.swallows_the_rest());
    swallowed.map(|diagnostic| diagnostic.file.clone()).collect()
}

/// Takes out what follows from that: what the proofs of flows and messages say of such files and of the scenarios beside
/// them, and what the rest of the file would have held. It is there, and only not seen.
fn without_bystanders(diagnostics: &mut Vec<Diagnostic>, swallowed: &HashSet<String>) {
    if swallowed.is_empty() {
        return;
    }
    diagnostics.retain(|diagnostic| {
        // A link to a heading below: the end of the path is enough to know the file by, for as long as it is broken.
        if let Problem::LinkHeadingMissing { target, .. } = &diagnostic.problem {
            let target = target.trim_start_matches(['.', '/']);
            if swallowed.iter().any(|file| file.ends_with(target)) {
                return false;
            }
        }
        let follows = matches!(
            diagnostic.problem,
            Problem::Finding(_)
                | Problem::LinkReferenceMissing { .. }
                | Problem::FootnoteMissing { .. }
                | Problem::FootnoteUnused { .. }
                | Problem::HtmlUnclosed { .. }
        );
        let flow = flow_of_test(&diagnostic.file);
        let is_swallowed = swallowed.contains(&diagnostic.file) || flow.is_some_and(|flow| swallowed.contains(&flow));
        !follows || !is_swallowed
    });
}

fn in_order(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(diagnostics.len());
    for file in diagnostics.chunk_by(|a, b| a.file == b.file) {
        kept.extend(file.iter().take(PROBLEMS_PER_FILE).cloned());
        if let Some(next) = file.get(PROBLEMS_PER_FILE) {
            let more = file.len() - PROBLEMS_PER_FILE;
            kept.push(Diagnostic::new(&next.file, next.span.clone(), Problem::TooManyProblems { more }));
        }
    }
    kept
}
