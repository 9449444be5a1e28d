//! What the branches of a union are called: by the document where it has a name for them, else by what sets them apart.
//!
//! ```yaml
//! oneOf:
//!   - {$ref: '#/components/schemas/Card'}                                # Card
//!   - {title: Bank account, type: object, …}                            # Bank account
//!   - {type: object, required: [kind], properties: {kind: {const: iban}}} # iban
//!   - {type: string}                                                      # string
//!   - {allOf: [{$ref: '#/components/schemas/Cheque'}, {$ref: …}]}         # Cheque, beside others like it
//! ```
//! Branches that none of this sets apart are told apart by a value that no other one has, by a property, else by a hash
//! of their structure, at last of all that they say; their place counts only among those that say it of equal spellings in
//! different files. What stands in an `allOf` of a branch counts as the branch's own.

mod whole;

use super::context::last_token;
use super::{all_of, scalars};
use crate::document::{Schema, SchemaObject, Type as JsonType};
use crate::words;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The name of a branch, and the step of its place; steps are distinct where the branches are.
pub(super) struct Label {
    /// A name that the document gives.
    pub(super) name: Option<String>,
    /// What its place is called in the lock.
    pub(super) step: String,
}

/// Labels for the branches of a union.
pub(super) fn of(branches: &[Schema]) -> Vec<Label> {
    let mut labels: Vec<Label> = branches
        .iter()
        .map(|branch| {
            let name = branch.as_object().and_then(named);
            let step = name.clone().unwrap_or_else(|| kind(branch.as_object()).to_owned());
            Label { name, step }
        })
        .collect();
    let first: Vec<String> = labels.iter().map(|label| label.step.clone()).collect();
    for alike in alike(&labels) {
        let Some(members) = several(&alike, branches) else { continue };
        let (parts, values, properties) =
            (Own::of(&members, made_of), Own::of(&members, values), Own::of(&members, properties));
        for (at, branch) in alike.into_iter().zip(members) {
            let Some(label) = labels.get_mut(at) else { continue };
            let part = parts.first(branch).map(last_token);
            label.step = if let Some(name) = part.or_else(|| values.first(branch)) {
                label.name = Some(name.clone());
                name
            } else if let Some(property) = own_property(branch, &properties) {
                format!("{} {property}", label.step)
            } else {
                let mut structure = String::new();
                describe(branch, &mut structure);
                format!("{} {}", label.step, words::hash(&structure))
            };
        }
    }
    for (at, branch) in different(&labels, branches).into_iter().flatten() {
        if let Some(label) = labels.get_mut(at) {
            label.step = format!("{} {}", label.step, words::hash(&limits(branch)));
        }
    }
    for (at, branch) in different(&labels, branches).into_iter().flatten() {
        if let (Some(label), Some(first)) = (labels.get_mut(at), first.get(at)) {
            label.step = format!("{first} {}", words::hash(&whole::of(branch)));
        }
    }
    for alike in different(&labels, branches) {
        let mut known: Vec<&Schema> = Vec::new();
        for (at, branch) in alike {
            let number = known.iter().position(|other| all_of::same(other, branch)).unwrap_or(known.len());
            if number == known.len() {
                known.push(branch);
            }
            // Only what their references lead to can still set them apart.
            if let Some(label) = labels.get_mut(at).filter(|_| number > 0) {
                label.step = format!("{} {}", label.step, number + 1);
            }
        }
    }
    labels
}

/// The branches that have one step and are not all the same, with their numbers.
fn different<'a>(labels: &[Label], branches: &'a [Schema]) -> Vec<Vec<(usize, &'a Schema)>> {
    let all = alike(labels).into_iter().filter_map(|alike| {
        let members = several(&alike, branches)?;
        // Where one differs from the first, each differs from one.
        let differ = members.iter().any(|branch| members.first().is_some_and(|first| !all_of::same(first, branch)));
        differ.then(|| alike.into_iter().zip(members).collect())
    });
    all.collect()
}

/// The numbers of the labels that have one step.
fn alike(labels: &[Label]) -> Vec<Vec<usize>> {
    let mut alike: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, label) in labels.iter().enumerate() {
        alike.entry(&label.step).or_default().push(at);
    }
    alike.into_values().collect()
}

/// The branches of these numbers, where they are several.
fn several<'a>(alike: &[usize], branches: &'a [Schema]) -> Option<Vec<&'a Schema>> {
    (alike.len() > 1).then(|| alike.iter().filter_map(|at| branches.get(*at)).collect())
}

/// How long a title is, in characters, that is a name and no sentence.
const LONGEST_TITLE: usize = 60;

/// Reference, title, or the value of a property that can only have one.
fn named(branch: &SchemaObject) -> Option<String> {
    if let Some(reference) = &branch.reference {
        return Some(last_token(reference.as_str()));
    }
    if let Some(title) = branch.title.as_ref().filter(|title| title.value.chars().count() <= LONGEST_TITLE) {
        return Some(title.value.to_string());
    }
    let required: BTreeSet<&str> = branch.object.required.iter().map(|name| name.as_str()).collect();
    let tags = branch.object.properties.iter().filter(|(name, _)| required.contains(name.as_str()));
    tags.filter_map(|(_, schema)| single_value(schema.as_object()?)).next()
}

fn single_value(schema: &SchemaObject) -> Option<String> {
    let node = match (schema.constant.as_deref(), schema.enumeration.as_ref().map(|values| values.as_slice())) {
        (Some(node), _) | (None, Some([node])) => node,
        _ => return None,
    };
    node.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}

