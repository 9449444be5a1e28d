//! Reading `names.lock`, conflict markers included.

use std::collections::btree_map;

use super::{Entry, Kind, Lock, escape};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{FileId, Span};

impl Lock {
    /// Reads the text of a `names.lock`; `file` is what diagnostics name as its place.
    ///
    /// Blank lines, comments and the markers of a merge conflict are passed over, so that both sides of a conflict
    /// count; of a conflict in git's three-way style the common ancestor doesn't. A line that can't be read and a key
    /// with two values are reported as errors and left out.
    #[must_use]
    pub fn parse(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Self {
        let mut lock = Self::new();
        let mut section = Section::Plain;
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let entry = line.trim();
            let span = Span::new(file, start, start + line.trim_end().len());
            start += line.len();
            section = section.after(entry);
            if entry.is_empty() || entry.starts_with('#') || section == Section::Ancestor || is_marker(entry) {
                continue;
            }
            match parse_line(entry) {
                Ok((kind, key, value)) => lock.add(kind, key, value, span, diagnostics),
                Err(fault) => diagnostics.push(fault.report(entry, span)),
            }
        }
        lock
    }

    fn add(&mut self, kind: Kind, key: String, value: String, span: Span, diagnostics: &mut Diagnostics) {
        match self.entries.entry(kind).or_default().entry(key) {
            btree_map::Entry::Vacant(vacant) => {
                vacant.insert(Entry { value, span: Some(span), used: false });
            }
            btree_map::Entry::Occupied(occupied) if occupied.get().value == value => {}
            // What something looks like is told again: two branches that have changed it differ in that.
            btree_map::Entry::Occupied(mut occupied) if kind == Kind::Shape => {
                match told(&occupied.get().value, &value) {
                    Some(rest) => occupied.get_mut().value = format!("?{rest}"),
                    None => _ = occupied.remove(),
                }
            }
            btree_map::Entry::Occupied(occupied) if kind == Kind::Member => {
                occupied.remove();
            }
            btree_map::Entry::Occupied(occupied) => {
                let key = occupied.key();
                let message = format!("{} `{key}` has two values in `{}`", kind.text(), super::FILE_NAME);
                let mut diagnostic = Diagnostic::error(Code::LockConflict, message)
                    .at(span, format!("here it is `{value}`"))
                    .help("keep the line whose value is published already, and delete the other");
                if let Some(first) = occupied.get().span {
                    diagnostic = diagnostic.at(first, format!("here it is `{}`", occupied.get().value));
                }
                diagnostics.push(diagnostic);
            }
        }
    }
}

/// What is said behind two structures, where it is the same.
fn told<'v>(one: &'v str, other: &str) -> Option<&'v str> {
    let rest = |value: &'v str| value.find(' ').and_then(|at| value.get(at..)).unwrap_or_default();
    let (one, other) = (rest(one), other.find(' ').and_then(|at| other.get(at..)).unwrap_or_default());
    (one == other).then_some(one)
}

/// Where in a merge conflict a line stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    Plain,
    /// The common ancestor, between `|||||||` and `=======`.
    Ancestor,
}

impl Section {
    fn after(self, line: &str) -> Self {
        if line.starts_with("|||||||") {
            Self::Ancestor
        } else if is_marker(line) {
            Self::Plain
        } else {
            self
        }
    }
}

fn is_marker(line: &str) -> bool {
    ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].iter().any(|marker| line.starts_with(marker))
}

enum Fault {
    Shape,
    Kind,
    Escape,
    Empty,
}

fn parse_line(line: &str) -> Result<(Kind, String, String), Fault> {
    let (kind, rest) = line.split_once(' ').ok_or(Fault::Shape)?;
    let (key, value) = rest.rsplit_once(" = ").ok_or(Fault::Shape)?;
    let kind = Kind::ALL.iter().copied().find(|known| known.text() == kind).ok_or(Fault::Kind)?;
    if key.is_empty() || value.is_empty() {
        return Err(Fault::Empty);
    }
    Ok((kind, escape::unescape(key).ok_or(Fault::Escape)?, escape::unescape(value).ok_or(Fault::Escape)?))
}

impl Fault {
    fn report(&self, line: &str, span: Span) -> Diagnostic {
        let reason = match self {
            Self::Shape => "it is not `kind key = value`".to_owned(),
            Self::Kind => {
                let kinds: Vec<_> = Kind::ALL.iter().map(|kind| kind.text()).collect();
                format!("`{}` is none of {}", line.split(' ').next().unwrap_or_default(), kinds.join(", "))
            }
            Self::Escape => "a backslash is followed by neither `\\` nor `u{...}`".to_owned(),
            Self::Empty => "the key or the value is empty".to_owned(),
        };
        Diagnostic::error(Code::LockSyntax, format!("a line of `{}` can't be read: {reason}", super::FILE_NAME))
            .at(span, "")
            .help("restore the file from version control, or delete the line to have its name made again")
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::lock::Retain;
    use crate::source::Sources;

    pub(in crate::lock) fn read(text: &str) -> (Lock, Vec<Diagnostic>) {
        let mut sources = Sources::new();
        let file = sources.add("names.lock", text);
        let mut diagnostics = Diagnostics::new();
        let lock = Lock::parse(file, text, &mut diagnostics);
        (lock, diagnostics.into_iter().collect())
    }

    #[test]
    fn reads_what_it_writes() {
        let mut lock = Lock::new();
        for (kind, key, value) in [
            (Kind::Type, "#/a = b", "Permission"),
            (Kind::Variant, "tab\there", "X"),
            (Kind::Envelope, "PUT /a", "unwrap data"),
        ] {
            lock.insert(kind, key, value);
        }
        let text = lock.text(Retain::All);
        let (again, problems) = read(&text);
        assert_eq!(problems, []);
        assert_eq!(again.text(Retain::All), text);
        assert_eq!(again.iter().collect::<Vec<_>>(), lock.iter().collect::<Vec<_>>());
    }

    #[test]
    fn takes_both_sides_of_a_conflict_but_not_the_ancestor() {
        let (lock, problems) = read(
            "type a = A\r\n<<<<<<< HEAD\r\ntype b = B\r\n||||||| base\r\ntype b = Old\r\n=======\r\ntype c = C\r\ntype a = A\r\n>>>>>>> other\r\n\r\ntype d = D",
        );
        assert_eq!(problems, []);
        let found: Vec<_> = lock.iter().map(|(_, key, value)| (key, value)).collect();
        assert_eq!(found, [("a", "A"), ("b", "B"), ("c", "C"), ("d", "D")]);
    }

    #[test]
    fn two_values_for_one_key_name_both_lines() {
        let (lock, problems) = read("<<<<<<< a\ntype k = One\n=======\ntype k = Two\n>>>>>>> b\n");
        assert_eq!(lock.peek(Kind::Type, "k"), Some("One"));
        let [problem] = problems.as_slice() else { panic!("{problems:?}") };
        assert_eq!(problem.code, Code::LockConflict);
        let places: Vec<_> = problem.labels.iter().map(|label| (label.span.start, label.text.as_str())).collect();
        assert_eq!(places, [(31, "here it is `Two`"), (10, "here it is `One`")]);
    }

    #[test]
    fn every_damaged_line_is_reported() {
        let (lock, problems) = read("type k\nname k = v\ntype  = v\ntype k = \\x\ntype = \n\u{0}\ntype ok = Ok\n");
        assert_eq!(problems.len(), 6, "{problems:?}");
        assert!(problems.iter().all(|problem| problem.code == Code::LockSyntax && problem.help.is_some()));
        assert_eq!(lock.len(), 1);
    }
}
