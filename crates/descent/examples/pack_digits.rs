//! Writes `data/digits.txt`, the digits that the crate holds, anew from their original file.
//!
//! `cargo run -p descent --example pack_digits -- optdigits.tes`
//!
//! The file is part of <https://doi.org/10.24432/C50P49> (`data/CREDITS.md`): a line for each digit, with its 64 pixels and then
//! its label.

use std::process::ExitCode;
use std::{env, fs};

use descent::digits::{Digits, PIXELS};

const PACKED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/digits.txt");

fn main() -> ExitCode {
    match pack() {
        Ok(done) => {
            println!("{done}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn pack() -> Result<String, String> {
    let path = env::args().nth(1).ok_or(
        "name the file of the digits: cargo run -p descent --example pack_digits -- optdigits.tes\n  \
         help: it is in the archive at https://doi.org/10.24432/C50P49",
    )?;
    let text = fs::read_to_string(&path).map_err(|error| {
        format!(
            "{path} cannot be read: {error}\n  help: optdigits.tes is in the archive at https://doi.org/10.24432/C50P49"
        )
    })?;
    let (mut pixels, mut labels) = (Vec::new(), Vec::new());
    for (index, line) in text.lines().enumerate() {
        let numbers: Result<Vec<u8>, _> = line.split(',').map(|number| number.trim().parse()).collect();
        match numbers.as_deref() {
            Ok([picture @ .., label]) if picture.len() == PIXELS => {
                pixels.extend(picture);
                labels.push(*label);
            }
            _ => return Err(format!("{path}:{}: this is not {PIXELS} pixels and a label", index + 1)),
        }
    }
    let count = labels.len();
    let digits = Digits::new(pixels, labels).ok_or_else(|| {
        format!("{path}: these {count} digits are not the 1797 of 16 shades that the crate describes")
    })?;
    fs::write(PACKED, digits.encode()).map_err(|error| format!("{PACKED} cannot be written: {error}"))?;
    Ok(format!("{count} digits are in {PACKED}"))
}
