//! The fields: what they are called in the index and what a match in them is worth.

use tantivy::schema::{IndexRecordOption, Schema, TextFieldIndexing, TextOptions};

/// The name under which tantivy knows the analyser when it writes.
pub(crate) const TOKENIZER: &str = "giljabi";

/// How much a query is a whole question: 0 for two words with a meaning and fewer, 1 for six and more.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asking(f32);

impl Asking {
    pub(crate) fn of(words: usize) -> Self {
        Self((words.saturating_sub(2) as f32 / 4.0).min(1.0))
    }

    /// A figure that differs between a few words and a question.
    pub(crate) fn between(self, few: f32, many: f32) -> f32 {
        few + (many - few) * self.0
    }
}

/// A part of an entry or section that is searched on its own.
///
/// The first four belong to the entry as a whole. They are indexed with its first section only and count for all of
/// them: repeating a title with each section would make every section of a long article look like an answer, and
/// cost bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Title,
    Keywords,
    Category,
    Summary,
    Heading,
    Body,
}

impl Field {
    /// All fields, in the order in which the schema has them.
    pub(crate) const ALL: [Self; 6] =
        [Self::Title, Self::Keywords, Self::Category, Self::Summary, Self::Heading, Self::Body];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Keywords => "keywords",
            Self::Category => "category",
            Self::Summary => "summary",
            Self::Heading => "heading",
            Self::Body => "body",
        }
    }

    /// How much a match in it counts beside one in the body.
    ///
    /// For a few words title, keywords (labels), heading (section) and body are Zendesk's figures; a category says
    /// little about one of its entries, a summary about as much as a heading. Who asks a whole question asks for what
    /// stands in the text, and its words stand in titles by chance: there a title counts little more than the text.
    pub(crate) fn weight(self, asked: Asking) -> f32 {
        let (few, many) = match self {
            Self::Title => (3.0, 1.2),
            Self::Keywords => (2.8, 1.2),
            Self::Category => (0.8, 0.3),
            Self::Summary | Self::Heading => (1.5, 0.5),
            Self::Body => (1.0, 1.0),
        };
        asked.between(few, many)
    }

    /// Whether it belongs to the entry as a whole.
    pub(crate) fn is_of_entry(self) -> bool {
        matches!(self, Self::Title | Self::Keywords | Self::Category | Self::Summary)
    }

    pub(crate) fn in_tantivy(self) -> tantivy::schema::Field {
        tantivy::schema::Field::from_field_id(self as u32)
    }
}

/// The schema that an index is written and read with. It is compiled in and not read from the file: an index that was
/// written with another one has another version.
pub(crate) fn schema() -> Schema {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(TOKENIZER)
        .set_index_option(IndexRecordOption::WithFreqs)
        // Lengths are taken from the texts themselves.
        .set_fieldnorms(false);
    let options = TextOptions::default().set_indexing_options(indexing);
    let mut builder = Schema::builder();
    for field in Field::ALL {
        builder.add_text_field(field.name(), options.clone());
    }
    builder.build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_have_the_numbers_that_the_schema_gives_them() {
        let schema = schema();
        for field in Field::ALL {
            assert_eq!(schema.get_field(field.name()).expect("a field of the schema"), field.in_tantivy());
        }
    }
}
