//! `bindery diff`: what changed between two editions of APIs.

#[cfg(test)]
mod html;
