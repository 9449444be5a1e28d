//! Why a value of the document is none of a type.
//!
//! Types and limits are looked at, in members and elements as well; patterns and formats are not, as there is nothing
//! here to match them with. As deep as the value nests, which the reader limits.

use crate::ir::{Json, Kind, Limit, Number, Rule, Span, Type, Types, Value};
use crate::json_pointer;
use crate::source::Number as Literal;

/// Why a value does not fit.
pub(super) struct Misfit {
    /// Where in the value, as a JSON pointer.
    pub(super) pointer: String,
    /// The schema that it violates, where that is another than the outermost.
    pub(super) schema: Option<Span>,
    /// What it violates.
    pub(super) why: String,
}

impl Misfit {
    fn new(why: impl Into<String>) -> Self {
        Self { pointer: String::new(), schema: None, why: why.into() }
    }

    /// The same, seen from the value that holds it; `schema` is that of the part.
    fn below(mut self, token: &str, schema: Option<Span>) -> Self {
        self.pointer.insert_str(0, &format!("/{}", json_pointer::escape(token)));
        self.schema = self.schema.or(schema);
        self
    }
}

/// Why a value is none of a type; nothing where it is one.
pub(super) fn of(types: &Types, value: &Value, json: &Json) -> Option<Misfit> {
    if *json == Json::Null && (value.nullable || matches!(value.ty, Type::Any(_) | Type::Null)) {
        return None;
    }
    of_type(types, &value.ty, json).or_else(|| value.rules.iter().find_map(|rule| broken(rule, json)).map(Misfit::new))
}

fn of_type(types: &Types, ty: &Type, json: &Json) -> Option<Misfit> {
    match (ty, json) {
        (Type::Any(_), _) | (Type::Boolean, Json::Boolean(_)) | (Type::String(_), Json::String(_)) => None,
        (Type::Number(Number::Decimal), Json::Number(_)) => None,
        (Type::Number(Number::Double), Json::Number(text)) if text.parse::<f64>().is_ok_and(f64::is_finite) => None,
        (Type::Integer(of), Json::Number(text)) => {
            let fits = match of.range() {
                Some((least, most)) => json.as_integer().is_some_and(|integer| (least..=most).contains(&integer)),
                None => Literal::from_literal(text.as_str()).is_integer(),
            };
            (!fits).then(|| Misfit::new("this is no integer, or too large"))
        }
        (Type::Array(items), Json::Array(all)) => {
            let mut all = all.iter().enumerate();
            all.find_map(|(at, item)| Some(of(types, items, item)?.below(&at.to_string(), None)))
        }
        (Type::Map(values), Json::Object(all)) => {
            all.iter().find_map(|(name, value)| Some(of(types, values, value)?.below(name, None)))
        }
        (Type::Named(id), json) => {
            let def = types.get(*id)?;
            of_kind(types, &def.kind, json).map(|misfit| Misfit { schema: misfit.schema.or(Some(def.span)), ..misfit })
        }
        _ => Some(Misfit::new(format!("this is {}", kind(json)))),
    }
}

fn of_kind(types: &Types, kind_of: &Kind, json: &Json) -> Option<Misfit> {
    match (kind_of, json) {
        (Kind::Object(object), Json::Object(given)) => {
            for member in &object.members {
                let found = given.iter().find(|(name, _)| *name == member.name);
                match found {
                    Some((name, value)) => {
                        if let Some(misfit) = of(types, &member.value, value) {
                            return Some(misfit.below(name, Some(member.span)));
                        }
                    }
                    None if member.required => return Some(Misfit::new(format!("`{}` is missing", member.name))),
                    None => {}
                }
            }
            object.rules.iter().find_map(|rule| broken(rule, json)).map(Misfit::new)
        }
        (Kind::Tuple(tuple), Json::Array(given)) => {
            let least = tuple.elements.iter().filter(|element| element.required).count();
            if given.len() < least {
                return Some(Misfit::new(format!("{least} elements are needed")));
            }
            let rest = tuple.rest.iter().flat_map(|rest| std::iter::repeat(&**rest));
            let places = tuple.elements.iter().map(|element| &element.value).chain(rest).zip(given).enumerate();
            let mut misfits = places.filter_map(|(at, (of_place, value))| Some((at, of(types, of_place, value)?)));
            misfits.next().map(|(at, misfit)| misfit.below(&at.to_string(), None))
        }
        (Kind::Enumeration(of), Json::String(text)) if of.open && !text.is_empty() => None,
        (Kind::Enumeration(of), json) => {
            let listed = of.variants.iter().any(|variant| variant.value == *json);
            (!listed).then(|| Misfit::new("this is none of the listed values"))
        }
        (Kind::Union(of_these), json) => {
            let fits = of_these.branches.iter().any(|branch| match branch.value.ty {
                // A union of unions may come back to itself; what it holds is checked when it is read.
                Type::Named(inner) if matches!(types.get(inner).map(|def| &def.kind), Some(Kind::Union(_))) => true,
                _ => of(types, &branch.value, json).is_none(),
            });
            (!fits).then(|| Misfit::new("this fits none of the branches"))
        }
        _ => Some(Misfit::new(format!("this is {}", kind(json)))),
    }
}

