use super::*;
use giljabi_site::{Audience, Category, FORMAT, IndexFile, Kind, Site};
use std::collections::BTreeMap;

const SHELL: &str =
    "<!doctype html><html lang=\"ko\"><head><title>길잡이</title></head><body><div id=\"app\"></div></body></html>";

fn entry(kind: Kind, id: &str, title: &str) -> EntryPage<'static> {
    let entry = Entry {
        kind,
        id: id.into(),
        title: title.into(),
        summary: "요약 <b>".into(),
        category: Some("pay".into()),
        keywords: Vec::new(),
        platforms: vec!["ios".into()],
        updated: Some("2026-11-21".into()),
        audience: Audience::Public,
        version: "k3x9".into(),
    };
    let document = Document {
        kind,
        id: id.into(),
        title: title.into(),
        summary: "요약 <b>".into(),
        category: entry.category.clone(),
        audience: Audience::Public,
        platforms: entry.platforms.clone(),
        updated: entry.updated.clone(),
        html: "<p>본문 <a href=\"faq/b#c\">다른 글</a></p>".into(),
        headings: Vec::new(),
        related: vec!["faq/b".into()],
    };
    EntryPage { entry, document, flow: None, sections: vec![(String::new(), "본문 </script>".into())] }
}

fn site(audience: Audience, url: Option<&str>) -> BTreeMap<String, String> {
    site_with(audience, url, &[])
}

fn site_with(audience: Audience, url: Option<&str>, redirects: &[(&str, &str)]) -> BTreeMap<String, String> {
    let entries = vec![entry(Kind::Faq, "a", "가 \"나\" <다>?"), entry(Kind::Faq, "b", "라?")];
    let manifest = Manifest {
        format: FORMAT,
        audience,
        site: Site {
            name: "길".into(),
            description: "길을 찾아요".into(),
            url: url.map(str::to_owned),
            ..Site::default()
        },
        categories: vec![Category { path: "pay".into(), name: "결제".into(), description: String::new() }],
        entries: entries.iter().map(|page| page.entry.clone()).collect(),
        redirects: redirects.iter().map(|(old, new)| ((*old).to_owned(), (*new).to_owned())).collect(),
        index: IndexFile { path: String::new(), bytes: 0, sections: 0 },
    };
    let shell = Shell::read(SHELL.to_owned(), audience).expect("a shell");
    let files = make(&manifest, &entries, &shell);
    files.into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).expect("text"))).collect()
}

#[test]
fn a_public_site_has_a_page_for_each_address() {
    let names = |files: BTreeMap<String, String>| files.into_keys().collect::<Vec<_>>();
    let mut pages = vec![
        "404.html",
        "category/pay/index.html",
        "faq/a/index.html",
        "faq/b/index.html",
        "index.html",
        "robots.txt",
        "search/index.html",
    ];
    assert_eq!(names(site(Audience::Public, None)), pages);
    let with_url = names(site(Audience::Public, Some("https://example.com/help/")));
    pages.push("sitemap.xml");
    assert_eq!(with_url, pages);
}

#[test]
fn an_old_address_leads_on_without_the_app() {
    let old = [("old/a", "faq/a"), ("hc/12.html", "faq/b"), ("faq/b", "faq/a"), ("../out", "faq/a"), ("gone", "faq/c")];
    let files = site_with(Audience::Public, Some("https://example.com/help/"), &old);
    let plain = site(Audience::Public, Some("https://example.com/help/"));
    let new: Vec<_> = files.keys().filter(|path| !plain.contains_key(*path)).map(String::as_str).collect();
    let script = new.iter().find(|path| path.starts_with("moved-")).copied().expect("a script");
    assert_eq!(new, ["hc/12.html", script, "old/a/index.html"]);
    assert_eq!(files["faq/b/index.html"], plain["faq/b/index.html"], "a page that is there is not overwritten");
    let head = "<title>가 &quot;나&quot; &lt;다&gt;? · 길</title><meta name=\"robots\" content=\"noindex\">\
                <link rel=\"canonical\" href=\"https://example.com/help/faq/a/\">\
                <meta http-equiv=\"refresh\" content=\"0; url=faq/a/\"><script src=\"moved-";
    let page = &files["old/a/index.html"];
    assert!(page.contains(head), "{page}");
    assert!(
        page.contains("<a class=\"button button-primary\" href=\"faq/a/\">가 &quot;나&quot; &lt;다&gt;?</a>"),
        "{page}"
    );
    assert!(page.contains("<header class=\"site-header\">"), "{page}");
    assert!(!page.contains("data-page"), "{page}");
    let without_url = &site_with(Audience::Public, None, &old)["old/a/index.html"];
    assert!(without_url.contains("<link rel=\"canonical\" href=\"faq/a/\">"), "{without_url}");
    assert!(
        site_with(Audience::Agent, None, &old)["old/a/index.html"].contains("url=faq/a/"),
        "agents have old links too"
    );
}

