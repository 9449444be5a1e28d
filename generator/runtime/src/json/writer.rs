//! The writer: JSON text, or views for whatever else walks a value.

use super::array::Step;
use super::options::{Direction, Mode, Writing};
use super::quote::quote;
use crate::codec::{Codec, Unmatched};
use crate::shape::{Access, Choice, Elements, Entries, Shape, View};
use crate::validate::{Constant, Limit, Rule, Violation};
use serde_json::Value;

/// Something that looks at a value instead of writing it.
pub trait Walk {
    /// Takes the value. What is inside it is walked only if the walker asks: by writing it in turn.
    fn visit(&mut self, view: View<'_>);

    /// Takes constraints that belong to the chosen branch of a union; called before [`visit`](Self::visit).
    fn rules(&mut self, rules: &'static [Rule]) {
        let _ = rules;
    }

    /// Takes the number of the chosen branch of a union; called before [`visit`](Self::visit).
    fn branch(&mut self, index: usize) {
        let _ = index;
    }
}

/// Writes a value as JSON, or hands it to a walker as a [`View`].
pub struct Writer<'w> {
    target: Target<'w>,
    writing: Writing,
    violations: Vec<Violation>,
}

enum Target<'w> {
    Json(Vec<u8>),
    Walk(&'w mut dyn Walk),
}

impl<'w> Writer<'w> {
    /// A writer of JSON.
    #[must_use]
    pub fn json(writing: Writing) -> Self {
        Self { target: Target::Json(Vec::with_capacity(128)), writing, violations: Vec::new() }
    }

    /// A writer that hands the value to `walker`.
    pub fn walk(walker: &'w mut dyn Walk) -> Self {
        Self { target: Target::Walk(walker), writing: Writing::tolerant(), violations: Vec::new() }
    }

    pub(super) fn finish(self) -> (Vec<u8>, Vec<Violation>) {
        match self.target {
            Target::Json(out) => (out, self.violations),
            Target::Walk(_) => (Vec::new(), self.violations),
        }
    }

    /// `null`.
    pub fn null(&mut self) {
        match &mut self.target {
            Target::Json(out) => out.extend_from_slice(b"null"),
            Target::Walk(walker) => walker.visit(View::Null),
        }
    }

    /// A boolean.
    pub fn boolean(&mut self, value: bool) {
        match &mut self.target {
            Target::Json(out) => out.extend_from_slice(if value { b"true" } else { b"false" }),
            Target::Walk(walker) => walker.visit(View::Boolean(value)),
        }
    }

    /// A number without fraction.
    pub fn integer(&mut self, value: i128) {
        match &mut self.target {
            Target::Json(out) => match i64::try_from(value) {
                Ok(value) => out.extend_from_slice(itoa::Buffer::new().format(value).as_bytes()),
                Err(_) => out.extend_from_slice(itoa::Buffer::new().format(value).as_bytes()),
            },
            Target::Walk(walker) => walker.visit(View::Integer(value)),
        }
    }

    /// Any number, in the shortest form that reads back as itself.
    ///
    /// JSON has no infinities and no NaN: they become `null`, and [`encode_with`](crate::encode_with) reports them.
    pub fn number(&mut self, value: f64) {
        match &mut self.target {
            Target::Json(out) => {
                if !value.is_finite() {
                    let message = format!("`{value}` is no number of JSON");
                    self.violations.push(Violation::new(String::new(), "type", message));
                }
                // Writing into memory does not fail.
                let _ = serde_json::to_writer(out, &value);
            }
            Target::Walk(walker) => walker.visit(View::Number(value)),
        }
    }

    /// A number as it is written; `literal` follows the grammar of JSON.
    pub(crate) fn literal(&mut self, literal: &str) {
        match &mut self.target {
            Target::Json(out) => out.extend_from_slice(literal.as_bytes()),
            Target::Walk(walker) => walker.visit(View::Literal(literal)),
        }
    }

    /// A string.
    pub fn string(&mut self, value: &str) {
        match &mut self.target {
            Target::Json(out) => quote(out, value),
            Target::Walk(walker) => walker.visit(View::String(value)),
        }
    }

    /// Content that no schema describes; in JSON as base64, which a stream can't be.
    pub(crate) fn binary(&mut self, value: &crate::Binary) {
        match &mut self.target {
            Target::Walk(walker) => walker.visit(View::Binary(value)),
            Target::Json(out) => {
                if let Some(text) = crate::media::binary_text(value) {
                    return quote(out, &text);
                }
                let message = "a stream of bytes is no JSON".to_owned();
                self.violations.push(Violation::new(String::new(), "type", message));
                out.extend_from_slice(b"null");
            }
        }
    }

    /// A body whose elements come one after the other; JSON has no such thing.
    pub(crate) fn stream(&mut self, value: &dyn crate::stream::Outgoing) {
        match &mut self.target {
            Target::Json(_) => self.null(),
            Target::Walk(walker) => walker.visit(View::Stream(value)),
        }
    }

    /// A value that has no JSON: reported where that can be, else `null`.
    pub(crate) fn unwritable(&mut self, message: String) {
        self.violations.push(Violation::new(String::new(), "type", message));
        self.null();
    }

    /// A string that the document does not list; in strict mode an error.
    pub fn unlisted(&mut self, value: &str) {
        self.refuse_unlisted("enum");
        self.string(value);
    }

    /// An integer that the document does not list; in strict mode an error.
    pub fn unlisted_integer(&mut self, value: i64) {
        self.refuse_unlisted("enum");
        self.integer(value.into());
    }

    /// A value that the document does not list; in strict mode an error.
    pub fn unlisted_value(&mut self, value: &Value) {
        self.refuse_unlisted("enum");
        self.value(value);
    }

