//! The search worker: JSON messages over `postMessage`.

use giljabi_site::{WorkerReply, WorkerRequest};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{ErrorEvent, MessageEvent, Worker};

/// A running worker; dropping it ends it.
pub(crate) struct SearchWorker {
    worker: Worker,
    // The closures live as long as the worker that calls them.
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(ErrorEvent)>,
}

impl SearchWorker {
    /// Starts the worker whose script is at `address`. `on_reply` gets what it says; `on_broken` is called when its
    /// script cannot be loaded, stops, or says something that is no reply.
    pub(crate) fn start(
        address: &str,
        on_reply: impl Fn(WorkerReply) + 'static,
        on_broken: impl Fn() + Clone + 'static,
    ) -> Option<Self> {
        let worker = Worker::new(address).ok()?;
        let misspoke = on_broken.clone();
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            match event.data().as_string().and_then(|text| serde_json::from_str(&text).ok()) {
                Some(reply) => on_reply(reply),
                None => misspoke(),
            }
        });
        let on_error = Closure::<dyn Fn(ErrorEvent)>::new(move |_: ErrorEvent| on_broken());
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Some(Self { worker, _on_message: on_message, _on_error: on_error })
    }

    /// Sends a request; `false` when it could not be sent.
    pub(crate) fn send(&self, request: &WorkerRequest) -> bool {
        serde_json::to_string(request).is_ok_and(|json| self.worker.post_message(&json.into()).is_ok())
    }
}

impl Drop for SearchWorker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
