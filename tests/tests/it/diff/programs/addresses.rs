//! Programs that choose a client's server: the variants and types of its addresses, and the setters of their variables.

use syn::{Fields, ImplItem, Item};

use super::snippets::{Snippet, Uses, passed, signature, text};

/// The programs for an item of a client's crate, if it is one of its servers.
pub fn of(file: &str, item: &Item) -> Vec<Snippet> {
    let module = match file {
        "client/src/servers.rs" => "servers::",
        "client/src/client.rs" => "",
        _ => return Vec::new(),
    };
    let snippet = |name: String, member: Option<String>, program: String| Snippet {
        of: ("client".to_owned(), name),
        member,
        uses: Uses::Other,
        text: format!("fn used() {{ use crate::pairs::PAIR::client::{module}*; {program} }}"),
    };
    match item {
        Item::Struct(item) if !module.is_empty() => {
            let name = &item.ident;
            vec![snippet(format!("{module}{name}"), None, format!("let _: {name} = any();"))]
        }
        Item::Enum(item) => {
            let name = &item.ident;
            let variant = |variant: &syn::Variant| {
                let pattern = if let Fields::Unnamed(_) = variant.fields { "(_)" } else { "" };
                let member = variant.ident.to_string();
                let program = format!("if let {name}::{member}{pattern} = any::<{name}>() {{}}");
                snippet(format!("{module}{name}"), Some(member), program)
            };
            item.variants.iter().map(variant).collect()
        }
        Item::Impl(block) if !module.is_empty() => {
            let name = text(&block.self_ty);
            let setter = |item: &ImplItem| {
                let sig = signature(item)?;
                let called = sig.ident.to_string();
                let calls = passed(&sig).into_iter();
                // A server is made of nothing, and a variable set of one.
                let of = match sig.receiver() {
                    Some(_) => format!("any::<{name}>()."),
                    None => format!("<{name}>::"),
                };
                let calls: String = calls.map(|passed| format!("let _ = {of}{called}({passed});")).collect();
                Some(snippet(format!("{module}{name}::{called}"), None, calls))
            };
            block.items.iter().filter_map(setter).collect()
        }
        _ => Vec::new(),
    }
}
