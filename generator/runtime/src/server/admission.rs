//! Whether a request is admitted to its operation: alternatives (OR) of sets (AND) of credentials.

use std::borrow::Cow;

use http::StatusCode;
use http::header::WWW_AUTHENTICATE;
use http::request::Parts;

use super::challenge;
use super::dispatch::Access;
use super::gate::{Credential, Denied, Gate, Reason};
use super::presented::{Presented, presented};
use super::refusal::Refusal;
use crate::operation::{Endpoint, Need, Scheme, Slot};

/// Lets `gate` check what the request presents, against [`Endpoint::security`].
///
/// Alternatives are tried in order. One whose credentials are not all there is passed over; the first whose credentials
/// are all good admits; one that is denied gives way to the next, because each alternative suffices by itself. The
/// empty alternative (`{}`) comes last and admits only a request that presents no credential at all: a caller with a
/// stale key learns of it instead of being served as somebody unknown. Whether there is a certificate only the gate can
/// tell: that it denies one that nothing in the request speaks of counts as if none were there.
///
/// The result is `None` for a request that is admitted without a caller, which does not happen under
/// [`Access::Secured`], whatever the table says.
pub(super) async fn admit<G: Gate>(
    gate: &G,
    endpoint: &'static Endpoint,
    access: Access,
    parts: &Parts,
) -> Result<Option<G::Caller>, Refusal> {
    let is_open = endpoint.security.iter().all(|alternative| alternative.is_empty());
    if access == Access::Settled(None) || is_open && access == Access::Optional {
        return Ok(None);
    }
    let alternatives = || alternatives(endpoint, access);
    if alternatives().next().is_none() {
        return Err(unadmitted());
    }
    let mut denied = None;
    let mut seen = Seen::default();
    for alternative in alternatives() {
        let Some(credentials) = seen.credentials(endpoint, alternative, parts) else { continue };
        let unseen = credentials.iter().all(|(_, scheme, _)| scheme.slot == Slot::Certificate);
        match check(gate, endpoint, &credentials, parts).await {
            Ok(caller) => return Ok(caller),
            Err(denial) if unseen && denial.reason == Reason::Unauthorized => {}
            Err(denial) => denied = Some(worse(denied, denial)),
        }
    }
    if let Some(denial) = denied {
        return Err(refusal(endpoint, &alternatives().collect::<Vec<_>>(), &denial));
    }
    let empty = endpoint.security.iter().any(|alternative| alternative.is_empty());
    let optional = empty && access == Access::Optional;
    if optional && !seen.any { Ok(None) } else { Err(seen.refusal(endpoint, &alternatives().collect::<Vec<_>>())) }
}

/// The alternatives that admit a caller.
fn alternatives(endpoint: &'static Endpoint, access: Access) -> impl Iterator<Item = &'static [Need]> {
    let admits = move |alternative: &&[Need]| match access {
        Access::Settled(demanded) => alternative.iter().all(|need| Some(need.scheme) == demanded),
        Access::Secured | Access::Optional => true,
    };
    endpoint.security.iter().copied().filter(|alternative| !alternative.is_empty()).filter(admits)
}

/// Refuses a request to an operation that needs a caller, when its table names no credentials: what is not checked is
/// not admitted.
pub(super) fn unadmitted() -> Refusal {
    Refusal::new(StatusCode::UNAUTHORIZED, "the operation needs a caller, and nothing says how one is known")
}

/// A credential of the request, with the need that it is for.
type Found<'a> = (&'static Need, &'static Scheme, Cow<'a, str>);

/// Hands the credentials of one alternative to the gate, one after the other.
async fn check<G: Gate>(
    gate: &G,
    endpoint: &'static Endpoint,
    credentials: &[Found<'_>],
    parts: &Parts,
) -> Result<Option<G::Caller>, Denied> {
    let mut caller = None;
    for (need, scheme, value) in credentials {
        let (scopes, extensions) = (need.scopes, &parts.extensions);
        let credential = Credential { value, scopes, scheme, endpoint, extensions };
        caller = Some(gate.check(need.scheme, credential, caller).await?);
    }
    Ok(caller)
}

/// What came to light while looking for credentials.
#[derive(Default)]
struct Seen {
    /// Whether the request presents anything that is meant as a credential.
    any: bool,
    problem: Option<String>,
}

impl Seen {
    /// The credentials that this alternative needs, if they are all there.
    ///
    /// A scheme that the table does not have can't be satisfied.
    fn credentials<'p>(
        &mut self,
        endpoint: &'static Endpoint,
        alternative: &'static [Need],
        parts: &'p Parts,
    ) -> Option<Vec<Found<'p>>> {
        let mut found = Vec::with_capacity(alternative.len());
        for need in alternative {
            let scheme = endpoint.api.schemes.get(need.scheme)?;
            match presented(scheme, parts) {
                Presented::Credential(value) => {
                    self.any = true;
                    found.push((need, scheme, value));
                }
                Presented::Malformed(problem) => {
                    self.any = true;
                    let slot = challenge::slot(scheme);
                    self.problem.get_or_insert_with(|| format!("{problem} ({slot})"));
                }
                Presented::Elsewhere => found.push((need, scheme, Cow::Borrowed(""))),
                Presented::Nothing => {}
            }
        }
        (found.len() == alternative.len()).then_some(found)
    }

    /// Refuses a request without a complete alternative: says what would do.
    fn refusal(self, endpoint: &'static Endpoint, alternatives: &[&'static [Need]]) -> Refusal {
        let detail = self.problem.unwrap_or_else(|| {
            let wanted: Vec<_> = alternatives.iter().map(|alternative| all_of(endpoint, alternative)).collect();
            format!("credentials are missing: {}", wanted.join(", or "))
        });
        challenged(Refusal::new(StatusCode::UNAUTHORIZED, detail), endpoint, alternatives, None)
    }
}

fn all_of(endpoint: &Endpoint, alternative: &[Need]) -> String {
    let schemes = alternative.iter().filter_map(|need| endpoint.api.schemes.get(need.scheme));
    schemes.map(challenge::slot).collect::<Vec<_>>().join(" and ")
}

/// The denial to report of two: a check that failed may be repeated, a caller who is known may ask for more rights.
fn worse(first: Option<Denied>, second: Denied) -> Denied {
    match first {
        Some(first) if first.reason >= second.reason => first,
        _ => second,
    }
}

fn refusal(endpoint: &'static Endpoint, alternatives: &[&'static [Need]], denied: &Denied) -> Refusal {
    let detail = denied.to_string();
    match denied.reason {
        Reason::Unauthorized => {
            challenged(Refusal::new(StatusCode::UNAUTHORIZED, detail), endpoint, alternatives, Some("invalid_token"))
        }
        Reason::Forbidden => Refusal::new(StatusCode::FORBIDDEN, detail),
        Reason::Unavailable => Refusal::new(StatusCode::SERVICE_UNAVAILABLE, detail),
    }
}

/// Adds a challenge for each scheme, which a 401 must have (RFC 9110, 11.6.1).
fn challenged(
    refusal: Refusal,
    endpoint: &'static Endpoint,
    alternatives: &[&'static [Need]],
    error: Option<&str>,
) -> Refusal {
    challenge::challenges(endpoint, alternatives, error)
        .into_iter()
        .fold(refusal, |refusal, challenge| refusal.with_header(WWW_AUTHENTICATE, &challenge))
}
