//! Constraints, as a person reads them.

use super::ir::json;
use crate::ir::{Evaluated, Limit, Pattern, Rule};
use crate::source::Text;

/// Constraints in brackets; nothing where there are none.
pub(super) fn listed(rules: &[Rule]) -> String {
    if rules.is_empty() { String::new() } else { format!(" [{}]", all(rules)) }
}

fn all(rules: &[Rule]) -> String {
    rules.iter().map(rule).collect::<Vec<_>>().join(", ")
}

/// As deep as constraints nest, which lowering limits.
fn rule(rule: &Rule) -> String {
    match rule {
        Rule::Type(types) => format!("type {}", types.iter().map(|of| of.as_str()).collect::<Vec<_>>().join(" or ")),
        Rule::Enum(values) => format!("one of {}", values.iter().map(json).collect::<Vec<_>>().join(", ")),
        Rule::Const(value) => format!("const {}", json(value)),
        Rule::Refused(_) => "nothing".to_owned(),
        Rule::Pattern(pattern) => format!("pattern {}", pattern.source),
        Rule::AnyOf(sets) | Rule::OneOf(sets) => sets.iter().map(|set| all(set)).collect::<Vec<_>>().join(" | "),
        Rule::MinLength(limit) => format!("minLength {limit}"),
        Rule::MaxLength(limit) => format!("maxLength {limit}"),
        Rule::Format(name) => format!("format {name}"),
        Rule::Minimum(limit) => format!("minimum {}", number(limit)),
        Rule::Maximum(limit) => format!("maximum {}", number(limit)),
        Rule::ExclusiveMinimum(limit) => format!("exclusiveMinimum {}", number(limit)),
        Rule::ExclusiveMaximum(limit) => format!("exclusiveMaximum {}", number(limit)),
        Rule::MultipleOf(limit) => format!("multipleOf {}", number(limit)),
        Rule::MinItems(limit) => format!("minItems {limit}"),
        Rule::MaxItems(limit) => format!("maxItems {limit}"),
        Rule::UniqueItems => "uniqueItems".to_owned(),
        Rule::MinProperties(limit) => format!("minProperties {limit}"),
        Rule::MaxProperties(limit) => format!("maxProperties {limit}"),
        Rule::Items(rules) => format!("items ({})", all(rules)),
        Rule::PrefixItems(sets) => {
            format!("prefixItems {}", sets.iter().map(|set| format!("({})", all(set))).collect::<Vec<_>>().join(" "))
        }
        Rule::ItemsFrom(first, rules) => format!("items from {first} ({})", all(rules)),
        Rule::Contains { rules, least, most } => {
            let most = most.map_or_else(String::new, |most| format!(" to {most}"));
            format!("contains {least}{most} ({})", all(rules))
        }
        Rule::Required(names) => format!("required {}", names.join(" ")),
        Rule::DependentRequired(table) => {
            let entries = table.iter().map(|(cause, names)| format!("{cause} needs {}", names.join(" ")));
            entries.collect::<Vec<_>>().join(", ")
        }
        Rule::DependentSchemas(table) => named("with", table),
        Rule::Properties(table) => named("member", table),
        Rule::PatternProperties(table) => {
            let entries = table.iter().map(|(pattern, rules)| format!("members {} ({})", pattern.source, all(rules)));
            entries.collect::<Vec<_>>().join(", ")
        }
        Rule::OtherProperties { names, patterns, rules } => {
            let known = names.iter().chain(patterns.iter().map(source)).map(Text::as_str);
            format!("members other than {} ({})", known.collect::<Vec<_>>().join(" "), all(rules))
        }
        Rule::UnevaluatedProperties { evaluated, rules } => {
            format!("members other than {} ({})", evaluates(evaluated), all(rules))
        }
        Rule::UnevaluatedItems { evaluated, rules } => {
            format!("items other than {} ({})", evaluates(evaluated), all(rules))
        }
        Rule::Values(rules) => format!("values ({})", all(rules)),
        Rule::PropertyNames(rules) => format!("names ({})", all(rules)),
        Rule::Not(rules) => format!("not ({})", all(rules)),
        Rule::If { condition, then, otherwise } => {
            format!("if ({}) then ({}) else ({})", all(condition), all(then), all(otherwise))
        }
        Rule::Strings(values) => format!("one of {}", values.join(", ")),
    }
}

/// What is evaluated. As deep as schemas nest.
fn evaluates(all_of_it: &[Evaluated]) -> String {
    let one = |evaluated: &Evaluated| match evaluated {
        Evaluated::All => "any".to_owned(),
        Evaluated::Names(names) => names.join(" "),
        Evaluated::Patterns(patterns) => patterns.iter().map(source).map(Text::as_str).collect::<Vec<_>>().join(" "),
        Evaluated::First(count) => format!("the first {count}"),
        Evaluated::Contains(rules) => format!("those that are ({})", all(rules)),
        Evaluated::Where(rules, then) => format!("where ({}) {}", all(rules), evaluates(then)),
    };
    all_of_it.iter().map(one).collect::<Vec<_>>().join(" and ")
}

fn source(pattern: &Pattern) -> &Text {
    &pattern.source
}

fn named(word: &str, table: &[(Text, Vec<Rule>)]) -> String {
    table.iter().map(|(name, rules)| format!("{word} {name} ({})", all(rules))).collect::<Vec<_>>().join(", ")
}

fn number(limit: &Limit) -> String {
    match limit {
        Limit::Integer(value) => value.to_string(),
        Limit::Number(value) => value.to_string(),
        Limit::Literal(literal) => literal.to_string(),
    }
}
