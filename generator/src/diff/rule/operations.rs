//! Changes of operations and of what they are made of, but for the schemas of their values. By id.

super::table::rules! {
    OPERATION_ADDED "operation-added": "an operation was added",
        "Nobody has called it yet, so nothing that worked changes. Clients get a new method. The server trait gets a \
         method with a default that answers 501, so that implementations go on compiling.";

    OPERATION_REMOVED "operation-removed": "an operation was removed",
        "Servers of the new edition answer its requests with 404 or 405, and the client's method is gone with the types \
         that only it used. Implementations have a method that the trait no longer has.";
}
