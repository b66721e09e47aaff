//! The family tree: what each optimizer added to its ancestors.

use descent::optimizer::{self, Spec};
use leptos::prelude::*;

use super::lesson_of;
use crate::route::Route;
use crate::strings::review as strings;

/// All optimizers as nested lists, the oldest at the root.
#[component]
pub fn FamilyTree() -> impl IntoView {
    let roots = optimizer::all().iter().filter(|spec| spec.ancestors.is_empty());
    view! {
        <section class="family" aria-labelledby="family">
            <h2 id="family">{strings::FAMILY}</h2>
            <ul>{roots.map(|spec| branch(spec)).collect_view()}</ul>
        </section>
    }
}

/// An optimizer, and below it all whose first ancestor it is.
fn branch(spec: &'static Spec) -> AnyView {
    let children: Vec<_> = optimizer::all()
        .iter()
        .filter(|child| child.ancestors.first().is_some_and(|(id, _)| *id == spec.id))
        .map(|child| branch(child))
        .collect();
    let name = match lesson_of(spec) {
        Some(lesson) => view! { <a href=Route::Lesson(&lesson.id).href()>{spec.name}</a> }.into_any(),
        None => view! { <span>{spec.name}</span> }.into_any(),
    };
    view! {
        <li>
            <p><strong>{name}</strong>{strings::year(spec.year)}{adds(spec).map(|words| view! { <span class="adds">{words}</span> })}</p>
            {(!children.is_empty()).then(|| view! { <ul>{children}</ul> })}
        </li>
    }
    .into_any()
}

/// "+ bias correction; from Momentum: an average of gradients to follow".
fn adds(spec: &Spec) -> Option<String> {
    let ((_, first), others) = spec.ancestors.split_first()?;
    let mut words = strings::adds(first);
    for (id, adds) in others {
        let name = optimizer::find(id).map_or(*id, |ancestor| ancestor.name);
        words += &strings::from_another(name, adds);
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adam_has_two_parents_and_gradient_descent_none() {
        let words = |id| adds(optimizer::find(id).expect("it is in the registry"));
        assert_eq!(words("gd"), None);
        assert_eq!(
            words("adam").as_deref(),
            Some("+ bias correction; from Momentum: an average of gradients to follow")
        );
    }

    #[cfg(feature = "ssr")]
    #[test]
    fn every_optimizer_is_in_the_tree_once() {
        let html = Owner::new().with(|| view! { <FamilyTree/> }.to_html());
        assert_eq!(html.matches("<li>").count(), optimizer::all().len());
    }
}
