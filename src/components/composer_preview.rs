use super::composer_draft::Draft;
use crate::state::PieceKind;
use crate::text::composer as text;
use giljabi_message::words;
use leptos::prelude::*;

/// The message as it will arrive: values marked, what is missing by its name, the place where an SMS ends.
#[component]
pub(crate) fn ComposerPreview(
    /// The message being filled in.
    draft: Draft,
) -> impl IntoView {
    let (heading, name) = (draft.element("preview"), draft.element("preview"));
    let pieces = Memo::new(move |_| draft.pieces());
    view! {
        <section class="phone" aria-labelledby=name>
            <h2 class="phone-head" id=heading>{text::PREVIEW}</h2>
            {draft
                .subject()
                .map(|subject| {
                    view! {
                        <div class="phone-subject">
                            <p>
                                <span class="phone-subject-name">{text::SUBJECT}</span>
                                " "
                                <b>{subject}</b>
                            </p>
                            <button
                                type="button"
                                class="button button-small"
                                on:click=move |_| draft.copy_subject()
                            >
                                {text::COPY_SUBJECT}
                            </button>
                        </div>
                    }
                })}
            <p class="bubble">
                {move || {
                    pieces
                        .with(|pieces| {
                            pieces
                                .iter()
                                .map(|piece| {
                                    let shown = match piece.kind {
                                        PieceKind::Words => view! { <span>{piece.text.clone()}</span> }.into_any(),
                                        PieceKind::Value => view! { <mark>{piece.text.clone()}</mark> }.into_any(),
                                        PieceKind::Rejected => {
                                            view! { <mark class="bubble-rejected">{piece.text.clone()}</mark> }
                                                .into_any()
                                        }
                                        PieceKind::Missing => {
                                            view! {
                                                <span class="bubble-missing">
                                                    {piece.text.clone()}
                                                    <span class="visually-hidden">" (" {text::MISSING} ")"</span>
                                                </span>
                                            }
                                                .into_any()
                                        }
                                        PieceKind::SmsEnd => {
                                            view! { <span class="bubble-line">{text::SMS_ENDS}</span> }.into_any()
                                        }
                                    };
                                    if piece.lost { view! { <s>{shown}</s> }.into_any() } else { shown }
                                })
                                .collect_view()
                        })
                }}
            </p>
        </section>
    }
}

/// How long the message is, beside what an SMS and an LMS hold.
#[component]
pub(crate) fn ComposerMeter(
    /// The message being filled in.
    draft: Draft,
) -> impl IntoView {
    let gauge = Memo::new(move |_| draft.gauge());
    let kind = Memo::new(move |_| draft.kind());
    // Told once, when the length makes an LMS of it or an SMS again.
    let became = RwSignal::new(String::new());
    Effect::new(move |before: Option<Option<giljabi_message::MessageKind>>| {
        let now = kind.get();
        if let (Some(Some(before)), Some(now)) = (before, now)
            && before != now
        {
            became.set(text::became(now));
        }
        now.or(before.flatten())
    });
    view! {
        <div class="meter">
            <p class="meter-words">
                {move || {
                    kind.get()
                        .map(|kind| {
                            view! { <span class="badge meter-kind" data-kind=kind.as_str()>{words::kind(kind)}</span> }
                        })
                }}
                <span>{move || gauge.with(|(_, length, _)| length.clone())}</span>
            </p>
            <svg class="meter-bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
                <rect class="meter-ground" width="1000" height="10" />
                <rect
                    class="meter-fill"
                    width=move || gauge.with(|(gauge, ..)| gauge.share(gauge.bytes)).to_string()
                    height="10"
                />
                {move || {
                    gauge
                        .with(|(gauge, ..)| gauge.sms.map(|sms| gauge.share(sms)))
                        .map(|at| view! { <rect class="meter-line" x=at.to_string() width="6" height="10" /> })
                }}
            </svg>
            <p class="visually-hidden" role="status">{became}</p>
            {move || {
                gauge.with(|(.., shorten)| shorten.clone()).map(|how| view! { <p class="meter-shorten">{how}</p> })
            }}
        </div>
    }
}
