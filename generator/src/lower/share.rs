//! Sharing of inline types.
//!
//! ```yaml
//! permissions: {type: array, items: {enum: [owner, admin, viewer]}}
//! init_permissions: {type: array, items: {enum: [owner, admin, viewer]}}
//! ```
//! have one type for their elements. Two inline types are one where their structure is equal and
//! - their property has the same name, but for its number; or
//! - they are enumerations of three values or more, and one name ends with the other's words; or
//! - they are branches of unions, of one value each: `{anyOf: [{type: object, …}, {enum: [""]}]}`; or
//! - they are bodies of errors, or headers of responses; or
//! - `bindery.toml` gives them one name. What it gives different names stays apart.
//!
//! And where exactly one component has the structure, it is that component. Order and documentation are no part of the
//! structure; types that the document gives different titles stay apart, and so do those that are like a component in no
//! more than two values.

pub(super) mod replace;
pub(super) mod structure;

use crate::analyse::names::{given_name, may_be_called};
use crate::config::Config;
use crate::ir::{Api, Decision, Kind, Origin, Step, TypeDef, TypeId, Types};
use crate::lock::{Kind as LockKind, Lock};
use crate::words;
use std::collections::{BTreeMap, BTreeSet};

/// Makes equal inline types one.
pub(super) fn inline_types(api: &mut Api, config: &Config, lock: &Lock) {
    let mut given: BTreeMap<TypeId, String> =
        api.types.iter().filter_map(|(id, def)| Some((id, given_name(config, api, def)?.0))).collect();
    let mut same: Vec<Option<TypeId>> = vec![None; api.types.len()];
    // Parts have higher numbers than wholes, so that going backwards a type's parts are settled before it.
    let mut all: Vec<TypeId> = api.types.iter().map(|(id, _)| id).collect();
    all.reverse();
    let inline = |api: &Api, id: TypeId| !is_component(api.types.get(id));
    let mut kept: BTreeMap<String, Vec<(TypeId, Called<'_>)>> = BTreeMap::new();
    for (id, def) in all.iter().filter_map(|id| Some((*id, api.types.get(*id)?))).filter(|(id, _)| inline(api, *id)) {
        let key = structure::key(&api.types, id, &same);
        let (group, called) = (kept.entry(key).or_default(), Called::of(def));
        let named = |(other, is_called): &&(TypeId, Called<'_>)| match (given.get(&id), given.get(other)) {
            (Some(one), Some(other)) => one == other,
            _ => one_name(lock, &called, is_called),
        };
        match group.iter().find(named).map(|(other, _)| *other) {
            Some(other) => {
                set(&mut same, id, other);
                if let Some(name) = given.get(&id).cloned() {
                    given.insert(other, name);
                }
            }
            None => group.push((id, called)),
        }
    }
    let mut components: BTreeMap<String, Vec<TypeId>> = BTreeMap::new();
    for id in all.iter().copied().filter(|id| !inline(api, *id)) {
        components.entry(structure::key(&api.types, id, &same)).or_default().push(id);
    }
    for id in all.iter().copied().filter(|id| inline(api, *id)) {
        let free = same.get(id.index()) == Some(&None);
        if !free {
            continue;
        }
        let Some(alike) = components.get(&structure::key(&api.types, id, &same)) else { continue };
        let found = match (given.get(&id), alike.as_slice()) {
            (Some(name), all) => all.iter().find(|other| match given.get(other) {
                Some(other) => other == name,
                None => api.types.get(**other).is_some_and(|def| may_be_called(&def.origin, name)),
            }),
            (None, [only]) => Some(only).filter(|only| tells_apart(api.types.get(id), api.types.get(**only))),
            (None, _) => None,
        };
        if let Some(component) = found.copied() {
            set(&mut same, id, component);
        }
    }
    merge(api, &same);
}

/// Forgets types that nothing refers to any more.
pub(super) fn forget(api: &mut Api, gone: &BTreeSet<TypeId>) {
    let Some(kept) = api.types.iter().map(|(id, _)| id).find(|id| !gone.contains(id)) else {
        api.types = Types::default();
        return;
    };
    let target: Vec<TypeId> = api.types.iter().map(|(id, _)| if gone.contains(&id) { kept } else { id }).collect();
    replace::types(api, &target);
}

fn set(same: &mut [Option<TypeId>], id: TypeId, other: TypeId) {
    if let Some(slot) = same.get_mut(id.index()) {
        *slot = Some(other);
    }
}

/// Whether an inline type that is structured as a component is more than like it by chance: one property alone is not,
/// nor are two values under another name.
fn tells_apart(def: Option<&TypeDef>, component: Option<&TypeDef>) -> bool {
    let (Some(def), Some(component)) = (def, component) else { return false };
    match &def.kind {
        Kind::Object(object) => object.members.len() >= 2 && object.headers.is_none(),
        Kind::Enumeration(enumeration) => enumeration.variants.len() >= 3 || is_called(def, component),
        Kind::Union(_) | Kind::Tuple(_) => true,
    }
}

/// Whether the name of a property and that of a component end in the same words.
fn is_called(def: &TypeDef, component: &TypeDef) -> bool {
    let Origin::Component(name) = &component.origin else { return false };
    let name = words::singular(&words::split(name));
    said(def).is_some_and(|said| said.ends_with(&name) || name.ends_with(&said))
}

fn is_component(def: Option<&TypeDef>) -> bool {
    def.is_some_and(|def| matches!(def.origin, Origin::Component(_)))
}

/// How many words of a title are a name: more are a sentence.
const TITLE: usize = 4;

/// An inline type, and what the document calls it.
struct Called<'a> {
    def: &'a TypeDef,
    said: Option<Vec<String>>,
}

