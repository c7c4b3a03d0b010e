//! The app's finished `index.html`, with the places where a page's own head and text go.

use super::markup::escape;
use anyhow::{Context, bail};
use giljabi_site::Audience;
use std::ops::Range;

/// Keeps an address of the public site out of search engines, as long as it shows that page: the app knows it by its mark,
/// and takes it away where it leads on to another.
pub(super) const HIDDEN: &str = "<meta name=\"robots\" content=\"noindex\" data-hidden=\"\">";

/// Keeps a whole site out of search engines.
const PRIVATE: &str = "<meta name=\"robots\" content=\"noindex\">";

/// Marks the pages that the agents' desk stands around.
pub(super) const DESK: &str = " data-desk";

/// The app's page, cut at its slots.
#[derive(Debug)]
pub(crate) struct Shell {
    html: String,
    /// Right behind `<html`.
    html_tag: usize,
    /// The whole `<title>` element.
    title: Range<usize>,
    /// Before `</head>`.
    head_end: usize,
    /// What stands in the element that the app lives in.
    app: Range<usize>,
}

impl Shell {
    /// Reads the page, for an audience; the error says which slot it lacks. The agents' is nothing for search engines, and
    /// marked from the first byte, so that the room of the desk is there before the desk is.
    pub(crate) fn read(mut html: String, audience: Audience) -> anyhow::Result<Self> {
        if audience == Audience::Agent {
            html =
                html.replacen("<html", &format!("<html{DESK}"), 1).replacen("</head>", &format!("{PRIVATE}</head>"), 1);
        }
        let find = |wanted: &str, from: usize| -> anyhow::Result<usize> {
            let at = html[from..].find(wanted).with_context(|| format!("앱의 index.html에 `{wanted}`가 없습니다"))?;
            Ok(from + at)
        };
        let html_tag = find("<html", 0)? + "<html".len();
        let title_start = find("<title>", html_tag)?;
        let title = title_start..find("</title>", title_start)? + "</title>".len();
        let head_end = find("</head>", title.end)?;
        let app_tag = ["<div id=\"app\">", "<div id=app>"].into_iter().find_map(|tag| {
            let at = html[head_end..].find(tag)?;
            Some(head_end + at + tag.len())
        });
        let Some(app_start) = app_tag else { bail!("앱의 index.html에 `<div id=\"app\">`가 없습니다") };
        let app = app_start..end_of_div(&html, app_start).context("앱의 index.html에서 `#app`이 닫히지 않았습니다")?;
        Ok(Self { html, html_tag, title, head_end, app })
    }

    /// The app's page as it is, but nothing for search engines: what answers addresses without a page of their own.
    pub(crate) fn hidden(&self) -> String {
        let (before, after) = self.html.split_at(self.head_end);
        format!("{before}{HIDDEN}{after}")
    }

    /// The page for addresses that lead nowhere, with its own head and text. It has no address, so that the app begins
    /// anew in it instead of covering it.
    pub(crate) fn elsewhere(&self, head: &str, body: &str) -> String {
        let html = &self.html;
        [&html[..self.title.start], head, &html[self.title.end..self.app.start], body, &html[self.app.end..]].concat()
    }

    /// The same without the app, which would only be fetched in vain: for pages that lead on at once.
    pub(crate) fn without_app(&self, head: &str, body: &str) -> String {
        let html = &self.html;
        let start = without_app(&html[..self.title.start]);
        let (middle, end) = (without_app(&html[self.title.end..self.app.start]), without_app(&html[self.app.end..]));
        [start.as_str(), head, &middle, body, &end].concat()
    }

    /// The page at `page`, an address relative to the base, with its own head and text.
    pub(crate) fn page(&self, page: &str, head: &str, body: &str) -> String {
        let html = &self.html;
        [
            &html[..self.html_tag],
            " data-page=\"",
            &escape(page),
            "\"",
            &html[self.html_tag..self.title.start],
            head,
            &html[self.title.end..self.app.start],
            body,
            &html[self.app.end..],
        ]
        .concat()
    }
}

