//! A call before it is sent.
//!
//! Generic code is kept to what a type of the API passes through, as rustc compiles it anew for every operation that
//! a program calls: building, sending and receiving know no such type.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::ACCEPT;
use http::request::Parts;
use http::{HeaderName, HeaderValue, Request};

use super::client::Client;
use super::credentials::Heads;
use super::error::{Error, Failed, Problem};
use super::exchange::{Limits, exchange};
use super::headers::Headers;
use super::paging::{Aim, Pages, Said};
use super::received::Received;
use super::reconnect::Reconnect;
use super::request::{accept_of, prepare};
use super::response::Response;
use super::retry::Retry;
use super::{BoxFuture, answer};
use crate::media::Body;
use crate::operation::{Content, Endpoint, Narrow, Opened, Operation, Paginated, Reply as _};
use crate::{Binary, Codec, Stream};

/// What comes of a call of the operation `Op`.
pub type Outcome<Op, T> = Result<T, Error<<Op as Operation>::Error>>;

/// A call that is ready to be sent.
#[derive(Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct Call<Op> {
    request: Op,
    settings: Settings,
}

#[derive(Clone)]
struct Settings {
    client: Client,
    limits: Limits,
    headers: Headers,
}

impl<Op: Operation> Call<Op> {
    pub(super) fn new(client: Client, request: Op) -> Self {
        let limits = client.0.limits;
        Self { request, settings: Settings { client, limits, headers: Headers::default() } }
    }

    /// What is to be sent, as a value.
    pub fn request(&self) -> &Op {
        &self.request
    }

    /// What is to be sent, to change it.
    pub fn request_mut(&mut self) -> &mut Op {
        &mut self.request
    }

