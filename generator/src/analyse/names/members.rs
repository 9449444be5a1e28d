//! Names of members and variants: each in the scope of its type.

use super::given::{self, Given};
use super::ident::{Case, ident, join};
use super::keys::{Owners, unique};
use super::style::Style;
use super::{Names, branches};
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::ir::{Api, Enumeration, Json, Kind, Operation, Parameter, Place, Variant};
use crate::lock::{Kind as LockKind, Lock};
use crate::plan::Ident;
use crate::source::Text;
use crate::words::{self, hash};
use std::collections::{HashMap, HashSet};

/// Names the parts of every type.
pub(super) fn of_types(
    (api, config): (&Api, &Config),
    owners: &Owners,
    lock: &mut Lock,
    names: &mut Names,
    diagnostics: &mut Diagnostics,
) {
    for (id, def) in api.types.iter() {
        let given = given::of_type(config, api, def);
        let of_type = super::types::keys(def);
        let mut keys = Keys { of_type, owners, given, spelled: HashMap::new(), texts: HashMap::new() };
        let (parts, open) = match &def.kind {
            Kind::Object(object) => {
                let wires: Vec<String> = object.members.iter().map(|member| member.name.to_string()).collect();
                let parts = distinct(&wires, &wires, (Case::Value, LockKind::Field), &keys, lock, diagnostics);
                with_open(parts, "extra", "unknown_fields")
            }
            Kind::Tuple(tuple) => {
                let wires: Vec<String> = tuple.elements.iter().map(|element| element.name.to_string()).collect();
                let parts = distinct(&wires, &wires, (Case::Value, LockKind::Field), &keys, lock, diagnostics);
                with_open(parts, "rest", "others")
            }
            Kind::Enumeration(enumeration) => {
                let wires = unique(&wires(enumeration));
                let spelled = wires.iter().cloned().zip(unique(&keys_of_values(enumeration)));
                keys.spelled = spelled.filter(|(wire, key)| wire != key).collect();
                keys.texts = wires.iter().cloned().zip(enumeration.variants.iter().map(text_of)).collect();
                let keys = &keys;
                let spoken: Vec<String> = enumeration.variants.iter().map(spoken_variant).collect();
                let parts = distinct(&spoken, &wires, (Case::Type, LockKind::Variant), keys, lock, diagnostics);
                keep_titled(enumeration, &wires, &parts, keys, lock);
                with_open(parts, "Unknown", "Unlisted")
            }
            Kind::Union(union) => {
                let parts = branches::of_union(&union.branches, &names.of(id), &keys, (names, api), lock, diagnostics);
                with_open(parts, "Unknown", "Unlisted")
            }
        };
        names.parts.push(parts);
        names.open.push(open);
    }
}

/// What the keys of a type's parts in the lock are made of.
pub(super) struct Keys<'a> {
    pub(super) of_type: Vec<String>,
    owners: &'a Owners,
    /// The names that the parts are given.
    pub(super) given: Given<'a>,
    /// What stands in a key for a part, where that is not what it is called by.
    spelled: HashMap<String, String>,
    /// The texts that values are, by what they are called by; nothing for a value that is no text.
    texts: HashMap<String, Option<String>>,
}

impl Keys<'_> {
    /// The keys of a part.
    pub(super) fn of<'k>(&'k self, text: &'k str) -> impl Iterator<Item = String> + 'k {
        let text = self.spelled.get(text).map_or(text, String::as_str);
        self.of_type.iter().map(move |owner| self.owners.part(owner, text))
    }

    /// Whether a part without a line was there before what comes to be called like it: a value that is no text has a line,
    /// so that it is told from the text that is spelled as it is.
    fn needs_none(&self, part: &str, style: &Style) -> bool {
        match self.texts.get(part) {
            Some(text) => text.as_ref().is_some_and(|text| style.has(text)),
            None => style.has(part),
        }
    }

    pub(super) fn record(&self, kind: LockKind, text: &str, name: &str, lock: &mut Lock) {
        self.of(text).for_each(|key| lock.replace(kind, key, name));
    }
}

