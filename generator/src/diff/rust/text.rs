//! An item as people read it: its definition and its methods, with documentation.

use super::item::{Kind, Public};
use syn::{File, ImplItem, Item};

/// How many lines are shown of an item.
const LINES: usize = 120;

/// The text; nothing, where there is none.
pub(super) fn of(public: &Public) -> Option<String> {
    let items: Vec<Item> = public.parts.iter().cloned().map(without_bodies).collect();
    if items.is_empty() {
        return None;
    }
    let printed: Vec<String> = items
        .into_iter()
        .map(|item| {
            prettyplease::unparse(&File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] })
        })
        .collect();
    let text = printed.join("\n");
    let text = match public.kind {
        Some(Kind::Method | Kind::Handler) => inside(&text),
        _ => text,
    };
    Some(cut(text.trim_end()))
}

/// Signatures: what a method does is the runtime's business, and attributes for clippy are nobody's.
fn without_bodies(mut item: Item) -> Item {
    match &mut item {
        Item::Impl(block) => {
            block.items.iter_mut().for_each(|item| {
                if let ImplItem::Fn(method) = item {
                    let attributes = method.attrs.iter().filter(|attribute| is_shown(attribute));
                    let (vis, sig) = (&method.vis, &method.sig);
                    *item = ImplItem::Verbatim(quote::quote!(#(#attributes)* #vis #sig;));
                }
            });
        }
        Item::Fn(function) => {
            let attributes = function.attrs.iter().filter(|attribute| is_shown(attribute));
            let (vis, sig) = (&function.vis, &function.sig);
            return Item::Verbatim(quote::quote!(#(#attributes)* #vis #sig;));
        }
        Item::Struct(item) => item.attrs.retain(is_shown),
        Item::Enum(item) => item.attrs.retain(is_shown),
        Item::Trait(item) => item.attrs.retain(is_shown),
        _ => {}
    }
    item
}

fn is_shown(attribute: &syn::Attribute) -> bool {
    ["doc", "derive", "non_exhaustive", "deprecated"].iter().any(|name| attribute.path().is_ident(name))
}

/// What stands in the block of a method's type or trait.
fn inside(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let begin = lines.iter().position(|line| line.ends_with('{')).map_or(0, |at| at + 1);
    let end = lines.iter().rposition(|line| *line == "}").unwrap_or(lines.len());
    let inside = lines.get(begin..end).unwrap_or_default();
    inside.iter().map(|line| line.strip_prefix("    ").unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

fn cut(text: &str) -> String {
    let count = text.lines().count();
    if count <= LINES {
        return text.to_owned();
    }
    let shown: Vec<&str> = text.lines().take(LINES).collect();
    format!("{}\n// {} further lines", shown.join("\n"), count - LINES)
}
