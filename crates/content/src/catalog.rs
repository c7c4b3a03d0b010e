use crate::nearest::nearest;
use crate::{Asset, At, Config, Diagnostic, Outline, Problem};
use giljabi_site::Audience;
use std::collections::{BTreeMap, HashMap};

/// The file of [`Config`].
const SITE: &str = "site.toml";

/// All that is known across files.
#[derive(Debug)]
pub struct Catalog {
    /// What `site.toml` says.
    pub config: Config,
    outlines: Vec<Outline>,
    by_path: HashMap<String, usize>,
    by_page: HashMap<String, usize>,
    assets: BTreeMap<String, Asset>,
}

impl Catalog {
    /// Puts the outlines of all files together and finds what is wrong between them. Of two files with one address
    /// only the first by path is kept. `today` is `YYYY-MM-DD`, as the reader of the report counts days.
    #[must_use]
    pub fn new(
        config: Config,
        mut outlines: Vec<Outline>,
        assets: impl IntoIterator<Item = Asset>,
        today: &str,
    ) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        outlines.sort_by(|a, b| a.path.cmp(&b.path));
        let mut kept: Vec<Outline> = Vec::with_capacity(outlines.len());
        let mut by_page: HashMap<String, usize> = HashMap::with_capacity(outlines.len());
        for outline in outlines {
            if let Some(&first) = by_page.get(&outline.page()) {
                let first = kept[first].path.clone();
                let problem = Problem::IdRepeated { kind: outline.kind, id: outline.id, first };
                diagnostics.push(Diagnostic::new(outline.path, 0..0, problem));
                continue;
            }
            by_page.insert(outline.page(), kept.len());
            kept.push(outline);
        }
        let by_path = kept.iter().enumerate().map(|(at, outline)| (outline.path.clone(), at)).collect();
        let assets = assets.into_iter().map(|asset| (asset.path.clone(), asset)).collect();
        let catalog = Self { config, outlines: kept, by_path, by_page, assets };
        for outline in &catalog.outlines {
            catalog.check(outline, today, &mut diagnostics);
        }
        catalog.redirects_into(&mut diagnostics);
        for at in &catalog.config.popular {
            if catalog.by_page(&at.value).is_none() {
                let nearest = catalog.nearest_page(&at.value);
                let problem = Problem::PopularUnknown { value: at.value.clone(), nearest };
                diagnostics.push(Diagnostic::new(SITE, at.span.clone(), problem));
            }
        }
        (catalog, diagnostics)
    }

    /// Every file that has a page, by path.
    #[must_use]
    pub fn outlines(&self) -> &[Outline] {
        &self.outlines
    }

    /// The outline of the file at a path.
    #[must_use]
    pub fn by_path(&self, path: &str) -> Option<&Outline> {
        self.by_path.get(path).map(|&at| &self.outlines[at])
    }

    /// The outline whose page has an address such as `guides/id`.
    #[must_use]
    pub fn by_page(&self, page: &str) -> Option<&Outline> {
        self.by_page.get(page).map(|&at| &self.outlines[at])
    }

    /// The image at a path.
    #[must_use]
    pub fn asset(&self, path: &str) -> Option<&Asset> {
        self.assets.get(path)
    }

    pub(crate) fn asset_paths(&self) -> impl Iterator<Item = &str> + Clone {
        self.assets.keys().map(String::as_str)
    }

    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> + Clone {
        self.outlines.iter().map(|outline| outline.path.as_str())
    }

    /// Old addresses of pages that `audience` may see, and where they lead; without leading slashes.
    #[must_use]
    pub fn redirects(&self, audience: Audience) -> BTreeMap<String, String> {
        let mut redirects = self.redirects_into(&mut Vec::new());
        redirects.retain(|_, page| self.by_page(page).is_some_and(|outline| audience.may_see(outline.front.audience)));
        redirects
    }

    /// The pages related to one, in the author's order, that `audience` may see.
    #[must_use]
    pub fn related(&self, outline: &Outline, audience: Audience) -> Vec<String> {
        let sound = |at: &&At<String>| {
            self.by_page(&at.value).is_some_and(|other| {
                other.path != outline.path
                    && audience.may_see(other.front.audience)
                    && outline.front.audience.may_see(other.front.audience)
            })
        };
        outline.front.related.iter().filter(sound).map(|at| at.value.clone()).collect()
    }

    /// The pages that people look for most and `audience` may see, in the editors' order.
    #[must_use]
    pub fn popular(&self, audience: Audience) -> Vec<String> {
        let sound = |page: &&String| self.by_page(page).is_some_and(|outline| audience.may_see(outline.front.audience));
        let mut pages: Vec<String> = Vec::new();
        for page in self.config.popular.iter().map(|at| &at.value).filter(sound) {
            if !pages.contains(page) {
                pages.push(page.clone());
            }
        }
        pages
    }

    fn nearest_page(&self, page: &str) -> Option<String> {
        nearest(page, self.by_page.keys().map(String::as_str)).map(str::to_owned)
    }

    fn redirects_into(&self, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<String, String> {
        let mut redirects: BTreeMap<String, String> = BTreeMap::new();
        for outline in &self.outlines {
            for alias in &outline.front.aliases {
                let mut report = |problem| {
                    diagnostics.push(Diagnostic::new(&outline.path, alias.span.clone(), problem));
                };
                let Some(address) = alias.value.strip_prefix('/').filter(|rest| is_address(rest)) else {
                    report(Problem::AliasInvalid { value: alias.value.clone() });
                    continue;
                };
                let address = address.trim_end_matches('/');
                let taken = self.by_page(address).map(|other| other.path.clone()).or_else(|| {
                    redirects.get(address).and_then(|page| self.by_page(page)).map(|other| other.path.clone())
                });
                match taken {
                    Some(by) => report(Problem::AliasTaken { value: alias.value.clone(), by }),
                    None => drop(redirects.insert(address.to_owned(), outline.page())),
                }
            }
        }
        redirects
    }

    fn check(&self, outline: &Outline, today: &str, diagnostics: &mut Vec<Diagnostic>) {
        let front = &outline.front;
        let mut report = |at: &At<String>, problem| {
            diagnostics.push(Diagnostic::new(&outline.path, at.span.clone(), problem));
        };
        if let Some(at) = &front.category {
            match self.config.category(&at.value) {
                None => {
                    let known = self.config.categories.iter().map(|category| category.id.as_str());
                    let nearest = nearest(&at.value, known).map(str::to_owned);
                    report(at, Problem::CategoryUnknown { value: at.value.clone(), nearest });
                }
                Some(category) if !front.audience.may_see(category.audience) => {
                    report(at, Problem::CategoryForAgents { category: at.value.clone() });
                }
                Some(_) => {}
            }
        }
        if let Some(at) = &front.review_by
            && at.value.as_str() < today
        {
            report(at, Problem::ReviewDue { date: at.value.clone() });
        }
        for at in &front.related {
            match self.by_page(&at.value) {
                None => {
                    let nearest = self.nearest_page(&at.value);
                    report(at, Problem::RelatedUnknown { value: at.value.clone(), nearest });
                }
                Some(other) if other.path == outline.path => report(at, Problem::RelatedSelf),
                Some(other) if !front.audience.may_see(other.front.audience) => {
                    report(at, Problem::RelatedForAgents { value: at.value.clone() });
                }
                Some(_) => {}
            }
        }
    }
}

