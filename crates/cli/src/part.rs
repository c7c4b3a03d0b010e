//! What flows and messages are beyond articles: each read and proven by its own room.

use crate::meeting;
use giljabi_content::{Article, Catalog, Diagnostic, Section, Source};
use giljabi_flow::author::Authored;
use giljabi_message::Message;
use giljabi_site::Kind;
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};

/// What an entry is beyond its article.
#[derive(Debug)]
pub(crate) enum Part {
    /// Nothing: a guide or an FAQ.
    Article,
    /// A flow. Without steps where none could be read.
    Flow(Box<Authored>),
    /// A message; `None` where the file has no text to send.
    Message(Option<Box<Message>>),
}

impl Part {
    /// The steps' flow, where the entry is one that can be walked.
    pub(crate) fn flow(&self) -> Option<&Authored> {
        match self {
            Self::Flow(authored) if !authored.flow.steps.is_empty() => Some(authored),
            _ => None,
        }
    }

    /// The message, where the entry is one that can be filled in.
    pub(crate) fn message(&self) -> Option<&Message> {
        match self {
            Self::Message(message) => message.as_deref(),
            _ => None,
        }
    }
}

/// Reads what the catalog's entries are beyond their articles, which come in the same order.
pub(crate) fn read(
    catalog: &Catalog,
    articles: &[Article],
    sources: &HashMap<String, Source>,
) -> (Vec<Part>, Vec<Diagnostic>) {
    let linked = linked(catalog, articles);
    let read: Vec<_> = catalog
        .outlines()
        .par_iter()
        .map(|outline| match (outline.kind, sources.get(&outline.path)) {
            (Kind::Flow, Some(source)) => {
                let (authored, found) = giljabi_flow::author::read(source, outline, catalog);
                (Part::Flow(Box::new(authored)), found)
            }
            (Kind::Message, Some(source)) => {
                let is_linked = linked.contains(&outline.page());
                let (message, found) =
                    giljabi_message::author::read(source, &outline.front, &catalog.config.sms, is_linked);
                (Part::Message(message.map(Box::new)), found)
            }
            _ => (Part::Article, Vec::new()),
        })
        .collect();
    let mut parts = Vec::with_capacity(read.len());
    let mut diagnostics = Vec::new();
    for (part, found) in read {
        parts.push(part);
        diagnostics.extend(found);
    }
    diagnostics.extend(meeting::check(catalog, &parts));
    (parts, diagnostics)
}

/// The pages that another page leads to, in its text or among its related entries.
fn linked(catalog: &Catalog, articles: &[Article]) -> HashSet<String> {
    let mut linked = HashSet::new();
    for (outline, article) in catalog.outlines().iter().zip(articles) {
        let own = outline.page();
        let related = outline.front.related.iter().map(|at| &at.value);
        linked.extend(article.links.iter().chain(related).filter(|page| **page != own).cloned());
    }
    linked
}

/// An entry's text as search has it. The sections of a flow are its steps, so that each result opens at one; headings
/// within a step belong to its text.
pub(crate) fn sections(article: &Article, part: &Part) -> Vec<Section> {
    let Some(authored) = part.flow() else { return article.sections.clone() };
    let mut sections: Vec<Section> = Vec::with_capacity(article.sections.len());
    for section in &article.sections {
        let is_step = section.id.as_ref().is_some_and(|id| authored.flow.step(id).is_some());
        match sections.last_mut() {
            Some(step) if !is_step => {
                for line in [&section.heading, &section.text].into_iter().filter(|line| !line.is_empty()) {
                    if !step.text.is_empty() {
                        step.text.push('\n');
                    }
                    step.text.push_str(line);
                }
            }
            _ => sections.push(section.clone()),
        }
    }
    sections
}
