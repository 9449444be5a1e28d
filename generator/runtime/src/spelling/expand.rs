//! Texts as the styles of parameters spell them (RFC 6570, section 3.2; OpenAPI 3.1, 4.8.12.6).

use std::borrow::Cow;

use super::text::{NESTED, Text};
#[cfg(feature = "client")]
use crate::operation::Lists;
use crate::operation::Style;

/// What becomes of a part of a text, or why it can't stand there.
pub(crate) type Escape = fn(&str) -> Result<Cow<'_, str>, &'static str>;

/// What an operator of RFC 6570 puts around values.
struct Operator {
    first: &'static str,
    separator: &'static str,
    /// Whether values have their names before them.
    named: bool,
}

/// The text of a parameter that is one piece; `None` where there is nothing to send.
///
/// # Errors
/// When it is nested, or one of its parts would be taken for two.
pub(crate) fn whole(name: &str, text: &Text, style: Style, escape: Escape) -> Result<Option<String>, &'static str> {
    let (operator, explode) = match style {
        Style::Label | Style::LabelExploded => {
            let explode = style == Style::LabelExploded;
            (Operator { first: ".", separator: if explode { "." } else { "," }, named: false }, explode)
        }
        Style::Matrix | Style::MatrixExploded => {
            let explode = style == Style::MatrixExploded;
            (Operator { first: ";", separator: if explode { ";" } else { "," }, named: true }, explode)
        }
        Style::Space => (Operator { first: "", separator: "%20", named: false }, false),
        Style::Pipe => (Operator { first: "", separator: "%7C", named: false }, false),
        style => (Operator { first: "", separator: ",", named: false }, style == Style::SimpleExploded),
    };
    let part = |text: &str| -> Result<String, &'static str> {
        let ambiguous = match style {
            Style::LabelExploded => text.contains('.'),
            Style::Space => text.contains(' '),
            Style::Pipe => text.contains('|'),
            _ => false,
        };
        if ambiguous {
            Err("has a part that holds what separates the parts")
        } else {
            escape(text).map(Cow::into_owned)
        }
    };
    let named = |name: &str, value: &str| {
        // RFC 6570, 3.2.7: an empty value has no `=`.
        if operator.named && value.is_empty() { name.to_owned() } else { format!("{name}={value}") }
    };
    let parts: Vec<String> = match text {
        Text::Absent => return Ok(None),
        Text::One(text) => {
            let text = escape(text)?;
            let text = if operator.named { named(&escape(name)?, &text) } else { text.into_owned() };
            return Ok(Some(format!("{}{text}", operator.first)));
        }
        Text::List(elements) => {
            let name = if explode && operator.named { Some(escape(name)?) } else { None };
            let elements = elements.iter().map(|element| {
                let element = part(scalar(element)?)?;
                Ok(name.as_ref().map_or_else(|| element.clone(), |name| named(name, &element)))
            });
            elements.collect::<Result<_, &'static str>>()?
        }
        Text::Pairs(pairs) if explode => {
            let pairs = pairs.iter().map(|(name, value)| Ok(named(&part(name)?, &part(scalar(value)?)?)));
            pairs.collect::<Result<_, &'static str>>()?
        }
        Text::Pairs(pairs) => {
            let parts = pairs.iter().flat_map(|(name, value)| [Ok(name.as_str()), scalar(value)]);
            parts.map(|text| part(text?)).collect::<Result<_, _>>()?
        }
    };
    match parts.as_slice() {
        [] => return Ok(None),
        [only] if only.is_empty() => {
            return Err("is a list of one empty text, which nobody can tell from an empty list");
        }
        _ => {}
    }
    let joined = parts.join(operator.separator);
    Ok(Some(if operator.named && !explode {
        format!("{}{}={joined}", operator.first, escape(name)?)
    } else {
        format!("{}{joined}", operator.first)
    }))
}

fn scalar(text: &Text) -> Result<&str, &'static str> {
    match text {
        Text::One(text) => Ok(text),
        Text::Absent => Ok(""),
        Text::List(_) | Text::Pairs(_) => Err(NESTED),
    }
}

/// What takes name and value of a parameter, neither of them encoded.
#[cfg(feature = "client")]
pub(crate) type Pair<'p> = dyn FnMut(&str, &str) + 'p;

/// The parameters that an exploded one consists of: the name repeated, or the members' own names. What is nested in them
/// is spelled as in `deepObject`.
///
/// # Errors
/// When a member has a name with brackets.
#[cfg(feature = "client")]
pub(crate) fn exploded(name: &str, text: &Text, pair: &mut Pair<'_>) -> Result<(), &'static str> {
    match text {
        Text::Absent => Ok(()),
        Text::One(text) => {
            pair(name, text);
            Ok(())
        }
        Text::List(_) => deep(name, text, Lists::Repeat, pair),
        Text::Pairs(pairs) => pairs.iter().try_for_each(|(name, value)| deep(name, value, Lists::Repeat, pair)),
    }
}

/// The parameters that a `deepObject` consists of.
///
/// # Errors
/// When a member has a name with brackets, or none.
// As deep as texts are, which have a limit.
#[cfg(feature = "client")]
pub(crate) fn deep(name: &str, text: &Text, lists: Lists, pair: &mut Pair<'_>) -> Result<(), &'static str> {
    match text {
        Text::Absent => {}
        Text::One(text) => pair(name, text),
        Text::Pairs(pairs) => {
            for (key, value) in pairs {
                if key.is_empty() {
                    return Err("has a member without a name, which would be read as an element of a list");
                }
                if key.contains(['[', ']']) {
                    return Err("has a member whose name holds a bracket");
                }
                deep(&format!("{name}[{key}]"), value, lists, pair)?;
            }
        }
        Text::List(elements) => {
            let scalars: Option<Vec<&str>> = elements.iter().map(|element| scalar(element).ok()).collect();
            match (lists, scalars) {
                (Lists::Brackets, Some(elements)) => {
                    elements.iter().for_each(|element| pair(&format!("{name}[]"), element));
                }
                (Lists::Repeat, Some(elements)) => elements.iter().for_each(|element| pair(name, element)),
                (Lists::Comma, Some(elements)) if elements.iter().any(|element| element.contains(',')) => {
                    return Err("has an element with a comma, which separates the elements");
                }
                (Lists::Comma, Some(elements)) if !elements.is_empty() => pair(name, &elements.join(",")),
                _ => {
                    for (index, element) in elements.iter().enumerate() {
                        deep(&format!("{name}[{index}]"), element, lists, pair)?;
                    }
                }
            }
        }
    }
    Ok(())
}
