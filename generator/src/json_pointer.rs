//! JSON pointers (RFC 6901).

/// A name as a reference token (section 3).
pub(crate) fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// The name that a reference token stands for (section 4).
pub(crate) fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

/// That of the component schema of this name, in a document.
pub(crate) fn of_schema(name: &str) -> String {
    format!("/components/schemas/{}", escape(name))
}

#[cfg(test)]
mod tests {
    use super::{escape, unescape};

    #[test]
    fn a_token_stands_for_the_name_that_it_was_made_of() {
        for (name, token) in [("a/b", "a~1b"), ("~1", "~01"), ("m~n/", "m~0n~1"), ("", "")] {
            assert_eq!((escape(name).as_str(), unescape(token).as_str()), (token, name));
        }
    }
}
