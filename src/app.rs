//! The frame around every page (header, main, footer, announcements), the shared state, and the routes.

use crate::components::{Announcer, Failure, FetchAhead, Footer, Header, Skeleton, listen_for_shortcuts};
use crate::on_demand::OnDemand;
use crate::pages::{CategoryPage, FaqPage, FlowPage, GuidePage, HomePage, MessagePage, NotFoundPage, SearchPage};
use crate::platform;
use crate::platform::takeover::Cover;
use crate::state::{
    Arrival, Base, Desk, Documents, Engine, FirstView, Flows, Load, ManifestFile, MessageSession, Messages, Notices,
    Pins, QueryText, RecentSearches, SearchClient, SingleKeys, SiteManifest, ThemeChoice,
};
use giljabi_site::{Audience, Kind};
use leptos::html::Main;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::hooks::use_location;
use leptos_router::path;
use std::borrow::Cow;

/// Mounts the app in the page's `#app` element, in place of what stood there while it was loading. A plain page stays
/// until the app has all that it shows.
pub fn start() {
    platform::head::settle_address();
    if let Some((root, cover)) = platform::takeover::root() {
        mount_to(root, move || view! { <App cover=cover /> }).forget();
    }
}

/// The whole app.
#[component]
fn App(
    /// The plain page on screen.
    cover: Option<Cover>,
) -> impl IntoView {
    let first_view = FirstView::new(cover.is_some());
    let base = Base::new(&platform::head::base_path());
    let router_base: Cow<'static, str> = base.prefix().into();
    let manifest = ManifestFile::fetch();
    provide_context(base);
    provide_context(manifest);
    provide_context(first_view);
    provide_context(Documents::new(first_view));
    provide_context(Flows::new(first_view));
    provide_context(Messages::new(first_view));
    let on_demand = OnDemand::new(first_view);
    provide_context(on_demand);
    let (messages, notices, query) = (MessageSession::stored(), Notices::new(), QueryText::new());
    provide_context(messages);
    provide_context(SearchClient::new());
    provide_context(query);
    provide_context(Arrival::new());
    provide_context(notices);
    // Before the router: the desk has to hear of back and forward first.
    provide_context(Desk::new(expect_context(), messages, notices, query));
    provide_context(Pins::stored());
    provide_context(ThemeChoice::stored());
    provide_context(RecentSearches::stored());
    provide_context(SingleKeys::stored());
    listen_for_shortcuts();
    if let Some(cover) = cover {
        lift_when_complete(cover, manifest, first_view);
    }

    let main = NodeRef::<Main>::new();
    Effect::new(move |_| {
        if let Some(main) = main.get() {
            platform::scroll::remember(&main);
        }
    });
    view! {
        <Router base=router_base>
            <div class="app" data-app="">
                <SkipLink />
                <AskAhead />
                <Header />
                {on_demand.desk(|parts| (parts.around)(true))}
                {move || on_demand.lacks_desk().then(|| view! { <DeskMissing /> })}
                <main id="site-main" tabindex="-1" node_ref=main>
                    {move || match manifest.state() {
                        Load::Loading => view! { <Skeleton /> }.into_any(),
                        Load::Failed(failure) => {
                            view! { <Failure failure=failure alone=true retry=move || manifest.retry() /> }.into_any()
                        }
                        Load::Ready(manifest) => view! { <Pages manifest=SiteManifest(manifest) /> }.into_any(),
                    }}
                </main>
                {on_demand.desk(|parts| (parts.around)(false))}
                <Footer />
                <Announcer />
            </div>
        </Router>
    }
}

