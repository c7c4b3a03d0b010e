//! The words of everything that can be wrong with a flow or a scenario: what is wrong, and what to do. For editors, who
//! know policy and not code; in Korean.

use super::mistake::{GapFix, Mistake};
use crate::value::ValueKind;

/// `혹시 … 인가요?`, or another sentence where nothing is near.
fn did_you_mean(nearest: Option<&str>, otherwise: &str) -> String {
    nearest.map_or_else(|| otherwise.to_owned(), |nearest| format!("혹시 `{nearest}`인가요?"))
}

fn quoted<'a>(words: impl IntoIterator<Item = &'a String>) -> String {
    words.into_iter().map(|word| format!("‘{word}’")).collect::<Vec<_>>().join(", ")
}

pub(super) fn kind_name(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Text => "글",
        ValueKind::Date => "날짜",
        ValueKind::Time => "시각",
        ValueKind::DateTime => "날짜와 시각",
        ValueKind::Amount => "금액",
        ValueKind::Phone => "전화번호",
        ValueKind::Choice => "고르는 값",
    }
}

fn rule_example(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Date => "며칠 지났는지(`<= 7d`)나 날짜(`>= 2026-11-21`)와 비교할 수 있습니다.",
        ValueKind::DateTime => "얼마나 지났는지(`<= 24h`, `<= 7d`)나 날짜(`>= 2026-11-21`)와 비교할 수 있습니다.",
        ValueKind::Time => "시각과 비교할 수 있습니다. 예: `< 18:00`",
        ValueKind::Amount => "금액과 비교할 수 있습니다. 예: `>= 30000`",
        ValueKind::Text | ValueKind::Choice => "같은지만 비교할 수 있습니다. 예: `= 카드`, `!= 카드`",
        ValueKind::Phone => "전화번호에는 규칙을 달 수 없습니다. 규칙을 지워 주세요.",
    }
}

fn gap_help(fix: &GapFix) -> String {
    match fix {
        GapFix::Add(rules) => {
            let rules: Vec<_> = rules.iter().map(|rule| format!("`{rule}`")).collect();
            format!("빈 곳이 맞도록 경계를 고치거나 규칙을 더해 주세요. 예: {}", rules.join(", "))
        }
        GapFix::Change(changes) if changes.is_empty() => "빈 곳이 없도록 경계를 고치거나 규칙을 더해 주세요.".into(),
        GapFix::Change(changes) => {
            let changes: Vec<_> = changes.iter().map(|[old, new]| format!("`{old}` → `{new}`")).collect();
            format!("빈 곳이 없도록 한쪽 경계를 옮겨 주세요. 예: {}", changes.join(" 또는 "))
        }
    }
}

