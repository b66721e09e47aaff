//! The server's life: it builds, renders, opens, and does it again after every save.

use std::any::Any;
use std::io;
use std::net::TcpListener;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use ravine::strings::training::counted;
use tokio::sync::watch;

use super::change::{Change, MOMENT, burst};
use super::http::{Served, router};
use super::site::{Site, State};
use super::watch::{Watched, watch};
use super::{Build, Opened, Render, Rendered};
use crate::failure::Failure;
use crate::process::{self, complain, say, spoken};

pub(crate) struct Live {
    pub(crate) listener: TcpListener,
    pub(crate) watched: Watched,
    /// The folder with the program's files, which need not be there yet.
    pub(crate) program: PathBuf,
    /// Builds the program, at first and when its sources have changed. It may replace this process by a new server.
    pub(crate) build: Build,
    pub(crate) render: Render,
    /// Is called once, when the first page can be opened, with the address of the course.
    pub(crate) opened: Opened,
}

/// Serves until the process is ended. No failure of a build or a render ends it.
pub(crate) fn run(live: Live) -> Result<(), Failure> {
    let Live { listener, watched, program, build, render, opened } = live;
    let failed = |error: io::Error| Failure::new(format!("the server could not be started: {error}"), "");
    let address = listener.local_addr().map_err(failed)?;
    listener.set_nonblocking(true).map_err(failed)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(failed)?;
    let (sender, receiver) = watch::channel(Arc::new(Site::default()));
    runtime.spawn(end_at_ctrl_c());
    let served = Served { site: receiver, program };
    let listener = runtime.block_on(async { tokio::net::TcpListener::from_std(listener) }).map_err(failed)?;
    runtime.spawn(async move { axum::serve(listener, router(served)).await });
    // What is saved during the first build is not missed either.
    let (changed, changes) = mpsc::channel();
    let _watcher = watch(&watched, changed)?;
    Work { build, render, site: sender, state: State { server: now(), ..State::default() }, opened: Some(opened) }
        .go_on(&changes, &format!("http://{address}/"));
    Ok(())
}

/// Ends the process as quietly as a person expects who has pressed Ctrl-C.
async fn end_at_ctrl_c() {
    if tokio::signal::ctrl_c().await.is_ok() {
        complain("");
        std::process::exit(0);
    }
}

/// Milliseconds since 1970.
fn now() -> u64 {
    let time = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

struct Work {
    build: Build,
    render: Render,
    site: watch::Sender<Arc<Site>>,
    state: State,
    opened: Option<Opened>,
}

impl Work {
    /// Builds and renders, and again whenever something was saved, while there is a watcher.
    fn go_on(mut self, changes: &Receiver<Change>, address: &str) {
        self.build();
        say("Compiling the lessons ...");
        self.render();
        loop {
            if self.state.version > 0
                && let Some(opened) = self.opened.take()
            {
                say("Every save of a lesson renders the pages again, and the browser follows; Ctrl-C ends it.");
                say(format!("Open {address}"));
                opened(address);
            }
            let Some(changes) = burst(changes, MOMENT) else { return };
            if changes.program {
                say("The program has changed: building it ...");
            }
            if (changes.program && self.build()) || changes.content {
                self.render();
            }
        }
    }

    /// Builds the program; says why when it does not work.
    fn build(&mut self) -> bool {
        match caught(&self.build) {
            Ok(()) => {
                self.state.program += 1;
                true
            }
            Err(failure) => {
                process::report(&failure);
                complain("The program stays as it was. Save a source file to build it again.");
                false
            }
        }
    }

    /// Renders the pages and shows them; keeps the old ones when it does not work.
    fn render(&mut self) {
        let begin = Instant::now();
        match caught(&self.render) {
            Ok(rendered) => {
                rendered.diagnostics.iter().for_each(say);
                say(summary(&rendered, &spoken(begin.elapsed())));
                self.state.version += 1;
                self.site.send_replace(Arc::new(Site::new(rendered, self.state)));
            }
            Err(failure) => {
                process::report(&failure);
                complain(format!("Not rendered ({}): the pages stay as they were.", spoken(begin.elapsed())));
            }
        }
    }
}

/// What the work gives; a panic is a failure like others.
fn caught<T>(work: &(impl Fn() -> Result<T, Failure> + ?Sized)) -> Result<T, Failure> {
    // Whatever a panic leaves half done is made anew the next time.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        Err(Failure::new(format!("it panicked: {}", message(&*panic)), "this is a mistake in the course's own program"))
    })
}

fn message(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("without a word")
}

fn summary(rendered: &Rendered, time: &str) -> String {
    let pages = rendered.pages.paths.len();
    let (errors, warnings) = (counted(rendered.errors, "error"), counted(rendered.warnings, "warning"));
    format!("Compiled {} in {time}: {errors}, {warnings}", counted(pages, "page"))
}

#[cfg(test)]
#[path = "live_tests.rs"]
mod tests;