/// Takes the plain page's place once the first page has all that it shows. Where something did not come the plain page
/// stays: it can be read, and the app could only say what is missing.
fn lift_when_complete(cover: Cover, manifest: ManifestFile, first_view: FirstView) {
    let cover = StoredValue::new_local(Some(cover));
    Effect::new(move |_| {
        if matches!(manifest.state(), Load::Loading) || !first_view.is_complete() {
            return;
        }
        // What has arrived is drawn by the next frame, and may ask for more.
        request_animation_frame(move || {
            if untrack(|| first_view.is_complete())
                && let Some(cover) = cover.try_update_value(Option::take).flatten()
            {
                if first_view.has_failed() || matches!(untrack(|| manifest.state()), Load::Failed(_)) {
                    cover.stay(crate::text::INCOMPLETE, crate::text::RELOAD);
                    return;
                }
                cover.lift();
                first_view.uncover();
            }
        });
    });
}

/// The routes, once the manifest is here.
#[component]
fn Pages(
    /// What the site holds.
    manifest: SiteManifest,
) -> impl IntoView {
    let (search, on_demand) = (expect_context::<SearchClient>(), expect_context::<OnDemand>());
    search.start_when_idle(platform::head::data_address(&manifest.0.index.path));
    // Whoever searches reads what was found. On a slow line the search goes first.
    Effect::new(move |_| {
        if search.engine() == Engine::Ready {
            on_demand.fetch_reading_ahead();
        }
    });
    if manifest.0.audience == Audience::Agent {
        // The desk comes with the flows and messages. What the page itself needs was asked for before.
        // Where it did not come, the next page tries again.
        let pathname = use_location().pathname;
        Effect::new(move |_| {
            pathname.track();
            request_animation_frame(move || on_demand.fetch_desk());
        });
    }
    provide_context(manifest);
    view! {
        <FetchAhead />
        <FlatRoutes fallback=Elsewhere>
            <Route path=path!("/") view=HomePage />
            <Route path=path!("/guides/:id") view=GuidePage />
            <Route path=path!("/faq/:id") view=FaqPage />
            <Route path=path!("/flows/:id") view=FlowPage />
            <Route path=path!("/messages/:id") view=MessagePage />
            <Route path=path!("/search") view=SearchPage />
            <Route path=path!("/category/*path") view=CategoryPage />
        </FlatRoutes>
    }
}

/// Says that the agent's desk did not come, in its place above the page. The pages themselves work without it.
#[component]
fn DeskMissing() -> impl IntoView {
    let on_demand = expect_context::<OnDemand>();
    view! {
        <div class="desk-bar" role="status">
            <p>{crate::text::desk::MISSING}</p>
            <button type="button" class="button button-small" on:click=move |_| on_demand.fetch_desk()>
                {crate::text::RETRY}
            </button>
        </div>
    }
}

/// Every address that no route knows: in development builds one of them is the styleguide's.
#[component]
fn Elsewhere() -> impl IntoView {
    #[cfg(debug_assertions)]
    {
        let base = expect_context::<Base>();
        if base.page_at(&use_location().pathname.get_untracked()) == "styleguide" {
            return view! { <crate::pages::StyleguidePage /> }.into_any();
        }
    }
    view! { <NotFoundPage /> }.into_any()
}

/// Asks for what the first page needs, while the manifest is still on its way.
#[component]
fn AskAhead() -> impl IntoView {
    let on_demand = expect_context::<OnDemand>();
    let page = expect_context::<Base>().page_at(&use_location().pathname.get_untracked());
    if [Kind::Flow, Kind::Message].iter().any(|kind| page.starts_with(&kind.page(""))) {
        on_demand.fetch();
    } else if !page.is_empty() {
        on_demand.fetch_reading();
    }
}

/// The first stop of the Tab key: past the header. `<base>` makes a bare `#site-main` lead to the first page, so the
/// current address stands before it.
#[component]
fn SkipLink() -> impl IntoView {
    let location = use_location();
    let href = move || match location.search.get() {
        search if search.is_empty() => format!("{}#site-main", location.pathname.get()),
        search => format!("{}?{search}#site-main", location.pathname.get()),
    };
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        platform::focus::focus_id("site-main");
    };
    view! { <a class="skip-link" href=href on:click=skip>{crate::text::SKIP_TO_MAIN}</a> }
}
