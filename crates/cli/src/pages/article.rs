//! The page of a guide, an FAQ or a message: `src/components/{article,article_head,article_after,meta,toc}.rs`,
//! `src/pages/message.rs`.

use super::EntryPage;
use super::lists::{agent_mark, breadcrumbs, contacts, entries, kind_mark, section, time};
use super::markup::escape;
use giljabi_reader::{Neighbours, WORTH_LISTING, neighbours, page_entry, words};
use giljabi_site::{Audience, Document, Entry, Kind, Manifest};
use std::fmt::Write as _;

/// The page's `main`. A message reads as its text; the app puts the form to fill it in in its place.
pub(super) fn page(manifest: &Manifest, page: &EntryPage<'_>) -> String {
    let EntryPage { entry, document, .. } = page;
    let related: Vec<_> = document.related.iter().filter_map(|page| page_entry(manifest, page)).collect();
    let is_message = entry.kind == Kind::Message;
    let mut html = format!("<div class=\"page\"><article class=\"article\">{}", head(manifest, entry, "article-head"));
    for flow in related.iter().filter(|other| other.kind == Kind::Flow && !is_message && entry.kind != Kind::Flow) {
        let _ = write!(
            html,
            "<a class=\"flow-lead\" href=\"{}\"><strong>{}</strong><span>{}</span></a>",
            escape(&flow.page()),
            words::FLOW_FROM_ARTICLE,
            escape(&flow.title)
        );
    }
    let (class, contents) =
        if is_message { ("message-body", String::new()) } else { ("article-body", toc(document, &entry.page())) };
    let _ = write!(
        html,
        "<div class=\"{class}\">{contents}<div class=\"prose\">{}</div>{}</div></article></div>",
        document.html,
        after(manifest, entry, &related)
    );
    html
}

/// The head of an entry's page: where it lies, its title, what it is, and when it was updated.
pub(super) fn head(manifest: &Manifest, entry: &Entry, class: &str) -> String {
    let mut meta = kind_mark(entry.kind) + &agent_mark(entry.audience);
    if let Some(date) = &entry.updated {
        let _ = write!(meta, "<span>{} {}</span>", words::UPDATED, time("", date));
    }
    for platform in &entry.platforms {
        let _ = write!(meta, "<span class=\"tag\">{}</span>", escape(&words::platform_name(platform)));
    }
    format!(
        "<header class=\"{class}\">{}<h1 tabindex=\"-1\">{}</h1><p class=\"meta\">{meta}</p></header>",
        breadcrumbs(manifest, entry.category.as_deref()),
        escape(&entry.title)
    )
}

/// The contents list. Folded: the style sheet shows what is in it where there is room beside the text.
fn toc(document: &Document, page: &str) -> String {
    if document.headings.len() < WORTH_LISTING {
        return String::new();
    }
    let mut items = String::new();
    for heading in document.headings.iter().filter(|heading| heading.level <= 3) {
        let class = if heading.level > 2 { "toc-item toc-deep" } else { "toc-item" };
        let (id, text) = (escape(&heading.id), escape(&heading.text));
        let _ = write!(items, "<li class=\"{class}\"><a href=\"{page}#{id}\">{text}</a></li>");
    }
    format!(
        "<nav class=\"toc\" aria-label=\"{0}\"><details><summary>{0}</summary><ol>{items}</ol></details></nav>",
        words::CONTENTS
    )
}

/// What follows the text: for readers whether it was helpful and the ways on; for everybody related entries and whom to
/// ask.
fn after(manifest: &Manifest, entry: &Entry, related: &[&Entry]) -> String {
    let mut html = "<div class=\"article-after\">".to_owned();
    if manifest.audience == Audience::Public {
        html.push_str(&for_readers());
        html.push_str(&beside(neighbours(manifest, entry)));
    }
    if !related.is_empty() {
        html.push_str(&section("site-related", words::RELATED, &entries(related.iter().copied(), false)));
    }
    html + &contacts(manifest, entry.category.as_deref()) + "</div>"
}

/// Whether it was helpful, and ways to keep it or hand it on. Agents have their desk.
fn for_readers() -> String {
    format!(
        "<section class=\"helpful\" aria-labelledby=\"site-helpful\">\
         <h2 id=\"site-helpful\">{}</h2><p class=\"actions\">{}{}</p><div class=\"helpful-answer\"><p role=\"status\"></p></div></section>\
         <p class=\"reader-tools actions\">{}{}</p>",
        words::HELPFUL,
        answer(words::HELPFUL_YES),
        answer(words::HELPFUL_NO),
        tool(words::SHARE),
        tool(words::PRINT)
    )
}

fn answer(words: &str) -> String {
    format!("<button type=\"button\" class=\"button\" aria-pressed=\"false\" disabled>{words}</button>")
}

fn tool(words: &str) -> String {
    format!("<button type=\"button\" class=\"button\" disabled>{words}</button>")
}

/// The ways to the entries before and after.
fn beside(Neighbours { previous, next }: Neighbours<'_>) -> String {
    let link = |entry: &Entry, class: &str, rel: &str, words: &str| {
        format!(
            "<a class=\"{class}\" rel=\"{rel}\" href=\"{}\"><span class=\"muted\">{words}</span><span>{}</span></a>",
            escape(&entry.page()),
            escape(&entry.title)
        )
    };
    let previous = previous.map(|entry| link(entry, "neighbour", "prev", words::PREVIOUS_ENTRY));
    let next = next.map(|entry| link(entry, "neighbour neighbour-next", "next", words::NEXT_ENTRY));
    let links: String = previous.into_iter().chain(next).collect();
    if links.is_empty() {
        return links;
    }
    format!("<nav class=\"neighbours\" aria-label=\"{}\">{links}</nav>", words::NEIGHBOURS)
}