/// What a value breaks of a constraint that can be checked here.
fn broken(rule: &Rule, json: &Json) -> Option<String> {
    let beyond = |keyword: &str, limit: &dyn std::fmt::Display, is: bool| is.then(|| format!("`{keyword}` is {limit}"));
    let fewer = |keyword: &str, least: u64, count: usize| beyond(keyword, &least, (count as u64) < least);
    let more = |keyword: &str, most: u64, count: usize| beyond(keyword, &most, (count as u64) > most);
    match (rule, json) {
        (Rule::Enum(values), json) => (!values.contains(json)).then(|| "this is none of the listed values".to_owned()),
        (Rule::Const(value), json) => (value != json).then(|| "this is not the one value".to_owned()),
        (Rule::Refused(_), _) => Some("there is no value".to_owned()),
        (Rule::MinLength(least), Json::String(text)) => fewer("minLength", *least, text.chars().count()),
        (Rule::MaxLength(most), Json::String(text)) => more("maxLength", *most, text.chars().count()),
        (Rule::MinItems(least), Json::Array(items)) => fewer("minItems", *least, items.len()),
        (Rule::MaxItems(most), Json::Array(items)) => more("maxItems", *most, items.len()),
        (Rule::MinProperties(least), Json::Object(all)) => fewer("minProperties", *least, all.len()),
        (Rule::MaxProperties(most), Json::Object(all)) => more("maxProperties", *most, all.len()),
        (Rule::Minimum(limit), Json::Number(text)) => {
            beyond("minimum", &shown(limit), compare(text, limit).is_some_and(|order| order.is_lt()))
        }
        (Rule::Maximum(limit), Json::Number(text)) => {
            beyond("maximum", &shown(limit), compare(text, limit).is_some_and(|order| order.is_gt()))
        }
        (Rule::ExclusiveMinimum(limit), Json::Number(text)) => {
            beyond("exclusiveMinimum", &shown(limit), compare(text, limit).is_some_and(|order| order.is_le()))
        }
        (Rule::ExclusiveMaximum(limit), Json::Number(text)) => {
            beyond("exclusiveMaximum", &shown(limit), compare(text, limit).is_some_and(|order| order.is_ge()))
        }
        (Rule::Required(names), Json::Object(all)) => {
            let missing = names.iter().find(|name| !all.iter().any(|(given, _)| given == *name));
            missing.map(|name| format!("`{name}` is missing"))
        }
        (Rule::Items(rules), Json::Array(items)) => {
            items.iter().find_map(|item| rules.iter().find_map(|rule| broken(rule, item)))
        }
        (Rule::AnyOf(sets), json) => {
            let none = sets.iter().all(|rules| rules.iter().any(|rule| broken(rule, json).is_some()));
            (none && !sets.is_empty()).then(|| "this fits none of the alternatives".to_owned())
        }
        _ => None,
    }
}

fn compare(text: &str, limit: &Limit) -> Option<std::cmp::Ordering> {
    Literal::from_literal(text).compare(&Literal::from_literal(shown(limit)))
}

fn shown(limit: &Limit) -> String {
    match limit {
        Limit::Integer(limit) => limit.to_string(),
        Limit::Number(limit) => limit.to_string(),
        Limit::Literal(limit) => limit.to_string(),
    }
}

fn kind(json: &Json) -> &'static str {
    match json {
        Json::Null => "null",
        Json::Boolean(_) => "a boolean",
        Json::Number(_) => "a number",
        Json::String(_) => "a string",
        Json::Array(_) => "an array",
        Json::Object(_) => "an object",
    }
}