    /// A value that the document states.
    pub fn constant(&mut self, constant: &Constant) {
        match constant {
            Constant::Null => self.null(),
            Constant::Boolean(value) => self.boolean(*value),
            Constant::Number(Limit::Integer(value)) => self.integer((*value).into()),
            Constant::Number(Limit::Number(value)) => self.number(*value),
            Constant::Number(Limit::Literal(literal)) => self.literal(literal),
            Constant::String(text) => self.string(text),
            Constant::Array(_) | Constant::Object(_) => self.value(&constant.into()),
        }
    }

    /// A value of no branch of a union; in strict mode an error.
    pub fn unknown(&mut self, unmatched: &Unmatched) {
        self.refuse_unlisted(unmatched.keyword());
        self.value(unmatched.value());
    }

    fn refuse_unlisted(&mut self, keyword: &'static str) {
        if self.writing.mode == Mode::Strict {
            let message = "the document does not list this value".to_owned();
            self.violations.push(Violation::new(String::new(), keyword, message));
        }
    }

    /// A value of no declared type.
    pub fn value(&mut self, value: &Value) {
        match &mut self.target {
            Target::Json(out) => {
                // Writing into memory does not fail, and keys are strings.
                let _ = serde_json::to_writer(out, value);
            }
            Target::Walk(walker) => walker.visit(View::Any(value)),
        }
    }

    /// The chosen branch of a union.
    pub fn branch(&mut self, choice: &'static Choice, index: usize, value: &dyn Codec) {
        if let Target::Walk(walker) = &mut self.target {
            walker.branch(index);
            let rules = choice.rules_of(index);
            if !rules.is_empty() {
                walker.rules(rules);
            }
        }
        value.write(self);
    }

    /// An array.
    pub fn array<T: Codec>(&mut self, elements: &Vec<T>) {
        if !self.walks(&[], View::Array(elements)) {
            self.elements(elements);
        }
    }

    /// Hands a value with constraints to a walker, where there is one.
    pub(super) fn walks(&mut self, rules: &'static [Rule], view: View<'_>) -> bool {
        let Target::Walk(walker) = &mut self.target else { return false };
        if !rules.is_empty() {
            walker.rules(rules);
        }
        walker.visit(view);
        true
    }

    /// Elements of an array as JSON.
    pub(super) fn elements<E: Elements>(&mut self, elements: &E) {
        self.push(b'[');
        for (index, element) in (0..elements.len()).filter_map(|index| Some((index, elements.get(index)?))) {
            if index > 0 {
                self.push(b',');
            }
            let before = self.violations.len();
            element.write(self);
            self.enclose(before, Step::Index(index));
        }
        self.push(b']');
    }

    /// An object with free keys.
    pub fn map(&mut self, entries: &dyn Entries) {
        if let Target::Walk(walker) = &mut self.target {
            return walker.visit(View::Map(entries));
        }
        let mut separator = b'{';
        entries.each(&mut |key, value| {
            self.push(std::mem::replace(&mut separator, b','));
            self.key(key);
            self.inner(value, Step::Key(key));
        });
        if separator == b'{' {
            self.push(b'{');
        }
        self.push(b'}');
    }

    /// An object of a known shape, its members in the order of the shape.
    #[inline(never)]
    pub fn object(&mut self, shape: &'static Shape, fields: &[&dyn Codec], extra: Option<&dyn Entries>) {
        if let Target::Walk(walker) = &mut self.target {
            return walker.visit(View::Object(shape, fields, extra));
        }
        let (mut separator, plain) = (b'{', shape.is_plain());
        for (index, (field, value)) in shape.fields().zip(fields).enumerate() {
            let omitted = !shape.requires(index) && value.is_absent() || !self.travels(field.access);
            if omitted {
                continue;
            }
            self.name(std::mem::replace(&mut separator, b','), field.name, plain);
            self.inner(*value, Step::Key(field.name));
        }
        if let Some(extra) = extra {
            extra.each(&mut |key, value| {
                if !shape.names.contains(&key) {
                    self.push(std::mem::replace(&mut separator, b','));
                    self.key(key);
                    self.inner(value, Step::Key(key));
                }
            });
        }
        if separator == b'{' {
            self.push(b'{');
        }
        self.push(b'}');
    }

    fn travels(&self, access: Access) -> bool {
        match access {
            Access::Both => true,
            Access::ReadOnly => self.writing.direction != Direction::Request,
            Access::WriteOnly => self.writing.direction != Direction::Response,
        }
    }

    /// Writes a value inside another one; what is wrong with it gets its place.
    #[inline]
    fn inner(&mut self, value: &dyn Codec, step: Step<'_>) {
        let before = self.violations.len();
        value.write(self);
        self.enclose(before, step);
    }

    #[inline]
    fn enclose(&mut self, before: usize, step: Step<'_>) {
        if self.violations.len() > before {
            for violation in self.violations.iter_mut().skip(before) {
                violation.enclose(step);
            }
        }
    }

    #[inline]
    fn push(&mut self, byte: u8) {
        if let Target::Json(out) = &mut self.target {
            out.push(byte);
        }
    }

    fn key(&mut self, key: &str) {
        if let Target::Json(out) = &mut self.target {
            quote(out, key);
            out.push(b':');
        }
    }

    /// The key of a listed member, and what stands before it.
    #[inline]
    fn name(&mut self, separator: u8, name: &str, plain: bool) {
        let Target::Json(out) = &mut self.target else { return };
        if plain {
            out.reserve(name.len() + 4);
            out.extend_from_slice(&[separator, b'"']);
            out.extend_from_slice(name.as_bytes());
            out.extend_from_slice(b"\":");
        } else {
            out.push(separator);
            quote(out, name);
            out.push(b':');
        }
    }
}
