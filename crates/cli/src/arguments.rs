//! What can be said on the command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
use giljabi_flow::time::Time;
use giljabi_site::{Audience, Kind};
use std::path::PathBuf;

/// What the exit status says; whoever calls the command from a script looks for it in the help.
const STATUS: &str = "종료 상태: 0 문제 없음, 1 콘텐츠에 오류가 있음, 2 명령을 잘못 썼거나 할 수 없음";

/// 길잡이 콘텐츠를 검사하고, 발행하고, 검색합니다.
#[derive(Debug, Parser)]
#[command(name = "giljabi", version, disable_help_subcommand = true, after_help = STATUS)]
pub(crate) struct Arguments {
    /// 콘텐츠 폴더
    #[arg(long, global = true, value_name = "폴더", default_value = "content")]
    pub(crate) content: PathBuf,
    /// 결과를 JSON 값 하나로 출력. 글의 오류 때문에 결과가 없으면 check와 같은 문제 목록
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// 오늘로 칠 날짜(YYYY-MM-DD). 정하지 않으면 한국 시각의 오늘
    #[arg(long, global = true, value_name = "날짜", value_parser = crate::today::parse)]
    pub(crate) today: Option<String>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// 모든 문제를 한 번에 찾기
    Check(CheckOptions),
    /// 사이트 데이터 만들기
    Build(BuildOptions),
    /// 브라우저와 같은 검색을 터미널에서 하기
    ///
    /// 콘텐츠에 오류가 있어도 온전한 내용에서 찾고 종료 상태는 0입니다. 오류가 있다는 것은 표준 오류로 알립니다.
    Search(SearchOptions),
    /// 질문과 정답 목록으로 검색 품질 재기
    ///
    /// 콘텐츠에 오류가 있어도 온전한 내용에서 재고 종료 상태는 0입니다. 오류가 있다는 것은 표준 오류로 알립니다.
    Eval(EvalOptions),
    /// 단계별 안내(플로)를 따라가거나, 경로를 보거나, 그림으로 그리거나, 두 판을 비교하기
    Flow(FlowOptions),
    /// 문자 메시지를 채워 보기
    Message(MessageOptions),
    /// 검사를 통과하는 새 파일 만들기
    New(NewOptions),
    /// 다른 곳에서 쓰던 글 가져오기
    Import(ImportOptions),
}

#[derive(Debug, Args)]
#[command(subcommand_negates_reqs = true)]
pub(crate) struct FlowOptions {
    #[command(subcommand)]
    pub(crate) action: Option<FlowAction>,
    /// 플로의 아이디(파일 이름)
    #[arg(required = true, value_name = "아이디")]
    pub(crate) id: Option<String>,
    /// 고를 선택지가 이끄는 단계. 차례로 여러 번 쓸 수 있습니다
    #[arg(long, value_name = "단계", conflicts_with_all = ["paths", "map"])]
    pub(crate) choose: Vec<String>,
    /// 결과에 이르는 모든 경로
    #[arg(long, conflicts_with = "map")]
    pub(crate) paths: bool,
    /// 그림을 저장할 파일: 이름.svg 또는 이름.mmd(Mermaid)
    #[arg(long, value_name = "파일")]
    pub(crate) map: Option<PathBuf>,
    /// 누구의 눈으로 보는가: public 또는 agent
    #[arg(long, default_value = "agent", value_name = "독자")]
    pub(crate) audience: Audience,
}

#[derive(Debug, Subcommand)]
pub(crate) enum FlowAction {
    /// 한 플로의 두 판을 비교해, 달라지는 단계와 끊어지는 링크를 알려 주기
    Diff(Versions),
}

