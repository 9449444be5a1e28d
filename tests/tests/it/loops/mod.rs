//! Each vendor's generated client against its generated server, and each of the two against a peer that is not ours.

mod arklow;
mod transport;
