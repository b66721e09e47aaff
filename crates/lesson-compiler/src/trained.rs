//! Networks that were trained already: each once, whoever asks for it and however often a course is compiled.

use descent::network::{NetworkExperiment, NetworkExperimentError, Outcome, outcomes};

use crate::memory;

/// How the network of one of an experiment's optimizers turns out. The others make no difference to it.
pub(crate) fn outcome(experiment: &NetworkExperiment, entry: usize) -> Result<Outcome, NetworkExperimentError> {
    let mut alone = experiment.clone();
    alone.optimizers = vec![experiment.optimizers[entry].clone()];
    alone.optimizers[0].label = None;
    memory::remembered("network", &alone, || Ok(outcomes(&alone)?.swap_remove(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_turns_out_the_same_alone_and_among_others() {
        let text = r#"{"data": {"id": "moons", "rows": 40}, "hidden": [4], "epochs": 5, "batch_size": 8, "validation": 0.25,
            "optimizers": [{"id": "adam"}, {"id": "gd", "label": "Second"}]}"#;
        let experiment: NetworkExperiment = serde_json::from_str(text).expect("an experiment");
        let together = outcomes(&experiment).expect("they can be trained");
        for (entry, expected) in together.iter().enumerate() {
            for _ in 0..2 {
                assert_eq!(outcome(&experiment, entry).as_ref(), Ok(expected));
            }
        }
    }
}
