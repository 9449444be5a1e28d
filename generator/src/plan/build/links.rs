//! Links and callbacks: what the methods for them take, and what they give.

use super::{Planning, docs};
use crate::analyse::names::OperationNames;
use crate::ir::{self, Answer, Kind, LinkValue, Operation as IrOperation, Type};
use crate::json_pointer;
use crate::plan::{Argument, Callback, Link, Sources, TypeRef, Word};

impl Planning<'_> {
    pub(super) fn links(&self, operation: &IrOperation, names: &OperationNames) -> Vec<Link> {
        let links = operation.links.iter().zip(&names.links);
        links.filter_map(|(link, method)| self.link(operation, names, link, method.clone())).collect()
    }

    fn link(
        &self,
        operation: &IrOperation,
        names: &OperationNames,
        link: &ir::Link,
        method: crate::plan::Ident,
    ) -> Option<Link> {
        let answer = operation.answers.get(link.answer)?;
        let target = self.api.operations.get(link.target)?;
        let mut values = link.values.clone();
        let label: Vec<Word> = vec![
            docs::code(&link.name),
            ", a link of ".into(),
            docs::named(&names.method),
            "'s ".into(),
            Word::Text(super::outcomes::label(answer.statuses).to_lowercase()),
            " response: calls ".into(),
            docs::named(&self.analysis.names.operations.get(link.target)?.method),
            ".".into(),
        ];
        let given = |number: usize| link.values.iter().any(|(other, _)| *other == number);
        let missing = target.parameters.iter().enumerate();
        let missing = missing.filter(|(number, parameter)| parameter.member.required && !given(*number));
        let body = target.body.as_ref().filter(|body| body.required && !given(target.parameters.len()));
        Some(Link {
            method,
            docs: docs::ours_then(label, &link.docs),
            target: link.target,
            sources: self.sources(operation, answer, &mut values)?,
            missing: missing.map(|(number, _)| Argument::Member(number)).chain(body.map(|_| Argument::Body)).collect(),
            values,
        })
    }

    /// The methods that tell where callbacks are sent.
    pub(super) fn callbacks(&self, operation: &IrOperation, names: &OperationNames) -> Vec<Callback> {
        let callbacks = operation.callbacks.iter().zip(&names.callbacks).filter_map(|(callback, method)| {
            let mut values = [(0, callback.address.clone())];
            let sources = self.sources(operation, operation.answers.get(callback.answer)?, &mut values)?;
            let [(_, address)] = values;
            let docs = docs::ours(vec![
                "Where the callback ".into(),
                docs::code(&callback.name),
                " is sent: ".into(),
                docs::code(&callback.expression),
                "; nothing where a value for it is missing.".into(),
            ]);
            Some(Callback { method: method.clone(), docs, sources, address })
        });
        callbacks.collect()
    }

    /// What values are taken from; those in the payload of an envelope are told from that.
    fn sources(&self, operation: &IrOperation, answer: &Answer, values: &mut [(usize, LinkValue)]) -> Option<Sources> {
        let takes = |of: fn(&LinkValue) -> bool| values.iter().any(|(_, value)| value.parts().any(of));
        let request = takes(|value| matches!(value, LinkValue::Request(..)));
        let record = if answer.failure { &operation.failure_headers } else { &operation.headers };
        let headers = record.as_ref().filter(|_| takes(|value| matches!(value, LinkValue::Header(_))));
        let response = takes(|value| matches!(value, LinkValue::Response(_)));
        Some(Sources {
            request,
            response: if response { Some(self.linked(answer, values)?) } else { None },
            headers: headers.map(|headers| self.plain(headers)),
        })
    }

    /// The body that a link takes its values from: the payload, where a caller gets that instead of an envelope and
    /// all values are in it.
    fn linked(&self, answer: &Answer, values: &mut [(usize, LinkValue)]) -> Option<TypeRef> {
        let content = answer.contents.first()?;
        let whole = self.content(content);
        let (Some(envelope), Type::Named(id)) = (&answer.envelope, &content.value.ty) else { return Some(whole) };
        let Kind::Object(object) = &self.api.types.get(*id)?.kind else { return Some(whole) };
        let payload = object.members.get(envelope.payload)?;
        let begin = format!("/{}", json_pointer::escape(&payload.name));
        let below = |pointer: &str| {
            let rest = pointer.strip_prefix(&begin)?;
            (rest.is_empty() || rest.starts_with('/')).then(|| rest.to_owned())
        };
        let mut all = Vec::new();
        for (_, value) in values.iter_mut() {
            match value {
                LinkValue::Response(pointer) => all.push(pointer),
                LinkValue::Text(parts) => all.extend(parts.iter_mut().filter_map(|part| match part {
                    LinkValue::Response(pointer) => Some(pointer),
                    _ => None,
                })),
                _ => {}
            }
        }
        if !all.iter().all(|pointer| below(pointer).is_some()) {
            return Some(whole);
        }
        for pointer in all {
            *pointer = below(pointer).unwrap_or_default().into();
        }
        Some(self.plain(&payload.value))
    }
}
