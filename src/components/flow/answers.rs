use super::Runner;
use crate::text;
use leptos::prelude::*;

/// The answers so far, each with a way to change it.
#[component]
pub(super) fn Answers(
    /// The runner.
    runner: Runner,
) -> impl IntoView {
    let lines = move || {
        runner.session.with(|flow, run| {
            let line = |answer: giljabi_flow::Answer<'_>| {
                let at = answer.at;
                let values: Vec<_> = answer
                    .values
                    .iter()
                    .map(|(ask, value)| view! { <li>{ask.label.clone()} ": " {value.clone()}</li> })
                    .collect();
                let title = answer.step.title.clone();
                view! {
                    <li>
                        <p class="flow-asked">{title.clone()}</p>
                        <p class="flow-answered">{answer.choice.label.clone()}</p>
                        {(!values.is_empty()).then(|| view! { <ul class="flow-values">{values}</ul> })}
                        {answer.ruled.map(|ruled| view! { <p class="flow-ruled">{ruled.reason}</p> })}
                        <a
                            class="flow-change"
                            href=move || runner.address_after(at)
                            aria-label=text::flow::change(&title)
                            data-noscroll=""
                            on:click=move |_| runner.begin_change(at)
                        >
                            {text::flow::CHANGE}
                        </a>
                    </li>
                }
            };
            run.answers(flow).into_iter().map(line).collect::<Vec<_>>()
        })
    };
    let list = move || {
        let lines = lines();
        if lines.is_empty() {
            view! { <p class="muted">{text::flow::NO_ANSWERS}</p> }.into_any()
        } else {
            view! { <ol>{lines}</ol> }.into_any()
        }
    };
    view! {
        <section class="flow-answers" aria-labelledby="flow-answers">
            <h2 id="flow-answers">{text::flow::ANSWERS}</h2>
            {list}
        </section>
    }
}
