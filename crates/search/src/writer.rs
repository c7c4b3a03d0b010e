//! Writes an index. Native only; one thread, because the order of documents is the order of the sections.

use crate::analyser;
use crate::entry::EntryText;
use crate::packed;
use crate::schema::{self, Field};
use crate::segment::FILES;
use crate::synonyms::{self, Synonyms};
use crate::table::{self, Table};
use crate::vocabulary::{self, Vocabulary};
use std::fmt;
use std::path::Path;
use tantivy::directory::RamDirectory;
use tantivy::indexer::SingleSegmentIndexWriter;
use tantivy::schema::TantivyDocument;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer, TokenizerManager};
use tantivy::{Directory, Index, IndexSettings};

/// In bytes. It is a hint for the size of a hash table, not a limit.
const MEMORY_BUDGET: usize = 64 << 20;

/// The largest offset that the table and the packed file can hold, in bytes.
const LARGEST_TABLE: usize = u32::MAX as usize;

/// Why no index could be written.
#[derive(Debug)]
pub enum IndexError {
    /// There is more text than an index can hold, 4 GiB.
    TooLarge {
        /// The texts' size, in bytes.
        bytes: usize,
    },
    /// tantivy failed.
    Tantivy(Box<tantivy::TantivyError>),
}

impl fmt::Display for IndexError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes } => write!(f, "{bytes} bytes of text are more than a search index can hold"),
            Self::Tantivy(error) => write!(f, "search index could not be written: {error}"),
        }
    }
}

impl std::error::Error for IndexError {}

impl From<tantivy::TantivyError> for IndexError {
    fn from(error: tantivy::TantivyError) -> Self {
        Self::Tantivy(Box::new(error))
    }
}

/// The index of the given entries: bytes for [`crate::Engine::open`]. The same entries in the same order give the same
/// bytes. An id stands for one entry of its kind; it is the caller's to see that it is unique.
pub fn write_index(entries: &[EntryText]) -> Result<Vec<u8>, IndexError> {
    write_index_with(entries, &[])
}

/// As [`write_index`], with words that mean the same. Of these it holds what the entries' own texts can answer.
pub fn write_index_with(entries: &[EntryText], synonyms: &[Synonyms]) -> Result<Vec<u8>, IndexError> {
    let rows = table::write(entries);
    if rows.len() > LARGEST_TABLE {
        return Err(IndexError::TooLarge { bytes: rows.len() });
    }
    // What is indexed is read back from what was written, so that the two cannot differ.
    let table = Table::read(&rows).map_err(|error| tantivy::TantivyError::InternalError(error.to_string()))?;
    let directory = write_segment(&table)?;
    let mut files = Vec::with_capacity(FILES.len());
    for name in FILES {
        files.push((name, read_file(&directory, name)?));
    }
    let words = vocabulary::write(&table);
    let vocabulary =
        Vocabulary::read(&words).map_err(|error| tantivy::TantivyError::InternalError(error.to_string()))?;
    let rules = synonyms::write(synonyms, &vocabulary);
    let mut parts: Vec<(&str, &[u8])> = vec![("entries", &rows), ("words", &words), ("synonyms", &rules)];
    parts.extend(files.iter().map(|(name, bytes)| (*name, bytes.as_slice())));
    Ok(packed::pack(&parts))
}

fn write_segment(table: &Table) -> tantivy::Result<(RamDirectory, String)> {
    let tokenizers = TokenizerManager::default();
    tokenizers.register(schema::TOKENIZER, Analyser);
    let directory = RamDirectory::create();
    // The store is empty; its writer would start a thread by default, which the wasm build cannot.
    let settings = IndexSettings { docstore_compress_dedicated_thread: false, ..IndexSettings::default() };
    let mut writer: SingleSegmentIndexWriter = Index::builder()
        .schema(schema::schema())
        .settings(settings)
        .tokenizers(tokenizers)
        .single_segment_index_writer(directory.clone(), MEMORY_BUDGET)?;
    for section in 0..table.section_count() {
        let first = table.section(section).entry().sections().start == section;
        let mut document = TantivyDocument::default();
        for field in Field::ALL.into_iter().filter(|field| first || !field.is_of_entry()) {
            let text = table.field(section, field);
            if !text.is_empty() {
                document.add_text(field.in_tantivy(), text);
            }
        }
        writer.add_document(document)?;
    }
    let index = writer.finalize()?;
    let segment = index.searchable_segment_ids()?.first().map(tantivy::index::SegmentId::uuid_string);
    Ok((directory, segment.unwrap_or_default()))
}

fn read_file((directory, segment): &(RamDirectory, String), name: &str) -> tantivy::Result<Vec<u8>> {
    let file = directory.open_read(Path::new(&format!("{segment}.{name}")))?;
    Ok(file.read_bytes()?.to_vec())
}

/// The analyser as tantivy calls it.
#[derive(Clone)]
struct Analyser;

/// The terms of one text.
struct Terms {
    terms: std::vec::IntoIter<String>,
    token: Token,
}

impl Tokenizer for Analyser {
    type TokenStream<'a> = Terms;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Terms {
        let terms: Vec<_> =
            analyser::words(text).iter().flat_map(analyser::Word::terms).map(|term| term.key()).collect();
        Terms { terms: terms.into_iter(), token: Token::default() }
    }
}

impl TokenStream for Terms {
    fn advance(&mut self) -> bool {
        let Some(text) = self.terms.next() else { return false };
        self.token.position = self.token.position.wrapping_add(1);
        self.token.text = text;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
