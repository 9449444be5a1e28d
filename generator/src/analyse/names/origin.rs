//! The words that its places give a type.
//!
//! ```text
//! component Account .owners                            AccountOwners          of one component: whose, then what
//! POST /v1/prices request … .transform                 PostPricesTransform    of one operation: the same
//! POST /v1/prices request … .transform .round          Round                  … but values by what they are of
//! .wechat_pay .client                                  WechatPayClient        in several: the words they all end with
//! .payment_intent (a string, or a PaymentIntent)       PaymentIntentOrString  … beside a component of that name
//! ```

use crate::ir::{Json, Kind, Origin, Side, Step, Type, TypeDef};
use crate::words;

/// Property names that say nothing by themselves: what they hold is named together with what holds them.
const GENERIC: &[&str] = &[
    "attribute",
    "body",
    "content",
    "data",
    "detail",
    "entry",
    "error",
    "field",
    "filter",
    "format",
    "info",
    "item",
    "key",
    "kind",
    "list",
    "metadata",
    "meta",
    "mode",
    "name",
    "object",
    "option",
    "output",
    "param",
    "parameter",
    "payload",
    "property",
    "response",
    "request",
    "result",
    "setting",
    "type",
    "value",
];
/// What lowering calls a branch that the document has no name for.
const KINDS: &[&str] = &["any", "array", "boolean", "integer", "list", "null", "number", "object", "string"];
/// A name that is longer says less of whose it is, while that is unambiguous.
const LONG: usize = 40;

/// A place of a type: the words for the component or operation, and the steps from there.
pub(super) struct Place<'a> {
    pub(super) root: Vec<String>,
    pub(super) steps: &'a [Step],
}

/// The places of an inline type, in the order of their keys, each root once.
pub(super) fn places<'a>(def: &'a TypeDef, root_words: impl Fn(&str) -> Vec<String>) -> Vec<Place<'a>> {
    let mut all: Vec<(String, &Origin)> =
        std::iter::once(&def.origin).chain(&def.also).map(|origin| (origin.key(), origin)).collect();
    all.sort_by(|(one, _), (other, _)| one.cmp(other));
    let places = all.into_iter().filter_map(|(_, origin)| match origin {
        Origin::Inline { root, steps } => Some(Place { root: root_words(root), steps }),
        Origin::Component(_) | Origin::Input(_) => None,
    });
    places.collect()
}

