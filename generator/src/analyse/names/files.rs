//! The files that a large API is divided into, by what its types and operations are called.
//!
//! A type is at home under its name; an inline one, which is read with what holds it, where its component or its
//! operation is; an operation in its group, under the resources of its path. The plural says no more than the singular:
//! `issues` and `Issue` stand together.

use super::Names;
use super::groups::GroupNames;
use super::ident::{Case, Scope, ident, join};
use super::paths::resources;
use crate::analyse::split::{Item, LONGEST, split};
use crate::ir::{Api, Docs, Kind, Member, Operation, Origin, TypeDef, TypeId};
use crate::lock::{Kind as LockKind, Lock};
use crate::plan::Ident;
use crate::source::Text;
use crate::words;
use std::collections::{BTreeMap, BTreeSet};

/// The files besides those that stand for everything else.
#[derive(Debug, Default)]
pub struct FileNames {
    /// Their modules, sorted by what they hold.
    pub modules: Vec<Ident>,
    /// The file of each type, by number.
    pub types: Vec<Option<usize>>,
    /// The file of each operation, by number.
    pub operations: Vec<Option<usize>>,
}

impl FileNames {
    /// The file in which all of these operations stand.
    pub fn of_all(&self, operations: &[usize]) -> Option<usize> {
        let mut files = operations.iter().map(|number| self.operations.get(*number).copied().flatten());
        let first = files.next().flatten();
        if files.all(|file| file == first) { first } else { None }
    }
}

/// Names that mean something else in a module of types: what the language knows without an import, and a module of ours.
const PRIMITIVES: &[&str] = &[
    "bool",
    "char",
    "core",
    "f32",
    "f64",
    "i128",
    "i16",
    "i32",
    "i64",
    "i8",
    "isize",
    "std",
    "str",
    "u128",
    "u16",
    "u32",
    "u64",
    "u8",
    "usize",
    "bindery",
    "parameters",
];

/// Divides an API; once divided it stays so, which the lock remembers.
pub(super) fn files(api: &Api, names: &Names, lock: &mut Lock) -> FileNames {
    let operations = operation_items(api, &names.groups);
    let types = type_items(api, names, &operations);
    let kept = lock.of(LockKind::File).map(|(beginning, _)| beginning.to_owned());
    let kept: BTreeSet<String> = kept.collect();
    let items: Vec<Item> = types.into_iter().chain(operations).collect();
    let beginnings = split(&items, kept);
    let homes: Vec<&str> = items.iter().map(|item| beginnings.of(&item.home)).collect();
    let used: BTreeSet<&str> = homes.iter().copied().filter(|beginning| !beginning.is_empty()).collect();
    let numbers: BTreeMap<&str, usize> =
        used.iter().enumerate().map(|(number, beginning)| (*beginning, number)).collect();
    let file = |home: &&str| numbers.get(home).copied();
    let (types, operations) = homes.split_at(api.types.len());
    FileNames {
        types: types.iter().map(file).collect(),
        operations: operations.iter().map(file).collect(),
        modules: modules(&used, lock),
    }
}

/// The modules of files: those that had a name first.
fn modules(used: &BTreeSet<&str>, lock: &mut Lock) -> Vec<Ident> {
    let mut scope = Scope::default();
    PRIMITIVES.iter().for_each(|name| _ = scope.claim(name));
    let mut named: BTreeMap<&str, String> = BTreeMap::new();
    for beginning in used {
        if let Some(name) = lock.get(LockKind::File, beginning).map(str::to_owned)
            && scope.claim(&name)
        {
            named.insert(beginning, name);
        }
    }
    let all = used.iter().map(|beginning| {
        let name = named.remove(beginning).unwrap_or_else(|| {
            let plain = join(&words::split(&beginning.replace('-', "_to_")), Case::Value);
            scope.claim_first(&[plain], beginning)
        });
        lock.replace(LockKind::File, *beginning, name.as_str());
        ident(name)
    });
    all.collect()
}

/// The items of operations, by number.
fn operation_items(api: &Api, groups: &[GroupNames]) -> Vec<Item> {
    let mut group_of: BTreeMap<usize, &GroupNames> = BTreeMap::new();
    for group in groups {
        group_of.extend(group.operations.iter().map(|number| (*number, group)));
    }
    let items = api.operations.iter().enumerate().map(|(number, operation)| {
        let group = group_of.get(&number).map(|group| group.module.as_str()).unwrap_or_default();
        let [lines, tables] = operation_lines(operation);
        Item { home: operation_home(group, operation), lines: [0, lines, tables] }
    });
    items.collect()
}

