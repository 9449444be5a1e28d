//! Changes documents as documents: libFuzzer's own changes of bytes hardly ever leave JSON that is an OpenAPI document.

pub(crate) mod words;

use std::sync::OnceLock;

use crate::chance::Chance;
use crate::json::Json;
use crate::output::CANARY;
use crate::seeds;

/// The document after one to four changes; nothing where it is no JSON, or is too large then.
#[must_use]
pub fn mutated(input: &[u8], seed: u32, longest: usize) -> Option<Vec<u8>> {
    let mut document = Json::read(input)?;
    let chance = &mut Chance::new(seed.into());
    for _ in 0..=chance.below(4) {
        change(&mut document, chance);
    }
    let text = document.text().into_bytes();
    (text.len() <= longest).then_some(text)
}

/// A document with a part of another one in it, where both have a member of that name.
#[must_use]
pub fn crossed(one: &[u8], other: &[u8], seed: u32, longest: usize) -> Option<Vec<u8>> {
    let (mut document, other) = (Json::read(one)?, Json::read(other)?);
    let chance = &mut Chance::new(seed.into());
    let mut parts = Vec::new();
    named(&other, &mut parts);
    let (name, part) = chance.one_of(&parts)?;
    put(&mut document, name, part, chance);
    let text = document.text().into_bytes();
    (text.len() <= longest).then_some(text)
}

/// Puts the canary into every text that may be any text.
pub(crate) fn taint(value: &mut Json) {
    const FREE: [&str; 16] = [
        "default",
        "description",
        "enum",
        "example",
        "examples",
        "name",
        "operationId",
        "pattern",
        "propertyName",
        "scopes",
        "summary",
        "tags",
        "termsOfService",
        "title",
        "value",
        "version",
    ];
    const NAMED: [&str; 3] = ["properties", "scopes", "variables"];
    if let Json::Object(members) = value {
        for (name, value) in members {
            match value {
                Json::String(text) if FREE.contains(&name.as_str()) || name.starts_with("x-") => text.push_str(CANARY),
                Json::Array(items) if FREE.contains(&name.as_str()) => items.iter_mut().for_each(|item| {
                    if let Json::String(text) = item {
                        text.push_str(CANARY);
                    }
                }),
                Json::Object(members) if NAMED.contains(&name.as_str()) => {
                    members.iter_mut().for_each(|(name, _)| name.push_str(CANARY));
                }
                _ => {}
            }
            taint(value);
        }
        return;
    }
    value.children_mut().for_each(taint);
}

/// Parts of all fixtures, with the names of the members that they are.
fn pantry() -> &'static [(String, Json)] {
    static PANTRY: OnceLock<Vec<(String, Json)>> = OnceLock::new();
    PANTRY.get_or_init(|| {
        let mut all = Vec::new();
        for (_, case) in seeds::cases() {
            let mut parts = Vec::new();
            named(&case, &mut parts);
            all.extend(
                parts
                    .into_iter()
                    .filter(|(_, part)| part.count() < 60)
                    .map(|(name, part)| (name.to_owned(), part.clone())),
            );
        }
        all
    })
}

fn named<'j>(value: &'j Json, parts: &mut Vec<(&'j str, &'j Json)>) {
    if let Json::Object(members) = value {
        parts.extend(members.iter().map(|(name, value)| (name.as_str(), value)));
    }
    value.children().for_each(|child| named(child, parts));
}

/// The value of this number, counted from the root down.
fn at<'j>(value: &'j mut Json, number: &mut usize) -> Option<&'j mut Json> {
    if *number == 0 {
        return Some(value);
    }
    *number -= 1;
    value.children_mut().find_map(|child| at(child, number))
}

fn any<'j>(document: &'j mut Json, chance: &mut Chance) -> Option<&'j mut Json> {
    let mut number = chance.below(document.count());
    at(document, &mut number)
}

/// An object, or an array, that has something in it.
fn any_collection<'j>(document: &'j mut Json, chance: &mut Chance) -> Option<&'j mut Json> {
    fn numbers(value: &Json, number: &mut usize, found: &mut Vec<usize>) {
        if value.children().next().is_some() {
            found.push(*number);
        }
        *number += 1;
        value.children().for_each(|child| numbers(child, number, found));
    }
    let mut found = Vec::new();
    numbers(document, &mut 0, &mut found);
    let mut number = *chance.one_of(&found)?;
    at(document, &mut number)
}

