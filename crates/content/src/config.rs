//! `site.toml`: the site's name, its categories, and how to reach a person.

use crate::problem::Expected;
use crate::{At, Diagnostic, Problem, Source};
use giljabi_site::Audience;
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
    /// Ways to reach a person, as written.
    pub contacts: Vec<ContactConfig>,
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
    /// Opening hours or a remark.
    pub note: Option<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            name: "길잡이".into(),
            description: String::new(),
            categories: Vec::new(),
            contacts: Vec::new(),
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
        self.known_keys(table, &["name", "description", "categories", "contacts", "sms"]);
        if let Some(name) = self.text(table, "name") {
            config.name = name.value;
        }
        config.description = self.text(table, "description").map(|at| at.value).unwrap_or_default();
        config.categories = self.categories(table);
        config.contacts = self.contacts(table, &config.categories);
        config.sms = self.sms(table);
        config
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
            self.known_keys(table, &["id", "name", "category", "audience", "phone", "url", "note"]);
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
            let audience = self.audience(table);
            contacts.push(ContactConfig { id: id.value, name: name.value, category, audience, phone, url, note });
        }
        contacts
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
        let Some(value) = root.table.get(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            return self.wrong_type(value, key, Expected::Tables).unwrap_or_default();
        };
        let mut tables = Vec::new();
        for item in items {
            match item.get_ref().as_table() {
                Some(table) => tables.push((table, item.span())),
                None => self.wrong_type(item, key, Expected::Table).unwrap_or_default(),
            }
        }
        tables
    }

    fn wrong_type<T>(&mut self, value: &Spanned<DeValue<'_>>, key: &str, expected: Expected) -> Option<T> {
        self.report(value.span(), Problem::SiteValueType { key: key.to_owned(), expected });
        None
    }
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
    fn broken_toml_is_told_and_the_rest_is_read() {
        let (config, diagnostics) =
            read_config(&Source { path: "site.toml".into(), text: "name = '길'\ndescription = \n".into() });
        assert_eq!(diagnostics[0].problem.code(), "site-syntax");
        assert_eq!(config.name, "길");
    }
}
