//! Light, dark, or as the system says: a switch that sticks.

use leptos::prelude::*;
use player::THEME;

use crate::progress::storage::key;
use crate::strings::shell as strings;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    fn id(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    fn parse(id: &str) -> Theme {
        Theme::ALL.into_iter().find(|theme| theme.id() == id).unwrap_or_default()
    }

    fn next(self) -> Theme {
        match self {
            Theme::System => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::System,
        }
    }
}

/// Makes the theme known to all components as a context: an `RwSignal<Theme>`.
pub fn provide_theme() {
    let theme = RwSignal::new(Theme::default());
    provide_context(theme);
    Effect::new(move |before: Option<()>| {
        if before.is_none() {
            // Storage may be blocked: then the choice lasts as long as the page.
            let stored = window()
                .local_storage()
                .ok()
                .flatten()
                .and_then(|storage| storage.get_item(&key(THEME)).ok().flatten());
            theme.set(Theme::parse(&stored.unwrap_or_default()));
        } else if let Ok(Some(storage)) = window().local_storage() {
            let _ = storage.set_item(&key(THEME), theme.get_untracked().id());
        }
        let (Some(root), id) = (document().document_element(), theme.get().id()) else { return };
        let shown = root.get_attribute("data-theme").unwrap_or_else(|| Theme::default().id().to_owned());
        let _ = root.set_attribute("data-theme", id);
        if shown != id {
            #[cfg(feature = "csr")]
            let _ = crate::update::post_theme(id);
        }
    });
}

/// The button that goes through the themes.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let theme = expect_context::<RwSignal<Theme>>();
    let label = move || match theme.get() {
        Theme::System => strings::COLOURS_SYSTEM,
        Theme::Light => strings::COLOURS_LIGHT,
        Theme::Dark => strings::COLOURS_DARK,
    };
    let sign = move || match theme.get() {
        Theme::System => "◐",
        Theme::Light => "○",
        Theme::Dark => "●",
    };
    view! {
        <button type="button" class="theme-switch" aria-label=label title=label on:click=move |_| theme.update(|theme| *theme = theme.next())>
            <span aria-hidden="true">{sign}</span>
        </button>
    }
}
