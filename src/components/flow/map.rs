use super::Runner;
use crate::platform;
use crate::platform::flow_map::{Walked, mark};
use crate::state::FirstView;
use crate::text;
use leptos::ev::KeyboardEvent;
use leptos::html::Div;
use leptos::prelude::*;

/// The map of the flow, with the way on it. Steps on the way can be gone to.
#[component]
pub(super) fn FlowMap(
    /// The runner.
    runner: Runner,
    /// The drawing, as SVG.
    map: String,
) -> impl IntoView {
    let drawing = NodeRef::<Div>::new();
    let walked = Memo::new(move |_| {
        runner.session.with(|flow, run| Walked {
            steps: run.path(flow).into_iter().map(str::to_owned).collect(),
            choices: run.trail().iter().map(|taken| (taken.step.clone(), taken.choice)).collect(),
        })
    });
    let centre = move || {
        if let Some(drawing) = drawing.get_untracked() {
            platform::flow_map::centre(&drawing);
        }
    };
    let first_view = expect_context::<FirstView>();
    Effect::new(move |before: Option<Walked>| {
        let Some(drawing) = drawing.get() else { return Walked::default() };
        let walked = walked.get();
        mark(&drawing, &before.unwrap_or_default(), &walked);
        // Beside a plain page nothing has a place yet.
        if first_view.is_on_screen() {
            centre();
        }
        walked
    });
    let on_key = move |event: KeyboardEvent| {
        if matches!(event.key().as_str(), "Enter" | " ")
            && let Some(step) = platform::flow_map::pressed(&event)
        {
            event.prevent_default();
            runner.go_to(&step);
        }
    };
    view! {
        <section class="flow-map-panel" aria-label=text::flow::MAP>
            <details open=platform::head::is_wide(false) on:toggle=move |_| centre()>
                <summary>{text::flow::MAP}</summary>
                <p class="muted">{text::flow::MAP_HELP}</p>
                <div
                    class="flow-map-window"
                    tabindex="0"
                    role="group"
                    aria-label=text::flow::MAP
                    node_ref=drawing
                    inner_html=map
                    on:click=move |event| {
                        if let Some(step) = platform::flow_map::pressed(&event) {
                            runner.go_to(&step);
                        }
                    }
                    on:keydown=on_key
                ></div>
            </details>
        </section>
    }
}
