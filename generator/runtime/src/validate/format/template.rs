//! URI templates (RFC 6570).

/// `URI-Template`, section 2.
pub(super) fn is_template(text: &str) -> bool {
    let mut parts = text.split('{');
    let first = parts.next().unwrap_or_default();
    is_literal(first)
        && parts.all(|part| match part.split_once('}') {
            Some((expression, literal)) => is_expression(expression) && is_literal(literal),
            None => false,
        })
}

/// `literals`, section 2.1; percent signs only before two hexadecimal digits.
fn is_literal(text: &str) -> bool {
    let is_refused = |character: char| {
        matches!(
            character,
            '\0'..=' ' | '"' | '\'' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '\u{7F}'..='\u{9F}'
        )
    };
    !text.chars().any(is_refused) && percents_are_escapes(text)
}

/// `expression` without its braces, section 2.2.
fn is_expression(text: &str) -> bool {
    let variables = text.strip_prefix(['+', '#', '.', '/', ';', '?', '&', '=', ',', '!', '@', '|']).unwrap_or(text);
    variables.split(',').all(is_variable)
}

/// `varspec`, section 2.3.
fn is_variable(text: &str) -> bool {
    let name = match text.split_once(':') {
        Some((name, length)) => {
            let digits = (1..=4).contains(&length.len()) && length.bytes().all(|byte| byte.is_ascii_digit());
            if !digits || length.starts_with('0') {
                return false;
            }
            name
        }
        None => text.strip_suffix('*').unwrap_or(text),
    };
    let is_part = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'%')
            && percents_are_escapes(part)
    };
    name.split('.').all(is_part)
}

fn percents_are_escapes(text: &str) -> bool {
    text.split('%').skip(1).all(|rest| rest.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2)
}
