//! Programs, one for each thing that code can touch of the old edition's crates, made of its public items.

use bindery_build::diff::Report;
use quote::{ToTokens, quote};
use syn::{Fields, FnArg, ImplItem, Item, PathArguments, Signature, TraitItem, TraitItemFn, Type};

use super::addresses;
use super::expected::mentions;
use super::service::Service;

/// A program that uses one thing.
pub struct Snippet {
    /// The crate, as the report names it, and the item.
    pub of: (String, String),
    /// The member; nothing, where it is the item.
    pub member: Option<String>,
    pub uses: Uses,
    pub text: String,
}

/// What of an item a program uses.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Uses {
    Field,
    Method,
    Derive,
    /// All its parts, where there can't be others.
    Parts,
    /// All of a server.
    Service,
    Other,
}

/// The programs for a page of public items, as `inspect --stage rust` prints them.
pub fn of(page: &str) -> Vec<Snippet> {
    let mut made = Made::default();
    let mut files: Vec<(String, String)> = Vec::new();
    for line in page.lines() {
        match (line.strip_prefix("// ").filter(|path| path.ends_with(".rs")), files.last_mut()) {
            (Some(path), _) => files.push((path.to_owned(), String::new())),
            (None, Some((_, text))) => *text += &format!("{line}\n"),
            (None, None) => {}
        }
    }
    let operations = files.iter().filter(|(path, _)| path.starts_with("types/src/operations"));
    let operations = operations.flat_map(|(_, text)| text.lines().filter_map(|line| line.strip_prefix("pub struct ")));
    made.records = operations.map(|line| line.split([' ', ';', '(']).next().unwrap().to_owned()).collect();
    let schemas = files.iter().filter(|(path, _)| path.starts_with("types/src/schemas"));
    let begins = ["pub struct ", "pub enum ", "pub type "];
    let named = |line: &str| {
        begins.iter().find_map(|begin| Some(line.strip_prefix(begin)?.split([' ', ';', '(']).next()?.to_owned()))
    };
    made.types = schemas.flat_map(|(_, text)| text.lines().filter_map(named).collect::<Vec<_>>()).collect();
    let client = files.iter().filter(|(path, _)| path.starts_with("client"));
    let handles = client.flat_map(|(_, text)| text.lines().filter_map(|line| line.strip_prefix("pub struct ")));
    made.handles = handles.filter_map(|line| Some(line.split_once("<'")?.0.to_owned())).collect();
    let mut service = Service::default();
    let mut routers = Vec::new();
    for (path, text) in files {
        let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
        for item in file.items {
            match &item {
                Item::Trait(item) if path.starts_with("server") => service.contract(item),
                Item::Fn(item) if path.starts_with("server") => routers.push((path.clone(), item.clone())),
                _ => {}
            }
            made.snippets.extend(addresses::of(&path, &item));
            made.item(&path, item);
        }
    }
    routers.iter().for_each(|(path, item)| service.router(path, item));
    for (path, text) in service.programs() {
        made.snippets.push(Snippet { of: ("server".to_owned(), path), member: None, uses: Uses::Service, text });
    }
    made.snippets
}

/// The programs for what an outline does not have, of the items that changed: conversions and defaults, and the types
/// that the runtime reads an operation with.
pub fn conversions(report: &Report) -> Vec<Snippet> {
    let mut snippets = Vec::new();
    for item in &report.items {
        let of = (item.of.to_string(), item.path.clone());
        let file = item.old.as_deref().and_then(|old| syn::parse_file(old).ok());
        for block in file.into_iter().flat_map(|file| file.items) {
            let Item::Impl(block) = block else { continue };
            let ty = text(&block.self_ty);
            let Some((path, _)) = &block.trait_ else {
                for constant in block.items.iter().filter_map(constant) {
                    let (name, of_type) = constant;
                    let text = format!("fn used() {{ let _: {of_type} = <{ty}>::{name}; }}");
                    snippets.push(Snippet { of: of.clone(), member: Some(name), uses: Uses::Method, text });
                }
                continue;
            };
            let implemented = text(path);
            // For all texts; one of them will do.
            let asked = implemented.replace("From < T >", "From < &'static str >");
            let text = format!("fn is<T: {asked}>() {{}} fn used() {{ is::<{ty}>() }}");
            let member = plain(&implemented);
            snippets.push(Snippet { of: of.clone(), member: Some(member), uses: Uses::Derive, text });
        }
        for detail in &item.details {
            let (Some(part), Some(name)) = (&detail.member, of.1.strip_prefix("operations::")) else { continue };
            let is_meant = ["has other ", "it has no "].into_iter().any(|begin| detail.what.starts_with(begin));
            let Some(was) = detail.what.split('`').rev().nth(1).filter(|_| is_meant) else { continue };
            let now = match part.as_str() {
                "Item" => format!("<{name} as Paginated>::Item"),
                "Headers" => format!("HeadersOf<{name}>"),
                part => format!("<{name} as Operation>::{part}"),
            };
            let text = format!("fn used(x: {now}) -> {was} {{ x }}");
            snippets.push(Snippet { of: of.clone(), member: Some(part.clone()), uses: Uses::Other, text });
        }
    }
    snippets
}

