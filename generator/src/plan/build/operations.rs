//! Operations: request records, arguments, tables.

use super::{Planning, docs, places};
use crate::analyse::names::OperationNames;
use crate::ir::{Format, Kind, MediaType, Member as IrMember, Operation as IrOperation, Origin, Type, TypeId, Value};
use crate::plan::{
    Answer, Argument, Bodies, Branch, Content, Decide, Docs, Flat, Member, Operation, Placed, Struct, TypeRef, Union,
    Unknown, Wire,
};

impl Planning<'_> {
    pub(super) fn operation(&self, number: usize) -> Option<Operation> {
        let operation = self.api.operations.get(number)?;
        let names = self.analysis.names.operations.get(number)?;
        let flat = self.flat(operation);
        let body_members = flat.as_ref().map(|(id, _)| self.body_members(*id)).unwrap_or_default();
        let without_body = operation.body.as_ref().is_some_and(|body| !body.required)
            && body_members.iter().any(|member| member.required);
        let request = self.request(operation, names);
        let arguments = arguments(operation, &request, &body_members, flat.is_some());
        let setters = body_members.iter().enumerate().filter(|(_, member)| !member.required);
        let setters: Vec<usize> = setters.map(|(number, _)| number).collect();
        let outcome = self.outcome(operation, number, names);
        let (narrowed, awaited) = self.narrowed(number, names, &outcome);
        Some(Operation {
            paging: self.paging(operation, &outcome),
            places: self.places(operation),
            request,
            method_ident: names.method.clone(),
            client_ident: names.short.as_ref().unwrap_or(&names.method).clone(),
            docs: self.operation_docs(operation),
            deprecated: operation.docs.deprecated,
            method: Wire(operation.method.clone()),
            path: Wire(operation.path.clone()),
            parts: operation.parts.clone(),
            body: operation.body.iter().flat_map(|body| &body.contents).map(content).collect(),
            bodies: self.bodies(operation, names),
            answers: self.answers(operation, number),
            security: operation.security.clone(),
            unsaid: operation.unsaid,
            accept: self.accepted(operation, number).or_else(|| operation.accept.clone().map(Wire)),
            outcome,
            links: self.links(operation, names),
            callbacks: self.callbacks(operation, names),
            narrowed,
            awaited,
            arguments,
            flat: flat.map(|(id, schema)| Flat { ident: self.analysis.names.of(id), schema, setters }),
            without_body,
        })
    }

    /// What the document says of an operation, and the links for which there is no method.
    fn operation_docs(&self, operation: &IrOperation) -> Docs {
        let mut all = docs::said(&operation.docs);
        for link in &operation.loose_links {
            let label = vec!["Link ".into(), docs::code(&link.name), " to ".into(), docs::code(&link.target)];
            all.0.extend(docs::labelled(label, link.description.as_ref()).0);
        }
        all
    }

    /// The record of a request.
    fn request(&self, operation: &IrOperation, names: &OperationNames) -> Struct {
        let parameters = operation.parameters.iter().zip(&names.members).map(|(parameter, ident)| {
            let ty = self.member(&parameter.member, false);
            self.planned(&parameter.member, ident.clone(), ty)
        });
        let body = operation.body.iter().filter_map(|body| {
            let plain = match &names.body {
                Some((ident, _)) => TypeRef::Operation(ident.clone()),
                None => self.content(body.only()?),
            };
            let is_nullable = |content: &MediaType| content.value.nullable && !content.format.is_stream();
            let rules = body.only().filter(|content| !content.format.is_stream());
            let mut docs = docs::of_item(&body.docs);
            if docs.0.is_empty() {
                docs = docs::ours(vec!["The request body.".into()]);
            }
            Some(Member {
                ident: names.members.last()?.clone(),
                wire: Wire("body".into()),
                ty: if body.required { plain } else { TypeRef::Option(Box::new(plain)) },
                required: body.required,
                nullable: body.variants().any(is_nullable),
                access: crate::ir::Access::Both,
                default: None,
                default_variant: None,
                rules: rules.map(|content| super::refs::rules(&content.value)).unwrap_or_default(),
                docs,
            })
        });
        Struct {
            ident: names.request.clone(),
            docs: docs::ours_then(vec![docs::code(&operation.key())], &operation.docs),
            members: parameters.chain(body).collect(),
            extra: None,
            withheld: Vec::new(),
            rules: Vec::new(),
            unknown: Unknown::Allow,
            envelope: None,
            headers: None,
        }
    }

    /// The type of a body that may carry several: which one it is, its media type says.
    fn bodies(&self, operation: &IrOperation, names: &OperationNames) -> Option<Bodies> {
        let (body, (ident, variants)) = (operation.body.as_ref()?, names.body.as_ref()?);
        let types: Vec<TypeRef> = body.variants().map(|content| self.content(content)).collect();
        let branches = body.variants().zip(variants).zip(&types).map(|((content, variant), ty)| Branch {
            ident: variant.clone(),
            label: Some(Wire(content.name.clone())),
            ty: ty.clone(),
            from: (types.iter().filter(|other| *other == ty).count() == 1).then(|| ty.clone()),
            rules: if content.format.is_stream() { Vec::new() } else { super::refs::rules(&content.value) },
            docs: docs::ours(vec![docs::code(&content.name)]),
        });
        let union = Union {
            ident: ident.clone(),
            docs: docs::ours(vec!["What the request body of ".into(), docs::named(&names.method), " may be.".into()]),
            branches: branches.collect(),
            blank: 0,
            decide: vec![Decide::Preference],
            one_of: false,
            exclusive: false,
            unknown: None,
        };
        Some(Bodies { union, branches: body.contents.iter().map(|content| content.variant).collect() })
    }

    fn places(&self, operation: &IrOperation) -> Vec<Option<Placed>> {
        let parameters = operation.parameters.iter().map(|parameter| Some(places::placed(self.api, parameter)));
        parameters.chain(operation.body.iter().map(|_| None)).collect()
    }

    /// The struct of a body that has no name in the document: its members are arguments and setters, so that nobody
    /// needs to know what we call it.
    fn flat(&self, operation: &IrOperation) -> Option<(TypeId, usize)> {
        let content = operation.body.as_ref()?.only().filter(|content| !content.format.is_stream())?;
        let value: &Value = &content.value;
        let Type::Named(id) = value.ty else { return None };
        let def = self.api.types.get(id)?;
        let inline = matches!(def.origin.place(), Origin::Inline { .. }) && matches!(def.kind, Kind::Object(_));
        (inline && !value.nullable).then_some((id, *self.items.get(&id)?))
    }

    fn body_members(&self, id: TypeId) -> Vec<&IrMember> {
        match self.api.types.get(id).map(|def| &def.kind) {
            Some(Kind::Object(object)) => object.members.iter().collect(),
            _ => Vec::new(),
        }
    }

    /// The declared responses, for the table.
    fn answers(&self, operation: &IrOperation, number: usize) -> Vec<Answer> {
        let outcome = self.analysis.outcomes.get(number);
        let variant = |answer: usize, failure: bool| {
            let among: &[usize] = match (outcome, failure) {
                (Some(outcome), false) => &outcome.successes,
                (Some(outcome), true) => match &outcome.failures {
                    crate::analyse::outcomes::Failures::None => &[],
                    crate::analyse::outcomes::Failures::Same(all)
                    | crate::analyse::outcomes::Failures::Different(all) => all,
                },
                (None, _) => &[],
            };
            let position = among.iter().position(|other| *other == answer).unwrap_or_default();
            u16::try_from(position).unwrap_or(u16::MAX)
        };
        let answers = operation.answers.iter().enumerate().map(|(number, answer)| Answer {
            statuses: answer.statuses,
            failure: answer.failure,
            variant: variant(number, answer.failure),
            contents: answer.contents.iter().map(content).collect(),
            template: answer
                .contents
                .first()
                .filter(|content| answer.failure && content.format == Format::Json)
                .and_then(|content| self.analysis.templates.get(&content.value))
                .cloned(),
            headers: answer.headers,
            rules: answer
                .contents
                .first()
                .filter(|content| !content.format.is_stream())
                .map(|content| super::refs::rules(&content.value))
                .unwrap_or_default(),
        });
        answers.collect()
    }
}

fn content(media_type: &MediaType) -> Content {
    Content { media_type: Wire(media_type.name.clone()), format: media_type.format.clone() }
}

/// The positional arguments: required parameters in the order of the record, then the body or its required members.
fn arguments(operation: &IrOperation, request: &Struct, body: &[&IrMember], flat: bool) -> Vec<Argument> {
    let parameters = request.members.iter().take(operation.parameters.len()).enumerate();
    let made_by_client = |number: usize| operation.parameters.get(number).is_some_and(places::is_key);
    let positional = |(number, member): &(usize, &Member)| member.required && !made_by_client(*number);
    let mut arguments: Vec<Argument> =
        parameters.filter(positional).map(|(number, _)| Argument::Member(number)).collect();
    if flat {
        let required = body.iter().enumerate().filter(|(_, member)| member.required);
        arguments.extend(required.map(|(number, _)| Argument::BodyMember(number)));
    } else if operation.body.as_ref().is_some_and(|body| body.required) {
        arguments.push(Argument::Body);
    }
    arguments
}
