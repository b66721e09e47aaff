//! The Lab: everything of a simulation is free to choose, to keep and to share.

pub mod editor;
pub mod gallery;
pub mod objective;
mod saved;
pub mod shelf;
mod sketch;

use crate::strings::lab as strings;
use std::sync::LazyLock;
use std::time::Duration;

use descent::experiment::Experiment;
use leptos::prelude::*;

use crate::course::Simulation;
use crate::open_page::use_page_activity;
use crate::route;
use crate::share::{self, Broken};
use crate::simulation::ExperimentView;
use editor::Editor;
use gallery::Gallery;
use shelf::Shelf;

/// The place of a simulation that belongs to no lesson.
pub static LAB: LazyLock<Simulation> = LazyLock::new(|| Simulation {
    id: "lab".to_owned(),
    experiment: default_experiment(),
    caption: String::new(),
    surface: false,
    tour: Vec::new(),
});

/// What the Lab begins with: the first of the gallery.
pub fn default_experiment() -> Experiment {
    gallery::experiment(0)
}

/// The experiment in the part of an address behind `#`; nothing if there is none.
pub fn addressed(fragment: &str) -> Option<Result<Experiment, Broken>> {
    let code = fragment.trim_start_matches('#');
    (!code.is_empty()).then(|| share::decode(code))
}

/// The Lab's state; copies share it.
#[derive(Clone, Copy)]
pub struct Bench {
    /// What the simulation begins with; another one begins anew.
    preset: RwSignal<Experiment>,
    /// What it shows now, with all that was moved since.
    now: RwSignal<Experiment>,
}

impl Bench {
    fn put(&self, experiment: Experiment) {
        self.now.set(experiment.clone());
        self.preset.set(experiment);
    }
}

/// How long nothing must change until the address keeps it: browsers refuse to be told of every move of a slider.
const KEPT_AFTER: Duration = Duration::from_millis(300);

#[component]
pub fn LabPage() -> impl IntoView {
    let fragment = route::fragment();
    let first = default_experiment();
    let bench = Bench { preset: RwSignal::new(first.clone()), now: RwSignal::new(first) };
    let broken = RwSignal::new(None::<String>);
    // The address is read in the browser alone: what is written beforehand knows of none.
    Effect::new(move |_| {
        let found = fragment.with(|fragment| addressed(fragment));
        broken.set(found.as_ref().and_then(|found| found.as_ref().err()).map(Broken::to_string));
        if let Some(Ok(experiment)) = found {
            bench.put(experiment);
        }
    });
    let watched = Callback::new(move |experiment| bench.now.set(experiment));
    // The address keeps what was changed: a reload loses nothing.
    let active = use_page_activity();
    let mut keep = debounce(KEPT_AFTER, move |experiment: Experiment| {
        // The reader may have gone on to another page, whose address is its own.
        if active.try_get_untracked() == Some(true) {
            let _ = route::replace_fragment(&share::encode(&experiment));
        }
    });
    Effect::new(move |_| {
        let experiment = bench.now.get();
        if experiment != bench.preset.get_untracked() || !fragment.get_untracked().is_empty() {
            keep(experiment);
        }
    });
    view! {
        <div class="lab">
            <h1 tabindex="-1">{strings::LAB}</h1>
            <p class="lead">{strings::LEAD}</p>
            {move || broken.get().map(|why| view! { <p class="notice" role="alert">{strings::broken_link(&why)}</p> })}
            <Editor bench/>
            {move || view! { <ExperimentView simulation=&LAB experiment=bench.preset.get() watched/> }}
            <Shelf bench/>
            <Gallery bench/>
        </div>
    }
}