impl<'a> Called<'a> {
    fn of(def: &'a TypeDef) -> Self {
        Self { def, said: said(def) }
    }
}

fn one_name(
    lock: &Lock,
    Called { def: a, said: left }: &Called<'_>,
    Called { def: b, said: right }: &Called<'_>,
) -> bool {
    if a.single_branch().is_some() && b.single_branch().is_some() && !apart(lock, a, b) {
        return true;
    }
    let (Some(left), Some(right)) = (left, right) else { return false };
    // What the document calls differently is not the same.
    if let (Some(one), Some(other)) = (&a.docs.summary, &b.docs.summary)
        && one != other
        && words::split(one).len().max(words::split(other).len()) <= TITLE
    {
        return false;
    }
    if left == right {
        return true;
    }
    let many = |def: &TypeDef| matches!(&def.kind, Kind::Enumeration(of) if of.variants.len() >= 3);
    many(a) && many(b) && (left.ends_with(right) || right.ends_with(left))
}

/// Whether two types have been published under names of their own.
fn apart(lock: &Lock, a: &TypeDef, b: &TypeDef) -> bool {
    let name = |def: &TypeDef| lock.peek(LockKind::Type, &def.origin.key()).map(str::to_owned);
    matches!((name(a), name(b)), (Some(a), Some(b)) if a != b)
}

/// What the document calls an inline type: the words of its property in the singular, or its role.
fn said(def: &TypeDef) -> Option<Vec<String>> {
    let Origin::Inline { steps, .. } = &def.origin else { return None };
    for step in steps.iter().rev() {
        match step {
            Step::Property(name) | Step::Parameter(_, name) => return Some(words::singular(&words::split(name))),
            Step::Response(status, _) => {
                let failure = matches!(status.as_bytes().first(), Some(b'4' | b'5' | b'd'));
                return failure.then(|| vec!["error".to_owned(), "body".to_owned()]);
            }
            Step::Headers(_) => return Some(vec!["headers".to_owned()]),
            Step::RequestBody(_) => return None,
            Step::Items | Step::Values | Step::Branch(_) => {}
        }
    }
    None
}

/// Replaces what turned out to be another type, and forgets it.
fn merge(api: &mut Api, same: &[Option<TypeId>]) {
    let first = |id: TypeId| {
        let mut id = id;
        while let Some(Some(next)) = same.get(id.index()) {
            id = *next;
        }
        id
    };
    // Settling went backwards, so the survivor stands after those that it replaces: the first place takes its number.
    let mut leader: BTreeMap<TypeId, TypeId> = BTreeMap::new();
    let mut target: Vec<TypeId> = Vec::with_capacity(same.len());
    for (id, def) in api.types.iter() {
        let survivor = first(id);
        let component = is_component(api.types.get(survivor));
        let leads = if component || is_component(Some(def)) { survivor } else { *leader.entry(survivor).or_insert(id) };
        target.push(leads);
    }
    let mut also: BTreeMap<TypeId, Vec<Origin>> = BTreeMap::new();
    for (id, def) in api.types.iter() {
        let Some(leads) = target.get(id.index()).copied() else { continue };
        if leads != id {
            also.entry(leads).or_default().push(def.origin.clone());
            let what = "an equal type stands elsewhere under the same name: one type".to_owned();
            api.decisions.push(Decision { pass: "share", span: def.span, what });
        }
    }
    for (id, origins) in also {
        if let Some(def) = api.types.get_mut(id) {
            def.also = origins;
        }
    }
    replace::types(api, &target);
}
