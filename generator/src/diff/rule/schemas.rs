//! Changes of schemas, by the direction in which their values travel. By id.

super::table::rules! {
    REQUEST_PROPERTY_ADDED_REQUIRED "request-property-added-required": "a required property was added to a request",
        "Requests that were complete are refused for lack of it. Callers have to pass it: the constructor of the type \
         takes one argument more.";
}
