//! `site.toml`: the site's name, its categories, what people look for most, and how to reach a person.

use crate::problem::{Expected, HoursPart};
use crate::{At, Diagnostic, Problem, Source};
use giljabi_site::{Audience, Opening};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What `site.toml` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The site's name.
    pub name: String,
    /// One sentence for the first page.
    pub description: String,
    /// Categories, parents before children, siblings by order and then as written.
    pub categories: Vec<CategoryConfig>,
    /// Where the public site is published, with a slash at its end; `None` where nobody says.
    pub url: Option<String>,
    /// Ways to reach a person, as written.
    pub contacts: Vec<ContactConfig>,
    /// Addresses of the pages that people look for most, `faq/id`, in the editors' order.
    pub popular: Vec<At<String>>,
    /// What the sending of text messages needs.
    pub sms: SmsConfig,
}

/// The `[sms]` table of `site.toml`. What it does not say has the defaults of the room for messages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SmsConfig {
    /// The longest SMS, in EUC-KR bytes.
    pub sms_bytes: Option<u16>,
    /// The longest LMS, in EUC-KR bytes.
    pub lms_bytes: Option<u16>,
    /// The longest subject of an LMS, in EUC-KR bytes.
    pub subject_bytes: Option<u16>,
    /// The sender's name, which advertising must give.
    pub sender: Option<String>,
    /// The sender's telephone number or address, which advertising must give.
    pub contact: Option<String>,
}

/// A category of `site.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryConfig {
    /// The whole path: `taxi/payment`.
    pub id: String,
    /// The name of this level.
    pub name: String,
    /// One sentence, or nothing.
    pub description: String,
    /// For whom everything in it is.
    pub audience: Audience,
}

/// A contact of `site.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactConfig {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The category it is for.
    pub category: Option<At<String>>,
    /// For whom it is.
    pub audience: Audience,
    /// A telephone number.
    pub phone: Option<String>,
    /// A web address.
    pub url: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// When it can be reached.
    pub hours: Vec<Opening>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            name: "길잡이".into(),
            description: String::new(),
            categories: Vec::new(),
            url: None,
            contacts: Vec::new(),
            popular: Vec::new(),
            sms: SmsConfig::default(),
        }
    }
}

impl Config {
    /// The category with an id.
    #[must_use]
    pub fn category(&self, id: &str) -> Option<&CategoryConfig> {
        self.categories.iter().find(|category| category.id == id)
    }
}

/// Reads `site.toml`. What is wrong is reported and left out; the rest is kept.
#[must_use]
pub fn read_config(source: &Source) -> (Config, Vec<Diagnostic>) {
    let mut reader = Reader { source, diagnostics: Vec::new() };
    let config = reader.config();
    (config, reader.diagnostics)
}

struct Reader<'a> {
    source: &'a Source,
    diagnostics: Vec<Diagnostic>,
}

/// A table with what it is called in messages and where it begins.
#[derive(Clone, Copy)]
struct Table<'a, 'i> {
    table: &'a DeTable<'i>,
    span: &'a Range<usize>,
}