/// The members of a request's record: the parameters, then the body. Those of the path keep the names that the lock has
/// for their places: on the wire they have none.
pub(super) fn of_request(
    operation: &Operation,
    config: &Config,
    owners: &Owners,
    lock: &mut Lock,
    diagnostics: &mut Diagnostics,
) -> Vec<Ident> {
    let is_published = lock.was_read(LockKind::Operation, &operation.lock_key());
    let given = given::of_operation(config, operation);
    let settled = published_parameters(operation, &given, owners, lock);
    let names: Vec<String> = operation
        .parameters
        .iter()
        .zip(&settled)
        .map(|(parameter, name)| {
            name.clone().unwrap_or_else(|| join(&words::split(&parameter.member.name), Case::Value))
        })
        .collect();
    let body = operation.body.as_ref().map(|_| "body".to_owned());
    given.check(&names.iter().cloned().chain(body.clone()).collect::<Vec<_>>(), diagnostics);
    let taken = counts(&names);
    let published: HashSet<&String> = settled.iter().flatten().collect();
    // Those of the query need no line: had another been there before, it would have one.
    let in_query = operation.parameters.iter().zip(&names).filter(|(parameter, _)| parameter.place == Place::Query);
    let in_query: Vec<String> = in_query.map(|(_, name)| name.clone()).collect();
    let in_query = counts(&in_query);
    let is_elder = |parameter: &Parameter, name: &String| {
        let alone = parameter.place == Place::Query && is_alone(name, &in_query);
        is_published && alone && !published.contains(name)
    };
    let placed: Vec<String> = operation
        .parameters
        .iter()
        .zip(names.iter().zip(&settled))
        .map(|(parameter, (name, settled))| {
            let contested = !is_alone(name, &taken) && !is_elder(parameter, name);
            if settled.is_none() && (name == "body" || contested) {
                // The same name in two places: each says which place it is.
                let place = format!("{:?}", parameter.place).to_lowercase();
                return format!("{place}_{name}");
            }
            name.clone()
        })
        .collect();
    let taken = counts(&placed);
    let parameters = operation.parameters.iter().zip(placed.iter().zip(settled)).map(|(parameter, (name, settled))| {
        match settled.is_some() || is_alone(name, &taken) {
            true => name.clone(),
            false => format!("{name}_{}", hash(&parameter.member.name)),
        }
    });
    let parameters: Vec<String> = parameters.collect();
    record_parameters(operation, &parameters, owners, lock);
    parameters.into_iter().chain(body).map(ident).collect()
}

fn of_path(operation: &Operation) -> impl Iterator<Item = (usize, &Parameter)> {
    operation.parameters.iter().enumerate().filter(|(_, parameter)| parameter.place == Place::Path)
}

fn parameter_key(operation: &Operation, parameter: &Parameter, owners: &Owners) -> String {
    let place = format!("{:?}", parameter.place).to_lowercase();
    owners.part(&format!("{} {place}", operation.lock_key()), &parameter.member.name)
}

/// The names that parameters are given, else those that the lock has: for those of the path by their place in it, for
/// others by their own.
fn published_parameters(
    operation: &Operation,
    given: &Given<'_>,
    owners: &Owners,
    lock: &mut Lock,
) -> Vec<Option<String>> {
    let in_path = of_path(operation).count();
    // Two operations of one path are an error: of them neither names the other's.
    let key = operation.lock_key();
    let locked = if lock.was_read(LockKind::Path, &key) { lock.get(LockKind::Path, &key) } else { None };
    let locked: Vec<String> = locked.map(|names| names.split(' ').map(str::to_owned).collect()).unwrap_or_default();
    let mut locked = Some(locked).filter(|names| names.len() == in_path).unwrap_or_default().into_iter();
    let mut taken: HashSet<String> = (0..operation.parameters.len()).filter_map(|at| given.name(at)).collect();
    let all = operation.parameters.iter().enumerate().map(|(at, parameter)| {
        let name = match parameter.place {
            Place::Path => locked.next(),
            _ => lock.get(LockKind::Field, &parameter_key(operation, parameter, owners)).map(str::to_owned),
        };
        given.name(at).or_else(|| name.filter(|name| taken.insert(name.clone())))
    });
    all.collect()
}

/// Records the names of parameters, but for those of the query that are called as they are.
fn record_parameters(operation: &Operation, names: &[String], owners: &Owners, lock: &mut Lock) {
    let in_path: Vec<&str> = of_path(operation).filter_map(|(at, _)| names.get(at).map(String::as_str)).collect();
    if !in_path.is_empty() {
        lock.replace(LockKind::Path, operation.lock_key(), in_path.join(" "));
    }
    for (parameter, name) in operation.parameters.iter().zip(names) {
        let plain = *name == join(&words::split(&parameter.member.name), Case::Value);
        let key = parameter_key(operation, parameter, owners);
        let needs_none = parameter.place == Place::Query && plain && lock.peek(LockKind::Field, &key).is_none();
        if parameter.place != Place::Path && !needs_none {
            lock.replace(LockKind::Field, key, name.as_str());
        }
    }
}

/// How often each text stands in a list.
pub(super) fn counts(all: &[String]) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    all.iter().for_each(|text| *counts.entry(text.as_str()).or_default() += 1);
    counts
}

