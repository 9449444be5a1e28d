//! `operation!` and its kin: what ties a request's record to its operation.

/// Implements [`Operation`](crate::operation::Operation) for the record of a request.
///
/// `operation!(GetThing { endpoint: &Endpoint { … }, response: Thing, failure: GetThingError });`; without `failure` the
/// operation declares no error. `optional response: Thing` stands for a success with a `Thing` and one without content.
/// `headers: …` and `failure_headers: …` at the end are the records of the headers that successes and errors have.
#[macro_export]
macro_rules! operation {
    ($name:ident { endpoint: $endpoint:expr, $($words:ident)+: $response:ty $(, headers: $headers:ty)? $(,)? }) => {
        $crate::operation!($name {
            endpoint: $endpoint, $($words)+: $response, failure: ::core::convert::Infallible $(, headers: $headers)?
        });
    };
    ($name:ident {
        endpoint: $endpoint:expr, response: $response:ty, failure: $failure:ty
        $(, headers: $headers:ty)? $(, failure_headers: $failure_headers:ty)? $(,)?
    }) => {
        impl $crate::operation::Operation for $name {
            const ENDPOINT: &'static $crate::operation::Endpoint = $endpoint;
            type Response = $response;
            type Failure = $failure;
            type Output = $response;
            type Error = $failure;
            type Opening = $crate::opening!(Plain [$($headers)?] [$($failure_headers)?]);
        }
    };
    ($name:ident {
        endpoint: $endpoint:expr, optional response: $response:ty, failure: $failure:ty
        $(, headers: $headers:ty)? $(, failure_headers: $failure_headers:ty)? $(,)?
    }) => {
        impl $crate::operation::Operation for $name {
            const ENDPOINT: &'static $crate::operation::Endpoint = $endpoint;
            type Response = $crate::operation::Perhaps<$response>;
            type Failure = $failure;
            type Output = ::core::option::Option<$response>;
            type Error = $failure;
            type Opening = $crate::opening!(Optional [$($headers)?] [$($failure_headers)?]);
        }
    };
}

/// An [`Opening`](crate::operation::Opening), with the headers of successes and of errors, where there are any.
#[doc(hidden)]
#[macro_export]
macro_rules! opening {
    ($opening:ident [] []) => { $crate::operation::$opening };
    ($opening:ident [$headers:ty] $failure_headers:tt) => {
        $crate::operation::Headed<$crate::opening!($opening [] $failure_headers), $headers>
    };
    ($opening:ident [] [$failure_headers:ty]) => {
        $crate::operation::HeadedErrors<$crate::operation::$opening, $failure_headers>
    };
}

/// Implements [`Operation`](crate::operation::Operation) for a request whose success is an
/// [`Envelope`](crate::operation::Envelope): callers get and handlers give its payload.
///
/// `envelope_operation!(InviteMember { endpoint: &Endpoint { … }, response: InviteMemberResponse });`; where the
/// operation also declares errors by status, `failure: …` follows, and its error is an
/// [`EnvelopeFailure`](crate::operation::EnvelopeFailure) of both. `plain response` is an envelope that reports no errors.
/// `headers: …` and `failure_headers: …` as in [`operation!`](crate::operation!).
#[macro_export]
macro_rules! envelope_operation {
    ($name:ident { endpoint: $endpoint:expr, plain response: $response:ty $(, headers: $headers:ty)? $(,)? }) => {
        $crate::envelope_operation!($name {
            endpoint: $endpoint, plain response: $response, failure: ::core::convert::Infallible
            $(, headers: $headers)?
        });
    };
    ($name:ident {
        endpoint: $endpoint:expr, plain response: $response:ty, failure: $failure:ty
        $(, headers: $headers:ty)? $(, failure_headers: $failure_headers:ty)? $(,)?
    }) => {
        impl $crate::operation::Operation for $name {
            const ENDPOINT: &'static $crate::operation::Endpoint = $endpoint;
            type Response = $response;
            type Failure = $failure;
            type Output = <$response as $crate::operation::Envelope>::Payload;
            type Error = $failure;
            type Opening = $crate::opening!(EnvelopedPlain [$($headers)?] [$($failure_headers)?]);
        }
    };
    ($name:ident { endpoint: $endpoint:expr, response: $response:ty $(, headers: $headers:ty)? $(,)? }) => {
        impl $crate::operation::Operation for $name {
            const ENDPOINT: &'static $crate::operation::Endpoint = $endpoint;
            type Response = $response;
            type Failure = ::core::convert::Infallible;
            type Output = <$response as $crate::operation::Envelope>::Payload;
            type Error = $crate::operation::ErrorOf<$response>;
            type Opening = $crate::opening!(Enveloped [$($headers)?] []);
        }
    };
    ($name:ident {
        endpoint: $endpoint:expr, response: $response:ty, failure: $failure:ty
        $(, headers: $headers:ty)? $(, failure_headers: $failure_headers:ty)? $(,)?
    }) => {
        impl $crate::operation::Operation for $name {
            const ENDPOINT: &'static $crate::operation::Endpoint = $endpoint;
            type Response = $response;
            type Failure = $failure;
            type Output = <$response as $crate::operation::Envelope>::Payload;
            type Error = $crate::operation::EnvelopeFailure<$crate::operation::ErrorOf<$response>, $failure>;
            type Opening = $crate::opening!(EnvelopedOrFailed [$($headers)?] [$($failure_headers)?]);
        }
    };
}

/// Implements the codec of a record of headers, and [`Headers`](crate::operation::Headers).
///
/// `headers!(RateLimits [0b0] default { limit: "X-RateLimit-Limit", left: "X-RateLimit-Remaining" });` as
/// [`request!`](crate::request). `styles(&[…])` before all else lists the styles of the members where one is not
/// `simple`.
#[macro_export]
macro_rules! headers {
    ($name:ident styles($styles:expr) $($rest:tt)*) => {
        $crate::request!($name $($rest)*);
        impl $crate::operation::Headers for $name {
            const STYLES: &'static [$crate::operation::Style] = $styles;
        }
    };
    ($name:ident $($rest:tt)*) => {
        $crate::headers!($name styles(&[]) $($rest)*);
    };
}

/// Implements [`Paginated`](crate::operation::Paginated) for the record of a request.
///
/// `paginated!(ListThings [data] Thing { Paging::cursor(1, &["next"]) });`: where the page holds the items (`[]` where it
/// is the list, `[data.as_mut()?.items]` where what they stand in may be absent, `[ListThingsResponse::Ok; data]` where
/// other successes are no pages), the type of an item, and how the pages follow one another.
#[macro_export]
macro_rules! paginated {
    ($name:ident [$($path:tt)*] $item:ty { $paging:expr $(,)? }) => {
        impl $crate::operation::Paginated for $name {
            type Item = $item;
            const PAGING: &'static $crate::operation::Paging = &$paging;
            #[inline]
            fn items(page: &mut Self::Output) -> ::core::option::Option<&mut dyn $crate::operation::Items<$item>> {
                $crate::page_items!(page [$($path)*])
            }
        }
    };
}

/// The items of a page, for [`paginated!`](crate::paginated!).
#[doc(hidden)]
#[macro_export]
macro_rules! page_items {
    ($page:ident []) => { ::core::option::Option::Some($page) };
    ($page:ident [$several:ident::$variant:ident; $($path:tt)*]) => {
        match $page {
            $several::$variant($page) => $crate::page_items!($page [$($path)*]),
            _ => ::core::option::Option::None,
        }
    };
    ($page:ident [$($path:tt)+]) => { ::core::option::Option::Some(&mut $page.$($path)+) };
}
