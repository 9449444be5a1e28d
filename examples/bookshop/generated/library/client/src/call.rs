//! A call before it is sent.

use ::bindery::client as runtime;
use ::bindery::operation::{Narrow, Operation, Paginated};
use ::core::marker::PhantomData;

/// A call that is ready to be sent: await it for its payload, or [`send`](Self::send) it for the whole response.
#[must_use = "a call does nothing until it is awaited or sent"]
pub struct Call<Op, Output, Error> {
    pub(crate) call: runtime::Call<Op>,
    result: PhantomData<fn() -> (Output, Error)>,
}

impl<Op: Operation, Output> Call<Op, Output, Op::Error> {
    pub(crate) fn new(client: &super::Client, request: Op) -> Self {
        Self {
            call: client.0.call(request),
            result: PhantomData,
        }
    }

    /// The request as it will be encoded.
    pub fn request(&self) -> &Op {
        self.call.request()
    }

    /// Settings of this call alone: timeout, headers, limits.
    pub fn configure(
        self,
        configure: impl FnOnce(runtime::Call<Op>) -> runtime::Call<Op>,
    ) -> Self {
        Self {
            call: configure(self.call),
            result: PhantomData,
        }
    }

    /// Asks for this media type, of those that the operation declares for its responses.
    pub fn accept(self, media_type: &str) -> Self {
        Self {
            call: self.call.accept(media_type),
            result: PhantomData,
        }
    }

    /// The request as it would be sent, credentials included: to sign it, to log it, to look at it in a test. A body
    /// that streams is left out.
    ///
    /// # Errors
    /// When a value can't travel where the document puts it, or a credential is missing.
    pub async fn build_request(
        &self,
    ) -> Result<
        runtime::http::Request<runtime::bytes::Bytes>,
        runtime::Error<Op::Error>,
    > {
        self.call.build_request().await
    }

    /// Checks the request against the constraints of the document, which the client else leaves to the API.
    ///
    /// # Errors
    /// With all that is broken, and where.
    pub fn validate(&self) -> Result<(), ::bindery::Violations> {
        ::bindery::validate(self.call.request())
    }

    /// Sends the call and gives the status, the headers and the body as they came.
    ///
    /// # Errors
    /// When the call could not be made, or the API answered with an error.
    pub async fn send(
        self,
    ) -> Result<runtime::Response<Op::Response>, runtime::Error<Op::Error>> {
        self.call.send().await
    }
}

impl<Op: Paginated, Output> Call<Op, Output, Op::Error> {
    /// The pages, from the one that this call asks for on: a stream of them, and of their items.
    pub fn paginate(self) -> runtime::Pages<Op> {
        self.call.paginate()
    }
}

impl<Op: Clone, Output, Error> Clone for Call<Op, Output, Error> {
    fn clone(&self) -> Self {
        Self {
            call: self.call.clone(),
            result: PhantomData,
        }
    }
}

impl<Op: Operation, Output: Narrow<Op::Output>> ::core::future::IntoFuture
for Call<Op, Output, Op::Error> {
    type Output = Result<Output, runtime::Error<Op::Error>>;
    type IntoFuture = runtime::BoxFuture<Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.call.output_as()
    }
}
