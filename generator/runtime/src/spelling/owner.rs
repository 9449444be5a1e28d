//! Whose a parameter of the query is, by its name: what a server goes by, and a client sends nothing against.

use crate::operation::{Endpoint, Place, Slot, Style};

/// The name of a member, and the brackets behind it. Where they do not match they belong to the name.
pub(crate) fn split(key: &str) -> (&str, &str) {
    let at = key.find('[').unwrap_or(key.len());
    let (name, brackets) = key.split_at(at);
    if are_brackets(brackets) { (name, brackets) } else { (key, "") }
}

/// The member of an object with these members that a parameter is of, and the brackets behind its name.
pub(crate) fn member_of<'k>(names: &[&str], key: &'k str) -> Option<(&'k str, &'k str)> {
    let behind = |name: &&str| Some((name.len(), key.strip_prefix(*name).filter(|rest| are_brackets(rest))?));
    let longest = names.iter().filter_map(behind).max_by_key(|(length, _)| *length);
    longest.and_then(|(length, rest)| Some((key.get(..length)?, rest)))
}

/// Whether a text is nothing but brackets, with something or nothing in them.
fn are_brackets(text: &str) -> bool {
    let mut rest = text;
    while let Some((_, after)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        rest = after;
    }
    rest.is_empty()
}

/// Whether a parameter, a credential or the path itself has this name in the query; `names` are those of the parameters.
pub(crate) fn is_taken(endpoint: &Endpoint, names: &[&str], key: &str) -> bool {
    let mut parameters = endpoint.places.iter().zip(names);
    let is_parameter = parameters.any(|(place, of)| match place {
        Place::Query(style) => match style.parts().0 {
            Style::Rest => false,
            Style::Members(names) => member_of(names, key).is_some(),
            Style::DeepObject(_) => key.strip_prefix(of).is_some_and(|rest| rest.is_empty() || rest.starts_with('[')),
            _ => *of == key,
        },
        _ => false,
    });
    is_parameter || endpoint.api.schemes.iter().any(|scheme| matches!(scheme.slot, Slot::Query(of) if of == key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_that_match_are_not_of_the_name() {
        for (key, expected) in [
            ("a", ("a", "")),
            ("a[b][]", ("a", "[b][]")),
            ("a[b", ("a[b", "")),
            ("a[b]c", ("a[b]c", "")),
            ("a]", ("a]", "")),
            ("[a]", ("", "[a]")),
            ("", ("", "")),
        ] {
            assert_eq!(split(key), expected, "{key}");
        }
    }

    #[test]
    fn a_member_with_brackets_in_its_name_is_found_by_all_of_it() {
        let names = ["a", "a[b]", "c["];
        for (key, expected) in [
            ("a", Some(("a", ""))),
            ("a[c]", Some(("a", "[c]"))),
            ("a[b]", Some(("a[b]", ""))),
            ("a[b][0]", Some(("a[b]", "[0]"))),
            ("c[", Some(("c[", ""))),
            ("c", None),
            ("ab", None),
        ] {
            assert_eq!(member_of(&names, key), expected, "{key}");
        }
    }
}
