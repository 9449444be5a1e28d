//! The words that its places give a type.
//!
//! ```text
//! component Account .owners                            AccountOwners          of one component: whose, then what
//! POST /v1/prices request … .transform                 PostPricesTransform    of one operation: the same
//! POST /v1/prices request … .transform .round          Round                  … but values by what they are of
//! .wechat_pay .client                                  WechatPayClient        in several: the words they all end with
//! .payment_intent (a string, or a PaymentIntent)       PaymentIntentOrString  … beside a component of that name
//! component webhook-review-requested .team             RequestedTeam          beyond 40 letters: less of the owner
//! ```

mod shorter;
mod steps;

use super::bodies::word;
use crate::ir::{Json, Kind, Origin, Step, Type, TypeDef};
use crate::words;
use shorter::{brief, shorter};
use steps::{is_generic, is_relative, parts, said, without_branches};

/// Words that no name begins with.
const CONNECTING: &[&str] = &["and", "by", "for", "from", "in", "of", "on", "or", "to", "with"];
/// A name that is longer says less of whose it is, while that is unambiguous.
pub(super) const LONG: usize = 40;

/// A place of a type: the words for the component or operation, and the steps from there.
pub(super) struct Place<'a> {
    pub(super) root: Vec<String>,
    /// Whether the root is an operation.
    pub(super) is_operation: bool,
    pub(super) steps: &'a [Step],
}

/// The places of an inline type, in the order of their keys; `root` has the words of a root, and whether it is an
/// operation.
pub(super) fn places<'a>(def: &'a TypeDef, root: impl Fn(&str) -> (Vec<String>, bool)) -> Vec<Place<'a>> {
    let mut all: Vec<(String, &Origin)> =
        std::iter::once(&def.origin).chain(&def.also).map(|origin| (origin.key(), origin)).collect();
    all.sort_by(|(one, _), (other, _)| one.cmp(other));
    let places = all.into_iter().filter_map(|(_, origin)| match origin {
        Origin::Inline { root: of, steps } => {
            let (root, is_operation) = root(of);
            Some(Place { root, is_operation, steps })
        }
        Origin::Component(_) | Origin::Input(_) => None,
    });
    places.collect()
}