#[test]
fn a_lost_address_reads_without_the_app_and_the_app_begins_anew_in_it() {
    let files = site(Audience::Public, Some("https://example.com/help/"));
    let page = &files["404.html"];
    for part in [
        "<title>찾는 페이지가 없습니다 · 길</title><meta name=\"robots\" content=\"noindex\" data-hidden=\"\">",
        "<main id=\"site-main\" tabindex=\"-1\"><div class=\"page\"><h1 tabindex=\"-1\">찾는 페이지가 없습니다</h1>\
         <p class=\"lead\">주소가 바뀌었거나 지워진 글입니다. 검색하거나 아래 분류에서 찾아보세요.</p>\
         <p class=\"actions\"><a class=\"button button-primary\" href=\"./\">처음 화면으로</a></p>\
         <ul class=\"cards\"><li><a class=\"card\" href=\"category/pay/\">",
        "<form class=\"search-field\"",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    for absent in ["data-page", "skip-link", "canonical"] {
        assert!(!page.contains(absent), "{absent} in {page}");
    }
    assert!(files["search/index.html"].contains("<div id=\"app\"></div>"), "results are the app's alone");
    assert!(files["search/index.html"].contains("noindex"));
}

#[test]
fn an_agents_site_has_the_same_pages_with_room_for_the_desk_and_nothing_for_search_engines() {
    let files = site_with(Audience::Agent, None, &[("old/a", "faq/a")]);
    let public = site_with(Audience::Public, None, &[("old/a", "faq/a")]);
    assert_eq!(files.keys().collect::<Vec<_>>(), public.keys().collect::<Vec<_>>());
    for (path, page) in files.iter().filter(|(path, _)| path.ends_with("html")) {
        assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"), "{path}: {page}");
        let tag = page.split_once('>').map_or("", |(_, rest)| rest.split('>').next().unwrap_or_default());
        assert!(tag.starts_with("<html") && tag.contains(" data-desk"), "{path}: {page}");
        for told in ["description", "og:", "schema.org"] {
            assert!(!page.contains(told), "{told} in {path}: {page}");
        }
    }
    let page = &files["faq/a/index.html"];
    assert!(page.contains("<a href=\"./\">길</a><span class=\"badge badge-agent\">상담원용</span>"), "{page}");
    assert!(page.contains("<title>가 &quot;나&quot; &lt;다&gt;? · 길</title><link rel=\"preload\""), "{page}");
    assert!(page.contains("본문") && !page.contains("helpful"), "what stands after the text is for readers: {page}");
    assert_eq!(files["robots.txt"], "User-agent: *\nDisallow: /\n");
}

#[test]
fn the_head_says_what_the_page_is() {
    let files = site(Audience::Public, Some("https://example.com/help/"));
    let page = &files["faq/a/index.html"];
    for part in [
        "<html data-page=\"faq/a\" lang=\"ko\">",
        "<title>가 &quot;나&quot; &lt;다&gt;? · 길</title>",
        "<meta name=\"description\" content=\"요약 &lt;b&gt;\">",
        "<meta property=\"og:type\" content=\"article\">",
        "<link rel=\"canonical\" href=\"https://example.com/help/faq/a/\">",
        "<link rel=\"preload\" href=\"data/documents/faq-a.k3x9.json\" as=\"fetch\" crossorigin>",
        "\"@type\":\"FAQPage\"",
        "본문 \\u003c/script\\u003e",
        "\"item\":\"https://example.com/help/category/pay/\"",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert!(!page.contains("noindex"));
    assert!(files["404.html"].contains("noindex"));
    assert_eq!(page.matches("<title>").count(), 1);
    let without = &site(Audience::Public, None)["faq/a/index.html"];
    assert!(!without.contains("canonical") && !without.contains("BreadcrumbList") && without.contains("FAQPage"));
}

#[test]
fn links_lead_to_the_pages_as_a_host_serves_them() {
    let files = site(Audience::Public, None);
    assert!(files["faq/a/index.html"].contains("<a href=\"faq/b/#c\">"), "{}", files["faq/a/index.html"]);
    assert!(files["index.html"].contains("href=\"category/pay/\""));
    for (path, page) in files.iter().filter(|(path, _)| path.ends_with("index.html")) {
        for href in page.split(" href=\"").skip(1).filter_map(|rest| rest.split(['"', '#']).next()) {
            let own = href.trim_start_matches("./");
            let is_file = own.is_empty() || files.contains_key(&format!("{own}index.html"));
            assert!(is_file || own.starts_with("data/"), "{href} in {path}");
        }
    }
}

#[test]
fn the_sitemap_names_every_page_and_when_it_was_updated() {
    let files = site(Audience::Public, Some("https://example.com/"));
    let day = "<lastmod>2026-11-21</lastmod>";
    let url = |page: &str| format!("<url><loc>https://example.com/{page}</loc>{day}</url>\n");
    assert_eq!(
        files["sitemap.xml"],
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\
             {}{}{}{}</urlset>\n",
            url(""),
            url("category/pay/"),
            url("faq/a/"),
            url("faq/b/")
        )
    );
    assert_eq!(files["robots.txt"], "User-agent: *\nDisallow:\n\nSitemap: https://example.com/sitemap.xml\n");
}
