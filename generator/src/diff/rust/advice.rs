//! What whoever uses an item has to change in his code.

use super::arguments::{Difference, plain};
use super::item::{Facet, Kind, Path};
use crate::config::CrateKind;

/// What is called, in a sentence about how to call it.
pub(super) enum Callee<'a> {
    /// A method of the client, a function of a server, a type's `new`.
    Called(String),
    /// The constructor of the record of a request, which the client makes of its arguments.
    Record(&'a Path),
    /// What implementors write.
    Handler(&'a Path),
}

/// Arguments that are others.
pub(super) fn argument(callee: &Callee<'_>, difference: &Difference) -> String {
    let of = match callee {
        Callee::Called(name) => format!("`{name}`"),
        Callee::Record(path) => format!("`{}::new` where one is made, as in tests", path.1),
        Callee::Handler(path) => return handled(path, difference),
    };
    match difference {
        Difference::Added { name, text } => format!("Pass `{name}: {text}` to {of}."),
        Difference::Removed { name } => format!("No longer pass `{name}` to {of}."),
        Difference::Changed { name, text, before } => format!("Pass `{name}` as `{text}` to {of}; it was `{before}`."),
        Difference::Order(names) => format!("Pass {} in this order to {of}.", listed(names)),
    }
}

fn handled(path: &Path, difference: &Difference) -> String {
    let (contract, method) = path.1.split_once("::").unwrap_or(("", &path.1));
    let of = format!("`{method}` where `{contract}` is implemented");
    match difference {
        Difference::Added { name, text } => format!("Add the argument `{name}: {text}` to {of}."),
        Difference::Removed { name } => format!("Remove the argument `{name}` from {of}."),
        Difference::Changed { name, text, before } => {
            format!("Give the argument `{name}` the type `{text}` in {of}; it was `{before}`.")
        }
        Difference::Order(names) => format!("Bring the arguments into the order {} in {of}.", listed(names)),
    }
}

fn listed(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Another type of what is given back.
pub(super) fn gives(callee: &Callee<'_>, now: &str, before: &str) -> String {
    match callee {
        Callee::Called(name) => {
            format!("Change what is done with the result of `{name}`: it is `{now}`, was `{before}`.")
        }
        Callee::Record(path) => format!("Change what is done with the result of `{}::new`.", path.1),
        Callee::Handler(path) => {
            let (contract, method) = path.1.split_once("::").unwrap_or(("", &path.1));
            format!("Return `{now}` from `{method}` where `{contract}` is implemented; it was `{before}`.")
        }
    }
}

/// Other bounds, or another way to call.
pub(super) fn asks(callee: &Callee<'_>, now: &str, before: &str) -> String {
    let name = match callee {
        Callee::Called(name) => name.clone(),
        Callee::Record(path) | Callee::Handler(path) => path.1.clone(),
    };
    let traits = |text: &str| -> Vec<String> {
        let bounds = text.split(", ").filter_map(|predicate| predicate.split_once(": "));
        bounds.flat_map(|(_, bounds)| bounds.split(" + ")).map(bare).collect()
    };
    let before = traits(before);
    let new: Vec<String> = traits(now).into_iter().filter(|word| !before.contains(word)).collect();
    match new.is_empty() {
        true => format!("Check what is passed to `{name}`."),
        false => format!("Implement {} for what is passed to `{name}`.", listed(&new)),
    }
}

/// The name of a bound, without its parameters.
fn bare(word: &str) -> String {
    word.split(['<', '=']).next().unwrap_or(word).to_owned()
}

/// Another name.
pub(super) fn renamed(from: &Path, to: &Path, kind: Option<Kind>) -> String {
    let (old, new) = (&from.1, &to.1);
    let parts = |path: &Path| path.1.split_once("::").map(|(of, name)| (of.to_owned(), name.to_owned()));
    match (kind, parts(from), parts(to)) {
        (Some(Kind::Handler), Some((of, name)), Some((to, same))) if name == same => {
            format!("Move `{name}` from the implementation of `{of}` to that of `{to}`.")
        }
        (Some(Kind::Handler), Some((of, name)), Some((to, other))) if of == to => {
            format!("Rename `{name}` to `{other}` in the implementation of `{of}`.")
        }
        (Some(Kind::Handler), Some((of, name)), Some((to, other))) => {
            format!("Move `{name}` from the implementation of `{of}` to that of `{to}`, as `{other}`.")
        }
        (Some(Kind::Method | Kind::Function), ..) => format!("Call `{new}` instead of `{old}`."),
        _ => format!("Write `{new}` instead of `{old}`."),
    }
}

/// Arguments that compile where others were meant.
pub(super) fn silent(callee: &Callee<'_>, what: &str) -> String {
    let name = match callee {
        Callee::Called(name) => name.clone(),
        Callee::Record(path) => format!("{}::new", path.1),
        Callee::Handler(path) => path.1.clone(),
    };
    format!("Check the arguments of `{name}`: {what}. What was written compiles all the same.")
}

/// A handler without a default.
pub(super) fn implement(path: &Path) -> String {
    let (of, method) = path.1.split_once("::").unwrap_or(("", &path.1));
    format!("Add `{method}` to the implementation of `{of}`.")
}

/// An item that is no longer there.
pub(super) fn gone(path: &Path, kind: Option<Kind>, instead: Option<&Path>) -> String {
    let name = &path.1;
    if let Some((_, now)) = instead {
        return format!("Write `{now}` instead of `{name}`, which is gone.");
    }
    match (kind, name.split_once("::")) {
        (Some(Kind::Handler), Some((of, method))) => {
            format!("Remove `{method}` from the implementation of `{of}`, which has it no longer.")
        }
        (Some(Kind::Trait), _) => format!("Remove the implementation of `{name}`, which is gone."),
        (Some(Kind::Method | Kind::Function), _) => format!("Remove the calls of `{name}`, which is gone."),
        _ => format!("Remove what uses `{name}`, which is gone."),
    }
}

/// A part of an item that is no longer there; `text` is how it was written.
pub(super) fn removed(path: &Path, facet: Facet, name: &str, text: &str, kind: Option<Kind>) -> String {
    let (of, name) = (&path.1, plain(name));
    match facet {
        Facet::Field if kind == Some(Kind::Tuple) => format!("Remove what uses `.{name}` of `{of}`, which is gone."),
        Facet::Method => format!("Remove the calls of `{of}::{name}()`, which is gone."),
        Facet::Field | Facet::Variant | Facet::Const => format!("Remove what uses `{of}::{name}`, which is gone."),
        Facet::Constructor => format!("Make `{of}` in another way: `{of}::new` is gone."),
        Facet::Implements => match text.strip_prefix("From<").and_then(|from| from.strip_suffix('>')) {
            // Whatever is text: the only parameter that a type is made of.
            Some("T") => format!("Stop making `{of}` of text by `into` or `from`: the conversion is gone."),
            Some(from) => format!("Stop making `{of}` of `{from}` by `into` or `from`: the conversion is gone."),
            None => format!("Remove what needs `{of}: {text}`, which is no longer implemented."),
        },
        Facet::Demand => format!("Remove `{name}` from the implementation of `{of}`, which no longer asks for it."),
        Facet::Setter => format!("Remove the calls of `{of}::{name}`: the setter is gone."),
        Facet::Exhaustive => format!("Add `..` or an arm `_` where `{of}` is taken apart or matched."),
        Facet::Operation => {
            let request = of.rsplit("::").next().unwrap_or_default();
            format!("Do without the {} of `Call<{request}>`: there are none any more.", super::compare::part(name))
        }
        Facet::Target | Facet::Signature | Facet::Deprecated => format!("Remove what uses `{of}`, which is gone."),
    }
}

/// A part that has another type.
pub(super) fn retyped(path: &Path, name: &str, now: &str, before: &str) -> String {
    let now_and_before = format!("it is `{now}`, was `{before}`{}", hint(now, before));
    match plain(name) {
        "" => format!("Change what uses `{}`: {now_and_before}.", path.1),
        number if number.starts_with(|first: char| first.is_ascii_digit()) => {
            format!("Change what uses `.{number}` of `{}`: {now_and_before}.", path.1)
        }
        name => format!("Change what uses `{}::{name}`: {now_and_before}.", path.1),
    }
}

/// What a wrapper that came or went asks for.
fn hint(now: &str, before: &str) -> &'static str {
    let wrapped =
        |text: &str, name: &str| text.split_once('<').is_some_and(|(outer, _)| outer.rsplit("::").next() == Some(name));
    let (optional, nullable) = (wrapped(now, "Option"), wrapped(now, "Nullable"));
    let (was_optional, was_nullable) = (wrapped(before, "Option"), wrapped(before, "Nullable"));
    match (optional, was_optional, nullable, was_nullable) {
        (true, false, _, false) => "; `None` is where there is no value",
        (_, _, true, false) => "; null and absent are values of their own",
        (false, true, false, _) | (false, _, false, true) => "; it is always there",
        _ => "",
    }
}

/// What has to be written that had not to be.
pub(super) fn demanded(path: &Path, name: &str, text: &str) -> String {
    let of = &path.1;
    match path.0 {
        CrateKind::Server if text.is_empty() || name == text => {
            format!("Give what implements `{of}` an implementation of `{}` too.", plain(name))
        }
        _ => format!("Add `{}` to the implementation of `{of}`.", plain(name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_named_that_are_new() {
        let callee = Callee::Called("router".to_owned());
        let (now, before) =
            ("S: Pets<Caller = A::Caller> + More<Caller = A::Caller>, A: Auth", "S: Pets<Caller = A::Caller>, A: Auth");
        assert_eq!(asks(&callee, now, before), "Implement `More` for what is passed to `router`.");
        assert_eq!(asks(&callee, "A: Auth", "A: Auth"), "Check what is passed to `router`.");
    }

    #[test]
    fn wrappers_that_come_are_explained() {
        assert_eq!(hint("Option<String>", "String"), "; `None` is where there is no value");
        assert_eq!(hint("String", "Option<String>"), "; it is always there");
        assert_eq!(hint("bindery::Nullable<String>", "Option<String>"), "; null and absent are values of their own");
        assert_eq!(hint("Vec<i64>", "Vec<String>"), "");
    }
}
