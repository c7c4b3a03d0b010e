//! Words that say how something is asked, and not what about: they help to order answers and are never missed.

/// What such a word counts.
pub(crate) const WEIGHT: f32 = 0.15;
/// What a single syllable among other words counts, or a particle that stands apart.
pub(crate) const SHORT_WEIGHT: f32 = 0.3;

/// Question words, polite verbs and what holds sentences together.
const WORDS: [&str; 171] = [
    "무엇",
    "무엇인가",
    "무엇인가요",
    "무엇입니까",
    "무엇일까",
    "무슨",
    "뭐",
    "뭔가요",
    "뭐예요",
    "뭔지",
    "뭘",
    "누구",
    "누구인가",
    "누가",
    "누구인가요",
    "언제",
    "언제인가",
    "언제인가요",
    "어디",
    "어디서",
    "어디에서",
    "어디에",
    "어디인가",
    "어디인가요",
    "어딘가요",
    "어떤",
    "어떻게",
    "어떡해",
    "어떠한",
    "어느",
    "얼마",
    "얼마나",
    "얼마인가요",
    "왜",
    "몇",
    "몇번",
    "무엇이",
    "무엇을",
    "어찌",
    "하나요",
    "되나요",
    "있나요",
    "없나요",
    "인가요",
    "인가",
    "한가요",
    "할까요",
    "될까요",
    "돼요",
    "되요",
    "해요",
    "하죠",
    "되죠",
    "해야",
    "하는",
    "하면",
    "하려면",
    "하려고",
    "하고",
    "하여",
    "해서",
    "하기",
    "하는지",
    "하는데",
    "한다",
    "합니다",
    "한",
    "할",
    "되는",
    "되면",
    "되어",
    "된다",
    "됩니다",
    "되었나요",
    "했나요",
    "됐나요",
    "있는",
    "있다",
    "있습니다",
    "있을까요",
    "있는지",
    "있어요",
    "없는",
    "없어요",
    "같은",
    "같이",
    "같아요",
    "싶어요",
    "싶은데",
    "싶습니다",
    "싶은데요",
    "주세요",
    "알려주세요",
    "알려줘",
    "알려",
    "궁금해요",
    "궁금합니다",
    "부탁드립니다",
    "부탁해요",
    "가르쳐",
    "가르쳐주세요",
    "해주세요",
    "수",
    "법",
    "것",
    "것은",
    "것인가",
    "건가요",
    "게",
    "때",
    "및",
    "또는",
    "그리고",
    "그래서",
    "그런데",
    "하지만",
    "대한",
    "대해",
    "대하여",
    "위한",
    "위해",
    "위하여",
    "통해",
    "통한",
    "따라",
    "따른",
    "관한",
    "관해",
    "의해",
    "의한",
    "이것",
    "그것",
    "이런",
    "그런",
    "이",
    "그",
    "저",
    "제가",
    "저는",
    "나는",
    "내가",
    "좀",
    "혹시",
    "안녕하세요",
    "몇년",
    "몇명",
    "며칠",
    "무엇일까요",
    "때문",
    "때문에",
    "경우",
    "무엇이었나",
    "무엇이었는가",
    "누구였나",
    "누구였는가",
    "어디였나",
    "언제였나",
    "누구와",
    "누구에게",
    "누구의",
    "무엇으로",
    "무엇에",
    "무엇의",
    "어느정도",
    "얼마였나",
    "어떠한가",
    "무엇이라",
    "무엇이라고",
    "얼마인가",
    "몇인가",
    "어떻게든",
];

/// What an answer to a question word speaks of: who asks why is told reasons.
const CUES: [(&str, &[&str]); 6] = [
    ("왜", &["이유", "원인", "사유"]),
    ("얼마", &["금액", "요금", "비용"]),
    ("얼마나", &["금액", "기간", "시간"]),
    ("얼마인가", &["금액", "요금", "비용"]),
    ("언제", &["기간", "시간", "날짜"]),
    ("누구", &["담당자", "관리자"]),
];

/// The words that an answer to a question word may have in its place.
pub(crate) fn cues(word: &str) -> &'static [&'static str] {
    CUES.iter().find(|(question, _)| *question == word).map_or(&[], |(_, cues)| *cues)
}

/// Whether a word, as typed or as a stem, says nothing about what is asked for.
pub(crate) fn is_question(word: &str) -> bool {
    WORDS.contains(&word)
}

/// How words begin that ask.
const ASKING: [&str; 19] = [
    "무엇", "무슨", "뭐", "뭔", "뭘", "누구", "누가", "언제", "어디", "어딘", "어떤", "어떻", "어떡", "어느", "얼마",
    "왜", "몇", "며칠", "어찌",
];
/// How sentences end that ask.
const ASKED: [&str; 12] =
    ["나요", "까요", "가요", "는가", "은가", "인가", "던가", "니까", "주세요", "알려줘", "궁금해요", "싶어요"];

/// Single syllables that stand in sentences and not among words to look up.
const LOOSE: [&str; 18] =
    ["안", "못", "더", "곳", "줄", "등", "중", "후", "전", "뒤", "내", "제", "새", "잘", "다", "또", "꼭", "걸"];

/// Whether a word makes a question of a query.
pub(crate) fn asks(word: &str) -> bool {
    is_question(word)
        || LOOSE.contains(&word)
        || ASKING.iter().any(|beginning| word.starts_with(beginning))
        || ASKED.iter().any(|end| word.ends_with(end))
}

/// Whether the word after this one is what is asked for.
pub(crate) fn is_which(word: &str) -> bool {
    ["어느", "무슨", "어떤", "몇", "어떠한"].contains(&word)
}

/// Whether a text is a single syllable, an ending or a word of asking.
pub(crate) fn is_small(text: &str) -> bool {
    text.chars().nth(1).is_none() || is_question(text) || crate::stem::is_suffix(text)
}
