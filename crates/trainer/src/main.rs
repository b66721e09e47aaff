//! The worker: takes the page's messages, and sends back what the trainer reports.

use js_sys::{Array, Float64Array};
use trainer::{Envelope, Trainer};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let (mut trainer, worker) = (Trainer::default(), scope.clone());
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let clock = || worker.performance().map_or(0.0, |clock| clock.now());
        let text = event.data().as_string().unwrap_or_default();
        let sent = match answer(&mut trainer, &text, clock) {
            Ok(numbers) => {
                // Handed over, not copied.
                let numbers = Float64Array::from(numbers.as_slice());
                worker.post_message_with_transfer(&numbers, &Array::of1(&numbers.buffer()))
            }
            Err(message) => worker.post_message(&JsValue::from_str(&message)),
        };
        // A page that is gone hears nothing.
        drop(sent);
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
}

fn answer(trainer: &mut Trainer, text: &str, clock: impl Fn() -> f64) -> Result<Vec<f64>, String> {
    let Envelope { number, request } = serde_json::from_str(text).map_err(|error| error.to_string())?;
    Ok(trainer.answer(request, clock)?.encode(number))
}
