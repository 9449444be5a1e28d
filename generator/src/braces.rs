//! Templates: texts with names in braces, as paths and the addresses of servers are.
//!
//! `https://{region}.example/{base}` names `region` and `base`. A name stands between a brace that opens and the next one
//! that closes, without another between them. Each function goes through the text once, however many names it has.

/// A piece of a template.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece<'t> {
    /// What stands for itself.
    Plain(&'t str),
    /// A name, without its braces.
    Name(&'t str),
}

/// The pieces of a template, in order.
pub(crate) fn pieces(template: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = template;
    let mut name = None;
    std::iter::from_fn(move || {
        if let Some(name) = name.take() {
            return Some(Piece::Name(name));
        }
        if rest.is_empty() {
            return None;
        }
        let (before, after) = rest.split_once('}').unwrap_or((rest, ""));
        match before.rsplit_once('{').filter(|_| before.len() < rest.len()) {
            Some((plain, named)) => {
                rest = after;
                name = Some(named);
                Some(Piece::Plain(plain))
            }
            None => {
                let (plain, after) = rest.split_at(rest.len() - after.len());
                rest = after;
                Some(Piece::Plain(plain))
            }
        }
    })
}

/// The names of a template, in order, as often as they stand in it.
pub(crate) fn names(template: &str) -> impl Iterator<Item = &str> {
    pieces(template).filter_map(|piece| match piece {
        Piece::Name(name) => Some(name),
        Piece::Plain(_) => None,
    })
}

/// A template with values in the place of names; a name without one stays. What stands in a value is no name.
pub(crate) fn filled<'v>(template: &str, value: impl Fn(&str) -> Option<&'v str>) -> String {
    let mut text = String::with_capacity(template.len());
    for piece in pieces(template) {
        match piece {
            Piece::Plain(plain) => text.push_str(plain),
            Piece::Name(name) => match value(name) {
                Some(value) => text.push_str(value),
                None => text.extend(["{", name, "}"]),
            },
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{filled, names};

    #[test]
    fn names_stand_between_braces() {
        let named = |template: &'static str| names(template).collect::<Vec<_>>();
        assert_eq!(named("/a/{b}:run/{c}.{d}?x={b}"), ["b", "c", "d", "b"]);
        assert_eq!(named("{a{b}c}d{"), ["b"]);
        assert_eq!(named("}{}{"), [""]);
        assert!(named("").is_empty() && named("/a").is_empty());
    }

    #[test]
    fn values_are_filled_in_once() {
        let value = |name: &str| match name {
            "a" => Some("{b}"),
            "b" => Some("1"),
            _ => None,
        };
        assert_eq!(filled("/{a}/{b}/{c}", value), "/{b}/1/{c}");
        for same in ["", "/a", "{", "}", "}{", "{a", "a}", "{c{d}e}"] {
            assert_eq!(filled(same, value), same);
        }
    }
}
