//! Items of the `schemas` module.

use super::{Planning, docs, refs};
use crate::config::UnknownFields;
use crate::ir::{
    self, Additional, Api, Enumeration, EnvelopeDecision, Json, Kind, Member as IrMember, Object, Origin, Type,
    TypeDef, TypeId,
};
use crate::plan::{
    Enum, EnumOf, Envelope, Extra, Line, Member, Reason, Schema, Struct, Tuple, TypeRef, Unknown, Variant, Wire, Word,
};
use std::collections::BTreeMap;

/// Types in the order in which they are printed: components as the document lists them, each followed by the inline
/// types below it, then those of each operation; what requests carry of a type follows it. Adding one thing then moves
/// nothing else.
pub(super) fn order(api: &Api, outputs: &BTreeMap<TypeId, TypeId>) -> Vec<TypeId> {
    let mut keyed: Vec<(usize, TypeId, TypeId)> = Vec::new();
    let operations = api.operations_by_key();
    let mut roots: BTreeMap<&str, usize> = BTreeMap::new();
    for (id, def) in api.types.iter() {
        let root = root(def);
        let next = roots.len();
        let rank = match operations.get(root) {
            Some(number) => api.types.len() + number,
            None => *roots.entry(root).or_insert(next),
        };
        keyed.push((rank, outputs.get(&id).copied().unwrap_or(id), id));
    }
    keyed.sort();
    keyed.into_iter().map(|(_, _, id)| id).collect()
}

fn root(def: &TypeDef) -> &str {
    match def.origin.place() {
        Origin::Component(name) => name,
        Origin::Inline { root, .. } => root,
        Origin::Input(_) => "",
    }
}

