//! Values as types.

use super::Planning;
use crate::ir::{Member, Rule, Type, TypeId, Value};
use crate::plan::TypeRef;

/// Formats that have a newtype in the runtime.
const FORMATS: &[(&str, &str)] = &[
    ("date", "Date"),
    ("date-time", "DateTime"),
    ("email", "Email"),
    ("time", "Time"),
    ("uri", "Uri"),
    ("uuid", "Uuid"),
];

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
        member.value.nullable || matches!(member.value.ty, Type::Any(_) | Type::Null)
    }

    /// The type of a value that stands for itself: an element, a body.
    pub(super) fn value(&self, value: &Value) -> TypeRef {
        let plain = self.plain(value);
        if value.nullable && !takes_null(&plain) { TypeRef::Option(Box::new(plain)) } else { plain }
    }

    /// The type of a value that is not null.
    pub(super) fn plain(&self, value: &Value) -> TypeRef {
        match &value.ty {
            Type::Any(_) => TypeRef::Value,
            Type::Null => TypeRef::Null,
            Type::Never => TypeRef::Never,
            Type::Boolean => TypeRef::Bool,
            Type::Integer => TypeRef::I64,
            Type::Number => TypeRef::F64,
            Type::String(format) => {
                let known = FORMATS.iter().find(|(name, _)| Some(*name) == format.as_deref());
                known.map_or(TypeRef::String, |(_, newtype)| TypeRef::Format(newtype))
            }
            Type::Array(items) => TypeRef::Vec(Box::new(self.value(items))),
            Type::Map(values) => TypeRef::Map(Box::new(self.value(values))),
            Type::Named(id) => self.named(*id),
        }
    }

    pub(super) fn named(&self, id: TypeId) -> TypeRef {
        TypeRef::Schema(self.analysis.names.of(id))
    }
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
