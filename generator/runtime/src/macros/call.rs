//! `calls!` and `setters!`: methods of clients and of their calls.

/// Gives a generated client, or the handle of a group, a method for each operation.
///
/// `calls!(Client, self { /// Docs. get(id: i64) -> Call<Get, Thing, GetError> => new(id) });` for a method `get` that
/// makes a call of `Get::new(id)`; methods of the call may follow, as in `new(id).accept("text/plain")`. Of a handle,
/// `self.0` leads to the client.
#[macro_export]
macro_rules! calls {
    ($caller:ty, $this:ident $(. $field:tt)? { $($calls:tt)* }) => {
        $crate::calls!(@impl $caller, $this, $this $(. $field)? => $($calls)*);
    };
    (@impl $caller:ty, $this:ident, $client:expr => $(
        $(#[$doc:meta])*
        $name:ident ($($argument:ident : $ty:ty),* $(,)?) -> Call<$request:ty, $output:ty, $error:ty>
            => new($($value:expr),* $(,)?) $(. $set:ident ($($chained:expr),*))*
    ),* $(,)?) => {
        impl $caller {
            $(
                $(#[$doc])*
                #[allow(clippy::too_many_arguments, reason = "one for each required member")]
                #[inline]
                pub fn $name(&$this $(, $argument: $ty)*) -> Call<$request, $output, $error> {
                    Call::new(&$client, <$request>::new($($value),*)) $(. $set ($($chained),*))*
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
