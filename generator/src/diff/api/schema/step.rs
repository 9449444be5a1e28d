//! Where in a value something is, as subjects and sentences say it.
//!
//! | in subjects | |
//! |---|---|
//! | `owner.email` | the property `email` of the property `owner`; `["a.b"]` where a name has other characters than words have |
//! | `items[]`, `items[0]` | each element; the first of `prefixItems` |
//! | `labels{}`, `labels{/^x-/}` | each further member; each whose name matches |
//! | `pet|Cat|` | the branch `Cat` of a union: by reference, tag, title, else kind |
//! | `pet(then)`, `tags(contains)` | a schema that holds beside |

use crate::source::Text;

/// One step into a value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Step {
    Property(Text),
    Items,
    Item(usize),
    Members,
    Matching(Text),
    Branch(String),
    Beside(&'static str),
    With(Text),
}

/// A way into a value: what subjects call it, and what sentences do.
#[derive(Clone, Debug)]
pub(super) struct Path {
    pub(super) subject: String,
    pub(super) name: String,
}

impl Path {
    /// The value itself, under the name that sentences have for it.
    pub(super) const fn start(name: String) -> Self {
        Self { subject: String::new(), name }
    }

    /// One step on.
    pub(super) fn step(&self, step: &Step) -> Self {
        let Self { subject, name } = self;
        let (subject, name) = match step {
            Step::Property(property) if is_word(property) => {
                let dot = if subject.is_empty() { "" } else { "." };
                (format!("{subject}{dot}{property}"), code(property))
            }
            Step::Property(property) => (format!("{subject}[\"{}\"]", plain(property)), code(property)),
            Step::Items => (format!("{subject}[]"), format!("each of {name}")),
            Step::Item(at) => (format!("{subject}[{at}]"), format!("element {at} of {name}")),
            Step::Members => (format!("{subject}{{}}"), format!("each further member of {name}")),
            Step::Matching(pattern) => (
                format!("{subject}{{/{}/}}", plain(pattern)),
                format!("each member of {name} that matches {}", code(pattern)),
            ),
            Step::Branch(label) => {
                (format!("{subject}|{}|", plain(label)), format!("{name}, where it is {},", code(label)))
            }
            Step::Beside(keyword) => (format!("{subject}({keyword})"), format!("`{keyword}` of {name}")),
            Step::With(property) => {
                (format!("{subject}(with {})", plain(property)), format!("{name} with {}", code(property)))
            }
        };
        // Deep values have long ways to them, that nobody reads to the end.
        let name = if name.len() > 200 { "a part of it".to_owned() } else { name };
        Self { subject, name }
    }
}

fn is_word(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|character| character.is_alphanumeric() || "_-$@".contains(character))
}

/// Text of the document in a sentence, as code.
pub(super) fn code(text: &str) -> String {
    format!("`{}`", plain(text))
}

/// Text of the document without what would end the code, and not too long.
fn plain(text: &str) -> String {
    const MOST: usize = 80;
    let mut plain: String = text
        .chars()
        .take(MOST)
        .map(|character| match character {
            '`' => '\'',
            character if character.is_control() => ' ',
            character => character,
        })
        .collect();
    if text.chars().nth(MOST).is_some() {
        plain.push('…');
    }
    plain
}
