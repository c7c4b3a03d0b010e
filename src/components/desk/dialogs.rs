use super::palette::Palette;
use crate::components::{Icon, Shape, SingleKeySwitch};
use crate::platform;
use crate::state::{Desk, Dialog};
use crate::text;
use leptos::html;
use leptos::prelude::*;

/// The windows over the page: the command palette and the sheet of shortcuts.
#[component]
pub(super) fn Dialogs() -> impl IntoView {
    view! {
        <Window which=Dialog::Palette label=text::desk::PALETTE view=|| view! { <Palette /> }.into_any() />
        <Window which=Dialog::Sheet label=text::desk::SHEET view=|| view! { <Sheet /> }.into_any() />
    }
}

/// A window over the page. The browser keeps the keyboard in it, and gives it back when it closes.
#[component]
fn Window(
    /// Which one it is.
    which: Dialog,
    /// What it is called.
    label: &'static str,
    /// What stands in it while it is open.
    view: fn() -> AnyView,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let dialog = NodeRef::<html::Dialog>::new();
    let is_open = Memo::new(move |_| desk.dialog.get() == Some(which));
    Effect::new(move |_| platform::dialog::show(dialog, is_open.get()));
    let closed = move |_| {
        // The browser tells of it a moment later: by then it may have been opened again.
        if is_open.get_untracked() && !platform::dialog::is_shown(dialog) {
            desk.dialog.set(None);
        }
    };
    view! {
        <dialog
            class="window"
            aria-label=label
            node_ref=dialog
            on:close=closed
            on:click=move |event| {
                if platform::dialog::is_ground(&event) {
                    desk.dialog.set(None);
                }
            }
        >
            <div>{move || is_open.get().then(view)}</div>
        </dialog>
    }
}

/// Every key, and the switch for those that are a single character.
#[component]
fn Sheet() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let groups = text::desk::KEYS.iter().map(|(heading, keys)| {
        let lines = keys.iter().map(|(keys, what)| {
            let keys = keys.iter().enumerate().map(|(at, key)| {
                view! {
                    {(at > 0).then_some("+")}
                    <kbd>{*key}</kbd>
                }
            });
            view! {
                <div>
                    <dt>{keys.collect_view()}</dt>
                    <dd>{*what}</dd>
                </div>
            }
        });
        view! {
            <section>
                <h3>{*heading}</h3>
                <dl>{lines.collect_view()}</dl>
            </section>
        }
    });
    view! {
        <div class="sheet">
            <div class="desk-panel-head">
                <h2>{text::desk::SHEET}</h2>
                <button
                    type="button"
                    class="icon-button"
                    aria-label=text::desk::CLOSE
                    on:click=move |_| desk.dialog.set(None)
                >
                    <Icon shape=Shape::Close />
                </button>
            </div>
            {groups.collect_view()}
            <SingleKeySwitch />
        </div>
    }
}
