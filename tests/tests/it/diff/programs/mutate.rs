//! Changes of a document that break code: something is gone, required, of another type.

use crate::stable::chance::Chance;
use crate::stable::tree::{Tree, tree};

/// A change at one place; nothing, where the place is not of the kind.
type Mutation = fn(&mut Tree, &mut Chance) -> Option<String>;

/// All of them.
pub const ALL: [(&str, Mutation); 15] = [
    ("property-gone", property_gone),
    ("property-required", property_required),
    ("property-optional", property_optional),
    ("property-added", property_added),
    ("value-gone", value_gone),
    ("branch-gone", branch_gone),
    ("branch-added", branch_added),
    ("type-other", type_other),
    ("keyword-gone", keyword_gone),
    ("parameter-gone", parameter_gone),
    ("parameter-required", parameter_required),
    ("parameter-added", parameter_added),
    ("response-gone", response_gone),
    ("body-other", body_other),
    ("reference-other", reference_other),
];

/// Changes one place of a document, by chance.
pub fn apply(document: &mut Tree, mutation: Mutation, chance: &mut Chance) -> Option<String> {
    let mut count = 0;
    visit(&mut document.clone(), &mut |tree| count += usize::from(mutation(tree, &mut Chance::new(0)).is_some()));
    let (mut left, mut what) = (chance.below(count), None);
    visit(document, &mut |tree| {
        if what.is_some() || mutation(&mut tree.clone(), &mut Chance::new(0)).is_none() {
            return;
        }
        match left {
            0 => what = mutation(tree, chance),
            _ => left -= 1,
        }
    });
    what
}

/// Whatever is a map, but for what is data.
fn visit(tree: &mut Tree, each: &mut impl FnMut(&mut Tree)) {
    match tree {
        Tree::Map(_) => {
            each(tree);
            for (name, value) in tree.members_mut().unwrap() {
                if !["example", "examples", "default", "enum", "const", "mapping"].contains(&name.as_str()) {
                    visit(value, each);
                }
            }
        }
        Tree::List(items) => items.iter_mut().for_each(|item| visit(item, each)),
        _ => {}
    }
}

/// One of the properties that satisfy a condition, and its name.
fn property(tree: &Tree, chance: &mut Chance, required: Option<bool>) -> Option<String> {
    let names = tree.get("properties")?.members().iter().map(|(name, _)| name.clone());
    let names: Vec<String> = names.filter(|name| required.is_none_or(|it| it == is_required(tree, name))).collect();
    chance.one_of(&names).cloned()
}

fn is_required(tree: &Tree, name: &str) -> bool {
    let Some(Tree::List(all)) = tree.get("required") else { return false };
    all.iter().any(|one| one.text() == Some(name))
}

fn let_required(tree: &mut Tree, name: &str, required: bool) {
    let members = tree.members_mut().unwrap();
    if !members.iter().any(|(key, _)| key == "required") {
        members.push(("required".to_owned(), Tree::List(Vec::new())));
    }
    let Some(all) = tree.get_mut("required").and_then(Tree::items_mut) else { return };
    all.retain(|one| one.text() != Some(name));
    if required {
        all.push(Tree::Text(name.to_owned()));
    }
}

fn property_gone(tree: &mut Tree, chance: &mut Chance) -> Option<String> {
    let name = property(tree, chance, None)?;
    tree.get_mut("properties")?.members_mut()?.retain(|(key, _)| *key != name);
    let_required(tree, &name, false);
    Some(format!("`{name}` is gone"))
}

fn property_required(tree: &mut Tree, chance: &mut Chance) -> Option<String> {
    let name = property(tree, chance, Some(false))?;
    let_required(tree, &name, true);
    Some(format!("`{name}` is required"))
}

fn property_optional(tree: &mut Tree, chance: &mut Chance) -> Option<String> {
    let name = property(tree, chance, Some(true))?;
    let_required(tree, &name, false);
    Some(format!("`{name}` is optional"))
}

fn property_added(tree: &mut Tree, chance: &mut Chance) -> Option<String> {
    property(tree, chance, None)?;
    let kinds = [
        r#"{"type": "string"}"#,
        r#"{"enum": ["one", "other"]}"#,
        r#"{"type": "object", "required": ["inner"], "properties": {"inner": {"type": "boolean"}}}"#,
    ];
    let added = tree_of(chance, &kinds);
    let properties = tree.get_mut("properties")?.members_mut()?;
    let at = chance.below(properties.len() + 1);
    properties.insert(at, ("brand_new".to_owned(), added));
    let required = chance.below(2) == 0;
    let_required(tree, "brand_new", required);
    Some(format!("`brand_new` is new, required: {required}"))
}

fn value_gone(tree: &mut Tree, chance: &mut Chance) -> Option<String> {
    let values = tree.get_mut("enum")?.items_mut().filter(|values| values.len() > 1)?;
    let value = values.remove(chance.below(values.len()));
    Some(format!("the value {} is gone", value.print().trim()))
}

fn union(tree: &mut Tree) -> Option<&mut Vec<Tree>> {
    let key = ["oneOf", "anyOf"].into_iter().find(|key| tree.get(key).is_some())?;
    tree.get_mut(key)?.items_mut()
}

fn branch_gone(tree: &mut Tree, chance: &mut Chance) -> Option<String> {
    let branches = union(tree).filter(|branches| branches.len() > 1)?;
    let at = chance.below(branches.len());
    branches.remove(at);
    Some(format!("branch {at} is gone"))
}

