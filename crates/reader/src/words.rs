//! The words of the interface that stand both in the app and in the plain pages. All others are the app's own.

use giljabi_site::Kind;

/// The site's name where nobody gave one.
pub const SITE_NAME: &str = "길잡이";
/// The mark of what only agents see: an entry, or their whole site.
pub const AGENT_BUILD: &str = "상담원용";
/// The first stop of the Tab key.
pub const SKIP_TO_MAIN: &str = "본문으로 건너뛰기";
/// The first page, in breadcrumbs.
pub const HOME: &str = "처음";
/// The last line of every page.
pub const FOOTER_NOTE: &str = "찾는 답이 없으면 검색어를 짧게 바꾸어 보세요.";
/// The switch for shortcuts of a single key.
pub const SINGLE_KEYS: &str = "한 글자 단축키 쓰기: / 키로 검색창 열기, 숫자 키로 단계별 안내의 답 고르기";
/// The choice of a theme.
pub const THEME: &str = "화면 밝기";
/// The choices of a theme: as the system has it, light, dark.
pub const THEMES: [&str; 3] = ["시스템 설정", "밝게", "어둡게"];

/// The button of the search field.
pub const SEARCH: &str = "검색";
/// The name of the search field.
pub const SEARCH_LABEL: &str = "도움말 검색";
/// What stands in the empty search field.
pub const SEARCH_PLACEHOLDER: &str = "무엇을 도와드릴까요?";
/// What stands in its place where scripts do not run.
pub const SEARCH_NEEDS_SCRIPT: &str = "검색은 자바스크립트를 켜면 쓸 수 있어요.";

/// The list of categories on the first page.
pub const CATEGORIES: &str = "분류별로 보기";
/// The list of what people look for most, on the first page and where nothing was found.
pub const POPULAR: &str = "자주 찾는 글";
/// The list of what was updated last.
pub const RECENT: &str = "최근에 고친 글";
/// A category without entries.
pub const CATEGORY_EMPTY: &str = "아직 글이 없습니다.";
/// The name of the breadcrumbs.
pub const BREADCRUMBS: &str = "현재 위치";
/// The contents list of an article.
pub const CONTENTS: &str = "차례";
/// Stands before the date.
pub const UPDATED: &str = "고친 날";
/// Entries that belong to an entry.
pub const RELATED: &str = "함께 보면 좋은 글";
/// How to reach a person.
pub const CONTACTS: &str = "문의하기";
/// Stands after opening hours of every day.
pub const KOREAN_TIME: &str = "(한국 시각)";
/// Stands after opening hours of some days, because nobody tells us the holidays.
pub const HOLIDAYS_UNKNOWN: &str = "(한국 시각, 공휴일에는 다를 수 있어요)";

/// The name of the links to the entries beside one.
pub const NEIGHBOURS: &str = "같은 분류의 글";
/// The entry before.
pub const PREVIOUS_ENTRY: &str = "이전 글";
/// The entry after.
pub const NEXT_ENTRY: &str = "다음 글";
/// What is asked at the end of an article.
pub const HELPFUL: &str = "도움이 되었나요?";
/// It was.
pub const HELPFUL_YES: &str = "네";
/// It was not.
pub const HELPFUL_NO: &str = "아니요";
/// The button that hands on the page's address.
pub const SHARE: &str = "공유하기";
/// The button that prints the page.
pub const PRINT: &str = "인쇄하기";

/// Leads from an article to a flow.
pub const FLOW_FROM_ARTICLE: &str = "이 상황을 단계별로 진행하기";
/// The button that begins a flow anew.
pub const FLOW_ANEW: &str = "처음부터 다시";
/// The words to say aloud.
pub const FLOW_SAY: &str = "이렇게 말해 주세요";
/// The list of things to do.
pub const FLOW_CHECKS: &str = "확인할 일";
/// The list of ways on.
pub const FLOW_CHOICES: &str = "답 고르기";
/// The answers so far.
pub const FLOW_ANSWERS: &str = "지금까지의 답";
/// No answers so far.
pub const FLOW_NO_ANSWERS: &str = "고른 답이 여기에 쌓입니다.";
/// All steps of a flow, below one another.
pub const FLOW_STEPS: &str = "모든 단계";
/// The button that copies a script.
pub const COPY: &str = "복사";

/// The title where an address leads nowhere.
pub const NOT_FOUND_TITLE: &str = "찾는 페이지가 없습니다";
/// What to do then.
pub const NOT_FOUND_HELP: &str = "주소가 바뀌었거나 지워진 글입니다. 검색하거나 아래 분류에서 찾아보세요.";
/// The way to the first page.
pub const TO_HOME: &str = "처음 화면으로";

/// What the browser calls a page: `제목 · 길잡이`.
#[must_use]
pub fn page_title(title: &str, site: &str) -> String {
    if title.is_empty() || title == site { site.to_owned() } else { format!("{title} · {site}") }
}

/// The short name of a kind, as a mark beside a title.
#[must_use]
pub fn kind_mark(kind: Kind) -> &'static str {
    match kind {
        Kind::Guide => "가이드",
        Kind::Faq => "질문",
        Kind::Flow => "단계별 안내",
        Kind::Message => "문자",
    }
}

/// The name of a kind as a heading and a filter.
#[must_use]
pub fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Guide => "가이드",
        Kind::Faq => "자주 묻는 질문",
        Kind::Flow => "단계별 안내",
        Kind::Message => "문자 메시지",
    }
}

/// The name of a platform in front matter; an unknown one as it is.
#[must_use]
pub fn platform_name(platform: &str) -> String {
    match platform {
        "android" => "안드로이드",
        "ios" => "아이폰",
        "web" => "웹",
        "pc" | "windows" => "PC",
        "mac" => "Mac",
        other => other,
    }
    .to_owned()
}

/// How many entries a category holds.
#[must_use]
pub fn entry_count(count: usize) -> String {
    format!("글 {count}개")
}

/// Which question of the way through a flow it is, from 1.
#[must_use]
pub fn question_number(number: usize) -> String {
    format!("질문 {number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_page_is_called_like_the_site() {
        assert_eq!(page_title("환불", "길잡이"), "환불 · 길잡이");
        assert_eq!(page_title("길잡이", "길잡이"), "길잡이");
    }
}
