//! Every Korean word of the interface. A second language is a second module of the same shape. Those that the plain
//! pages say as well are in `giljabi_reader`.

pub(crate) mod composer;
pub(crate) mod desk;
pub(crate) mod flow;

pub(crate) use giljabi_reader::words::*;

use crate::state::{EngineFailure, FetchFailure, Theme};
use giljabi_hangul::{Josa, with_josa};
use giljabi_site::{Audience, Sort};

pub(crate) const LOADING: &str = "불러오는 중입니다";

pub(crate) const CLEAR_SEARCH: &str = "검색어 지우기";
pub(crate) const RECENT_SEARCHES: &str = "최근 검색어";
pub(crate) const CLEAR_RECENT: &str = "최근 검색어 모두 지우기";
pub(crate) const SUGGESTIONS: &str = "검색 결과 미리 보기";
pub(crate) const SEARCH_STARTING: &str = "본문 검색을 준비하고 있습니다…";
pub(crate) const ALL_TEXTS: &str = "본문까지 모두 찾기";
pub(crate) const SEARCH_SLOW: &str = "검색을 준비하는 데 시간이 걸리고 있습니다.";
pub(crate) const NOTHING_FOUND: &str = "찾은 글이 없습니다.";
pub(crate) const SEARCH_EMPTY_TITLE: &str = "무엇을 찾으세요?";
pub(crate) const SEARCH_EMPTY_HELP: &str = "위 검색창에 낱말이나 궁금한 점을 그대로 적어 보세요.";
pub(crate) const NOTHING_TIPS: [&str; 3] = [
    "맞춤법과 자판(한글·영문)을 확인해 보세요.",
    "낱말 수를 줄이거나 비슷한 말로 바꾸어 보세요.",
    "아래 분류에서 골라 볼 수도 있습니다.",
];
pub(crate) const NEAR: &str = "가까운 분류";
pub(crate) const CLEAR_FILTERS: &str = "조건 없이 다시 찾기";
pub(crate) const FILTERS: &str = "결과 좁히기";
pub(crate) const FILTER_KIND: &str = "종류";
pub(crate) const FILTER_CATEGORY: &str = "분류";
pub(crate) const FILTER_PLATFORM: &str = "기기";
pub(crate) const FILTER_AUDIENCE: &str = "읽는 사람";
pub(crate) const NOT_LITERALLY: &str = "비슷한 말도 함께 찾기";
pub(crate) const LITERAL: &str = "입력한 그대로만 찾은 결과입니다.";
pub(crate) const ALL: &str = "전체";
pub(crate) const SORT: &str = "정렬";
pub(crate) const RESULTS: &str = "검색 결과";
pub(crate) const WHY: &str = "찾은 까닭";
pub(crate) const SECTION: &str = "글 안의 위치:";

pub(crate) const PAGES: &str = "쪽 이동";
pub(crate) const PREVIOUS: &str = "이전";
pub(crate) const NEXT: &str = "다음";

pub(crate) const HELPFUL_THANKS: &str = "알려 주셔서 고맙습니다. 이 답은 이 기기에만 남아요.";
pub(crate) const HELPFUL_SORRY: &str = "아쉬워요. 이 답은 이 기기에만 남아요. 이런 길이 더 있어요.";
pub(crate) const HELPFUL_CONTACTS: &str = "문의하는 방법 보기";
pub(crate) const HELPFUL_SEARCH: &str = "다른 말로 찾아보기";
pub(crate) const ADDRESS_COPIED: &str = "주소를 복사했습니다.";

pub(crate) const COPIED: &str = "복사했습니다.";
pub(crate) const COPY_REFUSED: &str = "복사하지 못해 글을 선택해 두었습니다. Ctrl+C(맥은 Cmd+C)를 눌러 주세요.";

pub(crate) const RETRY: &str = "다시 시도";
pub(crate) const RELOAD: &str = "새로 고침";
pub(crate) const BROWSE_MEANWHILE: &str = "그동안 분류에서 찾아보세요.";

/// The name of an order of results.
pub(crate) fn sort_name(sort: Sort) -> &'static str {
    match sort {
        Sort::Relevance => "관련도순",
        Sort::Date => "최신순",
    }
}