/// Whether a text stands once.
pub(super) fn is_alone(text: &str, counts: &HashMap<&str, usize>) -> bool {
    counts.get(text) == Some(&1)
}

/// Distinct identifiers: who alone has a spelling keeps it, who shares one is told apart by a hash of the wire name,
/// except the one that was there first, or whose wire name is the identifier itself.
fn distinct(
    names: &[String],
    wires: &[String],
    (case, kind): (Case, LockKind),
    keys: &Keys<'_>,
    lock: &mut Lock,
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    let made = |(at, name): (usize, &String)| keys.given.name(at).unwrap_or_else(|| join(&words::split(name), case));
    let made: Vec<String> = names.iter().enumerate().map(made).collect();
    let count = counts(&made);
    let style = Style::of(wires, &keys.of_type, wires.len() > count.len(), lock);
    let mut taken: HashSet<String> = HashSet::new();
    // What was published keeps its name, wherever it stands among the others, but for what is given one.
    let locked = wires.iter().enumerate().map(|(at, wire)| {
        keys.given.name(at).or_else(|| keys.of(wire).find_map(|key| lock.get(kind, &key).map(str::to_owned)))
    });
    let locked: Vec<Option<String>> = locked.collect();
    let settled = made.iter().zip(&locked).map(|(made, locked)| locked.as_ref().unwrap_or(made).clone());
    keys.given.check(&settled.collect::<Vec<_>>(), diagnostics);
    let locked: Vec<Option<String>> =
        locked.into_iter().map(|name| name.filter(|name| taken.insert(name.clone()))).collect();
    // Who has a line is none that goes without.
    let lineless = made.iter().zip(wires).zip(&locked).filter(|(_, locked)| locked.is_none()).map(|(part, _)| part);
    let elders = lineless.filter(|(_, wire)| style.published && keys.needs_none(wire, &style));
    let elders: HashMap<&str, &String> = elders.map(|(name, wire)| (name.as_str(), wire)).collect();
    let named = made.iter().zip(wires).zip(locked).enumerate().map(|(at, ((name, wire), locked))| {
        let first = elders.get(name.as_str()).map_or(name == wire, |elder| *elder == wire);
        let plain = is_alone(name, &count) || first;
        let told_apart = || match case {
            Case::Type => format!("{name}{}", hash(wire).to_ascii_uppercase()),
            Case::Value => format!("{name}_{}", hash(wire)),
        };
        let is_locked = locked.is_some();
        let mut chosen = locked.unwrap_or_else(|| if plain { name.clone() } else { told_apart() });
        if !is_locked {
            if plain && taken.contains(&chosen) {
                chosen = told_apart();
            }
            while taken.contains(&chosen) {
                chosen.push('_');
            }
            taken.insert(chosen.clone());
        }
        // Only what differs from the plain rule needs the lock: a line for every member would drown it.
        if chosen != *name || !keys.needs_none(wire, &style) || keys.given.name(at).is_some() {
            keys.record(kind, wire, &chosen, lock);
        }
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

/// The values of an enumeration as `bindery.toml` spells them: bare, but for a text that is spelled as another value.
pub(super) fn wires(enumeration: &Enumeration) -> Vec<String> {
    let bare: Vec<String> = enumeration.variants.iter().map(|variant| variant.value.bare()).collect();
    let count = counts(&bare);
    let wires = enumeration.variants.iter().zip(&bare).map(|(variant, wire)| match &variant.value {
        Json::String(text) if !is_alone(wire, &count) => format!("{text:?}"),
        _ => wire.clone(),
    });
    wires.collect()
}

/// The values of an enumeration as the lock spells them: bare, but for a text that could be meant for another value, beside
/// which it may come to stand, or may stand no longer: a key never becomes that of another value.
fn keys_of_values(enumeration: &Enumeration) -> Vec<String> {
    let is_like_another = |text: &str| {
        matches!(text, "null" | "true" | "false" | "value") || text.starts_with('"') || text.parse::<f64>().is_ok()
    };
    let keys = enumeration.variants.iter().map(|variant| match &variant.value {
        Json::String(text) if is_like_another(text) => format!("{text:?}"),
        value => value.bare(),
    });
    keys.collect()
}

/// The text that a value is.
fn text_of(variant: &Variant) -> Option<String> {
    match &variant.value {
        Json::String(text) => Some(text.to_string()),
        _ => None,
    }
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
fn keep_titled(enumeration: &Enumeration, wires: &[String], parts: &[String], keys: &Keys<'_>, lock: &mut Lock) {
    for ((variant, wire), part) in enumeration.variants.iter().zip(wires).zip(parts) {
        if variant.title.is_some() && *part != join(&words::split(&spoken_value(&variant.value)), Case::Type) {
            keys.record(LockKind::Variant, wire, part, lock);
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