fn branch_added(tree: &mut Tree, chance: &mut Chance) -> Option<String> {
    let branches = union(tree)?;
    let kinds = [
        r#"{"type": "string"}"#,
        r#"{"type": "boolean"}"#,
        r#"{"type": "object", "required": ["brand_new"], "properties": {"brand_new": {"type": "string"}}}"#,
    ];
    let added = tree_of(chance, &kinds);
    let what = format!("a branch is added: {}", added.print());
    branches.insert(chance.below(branches.len() + 1), added);
    Some(what)
}

fn type_other(tree: &mut Tree, chance: &mut Chance) -> Option<String> {
    const TYPES: [&str; 4] = ["string", "integer", "boolean", "number"];
    let was = tree.get("type")?.text()?.to_owned();
    let at = TYPES.iter().position(|ty| *ty == was)?;
    if tree.get("enum").is_some() || tree.get("const").is_some() {
        return None;
    }
    let is = TYPES[(at + 1 + chance.below(TYPES.len() - 1)) % TYPES.len()];
    *tree.get_mut("type")? = Tree::Text(is.to_owned());
    Some(format!("the type is {is}, was {was}"))
}

fn keyword_gone(tree: &mut Tree, chance: &mut Chance) -> Option<String> {
    const WORDS: [&str; 9] = [
        "format",
        "nullable",
        "readOnly",
        "writeOnly",
        "additionalProperties",
        "discriminator",
        "security",
        "title",
        "tags",
    ];
    let there: Vec<&str> = WORDS.into_iter().filter(|word| tree.get(word).is_some()).collect();
    let word = *chance.one_of(&there)?;
    tree.members_mut()?.retain(|(name, _)| name != word);
    Some(format!("`{word}` is gone"))
}

/// The parameters of an operation that are not in its path.
fn parameters(tree: &mut Tree) -> Option<(&mut Vec<Tree>, Vec<usize>)> {
    tree.get("responses")?;
    let all = tree.get_mut("parameters")?.items_mut()?;
    let of_path = |one: &Tree| one.get("in").and_then(Tree::text) == Some("path") || one.get("$ref").is_some();
    let numbers: Vec<usize> = (0..all.len()).filter(|number| !of_path(&all[*number])).collect();
    Some((all, numbers)).filter(|(_, numbers)| !numbers.is_empty())
}

fn parameter_gone(tree: &mut Tree, chance: &mut Chance) -> Option<String> {
    let (all, numbers) = parameters(tree)?;
    let gone = all.remove(*chance.one_of(&numbers)?);
    Some(format!("the parameter {} is gone", gone.get("name")?.print().trim()))
}

fn parameter_required(tree: &mut Tree, chance: &mut Chance) -> Option<String> {
    let (all, numbers) = parameters(tree)?;
    let one = &mut all[*chance.one_of(&numbers)?];
    let was = one.get("required") == Some(&Tree::Bool(true));
    let members = one.members_mut()?;
    members.retain(|(name, _)| name != "required");
    members.push(("required".to_owned(), Tree::Bool(!was)));
    Some(format!("the parameter {} is required: {}", one.get("name")?.print().trim(), !was))
}

fn parameter_added(tree: &mut Tree, chance: &mut Chance) -> Option<String> {
    tree.get("responses")?;
    if tree.get("parameters").is_none() {
        tree.members_mut()?.push(("parameters".to_owned(), Tree::List(Vec::new())));
    }
    let all = tree.get_mut("parameters")?.items_mut()?;
    let kinds = [
        r#"{"name": "brand-new", "in": "query", "required": true, "schema": {"type": "string"}}"#,
        r#"{"name": "X-Brand-New", "in": "header", "schema": {"enum": ["one", "other"]}}"#,
    ];
    all.insert(chance.below(all.len() + 1), tree_of(chance, &kinds));
    Some("a parameter is new".to_owned())
}

fn response_gone(tree: &mut Tree, chance: &mut Chance) -> Option<String> {
    let responses = tree.get_mut("responses")?.members_mut().filter(|all| all.len() > 1)?;
    let (status, _) = responses.remove(chance.below(responses.len()));
    Some(format!("the response {status} is gone"))
}

fn body_other(tree: &mut Tree, chance: &mut Chance) -> Option<String> {
    let body = tree.get_mut("requestBody")?;
    body.get("content")?;
    if chance.below(3) == 0 {
        tree.members_mut()?.retain(|(name, _)| name != "requestBody");
        return Some("the body is gone".to_owned());
    }
    let was = body.get("required") == Some(&Tree::Bool(true));
    let members = body.members_mut()?;
    members.retain(|(name, _)| name != "required");
    members.push(("required".to_owned(), Tree::Bool(!was)));
    Some(format!("the body is required: {}", !was))
}

fn reference_other(tree: &mut Tree, chance: &mut Chance) -> Option<String> {
    let reference = tree.get("$ref")?.text()?.to_owned();
    if !reference.contains("/schemas/") {
        return None;
    }
    let kinds = [
        r#"{"type": "string"}"#,
        r#"{"type": "object", "properties": {"brand_new": {"type": "string"}}}"#,
        r#"{"type": "array", "items": {"type": "integer"}}"#,
    ];
    *tree = tree_of(chance, &kinds);
    Some(format!("instead of {reference} stands {}", tree.print()))
}

fn tree_of(chance: &mut Chance, kinds: &[&str]) -> Tree {
    tree(chance.one_of(kinds).unwrap())
}
