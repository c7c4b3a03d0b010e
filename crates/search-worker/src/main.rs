//! The search worker's entry: fetches the index, opens it, answers queries, all off the page's thread.
//!
//! It owns the conversation with the app ([`WorkerRequest`] and [`WorkerReply`], as JSON strings) and knows nothing of
//! how search works, of Leptos or of pages. Only the newest query matters: those that wait while the index is on its
//! way are answered by the newest alone.
#![forbid(unsafe_code)]

mod fetch;
mod session;

use session::{Session, Step};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use giljabi_search::Engine;
use giljabi_site::{SearchFailure, WorkerReply};

fn main() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let worker = Rc::new(Worker { scope: scope.clone(), session: RefCell::new(Session::default()) });
    let listener = Rc::clone(&worker);
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| listener.receive(&event));
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The listener lives as long as the worker does.
    on_message.forget();
    worker.send(&WorkerReply::Started);
}

struct Worker {
    scope: DedicatedWorkerGlobalScope,
    session: RefCell<Session<Engine>>,
}

impl Worker {
    fn receive(self: &Rc<Self>, event: &MessageEvent) {
        let request = event.data().as_string().and_then(|json| serde_json::from_str(&json).ok());
        let Some(request) = request else {
            web_sys::console::warn_1(&"giljabi: the search worker was sent something it does not understand".into());
            return;
        };
        let step = self.session.borrow_mut().receive(request);
        self.take(step);
    }

    fn take(self: &Rc<Self>, step: Step) {
        match step {
            Step::Send(replies) => replies.iter().for_each(|reply| self.send(reply)),
            Step::Fetch { url } => {
                let worker = Rc::clone(self);
                wasm_bindgen_futures::spawn_local(async move {
                    let opened = fetch::bytes(&worker.scope, &url).await.and_then(|bytes| {
                        Engine::open(bytes)
                            .map_err(|error| SearchFailure::Damaged { detail: format!("{url}: {error}") })
                    });
                    let step = worker.session.borrow_mut().opened(opened);
                    worker.take(step);
                });
            }
        }
    }

    fn send(&self, reply: &WorkerReply) {
        // Plain data without maps always has JSON, and posting a string fails only after the worker has been stopped.
        if let Ok(json) = serde_json::to_string(reply) {
            let _ = self.scope.post_message(&json.into());
        }
    }
}