/// The names that an inline type could have, the best first, as words.
pub(super) fn candidates(def: &TypeDef, places: &[Place<'_>]) -> Vec<Vec<String>> {
    let Some(first) = places.first() else { return Vec::new() };
    let mut all = Vec::new();
    if places.len() > 1 {
        shared(def, places, &mut all);
    }
    all.extend(values(def, first));
    owned(def, first, &mut all);
    all
}

/// How many words all places may have in common for them to be a name.
const MOST_WORDS: usize = 4;

/// By what all places agree on: the words at their ends.
fn shared(def: &TypeDef, places: &[Place<'_>], all: &mut Vec<Vec<String>>) {
    let said = |place: &Place<'_>| said(&parts(&without_branches(place.steps)));
    let Some(last) = places.first().and_then(|place| said(place).pop()) else { return };
    // Of one owner they have all of its words in common.
    let one = places.windows(2).all(|pair| matches!(pair, [one, other] if one.root == other.root));
    let mut words = places.iter().map(|place| {
        let root = if one { &[] } else { place.root.as_slice() };
        root.iter().cloned().chain(said(place).into_iter().flatten()).collect::<Vec<String>>()
    });
    let Some(first) = words.next() else { return };
    let common = words.fold(first.len(), |common, other| {
        let alike = first.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other);
        common.min(alike.count())
    });
    let ending = |count: usize| first.iter().skip(first.len() - count).cloned().collect::<Vec<String>>();
    let own = ending(common.min(last.len()));
    if own.is_empty() {
        return;
    }
    if let (true, Some(value)) = (own.len() == 1, only_value(def)) {
        all.push(words::split(value).into_iter().chain(own.iter().cloned()).collect());
    }
    let longer = (common > own.len()).then(|| ending(common.min(MOST_WORDS)));
    if own.len() == 1 {
        all.extend(longer.clone());
    }
    if !is_generic(&own) {
        all.push(own.clone());
        all.extend(beside(def, &own));
    }
    all.extend(longer);
}

/// The values of a parameter or a body by what they are values of: an operation is no owner that one speaks of.
fn values(def: &TypeDef, place: &Place<'_>) -> Option<Vec<String>> {
    let of_operation = matches!(
        place.steps.first(),
        Some(Step::RequestBody(_) | Step::Response(..) | Step::Headers(_) | Step::Parameter(..))
    );
    let enumeration = matches!(def.kind, Kind::Enumeration(_));
    said(&parts(&without_branches(place.steps))).pop().filter(|last| of_operation && enumeration && !is_generic(last))
}

/// By the component or operation that a type belongs to.
fn owned(def: &TypeDef, place: &Place<'_>, all: &mut Vec<Vec<String>>) {
    let parts = parts(place.steps);
    let said = said(&parts);
    let with = |words: &[String], more: &[&str]| {
        words.iter().cloned().chain(more.iter().map(|word| (*word).to_owned())).collect::<Vec<String>>()
    };
    for count in 1..=said.len() {
        let ending: Vec<String> = said.iter().skip(said.len() - count).flatten().cloned().collect();
        let whole = joined(&place.root, &ending);
        // The end of an owner's name is what is particular about it; a body is called after all of its operation.
        if letters(&whole) > LONG && place.steps.len() > 1 {
            let shorter = (1..place.root.len()).map(|from| joined(place.root.get(from..).unwrap_or_default(), &ending));
            let shorter: Vec<Vec<String>> = shorter.collect();
            let first = shorter.iter().find(|words| letters(words) <= LONG);
            all.extend(first.or(shorter.last().filter(|_| letters(&ending) > LONG / 2)).cloned());
        }
        all.push(whole.clone());
        all.extend(beside(def, &whole));
    }
    let whole: Vec<String> = place.root.iter().chain(parts.iter().flatten()).cloned().collect();
    all.push(whole.clone());
    if place.steps.last() == Some(&Step::Items) {
        all.push(with(&whole, &["item"]));
    }
    let placed = place.steps.iter().filter_map(|step| match step {
        Step::Parameter(place, _) => Some(place.as_str()),
        Step::Response(status, _) => Some(status.as_str()),
        _ => None,
    });
    all.extend(placed.map(|place| with(&whole, &[place])));
    all.push(with(&whole, &[kind(def)]));
}

/// The word for what a type is.
fn kind(def: &TypeDef) -> &'static str {
    match &def.kind {
        Kind::Object(_) => "object",
        Kind::Enumeration(_) => "value",
        Kind::Tuple(_) => "list",
        Kind::Union(_) => "choice",
    }
}

fn letters(words: &[String]) -> usize {
    words.iter().map(String::len).sum()
}

/// The steps without the branches on the way to a property, which say how it is reached and not what it is.
fn without_branches(steps: &[Step]) -> Vec<Step> {
    let property = steps.iter().rposition(|step| matches!(step, Step::Property(_))).unwrap_or_default();
    let kept = steps.iter().enumerate().filter(|(at, step)| *at > property || !matches!(step, Step::Branch(_)));
    kept.map(|(_, step)| step.clone()).collect()
}

/// What a type is called, after its owner; words that both have in common stand once.
fn joined(owner: &[String], what: &[String]) -> Vec<String> {
    let one = |words: &[String]| words::singular(words);
    let overlap = (1..=owner.len().min(what.len())).rev().find(|count| {
        let (end, begin) = (owner.get(owner.len() - count..), what.get(..*count));
        end.map(one) == begin.map(one)
    });
    // Nothing of its own would be left: then it says the words twice.
    let skipped = overlap.filter(|count| *count < what.len()).unwrap_or_default();
    let kept = owner.len() - skipped;
    owner.iter().take(kept).chain(what).cloned().collect()
}

