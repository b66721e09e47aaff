use super::*;

fn table(text: &str) -> String {
    let mut out = Vec::new();
    print(&parse(text).expect("an experiment"), &mut out).expect("memory does not fail");
    String::from_utf8(out).expect("ASCII")
}

fn refused(text: &str) -> Failure {
    parse::<DescentExperiment>(text).expect_err("no experiment")
}

#[test]
fn the_start_and_every_step_are_rows() {
    let text = r#"{"landscape": "bowl", "start": [1, -3], "steps": 2, "optimizers": [{"id": "gd", "lr": 0.25}]}"#;
    insta::assert_snapshot!(table(text), @r"
        step,x,y,loss
        0,1.0000000000000000e0,-3.0000000000000000e0,1.0000000000000000e1
        1,5.0000000000000000e-1,-1.5000000000000000e0,2.5000000000000000e0
        2,2.5000000000000000e-1,-7.5000000000000000e-1,6.2500000000000000e-1
        ");
}

#[test]
fn numbers_read_again_have_the_same_bits() {
    let text = r#"{"landscape": "rosenbrock", "steps": 50, "noise": 0.1, "optimizers": [{"id": "adam", "lr": 0.1}]}"#;
    let experiment = parse(text).expect("an experiment");
    let mut run = Run::new(&experiment);
    run.run_to(50);
    let table = table(text);
    let rows: Vec<&str> = table.lines().skip(1).collect();
    assert_eq!(rows.len(), 51);
    for (step, row) in rows.iter().enumerate() {
        let numbers: Vec<f64> = row.split(',').skip(1).map(|cell| cell.parse().expect("a number")).collect();
        let ([x, y], loss) = (run.tracks()[0].positions()[step], run.tracks()[0].losses()[step]);
        assert_eq!(numbers.iter().map(|n| n.to_bits()).collect::<Vec<_>>(), [x, y, loss].map(f64::to_bits), "{row}");
    }
}

#[test]
fn nesterov_shows_the_textbook_point_too() {
    let text = r#"{"landscape": "bowl", "steps": 1, "optimizers": [{"id": "nesterov"}]}"#;
    assert!(table(text).starts_with("step,x,y,loss,theta_x,theta_y\n0,"));
    assert!(table(text).lines().all(|line| line.split(',').count() == 6));
}

#[test]
fn several_optimizers_are_named() {
    let text = r#"{"landscape": "bowl", "steps": 1, "optimizers": [{"id": "gd"}, {"id": "nesterov"}]}"#;
    let table = table(text);
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines[0], "optimizer,step,x,y,loss,theta_x,theta_y");
    assert!(lines[1].starts_with("gd,0,") && lines[1].ends_with(",,") && lines[4].starts_with("nesterov,1,"));
    assert!(lines.iter().all(|line| line.split(',').count() == 7));
}

#[test]
fn two_of_a_kind_are_told_apart() {
    let text = r#"{"landscape": "bowl", "steps": 1, "optimizers": [{"id": "gd"}, {"id": "gd"}, {"id": "gd", "label": "Rate 0.1, slow"}]}"#;
    let table = table(text);
    let first: Vec<&str> = table.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(first, ["gd", "gd", "gd-2", "gd-2", "rate-0.1-slow", "rate-0.1-slow"]);
}

#[test]
fn unknown_names_are_usage_errors_with_the_list_of_known_ones() {
    let cases = [
        (r#"{"landscape": "bowle", "optimizers": [{"id": "gd"}]}"#, "rosenbrock"),
        (r#"{"landscape": "bowl", "optimizers": [{"id": "adom"}]}"#, "momentum"),
        (r#"{"landscape": "bowl", "optimizers": [{"id": "adam", "bet1": 0.9}]}"#, "beta2"),
        (r#"{"online": "adam", "optimizers": [{"id": "gd"}]}"#, "adam-rare"),
        (r#"{"neuron": {"dataset": {"id": "spars"}}, "optimizers": [{"id": "gd"}]}"#, "noisy-line"),
        (r#"{"landscape": "bowl", "schedule": {"id": "cos"}, "optimizers": [{"id": "gd"}]}"#, "one-cycle"),
        (r#"{"landscape": "bowl", "schedule": {"id": "step", "size": 1}, "optimizers": [{"id": "gd"}]}"#, "step_size"),
    ];
    for (text, known) in cases {
        let failure = refused(text);
        assert_eq!(failure.code, 2);
        assert!(failure.help.starts_with("known are: ") && failure.help.contains(known), "{failure}");
    }
}

#[test]
fn what_is_no_experiment_is_refused_without_a_list() {
    for text in ["", "{}", "[1]", r#"{"landscape": "bowl", "optimizers": []}"#] {
        let failure = refused(text);
        assert_eq!((failure.code, failure.help.as_str()), (2, ""), "{failure}");
    }
}

#[test]
fn points_and_assignments_are_parsed() {
    assert_eq!(point("-1.5,2"), Ok([-1.5, 2.0]));
    assert!(point("1").is_err() && point("1,b").is_err());
    assert_eq!(assignment("learning_rate=0.1"), Ok(("learning_rate".to_owned(), 0.1)));
    assert!(assignment("learning_rate").is_err() && assignment("learning_rate=fast").is_err());
}

#[test]
fn schedules_are_parsed() {
    let mut gd = optimizer::Settings::defaults(optimizer::find("gd").expect("a known optimizer"));
    let halving = schedule("step, step_size=10,gamma=0.5", &mut gd).expect("a schedule");
    assert_eq!((halving.at(1.0, 9), halving.at(1.0, 10)), (1.0, 0.5));
    assert_eq!(schedule("constant,lr=0.3", &mut gd).expect("a schedule").at(0.3, 7), 0.3);
    assert_eq!(gd.get("learning_rate"), Some(0.3));
    let mut refused = |text: &str| schedule(text, &mut gd).expect_err(text);
    for (text, help) in [("stop", "cosine"), ("step,size=1", "step_size"), ("step,gamma", "name=value")] {
        let failure = refused(text);
        assert!(failure.code == 2 && failure.help.contains(help), "{text}: {failure}");
    }
    assert!(refused("step,gamma=2").tried.contains("between 0 and 1"));
    let failure = refused("constant,x=1");
    assert!(failure.tried.ends_with("there is none") && failure.help.is_empty(), "{failure}");
}

#[test]
fn neurons_and_formulas_have_tables_too() {
    let text = r#"{"neuron": {"dataset": {"id": "neuron-points"}}, "batch_size": 1, "steps": 4, "optimizers": [{"id": "gd"}]}"#;
    assert_eq!(table(text).lines().count(), 6);
    assert!(table(text).starts_with("step,x,y,loss\n0,-2.0000000000000000e0,-2.0000000000000000e0,4.158"));
    let text = r#"{"formula": "x^2", "start": [1, 0], "steps": 1, "optimizers": [{"id": "gd", "lr": 0.25}]}"#;
    assert!(table(text).ends_with("1,5.0000000000000000e-1,0.0000000000000000e0,2.5000000000000000e-1\n"));
}
