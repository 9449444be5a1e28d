//! In which direction each type travels: in requests, in responses, or both.

use crate::ir::{Api, TypeId, reach};

/// Directions by type.
#[derive(Debug)]
pub struct Usage {
    request: Vec<bool>,
    response: Vec<bool>,
}

impl Usage {
    /// Whether a type is part of a request.
    pub fn in_requests(&self, id: TypeId) -> bool {
        self.request.get(id.index()).copied().unwrap_or(false)
    }

    /// Whether a type is part of a response.
    pub fn in_responses(&self, id: TypeId) -> bool {
        self.response.get(id.index()).copied().unwrap_or(false)
    }
}

/// Follows every request and response to the types that it reaches.
pub fn usage(api: &Api) -> Usage {
    Usage { request: reach(&api.types, api.requests()), response: reach(&api.types, api.responses()) }
}
