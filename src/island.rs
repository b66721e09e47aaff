//! Islands: the elements of a page that become interactive in the browser, each by itself, while all around them stays as it was
//! prerendered.

use leptos::prelude::*;

/// A part of a page that the program finds again by name, and by the id of what it shows where there are several. What is
/// pressed in it is remembered while it bears `data-loading`.
#[component]
pub fn Island(
    /// What it is: a name of `islands.rs`.
    name: &'static str,
    /// The id of what it shows.
    #[prop(optional, into)]
    of: Option<String>,
    /// What it shows before the program is there.
    children: Children,
) -> impl IntoView {
    view! { <div class="island" data-island=name data-of=of data-loading="">{children()}</div> }
}

/// The id of the element that holds a page's data: [`course_model::Page`] as JSON.
pub const DATA: &str = "page-data";
