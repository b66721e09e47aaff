//! Networks against differences and against themselves; `network_experiment.rs` compares them with PyTorch.

use descent::network::{
    Activation, Architecture, ArchitectureError, Initialization, Loss, Network, Samples, SamplesError, Training,
};
use descent::optimizer::{self, Settings};
use proptest::prelude::*;

fn settings(id: &str, values: &[(&str, f64)]) -> Settings {
    let mut settings = Settings::defaults(optimizer::find(id).expect("a known optimizer"));
    for (name, value) in values {
        settings.set(name, *value).expect("a valid hyper-parameter");
    }
    settings
}

/// A small network for every combination of activations and loss, and samples for it.
fn small(
    hidden: Activation,
    output: Activation,
    loss: Loss,
    sizes: &[usize],
    samples: usize,
    seed: u64,
) -> Option<(Network<f64>, Samples<f64>)> {
    let architecture = Architecture::new(sizes, hidden, output, loss).ok()?;
    let network = Network::new(&architecture, Initialization::He, seed);
    let mut random = descent::random::Random::new(seed + 1);
    let inputs = (0..samples * architecture.inputs()).map(|_| random.normal()).collect();
    let classes = architecture.outputs();
    let labels: Vec<usize> = (0..samples).map(|_| (random.uniform() * classes as f64) as usize).collect();
    Some((network, Samples::of_classes(architecture.inputs(), classes, inputs, &labels).expect("samples")))
}

proptest! {
    #[test]
    fn gradients_are_central_differences(
        seed in 0_u64..1000, inputs in 1_usize..6, first in 1_usize..18, second in 1_usize..10, outputs in 1_usize..12,
        count in 1_usize..80,
    ) {
        let sizes = [inputs, first, second, outputs];
        for (hidden, output, loss) in combinations() {
            let Some((network, samples)) = small(hidden, output, loss, &sizes, count, seed) else { continue };
            let (value, gradient) = network.gradient(&samples).expect("they match");
            prop_assert!((value - network.loss(&samples).expect("they match")).abs() < 1e-15);
            for index in [0, 7, 31, 77, 123].map(|index| index % gradient.len()) {
                let moved = |by: f64| {
                    let mut parameters = network.parameters().to_vec();
                    parameters[index] += by;
                    let moved = Network::with_parameters(network.architecture(), parameters).expect("as many");
                    moved.loss(&samples).expect("they match")
                };
                // A kink of ReLU between the two makes the difference meaningless: then both halves differ.
                let (left, right) = ((value - moved(-1e-6)) / 1e-6, (moved(1e-6) - value) / 1e-6);
                let tolerance = 1e-5 * (1.0 + gradient[index].abs()) + (right - left).abs();
                prop_assert!(((left + right) / 2.0 - gradient[index]).abs() < tolerance,
                    "{hidden:?} {output:?} {loss:?} {index}: {left} {right} {}", gradient[index]);
            }
        }
    }
}

fn combinations() -> impl Iterator<Item = (Activation, Activation, Loss)> {
    Activation::ALL.into_iter().flat_map(|hidden| {
        Activation::ALL.into_iter().flat_map(move |output| Loss::ALL.map(|loss| (hidden, output, loss)))
    })
}

fn rounded(network: &Network<f64>, samples: &Samples<f64>) -> (Network<f32>, Samples<f32>) {
    let single = |numbers: &[f64]| numbers.iter().map(|number| *number as f32).collect::<Vec<f32>>();
    let targets: Vec<f64> = (0..samples.len()).flat_map(|sample| samples.target(sample).to_vec()).collect();
    let network = Network::with_parameters(network.architecture(), single(network.parameters())).expect("as many");
    let samples = Samples::new(samples.features(), samples.outputs(), single(samples.inputs()), single(&targets));
    (network, samples.expect("as many"))
}

#[test]
fn f32_is_f64_rounded() {
    for (hidden, output, loss) in combinations() {
        let Some((network, samples)) = small(hidden, output, loss, &[5, 9, 7, 3], 29, 1) else { continue };
        let (single, single_samples) = rounded(&network, &samples);
        let settings = settings("adam", &[("lr", 0.01)]);
        let mut exact = Training::new(network, &settings, samples, 10).expect("they match").shuffled(3);
        let mut rounded = Training::new(single, &settings, single_samples, 10).expect("they match").shuffled(3);
        for epoch in 0..20 {
            let (exact, rounded) = (exact.epoch(), rounded.epoch());
            assert!((exact - rounded).abs() < 2e-5 * (1.0 + exact), "{hidden:?} {output:?} {loss:?} {epoch}");
        }
    }
}