impl Mistake {
    /// What is wrong, in one sentence of Korean.
    pub(super) fn message(&self) -> String {
        match self {
            Self::StartMissing => "첫 단계가 없습니다".into(),
            Self::StepIdMissing { title } => format!("단계에 id가 없습니다: ‘{title}’"),
            Self::StepIdInvalid { id } => format!("단계 id로 쓸 수 없습니다: `#{id}`"),
            Self::StepRepeated { id } => format!("같은 id가 두 번 나옵니다: `#{id}`"),
            Self::StepMissing { id, .. } => format!("선택지가 가리키는 단계가 없습니다: `#{id}`"),
            Self::StepUnreachable { title, .. } => format!("시작에서 갈 수 없는 단계입니다: ‘{title}’"),
            Self::NoWayOut { title } => format!("이 단계에서는 어떤 결과에도 이를 수 없습니다: ‘{title}’"),
            Self::OutcomeUnmarked { title, .. } => {
                format!("선택지가 없는데 결과라는 표시도 없습니다: ‘{title}’")
            }
            Self::OutcomeUnknown { class, .. } => format!("모르는 결과 표시입니다: `.{class}`"),
            Self::OutcomeRepeated { classes } => {
                let classes: Vec<_> = classes.iter().map(|class| format!("`.{class}`")).collect();
                format!("결과 표시가 둘 이상입니다: {}", classes.join(", "))
            }
            Self::OutcomeWithChoices { class } => format!("결과(`.{class}`)인데 선택지가 있습니다"),
            Self::ChoiceMixed => "이 항목 때문에 목록이 선택지로 읽히지 않습니다".into(),
            Self::Cycle { titles } => format!("되돌아오는 길이 있습니다: {}", quoted(titles)),
            Self::StepLong { characters, limit } => {
                format!("한 단계의 글이 너무 깁니다: {characters}자 (권장 {limit}자)")
            }
            Self::ChoicesMany { count, limit } => {
                format!("선택지가 너무 많습니다: {count}개 (숫자 키로 고를 수 있는 것은 {limit}개)")
            }
            Self::RuleSyntax { rule } => format!("규칙을 읽을 수 없습니다: `{rule}`"),
            Self::RuleUnasked { name, .. } => format!("물어본 적이 없는 값을 규칙에 썼습니다: `{name}`"),
            Self::RuleNotAlwaysAsked { label, way } => {
                format!("‘{label}’ 값을 묻지 않고 여기에 오는 길이 있습니다: {}", quoted(way))
            }
            Self::RuleType { kind, label, rule } => {
                format!("‘{label}’ 값({})과 비교할 수 없는 규칙입니다: `{rule}`", kind_name(*kind))
            }
            Self::RuleOption { label, option, .. } => format!("‘{label}’의 보기에 없는 값입니다: `{option}`"),
            Self::RuleSeveralValues { labels } => format!("한 단계의 규칙이 여러 값을 봅니다: {}", quoted(labels)),
            Self::RuleMixed { label } => {
                format!("‘{label}’ 규칙에 지난 시간과 날짜가 섞여 있어 빈틈이 없는지 알 수 없습니다")
            }
            Self::RuleNever { rule } => format!("어떤 값에서도 맞지 않는 규칙입니다: `{rule}`"),
            Self::RuleOverlap { label, example, choices } => format!(
                "규칙이 겹칩니다: {label} 기준 {example}일 때 ‘{}’에도 ‘{}’에도 맞습니다",
                choices[0], choices[1]
            ),
            Self::RuleGap { label, example, .. } => {
                format!("규칙에 빈 곳이 있습니다: {label} 기준 {example}일 때 갈 곳이 없습니다")
            }
            Self::AskSyntax { line } => format!("`ask` 상자의 줄을 읽을 수 없습니다: `{line}`"),
            Self::AskType { word, .. } => format!("모르는 값의 종류입니다: `{word}`"),
            Self::AskLabel { name } => format!("`{name}` 값을 부르는 이름(`label`)이 없습니다"),
            Self::AskKey { key, .. } => format!("`ask` 상자에 쓸 수 없는 항목입니다: `{key}`"),
            Self::AskRepeated { name } => format!("한 단계에서 같은 값을 두 번 묻습니다: `{name}`"),
            Self::AskOptions { kind: ValueKind::Choice, options } => {
                format!("고르는 값(`choice`)에는 서로 다른 보기가 둘 이상 필요합니다. 지금 {options}개입니다")
            }
            Self::AskOptions { kind, .. } => {
                format!("보기(`options`)는 고르는 값(`choice`)에만 씁니다. 이 값은 `{}`입니다", kind.as_str())
            }
            Self::AskValue { key, value, error: Some(error) } => {
                format!("`{key}`에 맞지 않는 값이 있습니다: `{value}`. {error}")
            }
            Self::AskValue { key, value, error: None } => format!("`{key}`에 쓸 수 없는 값입니다: `{value}`"),
            Self::AskConflict { name } => format!("같은 이름의 값을 다른 종류로 묻습니다: `{name}`"),
            Self::TestFlowMissing { flow, .. } => format!("시나리오가 시험할 플로가 없습니다: `{flow}`"),
            Self::TestEmpty => "시나리오가 없습니다".into(),
            Self::TestOutside => "시나리오 제목(`##`)보다 앞에 있어 시험하지 않는 항목입니다".into(),
            Self::TestItem => "시나리오에서 쓸 수 없는 항목입니다".into(),
            Self::TestLink { target, .. } => format!("이 플로의 단계가 아닙니다: `{target}`"),
            Self::TestLabel { written, label } => {
                format!("링크의 글이 플로와 다릅니다: ‘{written}’, 플로에서는 ‘{label}’")
            }
            Self::TestChoice { stands, .. } => format!("‘{stands}’ 단계에는 그런 선택지가 없습니다"),
            Self::TestAsk { name, stands, .. } => format!("‘{stands}’ 단계는 `{name}` 값을 묻지 않습니다"),
            Self::TestValue { value, error } => format!("값을 입력할 수 없습니다: `{value}`. {error}"),
            Self::TestNow { label } => format!("‘{label}’부터 지난 시간을 보는 규칙이 있는데 지금 시각이 없습니다"),
            Self::TestRule { label, reason } => format!("규칙은 ‘{label}’ 선택지를 고릅니다({reason})"),
            Self::TestByHand { label } => format!("규칙도 ‘{label}’ 선택지를 고르므로 `(직접)`이 필요 없습니다"),
            Self::TestOutcome { expected, stands } => {
                format!("‘{expected}’ 결과에 이르러야 하는데 ‘{stands}’ 단계에 있습니다")
            }
            Self::TestResultMissing { title } => format!("시나리오에 결과가 없습니다: ‘{title}’"),
            Self::Uncovered { label } => format!("어떤 시나리오도 고르지 않는 선택지입니다: ‘{label}’"),
        }
    }