/// The parts that say something of a type: not that it is in a body.
fn said(parts: &[Vec<String>]) -> Vec<Vec<String>> {
    let body = |part: &[String]| part.len() == 1 && part.first().is_some_and(|word| word == "body");
    match parts {
        [only] => vec![only.clone()],
        several => several.iter().filter(|part| !body(part)).cloned().collect(),
    }
}

fn is_generic(words: &[String]) -> bool {
    words.len() == 1 && words.first().is_some_and(|word| GENERIC.contains(&word.as_str()))
}

/// The value of an enumeration that has no other.
fn only_value(def: &TypeDef) -> Option<&str> {
    match &def.kind {
        Kind::Enumeration(enumeration) => match enumeration.variants.as_slice() {
            [only] => match &only.value {
                Json::String(text) => Some(text),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}

/// How many alternatives a name lists.
const MOST_ALTERNATIVES: usize = 2;

/// The name of a union that is that of one of its branches, with the others: `customer or string`.
fn beside(def: &TypeDef, name: &[String]) -> Option<Vec<String>> {
    let Kind::Union(union) = &def.kind else { return None };
    let branches = union.branches.iter().filter_map(|branch| match (&branch.label, &branch.value.ty) {
        (Some(label), _) => Some((false, words::split(label.rsplit('.').next().unwrap_or(label)))),
        (None, Type::String(_)) => Some((true, vec!["string".to_owned()])),
        (None, Type::Integer(_)) => Some((true, vec!["integer".to_owned()])),
        (None, Type::Number(_)) => Some((true, vec!["number".to_owned()])),
        (None, Type::Boolean) => Some((true, vec!["boolean".to_owned()])),
        (None, Type::Array(_)) => Some((true, vec!["list".to_owned()])),
        _ => None,
    });
    let mut others: Vec<(bool, Vec<String>)> = branches.filter(|(_, words)| !name.ends_with(words)).collect();
    others.sort_by_key(|(scalar, _)| *scalar);
    let few = (1..=MOST_ALTERNATIVES).contains(&others.len()) && others.iter().any(|(scalar, _)| *scalar);
    few.then(|| {
        let or = || "or".to_owned();
        name.iter()
            .cloned()
            .chain(others.into_iter().flat_map(|(_, words)| std::iter::once(or()).chain(words)))
            .collect()
    })
}

/// The words of each step that has any.
fn parts(steps: &[Step]) -> Vec<Vec<String>> {
    let mut parts: Vec<Vec<String>> = Vec::new();
    for step in steps {
        match step {
            Step::Property(name) | Step::Parameter(_, name) => parts.push(words::split(name)),
            Step::Items => items(&mut parts),
            Step::Values => add(&mut parts, "value"),
            Step::Branch(label) => branch(label, &mut parts),
            Step::Headers(side) => parts.extend(headers(*side, steps.len() == 1)),
            Step::RequestBody(_) => parts.push(vec!["body".to_owned()]),
            Step::Response(status, _) => parts.extend(response(status, steps.len() == 1)),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Elements are one of what the list is called, or an item of it.
fn items(parts: &mut Vec<Vec<String>>) {
    let Some(last) = parts.last_mut() else { return parts.push(vec!["item".to_owned()]) };
    if last.len() > 1 && last.last().is_some_and(|word| word == "list" || word == "array") {
        last.pop();
    }
    let singular = words::singular(last);
    if singular == *last {
        last.push("item".to_owned());
    } else {
        *last = singular;
    }
}

/// A branch by its name; one without is called by its kind, together with what the union is called.
fn branch(label: &str, parts: &mut Vec<Vec<String>>) {
    let mut words = words::split(label);
    if words.len() > 1 && words.last().is_some_and(|word| is_hash(word)) {
        words.pop();
    }
    match words.first() {
        Some(kind) if KINDS.contains(&kind.as_str()) && !parts.is_empty() => {
            words.iter().for_each(|word| add(parts, word));
        }
        _ => parts.push(words),
    }
}

fn is_hash(word: &str) -> bool {
    word.len() == 9 && word.starts_with('h') && word.bytes().skip(1).all(|byte| byte.is_ascii_hexdigit())
}

fn add(parts: &mut Vec<Vec<String>>, word: &str) {
    match parts.last_mut() {
        Some(last) => last.push(word.to_owned()),
        None => parts.push(vec![word.to_owned()]),
    }
}

/// The role of a response body; bodies of errors have one together, so that equal ones are found under one name.
fn response(status: &str, whole: bool) -> Option<Vec<String>> {
    let failure = matches!(status.as_bytes().first(), Some(b'4' | b'5' | b'd'));
    match (failure, whole) {
        (true, true) => Some(vec!["error".to_owned(), "body".to_owned()]),
        (true, false) => Some(vec!["error".to_owned()]),
        (false, true) => Some(vec!["response".to_owned()]),
        // The parts of a success are called by what they are, not by that they came back.
        (false, false) => None,
    }
}

/// The role of a record of headers; what a header holds is called by it.
fn headers(side: Side, whole: bool) -> Option<Vec<String>> {
    let words: &[&str] = match (side, whole) {
        (Side::Success, true) => &["headers"],
        (Side::Failure, true) => &["error", "headers"],
        (_, false) => return None,
    };
    Some(words.iter().map(|word| (*word).to_owned()).collect())
}

/// What a record of headers is called that several operations have: by its only header, or the words that the names of
/// all begin with.
pub(super) fn of_headers(def: &TypeDef) -> Option<Vec<String>> {
    let Kind::Object(object) = &def.kind else { return None };
    object.headers.as_ref().filter(|_| !def.also.is_empty())?;
    let named = |name: &str| {
        let words = words::split(name);
        let from = usize::from(words.len() > 1 && words.first().is_some_and(|word| word == "x"));
        words.into_iter().skip(from).collect::<Vec<String>>()
    };
    let mut all = object.members.iter().map(|member| named(&member.name));
    let first = all.next()?;
    let common = all.fold(first.len(), |common, other| {
        let alike = first.iter().zip(&other).take_while(|(one, other)| one == other);
        common.min(alike.count())
    });
    let word = || "headers".to_owned();
    match common {
        // What most documents have beside one another says nothing by its first name.
        0 => Some(vec!["response".to_owned(), word()]),
        common => Some(first.into_iter().take(common).chain([word()]).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        words::split(text)
    }

    #[test]
    fn whose_it_is_then_what_it_is() {
        let named = |owner: &str, what: &str| joined(&words(owner), &words(what)).join(" ");
        assert_eq!(named("account ownership", "owners"), "account ownership owners");
        assert_eq!(named("account", "account_type"), "account type");
        assert_eq!(named("payment_methods", "payment_method_details"), "payment method details");
        assert_eq!(named("user", "user"), "user user");
    }

    #[test]
    fn branches_without_a_name_are_called_after_their_union() {
        let parts = |steps: &[Step]| parts(steps).iter().map(|part| part.join(" ")).collect::<Vec<_>>();
        let property = |name: &str| Step::Property(name.to_owned());
        let branch = |label: &str| Step::Branch(label.to_owned());
        assert_eq!(parts(&[property("input"), branch("list hbe0104c7"), Step::Items]), ["input item"]);
        assert_eq!(parts(&[property("rules"), Step::Items, branch("object h16da372b")]), ["rule object"]);
        assert_eq!(parts(&[property("input"), branch("Message")]), ["input", "message"]);
        assert_eq!(parts(&[branch("object h16da372b")]), ["object"]);
    }
}
