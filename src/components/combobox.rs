//! How the search field behaves: a combobox as in the ARIA Authoring Practices. The view is in `search_field`, the
//! list in `suggestions`.

use crate::platform;
use crate::state::{
    Answered, Base, Engine, ManifestFile, QueryText, RecentSearches, SearchAddress, SearchClient, group_by_kind,
    preview, step_option, use_answer,
};
use giljabi_site::SearchRequest;
use leptos::ev;
use leptos::html::Input;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use std::sync::Arc;

/// How many results are shown below the field.
const SUGGESTED: usize = 6;

/// The id of the list of results on the result page, which Enter leads to.
pub(crate) const RESULTS_ID: &str = "site-results";

/// The state of one search field.
#[derive(Clone, Copy)]
pub(crate) struct Combobox {
    /// The id of the input; the ids of the list below it begin with it.
    pub(super) id: &'static str,
    /// The input.
    pub(super) field: NodeRef<Input>,
    /// What stands in it.
    pub(super) typed: RwSignal<String>,
    /// Whether something is shown below it: the list, or why there is none.
    pub(super) shown: Memo<bool>,
    /// Whether that is the list.
    pub(super) expanded: Memo<bool>,
    /// The last searches, while nothing is typed and the list is wanted.
    pub(super) recent: Memo<Vec<String>>,
    /// What the list shows while something is typed: the engine's answer, until there is one what the titles say.
    pub(super) answer: Memo<Option<Arc<Answered>>>,
    /// The option that the arrows have reached.
    pub(super) active: RwSignal<Option<usize>>,
    /// The page of that option, which may stand elsewhere in the next answer.
    reached: StoredValue<Option<String>>,
    /// Whether the person wants the list: they came to the empty field or typed, and have not put it away since.
    open: RwSignal<bool>,
    /// Whether the page is the result page, which needs no list.
    on_results: Memo<bool>,
    searches: RecentSearches,
    address: Memo<SearchAddress>,
    base: StoredValue<Base>,
    navigate: StoredValue<Navigate>,
}

type Navigate = Box<dyn Fn(&str, NavigateOptions) + Send + Sync>;

impl Combobox {
    /// A field whose input has the id `id`.
    pub(super) fn new(id: &'static str) -> Self {
        let client = expect_context::<SearchClient>();
        let base = StoredValue::new(expect_context::<Base>());
        let QueryText(typed) = expect_context();
        let location = use_location();
        let open = RwSignal::new(false);
        let on_results = Memo::new(move |_| base.with_value(|base| base.page_at(&location.pathname.get())) == "search");
        let address = Memo::new(move |_| SearchAddress::parse(&location.search.get()));
        let question = Memo::new(move |_| {
            let query = typed.get().trim().to_owned();
            let asks = open.get() && !on_results.get() && !query.is_empty();
            asks.then(|| SearchRequest { query, limit: SUGGESTED, ..SearchRequest::default() })
        });
        let manifest = expect_context::<ManifestFile>();
        let engine_answer = use_answer(client, question);
        let answer = Memo::new(move |_| {
            let whole = engine_answer.get().filter(|_| client.engine() == Engine::Ready);
            whole.or_else(|| {
                let (request, manifest) = (question.get()?, manifest.ready()?);
                let reply = preview(&manifest, &request);
                Some(Arc::new(Answered { request, reply, is_whole: false }))
            })
        });
        let searches = expect_context::<RecentSearches>();
        let recent = Memo::new(move |_| {
            let wanted = open.get() && !on_results.get() && typed.with(|typed| typed.trim().is_empty());
            if wanted { searches.get() } else { Vec::new() }
        });
        let shown = Memo::new(move |_| question.with(Option::is_some) || !recent.with(Vec::is_empty));
        let has_hits = move || answer.with(|answer| answer.as_ref().is_some_and(|answered| answered.reply.total > 0));
        let combobox = Self {
            id,
            field: NodeRef::new(),
            typed,
            shown,
            expanded: Memo::new(move |_| shown.get() && (has_hits() || !recent.with(Vec::is_empty))),
            recent,
            answer,
            active: RwSignal::new(None),
            reached: StoredValue::new(None),
            open,
            on_results,
            searches,
            address,
            base,
            navigate: StoredValue::new(Box::new(use_navigate())),
        };
        // The field shows what the result page was asked, and what was typed before on another page. Blanks at the
        // ends are the person's own business.
        Effect::new(move |_| {
            if on_results.get() {
                let query = address.with(|address| address.query.clone());
                if typed.with_untracked(|typed| typed.trim() != query.trim()) {
                    typed.set(query);
                }
            }
        });
        Effect::new(move |_| {
            combobox.field.track();
            typed.with(|typed| platform::field::show(combobox.field, typed));
        });
        // Another answer has its options elsewhere: the arrows stay at the page that they reached, or at none.
        Effect::new(move |_| {
            combobox.answer.track();
            if combobox.active.get_untracked().is_some() {
                let reached = combobox.reached.get_value();
                let place = combobox.options().iter().position(|page| Some(page) == reached.as_ref());
                combobox.active.set(place);
            }
        });
        // A page that was reached closes the list.
        Effect::new(move |_| {
            location.pathname.track();
            location.hash.track();
            combobox.close();
        });
        combobox
    }

