//! `callbacks!`: where callbacks are sent.

/// Implements methods of a request that tell the addresses of its operation's callbacks.
///
/// `callbacks!(Subscribe { /// Where the callback `onEvent` is sent. on_event_address() => LinkValue::Request(0, "/url") });`
/// for a method `on_event_address`. Between the parentheses stands what else the address is taken from: `response: &User`,
/// `headers: &SubscribeHeaders`.
#[macro_export]
macro_rules! callbacks {
    ($request:ident { $(
        $(#[$doc:meta])*
        $name:ident ($($given:ident : &$of:ty),* $(,)?) => $value:expr
    ),+ $(,)? }) => {
        impl $request {
            $(
                $(#[$doc])*
                ///
                /// Whoever made the request may have chosen it, so that it may lead into your own network: check it, or
                /// send through a proxy that does.
                #[allow(clippy::ptr_arg, reason = "what the operation answers")]
                pub fn $name(&self $(, $given: &$of)*) -> ::core::option::Option<::std::string::String> {
                    $crate::operation::Exchange::new().request(self) $(. $given ($given))* .address($value)
                }
            )+
        }
    };
}
