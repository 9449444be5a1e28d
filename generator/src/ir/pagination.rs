//! Pages: how an operation that answers in parts is asked for the next one.

use super::{TypeId, Value};

/// How the pages of an operation follow one another.
#[derive(Debug, Clone, PartialEq)]
pub struct Pagination {
    /// The success that is a page, by its number among the operation's answers.
    pub answer: usize,
    /// The way from what a caller gets of it to the list of items: members of objects, by type and number; no step where
    /// that is the list.
    pub list: Vec<(TypeId, usize)>,
    /// An item.
    pub item: Value,
    /// What the next page is asked for with.
    pub next: NextPage,
    /// Where the body says which number the page has, where the first one's is not known. Empty elsewhere.
    pub here: Vec<String>,
    /// Where the body says whether more follow.
    pub more: Option<Flag>,
    /// Where the body says how many pages there are, where these are numbered, or how many items.
    pub total: Vec<String>,
}

/// A boolean of the body that says whether more pages follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flag {
    /// Names of members.
    pub path: Vec<String>,
    /// What it is on the last page: `has_more` is false there, `done` is true.
    pub last: bool,
}

/// What the next page is asked for with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextPage {
    /// A value of the body.
    Cursor(Asked, Vec<String>),
    /// A value of the last item.
    Last(Asked, Vec<String>),
    /// The number of the page, and that of the first one, where it is known.
    Number(Asked, Option<i64>),
    /// How many items come before it.
    Offset(Asked),
    /// A URL in the body.
    Url(Vec<String>),
    /// A URL in the header `Link`.
    Link,
}

/// Where a request says which page it asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The parameter, by number; the number after the last is the body.
    pub member: usize,
    /// Names of members of the body.
    pub path: Vec<String>,
}

impl NextPage {
    /// Where the request says which page it asks for.
    pub fn asked(&self) -> Option<&Asked> {
        match self {
            Self::Cursor(asked, _) | Self::Last(asked, _) | Self::Number(asked, _) | Self::Offset(asked) => Some(asked),
            Self::Url(_) | Self::Link => None,
        }
    }
}
