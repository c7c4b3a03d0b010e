//! What the search field suggests before the engine has arrived: titles and keywords of the manifest, matched as Hangul
//! is typed. The engine's answers take the place of these.

use giljabi_hangul::{TitleMatch, TitleWay, match_title};
use giljabi_site::{Entry, Hit, Manifest, Marked, SearchReply, SearchRequest};

/// What a keyword is worth beside a title.
const KEYWORD: u32 = 2;

/// The entries whose titles or keywords have what was typed, the best first.
pub(crate) fn preview(manifest: &Manifest, request: &SearchRequest) -> SearchReply {
    let mut found: Vec<(u32, &Entry, Option<TitleMatch>, TitleWay)> =
        manifest.entries.iter().filter_map(|entry| find(entry, &request.query)).collect();
    // Entries stand by kind and id, and the sort is stable: what is equal stays in that order.
    found.sort_by_key(|(score, ..)| std::cmp::Reverse(*score));
    let hits = found.iter().take(request.limit).map(|(score, entry, title, way)| {
        let marks = title.iter().flat_map(|title| title.marks.iter().copied());
        Hit {
            id: entry.id.clone(),
            kind: entry.kind,
            title: Marked::new(entry.title.clone(), marks),
            section: None,
            url: entry.page(),
            category: entry.category.clone(),
            updated: entry.updated.clone(),
            // Scores are whole numbers far below the limit of what `f32` tells apart.
            score: *score as f32,
            excerpt: Marked::plain(entry.summary.clone()),
            why: why(*way, &request.query),
        }
    });
    SearchReply { total: found.len(), hits: hits.collect(), ..SearchReply::default() }
}

fn find<'a>(entry: &'a Entry, query: &str) -> Option<(u32, &'a Entry, Option<TitleMatch>, TitleWay)> {
    if let Some(title) = match_title(query, &entry.title) {
        let (score, way) = (title.score, title.way);
        return Some((score, entry, Some(title), way));
    }
    let keyword =
        entry.keywords.iter().filter_map(|keyword| match_title(query, keyword)).max_by_key(|found| found.score)?;
    Some((keyword.score / KEYWORD, entry, None, keyword.way))
}

fn why(way: TitleWay, query: &str) -> Vec<String> {
    match way {
        TitleWay::Choseong => vec![crate::text::by_choseong(query)],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use giljabi_site::{Audience, FORMAT, IndexFile, Kind, Site};
    use std::collections::BTreeMap;

    fn entry(id: &str, title: &str, keywords: &[&str]) -> Entry {
        Entry {
            kind: Kind::Faq,
            id: id.into(),
            title: title.into(),
            summary: format!("{id}의 요약"),
            category: None,
            keywords: keywords.iter().map(|&keyword| keyword.into()).collect(),
            platforms: Vec::new(),
            updated: None,
            audience: Audience::Public,
            version: String::new(),
        }
    }

    fn check(query: &str, expect: &[(&str, &str)]) {
        let manifest = Manifest {
            format: FORMAT,
            audience: Audience::Public,
            site: Site::default(),
            categories: Vec::new(),
            entries: vec![
                entry("keyword", "돈을 돌려받으려면?", &["결제 취소"]),
                entry("inside", "수강료 결제 취소하기", &[]),
                entry("begins", "결제 취소 안내", &[]),
                entry("other", "카드 등록", &["보조 카드"]),
            ],
            redirects: BTreeMap::new(),
            index: IndexFile { path: String::new(), bytes: 0, sections: 0 },
        };
        let request = SearchRequest { query: query.into(), limit: 3, ..SearchRequest::default() };
        let reply = preview(&manifest, &request);
        let shown = |hit: &Hit| {
            let marks = hit.title.segments().into_iter();
            marks
                .map(|part| if part.marked { format!("[{}]", part.text) } else { part.text.into() })
                .collect::<String>()
        };
        let found: Vec<_> = reply.hits.iter().map(|hit| (hit.id.clone(), shown(hit))).collect();
        let expect: Vec<_> = expect.iter().map(|&(id, title)| (id.to_owned(), title.to_owned())).collect();
        assert_eq!(found, expect, "{query}");
    }

    #[test]
    fn titles_come_before_keywords_and_their_beginnings_first() {
        let all =
            [("begins", "[결제 취소] 안내"), ("inside", "수강료 [결제 취소]하기"), ("keyword", "돈을 돌려받으려면?")];
        check("결제취소", &all);
        check("rufwpcnlth", &all);
        check(
            "결제 취ㅅ",
            &[("begins", "[결제 취소] 안내"), ("inside", "수강료 [결제 취소]하기"), ("keyword", "돈을 돌려받으려면?")],
        );
        check("ㅂㅈㅋㄷ", &[("other", "카드 등록")]);
        check("쀍", &[]);
    }
}