fn trained(shuffle: u64, seed: u64) -> Vec<f32> {
    let (network, samples) =
        small(Activation::Tanh, Activation::Linear, Loss::CrossEntropy, &[3, 8, 4], 37, seed).expect("valid");
    let (network, samples) = rounded(&network, &samples);
    let mut training = Training::new(network, &settings("momentum", &[("lr", 0.1)]), samples, 5)
        .expect("they match")
        .shuffled(shuffle);
    for _ in 0..5 {
        training.epoch();
    }
    training.network().parameters().to_vec()
}

#[test]
fn the_same_seeds_give_the_same_bits() {
    assert_eq!(trained(1, 2), trained(1, 2));
    assert_ne!(trained(1, 2), trained(3, 2));
    assert_ne!(trained(1, 2), trained(1, 3));
}

#[test]
fn a_batch_is_the_mean_of_its_samples_whatever_its_size() {
    let sizes = [3, 10, 2];
    let (network, samples) =
        small(Activation::Sigmoid, Activation::Linear, Loss::CrossEntropy, &sizes, 131, 5).expect("valid");
    let (_, together) = network.gradient(&samples).expect("they match");
    let mut apart = vec![0.0; together.len()];
    for sample in 0..samples.len() {
        let (_, alone) = network.gradient(&samples.select(&[sample])).expect("they match");
        apart.iter_mut().zip(alone).for_each(|(sum, slope)| *sum += slope / 131.0);
    }
    for (together, apart) in together.into_iter().zip(apart) {
        assert!((together - apart).abs() < 1e-14);
    }
}

#[test]
fn an_epoch_has_a_step_for_every_batch() {
    let (network, samples) =
        small(Activation::Tanh, Activation::Tanh, Loss::MeanSquaredError, &[2, 3, 1], 10, 1).expect("valid");
    for (batch_size, steps) in [(1, 10), (3, 4), (4, 3), (10, 1), (99, 1), (0, 10)] {
        let settings = settings("gd", &[("lr", 0.01)]);
        let mut training = Training::new(network.clone(), &settings, samples.clone(), batch_size).expect("they match");
        for step in 1..=steps {
            assert_eq!(training.epochs(), 0, "step {step} of {steps}");
            assert!(training.step().is_finite());
        }
        assert_eq!(training.epochs(), 1);
    }
    let empty = Samples::new(2, 1, Vec::new(), Vec::new()).expect("nothing is something too");
    let mut training = Training::new(network, &settings("gd", &[]), empty, 4).expect("they match");
    assert!(training.epoch().is_nan() && training.epochs() == 1);
}

#[test]
fn divergence_is_seen_and_does_no_harm() {
    for (hidden, output, loss) in combinations() {
        let Some((network, samples)) = small(hidden, output, loss, &[2, 9, 2], 20, 1) else { continue };
        let (network, samples) = rounded(&network, &samples);
        let mut training =
            Training::new(network, &settings("gd", &[("lr", 1e6)]), samples.clone(), 4).expect("they match");
        for _ in 0..40 {
            training.epoch();
        }
        assert!(training.network().score(&samples).expect("they match").accuracy <= 1.0);
    }
}

#[test]
fn weight_decay_is_the_optimizers_business() {
    let norm = |id: &str, decay: f64| {
        let (network, samples) =
            small(Activation::Tanh, Activation::Tanh, Loss::MeanSquaredError, &[2, 8, 2], 20, 1).expect("valid");
        let settings = settings(id, &[("lr", 0.01), ("weight_decay", decay)]);
        let mut training = Training::new(network, &settings, samples, 20).expect("they match");
        for _ in 0..300 {
            training.epoch();
        }
        training.network().parameters().iter().map(|weight| weight * weight).sum::<f64>()
    };
    assert!(norm("adam", 0.05) < 0.9 * norm("adam", 0.0));
    assert!(norm("adamw", 0.5) < 0.9 * norm("adamw", 0.0));
}

