//! Formulas in words, for screen readers that do not speak MathML, and for names of controls.

use std::str::Chars;

/// What somebody would say who reads this MathML aloud.
pub(crate) fn words(mathml: &str) -> String {
    let spoken = Node::parse(mathml).iter().map(say).collect::<Vec<_>>().join(" ");
    spoken.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ,", ",")
}

/// An element with its children, or text.
enum Node {
    Element { name: String, children: Vec<Node> },
    Text(String),
}

impl Node {
    fn parse(markup: &str) -> Vec<Self> {
        siblings(&mut markup.chars())
    }
}

/// Reads up to the closing tag of what encloses them.
fn siblings(rest: &mut Chars<'_>) -> Vec<Node> {
    let mut nodes = Vec::new();
    loop {
        let text = rest.as_str();
        let (before, after) = text.split_once('<').unwrap_or((text, ""));
        if !before.is_empty() {
            nodes.push(Node::Text(unescaped(before)));
        }
        let (tag, behind) = after.split_once('>').unwrap_or((after, ""));
        *rest = behind.chars();
        if tag.is_empty() || tag.starts_with('/') {
            return nodes;
        }
        let name = tag.split([' ', '/']).next().unwrap_or_default().to_owned();
        let children = if tag.ends_with('/') { Vec::new() } else { siblings(rest) };
        nodes.push(Node::Element { name, children });
    }
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

fn say(node: &Node) -> String {
    let (name, children) = match node {
        Node::Text(text) => return text.trim().to_owned(),
        Node::Element { name, children } => (name.as_str(), children.as_slice()),
    };
    let part = |index: usize| children.get(index).map(say).unwrap_or_default();
    match name {
        "annotation" => String::new(),
        "mo" => operator(&part(0)),
        "mi" => letter(&part(0)),
        "mfrac" => format!("{} over {}", grouped(children.first()), grouped(children.get(1))),
        "msqrt" => format!("the square root of {}", all(children)),
        "mroot" => format!("the root of {} of order {}", part(0), part(1)),
        "msub" | "munder" => format!("{} sub {}", part(0), part(1)),
        "msup" => raised(part(0), &part(1)),
        "mover" => accented(&part(0), &part(1)),
        "msubsup" | "munderover" if is_sum(children) => format!("{} from {} to {}", part(0), part(1), part(2)),
        "msubsup" | "munderover" => raised(format!("{} sub {}", part(0), part(1)), &part(2)),
        "mtr" => format!("{};", all(children)),
        _ => all(children),
    }
}

fn all(nodes: &[Node]) -> String {
    nodes.iter().map(say).collect::<Vec<_>>().join(" ")
}

/// With a word at its end where it is not clear what belongs together.
fn grouped(node: Option<&Node>) -> String {
    let spoken = node.map(say).unwrap_or_default();
    let spoken = spoken.trim();
    if spoken.contains(' ') { format!("the quantity {spoken} end quantity") } else { spoken.to_owned() }
}

fn raised(base: String, exponent: &str) -> String {
    match exponent {
        "2" => format!("{base} squared"),
        "3" => format!("{base} cubed"),
        "prime" => format!("{base} prime"),
        "transpose" | "T" => format!("{base} transpose"),
        _ => format!("{base} to the power {exponent}"),
    }
}

fn accented(base: &str, accent: &str) -> String {
    match accent {
        "^" | "ˆ" => format!("{base} hat"),
        "~" | "˜" => format!("{base} tilde"),
        "¯" | "‾" | "―" => format!("{base} bar"),
        _ => format!("{base} {accent}"),
    }
}

fn is_sum(children: &[Node]) -> bool {
    children.first().is_some_and(|first| matches!(say(first).as_str(), "the sum" | "the product"))
}

fn operator(sign: &str) -> String {
    let word = match sign {
        "=" => "equals",
        "+" => "plus",
        "−" | "-" => "minus",
        "±" => "plus or minus",
        "⋅" | "·" | "×" | "\u{2062}" => "times",
        "⊙" => "times, element by element,",
        "/" | "÷" => "over",
        "<" => "is less than",
        ">" => "is greater than",
        "≤" => "is at most",
        "≥" => "is at least",
        "≈" => "is about",
        "≠" => "is not",
        "∼" => "is drawn from",
        "∈" => "in",
        "→" => "to",
        "←" => "becomes",
        "∑" => "the sum",
        "∏" => "the product",
        "∇" => "the gradient of",
        "∂" => "partial",
        "√" => "the square root of",
        "′" => "prime",
        "…" | "⋯" => "and so on",
        "|" | "∥" | "‖" => "bar",
        "⌊" => "the floor of",
        "⌈" => "the ceiling of",
        "\u{2061}" | "⌋" | "⌉" => "",
        "(" => "open bracket",
        ")" => "close bracket",
        "[" => "open square bracket",
        "]" => "close square bracket",
        "{" => "open brace",
        "}" => "close brace",
        other => other,
    };
    word.to_owned()
}

fn letter(letter: &str) -> String {
    let word = match letter {
        "α" => "alpha",
        "β" => "beta",
        "γ" => "gamma",
        "δ" => "delta",
        "Δ" => "capital delta",
        "ε" | "ϵ" => "epsilon",
        "η" => "eta",
        "θ" => "theta",
        "λ" => "lambda",
        "μ" => "mu",
        "π" => "pi",
        "ρ" => "rho",
        "σ" => "sigma",
        "τ" => "tau",
        "ϕ" | "φ" => "phi",
        "∞" => "infinity",
        "∇" => "the gradient of",
        "∂" => "partial",
        "′" => "prime",
        "…" | "⋯" | "⋮" => "and so on",
        other => other,
    };
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use crate::math::{Style, render};

    #[test]
    fn formulas_are_spoken() {
        for (latex, words) in [
            (r"\eta < 0.1", "eta is less than 0.1"),
            (r"10\,g", "10 g"),
            (r"\theta_{t+1} = \theta_t - \eta g_t", "theta sub t plus 1 equals theta sub t minus eta g sub t"),
            (r"\frac{1}{1-\beta}", "1 over the quantity 1 minus beta end quantity"),
            (r"\sqrt{v} + \epsilon", "the square root of v plus epsilon"),
            (r"\hat m_t", "m hat sub t"),
            (r"x^2 - y^2", "x squared minus y squared"),
            (r"\sum_{i=1}^{N} w_i", "the sum from i equals 1 to N w sub i"),
            (r"\nabla f", "the gradient of f"),
        ] {
            assert_eq!(render(latex, Style::Inline).expect(latex).words, words, "{latex}");
        }
    }
}
