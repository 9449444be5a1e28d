//! HTTP in hosts of JavaScript, by their `fetch`.

use std::future::Future as _;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use ::http::{HeaderMap, HeaderName, HeaderValue, Request, Response};
use bytes::Bytes;
use http_body::Frame;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Headers, ReadableStreamDefaultReader, RequestInit, RequestRedirect, ResponseType};

use super::{Body, BoxError, Transport, TransportError};
use crate::client::{BoxFuture, BuildError};
use crate::media::{ReadError, read};

/// HTTP by the host's `fetch`, which is what clients use in browsers, workers and Node unless they are given another
/// transport.
///
/// What differs there: a body that is a stream is held before it is sent, as few hosts send streams. A redirect is not
/// followed, and a browser does not let anybody look at it: it ends in an error. So does a header that the host keeps to
/// itself, such as `Cookie`. Pages of another origin see what the API allows by CORS.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Http;

impl Http {
    /// HTTP by the host's `fetch`.
    #[must_use]
    pub fn new() -> Self {
        Self
    }

    pub(crate) fn usual(_: Option<Duration>) -> Result<Self, BuildError> {
        Ok(Self)
    }
}

impl Transport for Http {
    fn send(&self, request: Request<Body>) -> BoxFuture<Result<Response<Body>, TransportError>> {
        Box::pin(SendWrapper::new(fetch(request)))
    }
}

async fn fetch(request: Request<Body>) -> Result<Response<Body>, TransportError> {
    let (parts, body) = request.into_parts();
    let body = read(body, usize::MAX).await.map_err(|error| match error {
        ReadError::Broken(error) => TransportError::new(error),
        ReadError::TooLarge => TransportError::new("the body does not fit into memory"),
    })?;
    let abort = Abort(AbortController::new().map_err(failed)?);
    let init = RequestInit::new();
    init.set_method(parts.method.as_str());
    init.set_redirect(RequestRedirect::Manual);
    init.set_signal(Some(&abort.0.signal()));
    let headers = Headers::new().map_err(failed)?;
    for (name, value) in &parts.headers {
        // A character for each byte, as `fetch` has it.
        let value: String = value.as_bytes().iter().copied().map(char::from).collect();
        headers.append(name.as_str(), &value).map_err(failed)?;
    }
    init.set_headers(&headers);
    if !body.is_empty() {
        init.set_body(&Uint8Array::from(&*body));
    }
    let request = web_sys::Request::new_with_str_and_init(&parts.uri.to_string(), &init);
    // What it says may show the URL.
    let request = request.map_err(|_| TransportError::new("`fetch` does not take such a request"))?;
    for name in parts.headers.keys() {
        if !request.headers().has(name.as_str()).map_err(failed)? {
            return Err(TransportError::new(format!("the browser does not let a program send the header `{name}`")));
        }
    }
    let global = js_sys::global();
    let fetch = Reflect::get(&global, &"fetch".into()).map_err(failed)?;
    let fetch: Function = fetch.dyn_into().map_err(|_| TransportError::connect("there is no `fetch` here"))?;
    let promise: Promise = fetch.call1(&global, &request).and_then(JsCast::dyn_into).map_err(failed)?;
    let response: web_sys::Response = JsFuture::from(promise).await.and_then(JsCast::dyn_into).map_err(failed)?;
    if response.type_() == ResponseType::Opaqueredirect {
        return Err(TransportError::new("the answer is a redirect, and the browser does not say to where"));
    }
    let mut answer = Response::new(match response.body() {
        Some(body) => {
            let reader = body.get_reader().dyn_into().map_err(|reader| failed(reader.into()))?;
            Body::new(Arriving(SendWrapper::new(Chunks { reader, next: None, _abort: abort })))
        }
        None => Body::default(),
    });
    *answer.status_mut() = response.status().try_into().map_err(|_| TransportError::new("the status is none"))?;
    *answer.headers_mut() = received(&response.headers())?;
    Ok(answer)
}

fn received(headers: &Headers) -> Result<HeaderMap, TransportError> {
    let mut map = HeaderMap::new();
    for pair in headers.entries() {
        let pair: Array = pair.and_then(JsCast::dyn_into).map_err(failed)?;
        let (Some(name), Some(value)) = (pair.get(0).as_string(), pair.get(1).as_string()) else { continue };
        let value: Option<Vec<u8>> = value.chars().map(|byte| u8::try_from(byte).ok()).collect();
        let value = value.and_then(|value| HeaderValue::from_bytes(&value).ok());
        if let (Ok(name), Some(value)) = (HeaderName::try_from(name), value) {
            map.append(name, value);
        }
    }
    Ok(map)
}

/// Ends a request that nobody waits for any more.
struct Abort(AbortController);

impl Drop for Abort {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// A body while it arrives.
struct Arriving(SendWrapper<Chunks>);

struct Chunks {
    reader: ReadableStreamDefaultReader,
    next: Option<JsFuture>,
    _abort: Abort,
}

impl http_body::Body for Arriving {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let Chunks { reader, next, .. } = &mut *self.0;
        let chunk = ready!(Pin::new(next.get_or_insert_with(|| JsFuture::from(reader.read()))).poll(context));
        *next = None;
        let member = |chunk: &JsValue, name: &str| Reflect::get(chunk, &name.into());
        let read = chunk.and_then(|chunk| match member(&chunk, "done")?.is_truthy() {
            true => Ok(None),
            false => member(&chunk, "value")?.dyn_into::<Uint8Array>().map(Some),
        });
        Poll::Ready(match read {
            Ok(bytes) => bytes.map(|bytes| Ok(Frame::data(Bytes::from(bytes.to_vec())))),
            Err(error) => Some(Err(failed(error).into())),
        })
    }
}

/// What the host says went wrong: it does not tell at which stage.
fn failed(error: JsValue) -> TransportError {
    let said = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    TransportError::new(said.unwrap_or_else(|| "the host does not say what went wrong".to_owned()))
}
