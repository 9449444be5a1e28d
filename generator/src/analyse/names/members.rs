//! Names of members, variants and branches: each in the scope of its type.

use super::Names;
use super::ident::{Case, ident, join};
use crate::ir::{Api, Branch, Enumeration, Json, Kind, Operation, Type, Value, Variant};
use crate::lock::{Kind as LockKind, Lock};
use crate::plan::Ident;
use crate::source::Text;
use crate::words::{self, hash};
use std::collections::{HashMap, HashSet};

/// Names the parts of every type.
pub(super) fn of_types(api: &Api, lock: &mut Lock, names: &mut Names) {
    for (id, def) in api.types.iter() {
        let key = def.origin.key();
        let (parts, open) = match &def.kind {
            Kind::Object(object) => {
                let wires: Vec<String> = object.members.iter().map(|member| member.name.to_string()).collect();
                with_open(distinct(&wires, &wires, Case::Value, LockKind::Field, &key, lock), "extra", "unknown_fields")
            }
            Kind::Tuple(tuple) => {
                let wires: Vec<String> = tuple.elements.iter().map(|element| element.name.to_string()).collect();
                with_open(distinct(&wires, &wires, Case::Value, LockKind::Field, &key, lock), "rest", "others")
            }
            Kind::Enumeration(enumeration) => {
                let wires = wires(enumeration);
                let spoken: Vec<String> = enumeration.variants.iter().map(spoken_variant).collect();
                let parts = distinct(&spoken, &wires, Case::Type, LockKind::Variant, &key, lock);
                keep_titled(enumeration, &wires, &parts, &key, lock);
                with_open(parts, "Unknown", "Unlisted")
            }
            Kind::Union(union) => {
                let labels = labels(&union.branches, &names.of(id), names);
                with_open(distinct(&labels, &labels, Case::Type, LockKind::Variant, &key, lock), "Unknown", "Unlisted")
            }
        };
        names.parts.push(parts);
        names.open.push(open);
    }
}

/// The members of a request's record: the parameters, then the body.
pub(super) fn of_request(operation: &Operation) -> Vec<Ident> {
    let names: Vec<String> =
        operation.parameters.iter().map(|parameter| join(&words::split(&parameter.member.name), Case::Value)).collect();
    let taken = counts(&names);
    let placed: Vec<String> = operation
        .parameters
        .iter()
        .zip(&names)
        .map(|(parameter, name)| {
            if name == "body" || !is_alone(name, &taken) {
                // The same name in two places: each says which place it is.
                let place = format!("{:?}", parameter.place).to_lowercase();
                return format!("{place}_{name}");
            }
            name.clone()
        })
        .collect();
    let taken = counts(&placed);
    let parameters = operation.parameters.iter().zip(&placed).map(|(parameter, name)| {
        ident(if is_alone(name, &taken) { name.clone() } else { format!("{name}_{}", hash(&parameter.member.name)) })
    });
    parameters.chain(operation.body.is_some().then(|| ident("body".to_owned()))).collect()
}

/// How often each text stands in a list.
fn counts(all: &[String]) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    all.iter().for_each(|text| *counts.entry(text.as_str()).or_default() += 1);
    counts
}

/// Whether a text stands once.
fn is_alone(text: &str, counts: &HashMap<&str, usize>) -> bool {
    counts.get(text) == Some(&1)
}

/// Distinct identifiers: who alone has a spelling keeps it, who shares one is told apart by a hash of the wire name,
/// except the one whose wire name is the identifier itself.
fn distinct(names: &[String], wires: &[String], case: Case, kind: LockKind, key: &str, lock: &mut Lock) -> Vec<String> {
    let made: Vec<String> = names.iter().map(|name| join(&words::split(name), case)).collect();
    let count = counts(&made);
    let mut taken: HashSet<String> = HashSet::new();
    let named = made.iter().zip(wires).map(|(name, wire)| {
        let plain = is_alone(name, &count) || name == wire;
        let suffix = if case == Case::Type { hash(wire).to_ascii_uppercase() } else { format!("_{}", hash(wire)) };
        let made = if plain { name.clone() } else { format!("{name}{suffix}") };
        // Only what differs from the plain rule needs the lock: a line for every member would drown it.
        let key = format!("{key} {wire}");
        let locked = lock.get(kind, &key).map(str::to_owned);
        let mut chosen = locked.unwrap_or(made);
        if !plain {
            lock.replace(kind, key, chosen.as_str());
        }
        while taken.contains(&chosen) {
            chosen.push('_');
        }
        taken.insert(chosen.clone());
        chosen
    });
    named.collect()
}

/// Claims the name of the part that the document does not have.
fn with_open(parts: Vec<String>, plain: &str, other: &str) -> (Vec<Ident>, Ident) {
    let mut open =
        [plain, other].into_iter().find(|name| !parts.iter().any(|part| part == name)).unwrap_or(other).to_owned();
    while parts.contains(&open) {
        open.push('_');
    }
    (parts.into_iter().map(ident).collect(), ident(open))
}

