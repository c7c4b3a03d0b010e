use crate::on_demand::OnDemand;
use crate::platform;
use crate::state::{Base, Documents, Flows, Messages, SiteManifest, page_entry};
use giljabi_site::{Entry, Kind};
use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// Who rests on a link for so long is about to follow it; who only passes over it is not.
const REST: Duration = Duration::from_millis(60);

/// Fetches what a link leads to when somebody is about to follow it: it is pressed, or pointer or keyboard rest on it. Then
/// the page is there with the press. Not where somebody asked the browser to save data.
#[component]
pub(crate) fn FetchAhead() -> impl IntoView {
    if platform::network::saves_data() {
        return;
    }
    let (manifest, base) = (expect_context::<SiteManifest>().0, expect_context::<Base>());
    let (documents, flows, messages) =
        (expect_context::<Documents>(), expect_context::<Flows>(), expect_context::<Messages>());
    let on_demand = expect_context::<OnDemand>();
    // Reading the files is the business of the parts that show them. Those of flows and messages are too large to be
    // fetched for who only rests on a link.
    let fetch = move |entry: Entry| match entry.kind {
        Kind::Guide | Kind::Faq => spawn_local(async move {
            if let Ok(parts) = on_demand.get_reading().await {
                (parts.fetch)(documents, &entry);
            }
        }),
        Kind::Flow | Kind::Message if on_demand.is_asked_for() => spawn_local(async move {
            if let Ok(parts) = on_demand.get().await {
                (parts.fetch)(flows, messages, &entry);
            }
        }),
        Kind::Flow | Kind::Message => {}
    };
    let entry_at = move |path: &str| page_entry(&manifest, &base.page_at(path)).cloned();
    // The path of the link that pointer or keyboard are at, and the moment at which that is rest.
    let at = StoredValue::new(None::<(String, Option<TimeoutHandle>)>);
    let stop = move || {
        if let Some((_, Some(handle))) = at.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    let find = entry_at.clone();
    let rest = move |event: &ev::Event| {
        let Some(path) = platform::focus::link_path(event) else { return stop() };
        // A pointer moves often; a large site is looked through once a link.
        if at.with_value(|at| at.as_ref().is_some_and(|(there, _)| *there == path)) {
            return;
        }
        stop();
        let handle = find(&path).and_then(|entry| set_timeout_with_handle(move || fetch(entry.clone()), REST).ok());
        at.set_value(Some((path, handle)));
    };
    let press = move |event: &ev::Event| {
        if let Some(entry) = platform::focus::link_path(event).and_then(|path| entry_at(&path)) {
            if matches!(entry.kind, Kind::Flow | Kind::Message) {
                on_demand.fetch_ahead();
            }
            fetch(entry);
        }
    };
    let over = rest.clone();
    let handles = [
        // What comes to lie below a pointer that does not move is not what somebody points at.
        window_event_listener(ev::pointermove, move |event| over(&event)),
        window_event_listener(ev::focusin, move |event| rest(&event)),
        window_event_listener(ev::pointerdown, move |event| press(&event)),
    ];
    on_cleanup(move || {
        stop();
        for handle in handles {
            handle.remove();
        }
    });
}
