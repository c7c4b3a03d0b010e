//! The client of the search worker: starts it, opens the index, asks, and drops answers that came too late.

use crate::platform::{self, worker::SearchWorker};
use giljabi_site::{Hit, Kind, SearchFailure, SearchReply, SearchRequest, WorkerReply, WorkerRequest};
use leptos::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

/// After this long without a word from the worker the person is offered another try. The worker may be on its way
/// still: on a slow line 420 KB take seconds.
const PATIENCE: Duration = Duration::from_secs(15);

/// Where the search engine stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Nobody has asked for it yet.
    Asleep,
    /// It is being fetched; `slow` once that takes long.
    Starting {
        /// Whether it takes long.
        slow: bool,
    },
    /// It answers.
    Ready,
    /// It cannot be had.
    Failed(EngineFailure),
}

/// Why there is no search, as far as a person can do something about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EngineFailure {
    /// The device has no network.
    Offline,
    /// The worker or the index did not arrive.
    Unreachable,
    /// They are gone or damaged: most likely a new version of the site went out.
    Replaced,
}

/// An answer, and what it answers.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answered {
    /// What was asked.
    pub(crate) request: SearchRequest,
    /// What was found.
    pub(crate) reply: SearchReply,
    /// Whether the texts were searched, and not only titles while the engine was on its way.
    pub(crate) is_whole: bool,
}

type AnswerSlot = RwSignal<Option<Arc<Answered>>>;

/// The one connection to the search worker.
#[derive(Clone, Copy)]
pub(crate) struct SearchClient {
    engine: RwSignal<Engine>,
    link: StoredValue<Link, LocalStorage>,
}

#[derive(Default)]
struct Link {
    worker: Option<SearchWorker>,
    /// Whether the worker's code runs.
    started: bool,
    /// The index file's whole address.
    index: Option<String>,
    /// How often it was tried to start.
    attempt: u32,
    next_id: u32,
    /// The questions whose answers are still wanted.
    waiting: HashMap<u32, (SearchRequest, AnswerSlot)>,
}

impl SearchClient {
    /// A client whose worker sleeps.
    pub(crate) fn new() -> Self {
        Self { engine: RwSignal::new(Engine::Asleep), link: StoredValue::new_local(Link::default()) }
    }

    /// Where the engine stands.
    pub(crate) fn engine(self) -> Engine {
        self.engine.get()
    }

    /// Tells where the index is, and starts the worker in a quiet moment.
    pub(crate) fn start_when_idle(self, index: String) {
        self.link.update_value(|link| link.index = Some(index));
        platform::idle::when_idle(move || self.start());
    }

    /// Starts the worker now, unless that happened already or the index is not known yet.
    pub(crate) fn start(self) {
        if self.engine.get_untracked() == Engine::Asleep && self.link.with_value(|link| link.index.is_some()) {
            self.connect();
        }
    }

    /// Tries once more after a failure.
    pub(crate) fn retry(self) {
        self.connect();
    }

    fn connect(self) {
        self.engine.set(Engine::Starting { slow: false });
        let mut attempt = 0;
        let mut alive = false;
        self.link.update_value(|link| {
            link.attempt = link.attempt.wrapping_add(1);
            attempt = link.attempt;
            alive = link.started && link.worker.is_some();
        });
        if alive {
            self.open_index();
        } else {
            let worker = platform::head::worker_address().and_then(|address| {
                SearchWorker::start(&address, move |reply| self.receive(reply), move || self.fail_connection())
            });
            if worker.is_none() {
                self.engine.set(Engine::Failed(EngineFailure::Replaced));
            }
            self.link.update_value(|link| link.worker = worker);
        }
        set_timeout(
            move || {
                let current = self.link.with_value(|link| link.attempt) == attempt;
                if current && self.engine.get_untracked() == (Engine::Starting { slow: false }) {
                    self.engine.set(Engine::Starting { slow: true });
                }
            },
            PATIENCE,
        );
    }

    fn open_index(self) {
        self.link.with_value(|link| {
            if let (Some(worker), Some(url)) = (&link.worker, &link.index) {
                worker.send(&WorkerRequest::Open { url: url.clone() });
            }
        });
    }

    /// The worker's script did not come, or the worker broke.
    fn fail_connection(self) {
        self.link.update_value(|link| {
            link.started = false;
            link.waiting.clear();
        });
        self.fail(if platform::network::is_online() { EngineFailure::Unreachable } else { EngineFailure::Offline });
    }

    fn fail(self, failure: EngineFailure) {
        self.engine.set(Engine::Failed(failure));
    }

    fn receive(self, reply: WorkerReply) {
        match reply {
            WorkerReply::Started => {
                self.link.update_value(|link| link.started = true);
                self.open_index();
            }
            WorkerReply::Ready => self.engine.set(Engine::Ready),
            WorkerReply::Failed { failure: SearchFailure::Unreachable } if !platform::network::is_online() => {
                self.fail(EngineFailure::Offline);
            }
            WorkerReply::Failed { failure: SearchFailure::Unreachable } => self.fail(EngineFailure::Unreachable),
            WorkerReply::Failed { failure: SearchFailure::Missing { .. } | SearchFailure::Damaged { .. } } => {
                self.fail(EngineFailure::Replaced);
            }
            WorkerReply::Found { id, mut reply } => {
                reply.hits.iter_mut().for_each(begin_flow);
                let waiting = self.link.try_update_value(|link| link.waiting.remove(&id)).flatten();
                if let Some((request, slot)) = waiting {
                    // The page that asked may be gone; then nobody wants the answer.
                    let _ = slot.try_set(Some(Arc::new(Answered { request, reply, is_whole: true })));
                }
            }
        }
    }

    /// Asks; the answer goes to `slot`. Returns the question's id.
    fn ask(self, request: SearchRequest, slot: AnswerSlot) -> u32 {
        let mut id = 0;
        self.link.update_value(|link| {
            link.next_id = link.next_id.wrapping_add(1);
            id = link.next_id;
            if let Some(worker) = &link.worker
                && worker.send(&WorkerRequest::Search { id, request: request.clone() })
            {
                link.waiting.insert(id, (request, slot));
            }
        });
        id
    }

    /// Says that the answer to a question is not wanted any more.
    fn forget(self, id: u32) {
        let _ = self.link.try_update_value(|link| link.waiting.remove(&id));
    }
}

/// A flow that is found by its title begins at its first step, not at the one whose words match best: nobody has
/// answered anything yet.
fn begin_flow(hit: &mut Hit) {
    if hit.kind == Kind::Flow && !hit.title.marks.is_empty() {
        hit.url = hit.kind.page(&hit.id);
        hit.section = None;
    }
}

/// The newest answer to a question that changes. An answer to an earlier question never replaces a later one's; until
/// the new answer is here the last one stays, so that the page does not flicker. No question, no answer.
pub(crate) fn use_answer(client: SearchClient, question: Memo<Option<SearchRequest>>) -> AnswerSlot {
    let slot: AnswerSlot = RwSignal::new(None);
    Effect::new(move |asked: Option<Option<u32>>| {
        if let Some(id) = asked.flatten() {
            client.forget(id);
        }
        let question = question.get();
        match (client.engine(), question) {
            (_, None) => {
                slot.set(None);
                None
            }
            (Engine::Ready, Some(request)) => Some(client.ask(request, slot)),
            _ => None,
        }
    });
    slot
}
