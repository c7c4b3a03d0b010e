//! What stands around every page: `src/app.rs`, `src/components/{header,footer,search_field,theme_switch}.rs`.
//!
//! What needs the app is there but does nothing yet, so that nothing moves when it arrives; where scripts do not run at
//! all, the style sheet takes it away.

use super::lists::agent_mark;
use super::markup::escape;
use giljabi_reader::words;
use giljabi_site::Manifest;

const MAGNIFIER: &str = "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.3 15.3 20 20";
const DISC: &str = "M12 4a8 8 0 1 0 0 16ZM12 4a8 8 0 0 1 0 16M12 7.5h5.5M12 12h7.5M12 16.5h5.5";

/// A whole page around its `main`. `page` is its address, relative to the base: empty for the first page, `None` where
/// it may be any, so that no link can lead into the page itself.
pub(super) fn frame(manifest: &Manifest, page: Option<&str>, main: &str) -> String {
    let name = escape(&manifest.site.name);
    let is_home = page == Some("");
    let (class, search) = if is_home {
        ("site-header site-header-home", String::new())
    } else {
        ("site-header", search_field("site-search"))
    };
    let skip = page.map(|page| {
        let page = if is_home { "./".to_owned() } else { escape(page) };
        format!("<a class=\"skip-link\" href=\"{page}#site-main\">{}</a>", words::SKIP_TO_MAIN)
    });
    format!(
        "<div class=\"app\">{}\
         <header class=\"{class}\"><div class=\"frame\"><p class=\"site-name\"><a href=\"./\">{name}</a>{}</p>{search}{}</div></header>\
         <main id=\"site-main\" tabindex=\"-1\">{main}</main>\
         <footer class=\"site-footer\"><div class=\"frame\"><p>{name}</p><p class=\"muted\">{}</p>\
         <label class=\"single-keys\"><input type=\"checkbox\" disabled><span>{}</span></label></div></footer></div>",
        skip.unwrap_or_default(),
        agent_mark(manifest.audience),
        theme_switch(),
        words::FOOTER_NOTE,
        words::SINGLE_KEYS,
    )
}

/// The search field. What is typed into it before the app arrives stays in it; sent before, it opens the result page.
pub(super) fn search_field(id: &str) -> String {
    format!(
        "<form class=\"search-field\" role=\"search\" action=\"search\">\
         <label class=\"visually-hidden\" for=\"{id}\">{}</label>\
         <div class=\"search-box\">{}<input id=\"{id}\" name=\"q\" type=\"search\" autocomplete=\"off\" \
         autocapitalize=\"off\" spellcheck=\"false\" enterkeyhint=\"search\" maxlength=\"200\" placeholder=\"{}\">\
         <button type=\"submit\" class=\"search-submit\">{}</button></div>\
         <p class=\"needs-script muted\">{}</p></form>",
        words::SEARCH_LABEL,
        icon(MAGNIFIER),
        words::SEARCH_PLACEHOLDER,
        words::SEARCH,
        words::SEARCH_NEEDS_SCRIPT,
    )
}

fn theme_switch() -> String {
    let options = words::THEMES.map(|theme| format!("<option>{theme}</option>")).concat();
    format!(
        "<div class=\"theme-switch\">{}<select aria-label=\"{}\" disabled>{options}</select></div>",
        icon(DISC),
        words::THEME
    )
}

fn icon(path: &str) -> String {
    format!(
        "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\"><path d=\"{path}\"></path></svg>"
    )
}
