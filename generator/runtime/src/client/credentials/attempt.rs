//! The credentials of the attempts of one call.

use std::sync::Arc;

use http::request::Parts;

use super::{Asked, Secret};
use crate::client::client::Inner;
use crate::client::error::{CredentialError, Problem};
use crate::client::request::Prepared;
use crate::operation::Need;

/// What is sent with each attempt but for the body.
pub(crate) enum Heads {
    /// The same each time.
    Fixed(Arc<Parts>),
    /// With credentials that may be others each time.
    Changing(Box<Changing>),
}

/// A request whose credentials come from a provider.
pub(crate) struct Changing {
    prepared: Prepared,
    /// The credentials of the last attempt, with the numbers of their schemes.
    used: Vec<(usize, Secret)>,
    /// Those for the next one, where the API has refused the last.
    renewed: Option<Vec<(usize, Secret)>>,
    /// Whether they were renewed: that is tried once.
    was_refused: bool,
}

impl Heads {
    /// Completes the request at once where its credentials are there.
    pub(crate) fn new(client: &Inner, prepared: Prepared) -> Result<Self, Problem> {
        let needs = prepared.needs;
        match fixed(client, needs).count() == needs.len() {
            true => prepared.complete(client, fixed(client, needs)).map(|parts| Self::Fixed(Arc::new(parts))),
            false => {
                let changing = Changing { prepared, used: Vec::new(), renewed: None, was_refused: false };
                Ok(Self::Changing(Box::new(changing)))
            }
        }
    }

    /// The head without credentials of providers.
    ///
    /// # Errors
    /// When another credential can't travel where its scheme puts it.
    pub(crate) fn known(self, client: &Inner) -> Result<Arc<Parts>, Problem> {
        match self {
            Self::Fixed(parts) => Ok(parts),
            Self::Changing(changing) => {
                let fixed = fixed(client, changing.prepared.needs);
                changing.prepared.complete(client, fixed).map(Arc::new)
            }
        }
    }

    /// The head of the next attempt.
    ///
    /// # Errors
    /// When a credential can't be had, or can't travel where its scheme puts it.
    pub(crate) async fn next(&mut self, client: &Inner) -> Result<Arc<Parts>, Problem> {
        match self {
            Self::Fixed(parts) => Ok(Arc::clone(parts)),
            Self::Changing(changing) => {
                changing.used = match changing.renewed.take() {
                    Some(renewed) => renewed,
                    None => get(client, &changing.prepared, &[]).await?,
                };
                let used = changing.used.iter().map(|(scheme, secret)| (*scheme, secret));
                changing.prepared.clone().complete(client, used).map(Arc::new)
            }
        }
    }

    /// After a 401: whether there are other credentials, with which the request may be sent again.
    ///
    /// # Errors
    /// When a credential can't be had.
    pub(crate) async fn renew(&mut self, client: &Inner) -> Result<bool, Problem> {
        let Self::Changing(changing) = self else { return Ok(false) };
        if std::mem::replace(&mut changing.was_refused, true) {
            return Ok(false);
        }
        let renewed = get(client, &changing.prepared, &changing.used).await?;
        let is_same = renewed.iter().zip(&changing.used).all(|((_, one), (_, other))| one.expose() == other.expose());
        changing.renewed = (!is_same).then_some(renewed);
        Ok(changing.renewed.is_some())
    }
}

/// Those of the credentials that stay as they are.
fn fixed<'c>(client: &'c Inner, needs: &'static [Need]) -> impl Iterator<Item = (usize, &'c Secret)> {
    needs.iter().filter_map(|need| Some((need.scheme, client.credentials.get(need.scheme)?.as_ref()?.fixed()?)))
}

/// The credentials that the request needs, in their order.
async fn get(
    client: &Inner,
    prepared: &Prepared,
    refused: &[(usize, Secret)],
) -> Result<Vec<(usize, Secret)>, Problem> {
    let mut secrets = Vec::new();
    for (number, need) in prepared.needs.iter().enumerate() {
        // Chosen because there are such a scheme and a credential for it.
        let scheme = client.api.schemes.get(need.scheme).map_or("", |scheme| scheme.name);
        let Some(credential) = client.credentials.get(need.scheme).and_then(Option::as_ref) else { continue };
        let refused = refused.get(number).map(|(_, secret)| secret.clone());
        let secret = credential.get(Asked { scheme, scopes: need.scopes, refused }).await;
        secrets.push((need.scheme, secret.map_err(|source| CredentialError::new(scheme, source))?));
    }
    Ok(secrets)
}