    /// How long this call may take, in the place of the client's limit; a stream, or bytes, have begun by then.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.settings.limits.time = limit;
        self
    }

    /// How long one attempt of this call may take, in the place of the client's limit.
    pub fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.settings.limits.attempt = Some(limit);
        self
    }

    /// How long nothing may come of this call's stream or bytes, in the place of the client's limit.
    pub fn idle_timeout(mut self, limit: Duration) -> Self {
        self.settings.limits.idle = Some(limit);
        self
    }

    /// When and how often this call is sent again, in the place of what the client's settings say.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.settings.limits.retry = retry;
        self
    }

    /// Asks for a stream of events again when it breaks off or ends; without this it is asked for once.
    pub fn reconnect(mut self, reconnect: Reconnect) -> Self {
        self.settings.limits.reconnect = Some(reconnect);
        self
    }

    /// How many redirects an attempt of this call follows, in the place of the client's limit.
    pub fn max_redirects(mut self, limit: u32) -> Self {
        self.settings.limits.redirects = limit;
        self
    }

    /// How many bytes the response's body may have, in the place of the client's limit; of a stream an
    /// element, of bytes what [`Binary::bytes`](crate::Binary::bytes) may hold.
    pub fn max_response_bytes(mut self, limit: usize) -> Self {
        self.settings.limits.bytes = limit;
        self
    }

    /// A header for this call. It wins over one that the operation or the client sets.
    pub fn header<N, V>(mut self, name: N, value: V) -> Self
    where
        N: TryInto<HeaderName>,
        V: TryInto<HeaderValue>,
    {
        self.settings.headers.set(name, value);
        self
    }

    /// Asks for this media type, of those that the operation declares for its responses.
    pub fn accept(self, media_type: &str) -> Self {
        self.header(ACCEPT, media_type)
    }

    /// The request that would be sent, with its credentials, but for those that a [`Provider`](super::Provider) gives;
    /// without the bytes of a stream, which are made while it is sent.
    ///
    /// # Errors
    /// When a value can't travel where the document puts it, or a credential is missing.
    pub fn build(&self) -> Outcome<Op, Request<Bytes>> {
        let built = self.settings.prepare(Op::ENDPOINT, &self.request, None);
        built.and_then(|(heads, body)| Ok(whole(heads.known(&self.settings.client.0)?, &body))).map_err(unsent::<Op>)
    }

    /// As [`build`](Self::build), with all credentials: providers are asked for theirs.
    ///
    /// # Errors
    /// As [`build`](Self::build), and when a provider has no credential.
    pub fn build_request(&self) -> BoxFuture<Outcome<Op, Request<Bytes>>> {
        let (built, client) = (self.settings.prepare(Op::ENDPOINT, &self.request, None), self.settings.client.clone());
        Box::pin(async move {
            let (mut heads, body) = built.map_err(unsent::<Op>)?;
            heads.next(&client.0).await.map(|head| whole(head, &body)).map_err(unsent::<Op>)
        })
    }

    /// Sends the call and gives the response as it stands on the wire, its envelope included.
    ///
    /// # Errors
    /// When the call could not be made, or the API answered with a status that stands for an error.
    pub fn send(self) -> BoxFuture<Outcome<Op, Response<Op::Response>>> {
        let exchange = self.settings.exchange(Op::ENDPOINT, &self.request, None);
        Box::pin(async move { sent::<Op>(exchange.await) })
    }

    /// Sends the call and gives its result: the response, or the payload of its envelope.
    ///
    /// # Errors
    /// When the call could not be made, or the API reported an error, by a status or in an envelope.
    pub fn output(self) -> BoxFuture<Outcome<Op, Op::Output>> {
        self.output_as()
    }

    /// As [`output`](Self::output), where one of several results is asked for.
    ///
    /// # Errors
    /// As [`output`](Self::output); [`Problem::NotAsked`] where the API answered with another of its results.
    pub fn output_as<Output: Narrow<Op::Output>>(self) -> BoxFuture<Outcome<Op, Output>> {
        let exchange = self.settings.exchange(Op::ENDPOINT, &self.request, None);
        Box::pin(async move { output::<Op, _>(exchange.await) })
    }

    /// Sends the call and gives the elements of its response, each of which is read when it is asked for. Where the API
    /// may answer with something else too, the stream is what `Accept` asks for.
    ///
    /// # Errors
    /// As [`output_as`](Self::output_as).
    pub fn stream<T>(self) -> BoxFuture<Outcome<Op, Stream<T>>>
    where
        Stream<T>: Narrow<Op::Output>,
    {
        self.asking(Content::is_stream).output_as()
    }

    /// Sends the call and gives the bytes of its response, which are read when they are asked for. Where the API may
    /// answer with something else too, bytes are what `Accept` asks for.
    ///
    /// # Errors
    /// As [`output_as`](Self::output_as).
    pub fn download(self) -> BoxFuture<Outcome<Op, Binary>>
    where
        Binary: Narrow<Op::Output>,
    {
        self.asking(|content| matches!(content, Content::Binary(_))).output_as()
    }

    fn asking(mut self, wanted: fn(&Content) -> bool) -> Self {
        if let Some(accept) = accept_of(Op::ENDPOINT, wanted) {
            self.settings.headers.set(ACCEPT, accept);
        }
        self
    }
}

impl<Op: Paginated> Call<Op> {
    /// The pages, from the one that this call asks for on.
    pub fn paginate(self) -> Pages<Op> {
        Pages::new(self)
    }

    /// Sends the call, to where the page before says.
    pub(super) fn send_to(&self, aim: Option<Aim>) -> BoxFuture<Outcome<Op, (Op::Output, Said)>> {
        let exchange = self.settings.exchange(Op::ENDPOINT, &self.request, aim);
        Box::pin(async move { paged::<Op>(exchange.await) })
    }
}

impl Settings {
    fn prepare(
        &self,
        endpoint: &'static Endpoint,
        record: &dyn Codec,
        aim: Option<Aim>,
    ) -> Result<(Heads, Body), Problem> {
        let client = &self.client.0;
        let (prepared, body) = prepare(client, endpoint, record, &self.headers)?;
        Ok((Heads::new(client, prepared.aimed(aim))?, body))
    }

