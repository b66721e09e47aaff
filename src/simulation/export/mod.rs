//! What a simulation can be exported as: a link, a frame for another page, files, a video.

pub mod link;
pub mod picture;
pub mod save;
mod video;

use crate::plot::canvas::Sheet;
use crate::simulation::player::Player;
use crate::strings::export as strings;
use descent::experiment::Experiment;
use leptos::prelude::*;
use link::ShareLink;
pub use link::{embedding, lab_href};
pub use picture::Drawable;
use save::SaveFiles;

/// All exports of a simulation, of whichever kind.
#[derive(Clone)]
pub struct Exports {
    pub experiment: Signal<Experiment>,
    /// Names of its files, without their ending.
    pub name: &'static str,
    pub texts: Vec<TextFile>,
    /// Its picture, if it has one to draw anew.
    pub picture: Option<Callback<(), Option<Sheet>>>,
    pub player: Player,
}

impl Exports {
    pub fn new(experiment: Signal<Experiment>, name: &'static str, player: Player) -> Self {
        Self { experiment, name, texts: Vec::new(), picture: None, player }
    }
}

/// A file of text that is made when somebody wants it.
#[derive(Clone)]
pub struct TextFile {
    pub label: &'static str,
    /// How its name ends: `.csv`.
    pub ending: &'static str,
    /// Its media type.
    pub kind: &'static str,
    /// Makes the text; `None` where there is nothing to save.
    pub text: Callback<(), Option<String>>,
}

/// Calls `watched` with what the simulation shows, now and whenever it changes.
pub fn watch(experiment: Signal<Experiment>, watched: Option<Callback<Experiment>>) {
    if let Some(watched) = watched {
        Effect::new(move |_| watched.run(experiment.get()));
    }
}

/// The fold in which a simulation is shared and saved.
#[component]
pub fn ShareAndSave(exports: Exports) -> impl IntoView {
    let (open, status) = (RwSignal::new(false), RwSignal::new(String::new()));
    let lab = move || exports.experiment.with(lab_href);
    view! {
        <p class="sim-lab"><a href=lab>{strings::OPEN_IN_LAB}</a></p>
        <details class="sim-export" on:toggle=move |_| open.update(|open| *open = !*open)>
            <summary>{strings::SHARE_AND_SAVE}</summary>
            {move || open.get().then(|| view! {
                <ShareLink experiment=exports.experiment status/>
                <SaveFiles exports=exports.clone() status/>
            })}
            <p class="sim-description" role="status">{move || status.get()}</p>
        </details>
    }
}
