//! Networks that were trained already: each once, whoever asks for it and however often a course is compiled.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use descent::network::{Outcome, Setup, SetupError, outcomes};

/// How the network of one of a setup's optimizers turns out. The others make no difference to it.
pub(crate) fn outcome(setup: &Setup, contender: usize) -> Result<Arc<Outcome>, SetupError> {
    static OUTCOMES: Mutex<Option<HashMap<String, Arc<Outcome>>>> = Mutex::new(None);
    let mut alone = setup.clone();
    alone.optimizers = vec![setup.optimizers[contender].clone()];
    alone.optimizers[0].label = None;
    let key = serde_json::to_string(&alone).unwrap_or_default();
    let known = |lock: &Mutex<Option<HashMap<_, _>>>| {
        let outcomes = lock.lock().unwrap_or_else(PoisonError::into_inner);
        outcomes.as_ref().and_then(|outcomes| outcomes.get(&key).cloned())
    };
    if let Some(outcome) = known(&OUTCOMES) {
        return Ok(outcome);
    }
    let outcome = Arc::new(outcomes(&alone)?.swap_remove(0));
    let mut outcomes = OUTCOMES.lock().unwrap_or_else(PoisonError::into_inner);
    outcomes.get_or_insert_default().insert(key, Arc::clone(&outcome));
    Ok(outcome)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_turns_out_the_same_alone_and_among_others() {
        let text = r#"{"data": {"id": "moons", "rows": 40}, "hidden": [4], "epochs": 5, "batch_size": 8, "validation": 0.25,
            "optimizers": [{"id": "adam"}, {"id": "gd", "label": "Second"}]}"#;
        let setup: Setup = serde_json::from_str(text).expect("a setup");
        let together = outcomes(&setup).expect("they can be trained");
        for (contender, expected) in together.iter().enumerate() {
            for _ in 0..2 {
                assert_eq!(outcome(&setup, contender).as_deref(), Ok(expected));
            }
        }
    }
}
