//! Where there is one variable: the slope that each optimizer sees, and the step that it takes from there.

use super::session::Session;
use descent::run::batch;

/// A point on the curve with the slope seen there, and the x after the next step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tangent {
    pub x: f64,
    /// The slope of what this step looks at: of all samples, or of some.
    pub slope: f64,
    /// Where it goes next, if the run goes on.
    pub next: Option<f64>,
}

/// One tangent for each optimizer at a step of a run; none for those that are lost.
pub fn tangents(run: &Session, step: usize) -> Vec<Option<Tangent>> {
    let experiment = run.experiment();
    let tangent = |(index, track): (usize, &descent::run::Track)| {
        let at = *track.positions().get(step)?;
        let slope = experiment.objective.batch_gradient(at, &batch(experiment, index, step))[0];
        let next = track.positions().get(step + 1).filter(|_| step < run.end()).map(|[x, _]| *x);
        (at[0].is_finite() && slope.is_finite()).then_some(Tangent { x: at[0], slope, next })
    };
    run.tracks().iter().enumerate().map(tangent).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str) -> Session {
        Session::new(&serde_json::from_str(text).expect("an experiment"))
    }

    #[test]
    fn the_tangent_has_the_slope_and_the_step_its_end() {
        let run = run(r#"{"formula": "x^2", "start": [2, 0], "steps": 3, "optimizers": [{"id": "gd", "lr": 0.25}]}"#);
        assert_eq!(tangents(&run, 0), [Some(Tangent { x: 2.0, slope: 4.0, next: Some(1.0) })]);
        assert_eq!(tangents(&run, 3)[0].and_then(|tangent| tangent.next), None, "after the last step comes none");
    }

    #[test]
    fn a_step_that_looks_at_one_piece_sees_its_slope() {
        let run = run(r#"{"online": "adam-cycle", "batch_size": 1, "optimizers": [{"id": "gd", "lr": 0.01}]}"#);
        let slopes: Vec<f64> = (0..4).filter_map(|step| tangents(&run, step)[0]).map(|tangent| tangent.slope).collect();
        assert_eq!(slopes, [3.0, -1.0, -1.0, 3.0]);
    }
}
