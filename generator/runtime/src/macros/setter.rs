//! `setters!`: what a call may carry beyond its positional arguments.

/// Implements methods of a generated client's `Call` that set members of its request.
///
/// `setters!(Call<List, Page, ListError>, request { /// How many. limit(i64) => request.limit = Some(limit) });` for a
/// method `limit` with a parameter of that name.
#[macro_export]
macro_rules! setters {
    ($call:ty, $request:ident { $($(#[$doc:meta])* $name:ident ($($ty:ty)?) => $set:expr),* $(,)? }) => {
        impl $call {
            $(
                $(#[$doc])*
                pub fn $name(mut self $(, $name: $ty)?) -> Self {
                    let $request = self.call.request_mut();
                    $set;
                    self
                }
            )*
        }
    };
}
