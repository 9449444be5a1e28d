//! `setters!`: methods of calls.

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
