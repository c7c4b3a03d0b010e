//! Where links and images lead: other files of the content folder become pages; addresses outside are checked for
//! their scheme; everything else is a mistake.

use crate::nearest::nearest;
use crate::{Asset, Catalog, Outline, Problem};
use std::borrow::Cow;

/// Schemes of addresses outside the site.
const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

/// Where a link leads.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A page of the site, relative to its base, perhaps with `#heading`.
    Page(String),
    /// Somewhere else.
    Outside(String),
}

/// Resolves a link as written in a file.
pub(crate) fn resolve(written: &str, from: &Outline, catalog: &Catalog) -> Result<Target, Problem> {
    // Browsers drop these characters before they look for a scheme, so that `java\nscript:` would be one.
    let written: String = written.chars().filter(|c| !c.is_control()).collect();
    let written = written.trim();
    if written.is_empty() {
        return Err(Problem::LinkEmpty);
    }
    if let Some(scheme) = scheme(written) {
        return if SCHEMES.contains(&scheme.to_ascii_lowercase().as_str()) {
            Ok(Target::Outside(written.to_owned()))
        } else {
            Err(Problem::LinkScheme { scheme: scheme.to_owned() })
        };
    }
    let (path, heading) = match written.split_once('#') {
        Some((path, heading)) => (path, Some(heading)),
        None => (written, None),
    };
    let missing = |nearest| Problem::LinkFileMissing { target: written.to_owned(), nearest };
    let page = if path.is_empty() {
        from
    } else {
        let absolute = absolute(&from.path, &decode(path)).ok_or_else(|| missing(None))?;
        catalog.by_path(&absolute).ok_or_else(|| missing(near_file(&absolute, from, &catalog.paths())))?
    };
    if !from.front.audience.may_see(page.front.audience) {
        return Err(Problem::LinkForAgents { target: written.to_owned() });
    }
    let Some(heading) = heading.map(decode).filter(|heading| !heading.is_empty()) else {
        return Ok(Target::Page(page.page()));
    };
    let ids = || page.headings.iter().map(|heading| &heading.id).chain(&page.anchors).map(String::as_str);
    if !ids().any(|id| id == heading) {
        let target = if path.is_empty() { from.path.as_str() } else { path }.to_owned();
        let nearest = nearest(&heading, ids()).map(str::to_owned);
        return Err(Problem::LinkHeadingMissing { target, heading, nearest });
    }
    Ok(Target::Page(format!("{}#{heading}", page.page())))
}

/// The page that a link as written in a file leads to, relative to the site's base (`messages/id`); `None` where it
/// leads out of the site or nowhere.
#[must_use]
pub fn page_of_link(written: &str, from: &Outline, catalog: &Catalog) -> Option<String> {
    match resolve(written, from, catalog) {
        Ok(Target::Page(page)) => Some(page),
        Ok(Target::Outside(_)) | Err(_) => None,
    }
}

/// Resolves an image as written in a file.
pub(crate) fn resolve_image<'a>(written: &str, from: &Outline, catalog: &'a Catalog) -> Result<&'a Asset, Problem> {
    let written = written.trim();
    if scheme(written).is_some() || written.starts_with("//") {
        return Err(Problem::ImageRemote);
    }
    let missing = |nearest| Problem::ImageMissing { target: written.to_owned(), nearest };
    let absolute = absolute(&from.path, &decode(written)).ok_or_else(|| missing(None))?;
    let asset = catalog.asset(&absolute).ok_or_else(|| missing(near_file(&absolute, from, &catalog.asset_paths())))?;
    asset.problem.clone().map_or(Ok(asset), Err)
}

/// The scheme of an address (RFC 3986, section 3.1), if it has one.
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let starts = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    (starts && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))).then_some(scheme)
}

/// The path in the content folder that `written` means in the file `from`; `None` where it leads out of the folder.
/// A leading slash means the content folder.
fn absolute(from: &str, written: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    if written.starts_with('/') {
        parts.clear();
    }
    for part in written.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The file with the name nearest to that of `wanted`, as a link in `from` would write it.
fn near_file<'a>(wanted: &str, from: &Outline, paths: &(impl Iterator<Item = &'a str> + Clone)) -> Option<String> {
    let name = |path: &'a str| path.rsplit('/').next().unwrap_or(path);
    let wanted_name = wanted.rsplit('/').next().unwrap_or(wanted);
    let with_ending = format!("{wanted_name}.md");
    let near = paths.clone().find(|path| name(path) == wanted_name || name(path) == with_ending).or_else(|| {
        let nearest = nearest(wanted_name, paths.clone().map(name))?;
        paths.clone().find(|path| name(path) == nearest)
    })?;
    Some(relative(&from.path, near))
}