impl Reader<'_> {
    fn report(&mut self, span: Range<usize>, problem: Problem) {
        self.diagnostics.push(Diagnostic::new(&self.source.path, span, problem));
    }

    fn config(&mut self) -> Config {
        let (root, errors) = DeTable::parse_recoverable(&self.source.text);
        for error in errors {
            self.report(error.span().unwrap_or(0..0), Problem::SiteSyntax);
        }
        let table = Table { table: root.get_ref(), span: &root.span() };
        let mut config = Config::default();
        self.known_keys(table, &["name", "description", "url", "popular", "categories", "contacts", "sms"]);
        if let Some(name) = self.text(table, "name") {
            config.name = name.value;
        }
        config.description = self.text(table, "description").map(|at| at.value).unwrap_or_default();
        config.url = self.site_address(table);
        config.categories = self.categories(table);
        config.contacts = self.contacts(table, &config.categories);
        config.popular = self.pages(table, "popular");
        config.sms = self.sms(table);
        config
    }

    /// A list of addresses of pages.
    fn pages(&mut self, root: Table<'_, '_>, key: &str) -> Vec<At<String>> {
        let mut pages = Vec::new();
        for item in self.items(root, key, Expected::List) {
            match item.get_ref().as_str() {
                Some(page) => pages.push(At { value: page.trim().to_owned(), span: item.span() }),
                None => self.wrong_type(item, key, Expected::Text).unwrap_or_default(),
            }
        }
        pages
    }

    /// The site's own address, with a slash at its end.
    fn site_address(&mut self, root: Table<'_, '_>) -> Option<String> {
        let at = self.text(root, "url")?;
        let address = site_address(&at.value);
        if address.is_none() {
            self.report(at.span, Problem::SiteUrlInvalid { value: at.value });
        }
        address
    }

    fn sms(&mut self, root: Table<'_, '_>) -> SmsConfig {
        let Some(value) = root.table.get("sms") else { return SmsConfig::default() };
        let Some(table) = value.get_ref().as_table() else {
            return self.wrong_type(value, "sms", Expected::Table).unwrap_or_default();
        };
        let table = Table { table, span: &value.span() };
        self.known_keys(table, &["sms_bytes", "lms_bytes", "subject_bytes", "sender", "contact"]);
        SmsConfig {
            sms_bytes: self.length(table, "sms_bytes"),
            lms_bytes: self.length(table, "lms_bytes"),
            subject_bytes: self.length(table, "subject_bytes"),
            sender: self.contact_value(table, "sender", "광고 문자의 보내는 이 이름"),
            contact: self.contact_value(table, "contact", "광고 문자의 연락처"),
        }
    }

    /// A number of bytes that a text can have.
    fn length(&mut self, table: Table<'_, '_>, key: &str) -> Option<u16> {
        let number = self.number(table, key)?;
        let length = u16::try_from(number).ok().filter(|length| *length > 0);
        if length.is_none()
            && let Some(value) = table.table.get(key)
        {
            return self.wrong_type(value, key, Expected::Number);
        }
        length
    }

    fn categories(&mut self, root: Table<'_, '_>) -> Vec<CategoryConfig> {
        let mut read: Vec<(i64, At<CategoryConfig>)> = Vec::new();
        for (table, span) in self.tables(root, "categories") {
            let table = Table { table, span: &span };
            self.known_keys(table, &["id", "name", "description", "order", "audience"]);
            let (id, name) = (self.required(table, "id"), self.required(table, "name"));
            let (Some(id), Some(name)) = (id, name) else { continue };
            if !is_category_id(&id.value) {
                self.report(id.span, Problem::CategoryIdInvalid { id: id.value });
                continue;
            }
            if read.iter().any(|(_, other)| other.value.id == id.value) {
                self.report(id.span, Problem::CategoryIdRepeated { id: id.value });
                continue;
            }
            let order = self.number(table, "order").unwrap_or(i64::MAX);
            let description = self.text(table, "description").map(|at| at.value).unwrap_or_default();
            let audience = self.audience(table);
            let value = CategoryConfig { id: id.value, name: name.value, description, audience };
            read.push((order, At { value, span: id.span }));
        }
        for (_, at) in &read {
            let Some((parent, _)) = at.value.id.rsplit_once('/') else { continue };
            let (id, parent) = (at.value.id.clone(), parent.to_owned());
            match read.iter().find(|(_, other)| other.value.id == parent) {
                None => self.report(at.span.clone(), Problem::CategoryParentMissing { id, parent }),
                Some((_, above)) if !at.value.audience.may_see(above.value.audience) => {
                    self.report(at.span.clone(), Problem::CategoryParentForAgents { id, parent });
                }
                Some(_) => {}
            }
        }
        in_tree_order(read.into_iter().map(|(order, at)| (order, at.value)).collect())
    }

    fn contacts(&mut self, root: Table<'_, '_>, categories: &[CategoryConfig]) -> Vec<ContactConfig> {
        let mut contacts: Vec<ContactConfig> = Vec::new();
        for (table, span) in self.tables(root, "contacts") {
            let table = Table { table, span: &span };
            self.known_keys(table, &["id", "name", "category", "audience", "phone", "url", "note", "hours"]);
            let (id, name) = (self.required(table, "id"), self.required(table, "name"));
            let (Some(id), Some(name)) = (id, name) else { continue };
            if contacts.iter().any(|other| other.id == id.value) {
                self.report(id.span, Problem::ContactIdRepeated { id: id.value });
                continue;
            }
            let category = self.text(table, "category");
            if let Some(at) = &category
                && !categories.iter().any(|known| known.id == at.value)
            {
                let nearest = crate::nearest::nearest(&at.value, categories.iter().map(|known| known.id.as_str()));
                let nearest = nearest.map(str::to_owned);
                self.report(at.span.clone(), Problem::CategoryUnknown { value: at.value.clone(), nearest });
            }
            let phone = self.contact_value(table, "phone", &name.value);
            let url = self.contact_value(table, "url", &name.value);
            let note = self.text(table, "note").map(|at| at.value);
            let (audience, hours) = (self.audience(table), self.hours(table));
            contacts.push(ContactConfig {
                id: id.value,
                name: name.value,
                category,
                audience,
                phone,
                url,
                note,
                hours,
            });
        }
        contacts
    }

    /// When a contact can be reached.
    fn hours(&mut self, contact: Table<'_, '_>) -> Vec<Opening> {
        let mut hours = Vec::new();
        for (table, span) in self.tables(contact, "hours") {
            let table = Table { table, span: &span };
            self.known_keys(table, &["days", "from", "to"]);
            let days = self.hours_part(table, "days", HoursPart::Days, crate::hours::days);
            let from = self.hours_part(table, "from", HoursPart::Time, crate::hours::time);
            let to = self.hours_part(table, "to", HoursPart::Time, crate::hours::time);
            let (Some(days), Some(from), Some(to)) = (days, from, to) else { continue };
            if crate::hours::is_opening(from, to) {
                hours.push(Opening { days, from, to });
            } else {
                let value = ["from", "to"].map(|key| table.table.get(key).and_then(|value| value.get_ref().as_str()));
                let value = value.map(Option::unwrap_or_default).join("~");
                self.report(span, Problem::ContactHoursInvalid { part: HoursPart::Order, value });
            }
        }
        hours
    }

    fn hours_part<T>(
        &mut self,
        table: Table<'_, '_>,
        key: &'static str,
        part: HoursPart,
        read: fn(&str) -> Option<T>,
    ) -> Option<T> {
        let at = self.required(table, key)?;
        let value = read(&at.value);
        if value.is_none() {
            self.report(at.span, Problem::ContactHoursInvalid { part, value: at.value });
        }
        value
    }

    /// A phone number or address. An empty one, or one with a placeholder's `X`s in it, is not set yet.
    fn contact_value(&mut self, table: Table<'_, '_>, key: &str, name: &str) -> Option<String> {
        let (found, value) = table.table.get_key_value(key)?;
        if let Some(text) = value.get_ref().as_str()
            && (text.trim().is_empty()
                || (["phone", "contact"].contains(&key) && text.to_ascii_uppercase().contains('X')))
        {
            self.report(found.span().start..value.span().end, Problem::ContactUnset { name: name.to_owned() });
            return None;
        }
        self.text(table, key).map(|at| at.value)
    }

    fn known_keys(&mut self, table: Table<'_, '_>, known: &[&'static str]) {
        for key in table.table.keys() {
            let name = key.get_ref().as_ref();
            if known.contains(&name) {
                continue;
            }
            let near = crate::nearest::nearest(name, known.iter().copied());
            let nearest = near.and_then(|near| known.iter().copied().find(|candidate| *candidate == near));
            let problem = nearest.map_or(Problem::KeyUnknown { key: name.to_owned() }, |nearest| {
                Problem::KeyMisspelled { key: name.to_owned(), nearest }
            });
            self.report(key.span(), problem);
        }
    }

    fn required(&mut self, table: Table<'_, '_>, key: &'static str) -> Option<At<String>> {
        if table.table.get(key).is_none() {
            self.report(table.span.clone(), Problem::SiteKeyMissing { key });
            return None;
        }
        let text = self.text(table, key)?;
        if text.value.is_empty() {
            self.report(text.span, Problem::ValueEmpty { key: key.to_owned() });
            return None;
        }
        Some(text)
    }

    fn text(&mut self, table: Table<'_, '_>, key: &str) -> Option<At<String>> {
        let value = table.table.get(key)?;
        match value.get_ref().as_str() {
            Some(text) => Some(At { value: text.trim().to_owned(), span: value.span() }),
            None => self.wrong_type(value, key, Expected::Text),
        }
    }

    fn number(&mut self, table: Table<'_, '_>, key: &str) -> Option<i64> {
        let value = table.table.get(key)?;
        let number = value.get_ref().as_integer().and_then(|number| number.as_str().parse().ok());
        number.or_else(|| self.wrong_type(value, key, Expected::Number))
    }

    /// Whatever is not clearly public is for agents.
    fn audience(&mut self, table: Table<'_, '_>) -> Audience {
        if table.table.get("audience").is_none() {
            return Audience::Public;
        }
        let Some(text) = self.text(table, "audience") else { return Audience::Agent };
        text.value.parse().unwrap_or_else(|_| {
            self.report(text.span, Problem::AudienceUnknown { value: text.value });
            Audience::Agent
        })
    }

    fn tables<'a, 'i>(&mut self, root: Table<'a, 'i>, key: &str) -> Vec<(&'a DeTable<'i>, Range<usize>)> {
        let mut tables = Vec::new();
        for item in self.items(root, key, Expected::Tables) {
            match item.get_ref().as_table() {
                Some(table) => tables.push((table, item.span())),
                None => self.wrong_type(item, key, Expected::Table).unwrap_or_default(),
            }
        }
        tables
    }

    /// The items of a list; none where there is no such key, or something else than a list.
    fn items<'a, 'i>(&mut self, root: Table<'a, 'i>, key: &str, expected: Expected) -> &'a [Spanned<DeValue<'i>>] {
        let Some(value) = root.table.get(key) else { return &[] };
        match value.get_ref().as_array() {
            Some(items) => items,
            None => self.wrong_type(value, key, expected).unwrap_or_default(),
        }
    }

    fn wrong_type<T>(&mut self, value: &Spanned<DeValue<'_>>, key: &str, expected: Expected) -> Option<T> {
        self.report(value.span(), Problem::SiteValueType { key: key.to_owned(), expected });
        None
    }
}

