//! The pages, one file each, and the few pieces that they share.

pub mod analysis;
pub mod block;
pub mod certificate;
pub mod contents;
pub mod diagnostics;
pub mod embed;
pub mod final_quiz;
pub mod glossary;
pub mod home;
pub mod lab;
pub mod lesson;
pub mod not_found;
pub mod predict;
pub mod progress;
pub mod review;
pub mod score;
