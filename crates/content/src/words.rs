//! The words of every problem: what is wrong, and what to do. For editors, who know policy and not code; in Korean.

use crate::Problem;
use crate::problem::{Expected, HoursPart};
use crate::yaml::Fault;
use giljabi_site::Kind;

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Guide => "가이드",
        Kind::Faq => "FAQ",
        Kind::Flow => "플로",
        Kind::Message => "메시지",
    }
}

fn expected_name(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => "글자",
        Expected::List => "목록",
        Expected::Number => "숫자",
        Expected::Table => "표([이름] 아래의 항목들)",
        Expected::Tables => "표의 목록([[이름]])",
    }
}

fn fault_name(fault: Fault) -> &'static str {
    match fault {
        Fault::Bracket => "괄호가 닫히지 않았습니다",
        Fault::Quote => "따옴표가 닫히지 않았습니다",
        Fault::Tab => "탭이 들어 있습니다",
        Fault::Colon => "콜론(`:`)의 자리가 잘못되었습니다",
        Fault::Indentation => "들여쓰기가 맞지 않습니다",
        Fault::Other => "형식이 잘못되었습니다",
    }
}

fn megabytes(bytes: u64) -> String {
    format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000)
}

/// `혹시 … 인가요?`, or another sentence where nothing is near.
fn did_you_mean(nearest: Option<&str>, otherwise: &str) -> String {
    nearest.map_or_else(|| otherwise.to_owned(), |nearest| format!("혹시 `{nearest}`인가요?"))
}