impl Planning<'_> {
    pub(super) fn schema(&self, id: TypeId) -> Option<Schema> {
        let def = self.api.types.get(id)?;
        let names = &self.analysis.names;
        let (parts, open) = (names.parts.get(id.index())?, names.open.get(id.index())?.clone());
        let mut item_docs = docs::or_ours(&def.docs, self.described(id));
        item_docs.0.extend(self.direction(id));
        Some(match &def.kind {
            Kind::Object(object) => Schema::Struct(Struct {
                ident: names.of(id),
                docs: item_docs,
                members: self.planned_all(id, &object.members),
                extra: self.keeps_unknown(id, object).then(|| Extra { ident: open, ty: self.others(object) }),
                unknown: match object.additional {
                    Additional::Refused => Unknown::Refuse,
                    Additional::Open | Additional::Kept(_) => Unknown::Allow,
                },
                withheld: object.withheld.iter().cloned().map(Wire).collect(),
                rules: refs::of_object(object),
                envelope: self.envelope(id, object).map(Box::new),
                headers: object.headers.clone(),
            }),
            Kind::Enumeration(enumeration) => Schema::Enum(Enum {
                ident: names.of(id),
                docs: item_docs,
                variants: variants(enumeration, parts),
                of: kind(enumeration),
                unknown: open,
                open: enumeration.open,
            }),
            Kind::Tuple(tuple) => Schema::Tuple(Tuple {
                ident: names.of(id),
                docs: item_docs,
                elements: self.planned_all(id, &tuple.elements),
                rest: tuple.rest.as_ref().map(|rest| self.value(rest)),
                rules: refs::of_tuple(tuple),
            }),
            Kind::Union(union) => Schema::Union(self.union(id, item_docs, union, parts, open)),
        })
    }

    fn planned_all(&self, id: TypeId, members: &[IrMember]) -> Vec<Member> {
        let idents = self.analysis.names.parts.get(id.index()).into_iter().flatten();
        let members = members.iter().zip(idents).enumerate().map(|(number, (member, ident))| {
            let ty = self.member(member, self.analysis.boxes.contains(id, number));
            self.planned(member, ident.clone(), ty)
        });
        members.collect()
    }

    /// A member with its type and name.
    pub(super) fn planned(&self, member: &IrMember, ident: crate::plan::Ident, ty: TypeRef) -> Member {
        Member {
            ident,
            wire: Wire(member.name.clone()),
            ty,
            required: member.required,
            nullable: self.nullable(member),
            access: member.access,
            default: member
                .default
                .as_ref()
                .map(|default| default.value.clone())
                .filter(|default| *default != Json::Null),
            default_variant: self.default_variant(member),
            rules: refs::rules(&member.value),
            docs: docs::of_item(&member.docs),
        }
    }

    /// The variant that a default names, where the member is an enumeration.
    fn default_variant(&self, member: &IrMember) -> Option<crate::plan::Ident> {
        let (Type::Named(id), Some(default)) = (&member.value.ty, &member.default) else { return None };
        let Kind::Enumeration(enumeration) = &self.api.types.get(*id)?.kind else { return None };
        let number = enumeration.variants.iter().position(|variant| variant.value == default.value)?;
        self.analysis.names.parts.get(id.index())?.get(number).cloned()
    }

    /// Unknown members are kept where they belong to the value, where a constraint is about them, where they may be
    /// those of another branch of a union, where the value travels in both directions, so that changing one member does
    /// not lose another, and where `bindery.toml` says so.
    fn keeps_unknown(&self, id: TypeId, object: &Object) -> bool {
        let both = self.analysis.usage.in_requests(id) && self.analysis.usage.in_responses(id);
        let both = both || self.api.inputs.contains_key(&id) || self.outputs.contains_key(&id);
        let setting = self.config.schemas.unknown_fields.as_ref().map(|setting| *setting.get());
        match (&object.additional, setting) {
            (Additional::Kept(_), _) => true,
            _ if object.headers.is_some() => false,
            (Additional::Open, _) if self.analysis.observed.contains(id) => true,
            (Additional::Refused, _) | (_, Some(UnknownFields::Skip)) => false,
            (_, Some(UnknownFields::Keep)) => true,
            (Additional::Open, None) => both || self.analysis.unions.is_beside_others(id),
        }
    }

    /// The type of members that are not listed.
    fn others(&self, object: &Object) -> TypeRef {
        match &object.additional {
            Additional::Kept(values) => self.value(values),
            Additional::Open | Additional::Refused => TypeRef::Value,
        }
    }

    /// How a type is opened, where any operation answers with it as an envelope.
    fn envelope(&self, id: TypeId, object: &Object) -> Option<Envelope> {
        let decision = self.envelopes.get(&id)?;
        let idents = self.analysis.names.parts.get(id.index())?;
        let payload = object.members.get(decision.payload)?;
        let reason =
            |number: usize| Some((idents.get(number)?.clone(), self.plain(&object.members.get(number)?.value)));
        Some(Envelope {
            payload: idents.get(decision.payload)?.clone(),
            payload_ty: self.plain(&payload.value),
            payload_required: payload.required,
            payload_optional: !payload.required || self.nullable(payload),
            errors: match decision.errors {
                ir::Reason::Errors(number) => reason(number).map(|(name, ty)| Reason::Errors(name, ty))?,
                ir::Reason::Words(number) => reason(number).map(|(name, ty)| Reason::Words(name, ty))?,
                ir::Reason::Unsaid => Reason::Unsaid,
                ir::Reason::Nothing => Reason::Nothing,
            },
            success: decision.success.and_then(|number| idents.get(number).cloned()),
        })
    }

    /// What carries the type that belongs to this one, where the two directions have types of their own.
    fn direction(&self, id: TypeId) -> Option<Line> {
        let (others, words) = match (self.api.inputs.get(&id), self.outputs.get(&id)) {
            (Some(input), _) => (input, "This is what responses carry; requests carry "),
            (None, Some(output)) => (output, "This is what requests carry; responses carry "),
            (None, None) => return None,
        };
        Some(Line::Ours(vec![words.into(), Word::Type(self.analysis.names.of(*others)), ".".into()]))
    }

    /// What a type without documentation is: where it is used first.
    fn described(&self, id: TypeId) -> Vec<Word> {
        let mention = self.mentions.get(&id).cloned();
        mention.unwrap_or_else(|| vec!["A schema that no operation uses.".into()])
    }
}

fn variants(enumeration: &Enumeration, idents: &[crate::plan::Ident]) -> Vec<Variant> {
    let variants = enumeration.variants.iter().zip(idents).map(|(variant, ident)| Variant {
        ident: ident.clone(),
        value: variant.value.clone(),
        docs: docs::deprecated(
            docs::labelled(vec![docs::code(&variant.value.bare())], variant.docs.description.as_ref()),
            &variant.docs,
        ),
    });
    variants.collect()
}

fn kind(enumeration: &Enumeration) -> EnumOf {
    let strings = enumeration.variants.iter().all(|variant| matches!(variant.value, Json::String(_)));
    match strings {
        true => EnumOf::Strings,
        false if enumeration.is_of_integers() => EnumOf::Integers,
        false => EnumOf::Values,
    }
}

/// The envelopes that operations open, by the type of the body.
pub(super) fn envelopes(api: &Api) -> BTreeMap<TypeId, &EnvelopeDecision> {
    let mut envelopes = BTreeMap::new();
    for answer in api.operations.iter().flat_map(|operation| &operation.answers) {
        let body = answer.contents.first().map(|content| &content.value.ty);
        if let (Some(Type::Named(id)), Some(envelope)) = (body, &answer.envelope) {
            envelopes.entry(*id).or_insert(envelope);
        }
    }
    envelopes
}
