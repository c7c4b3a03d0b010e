//! What the app asks the search worker, and what the worker answers. Enums are tagged from outside: a tag within has the
//! app hold every message twice, and costs it 10 KB. The command's `search --json` prints the same
//! [`SearchReply`].

use crate::{Audience, Kind, Marked};
use serde::{Deserialize, Serialize};

/// A message from the app to the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WorkerRequest {
    /// Fetch and open the index. Asked once, before anything else, and again to try once more after a failure.
    Open {
        /// The index file's whole address.
        url: String,
    },
    /// Answer a query.
    Search {
        /// Comes back with the answer, so that late answers can be told apart.
        id: u32,
        /// What is asked.
        request: SearchRequest,
    },
}

/// A message from the worker to the app.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WorkerReply {
    /// The worker's code runs and requests can be sent.
    Started,
    /// The index is open.
    Ready,
    /// The index could not be opened.
    Failed {
        /// Why.
        failure: SearchFailure,
    },
    /// The answer to a query.
    Found {
        /// The request's id.
        id: u32,
        /// The answer.
        reply: SearchReply,
    },
}

/// Why there is no search.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SearchFailure {
    /// The file did not arrive: no network.
    Unreachable,
    /// The server answered with an error status, 404 after a new version went out, for one.
    Missing {
        /// The HTTP status.
        status: u16,
    },
    /// The file arrived, but is not an index of this version.
    Damaged {
        /// In English, for developers.
        detail: String,
    },
}

/// A query with all that narrows and orders its results.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SearchRequest {
    /// What the person typed.
    pub query: String,
    /// Only as typed: no word is taken for another.
    pub literal: bool,
    /// Only entries of this kind.
    pub kind: Option<Kind>,
    /// Only entries in this category or below it.
    pub category: Option<String>,
    /// Only entries about this platform, and those about all.
    pub platform: Option<String>,
    /// Only entries written for these people.
    pub audience: Option<Audience>,
    /// The order.
    pub sort: Sort,
    /// How many hits to skip.
    pub offset: usize,
    /// How many hits to return at most.
    pub limit: usize,
}

/// The order of results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// The best first.
    #[default]
    Relevance,
    /// The last updated first; entries without a date last; the better first among equals.
    Date,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SearchReply {
    /// How many entries match, on all pages, with the filters applied.
    pub total: usize,
    /// The entries of the asked page.
    pub hits: Vec<Hit>,
    /// How many match for each kind, as if no kind had been chosen. Kinds without any are left out.
    pub kinds: Vec<KindCount>,
    /// How many match for each category and the categories below it, as if no category had been chosen. Categories
    /// without any are left out.
    pub categories: Vec<CategoryCount>,
    /// How many match for each platform that any entry names, those about all platforms included, as if no platform
    /// had been chosen. Empty where no entry that matches names one.
    #[serde(default)]
    pub platforms: Vec<PlatformCount>,
    /// How many match for each audience, as if none had been chosen. Audiences without any are left out.
    #[serde(default)]
    pub audiences: Vec<AudienceCount>,
    /// Words of the query that had to be left out to find anything.
    pub relaxed: Option<Vec<String>>,
    /// The query that was answered instead of the one typed.
    pub corrected: Option<String>,
}

/// One entry that was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hit {
    /// The entry's id.
    pub id: String,
    /// The entry's kind.
    pub kind: Kind,
    /// The title with what matched.
    pub title: Marked,
    /// The section that matches best, where it is not the entry's beginning.
    pub section: Option<HitSection>,
    /// Where the hit opens, relative to the site's base: `guides/id#heading`.
    pub url: String,
    /// The path of its category.
    pub category: Option<String>,
    /// When the entry was last updated, `YYYY-MM-DD`.
    pub updated: Option<String>,
    /// Higher is better; comparable only within one reply.
    pub score: f32,
    /// A part of the text with what matched.
    pub excerpt: Marked,
    /// Why it matched, in words for people; empty where the query's words stand in it as they are.
    pub why: Vec<String>,
}

/// The section of a [`Hit`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitSection {
    /// The heading's id.
    pub id: String,
    /// The heading with what matched.
    pub title: Marked,
}

/// How many entries of a kind match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindCount {
    /// The kind.
    pub kind: Kind,
    /// How many.
    pub count: usize,
}

/// How many entries of a category match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryCount {
    /// The category's path.
    pub path: String,
    /// How many.
    pub count: usize,
}

/// How many entries about a platform match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlatformCount {
    /// The platform, as in front matter.
    pub platform: String,
    /// How many.
    pub count: usize,
}

/// How many entries for an audience match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AudienceCount {
    /// The audience.
    pub audience: Audience,
    /// How many.
    pub count: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_survive_the_way_to_the_worker_and_back() {
        let request = WorkerRequest::Search {
            id: 7,
            request: SearchRequest { query: "결제 \"취소\"".into(), limit: 10, ..SearchRequest::default() },
        };
        let json = serde_json::to_string(&request).expect("plain data");
        assert_eq!(serde_json::from_str::<WorkerRequest>(&json).expect("what was just written"), request);

        let reply = WorkerReply::Failed { failure: SearchFailure::Missing { status: 404 } };
        let json = serde_json::to_string(&reply).expect("plain data");
        assert_eq!(json, r#"{"failed":{"failure":{"missing":{"status":404}}}}"#);
    }
}
