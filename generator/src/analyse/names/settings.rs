//! Names of security schemes and servers.

use super::ident::{Case, Scope, ident, join};
use crate::ir::Api;
use crate::plan::Ident;
use crate::words::{self, hash};

/// Builder setters and authenticator methods; the builder's own methods keep their names.
pub(super) fn schemes(api: &Api) -> Vec<Ident> {
    let mut scope = Scope::default();
    for own in ["server", "base_url", "configure", "build", "sender"] {
        scope.claim(own);
    }
    let names = api.schemes.iter().map(|scheme| {
        let name = join(&words::split(&scheme.name), Case::Value);
        ident(scope.claim_first(&[name.clone(), format!("{name}_credential")], &scheme.name))
    });
    names.collect()
}

/// Servers are called by what the document says of them when that is short, else by their host.
pub(super) fn servers(api: &Api) -> Vec<Ident> {
    let mut scope = Scope::default();
    let names = api.servers.iter().map(|server| {
        let words_of = |text: &str| join(&words::split(text), Case::Type);
        let host = server.url.split("//").nth(1).unwrap_or(&server.url).split('/').next().unwrap_or_default();
        let short = server.description.as_ref().filter(|text| words::split(text).len() <= 4 && !text.is_empty());
        let candidates = match short {
            Some(text) => vec![words_of(text), words_of(&format!("{text} {host}"))],
            None if words::split(host).is_empty() => vec!["Relative".to_owned()],
            None => vec![words_of(host)],
        };
        ident(scope.claim_first(&candidates, &format!("{}{}", server.url, hash(&server.url))))
    });
    names.collect()
}
