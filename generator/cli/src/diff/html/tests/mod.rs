//! The page of samples: what it holds, that nothing gets out of it, and how it works in a browser.

mod browser;
mod sample;
mod written;
