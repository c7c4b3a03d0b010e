//! What the worker does next: a pure account of what was asked, what is open and what waits. It never fetches or posts
//! anything itself.

use giljabi_search::Engine;
use giljabi_site::{SearchFailure, SearchReply, SearchRequest, WorkerReply, WorkerRequest};

/// What answers queries once it is open.
pub(crate) trait Answer {
    fn answer(&self, request: &SearchRequest) -> SearchReply;
}

impl Answer for Engine {
    fn answer(&self, request: &SearchRequest) -> SearchReply {
        self.search(request)
    }
}

/// What is to be done.
#[derive(Debug, PartialEq)]
pub(crate) enum Step {
    /// Tell the app, in this order.
    Send(Vec<WorkerReply>),
    /// Fetch and open the index, then tell [`Session::opened`].
    Fetch { url: String },
}

/// The state of the conversation.
pub(crate) struct Session<E> {
    index: Index<E>,
    /// The newest query that came before the index did.
    waiting: Option<(u32, SearchRequest)>,
    /// An index that was asked for while another one was on its way.
    next: Option<String>,
}

enum Index<E> {
    Closed,
    Opening { url: String },
    Open { url: String, engine: E },
}

impl<E> Default for Session<E> {
    fn default() -> Self {
        Self { index: Index::Closed, waiting: None, next: None }
    }
}

impl<E: Answer> Session<E> {
    /// Takes a message from the app.
    pub(crate) fn receive(&mut self, request: WorkerRequest) -> Step {
        match (request, &self.index) {
            (WorkerRequest::Open { url }, Index::Open { url: open, .. }) if url == *open => {
                Step::Send(vec![WorkerReply::Ready])
            }
            (WorkerRequest::Open { url }, Index::Opening { url: opening }) => {
                self.next = (url != *opening).then_some(url);
                Step::Send(Vec::new())
            }
            (WorkerRequest::Open { url }, _) => self.fetch(url),
            (WorkerRequest::Search { id, request }, Index::Open { engine, .. }) => {
                Step::Send(vec![WorkerReply::Found { id, reply: engine.answer(&request) }])
            }
            (WorkerRequest::Search { id, request }, _) => {
                self.waiting = Some((id, request));
                Step::Send(Vec::new())
            }
        }
    }

    /// Takes the outcome of a fetch.
    pub(crate) fn opened(&mut self, outcome: Result<E, SearchFailure>) -> Step {
        if let Some(url) = self.next.take() {
            return self.fetch(url);
        }
        let Index::Opening { url } = std::mem::replace(&mut self.index, Index::Closed) else {
            return Step::Send(Vec::new());
        };
        match outcome {
            // What waits goes on waiting: the app may ask to try again.
            Err(failure) => Step::Send(vec![WorkerReply::Failed { failure }]),
            Ok(engine) => {
                let mut replies = vec![WorkerReply::Ready];
                if let Some((id, request)) = self.waiting.take() {
                    replies.push(WorkerReply::Found { id, reply: engine.answer(&request) });
                }
                self.index = Index::Open { url, engine };
                Step::Send(replies)
            }
        }
    }

    fn fetch(&mut self, url: String) -> Step {
        self.index = Index::Opening { url: url.clone() };
        Step::Fetch { url }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Answers with its own number of matches.
    struct Fixed(usize);

    impl Answer for Fixed {
        fn answer(&self, _: &SearchRequest) -> SearchReply {
            SearchReply { total: self.0, ..SearchReply::default() }
        }
    }

    fn open(url: &str) -> WorkerRequest {
        WorkerRequest::Open { url: url.into() }
    }

    fn search(id: u32) -> WorkerRequest {
        WorkerRequest::Search { id, request: SearchRequest::default() }
    }

    fn found(id: u32, total: usize) -> WorkerReply {
        WorkerReply::Found { id, reply: SearchReply { total, ..SearchReply::default() } }
    }

    fn nothing() -> Step {
        Step::Send(Vec::new())
    }

    #[test]
    fn only_the_newest_query_that_waited_is_answered() {
        let mut session = Session::default();
        assert_eq!(session.receive(search(1)), nothing());
        assert_eq!(session.receive(open("a")), Step::Fetch { url: "a".into() });
        assert_eq!(session.receive(search(2)), nothing());
        assert_eq!(session.receive(search(3)), nothing());
        assert_eq!(session.opened(Ok(Fixed(5))), Step::Send(vec![WorkerReply::Ready, found(3, 5)]));
        assert_eq!(session.receive(search(4)), Step::Send(vec![found(4, 5)]));
    }

    #[test]
    fn after_a_failure_it_can_be_tried_again_and_the_query_still_waits() {
        let mut session = Session::default();
        let failure = SearchFailure::Missing { status: 404 };
        assert_eq!(session.receive(open("a")), Step::Fetch { url: "a".into() });
        assert_eq!(session.receive(search(1)), nothing());
        let failed = WorkerReply::Failed { failure: failure.clone() };
        assert_eq!(session.opened(Err(failure)), Step::Send(vec![failed]));
        assert_eq!(session.receive(open("a")), Step::Fetch { url: "a".into() });
        assert_eq!(session.opened(Ok(Fixed(2))), Step::Send(vec![WorkerReply::Ready, found(1, 2)]));
    }

    #[test]
    fn what_is_open_or_on_its_way_is_not_fetched_twice() {
        let mut session = Session::default();
        session.receive(open("a"));
        assert_eq!(session.receive(open("a")), nothing());
        assert_eq!(session.opened(Ok(Fixed(1))), Step::Send(vec![WorkerReply::Ready]));
        assert_eq!(session.receive(open("a")), Step::Send(vec![WorkerReply::Ready]));
    }

    #[test]
    fn a_newer_index_takes_the_place_of_the_one_before() {
        let mut session = Session::default();
        session.receive(open("a"));
        assert_eq!(session.receive(open("b")), nothing());
        assert_eq!(session.opened(Ok(Fixed(1))), Step::Fetch { url: "b".into() });
        assert_eq!(session.opened(Ok(Fixed(2))), Step::Send(vec![WorkerReply::Ready]));
        assert_eq!(session.receive(search(1)), Step::Send(vec![found(1, 2)]));
        assert_eq!(session.receive(open("c")), Step::Fetch { url: "c".into() });
    }
}
