//! `cargo course bench`: how fast the numerics are, natively and in Chromium, and whether both compute the same bits.

use std::path::Path;

use clap::Args;

use self::figure::Figures;
use self::page::Purpose;
use crate::failure::Failure;
use crate::process::{self, complain, say};
use crate::project::Project;
use crate::setup;
use crate::setup::browser::Browser;
use crate::setup::tensorflow::TensorFlow;

#[path = "bench_figure.rs"]
mod figure;
#[path = "bench_page.rs"]
mod page;

/// How often each side has its turn: the best of all counts.
const TURNS: usize = 2;

/// The program that measures natively.
const NATIVE: [&str; 6] = ["run", "--quiet", "--package", "descent", "--example", "workloads"];

#[derive(Args, Debug)]
pub(crate) struct Bench {
    /// Measure TensorFlow.js in the same Chromium too; it is fetched from npm's registry the first time
    #[arg(long)]
    peers: bool,
}

/// Measures, checks the results and prints figures and ratios. Nothing fails for being slow.
pub(crate) fn run(arguments: &Bench) -> Result<(), Failure> {
    let project = Project::find()?;
    let peer = arguments.peers.then(TensorFlow::set_up).transpose()?;
    let browser = Browser::set_up().map_err(|failure| process::report(&failure)).ok();
    let page = match &browser {
        Some(_) => {
            setup::wasm_target(&project)?;
            Some(page::build(&project, Purpose::Times(peer.as_ref()))?)
        }
        None => None,
    };
    let (mut native, mut in_browser) = (Figures::default(), Figures::default());
    for turn in 1..=TURNS {
        complain(format!("Turn {turn} of {TURNS}: natively ..."));
        native.join(natively(&project, &["--release"])?);
        if let Some((browser, page)) = browser.as_ref().zip(page.as_deref()) {
            complain(format!("Turn {turn} of {TURNS}: in Chromium ..."));
            in_browser.join(page::open(&browser.chromium, page)?);
        }
    }
    native.check(None)?;
    if in_browser.is_empty() {
        say(format!("\n{}", figure::table(&native, &in_browser)));
        complain("Chromium was not measured, so there are no ratios: see above for what is missing.");
    } else {
        in_browser.check(Some(&native))?;
        say(format!("\n{}", figure::table(&native, &in_browser)));
        say(format!("\n{}", figure::ratios(&native, &in_browser)));
        say("\nThe results are the same natively and in Chromium, bit for bit.");
    }
    say("Write figures worth keeping into BENCHMARKS.md, with the machine, the day and the versions.");
    Ok(())
}

/// Whether the same seeds give the same bits natively and in Chromium.
pub(crate) fn same_bits(project: &Project, chromium: &Path) -> Result<(), Failure> {
    setup::wasm_target(project)?;
    let native = natively(project, &["--", "fingerprint"])?;
    page::open(chromium, &page::build(project, Purpose::Fingerprint)?)?.check(Some(&native))
}

fn natively(project: &Project, arguments: &[&str]) -> Result<Figures, Failure> {
    let mut cargo = project.cargo(NATIVE);
    let output = process::output(cargo.args(arguments).stderr(std::process::Stdio::inherit()));
    let text = output
        .ok_or_else(|| Failure::new(format!("`{}` failed", process::spelled(&cargo)), "its own messages are above"))?;
    Figures::parse(&text)
}
