//! About how large values are: a union whose branches differ much makes clippy speak up.
//!
//! Boxing the large branch would put an allocation and a type nobody asked for into every reader's code, so that the
//! definition says instead that the sizes are the document's.

use std::collections::BTreeMap;

use crate::plan::{Bindings, Schema, TypeRef};

/// The difference that clippy takes offence at is 200 bytes; the sizes here are estimates.
const DIFFERENCE: usize = 150;
/// Types nested deeper are taken to be large, and none is larger.
const DEPTH_LIMIT: usize = 32;
const LARGE: usize = 1 << 20;
const WORD: usize = 8;

/// Schemas, by what their types are called.
pub(super) type ByName<'a> = BTreeMap<&'a str, &'a Schema>;

/// The schemas of an API by name.
pub(super) fn by_name(bindings: &Bindings) -> ByName<'_> {
    bindings.schemas.iter().map(|schema| (schema.ident().as_str(), schema)).collect()
}

/// Sizes of the document's types, each worked out once for a file.
pub(super) struct Sizes<'a> {
    schemas: &'a ByName<'a>,
    known: BTreeMap<&'a str, usize>,
}

impl<'a> Sizes<'a> {
    pub(super) fn new(schemas: &'a ByName<'a>) -> Self {
        Self { schemas, known: BTreeMap::new() }
    }

    /// Whether one branch is much larger than all others.
    pub(super) fn is_lopsided(&mut self, branches: impl Iterator<Item = &'a TypeRef>) -> bool {
        let mut sizes: Vec<usize> = branches.map(|ty| self.of(ty, DEPTH_LIMIT)).collect();
        sizes.sort_unstable();
        match sizes.as_slice() {
            [.., second, largest] => largest - second > DIFFERENCE,
            _ => false,
        }
    }

    fn of(&mut self, ty: &'a TypeRef, depth: usize) -> usize {
        let Some(depth) = depth.checked_sub(1) else { return LARGE };
        match ty {
            TypeRef::Unit | TypeRef::Null => 0,
            TypeRef::Bool | TypeRef::Integer(_) | TypeRef::F64 | TypeRef::Boxed(_) | TypeRef::Stream(_) => WORD,
            TypeRef::Number(_) => 2 * WORD,
            TypeRef::String | TypeRef::Format(_) | TypeRef::Vec(_) | TypeRef::Map(_) => 3 * WORD,
            TypeRef::IndexMap(_) => 9 * WORD,
            TypeRef::Binary | TypeRef::Event => 10 * WORD,
            TypeRef::Foreign { .. } => 4 * WORD,
            TypeRef::Value | TypeRef::Never | TypeRef::Operation(_) => 4 * WORD,
            TypeRef::Option(inner) | TypeRef::Nullable(inner) => match **inner {
                TypeRef::Integer(_) | TypeRef::F64 => 2 * WORD,
                _ => self.of(inner, depth),
            },
            TypeRef::Schema(name) => self.schema(name.as_str(), depth),
        }
    }

    fn schema(&mut self, name: &'a str, depth: usize) -> usize {
        if let Some(size) = self.known.get(name) {
            return *size;
        }
        let size = match self.schemas.get(name).copied() {
            Some(Schema::Struct(item)) => {
                let members: usize = item.members.iter().map(|member| self.of(&member.ty, depth)).sum();
                (members + if item.extra.is_some() { 3 * WORD } else { 0 }).min(LARGE)
            }
            Some(Schema::Tuple(item)) => {
                let elements: usize = item.elements.iter().map(|element| self.of(&element.ty, depth)).sum();
                (elements + if item.rest.is_some() { 3 * WORD } else { 0 }).min(LARGE)
            }
            Some(Schema::Union(item)) => {
                let largest = item.branches.iter().map(|branch| self.of(&branch.ty, depth)).max();
                largest.unwrap_or_default().max(4 * WORD)
            }
            Some(Schema::Enum(_)) | None => 3 * WORD,
        };
        self.known.insert(name, size);
        size
    }
}
