//! Items, with blank lines between the members of a block.

use proc_macro2::TokenStream;
use syn::{File, ImplItem, Item, TraitItem};

use super::direct::{self, Word};
use super::printed::Kind;

/// Prints what a file begins with.
pub(super) fn print(tokens: TokenStream) -> syn::Result<String> {
    let file: File = syn::parse2(tokens)?;
    Ok(if file.attrs.is_empty() && file.items.is_empty() { String::new() } else { prettyplease::unparse(&file) })
}

/// Prints items.
pub(super) fn printed(tokens: TokenStream) -> syn::Result<String> {
    let mut text = String::new();
    each(tokens, |_, printed| text.push_str(printed))?;
    Ok(text)
}

/// Prints items one by one.
pub(super) fn each(tokens: TokenStream, mut add: impl FnMut(Kind, &str)) -> syn::Result<()> {
    let tree = |item| Ok(spaced(syn::parse2(item)?));
    direct::items(tokens, tree, |head, printed| {
        let kind = match head.word {
            Word::Use if head.public => Kind::Reexport,
            Word::Use => Kind::Use,
            Word::Mod if head.semicolon => Kind::Declaration,
            Word::Static if printed.trim_end().contains('\n') => Kind::Other,
            Word::Static => Kind::Static,
            _ => Kind::Other,
        };
        add(kind, printed);
    })
}

fn spaced(item: Item) -> String {
    let parts = match &item {
        Item::Impl(block) => {
            let shell = syn::ItemImpl { items: Vec::new(), ..block.clone() };
            let with = |member: &ImplItem| {
                let short = matches!(member, ImplItem::Type(_) | ImplItem::Const(_));
                (short, Item::Impl(syn::ItemImpl { items: vec![member.clone()], ..shell.clone() }))
            };
            Some((Item::Impl(shell.clone()), block.items.iter().map(with).collect()))
        }
        Item::Trait(block) => {
            let shell = syn::ItemTrait { items: Vec::new(), ..block.clone() };
            let with = |member: &TraitItem| {
                (false, Item::Trait(syn::ItemTrait { items: vec![member.clone()], ..shell.clone() }))
            };
            Some((Item::Trait(shell.clone()), block.items.iter().map(with).collect()))
        }
        _ => None,
    };
    parts.and_then(|(shell, members)| block(shell, members)).unwrap_or_else(|| unparse(item))
}

/// Puts a block together from its members, each printed as the only one of a copy.
fn block(shell: Item, members: Vec<(bool, Item)>) -> Option<String> {
    let shell = unparse(shell);
    let mut text = shell.strip_suffix("}\n")?.to_owned();
    let head = format!("{text}\n");
    let mut before = None;
    for (short, member) in members {
        let printed = unparse(member);
        let member = printed.strip_prefix(&head)?.strip_suffix("}\n")?;
        if before.is_none() || before == Some(false) || !short {
            text.push('\n');
        }
        text.push_str(member);
        before = Some(short);
    }
    text.push_str("}\n");
    Some(text)
}

fn unparse(item: Item) -> String {
    prettyplease::unparse(&File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] })
}
