use crate::platform;
use crate::state::{Desk, FlowSession, Notices};
use crate::text;
use leptos::html::Textarea;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The field of the notes.
const NOTES_ID: &str = "flow-notes";

/// The call notes: they grow with the call, can be changed, and are copied in one press.
#[component]
pub(crate) fn Notes(
    /// The way through the flow in this tab.
    session: FlowSession,
) -> impl IntoView {
    let field = NodeRef::<Textarea>::new();
    let text = Memo::new(move |_| session.notes());
    // Written only where it shows something else: to write breaks the composition of a syllable.
    Effect::new(move |_| {
        field.track();
        text.with(|text| platform::field::show_lines(field, text));
    });
    let rows = move || text.with(|text| (text.lines().count() + 2).clamp(6, 24).to_string());
    view! {
        <section class="flow-notes" aria-labelledby="flow-notes-title">
            <h2 id="flow-notes-title">
                <label for=NOTES_ID>{text::flow::NOTES}</label>
            </h2>
            <textarea
                id=NOTES_ID
                node_ref=field
                rows=rows
                spellcheck="false"
                on:input=move |event| session.edit_notes(Some(event_target_value(&event)))
            ></textarea>
            <p class="actions">
                <CopyNotes session=session />
                {move || {
                    session
                        .notes_are_edited()
                        .then(|| {
                            view! {
                                <button type="button" class="button" on:click=move |_| session.edit_notes(None)>
                                    {text::flow::NOTES_AS_WRITTEN}
                                </button>
                            }
                        })
                }}
            </p>
        </section>
    }
}

/// Copies notes; where the browser refuses, the field of the flow's notes is selected to be copied by hand.
pub(crate) fn copy_notes(notes: String, notices: Notices) {
    spawn_local(async move {
        if platform::clipboard::write(&notes).await {
            notices.say(text::flow::NOTES_COPIED);
        } else {
            platform::field::select_lines(NOTES_ID);
            notices.say(text::COPY_REFUSED);
        }
    });
}

/// The button that copies the notes.
#[component]
pub(crate) fn CopyNotes(
    /// The way through the flow in this tab.
    session: FlowSession,
) -> impl IntoView {
    let (notices, desk) = (expect_context::<Notices>(), expect_context::<Desk>());
    let copy = move |_| copy_notes(desk.whole_notes(Some(session)), notices);
    view! {
        <button type="button" class="button button-primary" on:click=copy>
            {text::flow::COPY_NOTES}
        </button>
    }
}