    fn exchange(
        &self,
        endpoint: &'static Endpoint,
        record: &dyn Codec,
        aim: Option<Aim>,
    ) -> BoxFuture<Result<Received, Box<Failed>>> {
        match self.prepare(endpoint, record, aim) {
            Ok(request) => Box::pin(exchange(Arc::clone(&self.client.0), endpoint, request, self.limits)),
            Err(problem) => Box::pin(std::future::ready(Err(problem.into()))),
        }
    }
}

fn whole(head: Arc<Parts>, body: &Body) -> Request<Bytes> {
    Request::from_parts(Arc::unwrap_or_clone(head), body.bytes().cloned().unwrap_or_default())
}

fn unsent<Op: Operation>(problem: Problem) -> Error<Op::Error> {
    Error::failed(Op::ENDPOINT, Failed { problem, received: None })
}

fn sent<Op: Operation>(exchanged: Result<Received, Box<Failed>>) -> Outcome<Op, Response<Op::Response>> {
    let (reply, received) = replied::<Op>(exchanged)?;
    match reply {
        Ok(response) => Ok(Response::new(received, response)),
        Err(failure) => match Op::open(Err(failure)) {
            Err(Opened::Api(error)) => Err(Error::api(Op::ENDPOINT, error, received)),
            Err(Opened::Empty) | Ok(_) => Err(failed::<Op>(Problem::Empty, received)),
        },
    }
}

fn output<Op: Operation, Output: Narrow<Op::Output>>(exchanged: Result<Received, Box<Failed>>) -> Outcome<Op, Output> {
    let (output, received) = opened::<Op>(replied::<Op>(exchanged)?)?;
    Output::narrow(output).ok_or_else(|| failed::<Op>(Problem::NotAsked, received))
}

/// A page as a caller gets it, and what it says of the next one, which may stand beside the payload of an envelope.
fn paged<Op: Paginated>(exchanged: Result<Received, Box<Failed>>) -> Outcome<Op, (Op::Output, Said)> {
    let (reply, received) = replied::<Op>(exchanged)?;
    let said = match &reply {
        Ok(response) => Said::of(Op::PAGING, response.parts().body, &received),
        Err(failure) => Said::of(Op::PAGING, failure.parts().body, &received),
    };
    opened::<Op>((reply, received)).map(|(output, _)| (output, said))
}

fn opened<Op: Operation>((reply, received): Replied<Op>) -> Outcome<Op, (Op::Output, Received)> {
    match Op::open(reply) {
        Ok(output) => Ok((output, received)),
        Err(Opened::Api(error)) => Err(Error::api(Op::ENDPOINT, error, received)),
        Err(Opened::Empty) => Err(failed::<Op>(Problem::Empty, received)),
    }
}

type Replied<Op> = (Result<<Op as Operation>::Response, <Op as Operation>::Failure>, Received);

fn replied<Op: Operation>(exchanged: Result<Received, Box<Failed>>) -> Outcome<Op, Replied<Op>> {
    let replied = exchanged.and_then(|mut received| match answer::decode(Op::ENDPOINT, &mut received) {
        Ok(reply) => Ok((reply, received)),
        Err(problem) => Err(Box::new(Failed { problem, received: Some(received) })),
    });
    replied.map_err(|failed| Error::failed(Op::ENDPOINT, *failed))
}

fn failed<Op: Operation>(problem: Problem, received: Received) -> Error<Op::Error> {
    Error::failed(Op::ENDPOINT, Failed { problem, received: Some(received) })
}

impl<Op: fmt::Debug> fmt::Debug for Call<Op> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Call")
            .field("request", &self.request)
            .field("headers", &self.settings.headers)
            .field("limits", &self.settings.limits)
            .finish_non_exhaustive()
    }
}
