//! Path keys: their parameters, their shape, and what they may not hold.

/// A path key, taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Template<'p> {
    /// Names between braces, in order.
    pub(super) parameters: Vec<&'p str>,
    /// The key with every name left out: `/a/{}`.
    pub(super) shape: String,
}

impl<'p> Template<'p> {
    /// Takes a key apart.
    ///
    /// # Errors
    /// What is wrong with it, and how to mend it.
    pub(super) fn parse(path: &'p str) -> Result<Self, (&'static str, &'static str)> {
        let (mut parameters, mut shape, mut rest) = (Vec::new(), String::new(), path);
        while let Some((literal, after)) = rest.split_once('{') {
            let (name, end) = after.split_once('}').ok_or(UNBALANCED)?;
            if literal.contains('}') || name.contains('{') {
                return Err(UNBALANCED);
            }
            if name.is_empty() {
                return Err(("holds a parameter without a name", "write the parameter's name between the braces"));
            }
            parameters.push(name);
            shape.push_str(literal);
            shape.push_str("{}");
            rest = end;
        }
        if rest.contains('}') {
            return Err(UNBALANCED);
        }
        shape.push_str(rest);
        refuse(path)?;
        Ok(Self { parameters, shape })
    }
}

const UNBALANCED: (&str, &str) = ("has braces that do not match", "write each parameter as `{name}`");

/// Refuses what would change the meaning of a URL or of generated code: see the threat model.
fn refuse(path: &str) -> Result<(), (&'static str, &'static str)> {
    if path.contains(|character: char| character.is_control() || matches!(character, '"' | '\\')) {
        let message = "holds a quote, a backslash or a control character";
        return Err((message, "percent-encode the character, or remove it"));
    }
    let plain = path.split(['?', '#']).next().unwrap_or(path);
    if plain.contains("//") {
        return Err(("holds an empty segment (`//`)", "remove one of the slashes: `//` may lead to another host"));
    }
    // Who decodes slashes before the path is resolved sees them as well.
    let decoded = plain.to_ascii_lowercase().replace("%2e", ".").replace("%2f", "/").replace("%5c", "/");
    if decoded.split('/').any(|segment| matches!(segment, "." | "..")) {
        return Err(("holds a dot segment", "write the path without `.` and `..`"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Template;

    #[test]
    fn parameters_and_shape_are_found() {
        let template = Template::parse("/a/{b}:run/{c}.{d}?x={e}#f").unwrap();
        assert_eq!(template.parameters, ["b", "c", "d", "e"]);
        assert_eq!(template.shape, "/a/{}:run/{}.{}?x={}#f");
        assert!(Template::parse("/users/@me/a..b?u=http://x").is_ok());
    }

    #[test]
    fn dangerous_keys_are_refused() {
        for bad in ["/a/{b", "/a}/b", "/{}", "/{a{b}}"] {
            assert!(Template::parse(bad).is_err(), "{bad}");
        }
        for bad in ["/a\"b", "/a\\b", "/a\nb", "/a\u{85}b", "/a\0b"] {
            assert!(Template::parse(bad).unwrap_err().0.contains("control character"), "{bad}");
        }
        for bad in ["//evil", "/a//b", "/http://evil"] {
            assert!(Template::parse(bad).unwrap_err().0.contains("empty segment"), "{bad}");
        }
        for bad in ["/a/../b", "/./a", "/a/..", "/%2E%2e/b", "/a/.%2E?b", "/a%2F..%2fb", "/a%5c..", "/{a}/../b"] {
            assert!(Template::parse(bad).unwrap_err().0.contains("dot segment"), "{bad}");
        }
        for good in ["/a%2Fb/{c}", "/...", "/a..b/.c", "/a?b=../c#//d"] {
            assert!(Template::parse(good).is_ok(), "{good}");
        }
    }
}
