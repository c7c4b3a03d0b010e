use super::Runner;
use super::field::ValueField;
use super::messages::StepMessages;
use super::outcome::OutcomeView;
use super::runner::QUESTION_ID;
use crate::components::script_copy;
use crate::platform;
use crate::state::{SiteManifest, field_id, page_entry};
use crate::text;
use giljabi_flow::{Block, Check, Choice, Ruled, Step};
use giljabi_site::{Audience, Kind};
use leptos::prelude::*;

/// A step: its question, what is read, said and done, what is asked for, and the ways on.
#[component]
pub(super) fn StepView(
    /// The runner.
    runner: Runner,
    /// The step.
    step: Step,
) -> impl IntoView {
    let session = runner.session;
    let number = session.with_now(|_, run| run.trail().len()) + 1;
    // The step is drawn anew wherever the way changes.
    let back = (number > 1).then(|| untrack(|| runner.address_after(number - 2)));
    let mark = match step.outcome {
        Some(outcome) => {
            text::flow::end(outcome, if runner.agent { Audience::Agent } else { Audience::Public }).to_owned()
        }
        None => text::flow::question_number(number),
    };
    let kind = step.outcome.map_or("question", giljabi_flow::Outcome::as_str);
    let mut checks = 0;
    let blocks: Vec<_> = step
        .blocks
        .into_iter()
        .map(|block| match block {
            Block::Html(html) => view! { <div class="prose" inner_html=html></div> }.into_any(),
            Block::Say { text } => view! { <Say words=text /> }.into_any(),
            Block::Checklist(list) => {
                let first = checks;
                checks += list.len();
                view! { <Checklist runner=runner step=step.id.clone() first=first checks=list /> }.into_any()
            }
        })
        .collect();
    let preselected = Memo::new(move |_| session.preselected(runner.minute.get()));
    // Enter in a field leads on: to the next one that is empty, else to the answer.
    let fields: Vec<_> = step.asks.iter().map(|ask| field_id(&ask.name)).collect();
    let has_choices = !step.choices.is_empty();
    let has_rules = step.choices.iter().any(|choice| choice.rule.is_some());
    let after = move |field: &str| {
        let own = fields.iter().position(|other| other == field).map_or(0, |at| at + 1);
        let next = fields[own..].iter().find(|id| platform::field::is_empty(id));
        let ruled = preselected.get_untracked().map(|ruled| ruled.choice);
        match (next, ruled) {
            (Some(next), _) => platform::focus::focus_id(next),
            (None, Some(choice)) => platform::focus::focus_id(&choice_id(choice)),
            // Where the value decides nothing, nothing is suggested: the question, from which a digit chooses.
            (None, None) if has_rules => platform::focus::focus_id_quietly(QUESTION_ID),
            (None, None) if has_choices => platform::focus::focus_id(&choice_id(0)),
            (None, None) => {}
        }
    };
    let after = Callback::new(move |field: String| after(&field));
    let asks: Vec<_> =
        step.asks.into_iter().map(|ask| view! { <ValueField runner=runner ask=ask after=after /> }).collect();
    let has_asks = !asks.is_empty();
    let (manifest, copy, own) = (expect_context::<SiteManifest>().0, script_copy(), step.messages.clone());
    let press = move |event: leptos::ev::MouseEvent| {
        let page = platform::focus::pressed_link(&event).and_then(|link| page_entry(&manifest, &link).cloned());
        match page.filter(|entry| entry.kind == Kind::Message && own.contains(&entry.id)) {
            Some(entry) => {
                event.prevent_default();
                runner.wanted.set(Some(entry.id));
            }
            None => copy(event),
        }
    };
    view! {
        <div class="flow-step" data-kind=kind on:click=press>
            <h2 id=QUESTION_ID tabindex="-1">
                <span class="flow-mark">{mark}</span>
                " "
                <span>{step.title}</span>
            </h2>
            {blocks}
            {has_asks.then(|| view! { <div class="flow-fields" role="group" aria-label=text::flow::VALUES>{asks}</div> })}
            <StepMessages runner=runner ids=step.messages />
            <ChangeNote runner=runner />
            {has_choices.then(|| view! { <Choices runner=runner choices=step.choices preselected=preselected /> })}
            {step.outcome.map(|_| view! { <OutcomeView runner=runner /> })}
            {back
                .map(|back| {
                    view! {
                        <p class="flow-back">
                            <a href=back data-noscroll="">
                                {text::flow::PREVIOUS}
                            </a>
                        </p>
                    }
                })}
        </div>
    }
}

