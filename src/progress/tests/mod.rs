//! Tests of progress that need no browser: a small made-up course, arbitrary learners, and a storage
//! that fails on demand.

mod analysis;
mod attempts;
mod drawing;
mod final_quiz;
mod format;
mod grading;
mod keeper;
mod merging;
mod reset;
mod round;
mod sample;
mod schedule;
mod transfer;
