use crate::{Diagnostic, FrontMatter, Problem, Source, front_matter, markdown};
use giljabi_site::{Audience, Heading, Kind};
use std::ops::Range;

/// What other files need to know of a file: its address, what it says about itself, its headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The file, relative to the content folder.
    pub path: String,
    /// What kind of entry it is.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// What it says about itself.
    pub front: FrontMatter,
    /// The title: the front matter's, else the first heading, else the id.
    pub title: String,
    /// The headings with the ids that their elements get.
    pub headings: Vec<Heading>,
    /// Other places that links may lead to.
    pub(crate) anchors: Vec<String>,
    /// Where the markdown is.
    pub(crate) body: Range<usize>,
}

impl Outline {
    /// The address of its page, relative to the site's base.
    #[must_use]
    pub fn page(&self) -> String {
        self.kind.page(&self.id)
    }
}

/// Reads what other files need to know of a file.
#[must_use]
pub fn outline(source: &Source) -> (Outline, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let parts = source.parts();
    let events = markdown::parse(source, &parts.body, |_, _| {});
    let headings = markdown::headings(source, &events, &mut diagnostics);
    if source.kind() == Kind::Flow {
        // The flow's own proof says it better: it knows the first step of that id.
        diagnostics.retain(|diagnostic| !matches!(diagnostic.problem, Problem::HeadingIdRepeated { .. }));
    }
    let mut report = |span: Range<usize>, problem| diagnostics.push(Diagnostic::new(&source.path, span, problem));

    let (kind, id) = (source.kind(), source.id());
    if source.id_was_changed() {
        report(0..0, Problem::IdCharacters { id: id.clone() });
    }
    let front = match &parts.yaml {
        Some(yaml) if !parts.unclosed => front_matter::read(source, yaml.clone(), &mut diagnostics),
        Some(yaml) => {
            report(0..yaml.start, Problem::FrontMatterUnclosed);
            // What was meant to stand there is not known; it may have been `audience: agent`.
            FrontMatter { audience: Audience::Agent, ..FrontMatter::default() }
        }
        None => {
            let heading = headings.first().map(|heading| heading.text.clone());
            report(parts.body.start..parts.body.start, Problem::FrontMatterMissing { heading });
            FrontMatter::default()
        }
    };
    let from_text = || headings.iter().map(|heading| &heading.text).find(|text| !text.is_empty()).cloned();
    let title = front.title.as_ref().map(|at| at.value.clone()).or_else(from_text).unwrap_or_else(|| id.clone());
    let anchors = markdown::anchors(&events);
    (Outline { path: source.path.clone(), kind, id, front, title, headings, anchors, body: parts.body }, diagnostics)
}
