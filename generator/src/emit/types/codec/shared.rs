//! What tables have in common: a constant for each, as an equal table costs rustc as much as a new one.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::super::ident::from_text;
use super::super::super::layout::{Piece, Printed};
use super::super::super::lit::{lit, unsigned};
use super::super::division::Division;
use super::Codec;
use super::constants::{Constant, Constants};
use super::xml::XmlNames;
use crate::ir::{Need, Pattern, Rule, Text};
use crate::plan::{Answer, Bindings, Operation, Scheme, Template};
use std::collections::BTreeSet;

/// The constants.
pub(super) struct Shared<'a> {
    /// Patterns, each once.
    patterns: Constants<&'a Pattern>,
    /// Error shapes, each once.
    templates: Constants<&'a Template>,
    /// Lists of responses: also those of one operation, which another one may have tomorrow.
    answers: Constants<&'a Operation>,
    /// Alternatives of credentials.
    security: Constants<&'a Operation>,
    /// What XML is made of.
    pub(super) xml: XmlNames<'a>,
    /// The numbers of the security schemes that operations ask for.
    schemes: Vec<(usize, &'a Scheme)>,
}

impl<'a> Shared<'a> {
    pub(super) fn of(bindings: &'a Bindings, division: Division<'a>) -> Self {
        let (schemas, operations) = (division.all_schemas(), || division.all_operations());
        let of_schemas = schemas.flat_map(|(file, schema)| patterns(schema.rules()).map(move |of| (file, of)));
        let of_requests =
            operations().flat_map(|(file, operation)| patterns(operation.request.rules()).map(move |of| (file, of)));
        let of_answers = operations().flat_map(|(file, operation)| {
            let rules = operation.answers.iter().map(|answer| answer.rules.as_slice()).collect();
            patterns(rules).map(move |of| (file, of))
        });
        let all = of_schemas.chain(of_requests).chain(of_answers);
        let usual = bindings.usual_error.iter().map(|template| (None, template));
        let worded = operations().flat_map(|(file, operation)| {
            operation.answers.iter().filter_map(move |answer| Some((file, answer.template.as_ref()?)))
        });
        let answering = operations().filter(|(_, operation)| !operation.answers.is_empty());
        let secured = operations().filter(|(_, operation)| !operation.security.is_empty());
        let needs = bindings.operations.iter().flat_map(|operation| operation.security.iter().flatten());
        let asked: BTreeSet<usize> = needs.map(|need| need.scheme).collect();
        let xml = XmlNames::of(bindings, division);
        Self {
            patterns: Constants::of("PATTERN", all.map(|(file, of)| (of.source.to_string(), file, of))),
            templates: Constants::of("ERROR_SHAPE", usual.chain(worded).map(|(file, of)| (shape(of), file, of))),
            answers: Constants::of("ANSWERS", answering.map(|(file, of)| (answers(&xml, of), file, of))),
            security: Constants::of("SECURITY", secured.map(|(file, of)| (security(bindings, of), file, of))),
            xml,
            schemes: bindings.schemes.iter().enumerate().filter(|(number, _)| asked.contains(number)).collect(),
        }
    }
}

/// The patterns in lists of constraints. As deep as constraints nest, which lowering limits.
fn patterns(all: Vec<&[Rule]>) -> impl Iterator<Item = &Pattern> {
    fn each<'r>(rules: &'r [Rule], found: &mut Vec<&'r Pattern>) {
        for rule in rules {
            found.extend(rule.patterns());
            rule.sets().into_iter().for_each(|rules| each(rules, found));
        }
    }
    let mut found = Vec::new();
    all.into_iter().for_each(|rules| each(rules, &mut found));
    found.into_iter()
}

fn shape(template: &Template) -> String {
    format!("{template:?}")
}

fn answers(xml: &XmlNames<'_>, operation: &Operation) -> String {
    let of = |answer: &Answer| {
        let Answer { statuses, failure, variant, contents, template, headers, rules } = answer;
        let rules = if rules.is_empty() { String::new() } else { format!(" {rules:?}") };
        format!("{statuses:?} {failure} {variant} {} {template:?} {headers:?}{rules}", xml.text(contents))
    };
    operation.answers.iter().map(of).collect::<Vec<_>>().join("\n")
}

