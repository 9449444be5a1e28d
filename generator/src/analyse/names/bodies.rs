//! Names of the variants of a request's body, where it may carry several types: `Json`, `Form`, `Multipart`.
//!
//! A word for the format; where two have the same, the name of the media type, at last all of it.

use super::ident::{Case, ident, join};
use crate::ir::{Body, MediaType};
use crate::plan::Ident;
use crate::words;
use std::collections::BTreeMap;

/// The names of the variants; empty where there is one type.
pub(super) fn variants(body: &Body) -> Vec<Ident> {
    let all: Vec<&MediaType> = body.variants().collect();
    if all.len() < 2 {
        return Vec::new();
    }
    let named: Vec<[String; 3]> = all.iter().map(|content| candidates(content)).collect();
    let mut wanted: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    for names in &named {
        names.iter().enumerate().for_each(|(level, name)| *wanted.entry((level, name.as_str())).or_default() += 1);
    }
    let names = named.iter().map(|names| {
        let is_alone = |(level, name): &(usize, &String)| wanted.get(&(*level, name.as_str())) == Some(&1);
        let name = names.iter().enumerate().find(is_alone).map(|(_, name)| name);
        name.or(names.last()).cloned().unwrap_or_default()
    });
    names.map(ident).collect()
}

/// What a media type may be called, the shortest first.
fn candidates(content: &MediaType) -> [String; 3] {
    let label = content.label();
    let short = if content.format.is_stream() { &label } else { word(&content.name) };
    [short, &label, &content.name].map(|text| join(&words::split(text), Case::Type))
}

/// A word for the format of a media type.
pub(super) fn word(media_type: &str) -> &str {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    match essence.split_once('/') {
        Some(("*", _)) | None => "any",
        Some(("multipart", _)) => "multipart",
        Some((kind, "*")) => kind,
        Some((_, "x-www-form-urlencoded")) => "form",
        Some(("text", "plain")) => "text",
        Some((_, "octet-stream")) => "binary",
        Some((_, subtype)) if subtype.ends_with("+json") => "json",
        Some((_, subtype)) if subtype.ends_with("+xml") => "xml",
        Some((_, subtype)) => subtype,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::{Docs, Format, Span, Type, Value};
    use crate::source::FileId;

    fn named(all: &[(&str, Format)]) -> Vec<String> {
        let contents = all.iter().enumerate().map(|(variant, (name, format))| MediaType {
            name: (*name).into(),
            format: format.clone(),
            value: Value::new(Type::Binary),
            second: false,
            variant,
        });
        let body = Body {
            required: true,
            contents: contents.collect(),
            docs: Docs::default(),
            span: Span::new(FileId::default(), 0, 0),
        };
        variants(&body).iter().map(|name| name.as_str().to_owned()).collect()
    }

    #[test]
    fn formats_are_words_and_media_types_tell_two_of_one_format_apart() {
        let (json, form) = (Format::Json, Format::Form(Vec::new()));
        assert!(named(&[("application/json", json.clone())]).is_empty());
        let both = [("application/json", json.clone()), ("application/x-www-form-urlencoded", form)];
        assert_eq!(named(&both), ["Json", "Form"]);
        let two = [("application/json", json.clone()), ("application/vnd.acme+json", json.clone())];
        assert_eq!(named(&two), ["Json", "VndAcmeJson"]);
        let parameters = [("application/json;v=1", json.clone()), ("application/json;v=2", json)];
        assert_eq!(named(&parameters), ["ApplicationJsonV1", "ApplicationJsonV2"]);
    }
}
