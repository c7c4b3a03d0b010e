//! Footnotes: numbered in the order of their first reference, written at the end, with ways there and back.

use super::Renderer;
use crate::html::push_attribute;
use crate::{Problem, markdown};
use pulldown_cmark::CowStr;
use std::collections::BTreeMap;
use std::ops::Range;

#[derive(Default)]
pub(super) struct Footnotes {
    /// Labels in the order of their first reference.
    pub(super) order: Vec<String>,
    /// How often each label was referred to.
    references: BTreeMap<String, usize>,
    /// Each definition's HTML and place.
    pub(super) definitions: BTreeMap<String, (String, Range<usize>)>,
    /// The definition being written, and the HTML around it.
    pub(super) current: Option<(String, Range<usize>, String)>,
}

impl Renderer<'_> {
    pub(super) fn check_footnote_text(&mut self, text: &str, span: &Range<usize>) {
        // A reference without a definition is plain text, which the parser may have cut at the bracket.
        let around = self.source.text.get(span.start.saturating_sub(1)..).unwrap_or_default();
        let Some(rest) = text.strip_prefix('^').filter(|_| around.starts_with('[')) else { return };
        if let Some((label, _)) = rest.split_once(']').or(Some((rest, ""))).filter(|(label, _)| !label.is_empty()) {
            let problem = Problem::FootnoteMissing { label: label.to_owned() };
            self.report(span.start - 1..span.end, problem);
        }
    }

    pub(super) fn footnote_reference(&mut self, label: &CowStr<'_>) {
        let label = label.to_string();
        if !self.footnotes.order.contains(&label) {
            self.footnotes.order.push(label.clone());
        }
        let number = self.footnotes.order.iter().position(|other| *other == label).unwrap_or(0) + 1;
        let count = self.footnotes.references.entry(label).or_insert(0);
        *count += 1;
        let id = if *count == 1 { format!("footnote-ref-{number}") } else { format!("footnote-ref-{number}-{count}") };
        let page = self.outline.page();
        self.out.push_str("<sup class=\"footnote-ref\"><a");
        push_attribute(&mut self.out, "href", &format!("{page}#footnote-{number}"));
        push_attribute(&mut self.out, "id", &id);
        push_attribute(&mut self.out, "aria-label", &format!("각주 {number}"));
        self.put(format_args!(">{number}</a></sup>"));
    }

    pub(super) fn write_footnotes(&mut self) {
        let footnotes = std::mem::take(&mut self.footnotes);
        for (label, (_, span)) in &footnotes.definitions {
            if !footnotes.references.contains_key(label) {
                let place = markdown::first_line(self.source, span);
                self.report(place, Problem::FootnoteUnused { label: label.clone() });
            }
        }
        if footnotes.order.is_empty() {
            return;
        }
        let page = self.outline.page();
        self.out.push_str("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"각주\"><ol>\n");
        for (at, label) in footnotes.order.iter().enumerate() {
            let number = at + 1;
            let html = footnotes.definitions.get(label).map(|(html, _)| html.as_str()).unwrap_or_default();
            // Behind its last word, whatever that stands in.
            let ends = ["</p>", "</p>\n</li>\n</ul>", "</li>\n</ul>", "</li>\n</ol>"];
            let html = html.trim_end();
            let inner = ends.iter().find_map(|end| Some((html.strip_suffix(end)?, *end)));
            let (html, end) = inner.unwrap_or((html, ""));
            self.put(format_args!("<li id=\"footnote-{number}\">{html}\u{a0}<a class=\"footnote-back\""));
            push_attribute(&mut self.out, "href", &format!("{page}#footnote-ref-{number}"));
            self.put(format_args!(" aria-label=\"각주 {number}의 본문으로 돌아가기\">↩</a>{end}</li>\n"));
        }
        self.out.push_str("</ol></section>\n");
    }
}