/// The name of a theme.
pub(crate) fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::System => THEMES[0],
        Theme::Light => THEMES[1],
        Theme::Dark => THEMES[2],
    }
}

/// The heading of the result page.
pub(crate) fn results_title(query: &str) -> String {
    format!("‘{query}’ 검색 결과")
}

/// Where the address cannot be copied, it can be read.
pub(crate) fn address_refused(address: &str) -> String {
    format!("복사하지 못했습니다. 이 페이지의 주소: {address}")
}

/// How much was found.
pub(crate) fn total(count: usize) -> String {
    if count == 0 { NOTHING_FOUND.to_owned() } else { format!("모두 {count}건") }
}

/// The same, for those who do not see the list below the field.
pub(crate) fn suggestions_status(count: usize) -> String {
    if count == 0 {
        NOTHING_FOUND.to_owned()
    } else {
        format!("{count}건을 찾았습니다. 위아래 화살표로 고를 수 있습니다.")
    }
}

/// The way from the list below the field to all results.
pub(crate) fn all_results(count: usize) -> String {
    format!("결과 {count}건 모두 보기")
}

/// The heading where nothing was found.
pub(crate) fn nothing_title(query: &str) -> String {
    format!("‘{query}’에 맞는 글이 없습니다")
}

/// Which words were left out to find anything.
pub(crate) fn relaxed(words: &[String]) -> String {
    let words: Vec<_> = words.iter().map(|word| format!("‘{word}’")).collect();
    format!("{} 없이 찾은 결과입니다.", words.join(", "))
}

/// Which query was answered instead of the one typed.
pub(crate) fn corrected(query: &str) -> String {
    format!("‘{query}’ 검색 결과를 보여 드립니다.")
}

/// The way to results for exactly what was typed, where it was taken for something else.
pub(crate) fn literally(query: &str) -> String {
    format!("{}만 찾기", with_josa(&format!("‘{query}’"), Josa::By))
}

/// Why a title is suggested that has no such words.
pub(crate) fn by_choseong(query: &str) -> String {
    format!("초성 {query}")
}

/// The name of an audience as a filter.
pub(crate) fn audience_name(audience: Audience) -> &'static str {
    match audience {
        Audience::Public => "누구나",
        Audience::Agent => "상담원",
    }
}

/// The name of a link to a page of results.
pub(crate) fn page_number(page: usize) -> String {
    format!("{page}쪽")
}

/// What went wrong when site data did not come: the heading, and what to do.
pub(crate) fn fetch_failure(failure: FetchFailure) -> (&'static str, &'static str) {
    match failure {
        FetchFailure::Offline => ("인터넷에 연결되어 있지 않습니다", "연결을 확인한 뒤 다시 시도해 주세요."),
        FetchFailure::Unreachable => ("내용을 불러오지 못했습니다", "잠시 뒤에 다시 시도해 주세요."),
        FetchFailure::Missing | FetchFailure::Damaged | FetchFailure::Outdated => {
            ("새 버전이 나왔습니다", "새로 고침 하면 최신 내용을 볼 수 있습니다.")
        }
    }
}

/// Where the plain page stays because the app did not get what it needs.
pub(crate) const INCOMPLETE: &str = "검색 같은 일부 기능을 불러오지 못했어요. 글은 그대로 읽을 수 있어요.";

/// What went wrong with the search engine.
pub(crate) fn engine_failure(failure: EngineFailure) -> &'static str {
    match failure {
        EngineFailure::Offline => "인터넷에 연결되어 있지 않아 검색을 준비하지 못했습니다.",
        EngineFailure::Unreachable => "검색을 준비하지 못했습니다. 잠시 뒤에 다시 시도해 주세요.",
        EngineFailure::Replaced => "새 버전이 나왔습니다. 새로 고침 하면 검색할 수 있습니다.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_has_the_particle_of_the_last_sound() {
        assert_eq!(literally("결재"), "‘결재’로만 찾기");
        assert_eq!(literally("할인권"), "‘할인권’으로만 찾기");
    }

    #[test]
    fn words_left_out_are_named_one_by_one() {
        assert_eq!(relaxed(&["어제".into(), "다시".into()]), "‘어제’, ‘다시’ 없이 찾은 결과입니다.");
    }
}
