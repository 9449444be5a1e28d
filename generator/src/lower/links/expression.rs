//! Runtime expressions (OpenAPI 3.1, 4.8.20.4): `$response.body#/id`, and such between braces in a text.

/// What an expression is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expression<'e> {
    /// `$url`
    Url,
    /// `$method`
    Method,
    /// `$statusCode`
    StatusCode,
    /// `$request.` …
    Request(Source<'e>),
    /// `$response.` …
    Response(Source<'e>),
}

/// A part of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source<'e> {
    /// `header.` and a name, whose case does not count.
    Header(&'e str),
    /// `query.` and a name.
    Query(&'e str),
    /// `path.` and a name.
    Path(&'e str),
    /// `body`, `body#` and a JSON pointer; empty for the whole body.
    Body(&'e str),
}

/// A piece of a text with expressions in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'e> {
    /// Text.
    Text(&'e str),
    /// What stands between braces.
    Expression(&'e str),
}

impl<'e> Expression<'e> {
    /// Parses an expression; `None` where it follows no rule of the grammar.
    pub(super) fn parse(text: &'e str) -> Option<Self> {
        match text.strip_prefix('$')? {
            "url" => Some(Self::Url),
            "method" => Some(Self::Method),
            "statusCode" => Some(Self::StatusCode),
            other => match other.split_once('.')? {
                ("request", source) => Source::parse(source).map(Self::Request),
                ("response", source) => Source::parse(source).map(Self::Response),
                _ => None,
            },
        }
    }
}

impl<'e> Source<'e> {
    fn parse(text: &'e str) -> Option<Self> {
        if let Some(rest) = text.strip_prefix("body") {
            return match rest.strip_prefix('#') {
                Some(pointer) if pointer.is_empty() || pointer.starts_with('/') => Some(Self::Body(pointer)),
                None if rest.is_empty() => Some(Self::Body("")),
                _ => None,
            };
        }
        let (kind, name) = text.split_once('.').filter(|(_, name)| !name.is_empty())?;
        match kind {
            "header" => Some(Self::Header(name)),
            "query" => Some(Self::Query(name)),
            "path" => Some(Self::Path(name)),
            _ => None,
        }
    }
}

/// A text in pieces: what stands in `{$…}` is an expression.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{$") {
        let Some((_, end)) = after.split_once('}') else { break };
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        let from = before.len() + 1;
        pieces.push(Piece::Expression(rest.get(from..rest.len() - end.len() - 1).unwrap_or_default()));
        rest = end;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grammar() {
        for (text, expected) in [
            ("$url", Some(Expression::Url)),
            ("$statusCode", Some(Expression::StatusCode)),
            ("$request.path.id", Some(Expression::Request(Source::Path("id")))),
            ("$request.query.a.b", Some(Expression::Request(Source::Query("a.b")))),
            ("$response.header.X-A", Some(Expression::Response(Source::Header("X-A")))),
            ("$response.body", Some(Expression::Response(Source::Body("")))),
            ("$response.body#", Some(Expression::Response(Source::Body("")))),
            ("$request.body#/a/0", Some(Expression::Request(Source::Body("/a/0")))),
            ("$response.body.id", None),
            ("$response.body#id", None),
            ("$request.cookie.a", None),
            ("$response", None),
            ("response.body", None),
            ("$request.header.", None),
        ] {
            assert_eq!(Expression::parse(text), expected, "{text}");
        }
    }

    #[test]
    fn expressions_between_braces() {
        let all = pieces("a-{$request.path.id}{$method}/{b}");
        assert_eq!(
            all,
            [
                Piece::Text("a-"),
                Piece::Expression("$request.path.id"),
                Piece::Expression("$method"),
                Piece::Text("/{b}")
            ]
        );
        assert_eq!(pieces("{$never"), [Piece::Text("{$never")]);
        assert_eq!(pieces(""), []);
    }
}
