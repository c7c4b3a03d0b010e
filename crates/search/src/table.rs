//! The entries themselves: the texts that hits show, and what narrows, orders and groups hits.
//!
//! Kept beside tantivy's document store and not in it: a hit needs the text of one section, and the store would decode
//! a block of many for it, while a slice of this table costs nothing. The sections are numbered through all entries,
//! and a section's number is its document's number in the index.

use crate::error::OpenError;
use crate::schema::Field;
use crate::varint::Reader;
use giljabi_site::{Audience, Kind};
use std::ops::Range;

#[cfg(feature = "writer")]
use crate::{analyser::normalise, entry::EntryText, entry::SectionText, varint};

type Span = Range<u32>;

/// What an entry's audience byte stands for.
const AUDIENCES: [Audience; 2] = [Audience::Public, Audience::Agent];

/// All entries with their sections.
#[derive(Debug)]
pub(crate) struct Table {
    texts: String,
    entries: Vec<EntryRow>,
    sections: Vec<SectionRow>,
}

#[derive(Debug)]
struct EntryRow {
    kind: Kind,
    audience: Audience,
    /// In the order of [`EntryPart`].
    parts: [Span; EntryPart::COUNT],
    sections: Span,
}

#[derive(Debug)]
struct SectionRow {
    entry: u32,
    /// In the order of [`SectionPart`].
    parts: [Span; SectionPart::COUNT],
}

/// The strings of an entry, in the order in which they are written. Lists are one string, a line for each item; what
/// is missing is an empty string.
#[derive(Clone, Copy)]
enum EntryPart {
    Id,
    Title,
    Summary,
    Keywords,
    Category,
    CategoryNames,
    Updated,
    Platforms,
}

impl EntryPart {
    const COUNT: usize = 8;
}

/// The strings of a section, in the order in which they are written.
#[derive(Clone, Copy)]
enum SectionPart {
    Id,
    Heading,
    Text,
}

impl SectionPart {
    const COUNT: usize = 3;
}

/// One entry of a [`Table`].
#[derive(Clone, Copy)]
pub(crate) struct EntryView<'a> {
    table: &'a Table,
    row: &'a EntryRow,
}

/// One section of a [`Table`].
#[derive(Clone, Copy)]
pub(crate) struct SectionView<'a> {
    table: &'a Table,
    row: &'a SectionRow,
}

impl Table {
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, OpenError> {
        let mut reader = Reader::new(bytes);
        let mut texts = String::with_capacity(bytes.len());
        let mut entries = Vec::new();
        let mut sections = Vec::new();
        let count = reader.number("entries")?;
        for entry in 0..count {
            let kind = usize::from(reader.byte("kind")?);
            let kind = *Kind::ALL.get(kind).ok_or(OpenError::Malformed { what: "kind" })?;
            let audience = usize::from(reader.byte("audience")?);
            let audience = *AUDIENCES.get(audience).ok_or(OpenError::Malformed { what: "audience" })?;
            let parts = read_texts(&mut reader, &mut texts)?;
            let first = sections.len();
            for _ in 0..reader.number("sections")? {
                sections.push(SectionRow { entry: entry as u32, parts: read_texts(&mut reader, &mut texts)? });
            }
            if sections.len() == first {
                return Err(OpenError::Malformed { what: "sections" });
            }
            entries.push(EntryRow { kind, audience, parts, sections: first as u32..sections.len() as u32 });
        }
        if !reader.is_at_end() {
            return Err(OpenError::Malformed { what: "entries" });
        }
        Ok(Self { texts, entries, sections })
    }

    pub(crate) fn entry_count(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn section_count(&self) -> usize {
        self.sections.len()
    }

    /// # Panics
    /// Where there is no such entry; numbers come from this table itself.
    pub(crate) fn entry(&self, number: usize) -> EntryView<'_> {
        EntryView { table: self, row: &self.entries[number] }
    }

    /// # Panics
    /// Where there is no such section. Numbers from the index are compared with [`Table::section_count`] before.
    pub(crate) fn section(&self, number: usize) -> SectionView<'_> {
        SectionView { table: self, row: &self.sections[number] }
    }

    /// The text that was indexed in `field` for a section's document.
    pub(crate) fn field(&self, section: usize, field: Field) -> &str {
        let section = self.section(section);
        let entry = section.entry();
        match field {
            Field::Title => entry.title(),
            Field::Keywords => entry.keywords(),
            Field::Category => entry.part(EntryPart::CategoryNames),
            Field::Summary => entry.summary(),
            Field::Heading => section.heading(),
            Field::Body => section.text(),
        }
    }

    fn slice(&self, span: &Span) -> &str {
        // The spans were made while the texts were put together.
        self.texts.get(span.start as usize..span.end as usize).unwrap_or_default()
    }
}

impl<'a> EntryView<'a> {
    fn part(self, part: EntryPart) -> &'a str {
        self.table.slice(&self.row.parts[part as usize])
    }

    pub(crate) fn kind(self) -> Kind {
        self.row.kind
    }

    pub(crate) fn audience(self) -> Audience {
        self.row.audience
    }

    /// The platforms it is about; none means all.
    pub(crate) fn platforms(self) -> impl Iterator<Item = &'a str> {
        self.part(EntryPart::Platforms).lines()
    }

    pub(crate) fn id(self) -> &'a str {
        self.part(EntryPart::Id)
    }

    pub(crate) fn title(self) -> &'a str {
        self.part(EntryPart::Title)
    }

    /// Its keywords, a line each.
    pub(crate) fn keywords(self) -> &'a str {
        self.part(EntryPart::Keywords)
    }

    pub(crate) fn summary(self) -> &'a str {
        self.part(EntryPart::Summary)
    }

    pub(crate) fn category(self) -> Option<&'a str> {
        Some(self.part(EntryPart::Category)).filter(|path| !path.is_empty())
    }

    pub(crate) fn updated(self) -> Option<&'a str> {
        Some(self.part(EntryPart::Updated)).filter(|date| !date.is_empty())
    }

    /// The numbers of its sections; there is at least one.
    pub(crate) fn sections(self) -> Range<usize> {
        self.row.sections.start as usize..self.row.sections.end as usize
    }
}