/// What a client's crate has of the runtime.
const RUNTIME: [&str; 7] = ["BuildError", "Error", "Nullable", "Problem", "Response", "Secret", "With"];

#[derive(Default)]
struct Made {
    /// The structs of the operations module, whose tables stand in another.
    records: Vec<String>,
    /// The types of the document.
    types: Vec<String>,
    /// The structs of the client's crate that have a lifetime.
    handles: Vec<String>,
    snippets: Vec<Snippet>,
}

impl Made {
    fn add(&mut self, file: &str, item: &str, member: Option<&str>, text: String) {
        let of = file.split('/').next().unwrap().to_owned();
        let module =
            ["operations", "servers", "receiver"].into_iter().find(|name| file.contains(&format!("/src/{name}")));
        let path = if of == "types" && (module == Some("operations") || self.records.iter().any(|name| name == item)) {
            format!("operations::{item}")
        } else {
            item.to_owned()
        };
        let uses = match () {
            () if text.starts_with("fn is<T:") => Uses::Derive,
            () if text.contains("{ match x {") || text.contains("{ let ") && text.contains(" = x; }") => Uses::Parts,
            () if text.contains("&x.") => Uses::Field,
            () if member.is_some() && of == "types" && !text.contains("if let") => Uses::Method,
            () => Uses::Other,
        };
        self.snippets.push(Snippet { of: (of, path), member: member.map(str::to_owned), uses, text });
    }

    fn item(&mut self, file: &str, item: Item) {
        match item {
            Item::Struct(item) if file.starts_with("types") => {
                let name = item.ident.to_string();
                for (number, field) in item.fields.iter().enumerate() {
                    let member = field.ident.as_ref().map_or_else(|| number.to_string(), ToString::to_string);
                    let ty = text(&field.ty);
                    self.add(
                        file,
                        &name,
                        Some(&member),
                        format!("fn used(x: &{name}) {{ let _: &{ty} = &x.{member}; }}"),
                    );
                }
                if let Some(all) = exhaustive(&item.attrs, &item.fields) {
                    self.add(file, &name, None, format!("fn used(x: {name}) {{ let {name}{all} = x; }}"));
                }
                for derived in derives(&item.attrs) {
                    // In the prelude there is only the macro of that name.
                    let path = if derived == "Hash" { "::core::hash::Hash" } else { derived.as_str() };
                    let text = format!("fn is<T: {path}>() {{}} fn used() {{ is::<{name}>() }}");
                    self.add(file, &name, Some(&derived), text);
                }
            }
            Item::Enum(item) if file.starts_with("types") => {
                let name = item.ident.to_string();
                for variant in &item.variants {
                    let member = variant.ident.to_string();
                    let payload: Vec<&Type> = match &variant.fields {
                        Fields::Unnamed(fields) => fields.unnamed.iter().map(|field| &field.ty).collect(),
                        Fields::Named(_) | Fields::Unit => Vec::new(),
                    };
                    let names: Vec<String> = (0..payload.len()).map(|number| format!("p{number}")).collect();
                    let pattern = if names.is_empty() { String::new() } else { format!("({})", names.join(", ")) };
                    let read = names.iter().zip(&payload).map(|(name, ty)| format!("let _: &{} = {name};", text(ty)));
                    let read: String = read.collect();
                    let program =
                        format!("fn used(x: &{name}) {{ if let {name}::{member}{pattern} = x {{ {read} }} }}");
                    self.add(file, &name, Some(&member), program);
                }
                let arms = item.variants.iter().map(|variant| {
                    Some(format!("{name}::{}{} => {{}}", variant.ident, exhaustive(&item.attrs, &variant.fields)?))
                });
                if let Some(arms) = arms.collect::<Option<Vec<_>>>() {
                    self.add(file, &name, None, format!("fn used(x: {name}) {{ match x {{ {} }} }}", arms.join(" ")));
                }
            }
            Item::Type(item) if file.starts_with("types") => {
                let (name, ty) = (item.ident.to_string(), text(&item.ty));
                self.add(file, &name, None, format!("fn used(x: {name}) -> {ty} {{ x }}"));
            }
            Item::Impl(block) => {
                let of = text(&block.self_ty);
                if block.generics.params.is_empty() {
                    for item in &block.items {
                        self.method(file, &block.self_ty, &of, item);
                    }
                }
            }
            Item::Trait(item) if file.starts_with("server") && item.ident != "Authenticator" => {
                let name = item.ident.to_string();
                let caller = item.items.iter().any(|part| matches!(part, TraitItem::Type(_)));
                let caller = if caller { "type Caller = ();" } else { "" };
                for part in &item.items {
                    if let TraitItem::Fn(method) = part {
                        let signature = text(&method.sig);
                        let member = format!("{name}::{}", method.sig.ident);
                        let program = format!(
                            "struct Service; impl crate::pairs::PAIR::server::{name} for Service {{ {caller} {signature} \
                             {{ async {{ any() }} }} }}"
                        );
                        self.add(file, &member, None, program);
                    }
                }
            }
            _ => {}
        }
    }