fn choice_id(choice: usize) -> String {
    format!("flow-choice-{}", choice + 1)
}

/// Words to read aloud, large, with a button that copies them.
#[component]
fn Say(
    /// The words; an empty line parts paragraphs.
    words: String,
) -> impl IntoView {
    let paragraphs = words.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
    let paragraphs: Vec<_> = paragraphs.map(|paragraph| view! { <p>{paragraph.to_owned()}</p> }).collect();
    view! {
        <figure class="say">
            <figcaption>{text::flow::SAY}</figcaption>
            <div class="script">{paragraphs}</div>
            <button type="button" class="copy" data-copy="">
                {text::flow::COPY}
            </button>
        </figure>
    }
}

/// Things to do, each with a box to tick.
#[component]
fn Checklist(
    /// The runner.
    runner: Runner,
    /// The id of the step.
    step: String,
    /// The number of the first check in all checklists of the step.
    first: usize,
    /// The checks.
    checks: Vec<Check>,
) -> impl IntoView {
    let item = |(at, check): (usize, Check)| {
        let ticked = runner.session.with_now(|flow, run| run.ticked(flow, &step, at));
        let step = step.clone();
        view! {
            <li>
                <label>
                    <input
                        type="checkbox"
                        prop:checked=ticked
                        on:change=move |event| runner.session.tick(&step, at, event_target_checked(&event))
                    />
                    <span inner_html=check.html></span>
                </label>
            </li>
        }
    };
    let items = (first..).zip(checks).map(item).collect_view();
    view! {
        <ul class="flow-checks" aria-label=text::flow::CHECKS>
            {items}
        </ul>
    }
}

/// While an answer is being changed: what becomes of the later ones, and the way back.
#[component]
fn ChangeNote(
    /// The runner.
    runner: Runner,
) -> impl IntoView {
    move || {
        let from = runner.kept_from()?;
        let href = runner.entry.with_value(|entry| format!("{}?{from}", entry.page()));
        Some(view! {
            <p class="flow-changing">
                {text::flow::CHANGING} " "
                <a href=href data-noscroll="">
                    {text::flow::KEEP}
                </a>
            </p>
        })
    }
}

/// The ways on: large, numbered, and the one that the values lead to stands out and says why.
#[component]
fn Choices(
    /// The runner.
    runner: Runner,
    /// The choices.
    choices: Vec<Choice>,
    /// What the rules say.
    preselected: Memo<Option<Ruled>>,
) -> impl IntoView {
    let before = runner.session.with_now(|flow, run| run.previous_choice(flow));
    let labels: Vec<_> = choices.iter().map(|choice| choice.label.clone()).collect();
    let told = move || {
        preselected.with(|ruled| {
            let ruled = ruled.as_ref()?;
            Some(text::flow::preselected(labels.get(ruled.choice)?, &ruled.reason))
        })
    };
    let item = |(at, choice): (usize, Choice)| {
        let reason = move || {
            preselected.with(|ruled| ruled.as_ref().filter(|ruled| ruled.choice == at).map(|r| r.reason.clone()))
        };
        let is_preselected = Memo::new(move |_| reason().is_some());
        view! {
            <li>
                <button
                    type="button"
                    id=choice_id(at)
                    class="flow-choice"
                    class:is-preselected=is_preselected
                    on:click=move |_| {
                        runner.choose(at);
                    }
                >
                    <span class="flow-number" aria-hidden="true">
                        {at + 1}
                    </span>
                    <span class="flow-label">{choice.label}</span>
                    {move || {
                        reason()
                            .map(|reason| {
                                view! {
                                    <span class="flow-reason">
                                        <b>{text::flow::PRESELECTED}</b>
                                        " "
                                        {reason}
                                    </span>
                                }
                            })
                    }}
                    {(before == Some(at)).then(|| view! { <span class="flow-before">{text::flow::BEFORE}</span> })}
                </button>
            </li>
        }
    };
    let items = choices.into_iter().enumerate().map(item).collect_view();
    view! {
        <ol class="flow-choices" aria-label=text::flow::CHOICES>
            {items}
        </ol>
        <p class="visually-hidden" role="status">
            {told}
        </p>
    }
}
