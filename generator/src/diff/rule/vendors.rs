//! Changes of which APIs there are. By id.

super::table::rules! {
    VENDOR_ADDED "vendor-added": "a vendor was added",
        "There was no document of this vendor. Its crates are new, so nothing that worked changes.";

    VENDOR_REMOVED "vendor-removed": "a vendor was removed",
        "There is no document of this vendor any more. Its crates are removed with the next run of `bindery`, and code that \
         depends on them no longer builds.";
}
