//! Old addresses: pages that lead on to where an entry is now, on any static host and without JavaScript. They do not
//! start the app; with scripts, what the old address said after its path (a flow's steps, a heading) comes along.

use super::head::whole;
use super::markup::escape;
use crate::library::content_hash;
use giljabi_reader::words;
use giljabi_site::{DATA_FOLDER, Entry, Manifest};
use std::collections::HashSet;
use std::path::Path;

const TITLE: &str = "주소가 바뀐 글입니다";
const HELP: &str = "곧 새 주소로 옮겨 갑니다. 옮겨 가지 않으면 아래 단추를 눌러 주세요.";

/// Reads the new address from the page's own refresh, so that there is one place for it.
const SCRIPT: &str = r#"// An old address leads on, with what stands behind its path. Without scripts the page's refresh does the same.
const refresh = document.querySelector("meta[http-equiv=refresh]").content;
const target = new URL(refresh.slice(refresh.indexOf("url=") + 4), document.baseURI);
location.replace(target.href + location.search + location.hash);
"#;

/// The script of all such pages, with its path.
pub(super) fn script() -> (String, String) {
    (format!("moved-{}.js", content_hash(SCRIPT.as_bytes())), SCRIPT.to_owned())
}

/// The head of the page that leads to an entry.
pub(super) fn head(manifest: &Manifest, entry: &Entry) -> String {
    let page = entry.page();
    let canonical = whole(manifest.site.url.as_deref().unwrap_or_default(), &page);
    format!(
        "<title>{}</title><meta name=\"robots\" content=\"noindex\"><link rel=\"canonical\" href=\"{}\">\
         <meta http-equiv=\"refresh\" content=\"0; url={}/\"><script src=\"{}\"></script>",
        escape(&words::page_title(&entry.title, &manifest.site.name)),
        escape(&canonical),
        escape(&page),
        script().0
    )
}

/// Its `main`.
pub(super) fn main(entry: &Entry) -> String {
    format!(
        "<div class=\"page\"><h1 tabindex=\"-1\">{TITLE}</h1><p class=\"lead\">{HELP}</p>\
         <p class=\"actions\"><a class=\"button button-primary\" href=\"{}\">{}</a></p></div>",
        escape(&entry.page()),
        escape(&entry.title)
    )
}

/// The file that a host answers an old address with; `None` where the site has a file of its own there, or where the
/// address is none of this site.
pub(super) fn file(address: &str, taken: &HashSet<&str>) -> Option<String> {
    // Hosts look for files by the decoded address.
    let address = percent_encoding::percent_decode_str(address).decode_utf8().ok()?;
    let is_name = |name: &str| !matches!(name, "" | "." | "..") && !name.contains(['\\', '\0']);
    let is_of_data = address.split('/').next() == Some(DATA_FOLDER);
    if is_of_data || !address.split('/').all(is_name) {
        return None;
    }
    let is_file = Path::new(address.as_ref())
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("html") || ending.eq_ignore_ascii_case("htm"));
    let file = if is_file { address.into_owned() } else { format!("{address}/index.html") };
    (!taken.contains(file.as_str())).then_some(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_address_is_a_file_that_hosts_find_and_nothing_is_overwritten() {
        let taken = HashSet::from(["index.html", "faq/a/index.html", "404.html"]);
        let check = |address: &str, expect: Option<&str>| {
            assert_eq!(file(address, &taken).as_deref(), expect, "{address}");
        };
        check("old/address", Some("old/address/index.html"));
        check("hc/articles/12.html", Some("hc/articles/12.html"));
        check("%EC%98%9B%EB%82%A0/주소", Some("옛날/주소/index.html"));
        for refused in ["index.html", "404.html", "faq/a", "data/x", "../x", "a/../../x", "a//b", "%2e%2e/x", "a/%5c"] {
            check(refused, None);
        }
    }
}