    /// Imports of the document's types that are called as something in the client's crate.
    fn own(&self, text: &str) -> String {
        // A handle is written with its lifetime.
        let handles = self.handles.iter().map(String::as_str);
        let handles = handles.filter(|name| !text.contains(&format!(" {name} < '_ >")));
        let named = RUNTIME.into_iter().chain(handles);
        let all = named.filter(|name| mentions(text, name) && self.types.iter().any(|own| own == name));
        all.map(|name| format!("use crate::pairs::PAIR::types::{name}; ")).collect()
    }

    fn method(&mut self, file: &str, ty: &Type, of: &str, item: &ImplItem) {
        let Some(sig) = &signature(item) else { return };
        let name = sig.ident.to_string();
        let has_self = sig.inputs.iter().any(|input| matches!(input, FnArg::Receiver(_)));
        let gives = match &sig.output {
            syn::ReturnType::Type(_, ty) => text(ty).replace("Self", of),
            syn::ReturnType::Default => "()".to_owned(),
        };
        let calls = passed(sig).into_iter().map(|arguments| match has_self {
            true if file.starts_with("types") => format!("let _: {gives} = any::<{of}>().{name}({arguments});"),
            true => format!("let _: {gives} = x.{name}({arguments});"),
            false => format!("let _: {gives} = <{of}>::{name}({arguments});"),
        });
        let calls: Vec<String> = calls.collect();
        if let Some(request) = request(ty) {
            let calls = passed(sig).into_iter().map(|arguments| format!("let _ = any::<{of}>().{name}({arguments});"));
            let calls = calls.collect::<String>();
            self.add(file, &format!("Call<{request}>"), Some(&name), format!("SETTER fn used(x: {of}) {{ {calls} }}"));
        } else if file.starts_with("types") {
            self.add(file, of, Some(&name), format!("fn used(x: {of}) {{ {} }}", calls.concat()));
        } else if file.starts_with("client") && !file.ends_with("servers.rs") {
            let plain = of.split('<').next().unwrap().trim().to_owned();
            let place = format!("crate::pairs::PAIR::client::{of}");
            let calls = calls.iter().map(|call| {
                format!("{{ let x: {place} = any(); {} }}", call.replace(&format!("<{of}>::"), &format!("<{place}>::")))
            });
            let calls = calls.collect::<String>();
            self.add(
                file,
                &format!("{plain}::{name}"),
                None,
                format!("fn used() {{ use crate::pairs::PAIR::client::*; {}{calls} }}", self.own(&calls)),
            );
        }
    }
}

/// The signature of a method in an outline, which has no body.
pub fn signature(item: &ImplItem) -> Option<Signature> {
    let ImplItem::Verbatim(tokens) = item else { return None };
    let tokens = tokens.to_string();
    let method: TraitItemFn = syn::parse_str(tokens.trim_start_matches("pub ")).ok()?;
    Some(method.sig)
}

