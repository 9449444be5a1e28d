//! Names of security schemes.

use super::ident::{Case, Scope, ident, join};
use super::servers::{BUILDER, ElsewhereNames};
use crate::ir::Api;
use crate::plan::Ident;
use crate::words;

/// Builder setters, authenticator methods and what a server may demand; the methods beside them keep their names.
pub(super) fn schemes(api: &Api, elsewhere: &[ElsewhereNames]) -> Vec<Ident> {
    let mut scope = Scope::default();
    let setters = elsewhere.iter().map(|names| names.setter.as_str());
    BUILDER.iter().copied().chain(["open"]).chain(setters).for_each(|own| _ = scope.claim(own));
    let names = api.schemes.iter().map(|scheme| {
        let name = join(&words::split(&scheme.name), Case::Value);
        ident(scope.claim_first(&[name.clone(), format!("{name}_credential")], &scheme.name))
    });
    names.collect()
}
