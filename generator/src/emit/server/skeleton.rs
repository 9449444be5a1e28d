//! A server as its implementor begins to write it: handlers as `async fn`, an authenticator, and what serves them. The
//! documentation of a server crate shows one handler of it; `bindery skeleton` prints the whole program.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::doc::Doc;
use super::super::ident::{from_text, ident};
use super::super::layout::{Module, Piece};
use super::super::scope::{Names, Paths, Place, Scope};
use super::super::{api_name, operation_key};
use super::handlers::{Signature, signature};
use super::{authenticator, has_caller, is_secured, is_unsaid, served};
use crate::config::CrateKind;
use crate::plan::{Bindings, Group, GroupOf, Operation};

/// The documentation shows no more traits than this: what serves them all is left to the program then.
const FEW: usize = 12;

/// What the program depends on, the bindings aside.
const NEEDED: &str = "```sh
cargo add bindery --features server
cargo add axum --no-default-features --features http1,tokio
cargo add tokio --features macros,net,rt-multi-thread
```";

/// What is printed.
struct Skeleton<'a> {
    bindings: &'a Bindings,
    scope: Scope<'a>,
    /// The root of the server, as its user names it.
    server: &'a TokenStream,
    /// The traits that are implemented.
    groups: Vec<&'a Group>,
    /// Whether it is for what the API calls itself.
    hooks: bool,
}

/// The whole program, with those handlers that are `chosen`.
pub(in super::super) fn program(
    bindings: &Bindings,
    names: &Names,
    paths: &Paths,
    server: &TokenStream,
    chosen: &dyn Fn(&Operation) -> bool,
) -> Module {
    let any = |hooks: bool| served(bindings, hooks).into_iter().any(chosen);
    let hooks = !any(false) && any(true);
    let has_handler = |group: &&Group| super::operations(bindings, group).any(chosen);
    let (groups, others): (Vec<_>, Vec<_>) = groups(bindings, hooks).into_iter().partition(has_handler);
    let skeleton = Skeleton { bindings, scope: scope(names, paths), server, groups, hooks };
    let (items, others) = (skeleton.items(chosen, true), skeleton.empty(&others));
    let (router, uses) = (skeleton.router(), skeleton.scope.uses_of(server));
    let (result, boxed) = (skeleton.scope.std("Result"), skeleton.scope.std("Box"));
    let items = quote! {
        #uses
        #items
        #[tokio::main]
        async fn main() -> #result<(), #boxed<dyn std::error::Error>> {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
            println!("listening on http://{}", listener.local_addr()?);
            axum::serve(listener, #router).await?;
            Ok(())
        }
        #others
    };
    let whose = if hooks { "Receives what is sent by" } else { "Serves" };
    let doc = Doc::ours(format!("{whose} the {}. A handler that is taken out answers 501.", api_name(bindings)));
    let doc = doc.paragraph(NEEDED);
    let mut pieces = skeleton.scope.printed();
    pieces.push(Piece::Items(items));
    Module { doc, modules: Vec::new(), pieces }
}

/// What a program begins with: nobody is told twice what is still to be done. These are words of that program: a test looks
/// for them in this one.
pub(in super::super) fn attributes() -> TokenStream {
    let allow = from_text("allow");
    quote!(#![#allow(unused_variables, clippy::todo, reason = "handlers are still to be written")])
}

/// The same in short, with its first handler, as a fenced example; nothing where there are no operations.
pub(super) fn example(bindings: &Bindings, names: &Names, paths: &Paths) -> Option<String> {
    let hooks = served(bindings, false).is_empty();
    let first = served(bindings, hooks).into_iter().min_by_key(|operation| operation.deprecated)?;
    let is_first = |operation: &Operation| std::ptr::eq(operation, first);
    let mut groups = groups(bindings, hooks);
    let is_whole = groups.len() <= FEW;
    if !is_whole {
        groups.retain(|group| super::operations(bindings, group).any(is_first));
    }
    let server = paths.outside(CrateKind::Server);
    let skeleton = Skeleton { bindings, scope: scope(names, paths), server: &server, groups, hooks };
    let items = skeleton.items(&is_first, false);
    let uses = skeleton.scope.uses_of(&server);
    let mut pieces = skeleton.scope.printed();
    pieces.push(Piece::Items(quote!(#uses #items)));
    let mut text = Module { doc: Doc::new(), modules: Vec::new(), pieces }.file(&quote!()).ok()?;
    if is_whole {
        let router = skeleton.router();
        let printed = prettyplease::unparse(&syn::parse2(quote!(fn example() { let app = #router; })).ok()?);
        let lines = printed.lines().filter_map(|line| line.strip_prefix("    "));
        text.push_str(&lines.map(|line| format!("\n{line}")).collect::<String>());
        text.push('\n');
    }
    Some(match paths {
        Paths::Crates(_) => format!("```no_run\n# fn example() {{\n{text}# }}\n```"),
        Paths::SingleFile => format!("```text\n{text}```"),
    })
}

fn scope<'a>(names: &'a Names, paths: &'a Paths) -> Scope<'a> {
    Scope::new(paths, names, Place::Program, [])
}