    /// The text of the input changed.
    pub(super) fn type_text(self, text: String) {
        self.active.set(None);
        if self.on_results.get_untracked() {
            let address = self.address.with_untracked(|address| address.with_query(&text));
            self.typed.set(text);
            self.go(&address.page_address(), true);
        } else {
            self.typed.set(text);
            self.open.set(true);
        }
    }

    /// Enter in the field, or its button.
    pub(super) fn submit(self, event: &ev::SubmitEvent) {
        event.prevent_default();
        let query = self.typed.get_untracked();
        if self.on_results.get_untracked() {
            platform::focus::focus_id(RESULTS_ID);
        } else if !query.trim().is_empty() {
            self.searches.add(&query);
            self.go(&SearchAddress::of(query.trim()).page_address(), false);
        }
        self.close();
    }

    /// A key was pressed in the field.
    pub(super) fn press(self, event: &ev::KeyboardEvent) {
        if platform::keyboard::is_composing(event) {
            return;
        }
        match event.key().as_str() {
            key @ ("ArrowDown" | "ArrowUp") if !self.on_results.get_untracked() => {
                event.prevent_default();
                self.open.set(true);
                self.step(key == "ArrowDown");
            }
            "Enter" => {
                let in_new_tab = event.ctrl_key() || event.meta_key();
                let chosen = self.active.get_untracked().and_then(|at| self.options().get(at).cloned());
                let typed = self.typed.get_untracked();
                let all =
                    || (in_new_tab && !typed.trim().is_empty()).then(|| SearchAddress::of(typed.trim()).page_address());
                let Some(page) = chosen.or_else(all) else { return };
                event.prevent_default();
                self.remember();
                if in_new_tab {
                    platform::tab::open(&self.base.with_value(|base| base.path_of(&page)));
                } else {
                    self.close();
                    self.go(&page, false);
                }
            }
            "Escape" => {
                event.prevent_default();
                if self.shown.get_untracked() {
                    self.close();
                } else {
                    self.clear();
                }
            }
            _ => {}
        }
    }

    /// The keyboard came to the field.
    pub(super) fn enter(self) {
        if self.typed.with_untracked(|typed| typed.trim().is_empty()) {
            self.open.set(true);
        }
    }

    /// Keeps what was typed among the last searches: it led somewhere.
    pub(super) fn remember(self) {
        self.searches.add(&self.typed.get_untracked());
    }

    /// Forgets the last searches.
    pub(super) fn forget_searches(self) {
        self.searches.clear();
        platform::field::focus(self.field);
    }

    /// The focus moved from something in the search form.
    pub(super) fn leave(self, event: &ev::FocusEvent) {
        if platform::focus::leaves(event) {
            self.close();
        }
    }

    /// Empties the field and goes on typing.
    pub(super) fn clear(self) {
        self.type_text(String::new());
        platform::field::focus(self.field);
    }

    /// The id of the list below the field.
    pub(super) fn list_id(self) -> String {
        format!("{}-list", self.id)
    }

    /// The id of an option of that list.
    pub(super) fn option_id(self, at: usize) -> String {
        format!("{}-option-{at}", self.id)
    }

    fn close(self) {
        self.open.set(false);
        self.active.set(None);
    }

    fn step(self, down: bool) {
        let options = self.options();
        let next = step_option(self.active.get_untracked(), options.len(), down);
        self.reached.set_value(next.and_then(|next| options.get(next).cloned()));
        self.active.set(next);
        if let Some(next) = next {
            platform::focus::reveal(&self.option_id(next));
        }
    }

    /// The pages of the options: the last searches, or the results and after them the page with all of them.
    fn options(self) -> Vec<String> {
        let recent = self.recent.get_untracked();
        if !recent.is_empty() {
            return recent.iter().map(|query| SearchAddress::of(query).page_address()).collect();
        }
        self.answer.with_untracked(|answered| {
            let Some(answered) = answered.as_ref().filter(|_| self.shown.get_untracked()) else { return Vec::new() };
            let all = SearchAddress::of(&answered.request.query).page_address();
            let groups = group_by_kind(&answered.reply.hits);
            let hits = groups.iter().flat_map(|(_, group)| group.iter().map(|hit| hit.url.clone()));
            hits.chain((answered.reply.total > 0).then_some(all)).collect()
        })
    }

    /// Goes to a page of the site. One that takes the current one's place in the history leaves the view where it is.
    fn go(self, page: &str, replace: bool) {
        let path = self.base.with_value(|base| base.path_of(page));
        let options = NavigateOptions { resolve: false, replace, scroll: !replace, ..NavigateOptions::default() };
        self.navigate.with_value(|navigate| navigate(&path, options));
    }
}
