use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What kind of entry a content file is. The folder it lies in decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// An article that explains something from beginning to end.
    Guide,
    /// One question and its answer.
    Faq,
    /// A decision tree that is walked one question at a time.
    Flow,
    /// A text message with fields to fill in.
    Message,
}

impl Kind {
    /// Every kind, in the order in which people see them.
    pub const ALL: [Self; 4] = [Self::Guide, Self::Faq, Self::Flow, Self::Message];

    /// The word used on the command line, in JSON and in addresses' queries.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Guide => "guide",
            Self::Faq => "faq",
            Self::Flow => "flow",
            Self::Message => "message",
        }
    }

    /// The folder under `content/`, which is also the first part of the page's address.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Guide => "guides",
            Self::Faq => "faq",
            Self::Flow => "flows",
            Self::Message => "messages",
        }
    }

    /// The kind whose folder is `name`.
    #[must_use]
    pub fn from_folder(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.folder() == name)
    }

    /// The address of the page of entry `id`, relative to the site's base: `guides/taxi-payment-recovery`.
    #[must_use]
    pub fn page(self, id: &str) -> String {
        format!("{}/{id}", self.folder())
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Kind {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or_else(|| {
            let known: Vec<_> = Self::ALL.iter().map(|kind| format!("`{kind}`")).collect();
            format!("unknown kind `{text}`; expected one of {}", known.join(", "))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_folders_lead_back_to_the_kind() {
        for kind in Kind::ALL {
            assert_eq!(kind.as_str().parse(), Ok(kind));
            assert_eq!(Kind::from_folder(kind.folder()), Some(kind));
        }
        assert_eq!(
            "wiki".parse::<Kind>(),
            Err("unknown kind `wiki`; expected one of `guide`, `faq`, `flow`, `message`".into())
        );
    }
}