impl Problem {
    /// What is wrong, in one sentence of Korean.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::Finding(finding) => finding.message.clone(),
            Self::FileUnreadable { reason } => format!("파일을 읽을 수 없습니다: {reason}"),
            Self::FileNotUtf8 => "글자 인코딩이 UTF-8이 아닙니다".into(),
            Self::FileTooLarge { bytes, limit } => {
                format!("파일이 너무 큽니다: {} (한도 {})", megabytes(*bytes), megabytes(*limit))
            }
            Self::FileIsLink => "심볼릭 링크는 읽지 않습니다".into(),
            Self::TooManyProblems { more } => format!("이 파일에는 문제가 {more}개 더 있습니다"),
            Self::IdCharacters { id } => format!("파일 이름에 주소로 쓸 수 없는 글자가 있어 `{id}`로 바꿨습니다"),
            Self::IdRepeated { kind, id, .. } => {
                format!("같은 파일 이름의 {} 문서가 이미 있습니다: `{id}`", kind_name(*kind))
            }
            Self::FrontMatterMissing { .. } => "문서 정보(front matter)가 없습니다".into(),
            Self::FrontMatterUnclosed => "문서 정보(front matter)를 닫는 `---` 줄이 없습니다".into(),
            Self::FrontMatterSyntax { fault } => {
                format!("문서 정보(front matter)를 읽을 수 없습니다: {}", fault_name(*fault))
            }
            Self::FrontMatterNotMapping => "문서 정보(front matter)는 `항목: 값` 줄로 씁니다".into(),
            Self::KeyMissing { key } | Self::SiteKeyMissing { key } => format!("꼭 필요한 항목이 없습니다: `{key}`"),
            Self::KeyUnknown { key } | Self::KeyMisspelled { key, .. } => format!("모르는 항목입니다: `{key}`"),
            Self::KeyRepeated { key } => format!("같은 항목이 두 번 나옵니다: `{key}`"),
            Self::ValueType { key, expected } | Self::SiteValueType { key, expected } => {
                format!("`{key}` 값의 형식이 다릅니다. 필요한 형식: {}", expected_name(*expected))
            }
            Self::ValueEmpty { key } => format!("`{key}` 값이 비어 있습니다"),
            Self::ValueCut { key } => format!("`{key}` 값에서 `#` 뒤는 읽지 않습니다"),
            Self::DateInvalid { key, value } => format!("`{key}` 값이 날짜가 아닙니다: `{value}`"),
            Self::ReviewDue { date } => format!("다시 검토하기로 한 날이 지났습니다: {date}"),
            Self::AudienceUnknown { value } => format!("모르는 독자입니다: `{value}`"),
            Self::CategoryUnknown { value, .. } => format!("`site.toml`에 없는 분류입니다: `{value}`"),
            Self::CategoryForAgents { category } => {
                format!("상담원용 분류 `{category}`에 모두에게 공개하는 문서가 들어 있습니다")
            }
            Self::RelatedUnknown { value, .. } => format!("관련 문서를 찾을 수 없습니다: `{value}`"),
            Self::PopularUnknown { value, .. } => format!("자주 찾는 글 목록에 없는 문서가 있습니다: `{value}`"),
            Self::RelatedSelf => "관련 문서에 자기 자신이 들어 있습니다".into(),
            Self::RelatedForAgents { value } => format!("공개 문서의 관련 문서에 상담원용 문서가 있습니다: `{value}`"),
            Self::AliasInvalid { value } => format!("예전 주소의 형식이 잘못되었습니다: `{value}`"),
            Self::AliasTaken { value, .. } => format!("예전 주소가 이미 쓰이고 있습니다: `{value}`"),
            Self::BodyEmpty => "본문이 비어 있습니다".into(),
            Self::AnswerMissing => "FAQ의 첫 문단이 답이 아닙니다".into(),
            Self::HeadingLevelOne { text } => format!("본문에 가장 큰 제목(`#`)을 썼습니다: `{text}`"),
            Self::HeadingJump { from, to } => format!("제목 단계를 건너뛰었습니다: {from}단계 다음에 {to}단계"),
            Self::HeadingEmpty => "제목에 글자가 없습니다".into(),
            Self::HeadingIdRepeated { id } => format!("같은 제목 id가 두 번 나옵니다: `#{id}`"),
            Self::EmphasisLiteral => "굵게 표시(`**`)가 풀리지 않아 별표가 그대로 보입니다".into(),
            Self::NestingTooDeep { limit } => format!("목록이나 인용이 {limit}단계보다 깊습니다"),
            Self::FenceUnclosed { fence } => format!("이 상자를 닫는 `{fence}` 줄이 없습니다"),
            Self::FenceMisspelled { word, .. } => format!("모르는 상자 종류입니다: `{word}`"),
            Self::CommentUnclosed => "메모(`<!--`)를 닫는 `-->`가 없습니다".into(),
            Self::CalloutUnknown { name, .. } => format!("모르는 강조 상자입니다: `[!{name}]`"),
            Self::CalloutWords { name } => format!("강조 상자를 여는 `[!{name}]` 줄에 다른 글이 있습니다"),
            Self::FootnoteMissing { label } => format!("각주의 내용이 없습니다: `[^{label}]`"),
            Self::FootnoteUnused { label } => format!("본문에서 쓰지 않는 각주입니다: `[^{label}]`"),
            Self::HtmlTag { tag } => format!("쓸 수 없는 HTML 태그입니다: `<{tag}>`"),
            Self::HtmlAttribute { tag, attribute } => {
                format!("`<{tag}>` 태그에 쓸 수 없는 속성입니다: `{attribute}`")
            }
            Self::HtmlUnclosed { tag } => format!("HTML 태그를 닫지 않았습니다: `<{tag}>`"),
            Self::HtmlUnopened { tag } => format!("열지 않은 HTML 태그를 닫았습니다: `</{tag}>`"),
            Self::HtmlOther => "쓸 수 없는 HTML 표기입니다".into(),
            Self::LinkEmpty => "링크의 주소가 비어 있습니다".into(),
            Self::LinkScheme { scheme } => format!("쓸 수 없는 종류의 주소입니다: `{scheme}:`"),
            Self::LinkFileMissing { target, .. } => format!("링크가 가리키는 문서가 없습니다: `{target}`"),
            Self::LinkHeadingMissing { target, heading, .. } => {
                format!("`{target}`에 그런 제목이 없습니다: `#{heading}`")
            }
            Self::LinkForAgents { target } => format!("공개 문서가 상담원용 문서로 링크합니다: `{target}`"),
            Self::LinkReferenceMissing { label } => format!("링크 주소의 정의가 없습니다: `[{label}]`"),
            Self::ImageMissing { target, .. } => format!("그림 파일이 없습니다: `{target}`"),
            Self::ImageRemote => "다른 사이트의 그림은 쓸 수 없습니다".into(),
            Self::ImageAltMissing => "그림을 설명하는 글이 없습니다".into(),
            Self::ImageUnsafe { what } => format!("SVG 그림에 실행될 수 있는 내용이 있습니다: `{what}`"),
            Self::ImageUnreadable => "그림의 크기를 알 수 없습니다".into(),
            Self::SiteMissing => "`site.toml`이 없어 기본값을 씁니다".into(),
            Self::SiteSyntax => "`site.toml`을 읽을 수 없습니다".into(),
            Self::SynonymsSyntax => "`synonyms.toml`을 읽을 수 없습니다".into(),
            Self::CategoryIdInvalid { id } => format!("분류 id로 쓸 수 없습니다: `{id}`"),
            Self::CategoryIdRepeated { id } => format!("같은 분류 id가 두 번 나옵니다: `{id}`"),
            Self::CategoryParentMissing { id, parent } => format!("분류 `{id}`의 윗분류가 없습니다: `{parent}`"),
            Self::CategoryParentForAgents { id, parent } => {
                format!("상담원용 분류 `{parent}` 아래에 공개 분류가 있습니다: `{id}`")
            }
            Self::ContactIdRepeated { id } => format!("같은 연락처 id가 두 번 나옵니다: `{id}`"),
            Self::ContactUnset { name } => format!("연락처가 아직 정해지지 않았습니다: {name}"),
            Self::ContactHoursInvalid { part, value } => match part {
                HoursPart::Days => format!("운영 요일을 읽을 수 없습니다: `{value}`"),
                HoursPart::Time => format!("운영 시각을 읽을 수 없습니다: `{value}`"),
                HoursPart::Order => format!("운영 시간의 처음과 끝이 맞지 않습니다: `{value}`"),
            },
            Self::SiteUrlInvalid { value } => format!("사이트 주소로 쓸 수 없습니다: `{value}`"),
        }
    }

    /// What to do about it, in Korean.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "one arm for each problem, as in the messages")]
    pub fn help(&self) -> String {
        match self {
            Self::Finding(finding) => finding.help.clone(),
            Self::FileUnreadable { .. } => "파일이 있는지, 읽기 권한이 있는지 확인해 주세요.".into(),
            Self::FileNotUtf8 => "편집기에서 UTF-8로 다시 저장해 주세요.".into(),
            Self::FileTooLarge { .. } => "문서를 나누거나, 폴더에 잘못 들어온 파일인지 확인해 주세요.".into(),
            Self::FileIsLink => "파일이나 폴더를 직접 넣어 주세요.".into(),
            Self::TooManyProblems { .. } => "위의 문제부터 고치고 다시 검사해 주세요.".into(),
            Self::IdCharacters { .. } => "파일 이름은 영문 소문자, 숫자, `-`로 지어 주세요.".into(),
            Self::IdRepeated { first, .. } => {
                format!("먼저 나온 문서: {first}. 둘 가운데 하나의 파일 이름을 바꿔 주세요.")
            }
            Self::FrontMatterMissing { heading } => {
                let title = heading.as_deref().unwrap_or("제목");
                format!("맨 위에 세 줄을 넣어 주세요: `---`, `title: {title}`, `---`")
            }
            Self::FrontMatterUnclosed => "문서 정보가 끝나는 곳에 `---`만 있는 줄을 넣어 주세요.".into(),
            Self::FrontMatterSyntax { fault } => match fault {
                Fault::Bracket => "`[`는 `]`로, `{`는 `}`로 닫아 주세요.",
                Fault::Quote => "따옴표를 같은 따옴표로 닫아 주세요.",
                Fault::Tab => "탭을 빈칸으로 바꿔 주세요.",
                Fault::Colon => "값에 `: `가 있으면 값 전체를 따옴표로 감싸 주세요. 예: `title: \"환불: 안내\"`",
                Fault::Indentation => "항목은 모두 줄의 처음에서 시작해 주세요.",
                Fault::Other => "`항목: 값` 형식인지 확인하고, 특수 문자로 시작하는 값은 따옴표로 감싸 주세요.",
            }
            .into(),
            Self::FrontMatterNotMapping => "예: `title: 환불 안내`".into(),
            Self::KeyMissing { key } => format!("문서 정보에 `{key}: …` 줄을 넣어 주세요."),
            Self::KeyUnknown { .. } => {
                "이 항목은 쓰이지 않습니다. 쓸 수 있는 항목은 편집자 안내(content/README.md)에 있습니다.".into()
            }
            Self::KeyMisspelled { nearest, .. } | Self::FenceMisspelled { nearest, .. } => format!("혹시 `{nearest}`인가요?"),
            Self::KeyRepeated { .. } | Self::CategoryIdRepeated { .. } | Self::ContactIdRepeated { .. } => {
                "하나만 남겨 주세요.".into()
            }
            Self::ValueType { key, expected: Expected::List } => format!("예: `{key}: [하나, 둘]`"),
            Self::ValueType { key, .. } => format!("예: `{key}: 환불 안내`"),
            Self::SiteValueType { key, expected } => match expected {
                Expected::Number => format!("예: `{key} = 1`"),
                Expected::List => format!("예: `{key} = [\"faq/파일이름\"]`"),
                Expected::Table | Expected::Tables => format!("예: `[[{key}]]`"),
                Expected::Text => format!("예: `{key} = \"결제\"`"),
            },
            Self::ValueEmpty { .. } => "값을 쓰거나 그 줄을 지워 주세요.".into(),
            Self::ValueCut { key } => format!("값 전체를 큰따옴표로 감싸 주세요. 예: `{key}: \"환불 #1\"`"),
            Self::DateInvalid { .. } => "연-월-일로 써 주세요. 예: `2026-11-21`".into(),
            Self::ReviewDue { .. } => "내용이 아직 맞는지 확인하고 `review_by`를 다음 검토일로 바꿔 주세요.".into(),
            Self::AudienceUnknown { .. } => "`public`(모두) 또는 `agent`(상담원)로 써 주세요.".into(),
            Self::CategoryUnknown { nearest, .. } => {
                did_you_mean(nearest.as_deref(), "`site.toml`에 분류를 먼저 만들어 주세요.")
            }
            Self::CategoryForAgents { .. } => "문서에 `audience: agent`를 넣거나 공개 분류로 옮겨 주세요.".into(),
            Self::RelatedUnknown { nearest, .. } | Self::PopularUnknown { nearest, .. } => {
                did_you_mean(nearest.as_deref(), "`guides/파일이름` 또는 `faq/파일이름`으로 써 주세요.")
            }
            Self::RelatedSelf => "그 줄을 지워 주세요.".into(),
            Self::RelatedForAgents { .. } | Self::LinkForAgents { .. } => {
                "공개 사이트에는 그 문서가 없습니다. 링크를 지우거나 이 문서를 `audience: agent`로 바꿔 주세요.".into()
            }
            Self::AliasInvalid { .. } => "`/`로 시작하는 주소를 써 주세요. 예: `/old/address`".into(),
            Self::AliasTaken { by, .. } => format!("이미 쓰는 문서: {by}. 둘 가운데 하나를 지워 주세요."),
            Self::BodyEmpty => "내용을 쓰거나, 아직 쓰는 중이면 커밋에서 빼 주세요.".into(),
            Self::AnswerMissing => {
                "제목(질문)에 바로 답하는 문단으로 시작해 주세요. 표나 목록은 그다음에 둡니다.".into()
            }
            Self::HeadingLevelOne { .. } => "문서 제목은 `title`이 보여 줍니다. 본문 제목은 `##`부터 써 주세요.".into(),
            Self::HeadingJump { from, .. } => {
                format!("`{}`로 한 단계만 내려 주세요.", "#".repeat(usize::from(*from) + 1))
            }
            Self::HeadingEmpty => "제목을 쓰거나 `#` 줄을 지워 주세요.".into(),
            Self::HeadingIdRepeated { .. } => "`{#다른-id}`로 바꿔 주세요.".into(),
            Self::EmphasisLiteral => {
                "`**` 안쪽의 앞뒤 빈칸을 지우거나, 괄호나 따옴표를 `**` 밖으로 옮겨 주세요.".into()
            }
            Self::NestingTooDeep { .. } => "단계를 줄이거나 제목(`##`)으로 나눠 주세요.".into(),
            Self::FenceUnclosed { fence } => {
                format!("상자가 끝나는 곳에 `{fence}`만 있는 줄을 넣어 주세요. 그 줄이 없으면 아래의 글도 상자에 들어갑니다.")
            }
            Self::CommentUnclosed => {
                "메모가 끝나는 곳에 `-->`를 넣어 주세요. 글 가운데에 쓴 메모는 그 문단 안에서 닫습니다.".into()
            }
            Self::CalloutUnknown { nearest, .. } => {
                let nearest = nearest.map(|name| format!("[!{name}]"));
                did_you_mean(
                    nearest.as_deref(),
                    "NOTE(참고), TIP(도움말), IMPORTANT(중요), WARNING(주의), CAUTION(경고) 가운데 하나로 써 주세요.",
                )
            }
            Self::CalloutWords { .. } => "종류만 한 줄에 쓰고, 글은 다음 줄의 `>` 뒤에 써 주세요.".into(),
            Self::FootnoteMissing { label } => format!("문서 끝에 `[^{label}]: 각주 내용`을 넣어 주세요."),
            Self::FootnoteUnused { label } => {
                format!("본문의 알맞은 곳에 `[^{label}]`를 넣거나 각주를 지워 주세요.")
            }
            Self::HtmlTag { tag } => match tag.as_str() {
                "a" => "마크다운 링크로 써 주세요: `[글자](주소)`".into(),
                "img" => "마크다운 그림으로 써 주세요: `![설명](파일)`".into(),
                "table" | "tr" | "td" | "th" | "thead" | "tbody" => "마크다운 표로 써 주세요.".into(),
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "마크다운 제목(`##`)으로 써 주세요.".into(),
                "font" | "center" => "마크다운의 굵게(`**`)나 강조 상자(`> [!NOTE]`)를 써 주세요.".into(),
                _ => "마크다운으로 바꾸거나 지워 주세요. 글자로 보이게 하려면 `&lt;`로 씁니다.".into(),
            },
            Self::HtmlAttribute { .. } => "그 속성을 지워 주세요.".into(),
            Self::HtmlUnclosed { tag } => format!("`</{tag}>`를 넣어 주세요."),
            Self::HtmlUnopened { .. } => "그 태그를 지워 주세요.".into(),
            Self::HtmlOther => "지워 주세요. 편집자끼리 볼 메모는 `<!-- 메모 -->`로 쓸 수 있습니다.".into(),
            Self::LinkEmpty => "괄호 안에 주소나 파일 경로를 써 주세요.".into(),
            Self::LinkScheme { .. } => "`https:`, `http:`, `mailto:`, `tel:` 주소만 쓸 수 있습니다.".into(),
            Self::LinkFileMissing { nearest, .. } => did_you_mean(
                nearest.as_deref(),
                "이 파일에서 본 상대 경로로 써 주세요. 예: `../faq/파일이름.md`. 바깥 주소는 `https://`부터 씁니다.",
            ),
            Self::LinkHeadingMissing { nearest, .. } => {
                let nearest = nearest.as_ref().map(|id| format!("#{id}"));
                did_you_mean(nearest.as_deref(), "그 문서의 제목에 `{#id}`를 붙이거나 `#` 뒤를 지워 주세요.")
            }
            Self::LinkReferenceMissing { label } => format!("`[{label}]: 주소` 줄을 넣어 주세요."),
            Self::ImageMissing { nearest, .. } => {
                did_you_mean(nearest.as_deref(), "그림 파일을 문서와 같은 폴더에 넣어 주세요.")
            }
            Self::ImageRemote => "그림을 내려받아 문서와 같은 폴더에 넣어 주세요.".into(),
            Self::ImageAltMissing => "그림을 보지 못하는 사람에게 읽어 줄 말을 써 주세요: `![설명](파일)`".into(),
            Self::ImageUnsafe { .. } => "그림 편집기에서 스크립트 없이 다시 내보내 주세요.".into(),
            Self::ImageUnreadable => {
                "PNG, JPEG, GIF, WebP, SVG 파일인지 확인해 주세요. SVG에는 `viewBox`가 필요합니다.".into()
            }
            Self::SiteMissing => "사이트 이름과 분류를 정하려면 content/site.toml을 만들어 주세요.".into(),
            Self::SynonymsSyntax => {
                "`[[group]]` 아래에 `words = [\"환불\", \"환급\"]`처럼 써 주세요. 쓸 수 있는 항목은 words, from, to, audience입니다.".into()
            }
            Self::SiteKeyMissing { key } => format!("그 표에 `{key} = \"…\"` 줄을 넣어 주세요."),
            Self::SiteSyntax => "따옴표와 대괄호를 확인해 주세요.".into(),
            Self::CategoryIdInvalid { .. } => {
                "영문 소문자, 숫자, `-`로 짓고 단계는 `/`로 나눠 주세요. 예: `taxi/payment`".into()
            }
            Self::CategoryParentMissing { parent, .. } => format!("`id = \"{parent}\"`인 분류를 만들어 주세요."),
            Self::CategoryParentForAgents { .. } => "아랫분류에도 `audience = \"agent\"`를 넣어 주세요.".into(),
            Self::ContactUnset { .. } => {
                "확인된 값이 있을 때 넣어 주세요. 그때까지 빈 값은 사이트에 나오지 않습니다.".into()
            }
            Self::ContactHoursInvalid { part, .. } => match part {
                HoursPart::Days => "`월-금`, `토,일`, `매일`처럼 써 주세요.",
                HoursPart::Time => "`09:00`처럼 써 주세요. 자정을 넘기면 `26:00`처럼 이어서 셉니다.",
                HoursPart::Order => "`to`를 `from`보다 뒤로, 24시간 안으로 써 주세요. 새벽 2시까지면 `26:00`입니다.",
            }
            .into(),
            Self::SiteUrlInvalid { .. } => "`https://`부터 사이트가 놓일 곳까지 써 주세요. 예: `https://example.com/help/`".into(),
        }
    }
}
