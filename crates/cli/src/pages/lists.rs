//! Lists of entries and categories, and the pages that are made of them: `src/pages/{home,category,not_found}.rs`,
//! `src/components/{entry_list,category_cards,breadcrumbs,badges,contacts}.rs`.

use super::frame::search_field;
use super::markup::escape;
use giljabi_reader::{contacts_for, hours_in_words, korean_date, latest, page_entry, words};
use giljabi_site::{Audience, Category, Contact, Entry, Kind, Manifest};
use std::fmt::Write as _;

/// The first page.
pub(super) fn home(manifest: &Manifest) -> String {
    let site = &manifest.site;
    let mut html = format!(
        "<div class=\"page home\"><section class=\"hero\"><h1 tabindex=\"-1\">{}</h1><p class=\"hero-text\">{}</p>{}</section>",
        escape(&site.name),
        escape(&site.description),
        search_field("home-search")
    );
    if !manifest.categories.is_empty() {
        html.push_str(&section("site-categories", words::CATEGORIES, &cards(manifest, None)));
    }
    let popular: Vec<_> = site.popular.iter().filter_map(|page| page_entry(manifest, page)).collect();
    if !popular.is_empty() {
        html.push_str(&section("site-popular", words::POPULAR, &entries(popular, false)));
    }
    let recent = latest(manifest, giljabi_reader::RECENT);
    if !recent.is_empty() {
        html.push_str(&section("site-recent", words::RECENT, &entries(recent, true)));
    }
    html + "</div>"
}

/// A part of a page under a heading, by which it is named.
pub(super) fn section(id: &str, heading: &str, body: &str) -> String {
    format!("<section aria-labelledby=\"{id}\"><h2 id=\"{id}\">{heading}</h2>{body}</section>")
}

/// A category's page.
pub(super) fn category(manifest: &Manifest, category: &Category) -> String {
    let parent = category.path.rsplit_once('/').map(|(parent, _)| parent);
    let mut html = format!(
        "<div class=\"page\">{}<h1 tabindex=\"-1\">{}</h1>",
        breadcrumbs(manifest, parent),
        escape(&category.name)
    );
    if !category.description.is_empty() {
        let _ = write!(html, "<p class=\"lead\">{}</p>", escape(&category.description));
    }
    html.push_str(&cards(manifest, Some(&category.path)));
    let mut is_empty = true;
    for kind in Kind::ALL {
        let own: Vec<_> = manifest.entries_in(&category.path).filter(|entry| entry.kind == kind).collect();
        if !own.is_empty() {
            is_empty = false;
            let _ = write!(
                html,
                "<section><h2>{} <span class=\"count\">{}</span></h2>{}</section>",
                words::kind_name(kind),
                own.len(),
                entries(own, false)
            );
        }
    }
    if is_empty {
        let _ = write!(html, "<p class=\"muted\">{}</p>", words::CATEGORY_EMPTY);
    }
    html + &contacts(manifest, Some(&category.path)) + "</div>"
}

/// The page for addresses that lead nowhere: `src/pages/not_found.rs`.
pub(super) fn not_found(manifest: &Manifest) -> String {
    format!(
        "<div class=\"page\"><h1 tabindex=\"-1\">{}</h1><p class=\"lead\">{}</p>\
         <p class=\"actions\"><a class=\"button button-primary\" href=\"./\">{}</a></p>{}</div>",
        words::NOT_FOUND_TITLE,
        words::NOT_FOUND_HELP,
        words::TO_HOME,
        cards(manifest, None)
    )
}

/// The way from the first page down to a category, which is linked as well.
pub(super) fn breadcrumbs(manifest: &Manifest, category: Option<&str>) -> String {
    let level =
        |level: &Category| format!("<li><a href=\"{}\">{}</a></li>", escape(&level.page()), escape(&level.name));
    let levels: String = category.into_iter().flat_map(|path| manifest.lineage(path)).map(level).collect();
    format!(
        "<nav class=\"breadcrumbs\" aria-label=\"{}\"><ol><li><a href=\"./\">{}</a></li>{levels}</ol></nav>",
        words::BREADCRUMBS,
        words::HOME
    )
}