/// The names that an inline type could have, the best first, as words; `is_taken` says whether something else that was
/// named before has a name.
pub(super) fn candidates(
    def: &TypeDef,
    places: &[Place<'_>],
    is_taken: impl Fn(&[String]) -> bool,
) -> Vec<Vec<String>> {
    let Some(first) = places.first() else { return Vec::new() };
    let mut all = Vec::new();
    if places.len() > 1 {
        shared(def, places, &mut all);
    }
    all.extend(values(def, first));
    owned(def, first, is_taken, &mut all);
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
    if let (true, Some(value)) = (own.len() == 1, only_value(def).and_then(name_of)) {
        all.extend(brief(&value, &own));
    }
    let longer = (common > own.len()).then(|| ending(common.min(MOST_WORDS)));
    if own.len() == 1 {
        all.extend(longer.clone());
    }
    if !is_generic(&own) {
        all.push(own.clone());
        all.extend(beside(def, &own));
    }
    all.extend(title(def));
    all.extend(longer);
    // A branch may be called as its union is, which then has a longer name.
    all.extend(matches!(def.origin, Origin::Inline { ref steps, .. } if is_branch(steps)).then_some(own));
    all.extend(further(places));
}

/// By what all places agree on, a step more each time.
fn further(places: &[Place<'_>]) -> Vec<Vec<String>> {
    let mut all = places.iter().map(|place| said(&parts(&without_branches(place.steps))));
    let Some(first) = all.next() else { return Vec::new() };
    let common = all.fold(first.len(), |common, other| {
        let alike = first.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other);
        common.min(alike.count())
    });
    (2..=common).map(|count| first.iter().skip(first.len() - count).flatten().cloned().collect()).collect()
}

/// By the document's own name for it.
fn title(def: &TypeDef) -> Option<Vec<String>> {
    name_of(def.docs.summary.as_ref()?).filter(|words| words.len() > 1)
}

/// The words of a text that is a name: one word for the document, or a few short ones. A sentence is none.
pub(super) fn name_of(text: &str) -> Option<Vec<String>> {
    let (words, is_one) = (words::split(text), !text.trim().contains(char::is_whitespace));
    let is_name = is_one || words.len() <= MOST_WORDS && letters(&words) <= LONG;
    (is_name && !words.is_empty()).then_some(words)
}

fn is_branch(steps: &[Step]) -> bool {
    matches!(steps.last(), Some(Step::Branch(_)))
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
fn owned(def: &TypeDef, place: &Place<'_>, is_taken: impl Fn(&[String]) -> bool, all: &mut Vec<Vec<String>>) {
    let parts = parts(place.steps);
    let said = said(&parts);
    let with = |words: &[String], more: &[&str]| {
        words.iter().cloned().chain(more.iter().map(|word| (*word).to_owned())).collect::<Vec<String>>()
    };
    // An element of a component that is a list, or a map, is one of it.
    if let ([Step::Items | Step::Values], false) = (place.steps, place.is_operation) {
        let one = words::singular(&place.root);
        all.extend((one != place.root).then_some(one));
    }
    for count in 1..=said.len() {
        let mut ending: Vec<String> = said.iter().skip(said.len() - count).flatten().cloned().collect();
        if count < said.len() && is_relative(&ending) {
            continue;
        }
        let mut whole = joined(&place.root, &ending);
        if count == 1 && matches!(def.kind, Kind::Union(_)) && is_taken(&whole) {
            all.extend(beside(def, &whole));
            ending.push("choice".to_owned());
            whole = joined(&place.root, &ending);
        }
        let is_long = letters(&whole) > LONG && !is_whole(place);
        if is_long {
            all.extend(title(def).filter(|_| count == 1));
            let before: usize = said.iter().skip(said.len() - count).take(count - 1).map(Vec::len).sum();
            shorter(place, ending.split_at(before), count, all);
        }
        all.push(whole.clone());
        all.extend(beside(def, &whole));
        all.extend(title(def).filter(|_| count == 1 && !is_long));
    }
    let whole: Vec<String> = place.root.iter().chain(parts.iter().flatten()).cloned().collect();
    let once = joined(&place.root, &parts.concat());
    // What says its owner again is as long with the word for what it is.
    all.extend((once.len() + 1 < whole.len()).then(|| with(&once, &[kind(def)])));
    all.push(whole.clone());
    if place.steps.last() == Some(&Step::Items) {
        all.push(with(&whole, &["item"]));
    }
    if let [Step::RequestBody(media)] = place.steps {
        all.push(joined(&place.root, &[words::split(word(media)), vec!["body".to_owned()]].concat()));
    }
    let placed = place.steps.iter().filter_map(|step| match step {
        Step::Parameter(place, _) => Some(place.as_str()),
        Step::Response(status, _) => Some(status.as_str()),
        Step::RequestBody(media) => Some(word(media)),
        _ => None,
    });
    all.extend(placed.map(|place| with(&whole, &[place])));
    all.push(with(&whole, &[kind(def)]));
}

/// Whether a type is the body or the headers of an operation, which is called after all of it.
fn is_whole(place: &Place<'_>) -> bool {
    place.is_operation && matches!(place.steps, [Step::RequestBody(_) | Step::Response(..) | Step::Headers(_)])
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

/// How long the words are as one.
pub(super) fn letters(words: &[String]) -> usize {
    words.iter().map(String::len).sum()
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
    let or = |(_, words): (bool, Vec<String>)| std::iter::once("or".to_owned()).chain(words);
    let all: Vec<String> = name.iter().cloned().chain(others.into_iter().flat_map(or)).collect();
    (few && letters(&all) <= LONG).then_some(all)
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
    fn sentences_are_no_names() {
        let named = |text: &str| name_of(text).map(|words| words.join(" "));
        assert_eq!(named("response.created").unwrap(), "response created");
        assert_eq!(named("Not found").unwrap(), "not found");
        assert_eq!(named("The requested action could not be performed."), None);
        assert_eq!(named("…"), None);
    }
}
