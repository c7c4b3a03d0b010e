use crate::platform;
use crate::state::{FlowSession, Notices};
use crate::text;
use leptos::html::Textarea;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The field of the notes.
const NOTES_ID: &str = "flow-notes";

/// The call notes: they grow with the call, can be changed, and are copied in one press.
#[component]
pub(super) fn Notes(
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

/// The button that copies the notes.
#[component]
pub(super) fn CopyNotes(
    /// The way through the flow in this tab.
    session: FlowSession,
) -> impl IntoView {
    let notices = expect_context::<Notices>();
    let copy = move |_| {
        let notes = untrack(|| session.notes());
        spawn_local(async move {
            if platform::clipboard::write(&notes).await {
                notices.say(text::COPIED);
            } else {
                platform::field::select_lines(NOTES_ID);
                notices.say(text::COPY_REFUSED);
            }
        });
    };
    view! {
        <button type="button" class="button button-primary" on:click=copy>
            {text::flow::COPY_NOTES}
        </button>
    }
}