#[test]
fn initialisation_has_the_spread_that_its_authors_wanted() {
    for (initialization, variance) in [(Initialization::Xavier, 2.0 / 300.0), (Initialization::He, 2.0 / 200.0)] {
        let architecture = Architecture::new(&[200, 100], Activation::Relu, Activation::Linear, Loss::CrossEntropy);
        let network = Network::<f64>::new(&architecture.expect("valid"), initialization, 7);
        let (weights, biases) = network.parameters().split_at(20_000);
        let actual = weights.iter().map(|weight| weight * weight).sum::<f64>() / 20_000.0;
        assert!((actual / variance - 1.0).abs() < 0.05, "{initialization:?}: {actual}");
        assert!(biases.iter().all(|bias| *bias == 0.0));
    }
}

#[test]
fn a_split_loses_no_sample_and_depends_on_the_seed() {
    let samples = Samples::new(1, 1, (0..10).map(f64::from).collect(), (0..10).map(f64::from).collect()).expect("ten");
    let (training, validation) = samples.split(0.3, 1);
    assert_eq!((training.len(), validation.len()), (7, 3));
    let mut all = [training.inputs(), validation.inputs()].concat();
    all.sort_by(f64::total_cmp);
    assert_eq!(all, samples.inputs());
    assert!((0..7).all(|sample| training.input(sample) == training.target(sample)));
    assert_eq!(samples.split(0.3, 1), (training.clone(), validation));
    assert_ne!(samples.split(0.3, 2).0, training);
}

#[test]
fn answers_become_classes_tables_and_pictures() {
    let architecture = Architecture::new(&[2, 2], Activation::Linear, Activation::Linear, Loss::CrossEntropy);
    // Class 0 on the left, class 1 on the right.
    let network = Network::with_parameters(&architecture.expect("valid"), vec![-1.0, 1.0, 0.0, 0.0, 0.0, 0.0]);
    let network: Network<f64> = network.expect("six");
    let samples = Samples::of_classes(2, 2, vec![-1.0, 0.0, -2.0, 5.0, 3.0, 1.0], &[0, 1, 1]).expect("three");
    let taken: Vec<usize> =
        network.predict(samples.inputs()).chunks_exact(2).map(|answer| network.class(answer)).collect();
    assert_eq!(taken, [0, 0, 1]);
    assert_eq!(network.score(&samples).expect("they match").accuracy, 2.0 / 3.0);
    let picture = network.predict_grid([[-1.0, 1.0], [0.0, 1.0]], 2, 1).expect("two inputs");
    let probability = 1.0 / (1.0 + (-1.0_f64).exp());
    for (actual, expected) in picture.into_iter().zip([probability, 1.0 - probability, 1.0 - probability, probability])
    {
        assert!((actual - expected).abs() < 1e-15);
    }
    let single = Architecture::new(&[1, 1], Activation::Tanh, Activation::Sigmoid, Loss::MeanSquaredError);
    let single = Network::with_parameters(&single.expect("valid"), vec![1.0, 0.0]).expect("two");
    assert_eq!(single.predict(&[0.0]), [0.5]);
    assert_eq!([single.class(&[0.4]), single.class(&[0.6])], [0, 1]);
    assert!(single.predict_grid([[0.0, 1.0], [0.0, 1.0]], 2, 2).is_err());
}

#[test]
fn what_does_not_fit_is_refused_with_reasons() {
    let architecture = |text: &str| serde_json::from_str::<Architecture>(text).map_err(|error| error.to_string());
    let text = |sizes: &str, output: &str| {
        format!(r#"{{"sizes": {sizes}, "hidden": "relu", "output": "{output}", "loss": "cross-entropy"}}"#)
    };
    assert!(architecture(&text("[2, 3]", "linear")).is_ok());
    assert_eq!(architecture(&text("[2]", "linear")), Err(ArchitectureError::Layers(1).to_string()));
    assert_eq!(architecture(&text("[2, 0]", "linear")), Err(ArchitectureError::Units(0).to_string()));
    let entropy = ArchitectureError::Entropy(Activation::Tanh).to_string();
    assert_eq!(architecture(&text("[2, 3]", "tanh")), Err(entropy));
    let label = Samples::of_classes(1, 2, vec![0.0_f64], &[2]);
    assert_eq!(label, Err(SamplesError::Label { label: 2, classes: 2 }));
    assert!(Samples::new(2, 1, vec![0.0_f64; 3], vec![0.0]).is_err());
    let network = Network::<f64>::new(&architecture(&text("[2, 3]", "linear")).expect("valid"), Initialization::He, 1);
    let wide = Samples::of_classes(3, 3, vec![0.0; 3], &[0]).expect("one");
    let error = network.loss(&wide).expect_err("three inputs are too many").to_string();
    assert_eq!(error, "inputs of a sample: there are 3, but the network needs 2");
}