/// `repo_branch_` of an operation tagged `repos` below `/repos/{owner}/{repo}/branches`.
fn operation_home(group: &str, operation: &Operation) -> String {
    let group = words::singular(&words::split(group));
    let mut below: Vec<Vec<String>> = if operation.hook {
        vec![words::split(operation.path.trim_start_matches("webhook ").trim_start_matches("callback "))]
    } else {
        resources(&operation.path).into_iter().map(|words| words::singular(&words)).collect()
    };
    // What the group says already: all of it, or what it begins with.
    let said = below.iter().position(|words| *words == group).map(|at| at + 1);
    let said = said.unwrap_or_else(|| below.iter().take_while(|words| group.starts_with(words)).count().min(1));
    below.drain(..said);
    home(group.iter().chain(below.iter().flatten()))
}

/// As many words as a home has at most: files are divided word by word.
const MOST_WORDS: usize = 64;

fn home<'a>(words: impl Iterator<Item = &'a String>) -> String {
    words.take(MOST_WORDS).map(|word| join(std::slice::from_ref(word), Case::Value) + "_").collect()
}

/// The items of types, by number.
fn type_items(api: &Api, names: &Names, operations: &[Item]) -> Vec<Item> {
    let by_key = api.operations_by_key();
    let components = api.components_by_name();
    let named = |words: Vec<String>| {
        let (first, rest) = words.split_at(words.len().min(1));
        home(words::singular(first).iter().chain(rest))
    };
    let items = api.types.iter().map(|(id, def)| {
        let of_type = |id: TypeId| named(words::split(names.of(id).plain()));
        let home = match def.origin.place() {
            Origin::Inline { root, .. } => match (by_key.get(root.as_str()), components.get(root.as_str())) {
                (Some(number), _) => operations.get(*number).map(|item| item.home.clone()).unwrap_or_default(),
                (None, Some(component)) => of_type(*component),
                (None, None) => named(words::split(root.rsplit(['/', '.', '#']).next().unwrap_or(root))),
            },
            Origin::Component(name) => of_type(components.get(name.as_str()).copied().unwrap_or(id)),
            Origin::Input(_) => of_type(id),
        };
        let [lines, tables] = type_lines(def);
        Item { home, lines: [lines, 0, tables] }
    });
    items.collect()
}

/// Whether operations are too many for one file of the client.
pub(super) fn is_long(api: &Api, operations: &[usize]) -> bool {
    let operations = operations.iter().filter_map(|number| api.operations.get(*number));
    operations.map(|operation| operation_lines(operation)[0]).sum::<usize>() > LONGEST
}

/// Texts keep their lines.
fn docs_lines(docs: &Docs) -> usize {
    let text = |text: &Option<Text>| text.as_ref().map_or(0, |text| text.lines().count());
    let between = usize::from(docs.summary.is_some() && docs.description.is_some());
    text(&docs.summary) + between + text(&docs.description)
}

/// The fields of a struct, its constructor where any are required, an accessor for each default.
fn record_lines<'a>(members: impl Iterator<Item = &'a Member>) -> usize {
    let (mut lines, mut required) = (0, 0);
    for member in members {
        lines += 1 + docs_lines(&member.docs) + if member.default.is_some() { 4 } else { 0 };
        required += usize::from(member.required);
    }
    // One argument and one value a line where they do not fit into one.
    lines + if required > 0 { 8 + 2 * required } else { 0 }
}

/// What a type takes in its module, and in the tables.
fn type_lines(def: &TypeDef) -> [usize; 2] {
    let (members, tables) = match &def.kind {
        Kind::Object(object) => (record_lines(object.members.iter()), 2 + object.members.len() / 2),
        Kind::Tuple(tuple) => (tuple.elements.len(), 1),
        Kind::Enumeration(enumeration) => {
            let variants = enumeration.variants.iter().map(|variant| 2 + docs_lines(&variant.docs));
            (2 + variants.sum::<usize>(), 2 + enumeration.variants.len() / 4)
        }
        Kind::Union(union) => (2 + 3 * union.branches.len(), 3 + union.branches.len()),
    };
    [5 + docs_lines(&def.docs) + members, tables]
}

/// What an operation takes in its module, and in the tables.
fn operation_lines(operation: &Operation) -> [usize; 2] {
    let members = operation.parameters.iter().map(|parameter| &parameter.member);
    let lines = 12 + record_lines(members) + 2 * operation.answers.len() + docs_lines(&operation.docs);
    [lines, 12 + operation.answers.len() + operation.parameters.len() / 2]
}
