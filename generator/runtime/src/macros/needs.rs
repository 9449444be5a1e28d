//! `needs!`: the features of this crate that bindings from a build script rely on.
//!
//! Crates that Bindery writes ask for them in their manifests. A build script has no say in the manifest of its crate:
//! what is missing there is one error that names it, above those about what the feature would have brought.

/// `needs!(client xml);` is an error for each feature that is not turned on.
#[doc(hidden)]
#[macro_export]
macro_rules! needs {
    ($($feature:ident)*) => { $($crate::needs_one!($feature);)* };
}

/// The error about a feature.
#[doc(hidden)]
#[macro_export]
macro_rules! needs_one {
    (client) => {
        $crate::needs_client!();
    };
    (server) => {
        $crate::needs_server!();
    };
    (multipart) => {
        $crate::needs_multipart!();
    };
    (xml) => {
        $crate::needs_xml!();
    };
    (chrono) => {
        $crate::needs_chrono!();
    };
    (jiff) => {
        $crate::needs_jiff!();
    };
    (rust_decimal) => {
        $crate::needs_rust_decimal!();
    };
    (time) => {
        $crate::needs_time!();
    };
    (uuid) => {
        $crate::needs_uuid!();
    };
    (indexmap) => {
        $crate::needs_indexmap!();
    };
}

/// A macro for a feature: nothing where it is on, else an error. What a macro expands to can't ask for the features of
/// the crate that declares it.
macro_rules! needs_feature {
    ($name:ident $feature:literal $what:literal) => {
        #[doc(hidden)]
        #[cfg(feature = $feature)]
        #[macro_export]
        macro_rules! $name {
            () => {};
        }

        #[doc(hidden)]
        #[cfg(not(feature = $feature))]
        #[macro_export]
        macro_rules! $name {
            () => {
                ::core::compile_error!(concat!(
                    $what,
                    " need the feature `",
                    $feature,
                    "` of `bindery`: add it in `Cargo.toml`, as in `bindery = { version = \"…\", features = [\"",
                    $feature,
                    "\"] }`"
                ));
            };
        }
    };
}

needs_feature!(needs_client "client" "bindings of a client");
needs_feature!(needs_server "server" "bindings of a server");
needs_feature!(needs_multipart "multipart" "bindings of a client for responses in parts");
needs_feature!(needs_xml "xml" "bindings of a document with XML bodies");
needs_feature!(needs_chrono "chrono" "values held in types of `chrono`");
needs_feature!(needs_indexmap "indexmap" "maps that keep the order of their keys");
needs_feature!(needs_jiff "jiff" "values held in types of `jiff`");
needs_feature!(needs_rust_decimal "rust_decimal" "values held in types of `rust_decimal`");
needs_feature!(needs_time "time" "values held in types of `time`");
needs_feature!(needs_uuid "uuid" "values held in types of `uuid`");
