//! What has to be run to be judged.

use super::documents;

mod client_body_limit;
mod client_pagination_origin;
mod client_path_encode;
mod client_redirect_strip;
mod pattern_no_panic;
mod server_auth_default;
mod server_validate;
