//! The tantivy segment within the packed file, opened for reading where it lies: no copy, no threads, no file system.

use crate::analyser::Term;
use crate::error::OpenError;
use crate::schema::{self, Field};
use std::fmt;
use std::io;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{DirectoryLock, FileHandle, Lock, OwnedBytes, WatchCallback, WatchHandle, WritePtr};
use tantivy::index::SegmentId;
use tantivy::postings::{Postings, TermInfo};
use tantivy::schema::IndexRecordOption;
use tantivy::{Directory, DocSet, Index, IndexSettings, InvertedIndexReader, SegmentReader, TERMINATED};

/// The files of a segment, by their extension, which is also the name of their part in the packed file.
pub(crate) const FILES: [&str; 6] = ["term", "idx", "pos", "fieldnorm", "fast", "store"];

/// A segment has a random id, which is part of its files' names. There is only ever this one.
const ID: &str = "00000000000000000000000000000000";

/// The term dictionaries and postings of all fields.
pub(crate) struct Segment {
    fields: Vec<Arc<InvertedIndexReader>>,
}

impl Segment {
    /// Opens the segment whose files lie at the given places, in the order of [`FILES`].
    pub(crate) fn open(bytes: &OwnedBytes, files: &[Range<usize>], documents: u32) -> Result<Self, OpenError> {
        let files = FILES.iter().zip(files).map(|(name, range)| (*name, bytes.slice(range.clone()))).collect();
        // Creating instead of opening: the schema is compiled in, so there are no settings to read.
        let index = Index::create(ReadOnly(files), schema::schema(), IndexSettings::default()).map_err(failed)?;
        let id = SegmentId::from_uuid_string(ID).map_err(|_| OpenError::Segment { detail: "bad id".into() })?;
        let reader = SegmentReader::open(&index.segment(index.new_segment_meta(id, documents))).map_err(failed)?;
        let fields: Result<Vec<_>, _> =
            Field::ALL.iter().map(|field| reader.inverted_index(field.in_tantivy())).collect();
        Ok(Self { fields: fields.map_err(failed)? })
    }

    /// How many documents have a term in a field.
    pub(crate) fn document_frequency(&self, field: Field, term: &Term) -> u32 {
        self.term(field, term).map_or(0, |info| info.doc_freq)
    }

    /// Calls `each` with the number of every document that has the term in the field, and how often.
    pub(crate) fn postings(&self, field: Field, term: &Term, each: impl FnMut(u32, u32)) {
        if let Some(info) = self.term(field, term) {
            self.walk(field, &info, each);
        }
    }

    /// Calls `each` for every term that begins with `prefix` (`prefix` itself too, first of all), `limit` terms at
    /// most.
    pub(crate) fn postings_of_prefix(
        &self,
        field: Field,
        prefix: &str,
        limit: usize,
        each: &mut dyn FnMut(bool, u32, u32),
    ) {
        let dictionary = self.fields[field as usize].terms();
        let Ok(mut stream) = dictionary.range().ge(prefix).into_stream() else { return };
        let mut found = Vec::new();
        while found.len() < limit && stream.advance() {
            if !stream.key().starts_with(prefix.as_bytes()) {
                break;
            }
            found.push((stream.key().len() == prefix.len(), stream.value().clone()));
        }
        for (whole, info) in found {
            self.walk(field, &info, |document, frequency| each(whole, document, frequency));
        }
    }

    fn term(&self, field: Field, term: &Term) -> Option<TermInfo> {
        self.fields[field as usize].terms().get(term.key()).ok().flatten()
    }

    fn walk(&self, field: Field, info: &TermInfo, mut each: impl FnMut(u32, u32)) {
        let index = &self.fields[field as usize];
        let Ok(mut postings) = index.read_postings_from_terminfo(info, IndexRecordOption::WithFreqs) else { return };
        let mut document = postings.doc();
        while document != TERMINATED {
            each(document, postings.term_freq());
            document = postings.advance();
        }
    }
}

impl fmt::Debug for Segment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Segment").finish_non_exhaustive()
    }
}

fn failed(error: impl fmt::Display) -> OpenError {
    OpenError::Segment { detail: error.to_string() }
}

/// A directory of which tantivy only ever sees the extensions.
#[derive(Clone)]
struct ReadOnly(Vec<(&'static str, OwnedBytes)>);

impl fmt::Debug for ReadOnly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReadOnly")
    }
}

impl ReadOnly {
    fn find(&self, path: &Path) -> Option<&OwnedBytes> {
        let extension = path.extension()?;
        self.0.iter().find(|(name, _)| extension == *name).map(|(_, bytes)| bytes)
    }
}

impl Directory for ReadOnly {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        let bytes = self.find(path).ok_or_else(|| OpenReadError::FileDoesNotExist(path.to_owned()))?;
        Ok(Arc::new(bytes.clone()))
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        Err(DeleteError::FileDoesNotExist(path.to_owned()))
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        Ok(self.find(path).is_some())
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        Err(OpenWriteError::wrap_io_error(io::ErrorKind::ReadOnlyFilesystem.into(), path.to_owned()))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        Err(OpenReadError::FileDoesNotExist(path.to_owned()))
    }

    /// tantivy writes down settings that nobody will read.
    fn atomic_write(&self, _: &Path, _: &[u8]) -> io::Result<()> {
        Ok(())
    }

    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    fn acquire_lock(&self, _: &Lock) -> Result<DirectoryLock, LockError> {
        Ok(DirectoryLock::from(Box::new(())))
    }

    fn watch(&self, _: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(WatchHandle::empty())
    }
}
