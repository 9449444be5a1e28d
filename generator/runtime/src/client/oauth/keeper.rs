//! Keeps the tokens of a client, and gets others.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex as Lock, PoisonError};
use std::time::Duration;

use tokio::sync::Mutex;

use super::access::{Grant, Kind};
use super::error::TokenError;
use super::place::Place;
use super::tokens::Tokens;
use crate::client::base::Base;
use crate::client::credentials::{Asked, Provided, Provider, Secret};
use crate::client::platform::{Instant, task};
use crate::client::transport::Transport;
use crate::operation::{Scheme, Slot};

/// A token is not used so shortly before it expires; nor in the last tenth of its time, where that is less.
const MARGIN: Duration = Duration::from_secs(60);

/// The tokens of a client for one scheme; its clones share them.
pub(crate) struct Keeper(Arc<Inner>);

struct Inner {
    grant: Grant,
    asked: Where,
    transport: Arc<dyn Transport>,
    held: Lock<Option<Held>>,
    /// How many requests for tokens have come to an end.
    ended: AtomicU64,
    /// Whoever has it asks for tokens.
    turn: Mutex<Turn>,
}

/// Where tokens are given.
enum Where {
    Known(Place),
    /// What is there says it.
    Discovered(Place),
    /// Nowhere: there are no other tokens than the first.
    Nowhere,
}

struct Held {
    token: Secret,
    until: Option<Instant>,
}

#[derive(Default)]
struct Turn {
    /// The refresh token that came last.
    refresh: Option<Secret>,
    place: Option<Place>,
    /// Why the last request gave none.
    failed: Option<TokenError>,
}

impl Keeper {
    /// Tokens of `grant` for `scheme`, whose URLs may be relative to the server at `base`.
    ///
    /// # Errors
    /// What is wrong with the grant for this scheme.
    pub(crate) fn new(
        mut grant: Grant,
        scheme: &Scheme,
        base: &Base,
        allow_http: bool,
        transport: Arc<dyn Transport>,
    ) -> Result<Self, &'static str> {
        let asked = place(&grant, scheme, base, allow_http)?;
        let held = grant.first.take().map(|tokens| Held::new(&tokens));
        let transport = grant.app.transport.clone().unwrap_or(transport);
        let (ended, turn) = (AtomicU64::new(0), Mutex::default());
        Ok(Self(Arc::new(Inner { grant, asked, transport, held: Lock::new(held), ended, turn })))
    }
}

fn place(grant: &Grant, scheme: &Scheme, base: &Base, allow_http: bool) -> Result<Where, &'static str> {
    if let Some(url) = &grant.app.token_url {
        return Place::new(url, None, allow_http).map(Where::Known);
    }
    match scheme.slot {
        _ if matches!(grant.kind, Kind::Once) => Ok(Where::Nowhere),
        Slot::OAuth(flows) => {
            let url = grant.kind.url(flows).ok_or("has no such flow in the document: call `token_url`")?;
            Place::new(url, Some(base), allow_http).map(Where::Known)
        }
        Slot::OpenId(url) => Place::new(url, Some(base), allow_http).map(Where::Discovered),
        _ => Err("is for a scheme that gives no tokens"),
    }
}

impl Provider for Keeper {
    fn credential(&self, asked: Asked) -> Provided<'_> {
        Box::pin(async move {
            if let Some(token) = self.0.good(asked.refused.as_ref()) {
                return Ok(token);
            }
            let seen = self.0.ended.load(Ordering::Acquire);
            let inner = Arc::clone(&self.0);
            // A task of its own: a refresh token that was used once may be good no more, so that the answer must not
            // be lost with the call that waits for it.
            let got = task(async move { inner.get(seen, asked.refused.as_ref()).await }).await?;
            Ok(got?)
        })
    }
}

impl Inner {
    /// The token that is held, unless it expires or was refused.
    fn good(&self, refused: Option<&Secret>) -> Option<Secret> {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let held = held.as_ref().filter(|held| held.until.is_none_or(|until| Instant::now() < until))?;
        let is_refused = refused.is_some_and(|refused| refused.expose() == held.token.expose());
        (!is_refused).then(|| held.token.clone())
    }

    /// Waits for its turn and asks for tokens, unless somebody has meanwhile: `seen` requests had ended before.
    async fn get(&self, seen: u64, refused: Option<&Secret>) -> Result<Secret, TokenError> {
        let mut turn = self.turn.lock().await;
        if self.ended.load(Ordering::Acquire) != seen {
            if let Some(token) = self.good(refused) {
                return Ok(token);
            }
            if let Some(failed) = &turn.failed {
                return Err(failed.clone());
            }
        }
        let asked = self.ask(&mut turn).await;
        turn.failed = asked.as_ref().err().cloned();
        self.ended.fetch_add(1, Ordering::Release);
        let tokens = asked?;
        if let Some(refresh) = &tokens.refresh {
            turn.refresh = Some(refresh.clone());
        }
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) = Some(Held::new(&tokens));
        if let Some(told) = &self.grant.on_tokens {
            told(&tokens);
        }
        Ok(tokens.access)
    }

    async fn ask(&self, turn: &mut Turn) -> Result<Tokens, TokenError> {
        let place = match (&self.asked, &turn.place) {
            (Where::Known(place), _) | (Where::Discovered(_), Some(place)) => place.clone(),
            (Where::Discovered(place), None) => {
                let found = place.clone().discover(&self.transport).await?.place("token_endpoint")?;
                turn.place.insert(found).clone()
            }
            (Where::Nowhere, _) => {
                return Err(TokenError::wrong(
                    "the one that was given is good no more, and came without a refresh token",
                ));
            }
        };
        let app = &self.grant.app;
        let refresh = turn.refresh.clone();
        let form = match (&self.grant.kind, &refresh) {
            (Kind::Refresh(first), last) => {
                let token = last.as_ref().unwrap_or(first).expose();
                vec![("grant_type", "refresh_token"), ("refresh_token", token)]
            }
            (Kind::Password(user, password), _) => {
                vec![("grant_type", "password"), ("username", user.as_str()), ("password", password.expose())]
            }
            (Kind::ClientCredentials, _) => vec![("grant_type", "client_credentials")],
            (Kind::Once, _) => Vec::new(),
        };
        place.tokens(&self.transport, app, &form).await
    }
}

impl Held {
    fn new(tokens: &Tokens) -> Self {
        let until = tokens.lasts.and_then(|lasts| Instant::now().checked_add(lasts - MARGIN.min(lasts / 10)));
        Self { token: tokens.access.clone(), until }
    }
}