/// A branch and what it is merged of, as far as that stands in it: components are only referred to.
fn parts(branch: &Schema) -> Vec<&SchemaObject> {
    let mut parts: Vec<&SchemaObject> = branch.as_object().into_iter().collect();
    let mut next = 0;
    while let Some(part) = parts.get(next).copied() {
        parts.extend(part.combinators.all_of.iter().filter_map(Schema::as_object));
        next += 1;
    }
    parts
}

/// What branches have of something, to tell what one has and no branch beside it.
struct Own<'a, T> {
    of: fn(&'a Schema) -> Vec<T>,
    /// By how many branches each is had.
    counts: BTreeMap<T, usize>,
}

impl<'a, T: Ord + Clone> Own<'a, T> {
    fn of(branches: &[&'a Schema], of: fn(&'a Schema) -> Vec<T>) -> Self {
        let mut counts = BTreeMap::new();
        for branch in branches {
            let has: BTreeSet<T> = of(branch).into_iter().collect();
            has.into_iter().for_each(|one| *counts.entry(one).or_default() += 1);
        }
        Self { of, counts }
    }

    fn all(&self, branch: &'a Schema) -> Vec<T> {
        (self.of)(branch).into_iter().filter(|one| self.counts.get(one) == Some(&1)).collect()
    }

    fn first(&self, branch: &'a Schema) -> Option<T> {
        self.all(branch).into_iter().next()
    }
}

/// The components that a branch is made of. The one that no branch beside it has sets it apart: what it adds to it is the
/// smaller part.
fn made_of(schema: &Schema) -> Vec<&str> {
    let references = parts(schema).into_iter().filter_map(|part| part.reference.as_ref());
    references.map(|reference| reference.as_str()).collect()
}

/// The value that a branch is, and those of its members that can only have one, in a member too.
fn values(schema: &Schema) -> Vec<String> {
    let parts = parts(schema);
    let below: Vec<&SchemaObject> = parts.iter().copied().flat_map(members).collect();
    let further = below.iter().copied().flat_map(members);
    let all = parts.iter().chain(&below).copied().chain(further).filter_map(single_value);
    all.filter(|value| value.chars().count() <= LONGEST_TITLE).collect()
}

fn members(part: &SchemaObject) -> impl Iterator<Item = &SchemaObject> {
    part.object.properties.values().filter_map(Schema::as_object)
}

/// The properties of a branch.
fn properties(schema: &Schema) -> Vec<&str> {
    let names = parts(schema).into_iter().flat_map(|part| part.object.properties.keys());
    names.map(|name| name.as_str()).collect()
}

/// A property that a branch has and no branch beside it: a required one, if there is any.
fn own_property<'a>(branch: &'a Schema, properties: &Own<'a, &'a str>) -> Option<&'a str> {
    let own = properties.all(branch);
    let required: BTreeSet<&str> =
        parts(branch).into_iter().flat_map(|part| &part.object.required).map(|name| name.as_str()).collect();
    own.iter().find(|name| required.contains(*name)).or(own.first()).copied()
}

/// A word for a branch without a name.
fn kind(branch: Option<&SchemaObject>) -> &'static str {
    match branch.and_then(scalars::json_type) {
        Some(JsonType::Array) => "list",
        Some(ty) => ty.as_str(),
        None => "any",
    }
}

/// What sets branches of one structure apart: what they demand of its values.
fn limits(schema: &Schema) -> String {
    let Some(schema) = schema.as_object() else { return format!("{:?}", schema.as_bool()) };
    let (object, array, string, number) = (&schema.object, &schema.array, &schema.string, &schema.number);
    let mut required: Vec<&str> = object.required.iter().map(|name| name.as_str()).collect();
    required.sort_unstable();
    let patterns: Vec<&str> = object.pattern_properties.keys().map(|name| name.as_str()).collect();
    let closed = [&object.additional_properties, &object.unevaluated_properties, &array.unevaluated_items];
    let closed = closed.map(|rest| rest.as_ref().map(Schema::as_bool));
    let counts = [string.min_length, string.max_length, array.min_items, array.max_items];
    let counts = counts.map(|count| count.map(|count| count.value));
    let bounds = [&number.minimum, &number.maximum, &number.exclusive_minimum, &number.exclusive_maximum];
    let bounds = bounds.map(|bound| bound.as_ref().map(|bound| bound.value.as_str()));
    let text = [&string.pattern, &schema.format].map(|text| text.as_ref().map(|text| text.as_str()));
    let multiple = number.multiple_of.as_ref().map(|of| of.value.as_str());
    format!("{required:?}{patterns:?}{closed:?}{counts:?}{bounds:?}{text:?}{multiple:?}")
}

/// What sets a structure apart: types, references, members and their values. Texts and order are left out.
fn describe(schema: &Schema, out: &mut String) {
    let Some(schema) = schema.as_object() else { return };
    if let Some(reference) = &schema.reference {
        let _ = write!(out, "${}", reference.as_str());
    }
    let _ = write!(out, "{}", kind(Some(schema)));
    let values = schema.enumeration.iter().flat_map(|values| values.iter()).chain(schema.constant.as_deref());
    for value in values {
        let _ = write!(out, "={:?}", super::docs::json(value));
    }
    let mut members: Vec<String> = schema
        .object
        .properties
        .iter()
        .map(|(name, member)| {
            let mut text = format!("{:?}", name.as_str());
            describe(member, &mut text);
            text
        })
        .collect();
    members.sort();
    let _ = write!(out, "{{{}}}", members.join(","));
    schema.array.items.iter().for_each(|items| describe(items, out));
    let combinators = &schema.combinators;
    for branch in combinators.all_of.iter().chain(&combinators.any_of).chain(&combinators.one_of) {
        out.push('|');
        describe(branch, out);
    }
}