fn is_address(rest: &str) -> bool {
    !rest.is_empty() && !rest.starts_with('/') && !rest.contains(|c: char| c.is_whitespace() || "?#\\".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Source, outline, read_config};

    fn check(files: &[(&str, &str)], expect: &[&str]) -> Catalog {
        let site = "[[categories]]\nid='taxi'\nname='택시'\naudience='agent'\n[[categories]]\nid='shop'\nname='상점'\n";
        let (config, _) = read_config(&Source { path: "site.toml".into(), text: site.into() });
        let outlines = files
            .iter()
            .map(|(path, yaml)| outline(&Source { path: (*path).into(), text: format!("---\n{yaml}\n---\n본문") }).0)
            .collect();
        let (catalog, diagnostics) = Catalog::new(config, outlines, [], "2026-11-21");
        let found: Vec<_> = diagnostics.iter().map(|d| format!("{} {}", d.file, d.problem.message())).collect();
        assert_eq!(found, expect);
        catalog
    }

    #[test]
    fn one_address_is_for_one_file() {
        check(
            &[("guides/a/x.md", "title: 하나"), ("guides/b/x.md", "title: 둘"), ("faq/x.md", "title: 셋")],
            &["guides/b/x.md 같은 파일 이름의 가이드 문서가 이미 있습니다: `x`"],
        );
    }

    #[test]
    fn categories_are_those_of_the_site() {
        check(
            &[("guides/x.md", "title: 하나\ncategory: shpo"), ("guides/y.md", "title: 둘\ncategory: taxi")],
            &[
                "guides/x.md `site.toml`에 없는 분류입니다: `shpo`",
                "guides/y.md 상담원용 분류 `taxi`에 모두에게 공개하는 문서가 들어 있습니다",
            ],
        );
    }

    #[test]
    fn a_review_is_due_on_the_day_after() {
        check(&[("guides/x.md", "title: 하나\nreview_by: 2026-11-21")], &[]);
        check(
            &[("guides/x.md", "title: 하나\nreview_by: 2026-11-20")],
            &["guides/x.md 다시 검토하기로 한 날이 지났습니다: 2026-11-20"],
        );
    }

    #[test]
    fn related_entries_exist_and_may_be_seen() {
        let catalog = check(
            &[
                ("faq/secret.md", "title: 비밀\naudience: agent"),
                ("guides/x.md", "title: 하나\nrelated: [guides/x, faq/secret, guides/z, guides/y]"),
                ("guides/y.md", "title: 둘"),
            ],
            &[
                "guides/x.md 관련 문서에 자기 자신이 들어 있습니다",
                "guides/x.md 공개 문서의 관련 문서에 상담원용 문서가 있습니다: `faq/secret`",
                "guides/x.md 관련 문서를 찾을 수 없습니다: `guides/z`",
            ],
        );
        let outline = catalog.by_page("guides/x").expect("just made");
        assert_eq!(catalog.related(outline, Audience::Agent), ["guides/y"]);
    }

    #[test]
    fn what_is_popular_exists_and_each_audience_gets_its_own() {
        let site = "popular = ['faq/secret', 'guides/y', 'guides/x', 'guides/y', 'guides/z']";
        let (config, _) = read_config(&Source { path: SITE.into(), text: site.into() });
        let file = |(path, yaml): (&str, &str)| {
            outline(&Source { path: path.into(), text: format!("---\n{yaml}\n---\n본문") }).0
        };
        let files = [
            ("faq/secret.md", "title: 비밀\naudience: agent"),
            ("guides/x.md", "title: 하나"),
            ("guides/y.md", "title: 둘"),
        ];
        let (catalog, diagnostics) = Catalog::new(config, files.map(file).into(), [], "2026-11-21");
        let found: Vec<_> =
            diagnostics.iter().map(|d| (d.file.as_str(), d.problem.code(), &site[d.span.clone()])).collect();
        assert_eq!(found, [(SITE, "popular-unknown", "'guides/z'")]);
        assert_eq!(catalog.popular(Audience::Public), ["guides/y", "guides/x"]);
        assert_eq!(catalog.popular(Audience::Agent), ["faq/secret", "guides/y", "guides/x"]);
    }

    #[test]
    fn an_old_address_leads_to_one_page() {
        let catalog = check(
            &[
                ("faq/secret.md", "title: 비밀\naudience: agent\naliases: [/secret]"),
                ("guides/x.md", "title: 하나\naliases: [/old, old, /old, /guides/y]"),
                ("guides/y.md", "title: 둘"),
            ],
            &[
                "guides/x.md 예전 주소의 형식이 잘못되었습니다: `old`",
                "guides/x.md 예전 주소가 이미 쓰이고 있습니다: `/old`",
                "guides/x.md 예전 주소가 이미 쓰이고 있습니다: `/guides/y`",
            ],
        );
        assert_eq!(catalog.redirects(Audience::Public), BTreeMap::from([("old".into(), "guides/x".into())]));
        assert_eq!(catalog.redirects(Audience::Agent).len(), 2);
    }
}
