//! Muon on matrices: steps computed with `torch.optim.Muon` of PyTorch 2.15, in 64 bits throughout (as released, it rounds
//! to 16 bits inside the orthogonalisation).

use descent::network::{Activation, Architecture, Loss, Network, Samples, Training};
use descent::optimizer::{self, Optimizer, Settings, Shape, Term};

fn muon(values: &[(&str, f64)]) -> Settings {
    let mut settings = Settings::defaults(optimizer::find("muon").expect("a known optimizer"));
    for (name, value) in values {
        settings.set(name, *value).expect("a valid hyper-parameter");
    }
    settings
}

fn assert_close(actual: &[f64], expected: &[f64]) {
    for (actual, expected) in actual.iter().zip(expected) {
        assert!((actual - expected).abs() < 1e-13, "{actual} instead of {expected}");
    }
}

#[test]
fn two_steps_of_a_square_matrix() {
    let mut optimizer = Optimizer::for_matrices(&muon(&[]), &[Shape { rows: 2, columns: 2 }]);
    let mut parameters = [1.0, 2.0, -1.0, 0.5];
    optimizer.step(&mut parameters, &[3.0, 1.0, 1.0, 2.0]);
    assert_close(&parameters, &[0.9990703469474443, 1.9999427800815772, -0.9997572199184228, 0.4989775668658671]);
    optimizer.step(&mut parameters, &[0.5, -1.0, 2.0, 0.0]);
    assert_close(&parameters, &[0.9984183415486886, 2.0005486496617824, -1.000179624549815, 0.4982338289927049]);
}

#[test]
fn two_steps_of_a_tall_matrix_beside_another_without_nesterov() {
    let settings = muon(&[("lr", 0.1), ("weight_decay", 0.0), ("nesterov", 0.0)]);
    let shapes = [Shape { rows: 3, columns: 2 }, Shape { rows: 1, columns: 1 }];
    let mut optimizer = Optimizer::for_matrices(&settings, &shapes);
    let mut parameters = [1.0, 2.0, -1.0, 0.5, 0.25, -0.75, 7.0];
    optimizer.step(&mut parameters, &[3.0, 1.0, 1.0, 2.0, -1.0, 0.5, 0.0]);
    let first = [
        0.9148289382376976,
        2.006050381739083,
        -0.9870614711289466,
        0.3881141151027037,
        0.29905479531667795,
        -0.8089681333181898,
    ];
    assert_close(&parameters, &first);
    optimizer.step(&mut parameters, &[0.5, -1.0, 2.0, 0.0, 1.0, 1.0, 0.0]);
    let second = [
        0.8345512650005158,
        2.05773314497984,
        -1.0295315593714476,
        0.3150559207000883,
        0.3192805685169682,
        -0.8982051712638947,
    ];
    assert_close(&parameters, &second);
    assert_eq!(parameters[6], 7.0);
}

#[test]
fn two_steps_of_a_wide_matrix() {
    let mut optimizer = Optimizer::for_matrices(&muon(&[("lr", 0.02)]), &[Shape { rows: 2, columns: 3 }]);
    let mut parameters = [1.0, 2.0, -1.0, 0.5, 0.25, -0.75];
    optimizer.step(&mut parameters, &[3.0, 1.0, 1.0, 2.0, -1.0, 0.5]);
    optimizer.step(&mut parameters, &[0.5, -1.0, 2.0, 0.0, 1.0, 1.0]);
    let expected = [
        0.9774037385314502,
        1.9868396135413795,
        -1.0104260569809345,
        0.48437658547613444,
        0.25425465392425756,
        -0.7539105600327694,
    ];
    assert_close(&parameters, &expected);
}

#[test]
fn in_a_network_it_moves_the_weights_and_adamw_the_biases() {
    // Weights by input, then biases.
    let parameters = vec![0.5, 0.75, -0.5, -0.25, 1.0, 0.125, 0.1, -0.2, 0.3, 1.0, -0.5, 0.25, 0.05];
    let architecture =
        Architecture::new(&[2, 3, 1], Activation::Tanh, Activation::Tanh, Loss::HalfMeanSquaredError).expect("valid");
    let network = Network::with_parameters(&architecture, parameters).expect("13 parameters");
    let samples = Samples::new(2, 1, vec![0., 0., 0., 1., 1., 0., 1., 1.], vec![-1., 1., 1., -1.]).expect("four");
    let mut training = Training::new(network, &muon(&[("lr", 0.05)]), samples, 4).expect("they match");
    let losses: Vec<f64> = (0..6).map(|_| training.epoch()).collect();
    let expected = [
        0.6007774686440664,
        0.5794964263923771,
        0.5654304646729363,
        0.551219846328772,
        0.5374549442439616,
        0.5266088105923028,
    ];
    for (loss, expected) in losses.iter().zip(expected) {
        assert!((loss - expected).abs() < 1e-12, "{losses:?}");
    }
}

#[test]
fn what_it_accepts_adamw_accepts_for_the_biases() {
    let adamw = optimizer::find("adamw").expect("a known optimizer");
    for name in ["learning_rate", "weight_decay"] {
        let valid =
            |spec: &optimizer::Spec| spec.hyper_parameters.iter().find(|own| own.name == name).map(|own| own.valid);
        assert_eq!(valid(muon(&[]).spec()), valid(adamw), "{name}");
    }
}

#[test]
fn the_orthogonal_direction_can_be_seen() {
    let mut optimizer = Optimizer::for_matrices(&muon(&[("momentum", 0.0)]), &[Shape { rows: 2, columns: 2 }]);
    let mut parameters = [0.0; 4];
    let mut seen = Vec::new();
    let mut observer = |index: usize, term: Term, value: f64| {
        if term == Term::Orthogonal {
            seen.push((index, value));
        }
    };
    optimizer.step_observed(&mut parameters, &[3.0, 1.0, 1.0, 2.0], &mut observer);
    let (indices, values): (Vec<usize>, Vec<f64>) = seen.into_iter().unzip();
    assert_eq!(indices, [0, 1, 2, 3]);
    assert_close(&values, &[0.8296530525556629, -0.1427800815772402, -0.14278008157724031, 0.9724331341329038]);
    assert_close(&parameters, &values.iter().map(|value| -1e-3 * value).collect::<Vec<_>>());
}

#[test]
fn a_matrix_of_which_a_part_is_missing_stays_as_it_is() {
    let mut optimizer = Optimizer::for_matrices(&muon(&[]), &[Shape { rows: 2, columns: 2 }]);
    let mut parameters = [1.0, 2.0, 3.0];
    optimizer.step(&mut parameters, &[1.0; 4]);
    assert_eq!(parameters, [1.0, 2.0, 3.0]);
}

#[test]
fn shapes_mean_nothing_to_the_others() {
    for spec in optimizer::all().iter().filter(|spec| spec.id != "muon") {
        let settings = Settings::defaults(spec);
        let mut shaped =
            Optimizer::for_matrices(&settings, &[Shape { rows: 2, columns: 1 }, Shape { rows: 1, columns: 2 }]);
        let mut plain = Optimizer::new(&settings, 4);
        let (mut a, mut b) = ([1.0; 4], [1.0; 4]);
        shaped.step(&mut a, &[1.0, -2.0, 3.0, 0.5]);
        plain.step(&mut b, &[1.0, -2.0, 3.0, 0.5]);
        assert_eq!(a, b, "{spec:?}");
    }
}
