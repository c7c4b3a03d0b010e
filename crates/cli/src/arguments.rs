//! What can be said on the command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
use giljabi_site::{Audience, Kind};
use std::path::PathBuf;

/// 길잡이 콘텐츠를 검사하고, 발행하고, 검색합니다.
#[derive(Debug, Parser)]
#[command(name = "giljabi", version, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    /// 콘텐츠 폴더
    #[arg(long, global = true, value_name = "폴더", default_value = "content")]
    pub(crate) content: PathBuf,
    /// 결과를 JSON으로 출력
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
    Search(SearchOptions),
    /// 질문과 정답 목록으로 검색 품질 재기
    Eval(EvalOptions),
}

#[derive(Debug, Args)]
pub(crate) struct CheckOptions {
    /// 출력 형식
    #[arg(long, value_enum, default_value_t = Format::Human, value_name = "형식")]
    pub(crate) format: Format,
    /// 같은 문제가 많아도 줄이지 않고 모두 보여 주기
    #[arg(long)]
    pub(crate) all: bool,
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
}

#[derive(Debug, Args)]
pub(crate) struct SearchOptions {
    /// 찾을 말. 여러 낱말은 하나의 질문이 됩니다
    #[arg(required = true, value_name = "질문")]
    pub(crate) query: Vec<String>,
    /// 누구의 눈으로 찾는가: public 또는 agent
    #[arg(long, default_value = "agent", value_name = "독자")]
    pub(crate) audience: Audience,
    /// 이 종류만: guide, faq
    #[arg(long, value_name = "종류")]
    pub(crate) kind: Option<Kind>,
    /// 보여 줄 개수
    #[arg(long, default_value_t = 10, value_name = "개수")]
    pub(crate) limit: usize,
}

#[derive(Debug, Args)]
pub(crate) struct EvalOptions {
    /// 한 줄에 하나씩 {"query": …, "relevant": ["id", …]}
    #[arg(value_name = "파일.jsonl")]
    pub(crate) file: PathBuf,
    /// 누구의 눈으로 찾는가: public 또는 agent
    #[arg(long, default_value = "agent", value_name = "독자")]
    pub(crate) audience: Audience,
}
