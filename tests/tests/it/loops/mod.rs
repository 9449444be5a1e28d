//! Each vendor's generated client against its generated server, and each of the two against a peer that is not ours.

mod almanac;
mod arklow;
mod closient;
mod faults;
mod kontext;
mod messages;
mod nuon;
mod retries;
mod transport;
