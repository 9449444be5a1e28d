//! What an entry of a selection matches.

/// A pattern.
#[derive(Debug)]
pub(super) enum Pattern {
    /// An `operationId`, or a tag.
    Text(Vec<Token>),
    /// A method, in upper case or `*`, and a path.
    Operation(String, Vec<Token>),
}

/// A part of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Is(char),
    /// Any characters; of a path those of one segment.
    Some,
    /// Any characters.
    Any,
}

impl Pattern {
    /// One in which `*` stands for any characters.
    pub(super) fn text(text: &str) -> Self {
        Self::Text(
            tokens(text).into_iter().map(|token| if token == Token::Some { Token::Any } else { token }).collect(),
        )
    }

    /// `METHOD /path`, or else an `operationId`.
    pub(super) fn operation(text: &str) -> Self {
        match text.split_once(' ') {
            Some((method, path)) => Self::Operation(method.to_ascii_uppercase(), tokens(path.trim_start())),
            None => Self::text(text),
        }
    }

    pub(super) fn is_operation(&self, id: Option<&str>, method: &str, path: &str) -> bool {
        match self {
            Self::Text(tokens) => id.is_some_and(|id| matches(tokens, id)),
            Self::Operation(wanted, tokens) => {
                (wanted == "*" || wanted.eq_ignore_ascii_case(method)) && matches(tokens, path)
            }
        }
    }

    pub(super) fn is_text(&self, text: &str) -> bool {
        matches!(self, Self::Text(tokens) if matches(tokens, text))
    }
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    for character in text.chars() {
        match (character, tokens.last_mut()) {
            ('*', Some(last @ (Token::Some | Token::Any))) => *last = Token::Any,
            ('*', _) => tokens.push(Token::Some),
            _ => tokens.push(Token::Is(character)),
        }
    }
    tokens
}

/// Keeps all places that the pattern may have come to: as much work as pattern and text are long, multiplied.
fn matches(tokens: &[Token], text: &str) -> bool {
    // Whether the first so many tokens match what has been read.
    let mut reached = vec![false; tokens.len() + 1];
    let skip = |reached: &mut [bool]| {
        for (at, token) in tokens.iter().enumerate() {
            if !matches!(token, Token::Is(_)) && reached.get(at) == Some(&true) {
                reached.iter_mut().skip(at + 1).take(1).for_each(|next| *next = true);
            }
        }
    };
    reached.iter_mut().take(1).for_each(|first| *first = true);
    skip(&mut reached);
    for character in text.chars() {
        let mut next = vec![false; tokens.len() + 1];
        for (at, token) in tokens.iter().enumerate().filter(|(at, _)| reached.get(*at) == Some(&true)) {
            let to = match token {
                Token::Is(wanted) if *wanted == character => at + 1,
                Token::Any => at,
                Token::Some if character != '/' => at,
                _ => continue,
            };
            next.iter_mut().skip(to).take(1).for_each(|slot| *slot = true);
        }
        skip(&mut next);
        reached = next;
    }
    reached.last() == Some(&true)
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn operations_are_meant_by_id_or_by_method_and_path() {
        for (pattern, id, operation, matched) in [
            ("getPet", Some("getPet"), "GET /pets", true),
            ("getPet", Some("getPets"), "GET /pets", false),
            ("get*", Some("getPets"), "GET /pets", true),
            ("*", Some("repos/list"), "GET /repos", true),
            ("*", None, "GET /repos", false),
            ("get /pets", None, "GET /pets", true),
            ("POST /pets", None, "GET /pets", false),
            ("* /pets/*", None, "GET /pets/{id}", true),
            ("* /pets/*", None, "GET /pets/{id}/toys", false),
            ("* /pets/**", None, "GET /pets/{id}/toys", true),
            ("GET /pets/{id}.*", None, "GET /pets/{id}.json", true),
            ("GET /*/toys", None, "GET /pets/toys", true),
        ] {
            let (method, path) = operation.split_once(' ').unwrap();
            assert_eq!(Pattern::operation(pattern).is_operation(id, method, path), matched, "{pattern} {operation}");
        }
        assert!(Pattern::text("bill*").is_text("billing/eu"));
    }
}