/// What branches are called: by their own name, or by their kind; several of one kind by more than that. What the name of
/// their type repeats of the union's is left out.
fn labels(branches: &[Branch], union: &Ident, names: &Names) -> Vec<String> {
    let owner = words::split(union.plain());
    let own = |name: String| match words::split(&name).strip_prefix(owner.as_slice()) {
        Some(rest) if !rest.is_empty() => rest.join(" "),
        _ => name,
    };
    let plain: Vec<String> = branches.iter().map(|branch| own(kind(&branch.value, names))).collect();
    let count = counts(&plain);
    let labels = branches.iter().zip(&plain).map(|(branch, word)| match &branch.label {
        Some(label) => label.rsplit('.').next().unwrap_or(label).to_owned(),
        None if !is_alone(word, &count) => detailed(&branch.value, names),
        None => word.clone(),
    });
    labels.collect()
}

/// The kind of a value.
fn kind(value: &Value, names: &Names) -> String {
    match &value.ty {
        Type::Any(_) => "Any".to_owned(),
        Type::Null => "Null".to_owned(),
        Type::Never => "Never".to_owned(),
        Type::Boolean => "Boolean".to_owned(),
        Type::Integer(_) => "Integer".to_owned(),
        Type::Number(_) => "Number".to_owned(),
        Type::String(_) => "String".to_owned(),
        Type::Binary => "Binary".to_owned(),
        Type::Array(_) => "List".to_owned(),
        Type::Map(_) => "Map".to_owned(),
        Type::Named(id) => names.of(*id).plain().to_owned(),
    }
}

/// A value in more words: `StringList` for a list of strings, `DateTime` for a string of that format.
fn detailed(value: &Value, names: &Names) -> String {
    match &value.ty {
        Type::String(Some(format)) => format.to_string(),
        Type::Array(items) => format!("{} list", detailed(items, names)),
        Type::Map(values) => format!("{} map", detailed(values, names)),
        _ => kind(value, names),
    }
}

/// The values of an enumeration as the lock spells them: bare, but for a text that reads like another value.
fn wires(enumeration: &Enumeration) -> Vec<String> {
    let bare: Vec<String> = enumeration.variants.iter().map(|variant| variant.value.bare()).collect();
    let count = counts(&bare);
    let wires = enumeration.variants.iter().zip(&bare).map(|(variant, wire)| match &variant.value {
        Json::String(text) if !is_alone(wire, &count) => format!("{text:?}"),
        _ => wire.clone(),
    });
    wires.collect()
}

/// How many letters a value may have that is a name, and how many of them a longer one keeps.
const LONG: usize = 60;
const BRIEF: usize = 32;

/// How many words a title may have that is a name: more make a sentence.
const MOST_WORDS: usize = 5;

/// What a variant is called: by its title, where that is a name, or its value.
fn spoken_variant(variant: &Variant) -> String {
    let title = variant.title.as_ref().filter(|title| (1..=MOST_WORDS).contains(&words::split(title).len()));
    title.map_or_else(|| spoken_value(&variant.value), Text::to_string)
}

/// Keeps names that come from titles: a title may change while the value stays.
fn keep_titled(enumeration: &Enumeration, wires: &[String], parts: &[String], key: &str, lock: &mut Lock) {
    for ((variant, wire), part) in enumeration.variants.iter().zip(wires).zip(parts) {
        if variant.title.is_some() && *part != join(&words::split(&spoken_value(&variant.value)), Case::Type) {
            lock.replace(LockKind::Variant, format!("{key} {wire}"), part.as_str());
        }
    }
}

/// A value in words.
fn spoken_value(value: &Json) -> String {
    match value {
        Json::Number(text) => text.replace('-', "minus ").replace('.', " point ").replace('+', ""),
        other => brief(spoken(&other.bare())),
    }
}

/// A text, or the beginning of a long one, with a hash for the rest.
fn brief(text: String) -> String {
    let words = words::split(&text);
    if words.iter().map(String::len).sum::<usize>() <= LONG {
        return text;
    }
    let mut letters = 0;
    let mut first: Vec<&str> = Vec::new();
    for word in &words {
        letters += word.len();
        if letters > BRIEF {
            break;
        }
        first.push(word);
    }
    format!("{} {}", first.join(" "), hash(&text))
}

/// A text in words, where it has none: signs and punctuation are called by their names.
fn spoken(value: &str) -> String {
    let signed = value.starts_with(['-', '+']) && value[1..].starts_with(|next: char| next.is_ascii_digit());
    if !signed && (value.is_empty() || value.chars().any(char::is_alphanumeric)) {
        return value.to_owned();
    }
    let mut words = String::new();
    for character in value.chars() {
        match SIGNS.iter().find(|(sign, _)| *sign == character) {
            Some((_, word)) => words.push_str(&format!(" {word} ")),
            None => words.push(character),
        }
    }
    words
}

const SIGNS: &[(char, &str)] = &[
    ('+', "plus"),
    ('-', "minus"),
    ('*', "star"),
    ('/', "slash"),
    ('<', "less"),
    ('>', "greater"),
    ('=', "equal"),
    ('!', "not"),
    ('.', "dot"),
    (',', "comma"),
    (':', "colon"),
    (';', "semicolon"),
    ('?', "question"),
    ('%', "percent"),
    ('&', "and"),
    ('|', "or"),
    ('#', "hash"),
    ('@', "at"),
    ('$', "dollar"),
    ('_', "underscore"),
    (' ', "space"),
    ('~', "tilde"),
    ('^', "caret"),
    ('(', "open"),
    (')', "close"),
    ('[', "open"),
    (']', "close"),
    ('{', "open"),
    ('}', "close"),
    ('"', "quote"),
    ('\'', "apostrophe"),
    ('\\', "backslash"),
    ('`', "backtick"),
];
