use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// For whom a page, or a whole build, is.
///
/// A build for [`Audience::Agent`] holds everything; one for [`Audience::Public`] holds only what is public.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    /// Everybody: self-service users and agents.
    #[default]
    Public,
    /// Support agents only.
    Agent,
}

impl Audience {
    /// The word used in front matter, on the command line and in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Agent => "agent",
        }
    }

    /// Whether it is everybody.
    #[must_use]
    pub fn is_public(&self) -> bool {
        *self == Self::Public
    }

    /// Whether a build for `self` may hold what was written for `content`.
    #[must_use]
    pub fn may_see(self, content: Self) -> bool {
        self == Self::Agent || content == Self::Public
    }
}

impl fmt::Display for Audience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Audience {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "public" => Ok(Self::Public),
            "agent" => Ok(Self::Agent),
            other => Err(format!("unknown audience `{other}`; expected `public` or `agent`")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_agent_build_sees_agent_content() {
        assert!(Audience::Agent.may_see(Audience::Agent));
        assert!(Audience::Agent.may_see(Audience::Public));
        assert!(Audience::Public.may_see(Audience::Public));
        assert!(!Audience::Public.may_see(Audience::Agent));
    }
}