/// A site's address with a slash at its end; `None` for what can be none.
fn site_address(text: &str) -> Option<String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let host = rest.split('/').next().unwrap_or_default();
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '\'' | '<' | '>' | '?' | '#' | '\\' | '@' | '`');
    let is_host = !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':'));
    (is_host && rest.chars().all(plain)).then(|| format!("{}/", text.trim_end_matches('/')))
}

fn is_category_id(id: &str) -> bool {
    let is_level = |level: &str| {
        !level.is_empty() && level.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    id.split('/').all(is_level)
}

/// Parents before children, siblings by their order number and then as they stood.
fn in_tree_order(mut categories: Vec<(i64, CategoryConfig)>) -> Vec<CategoryConfig> {
    categories.sort_by_key(|(order, _)| *order);
    let mut ordered = Vec::with_capacity(categories.len());
    append_children(None, &categories, &mut ordered);
    ordered
}

fn append_children(parent: Option<&str>, from: &[(i64, CategoryConfig)], to: &mut Vec<CategoryConfig>) {
    for (_, category) in from {
        if category.id.rsplit_once('/').map(|(parent, _)| parent) == parent {
            to.push(category.clone());
            append_children(Some(&category.id), from, to);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(toml: &str, expect: &[&str]) -> Config {
        let source = Source { path: "site.toml".into(), text: toml.into() };
        let (config, diagnostics) = read_config(&source);
        let found: Vec<_> = diagnostics
            .iter()
            .map(|d| format!("{} {}", d.problem.code(), source.position(d.span.start).line))
            .collect();
        assert_eq!(found, expect, "{toml}");
        config
    }

    #[test]
    fn categories_come_in_tree_order() {
        let config = check(
            "name = 'x'\n[[categories]]\nid = 'b'\nname = 'B'\norder = 2\n[[categories]]\nid = 'b/c'\nname = 'C'\n\
             [[categories]]\nid = 'a'\nname = 'A'\norder = 1\n",
            &[],
        );
        let ids: Vec<_> = config.categories.iter().map(|c| c.id.as_str()).collect();
        assert_eq!(ids, ["a", "b", "b/c"]);
    }

    #[test]
    fn mistakes_are_told_where_they_stand() {
        check("nam = 'x'", &["key-misspelled 1"]);
        check("name = 3", &["site-value-type 1"]);
        check("categories = 3", &["site-value-type 1"]);
        check("[[categories]]\nid = 'a'", &["site-key-missing 1"]);
        check("[[categories]]\nid = 'A b'\nname = 'x'", &["category-id-invalid 2"]);
        check("[[categories]]\nid = 'a/b'\nname = 'x'", &["category-parent-missing 2"]);
        check("[[categories]]\nid='a'\nname='x'\n[[categories]]\nid='a'\nname='y'", &["category-id-repeated 5"]);
        check(
            "[[categories]]\nid='a'\nname='x'\naudience='agent'\n[[categories]]\nid='a/b'\nname='y'",
            &["category-parent-for-agents 6"],
        );
        check("[[contacts]]\nid='a'\nname='x'\ncategory='none'", &["category-unknown 4"]);
        check("popular = 'faq/a'", &["site-value-type 1"]);
        let config = check("popular = [\n'faq/a',\n3,\n' faq/b ']", &["site-value-type 3"]);
        assert_eq!(config.popular.iter().map(|at| at.value.as_str()).collect::<Vec<_>>(), ["faq/a", "faq/b"]);
    }

    #[test]
    fn a_placeholder_number_is_not_set() {
        let config = check("[[contacts]]\nid='a'\nname='x'\nphone=''\n", &["contact-unset 4"]);
        assert_eq!(config.contacts[0].phone, None);
        check("[[contacts]]\nid='a'\nname='x'\nphone='1588-XXXX'\n", &["contact-unset 4"]);
        let config = check("[[contacts]]\nid='a'\nname='x'\nphone='1551-5009'\n", &[]);
        assert_eq!(config.contacts[0].phone.as_deref(), Some("1551-5009"));
    }

    #[test]
    fn limits_of_messages_are_numbers_of_bytes() {
        let config = check("[sms]\nsms_bytes = 80\nsender = '가게'\n", &[]);
        assert_eq!(
            (config.sms.sms_bytes, config.sms.lms_bytes, config.sms.sender.as_deref()),
            (Some(80), None, Some("가게"))
        );
        check("[sms]\nsms_bytes = 0\n", &["site-value-type 2"]);
        check("[sms]\nlms_bytes = '2000'\n", &["site-value-type 2"]);
        check("[sms]\nsms_byte = 80\n", &["key-misspelled 2"]);
        check("[sms]\ncontact = '1588-XXXX'\n", &["contact-unset 2"]);
        check("sms = 3\n", &["site-value-type 1"]);
    }

    #[test]
    fn hours_are_days_and_times() {
        let hours = |hours: &str| format!("[[contacts]]\nid='a'\nname='x'\nphone='1'\nhours = {hours}\n");
        let config = check(&hours("[{ days = '월-금', from = '09:00', to = '18:00' }]"), &[]);
        assert_eq!(config.contacts[0].hours, [Opening { days: 0b1_1111, from: 540, to: 1080 }]);
        check(&hours("[{ days = '월-굼', from = '09:00', to = '18:00' }]"), &["contact-hours-invalid 5"]);
        check(&hours("[{ days = '월', from = '9시', to = '18:00' }]"), &["contact-hours-invalid 5"]);
        check(&hours("[{ days = '월', from = '18:00', to = '09:00' }]"), &["contact-hours-invalid 5"]);
        check(&hours("[{ days = '월', from = '18:00' }]"), &["site-key-missing 5"]);
        check(&hours("[{ day = '월', from = '9:00', to = '10:00' }]"), &["key-misspelled 5", "site-key-missing 5"]);
        check(&hours("'월-금'"), &["site-value-type 5"]);
    }

    #[test]
    fn the_address_of_the_site_is_whole_and_ends_with_a_slash() {
        let address = |url: &str| check(&format!("url = '{url}'\n"), &[]).url;
        assert_eq!(address("https://example.com").as_deref(), Some("https://example.com/"));
        assert_eq!(address("https://example.com:8080/help/").as_deref(), Some("https://example.com:8080/help/"));
        assert_eq!(check("", &[]).url, None);
        let wrong = [
            "example.com",
            "https://",
            "https:///help",
            "ftp://example.com",
            "https://example.com/?a",
            "https://a b",
            "",
        ];
        for url in wrong {
            check(&format!("url = '{url}'\n"), &["site-url-invalid 1"]);
        }
        check("url = 3\n", &["site-value-type 1"]);
    }

    #[test]
    fn broken_toml_is_told_and_the_rest_is_read() {
        let (config, diagnostics) =
            read_config(&Source { path: "site.toml".into(), text: "name = '길'\ndescription = \n".into() });
        assert_eq!(diagnostics[0].problem.code(), "site-syntax");
        assert_eq!(config.name, "길");
    }
}