/// What is passed: for each parameter a value of its type; where that is text, also as a literal would be.
pub fn passed(sig: &Signature) -> Vec<String> {
    let types: Vec<String> = sig
        .inputs
        .iter()
        .filter_map(|input| match input {
            // Where the document has a type of a trait's name, the trait is named by its path.
            FnArg::Typed(argument) => Some(
                text(&argument.ty)
                    .replace("impl :: core :: convert :: Into <", "impl Into <")
                    .replace("impl :: core :: iter :: IntoIterator <", "impl IntoIterator <"),
            ),
            FnArg::Receiver(_) => None,
        })
        .collect();
    let first = types.iter().map(|ty| format!("any::<{}>()", concrete(ty))).collect::<Vec<_>>().join(", ");
    let mut all = vec![first];
    if types.iter().any(|ty| ty == "impl Into < String >") {
        let literal = |ty: &String| {
            if ty == "impl Into < String >" { "any::<&str>()".to_owned() } else { format!("any::<{}>()", concrete(ty)) }
        };
        all.push(types.iter().map(literal).collect::<Vec<_>>().join(", "));
        // And what formats of text are not made of.
        let letter = |ty: &String| literal(ty).replace("any::<&str>()", "any::<char>()");
        all.push(types.iter().map(letter).collect::<Vec<_>>().join(", "));
    }
    if let Some(native) = types.iter().find_map(|ty| native(ty)) {
        let of =
            |ty: &String| format!("any::<{}>()", self::native(ty).map_or_else(|| concrete(ty), |_| native.to_owned()));
        all.push(types.iter().map(of).collect::<Vec<_>>().join(", "));
    }
    all
}

/// What a value of a format is made of beside text.
fn native(ty: &str) -> Option<&'static str> {
    let format = ty.strip_prefix("impl Into < :: bindery :: format :: ")?.strip_suffix(" >")?;
    match format {
        "Base64Url" | "Byte" => Some("::std::vec::Vec<u8>"),
        "DateTime" => Some("std::time::SystemTime"),
        "Ipv4" => Some("std::net::Ipv4Addr"),
        "Ipv6" => Some("std::net::Ipv6Addr"),
        "Uuid" => Some("[u8; 16]"),
        _ => None,
    }
}

/// A type that fits.
fn concrete(ty: &str) -> String {
    let inside =
        |ty: &str, begin: &str| ty.strip_prefix(begin).and_then(|rest| rest.strip_suffix(" >")).map(str::to_owned);
    if ty.starts_with("impl FnOnce") {
        return ty.replacen("impl FnOnce", "fn", 1);
    }
    if let Some(element) = inside(ty, "impl IntoIterator < Item = ") {
        // Not a list, which may be passed for something else too.
        return format!("::core::option::Option<{}>", concrete(&element));
    }
    inside(ty, "impl Into < ").unwrap_or_else(|| ty.to_owned())
}

/// The name of a constant, and its type.
fn constant(item: &ImplItem) -> Option<(String, String)> {
    let ImplItem::Const(constant) = item else { return None };
    Some((constant.ident.to_string(), text(&constant.ty)))
}

/// What is implemented, however it is spelled.
pub fn plain(implemented: &str) -> String {
    let words = implemented.split([' ', '@']).filter(|word| !word.is_empty());
    words.collect::<String>().replace("::bindery::", "")
}

/// A pattern of all parts, where they are all that there can be.
fn exhaustive(attributes: &[syn::Attribute], fields: &Fields) -> Option<String> {
    if attributes.iter().any(|attribute| attribute.path().is_ident("non_exhaustive")) {
        return None;
    }
    match fields {
        Fields::Unit => Some(String::new()),
        Fields::Unnamed(fields) => Some(format!("({})", vec!["_"; fields.unnamed.len()].join(", "))),
        // Fields that nobody sees may be among them.
        Fields::Named(_) => None,
    }
}

fn derives(attributes: &[syn::Attribute]) -> Vec<String> {
    let derived = attributes.iter().filter(|attribute| attribute.path().is_ident("derive"));
    let lists = derived.map(|attribute| attribute.parse_args::<proc_macro2::TokenStream>().unwrap().to_string());
    lists.flat_map(|list| list.split(',').map(|name| name.trim().to_owned()).collect::<Vec<_>>()).collect()
}

/// The request of a call.
fn request(ty: &Type) -> Option<String> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    (last.ident == "Call").then(|| arguments.args.first().map(text))?
}

pub fn text(tokens: &impl ToTokens) -> String {
    quote!(#tokens).to_string()
}
