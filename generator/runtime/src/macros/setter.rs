//! `links!` and `setters!`: methods of clients and of their calls.

/// Gives a generated client, or the handle of a group, a method for each link: a call that follows from a response.
///
/// `links!(Client, self { /// Docs. get_first(response: &Thing; id(i64): id = id) -> Call<Find, Thing, FindError> =>
/// &[(0, LinkValue::Response("/name"))] });` for a method `get_first` that takes what a [`Link`](crate::client::Link) takes
/// its values from (`request`, `response`, `headers`), then what the call requires beside them, with the member that it is.
#[macro_export]
macro_rules! links {
    ($caller:ty, $this:ident $(. $field:tt)? { $($links:tt)* }) => {
        $crate::links!(@impl $caller, $this, $this $(. $field)? => $($links)*);
    };
    (@impl $caller:ty, $this:ident, $client:expr => $(
        $(#[$doc:meta])*
        $name:ident (
            $($given:ident : &$of:ty),* $(; $($argument:ident ($ty:ty) : $member:ident = $value:expr),+)? $(,)?
        ) -> Call<$request:ty, $output:ty, $error:ty> => $values:expr
    ),* $(,)?) => {
        impl $caller {
            $(
                $(#[$doc])*
                ///
                /// # Errors
                /// When what the call needs is not there, or does not fit.
                #[allow(clippy::too_many_arguments, reason = "one for each required member")]
                #[allow(clippy::ptr_arg, reason = "what a call answered")]
                pub fn $name(&$this $(, $given: &$of)* $($(, $argument: $ty)+)?) -> ::core::result::Result<
                    Call<$request, $output, $error>, $crate::client::LinkError,
                > {
                    let exchange = $crate::operation::Exchange::new() $(. $given ($given))*;
                    let link = $crate::client::Link::new($values, exchange);
                    #[allow(unused_mut, reason = "some links say all that the call requires")]
                    let mut next = link.follow::<$request>()?;
                    $($(next.$member = $value;)+)?
                    ::core::result::Result::Ok(Call::new(&$client, next))
                }
            )*
        }
    };
}

/// Implements methods of a generated client's `Call` that set members of its request.
///
/// `setters!(Call<List, Page, ListError>, request { /// How many. limit(i64), all(bool) => request.every = all });` for
/// methods with a parameter of their name: `limit` sets the optional member of that name to what [`new!`](crate::new)
/// makes of the type, `all` does as it says. `limit(i64) in body` sets the member of the member `body`, `in body or
/// default` also where there is no body yet.
#[macro_export]
macro_rules! setters {
    ($call:ty, $request:ident { $(
        $(#[$doc:meta])*
        $name:ident ($($($ty:tt)+)?) $(in $body:ident $(or $default:ident)?)? $(=> $set:expr)?
    ),* $(,)? }) => {
        impl $call {
            $(
                $(#[$doc])*
                #[inline]
                pub fn $name(mut self $(, $name: $($ty)+)?) -> Self {
                    let $request = self.call.request_mut();
                    $crate::setters!(@set $request $([$body $($default)?])? $name [$($($ty)+)?] [$($set)?]);
                    self
                }
            )*
        }
    };
    (@set $request:ident $name:ident $ty:tt [$set:expr]) => { $set };
    (@set $request:ident $name:ident $ty:tt []) => {
        $request.$name = ::core::option::Option::Some($crate::new!(@value $name $ty []))
    };
    (@set $request:ident [$body:ident] $name:ident $ty:tt []) => {
        $request.$body.$name = ::core::option::Option::Some($crate::new!(@value $name $ty []))
    };
    (@set $request:ident [$body:ident default] $name:ident $ty:tt []) => {
        $request.$body.get_or_insert_default().$name = ::core::option::Option::Some($crate::new!(@value $name $ty []))
    };
}