impl<'a> SectionView<'a> {
    fn part(self, part: SectionPart) -> &'a str {
        self.table.slice(&self.row.parts[part as usize])
    }

    pub(crate) fn entry_number(self) -> usize {
        self.row.entry as usize
    }

    pub(crate) fn entry(self) -> EntryView<'a> {
        self.table.entry(self.entry_number())
    }

    /// The heading's id; `None` for the lead.
    pub(crate) fn id(self) -> Option<&'a str> {
        Some(self.part(SectionPart::Id)).filter(|id| !id.is_empty())
    }

    pub(crate) fn heading(self) -> &'a str {
        self.part(SectionPart::Heading)
    }

    pub(crate) fn text(self) -> &'a str {
        self.part(SectionPart::Text)
    }
}

fn read_texts<const N: usize>(reader: &mut Reader<'_>, texts: &mut String) -> Result<[Span; N], OpenError> {
    let mut spans = [const { 0..0 }; N];
    for span in &mut spans {
        let length = reader.number("text")?;
        let text = str::from_utf8(reader.bytes(length, "text")?).map_err(|_| OpenError::Malformed { what: "text" })?;
        let from = texts.len() as u32;
        texts.push_str(text);
        *span = from..texts.len() as u32;
    }
    Ok(spans)
}

/// Writes what [`Table::read`] reads. Texts are normalised here; ids, paths and dates stay as they are, for they are
/// compared and not searched.
#[cfg(feature = "writer")]
pub(crate) fn write(entries: &[EntryText]) -> Vec<u8> {
    let mut out = Vec::new();
    varint::put_number(&mut out, entries.len());
    for entry in entries {
        let kind = Kind::ALL.iter().position(|kind| *kind == entry.kind).unwrap_or_default();
        out.push(kind as u8);
        out.push(u8::from(entry.audience == Audience::Agent));
        varint::put_text(&mut out, &entry.id);
        varint::put_text(&mut out, &normalise(&entry.title));
        varint::put_text(&mut out, &normalise(entry.summary.as_deref().unwrap_or_default()));
        varint::put_text(&mut out, &normalise(&entry.keywords.join("\n")));
        varint::put_text(&mut out, entry.category.as_deref().unwrap_or_default());
        varint::put_text(&mut out, &normalise(&entry.category_names.join("\n")));
        varint::put_text(&mut out, entry.updated.as_deref().unwrap_or_default());
        varint::put_text(&mut out, &entry.platforms.join("\n"));
        // Every entry has a lead, be it empty: it is the document that carries the entry's own fields.
        let lead = SectionText::default();
        let lead = entry.sections.first().is_none_or(|first| first.id.is_some()).then_some(&lead);
        let sections: Vec<_> = lead.into_iter().chain(&entry.sections).collect();
        varint::put_number(&mut out, sections.len());
        for section in sections {
            varint::put_text(&mut out, section.id.as_deref().unwrap_or_default());
            varint::put_text(&mut out, &normalise(&section.heading));
            varint::put_text(&mut out, &normalise(&section.text));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entry() -> EntryText {
        EntryText {
            kind: Kind::Faq,
            id: "chatbot-receipt".into(),
            title: "영수증은 어디서 받나요?".into(),
            summary: None,
            keywords: vec!["매출전표".into(), "현금영수증".into()],
            category: Some("chatbot/pay".into()),
            category_names: vec!["챗봇".into(), "결제".into()],
            audience: Audience::Agent,
            platforms: vec!["android".into(), "ios".into()],
            updated: Some("2026-11-21".into()),
            sections: vec![SectionText {
                id: Some("where".into()), heading: "어디서".into(), text: "앱에서".into()
            }],
        }
    }

    #[test]
    fn entries_come_back_with_an_empty_lead_where_there_was_none() {
        let table = Table::read(&write(&[entry(), entry()])).expect("what was just written");
        assert_eq!((table.entry_count(), table.section_count()), (2, 4));
        let view = table.entry(1);
        assert_eq!((view.kind(), view.id(), view.title()), (Kind::Faq, "chatbot-receipt", "영수증은 어디서 받나요?"));
        assert_eq!((view.category(), view.updated(), view.summary()), (Some("chatbot/pay"), Some("2026-11-21"), ""));
        assert_eq!((view.audience(), view.platforms().collect::<Vec<_>>()), (Audience::Agent, vec!["android", "ios"]));
        assert_eq!(view.sections(), 2..4);
        assert_eq!(table.field(2, Field::Keywords), "매출전표\n현금영수증");
        assert_eq!((table.section(2).id(), table.section(2).text()), (None, ""));
        assert_eq!((table.section(3).id(), table.section(3).heading()), (Some("where"), "어디서"));
        assert_eq!(table.section(3).entry_number(), 1);
    }

    proptest! {
        #[test]
        fn no_bytes_make_reading_panic(at in 0_usize..400, byte: u8, cut in 0_usize..400, any: Vec<u8>) {
            let whole = write(&[entry(), entry()]);
            let mut changed = whole.clone();
            changed[at % whole.len()] = byte;
            let _ = Table::read(&changed);
            prop_assert!(Table::read(&whole[..cut % whole.len()]).is_err());
            let _ = Table::read(&any);
        }
    }
}