/// Markup without the module that starts the app and the links that fetch ahead for it.
fn without_app(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, after) = rest.split_at(at);
        let length = after.find('>').map_or(after.len(), |end| end + 1);
        let tag = &after[..length];
        let is_start = tag.starts_with("<script") && tag.contains("module");
        // `preload` and `modulepreload`.
        let is_ahead = tag.starts_with("<link") && tag.contains("preload");
        out.push_str(before);
        if is_start {
            let closing = "</script>";
            rest = after.find(closing).map_or("", |end| &after[end + closing.len()..]);
        } else {
            if !is_ahead {
                out.push_str(tag);
            }
            rest = &after[length..];
        }
    }
    out + rest
}

/// Where the `div` ends that begins before `from`: the place of its closing tag.
fn end_of_div(html: &str, from: usize) -> Option<usize> {
    let (mut depth, mut at) = (1, from);
    loop {
        let next = at + html[at..].find('<')?;
        let tag = &html[next..];
        let is_named = |name: &str| {
            tag.strip_prefix(name).is_some_and(|rest| rest.starts_with(|c: char| c == '>' || c.is_ascii_whitespace()))
        };
        if is_named("<div") {
            depth += 1;
        } else if is_named("</div") {
            depth -= 1;
            if depth == 0 {
                return Some(next);
            }
        }
        at = next + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><html lang=\"ko\"><head><base href=\"/help/\"><title>길잡이</title><link></head>\
        <body><div id=\"app\"><div>old</div></div><script></script></body></html>";

    #[test]
    fn a_page_has_its_own_head_and_text_and_keeps_the_rest() {
        let shell = Shell::read(PAGE.to_owned(), Audience::Public).expect("a shell");
        assert_eq!(
            shell.page("faq/a", "<title>A</title><meta>", "<p>new</p>"),
            "<!doctype html><html data-page=\"faq/a\" lang=\"ko\"><head><base href=\"/help/\"><title>A</title><meta><link>\
             </head><body><div id=\"app\"><p>new</p></div><script></script></body></html>"
        );
        let agents = Shell::read(PAGE.to_owned(), Audience::Agent).expect("a shell");
        assert_eq!(
            agents.page("faq/a", "<title>A</title><meta>", "<p>new</p>"),
            shell
                .page("faq/a", "<title>A</title><meta>", "<p>new</p>")
                .replace("<html data-page=\"faq/a\"", "<html data-page=\"faq/a\" data-desk")
                .replace("</head>", &format!("{PRIVATE}</head>"))
        );
        assert_eq!(
            agents.hidden(),
            PAGE.replace("<html", "<html data-desk").replace("</head>", &format!("{PRIVATE}{HIDDEN}</head>"))
        );
        assert_eq!(shell.hidden(), PAGE.replace("</head>", &format!("{HIDDEN}</head>")));
    }

    #[test]
    fn a_page_that_leads_on_does_not_fetch_the_app() {
        let page = PAGE
            .replace(
                "<link>",
                "<link rel=modulepreload href=a.js><link rel=\"preload\" as=fetch href=m><link rel=\"icon\">",
            )
            .replace("<script></script>", "<script src=first.js></script><script type=\"module\">init()</script>");
        let shell = Shell::read(page, Audience::Public).expect("a shell");
        assert_eq!(
            shell.without_app("<title>A</title>", "<p>new</p>"),
            "<!doctype html><html lang=\"ko\"><head><base href=\"/help/\"><title>A</title><link rel=\"icon\"></head>\
             <body><div id=\"app\"><p>new</p></div><script src=first.js></script></body></html>"
        );
        assert!(shell.elsewhere("<title>A</title>", "<p>new</p>").contains("init()"));
    }

    #[test]
    fn a_page_that_is_not_the_app_is_refused() {
        for gone in ["<html", "<title>", "</title>", "</head>", "<div id=\"app\">"] {
            assert!(Shell::read(PAGE.replace(gone, ""), Audience::Public).is_err(), "{gone}");
        }
        assert!(Shell::read(PAGE.replace("</div>", ""), Audience::Public).is_err());
    }
}