fn nasty(chance: &mut Chance) -> &'static str {
    chance.one_of(words::NASTY).copied().unwrap_or_default()
}

fn number(chance: &mut Chance) -> Json {
    Json::Number(chance.one_of(words::NUMBERS).copied().unwrap_or("0").to_owned())
}

fn change(document: &mut Json, chance: &mut Chance) {
    match chance.below(15) {
        0 | 1 => scalar(document, chance),
        2 => remove(document, chance),
        3 => twice(document, chance),
        4 => swap(document, chance),
        5 | 6 => keyword(document, chance),
        7 | 8 => from_pantry(document, chance),
        9 => wrap(document, chance),
        10 | 11 => retarget(document, chance),
        12 => rename(document, chance),
        13 => copy(document, chance),
        _ => shuffle(document, chance),
    }
}

/// Another scalar, or more in a text.
fn scalar(document: &mut Json, chance: &mut Chance) {
    let Some(value) = any(document, chance) else { return };
    match value {
        Json::String(text) => match chance.below(4) {
            0 => nasty(chance).clone_into(text),
            1 => *text = format!("{}{text}", nasty(chance)),
            2 => *value = number(chance),
            _ => text.push_str(nasty(chance)),
        },
        Json::Number(_) => {
            *value = if chance.percent(80) { number(chance) } else { Json::String(nasty(chance).to_owned()) }
        }
        Json::Bool(flag) if chance.percent(80) => *flag = !*flag,
        Json::Null | Json::Bool(_) => *value = Json::String(nasty(chance).to_owned()),
        Json::Array(items) => items.push(Json::String(nasty(chance).to_owned())),
        Json::Object(members) => members.push((nasty(chance).to_owned(), Json::Null)),
    }
}

fn remove(document: &mut Json, chance: &mut Chance) {
    match any_collection(document, chance) {
        Some(Json::Array(items)) => drop(items.remove(chance.below(items.len()))),
        Some(Json::Object(members)) => drop(members.remove(chance.below(members.len()))),
        _ => {}
    }
}

/// A member once more under another name, an item once more.
fn twice(document: &mut Json, chance: &mut Chance) {
    match any_collection(document, chance) {
        Some(Json::Array(items)) => items.extend(chance.one_of(items).cloned()),
        Some(Json::Object(members)) => {
            if let Some((name, value)) = chance.one_of(members).cloned() {
                let name = if chance.percent(50) { name + nasty(chance) } else { nasty(chance).to_owned() };
                members.push((name, value));
            }
        }
        _ => {}
    }
}

fn swap(document: &mut Json, chance: &mut Chance) {
    let Some(one) = any(document, chance).map(|value| std::mem::replace(value, Json::Null)) else { return };
    if let Some(other) = any(document, chance) {
        let other = std::mem::replace(other, one);
        // Back to where the first was, as far as it can be told: the first null.
        fn hole(value: &mut Json) -> Option<&mut Json> {
            if *value == Json::Null { Some(value) } else { value.children_mut().find_map(hole) }
        }
        if let Some(hole) = hole(document) {
            *hole = other;
        }
    }
}

/// A keyword with a value that it may have, in any object.
fn keyword(document: &mut Json, chance: &mut Chance) {
    let Some((name, values)) = chance.one_of(words::KEYWORDS) else { return };
    let value = chance.one_of(values).and_then(|value| Json::read(value.as_bytes())).unwrap_or(Json::Null);
    for _ in 0..8 {
        if let Some(Json::Object(members)) = any(document, chance) {
            members.retain(|(member, _)| member != name);
            members.push(((*name).to_owned(), value));
            return;
        }
    }
}

fn from_pantry(document: &mut Json, chance: &mut Chance) {
    if let Some((name, part)) = chance.one_of(pantry()) {
        put(document, name, part, chance);
    }
}