/// The groups of one side.
fn groups(bindings: &Bindings, hooks: bool) -> Vec<&Group> {
    bindings.groups.iter().filter(|group| (group.of == GroupOf::Hooks) == hooks).collect()
}

impl Skeleton<'_> {
    /// A name of the program's own, that no type of the document has.
    fn own(&self, word: &str) -> syn::Ident {
        let mut name = word.to_owned();
        while !self.scope.is_short(&name) {
            name.push_str("Impl");
        }
        from_text(&name)
    }

    /// Service and authenticator, with what is said of them where it is `documented`.
    fn items(&self, chosen: &dyn Fn(&Operation) -> bool, documented: bool) -> TokenStream {
        let app = self.own("App");
        let said = |text: &str| documented.then(|| Doc::ours(text).outer());
        let traits = self.groups.iter().map(|group| self.implementation(&app, group, chosen, documented));
        let of_app = said("What handlers work with: a pool of connections, a configuration.");
        let authenticator = is_secured(self.bindings, self.hooks).then(|| self.authenticator(documented));
        let traits: Vec<_> = traits.collect();
        quote! {
            #of_app
            struct #app;

            #(#traits)*
            #authenticator
        }
    }

    /// Traits without a handler, which the router asks for all the same.
    fn empty(&self, groups: &[&Group]) -> TokenStream {
        let app = self.own("App");
        let traits = groups.iter().map(|group| self.implementation(&app, group, &|_| false, true));
        let doc = (!groups.is_empty()).then(|| Doc::ours("What follows has no handlers yet: it answers 501.").outer());
        quote!(#doc #(#traits)*)
    }

    fn implementation(
        &self,
        app: &syn::Ident,
        group: &Group,
        chosen: &dyn Fn(&Operation) -> bool,
        documented: bool,
    ) -> TokenStream {
        let (server, name) = (self.server, ident(&group.trait_ident));
        let caller = has_caller(self.bindings, group).then(|| {
            let caller = self.own("Caller");
            quote!(type Caller = #caller;)
        });
        let operations = super::operations(self.bindings, group).filter(|operation| chosen(operation));
        let handlers = operations.map(|operation| {
            let Signature { caller, request, result } = signature(&self.scope, operation);
            let (name, todo, mark) = (ident(&operation.method_ident), from_text("todo"), quote!(!));
            let key = Doc::of(&operation.docs).first_sentence().paragraph(operation_key(operation));
            let doc = documented.then(|| key.outer());
            quote! {
                #doc
                async fn #name(&self, #caller request: #request) -> #result {
                    #todo #mark ()
                }
            }
        });
        quote! {
            impl #server::#name for #app {
                #caller
                #(#handlers)*
            }
        }
    }

    fn authenticator(&self, documented: bool) -> TokenStream {
        let (keys, caller, module) = (self.own("Keys"), self.own("Caller"), self.module());
        let (result, option) = (self.scope.std("Result"), self.scope.std("Option"));
        let [credential, denied] = ["Credential", "Denied"].map(|name| self.scope.runtime("server", name));
        let said = |text: &str| documented.then(|| Doc::ours(text).outer());
        // A program that is served as it was printed admits nobody.
        let refused = quote!(Err(#denied::unauthorized()));
        let body = match documented {
            true => refused,
            false => quote!(if credential.is("…") { Ok(#caller) } else { #refused }),
        };
        let methods = authenticator::used(self.bindings, self.hooks).into_iter().map(|(_, scheme)| {
            let name = ident(&scheme.ident);
            let doc = documented.then(|| authenticator::checks(scheme).outer());
            quote! {
                #doc
                async fn #name(
                    &self,
                    credential: #credential<'_>,
                    caller: #option<#caller>,
                ) -> #result<#caller, #denied> {
                    #body
                }
            }
        });
        let (of_caller, of_keys) = (
            said("Who is calling, as handlers see it."),
            said("Tells who is calling: nobody is admitted until a method asks `credential.is(…)`."),
        );
        quote! {
            #of_caller
            struct #caller;

            #of_keys
            struct #keys;

            impl #module::Authenticator for #keys {
                type Caller = #caller;

                #(#methods)*
            }
        }
    }

    /// Where router and authenticator are.
    fn module(&self) -> TokenStream {
        let server = self.server;
        if self.hooks { quote!(#server::receiver) } else { quote!(#server) }
    }

    /// What makes the router.
    fn router(&self) -> TokenStream {
        let (module, app) = (self.module(), self.own("App"));
        let keys = is_secured(self.bindings, self.hooks).then(|| {
            let keys = self.own("Keys");
            quote!(, #keys)
        });
        let needs = (!self.hooks && is_unsaid(self.bindings)).then(|| {
            let server = self.server;
            let used = authenticator::used(self.bindings, false);
            let need = used.first().map_or_else(|| from_text("open"), |(_, scheme)| ident(&scheme.ident));
            quote!(, #server::Needs::#need())
        });
        quote!(#module::router(#app #keys #needs))
    }
}
