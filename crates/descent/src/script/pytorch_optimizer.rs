//! Optimizers by PyTorch's names; those that it has not got, as classes.

use super::text::{arguments, number};
use crate::optimizer::Settings;
use crate::optimizer_entry::OptimizerEntry;

/// The call that makes the optimizer of `parameters`.
pub(super) fn call(settings: &Settings) -> String {
    let value = |name: &str| settings.get(name).unwrap_or_default();
    let text = |name: &str| number(value(name));
    let pair = |name: &str, first: &str, second: &str| format!(", {name}=({}, {})", text(first), text(second));
    let rest = |names: &[&'static str]| arguments(names.iter().map(|name| (*name, value(name))));
    let betas = pair("betas", "beta1", "beta2");
    let (class, own) = match settings.spec().id {
        "gd" => ("torch.optim.SGD", String::new()),
        "momentum" if value("dampening") != 0.0 => ("torch.optim.SGD", rest(&["momentum", "dampening"])),
        "momentum" => ("torch.optim.SGD", rest(&["momentum"])),
        // PyTorch refuses Nesterov's momentum of zero, which is none.
        "nesterov" if value("momentum") == 0.0 => ("torch.optim.SGD", String::new()),
        "nesterov" => ("torch.optim.SGD", format!("{}, nesterov=True", rest(&["momentum"]))),
        "adagrad" => ("torch.optim.Adagrad", rest(&["eps"])),
        "rmsprop" => {
            let centered = if value("centered") != 0.0 { ", centered=True" } else { "" };
            ("torch.optim.RMSprop", format!("{}{centered}", rest(&["alpha", "eps", "momentum"])))
        }
        "adadelta" => ("torch.optim.Adadelta", rest(&["rho", "eps"])),
        "adam" if value("bias_correction") == 0.0 => {
            ("UncorrectedAdam", format!("{betas}{}", rest(&["eps", "weight_decay"])))
        }
        "adam" => ("torch.optim.Adam", format!("{betas}{}", rest(&["eps", "weight_decay"]))),
        "adamw" => ("torch.optim.AdamW", format!("{betas}{}", rest(&["eps", "weight_decay"]))),
        "amsgrad" => ("torch.optim.Adam", format!("{betas}{}, amsgrad=True", rest(&["eps", "weight_decay"]))),
        "adamax" => ("torch.optim.Adamax", format!("{betas}{}", rest(&["eps", "weight_decay"]))),
        "nadam" => ("torch.optim.NAdam", format!("{betas}{}", rest(&["eps", "weight_decay", "momentum_decay"]))),
        "radam" => ("torch.optim.RAdam", format!("{betas}{}", rest(&["eps", "weight_decay"]))),
        "rprop" => {
            let (etas, sizes) = (pair("etas", "etaminus", "etaplus"), pair("step_sizes", "step_min", "step_max"));
            ("torch.optim.Rprop", etas + &sizes)
        }
        "lion" => ("Lion", format!("{betas}{}", rest(&["weight_decay"]))),
        "muon" => {
            let nesterov = if value("nesterov") == 0.0 { ", nesterov=False" } else { "" };
            (
                "Muon",
                format!("{}, ns_steps={}{nesterov}", rest(&["momentum", "weight_decay", "eps"]), value("ns_steps")),
            )
        }
        unknown => (unknown, String::new()),
    };
    format!("{class}(parameters, lr={}{own})", text("learning_rate"))
}

/// The classes of those that PyTorch has not got, or not to the last digit.
pub(super) fn classes(optimizers: &[OptimizerEntry]) -> String {
    let uses = |id: &str| optimizers.iter().any(|entry| entry.spec().id == id);
    let uncorrected =
        |id: &str| optimizers.iter().any(|entry| entry.spec().id == id && entry.get("bias_correction") == Some(0.0));
    let classes = [(uses("lion"), LION), (uses("muon"), MUON), (uncorrected("adam"), UNCORRECTED_ADAM)];
    classes.iter().filter(|(wanted, _)| *wanted).map(|(_, class)| *class).collect()
}

const LION: &str = r#"class Lion(torch.optim.Optimizer):
    """PyTorch has no Lion."""

    def __init__(self, parameters, lr, betas, weight_decay):
        super().__init__(parameters, dict(lr=lr, betas=betas, weight_decay=weight_decay))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            lr, (beta1, beta2) = group["lr"], group["betas"]
            for p in group["params"]:
                m = self.state[p].setdefault("m", torch.zeros_like(p))
                direction = beta1 * m + (1 - beta1) * p.grad
                m.copy_(beta2 * m + (1 - beta2) * p.grad)
                p -= lr * (direction.sign() + group["weight_decay"] * p)


"#;

const MUON: &str = r#"class Muon(torch.optim.Optimizer):
    """torch.optim.Muon wants a matrix and rounds to 16 bits; this takes the point as one row, with all digits."""

    def __init__(self, parameters, lr, momentum, weight_decay, eps, ns_steps, nesterov=True):
        super().__init__(parameters, dict(lr=lr, momentum=momentum, weight_decay=weight_decay))
        self.eps, self.ns_steps, self.nesterov = eps, ns_steps, nesterov

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            lr, momentum = group["lr"], group["momentum"]
            for p in group["params"]:
                m = self.state[p].setdefault("m", torch.zeros_like(p))
                m.lerp_(p.grad, 1 - momentum)
                row = momentum * m + (1 - momentum) * p.grad if self.nesterov else m.clone()
                row /= row.norm().clamp(min=self.eps)
                for _ in range(self.ns_steps):
                    square = row @ row
                    row = 3.4445 * row + (-4.7750 * square + 2.0315 * square**2) * row
                p.mul_(1 - lr * group["weight_decay"]).sub_(lr * row)


"#;

const UNCORRECTED_ADAM: &str = r#"class UncorrectedAdam(torch.optim.Optimizer):
    """Adam without the correction of its averages for their start at zero, which PyTorch always makes."""

    def __init__(self, parameters, lr, betas, eps, weight_decay):
        super().__init__(parameters, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            for p in group["params"]:
                m, v = self.state[p].setdefault("moments", (torch.zeros_like(p), torch.zeros_like(p)))
                gradient = p.grad + group["weight_decay"] * p
                m.copy_(beta1 * m + (1 - beta1) * gradient)
                v.copy_(beta2 * v + (1 - beta2) * gradient**2)
                p -= group["lr"] * m / (v.sqrt() + group["eps"])


"#;