/// A value in the place of one of the same name; else as a further member.
fn put(document: &mut Json, name: &str, part: &Json, chance: &mut Chance) {
    fn places<'j>(value: &'j mut Json, name: &str, found: &mut Vec<&'j mut Json>) {
        match value {
            Json::Object(members) => {
                for (member, value) in members {
                    if member == name { found.push(value) } else { places(value, name, found) }
                }
            }
            other => other.children_mut().for_each(|child| places(child, name, found)),
        }
    }
    let mut found = Vec::new();
    places(document, name, &mut found);
    let number = chance.below(found.len());
    if let Some(place) = found.into_iter().nth(number) {
        *place = part.clone();
    } else if let Some(Json::Object(members)) = any(document, chance) {
        members.push((name.to_owned(), part.clone()));
    }
}

/// A value in another that holds it.
fn wrap(document: &mut Json, chance: &mut Chance) {
    let Some(value) = any(document, chance) else { return };
    let inner = std::mem::replace(value, Json::Null);
    let object = |name: &str, value: Json| Json::Object(vec![(name.to_owned(), value)]);
    *value = match chance.below(7) {
        0 => object("allOf", Json::Array(vec![inner])),
        1 => object("oneOf", Json::Array(vec![inner.clone(), object("type", Json::String("null".to_owned())), inner])),
        2 => object("anyOf", Json::Array(vec![inner, object("type", Json::String("string".to_owned()))])),
        3 => object("items", inner),
        4 => object("properties", object(nasty(chance), inner)),
        5 => object("additionalProperties", inner),
        _ => Json::Array(vec![inner]),
    };
}

/// A reference to anything else in the document; without one, a value becomes a reference.
fn retarget(document: &mut Json, chance: &mut Chance) {
    fn pointers(value: &Json, here: &str, depth: usize, found: &mut Vec<String>) {
        let Json::Object(members) = value else { return };
        for (name, value) in members {
            let pointer = format!("{here}/{}", name.replace('~', "~0").replace('/', "~1").replace('%', "%25"));
            if depth < 5 {
                pointers(value, &pointer, depth + 1, found);
            }
            found.push(pointer);
        }
    }
    let mut found = Vec::new();
    pointers(document.get("document").unwrap_or(document), "#", 0, &mut found);
    let components: Vec<String> = found.iter().filter(|pointer| pointer.matches('/').count() == 3).cloned().collect();
    let from = if components.is_empty() || chance.percent(20) { &found } else { &components };
    let Some(target) = chance.one_of(from).cloned() else { return };
    let mut number = chance.below(document.count());
    for _ in 0..40 {
        if let Some(Json::Object(members)) = at(document, &mut number.clone())
            && let Some((_, value)) = members.iter_mut().find(|(name, _)| name == "$ref")
        {
            *value = Json::String(target);
            return;
        }
        number = chance.below(document.count());
    }
    if let Some(value) = any(document, chance) {
        *value = Json::Object(vec![("$ref".to_owned(), Json::String(target))]);
    }
}

/// Another name for a member, and for all texts that end in it where it is referred to.
fn rename(document: &mut Json, chance: &mut Chance) {
    fn everywhere(value: &mut Json, from: &str, to: &str) {
        if let Json::String(text) = value {
            if text == from {
                to.clone_into(text);
            } else if let Some(pointer) = text.strip_suffix(from).filter(|rest| rest.ends_with('/')) {
                *text = format!("{pointer}{}", to.replace('~', "~0").replace('/', "~1").replace('%', "%25"));
            }
        }
        value.children_mut().for_each(|child| everywhere(child, from, to));
    }
    let Some(Json::Object(members)) = any_collection(document, chance) else { return };
    let place = chance.below(members.len());
    let Some((name, _)) = members.get_mut(place) else { return };
    let to = if chance.percent(40) { format!("{name}{}", nasty(chance)) } else { nasty(chance).to_owned() };
    let from = std::mem::replace(name, to.clone());
    everywhere(document, &from, &to);
}

/// A value in the place of another.
fn copy(document: &mut Json, chance: &mut Chance) {
    let Some(value) = any(document, chance).map(|value| value.clone()) else { return };
    if value.count() < 200
        && let Some(place) = any(document, chance)
    {
        *place = value;
    }
}

fn shuffle(document: &mut Json, chance: &mut Chance) {
    match any_collection(document, chance) {
        Some(Json::Array(items)) => {
            let middle = chance.below(items.len());
            items.rotate_left(middle);
        }
        Some(Json::Object(members)) => {
            let middle = chance.below(members.len());
            members.rotate_left(middle);
        }
        _ => {}
    }
}
