//! Whole documents: what a fault looks like to the person who has to mend it, and what a good document reads as.

mod corpus;
mod faults;
mod model;
mod refused;
mod swagger;
