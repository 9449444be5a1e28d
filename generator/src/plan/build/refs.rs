//! Values as types.

use super::Planning;
use crate::ir::{Additional, Integer, Member, Number, Object, Rule, Tuple, Type, TypeId, Value, Whence};
use crate::plan::{TypeRef, format_type};

impl Planning<'_> {
    /// The type of a member, presence and null included.
    ///
    /// Optional is `Option`, required and nullable too; where absent, null and a value are three states, `Nullable`. A
    /// value of any type has null among its values already.
    pub(super) fn member(&self, member: &Member, boxed: bool) -> TypeRef {
        let mut inner = self.plain(&member.value);
        if boxed {
            inner = TypeRef::Boxed(Box::new(inner));
        }
        match (member.required, self.nullable(member)) {
            (true, true) if takes_null(&inner) => inner,
            (false, _) if inner == TypeRef::Null => TypeRef::Option(Box::new(inner)),
            (false, true) => TypeRef::Nullable(Box::new(inner)),
            (true, true) | (false, false) => TypeRef::Option(Box::new(inner)),
            (true, false) => inner,
        }
    }

    /// Whether null is a value of a member.
    pub(super) fn nullable(&self, member: &Member) -> bool {
        let value = &member.value;
        value.nullable || value.foreign.is_none() && matches!(value.ty, Type::Any(_) | Type::Null)
    }

    /// The type of a value that stands for itself: an element, a body.
    pub(super) fn value(&self, value: &Value) -> TypeRef {
        let plain = self.plain(value);
        if value.nullable && !takes_null(&plain) { TypeRef::Option(Box::new(plain)) } else { plain }
    }

    /// The type of a value that is not null.
    pub(super) fn plain(&self, value: &Value) -> TypeRef {
        if let Some(foreign) = &value.foreign {
            let as_text = matches!((foreign.whence, &value.ty), (Whence::Numbers(_), Type::String(_)));
            return TypeRef::Foreign { ty: foreign.clone(), as_text };
        }
        match &value.ty {
            Type::Any(_) => TypeRef::Value,
            Type::Null => TypeRef::Null,
            Type::Never => TypeRef::Never,
            Type::Boolean => TypeRef::Bool,
            Type::Integer(integer) => integer_type(*integer),
            Type::Number(Number::Double) => TypeRef::F64,
            Type::Number(Number::Decimal) => TypeRef::Number("Decimal"),
            Type::String(format) => format.as_deref().and_then(format_type).map_or(TypeRef::String, TypeRef::Format),
            Type::Binary => TypeRef::Binary,
            Type::Array(items) => TypeRef::Vec(Box::new(self.value(items))),
            Type::Map(values) if value.ordered => TypeRef::IndexMap(Box::new(self.value(values))),
            Type::Map(values) => TypeRef::Map(Box::new(self.value(values))),
            Type::Named(id) => self.named(*id),
        }
    }

    pub(super) fn named(&self, id: TypeId) -> TypeRef {
        TypeRef::Schema(self.analysis.names.of(id))
    }
}

/// The smallest of Rust's integers that has room for it.
fn integer_type(integer: Integer) -> TypeRef {
    TypeRef::Integer(match integer {
        Integer::Signed(..=8) => "i8",
        Integer::Signed(..=16) => "i16",
        Integer::Signed(..=32) => "i32",
        Integer::Signed(_) => "i64",
        Integer::Unsigned(..=8) => "u8",
        Integer::Unsigned(..=16) => "u16",
        Integer::Unsigned(..=32) => "u32",
        Integer::Unsigned(_) => "u64",
        Integer::Unlimited => return TypeRef::Number("BigInt"),
    })
}

/// Whether null is a value of a type by itself.
fn takes_null(ty: &TypeRef) -> bool {
    matches!(ty, TypeRef::Value | TypeRef::Null)
}

/// The constraints of a value, with those of its elements inside.
pub(super) fn rules(value: &Value) -> Vec<Rule> {
    let mut all = value.rules.clone();
    match &value.ty {
        Type::Array(items) => {
            let inner = rules(items);
            all.extend((!inner.is_empty()).then_some(Rule::Items(inner)));
        }
        Type::Map(values) => {
            let inner = rules(values);
            all.extend((!inner.is_empty()).then_some(Rule::Values(inner)));
        }
        _ => {}
    }
    all
}

/// The constraints of an object, with those of the members that it does not list.
pub(super) fn of_object(object: &Object) -> Vec<Rule> {
    let mut all = object.rules.clone();
    if let Additional::Kept(values) = &object.additional {
        let inner = rules(values);
        all.extend((!inner.is_empty()).then_some(Rule::Values(inner)));
    }
    all
}

/// The constraints on the elements of a tuple.
pub(super) fn of_tuple(tuple: &Tuple) -> Vec<Rule> {
    let sets: Vec<Vec<Rule>> = tuple.elements.iter().map(|element| rules(&element.value)).collect();
    let rest = tuple.rest.as_ref().map(|rest| rules(rest)).unwrap_or_default();
    let from = sets.len();
    let mut all = Vec::new();
    all.extend(sets.iter().any(|rules| !rules.is_empty()).then_some(Rule::PrefixItems(sets)));
    all.extend((!rest.is_empty()).then_some(Rule::ItemsFrom(from, rest)));
    all
}
