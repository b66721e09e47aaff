//! Words of moving averages: their controls and descriptions.

use super::counted;
use crate::plot::number;
use crate::simulation::moving_average::model::Averaged;
use descent::moving_average::{self, MovingAverageExperiment, Start};

words! {
    MOVING_AVERAGE = ["Moving average", "moving average"]; // Heading; read out in the name of the simulation.
    THE_AVERAGE = "the average"; // Whose setting beta is: "Beta of the average".
    THE_SERIES = "the series"; // Whose settings noise and seed are.
    BETA_MUST_BE = "Beta must be at least 0 and below 1.";
    BEGINS = "The average begins"; // Before the choice of a start: "from zero".
    SERIES = "Series"; // Label of the choice of a series.
    NUMBERS = "The averages in numbers"; // Heading of the fold with the table.
    ALL_VALUES = "All values and their averages"; // Caption of the table.
    COLUMNS = ["step <i>t</i>", "value <i>θ<sub>t</sub></i>", "average <i>V<sub>t</sub></i>"]; // HTML.
    // Read out for the picture.
    picture(description: &str) =
        "The values as points, their moving average as a line, and below them the weights of the past as bars. {description}";
}

/// What is to be seen after `step` values.
pub fn state(experiment: &MovingAverageExperiment, course: &Averaged, step: usize) -> String {
    let count = course.values.len();
    let Some(last) = step.min(count).checked_sub(1) else {
        return format!("{count} values, none of them seen yet.");
    };
    let weights = moving_average::weights(last + 1, experiment.beta, experiment.start);
    let (value, average) = (number::significant(course.values[last], 4), number::significant(course.averages[last], 4));
    let after = counted(last + 1, "value", "values");
    let mut description = format!(
        "After {after} the average is {average}. The last value, {value}, counts for {}",
        percent(weights[last])
    );
    if last > 0 {
        description += &format!(", the first for {}", percent(weights[0]));
    }
    description.push('.');
    if experiment.start == Start::Zero {
        let missing = 1.0 - weights.iter().sum::<f64>();
        if missing >= 0.005 {
            description +=
                &format!(" Another {} goes to the zero it began with, which pulls it down.", percent(missing));
        }
    }
    description
}

/// How far back an average with this `beta` looks.
pub fn memory(beta: f64) -> String {
    let memory = number::significant(moving_average::memory(beta), 2);
    let values = if memory == "1" { "value" } else { "values" };
    format!("It remembers about {memory} {values}: what is older counts for less than a third of a new one.")
}

/// How an average may begin, for a choice.
pub const STARTS: [(Start, &str, &str); 3] = [
    (Start::Zero, "zero", "from zero"),
    (Start::Corrected, "corrected", "from zero, bias corrected"),
    (Start::FirstValue, "first-value", "from the first value"),
];

fn percent(share: f64) -> String {
    format!("{}%", number::significant(100.0 * share, 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::moving_average::model::Course;

    fn description(start: &str, step: usize) -> String {
        let text = format!(r#"{{"series": {{"id": "temperatures"}}, "beta": 0.9, "start": "{start}"}}"#);
        let experiment: MovingAverageExperiment = serde_json::from_str(&text).expect("an experiment");
        state(&experiment, &Course::of(&experiment), step)
    }

    #[test]
    fn the_course_figures_are_described() {
        assert_eq!(description("zero", 0), "5 values, none of them seen yet.");
        let zero = description("zero", 5);
        assert!(zero.starts_with("After 5 values the average is 11.05."), "{zero}");
        assert!(zero.contains("Another 59% goes to the zero"), "{zero}");
        let corrected = description("corrected", 1);
        assert_eq!(corrected, "After 1 value the average is 25. The last value, 25, counts for 100%.");
        assert!(
            description("first-value", 2)
                .contains("the average is 23.8. The last value, 13, counts for 10%, the first for 90%")
        );
    }

    #[test]
    fn memory_is_that_of_the_course() {
        for (beta, values) in
            [(0.0, "about 1 value:"), (0.5, "about 2 values"), (0.9, "about 10 values"), (0.98, "about 50 values")]
        {
            assert!(memory(beta).contains(values), "{}", memory(beta));
        }
    }
}
