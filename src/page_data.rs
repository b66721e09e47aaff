//! What a page carries for its islands, and what they fetch besides.
//!
//! All that was read stays for as long as the program runs, once for each content: a page that is opened again finds what
//! it had. So components can hold on to it, and memory is bounded by the course.

#[cfg(feature = "csr")]
mod fetching;
pub(crate) mod reading;

#[cfg(feature = "csr")]
pub use fetching::{CarriedPage, Unreadable, course, fetch, read, term_symbol};