/// Two versions of a flow.
#[derive(Debug, Args)]
pub(crate) struct Versions {
    /// 예전 파일
    #[arg(value_name = "예전.md")]
    pub(crate) old: PathBuf,
    /// 새 파일
    #[arg(value_name = "새.md")]
    pub(crate) new: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct MessageOptions {
    /// 문자의 아이디(파일 이름)
    #[arg(value_name = "아이디")]
    pub(crate) id: String,
    /// 칸을 채울 값. 여러 번 쓸 수 있습니다
    #[arg(long, value_name = "칸=값", value_parser = assignment)]
    pub(crate) set: Vec<(String, String)>,
    /// 보내려는 시각(HH:mm). 광고 문자의 야간 제한을 함께 봅니다
    #[arg(long, value_name = "시각", value_parser = time)]
    pub(crate) at: Option<Time>,
    /// 누구의 눈으로 보는가: public 또는 agent
    #[arg(long, default_value = "agent", value_name = "독자")]
    pub(crate) audience: Audience,
}

#[derive(Debug, Args)]
pub(crate) struct NewOptions {
    /// 종류: guide, faq, flow, message
    #[arg(value_name = "종류")]
    pub(crate) kind: Kind,
    /// 아이디(파일 이름). 하위 폴더를 앞에 쓸 수 있습니다. 예: taxi/payment-recovery
    #[arg(value_name = "아이디")]
    pub(crate) id: String,
}

#[derive(Debug, Args)]
pub(crate) struct ImportOptions {
    #[command(subcommand)]
    pub(crate) source: ImportSource,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ImportSource {
    /// GitBook 마크다운 폴더에서 가져오기. 이미 있는 파일은 덮어쓰지 않습니다
    Gitbook(GitbookOptions),
}

#[derive(Debug, Args)]
pub(crate) struct GitbookOptions {
    /// GitBook 폴더(README.md와 SUMMARY.md가 있는 곳)
    #[arg(value_name = "폴더")]
    pub(crate) folder: PathBuf,
    /// 콘텐츠 폴더 안에서 글을 넣을 곳. 정하지 않으면 guides 아래의 같은 이름
    #[arg(long, value_name = "폴더")]
    pub(crate) to: Option<PathBuf>,
}

fn time(text: &str) -> Result<Time, String> {
    text.parse().map_err(|_| format!("시각이 아닙니다: `{text}` (예: 21:30)"))
}

fn assignment(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or_else(|| format!("`칸=값`으로 써 주세요: `{text}`"))?;
    Ok((name.trim().to_owned(), value.to_owned()))
}

#[derive(Debug, Args)]
pub(crate) struct CheckOptions {
    /// 출력 형식
    #[arg(long, value_enum, default_value_t = Format::Human, value_name = "형식")]
    pub(crate) format: Format,
    /// 같은 문제가 많아도 줄이지 않고 모두 보여 주기
    #[arg(long)]
    pub(crate) all: bool,
    /// 시나리오가 지나가지 않는 선택지도 알려 주기
    #[arg(long)]
    pub(crate) coverage: bool,
}

/// How `check` reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// 사람이 읽는 형식
    Human,
    /// JSON
    Json,
    /// GitHub Actions의 주석
    Github,
}

#[derive(Debug, Args)]
pub(crate) struct BuildOptions {
    /// 만들 폴더
    #[arg(long, value_name = "폴더")]
    pub(crate) out: PathBuf,
    /// 누구를 위한 사이트인가: public 또는 agent
    #[arg(long, default_value = "agent", value_name = "독자")]
    pub(crate) audience: Audience,
    /// 오류가 있어도 온전한 내용만으로 만들기
    #[arg(long)]
    pub(crate) allow_errors: bool,
    /// 앱의 완성된 index.html. 이것으로 글마다 HTML 페이지를 만듭니다
    #[arg(long, value_name = "파일", requires = "pages")]
    pub(crate) shell: Option<PathBuf>,
    /// HTML 페이지를 만들 폴더
    #[arg(long, value_name = "폴더", requires = "shell")]
    pub(crate) pages: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct SearchOptions {
    /// 찾을 말. 여러 낱말은 하나의 질문이 됩니다
    #[arg(required = true, value_name = "질문")]
    pub(crate) query: Vec<String>,
    /// 누구의 눈으로 찾는가: public 또는 agent
    #[arg(long, default_value = "agent", value_name = "독자")]
    pub(crate) audience: Audience,
    /// 이 종류만: guide, faq, flow, message
    #[arg(long, value_name = "종류")]
    pub(crate) kind: Option<Kind>,
    /// 보여 줄 개수
    #[arg(long, default_value_t = 10, value_name = "개수")]
    pub(crate) limit: usize,
}

#[derive(Debug, Args)]
pub(crate) struct EvalOptions {
    /// 한 줄에 하나씩 {"query": …, "relevant": ["id", …]}. relevant는 비울 수 없습니다
    #[arg(value_name = "파일.jsonl")]
    pub(crate) file: PathBuf,
    /// 누구의 눈으로 찾는가: public 또는 agent
    #[arg(long, default_value = "agent", value_name = "독자")]
    pub(crate) audience: Audience,
}