    /// What to do about it, in Korean.
    pub(super) fn help(&self) -> String {
        match self {
            Self::StartMissing => "첫 질문을 `##` 제목으로 써 주세요. 예: `## 상품을 이미 보냈나요? {#shipped}`".into(),
            Self::StepIdMissing { .. } => "제목 끝에 `{#id}`를 붙여 주세요. 예: `{#refund-period}`".into(),
            Self::StepIdInvalid { .. } => "글자, 숫자, `-`, `_`만 써 주세요. 예: `{#refund-period}`".into(),
            Self::StepRepeated { .. } => "둘 가운데 하나를 다른 id로 바꿔 주세요.".into(),
            Self::StepMissing { id, nearest } => {
                let nearest = nearest.as_ref().map(|id| format!("#{id}"));
                did_you_mean(nearest.as_deref(), &format!("`## 제목 {{#{id}}}` 단계를 만들거나 링크를 고쳐 주세요."))
            }
            Self::StepUnreachable { id, .. } => {
                format!("이 단계로 오는 선택지(`- [답](#{id})`)를 넣거나 단계를 지워 주세요.")
            }
            Self::NoWayOut { .. } => "결과로 가는 선택지를 넣어 주세요.".into(),
            Self::OutcomeUnmarked { id, .. } => format!(
                "끝나는 단계라면 `{{#{id} .resolved}}`처럼 표시하고(.resolved, .declined, .escalated, .handed-over), 아니면 선택지를 넣어 주세요."
            ),
            Self::OutcomeUnknown { nearest, .. } => {
                let nearest = nearest.map(|word| format!(".{word}"));
                did_you_mean(nearest.as_deref(), ".resolved, .declined, .escalated, .handed-over 가운데 하나를 써 주세요.")
            }
            Self::OutcomeRepeated { .. } => "하나만 남겨 주세요.".into(),
            Self::OutcomeWithChoices { .. } => "선택지를 지우거나 결과 표시를 지워 주세요.".into(),
            Self::ChoiceMixed => {
                "선택지는 항목마다 단계 링크 하나로 쓰고, 그 뒤에는 규칙만 쓸 수 있습니다. 예: ``- [7일 이내](#return) `delivered_at <= 7d` ``".into()
            }
            Self::Cycle { .. } => "일부러 돌아가는 길이면 그대로 두어도 됩니다.".into(),
            Self::StepLong { .. } => "통화 중에는 한눈에 들어와야 합니다. 단계를 나누거나 가이드로 옮기고 링크해 주세요.".into(),
            Self::ChoicesMany { .. } => "먼저 큰 갈래를 묻고 단계를 나눠 주세요.".into(),
            Self::RuleSyntax { .. } => {
                "`값이름 <= 24h`처럼 써 주세요. 비교는 <, <=, >, >=, =, != 가운데 하나입니다.".into()
            }
            Self::RuleUnasked { nearest, name } => did_you_mean(
                nearest.as_deref(),
                &format!("`ask` 상자로 `{name}` 값을 먼저 물어 주세요."),
            ),
            Self::RuleNotAlwaysAsked { .. } => "그 길에서도 묻거나, 이 단계에서 물어 주세요.".into(),
            Self::RuleType { kind, .. } => rule_example(*kind).into(),
            Self::RuleOption { options, nearest, .. } => {
                did_you_mean(nearest.as_deref(), &format!("보기: {}", options.join(", ")))
            }
            Self::RuleSeveralValues { .. } => "한 단계에서는 한 값만 보고, 다음 값은 다음 단계에서 봐 주세요.".into(),
            Self::RuleMixed { .. } => "모두 지난 시간으로 쓰거나 모두 날짜로 써 주세요.".into(),
            Self::RuleNever { .. } => "비교를 고치거나 규칙을 지워 주세요.".into(),
            Self::RuleOverlap { .. } => "한쪽의 경계를 고쳐 주세요. 예: `<= 24h`와 `> 24h`".into(),
            Self::RuleGap { fix, .. } => gap_help(fix),
            Self::AskSyntax { .. } => "첫 줄은 `이름: 종류`, 다음 줄부터 `label: 부르는 이름`처럼 써 주세요.".into(),
            Self::AskType { nearest, .. } => {
                did_you_mean(*nearest, "text, date, time, datetime, amount, phone, choice 가운데 하나를 써 주세요.")
            }
            Self::AskLabel { .. } => "`label: 운행 종료 시각`처럼 사람이 부르는 이름을 넣어 주세요.".into(),
            Self::AskKey { nearest, .. } => {
                did_you_mean(*nearest, "쓸 수 있는 항목은 label, options, example, max, required입니다.")
            }
            Self::AskRepeated { .. } => "하나를 지우거나 이름을 바꿔 주세요.".into(),
            Self::AskOptions { kind: ValueKind::Choice, .. } => "`options: [카드, 현금]`처럼 써 주세요.".into(),
            Self::AskOptions { .. } => "`options` 줄을 지우거나 종류를 `choice`로 바꿔 주세요.".into(),
            Self::AskValue { key, .. } => match *key {
                "required" => "`true` 또는 `false`로 써 주세요.",
                "max" => "`text`의 글자 수나 `amount`의 금액을 숫자로 써 주세요. 다른 종류에는 쓸 수 없습니다.",
                _ => "값의 종류에 맞는 예를 써 주세요.",
            }
            .into(),
            Self::AskConflict { .. } => "종류와 보기를 같게 하거나 이름을 바꿔 주세요.".into(),
            Self::TestFlowMissing { nearest, .. } => {
                did_you_mean(nearest.as_deref(), "시나리오 파일은 플로 옆에 `플로이름.test.md`로 둡니다.")
            }
            Self::TestEmpty => "시나리오마다 `## 이름` 아래에 선택을 차례로 쓰고 `결과: [..](..)`로 끝내 주세요.".into(),
            Self::TestOutside => "이 항목 앞에 `## 이름` 줄을 넣어 주세요. 시나리오는 `##` 제목에서 시작합니다.".into(),
            Self::TestItem => {
                "선택은 `- [답](플로.md#단계)`, 값은 ``- `이름` = 값``, 시각은 ``- `지금` = 2026-11-21 12:00``으로 써 주세요."
                    .into()
            }
            Self::TestLink { nearest, .. } => {
                did_you_mean(nearest.as_deref(), "이 플로의 파일과 단계 id로 써 주세요. 예: `플로이름.md#단계`")
            }
            Self::TestLabel { label, .. } => format!("`[{label}]`로 고쳐 주세요."),
            Self::TestChoice { choices, .. } if choices.is_empty() => "여기서 이미 끝났습니다.".into(),
            Self::TestChoice { choices, .. } => format!("고를 수 있는 것: {}", quoted(choices)),
            Self::TestAsk { nearest, .. } => {
                did_you_mean(nearest.as_deref(), "값은 그 값을 묻는 단계의 선택지 앞에 써 주세요.")
            }
            Self::TestValue { .. } => "플로에서 입력하는 그대로 써 주세요.".into(),
            Self::TestNow { .. } => "이 선택지 앞에 ``- `지금` = 2026-11-21 12:00`` 줄을 넣어 주세요.".into(),
            Self::TestRule { .. } => "값이나 규칙을 고치고, 일부러 다른 것을 고르는 경우라면 링크 뒤에 `(직접)`을 붙여 주세요.".into(),
            Self::TestByHand { .. } => "`(직접)`을 지워 주세요.".into(),
            Self::TestOutcome { .. } => "빠진 선택을 넣거나 결과를 고쳐 주세요.".into(),
            Self::TestResultMissing { .. } => "끝에 `결과: [결과 이름](플로이름.md#단계)` 줄을 넣어 주세요.".into(),
            Self::Uncovered { .. } => "이 선택지를 지나는 시나리오를 `.test.md` 파일에 더해 주세요.".into(),
        }
    }
}
