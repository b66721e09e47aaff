//! What experiments say often, each as one byte that ASCII does not use.

/// From byte 128 on. Never changed without another version; new ones may be added at the end.
const WORDS: [&str; 61] = [
    "{\"kind\":\"descent\",",
    "{\"kind\":\"",
    "\"landscape\":\"",
    ",\"optimizers\":[{\"id\":\"",
    "momentum",
    "},{\"id\":\"",
    "\",\"learning_rate\":",
    "\"start\":[",
    "],",
    ",\"steps\":",
    ",\"noise\":",
    ",\"seed\":",
    ",\"batch_size\":",
    ",\"schedule\":{\"id\":\"",
    ",\"momentum\":",
    "\",\"momentum\":",
    ",\"beta1\":",
    ",\"beta2\":",
    ",\"eps\":",
    ",\"weight_decay\":",
    ",\"label\":\"",
    ".0,",
    "}]}",
    "\"}]}",
    "0.0",
    ".0]",
    ".0}",
    ",\"order\":\"shuffled\"",
    "\"formula\":",
    "\"neuron\":{\"dataset\":{\"id\":\"",
    "\"online\":\"",
    "nesterov",
    "adagrad",
    "rmsprop",
    "adadelta",
    "adam",
    "{\"text\":\"",
    ",\"domain\":[[",
    "],[",
    "]]",
    ",\"alpha\":",
    ",\"rho\":",
    "rosenbrock",
    ",\"stop\":{\"",
    "loss_below\":",
    "stalled\":",
    "\"series\":{\"id\":\"temperatures\"",
    ",\"beta\":",
    ",\"start\":\"",
    "\"data\":{\"id\":\"",
    ",\"hidden\":[",
    ",\"activation\":\"",
    ",\"initialization\":",
    ",\"epochs\":",
    ",\"validation\":",
    "\"data\":\"digits\"",
    "tanh",
    "relu",
    "sigmoid",
    ",\"rows\":",
    "\"points\":[[",
];

const FIRST: u8 = 128;

/// JSON in fewer bytes.
pub(super) fn shorten(json: &str) -> Vec<u8> {
    let json = escape(json);
    let mut bytes = Vec::new();
    let mut rest = json.as_str();
    while let Some(letter) = rest.bytes().next() {
        let fitting = WORDS.iter().enumerate().filter(|(_, word)| rest.starts_with(**word));
        let (byte, length) = match fitting.max_by_key(|(_, word)| word.len()) {
            Some((index, word)) => (FIRST + index as u8, word.len()),
            None => (letter, 1),
        };
        bytes.push(byte);
        rest = &rest[length..];
    }
    bytes
}

/// The JSON again; `None` if there is a byte that nothing stands for.
pub(super) fn lengthen(bytes: &[u8]) -> Option<String> {
    let mut json = String::new();
    for byte in bytes {
        match byte.checked_sub(FIRST) {
            None => json.push(char::from(*byte)),
            Some(index) => json.push_str(WORDS.get(usize::from(index))?),
        }
    }
    Some(json)
}

/// Whatever is not ASCII stands inside strings, where JSON knows another way to write it.
fn escape(json: &str) -> String {
    let mut ascii = String::with_capacity(json.len());
    for letter in json.chars() {
        if letter.is_ascii() {
            ascii.push(letter);
        } else {
            let mut units = [0; 2];
            letter.encode_utf16(&mut units).iter().for_each(|unit| ascii.push_str(&format!("\\u{unit:04x}")));
        }
    }
    ascii
}