/// How a link in `from` writes the file `to`.
fn relative(from: &str, to: &str) -> String {
    let mut from: Vec<_> = from.split('/').collect();
    let to: Vec<_> = to.split('/').collect();
    from.pop();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", from.len() - shared);
    up.chain(to[shared..].iter().copied()).collect::<Vec<_>>().join("/")
}

/// Undoes percent-encoding; a sequence that is no UTF-8 stays as it is.
fn decode(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8().map_or_else(|_| text.to_owned(), Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AssetKind, Config, Source, outline};

    fn catalog() -> Catalog {
        let files = [
            ("guides/pay/a.md", "title: 가"),
            ("faq/refund.md", "title: 나"),
            ("faq/agent only.md", "title: 다\naudience: agent"),
        ];
        let outlines = files.map(|(path, yaml)| {
            let text = format!("---\n{yaml}\n---\n## 순서 {{#steps}}\n## 기간\n<a id=\"old\"></a>");
            outline(&Source { path: path.into(), text }).0
        });
        let svg =
            Asset::inspect("guides/pay/a.svg", "data/assets/1.svg".into(), AssetKind::Svg, b"<svg viewBox='0 0 1 1'/>");
        Catalog::new(Config::default(), outlines.into(), [svg], "2026-11-21").0
    }

    fn check(written: &str, expect: Result<Target, &str>) {
        let catalog = catalog();
        let from = catalog.by_path("guides/pay/a.md").expect("just made");
        let found = resolve(written, from, &catalog);
        let found = found.map_err(|problem| format!("{}; {}", problem.message(), problem.help()));
        assert_eq!(found, expect.map_err(str::to_owned), "{written}");
    }

    #[test]
    fn files_become_pages() {
        check("../../faq/refund.md", Ok(Target::Page("faq/refund".into())));
        check("../../faq/refund.md#steps", Ok(Target::Page("faq/refund#steps".into())));
        check("/faq/refund.md#%EA%B8%B0%EA%B0%84", Ok(Target::Page("faq/refund#기간".into())));
        check("#old", Ok(Target::Page("guides/pay/a#old".replace("pay/", ""))));
        check("../../faq/refund.md#", Ok(Target::Page("faq/refund".into())));
    }

    #[test]
    fn addresses_outside_are_left_alone() {
        for address in ["https://example.com/가?a=1#b", "tel:1551-5009", "MAILTO:a@example.com"] {
            check(address, Ok(Target::Outside(address.into())));
        }
    }

    #[test]
    fn mistakes_are_told_with_what_was_meant() {
        check("", Err("링크의 주소가 비어 있습니다; 괄호 안에 주소나 파일 경로를 써 주세요."));
        check(
            "../faq/refund.md",
            Err("링크가 가리키는 문서가 없습니다: `../faq/refund.md`; 혹시 `../../faq/refund.md`인가요?"),
        );
        check(
            "refnud",
            Err(
                "링크가 가리키는 문서가 없습니다: `refnud`; 이 파일에서 본 상대 경로로 써 주세요. 예: `../faq/파일이름.md`. 바깥 주소는 `https://`부터 씁니다.",
            ),
        );
        check(
            "../../faq/refund",
            Err("링크가 가리키는 문서가 없습니다: `../../faq/refund`; 혹시 `../../faq/refund.md`인가요?"),
        );
        check("#stpes", Err("`guides/pay/a.md`에 그런 제목이 없습니다: `#stpes`; 혹시 `#steps`인가요?"));
        check(
            "../../faq/agent%20only.md",
            Err(
                "공개 문서가 상담원용 문서로 링크합니다: `../../faq/agent%20only.md`; 공개 사이트에는 그 문서가 없습니다. 링크를 지우거나 이 문서를 `audience: agent`로 바꿔 주세요.",
            ),
        );
    }

    #[test]
    fn no_scheme_slips_through() {
        for address in
            ["javascript:alert(1)", "java\nscript:x", " JaVaScRiPt:x", "data:text/html,x", "vbscript:x", "file:///etc"]
        {
            let catalog = catalog();
            let from = catalog.by_path("guides/pay/a.md").expect("just made");
            let problem = resolve(address, from, &catalog).expect_err(address);
            assert_eq!(problem.code(), "link-scheme", "{address}");
        }
    }

    #[test]
    fn images_lie_beside_the_file() {
        let catalog = catalog();
        let from = catalog.by_path("guides/pay/a.md").expect("just made");
        let code = |written| resolve_image(written, from, &catalog).map(|a| a.address.clone()).map_err(|p| p.code());
        assert_eq!(code("a.svg"), Ok("data/assets/1.svg".into()));
        assert_eq!(code("./b.svg"), Err("image-missing"));
        assert_eq!(code("https://example.com/a.png"), Err("image-remote"));
        assert_eq!(code("//example.com/a.png"), Err("image-remote"));
        assert_eq!(code("../../../a.png"), Err("image-missing"));
    }
}
