//! What a simulation can be taken away as: a link, a frame for another page, files, a video.

mod film;
pub mod link;
pub mod picture;
pub mod save;

use crate::plot::canvas::Sheet;
use crate::simulation::player::Player;
use crate::strings::keep as strings;
use descent::setup::Setup;
use leptos::prelude::*;
use link::ShareLink;
pub use link::{embedding, lab_href};
pub use picture::Shown;
use save::SaveFiles;

/// All that a simulation of whichever kind has to give away.
#[derive(Clone)]
pub struct Keepsakes {
    pub setup: Signal<Setup>,
    /// Names of its files, without their ending.
    pub name: &'static str,
    pub texts: Vec<TextFile>,
    /// Its picture, if it has one to draw anew.
    pub picture: Option<Callback<(), Option<Sheet>>>,
    pub player: Player,
}

impl Keepsakes {
    pub fn new(setup: Signal<Setup>, name: &'static str, player: Player) -> Self {
        Self { setup, name, texts: Vec::new(), picture: None, player }
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

/// Tells whatever the simulation shows, now and whenever it changes.
pub fn watch(setup: Signal<Setup>, watched: Option<Callback<Setup>>) {
    if let Some(watched) = watched {
        Effect::new(move |_| watched.run(setup.get()));
    }
}

/// The fold in which a simulation is shared and saved.
#[component]
pub fn ShareAndSave(keepsakes: Keepsakes) -> impl IntoView {
    let (open, told) = (RwSignal::new(false), RwSignal::new(String::new()));
    let lab = move || keepsakes.setup.with(lab_href);
    view! {
        <p class="sim-lab"><a href=lab>{strings::OPEN_IN_LAB}</a></p>
        <details class="sim-keep" on:toggle=move |_| open.update(|open| *open = !*open)>
            <summary>{strings::SHARE_AND_SAVE}</summary>
            {move || open.get().then(|| view! {
                <ShareLink setup=keepsakes.setup told/>
                <SaveFiles keepsakes=keepsakes.clone() told/>
            })}
            <p class="sim-told" role="status">{move || told.get()}</p>
        </details>
    }
}
