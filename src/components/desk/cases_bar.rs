use super::manifest;
use crate::components::{Icon, Shape};
use crate::platform;
use crate::state::{Case, Desk, Dialog};
use crate::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The id of the field for the case's name.
const NAME_ID: &str = "case-name";

/// The open cases. They are a list of buttons, not tabs in the sense of ARIA: what one leads to is a page of the site
/// with an address and landmarks of its own, which no tab panel can be, and beside a case stand buttons that rename
/// and close it, which no tab can hold.
#[component]
pub(super) fn CasesBar() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let manifest = manifest();
    let cases = Memo::new(move |_| {
        desk.with_cases(|cases| {
            let current = cases.current_id();
            let line = |case: &Case| (case.id, case.number, Desk::title(case, &manifest), case.id == current);
            Arc::new(cases.open().iter().map(line).collect::<Vec<_>>())
        })
    });
    let items = move || {
        let lines = cases.get();
        let item = |(id, number, title, is_current): &(u32, u8, String, bool)| {
            let (id, number, is_current) = (*id, *number, *is_current);
            view! {
                <li class="case" class:case-current=is_current>
                    <button
                        type="button"
                        class="case-open"
                        aria-label=text::desk::case_label(number, title)
                        aria-current=is_current.then_some("true")
                        title=title.clone()
                        on:click=move |_| desk.go_to_case(id)
                    >
                        <kbd aria-hidden="true">{number}</kbd>
                        <span>{title.clone()}</span>
                    </button>
                    {is_current
                        .then(|| {
                            view! {
                                <IconButton
                                    shape=Shape::Pencil
                                    label=text::desk::RENAME.to_owned()
                                    press=move || desk.renaming.set(true)
                                />
                            }
                        })}
                    <IconButton
                        shape=Shape::Close
                        label=text::desk::close_named(number)
                        press=move || desk.close_case(id)
                    />
                </li>
            }
        };
        lines.iter().map(item).collect_view()
    };
    let closed = move || {
        desk.closed().map(|case| {
            view! {
                {text::desk::closed(case.number)}
                " "
                <button type="button" class="link-button" on:click=move |_| desk.restore_case()>
                    {text::desk::RESTORE}
                </button>
            }
        })
    };
    view! {
        <nav class="desk-bar" aria-label=text::desk::CASES>
            {move || {
                if desk.renaming.get() { view! { <Rename /> }.into_any() } else { view! { <ul>{items}</ul> }.into_any() }
            }}
            <button type="button" class="button button-small new-case" title="Alt+N" on:click=move |_| desk.new_case()>
                "+"
                <span>{text::desk::NEW_CASE}</span>
            </button>
            <p class="desk-told">{closed}</p>
            <IconButton
                shape=Shape::Search
                label=text::desk::PALETTE_OPEN.to_owned()
                press=move || desk.dialog.set(Some(Dialog::Palette))
            />
            <IconButton
                shape=Shape::Keyboard
                label=text::desk::SHEET_OPEN.to_owned()
                press=move || desk.dialog.set(Some(Dialog::Sheet))
                for_keys=true
            />
            {move || {
                (!desk.is_wide())
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button button-small"
                                id="desk-panel-button"
                                aria-controls="desk-panel"
                                aria-expanded=move || if desk.panel.get() { "true" } else { "false" }
                                on:click=move |_| {
                                    desk.panel.update(|open| *open = !*open);
                                    request_animation_frame(|| platform::focus::focus_id("desk-panel-title"));
                                }
                            >
                                {text::desk::PANEL}
                            </button>
                        }
                    })
            }}
        </nav>
    }
}

/// A button that is an icon.
#[component]
fn IconButton(
    /// What it shows.
    shape: Shape,
    /// What it is called.
    label: String,
    /// What it does.
    press: impl Fn() + 'static,
    /// Whether it is of no use where there is no keyboard.
    #[prop(optional)]
    for_keys: bool,
) -> impl IntoView {
    view! {
        <button type="button" class="icon-button" class:for-keys=for_keys title=label.clone() aria-label=label on:click=move |_| press()>
            <Icon shape=shape />
        </button>
    }
}

/// The field for the case's name, in place of the list. The name may be a person's, and stays in the tab.
#[component]
fn Rename() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let name = untrack(|| desk.with_cases(|cases| cases.current().name.clone()));
    let typed = StoredValue::new(name.clone());
    request_animation_frame(|| platform::field::focus_first(&[NAME_ID]));
    let end = move || {
        desk.renaming.set(false);
        request_animation_frame(platform::focus::focus_current_case);
    };
    view! {
        <form
            class="case-rename"
            autocomplete="off"
            on:submit=move |event| {
                event.prevent_default();
                desk.rename_case(&typed.get_value());
                end();
            }
        >
            <label for=NAME_ID>{text::desk::CASE_NAME}</label>
            <input
                id=NAME_ID
                type="text"
                maxlength="40"
                spellcheck="false"
                value=name
                on:input=move |event| typed.set_value(event_target_value(&event))
                on:keydown=move |event| {
                    if event.key() == "Escape" && !platform::keyboard::is_composing(&event) {
                        end();
                    }
                }
            />
            <button type="submit" class="button button-small">
                {text::desk::SAVE}
            </button>
        </form>
    }
}