/// By the names of schemes: their numbers shift.
fn security(bindings: &Bindings, operation: &Operation) -> String {
    fn named<'n>(bindings: &'n Bindings, need: &'n Need) -> Option<(&'n str, &'n [Text])> {
        bindings.schemes.get(need.scheme).map(|scheme| (scheme.ident.plain(), need.scopes.as_slice()))
    }
    let security = operation.security.iter().map(|needs| needs.iter().map(|need| named(bindings, need)).collect());
    format!("{:?}", security.collect::<Vec<Vec<_>>>())
}

fn scheme_name(scheme: &Scheme) -> syn::Ident {
    from_text(&format!("SCHEME_{}", scheme.ident.plain().to_ascii_uppercase()))
}

impl Codec<'_> {
    /// The constants of a file.
    pub(super) fn constants(&self, file: Option<usize>, pieces: &mut Printed) {
        for (number, scheme) in self.shared.schemes.iter().filter(|_| file.is_none()) {
            let (name, number) = (scheme_name(scheme), unsigned(*number as u64));
            pieces.push(Piece::Dense(quote!(const #name: usize = #number;)));
        }
        for constant in self.shared.patterns.in_file(file) {
            let (name, ty) = (constant.ident(), self.scope.runtime("validate", "Pattern"));
            let pattern = constant.value;
            let source = lit(&pattern.translated);
            let written = (pattern.source != pattern.translated).then(|| lit(&pattern.source));
            let written = written.map(|written| quote!(.written(#written)));
            pieces.push(Piece::Items(quote!(static #name: #ty = #ty::new(#source)#written;)));
        }
        for constant in self.shared.templates.in_file(file) {
            let (name, ty) = (constant.ident(), self.scope.runtime("operation", "Template"));
            let value = self.template_value(constant.value);
            pieces.push(Piece::Items(quote!(static #name: #ty = #value;)));
        }
        self.xml_bodies(file, pieces);
        for constant in self.shared.answers.in_file(file) {
            let (name, ty) = (constant.ident(), self.scope.runtime("operation", "Answer"));
            let table = self.answer_list(constant.value);
            pieces.push(Piece::Dense(quote!(const #name: &[#ty] = #table;)));
        }
        for constant in self.shared.security.in_file(file) {
            let (name, ty) = (constant.ident(), self.scope.runtime("operation", "Need"));
            let table = self.security_list(constant.value);
            pieces.push(Piece::Dense(quote!(const #name: &[&[#ty]] = #table;)));
        }
    }

    /// A constant from the file that is printed.
    pub(super) fn of_constant<T>(&self, constant: &Constant<T>) -> TokenStream {
        let name = constant.ident();
        if constant.file.is_some() { quote!(#name) } else { self.scope.of_codec(&name) }
    }

    /// A pattern.
    pub(super) fn pattern_reference(&self, pattern: &Pattern) -> Option<TokenStream> {
        let name = self.of_constant(self.shared.patterns.get(&pattern.source)?);
        Some(quote!(&#name))
    }

    /// An error shape.
    pub(super) fn template_reference(&self, template: Option<&Template>) -> Option<TokenStream> {
        let name = self.of_constant(self.shared.templates.get(&shape(template?))?);
        Some(quote!(&#name))
    }

    /// The number of a security scheme.
    pub(super) fn scheme(&self, number: usize) -> TokenStream {
        match self.bindings.schemes.get(number) {
            Some(scheme) => self.scope.of_codec(&scheme_name(scheme)),
            None => unsigned(number as u64),
        }
    }

    /// The declared responses of an operation.
    pub(super) fn answers(&self, operation: &Operation) -> TokenStream {
        match self.shared.answers.get(&answers(&self.shared.xml, operation)) {
            Some(constant) => self.of_constant(constant),
            None => self.answer_list(operation),
        }
    }

    /// Its alternatives of credentials.
    pub(super) fn security(&self, operation: &Operation) -> TokenStream {
        match self.shared.security.get(&security(self.bindings, operation)) {
            Some(constant) => self.of_constant(constant),
            None => self.security_list(operation),
        }
    }

    fn answer_list(&self, operation: &Operation) -> TokenStream {
        let answers = operation.answers.iter().map(|answer| self.answer(answer));
        quote!(&[#(#answers),*])
    }

    fn security_list(&self, operation: &Operation) -> TokenStream {
        let security = operation.security.iter().map(|needs| {
            let needs = needs.iter().map(|need| self.need(need));
            quote!(&[#(#needs),*])
        });
        quote!(&[#(#security),*])
    }
}