fn cards(manifest: &Manifest, parent: Option<&str>) -> String {
    let card = |category: &Category| {
        let text = match category.description.as_str() {
            "" => String::new(),
            text => format!("<span class=\"card-text\">{}</span>", escape(text)),
        };
        format!(
            "<li><a class=\"card\" href=\"{}\"><span class=\"card-name\">{}</span>{text}<span class=\"card-count\">{}</span></a></li>",
            escape(&category.page()),
            escape(&category.name),
            words::entry_count(manifest.entries_in(&category.path).count())
        )
    };
    let cards: String = manifest.children(parent).map(card).collect();
    if cards.is_empty() { cards } else { format!("<ul class=\"cards\">{cards}</ul>") }
}

/// A list of entries, with the date of each where `dated`.
pub(super) fn entries<'a>(entries: impl IntoIterator<Item = &'a Entry>, dated: bool) -> String {
    let item = |entry: &Entry| {
        let summary = match entry.summary.as_str() {
            "" => String::new(),
            text => format!("<span class=\"entry-summary\">{}</span>", escape(text)),
        };
        let date = entry.updated.as_deref().filter(|_| dated).map(|date| time("entry-date", date)).unwrap_or_default();
        format!(
            "<li><a class=\"entry\" href=\"{}\"><span class=\"entry-head\">{}{}<span class=\"entry-title\">{}</span></span>{summary}{date}</a></li>",
            escape(&entry.page()),
            kind_mark(entry.kind),
            agent_mark(entry.audience),
            escape(&entry.title)
        )
    };
    let items: String = entries.into_iter().map(item).collect();
    format!("<ul class=\"entries\">{items}</ul>")
}

/// A date for people and machines; without a class where that is empty.
pub(super) fn time(class: &str, date: &str) -> String {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    format!("<time{class} datetime=\"{}\">{}</time>", escape(date), escape(&korean_date(date)))
}

/// The kind of an entry, in a word.
pub(super) fn kind_mark(kind: Kind) -> String {
    format!("<span class=\"badge badge-{kind}\">{}</span>", words::kind_mark(kind))
}

/// The mark of what is for agents only: an entry, or the whole build. Nothing for the public.
pub(super) fn agent_mark(audience: Audience) -> String {
    match audience {
        Audience::Agent => format!("<span class=\"badge badge-agent\">{}</span>", words::AGENT_BUILD),
        Audience::Public => String::new(),
    }
}

/// How to reach a person about a category; nothing where no way is known.
pub(super) fn contacts(manifest: &Manifest, category: Option<&str>) -> String {
    let item = |contact: &Contact| {
        let mut html = format!("<li><strong>{}</strong>", escape(&contact.name));
        if let Some(phone) = &contact.phone {
            let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            let _ = write!(html, "<a href=\"tel:{digits}\">{}</a>", escape(phone));
        }
        if let Some(url) = &contact.url {
            let url = escape(url);
            let _ = write!(html, "<a class=\"external\" rel=\"noopener\" href=\"{url}\">{url}</a>");
        }
        if let Some(note) = &contact.note {
            let _ = write!(html, "<span class=\"muted\">{}</span>", escape(note));
        }
        if !contact.hours.is_empty() {
            // Whether it is open now only the app can say; the line is kept free for it.
            let _ = write!(
                html,
                "<div class=\"hours\"><p class=\"reach\"></p><p class=\"muted\">{}</p></div>",
                hours_in_words(&contact.hours)
            );
        }
        html + "</li>"
    };
    let items: String = contacts_for(manifest, category).into_iter().map(item).collect();
    if items.is_empty() {
        return items;
    }
    format!(
        "<section class=\"contacts\" aria-labelledby=\"site-contacts\"><h2 id=\"site-contacts\">{}</h2><ul>{items}</ul></section>",
        words::CONTACTS
    )
}
