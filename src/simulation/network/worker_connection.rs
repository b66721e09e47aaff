//! The connection to the trainer in its Web Worker: opened early, closed when it fails, and opened again on request.

use crate::strings::network as strings;
use js_sys::{Float64Array, Uint8Array, WebAssembly};
use leptos::prelude::*;
use std::cell::RefCell;
use trainer::{Envelope, Report, Request};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ErrorEvent, MessageEvent, Response, Worker};

/// The state of a connection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ConnectionState {
    /// The worker has not been started.
    #[default]
    Idle,
    /// The program is being loaded.
    Starting,
    /// The trainer answers.
    Open,
    /// It failed, for this reason.
    Failed(String),
}

/// A connection to a trainer of its own; copies share it. It is closed with the component that made it.
#[derive(Clone, Copy)]
pub struct WorkerConnection {
    state: RwSignal<ConnectionState>,
    handle: StoredValue<Option<WorkerHandle>, LocalStorage>,
    on_report: Callback<(u32, Report)>,
}

struct WorkerHandle {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

impl Drop for WorkerHandle {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

impl WorkerConnection {
    /// A connection that is not open yet. Reports come with the number of their request.
    pub fn new(on_report: impl Fn((u32, Report)) + Send + Sync + 'static) -> Self {
        let state = RwSignal::new(ConnectionState::default());
        Self { state, handle: StoredValue::new_local(None), on_report: Callback::new(on_report) }
    }

    pub fn state(&self) -> ConnectionState {
        self.state.get()
    }

    /// Whether the trainer answers. For event handlers.
    pub fn is_open_untracked(&self) -> bool {
        self.state.with_untracked(|state| *state == ConnectionState::Open)
    }

    /// Loads the trainer, unless that has been done.
    pub fn open(self) {
        if self.state.with_untracked(|state| matches!(state, ConnectionState::Starting | ConnectionState::Open)) {
            return;
        }
        self.state.set(ConnectionState::Starting);
        spawn_local(async move {
            let connected = program().await.and_then(|program| self.connect(&program));
            // The page may have gone on to another meanwhile.
            let _ = self.state.try_set(connected.map_or_else(ConnectionState::Failed, |()| ConnectionState::Open));
        });
    }

    pub fn send(&self, number: u32, request: Request) {
        let Ok(text) = serde_json::to_string(&Envelope { number, request }) else { return };
        let sent = self
            .handle
            .with_value(|handle| handle.as_ref().map(|handle| handle.worker.post_message(&JsValue::from_str(&text))));
        if let Some(Err(error)) = sent {
            self.fail(words(&error));
        }
    }

    fn connect(&self, program: &Program) -> Result<(), String> {
        let worker = Worker::new(&program.script).map_err(|error| words(&error))?;
        let connection = *self;
        let on_message =
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| connection.receive(&event.data()));
        let on_error = Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
            event.prevent_default();
            // An event of a file that is missing has no message.
            let message = js_sys::Reflect::get(&event, &"message".into()).ok().and_then(|message| message.as_string());
            connection.fail(message.unwrap_or_else(|| strings::NOT_STARTED.to_owned()));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.post_message(&program.module).map_err(|error| words(&error))?;
        let handle = WorkerHandle { worker, _on_message: on_message, _on_error: on_error };
        self.handle.try_update_value(|own| *own = Some(handle)).ok_or_else(|| strings::PAGE_IS_GONE.to_owned())
    }

    fn receive(&self, data: &JsValue) {
        let Some(numbers) = data.dyn_ref::<Float64Array>() else {
            return self.fail(data.as_string().unwrap_or_else(|| strings::UNKNOWN_REPORT.to_owned()));
        };
        match Report::decode(&numbers.to_vec()) {
            Some(report) => self.on_report.run(report),
            None => self.fail(strings::UNKNOWN_REPORT.to_owned()),
        }
    }

    fn fail(&self, message: String) {
        // Its listener may be the one that is running: the worker is ended after it.
        let connection = *self;
        set_timeout(move || drop(connection.handle.try_update_value(Option::take)), std::time::Duration::ZERO);
        let _ = self.state.try_set(ConnectionState::Failed(message));
    }
}

/// The compiled trainer, and the script that a worker begins with.
#[derive(Clone)]
struct Program {
    script: String,
    module: JsValue,
}

thread_local! {
    /// Compiled once, however many simulations there are.
    static PROGRAM: RefCell<Option<Program>> = const { RefCell::new(None) };
}

/// A program of one vector instruction: a browser that takes it has all of them.
const VECTOR: [u8; 31] =
    [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];

async fn program() -> Result<Program, String> {
    if let Some(program) = PROGRAM.with_borrow(Clone::clone) {
        return Ok(program);
    }
    let [script, wasm] = files().ok_or(strings::NO_ADDRESS)?;
    let response = JsFuture::from(window().fetch_with_str(&wasm)).await.map_err(|error| words(&error))?;
    let response: Response = response.unchecked_into();
    if !response.ok() {
        return Err(strings::server_answers(response.status(), &wasm));
    }
    let buffer = response.array_buffer().map_err(|error| words(&error))?;
    let buffer = JsFuture::from(buffer).await.map_err(|error| words(&error))?;
    let module = JsFuture::from(WebAssembly::compile(&buffer)).await.map_err(|error| words(&error))?;
    let program = Program { script, module };
    PROGRAM.set(Some(program.clone()));
    Ok(program)
}

/// Script and program as the page names them: the first pair is faster, the second runs everywhere.
fn files() -> Option<[String; 2]> {
    let meta = document().query_selector("meta[name=trainer]").ok()??;
    let content = meta.get_attribute("content")?;
    let files: Vec<&str> = content.split_whitespace().collect();
    let &[fast, fast_program, plain, plain_program] = &files[..] else { return None };
    let has_vectors = WebAssembly::validate(&Uint8Array::from(&VECTOR[..])).unwrap_or(false);
    Some(if has_vectors { [fast, fast_program] } else { [plain, plain_program] }.map(str::to_owned))
}

fn words(error: &JsValue) -> String {
    let message = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    message.unwrap_or_else(|| strings::REFUSED.to_owned())
}
