//! What search engines and link previews are told of a page: title, description, canonical address, Open Graph, and
//! structured data (schema.org) that says no more than the page does. An agents' page has its title alone: nobody else
//! is told anything of it.

use super::EntryPage;
use super::markup::{escape, script_json};
use giljabi_reader::words;
use giljabi_site::{Audience, Category, DATA_FOLDER, Kind, Manifest};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The head of a page.
#[derive(Debug, Default)]
pub(super) struct Head {
    title: String,
    description: String,
    site: String,
    /// The whole address, where the site's is known.
    canonical: Option<String>,
    is_article: bool,
    /// Whether it is of the agents' site.
    is_private: bool,
    /// The document that the app fetches first, relative to the base.
    document: Option<String>,
    data: Vec<Value>,
}

impl Head {
    /// The first page's.
    pub(super) fn home(manifest: &Manifest) -> Self {
        Self::new(manifest, &manifest.site.name, &manifest.site.description, "")
    }

    /// A category's.
    pub(super) fn category(manifest: &Manifest, category: &Category) -> Self {
        let parent = category.path.rsplit_once('/').map(|(parent, _)| parent);
        let mut head = Self::new(manifest, &category.name, &category.description, &category.page());
        head.data.extend(breadcrumbs(manifest, parent, &category.name, &category.page()));
        head
    }

    /// An entry's.
    pub(super) fn entry(manifest: &Manifest, page: &EntryPage<'_>) -> Self {
        let EntryPage { entry, document, sections, .. } = page;
        let mut head = Self::new(manifest, &entry.title, &document.summary, &entry.page());
        head.is_article = true;
        head.document = Some(format!("{DATA_FOLDER}/{}", entry.document()));
        head.data.extend(match entry.kind {
            Kind::Faq => question(&entry.title, sections),
            Kind::Guide => how_to(&entry.title, &document.summary, sections),
            Kind::Flow | Kind::Message => None,
        });
        head.data.extend(breadcrumbs(manifest, entry.category.as_deref(), &entry.title, &entry.page()));
        head
    }

    fn new(manifest: &Manifest, title: &str, description: &str, page: &str) -> Self {
        let site = &manifest.site;
        Self {
            title: words::page_title(title, &site.name),
            description: if description.is_empty() { &site.description } else { description }.to_owned(),
            site: site.name.clone(),
            canonical: site.url.as_deref().map(|url| whole(url, page)),
            is_private: manifest.audience == Audience::Agent,
            ..Self::default()
        }
    }

    /// The elements, the title first.
    pub(super) fn markup(&self) -> String {
        let mut html = format!("<title>{}</title>", escape(&self.title));
        if let Some(document) = &self.document {
            let _ = write!(html, "<link rel=\"preload\" href=\"{}\" as=\"fetch\" crossorigin>", escape(document));
        }
        if self.is_private {
            return html;
        }
        let mut meta = |key: &str, name: &str, content: &str| {
            if !content.is_empty() {
                let _ = write!(html, "<meta {key}=\"{name}\" content=\"{}\">", escape(content));
            }
        };
        meta("name", "description", &self.description);
        meta("property", "og:type", if self.is_article { "article" } else { "website" });
        meta("property", "og:site_name", &self.site);
        meta("property", "og:title", &self.title);
        meta("property", "og:description", &self.description);
        meta("property", "og:locale", "ko_KR");
        if let Some(canonical) = &self.canonical {
            meta("property", "og:url", canonical);
            let _ = write!(html, "<link rel=\"canonical\" href=\"{}\">", escape(canonical));
        }
        for data in &self.data {
            let _ = write!(html, "<script type=\"application/ld+json\">{}</script>", script_json(data));
        }
        html
    }
}

/// The whole address of a page: where it is served without a detour, with a slash at its end.
pub(super) fn whole(url: &str, page: &str) -> String {
    if page.is_empty() { url.to_owned() } else { format!("{url}{page}/") }
}

/// An FAQ: its title is the question, its text the answer.
fn question(title: &str, sections: &[(String, String)]) -> Option<Value> {
    let lines = sections.iter().flat_map(|(heading, text)| [heading, text]).filter(|line| !line.is_empty());
    let answer = lines.cloned().collect::<Vec<_>>().join("\n");
    (!answer.is_empty()).then(|| {
        json!({
            "@context": "https://schema.org",
            "@type": "FAQPage",
            "mainEntity": [{
                "@type": "Question",
                "name": title,
                "acceptedAnswer": { "@type": "Answer", "text": answer },
            }],
        })
    })
}

/// A guide that is a how-to: at least two of its headings count the steps, `1단계: …`, `2단계: …`, from the first on.
/// Other guides have lists of steps too, but none of them is the whole guide.
fn how_to(title: &str, summary: &str, sections: &[(String, String)]) -> Option<Value> {
    let mut steps = Vec::new();
    for (heading, text) in sections {
        let number = steps.len() + 1;
        if let Some(name) = heading.strip_prefix(&format!("{number}단계")) {
            let name = name.trim_start_matches([':', '.', ' ']);
            let name = if name.is_empty() { heading } else { name };
            let text = if text.is_empty() { name } else { text };
            steps.push(json!({ "@type": "HowToStep", "position": number, "name": name, "text": text }));
        }
    }
    (steps.len() >= 2).then(|| {
        json!({
            "@context": "https://schema.org",
            "@type": "HowTo",
            "name": title,
            "description": summary,
            "step": steps,
        })
    })
}

/// The way from the first page down to a page. Its items are whole addresses, so that a site without one has none.
fn breadcrumbs(manifest: &Manifest, category: Option<&str>, title: &str, page: &str) -> Option<Value> {
    let url = manifest.site.url.as_deref()?;
    let levels = category.into_iter().flat_map(|path| manifest.lineage(path));
    let mut items = vec![(words::HOME.to_owned(), String::new())];
    items.extend(levels.map(|level| (level.name.clone(), level.page())));
    items.push((title.to_owned(), page.to_owned()));
    let items: Vec<_> = items
        .iter()
        .enumerate()
        .map(|(at, (name, page))| {
            json!({ "@type": "ListItem", "position": at + 1, "name": name, "item": whole(url, page) })
        })
        .collect();
    Some(json!({ "@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sections(headings: &[(&str, &str)]) -> Vec<(String, String)> {
        headings.iter().map(|(heading, text)| ((*heading).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn only_counted_steps_make_a_how_to() {
        let names = |headings: &[(&str, &str)]| -> Option<Vec<String>> {
            let data = how_to("안내", "요약", &sections(headings))?;
            Some(data["step"].as_array()?.iter().map(|step| step["name"].as_str().unwrap_or("-").to_owned()).collect())
        };
        assert_eq!(
            names(&[("", "머리말"), ("1단계: 확인하기", "본다"), ("덧붙임", ""), ("2단계", "끝낸다")]),
            Some(vec!["확인하기".into(), "2단계".into()])
        );
        assert_eq!(names(&[("1단계: 확인하기", "")]), None);
        assert_eq!(names(&[("2단계", ""), ("3단계", "")]), None);
        assert_eq!(names(&[("확인하기", ""), ("끝내기", "")]), None);
    }

    #[test]
    fn an_answer_is_all_that_the_text_says() {
        let data = question("왜?", &sections(&[("", "그래서."), ("더 보기", "이래서.")])).expect("an answer");
        assert_eq!(data["mainEntity"][0]["acceptedAnswer"]["text"], "그래서.\n더 보기\n이래서.");
        assert_eq!(question("왜?", &sections(&[("", "")])), None);
    }
}
