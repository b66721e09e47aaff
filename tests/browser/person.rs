//! A person at the course: finds things by what they are called, as a reader or a screen reader
//! would, and waits for what must come rather than for time to pass.

use std::env;
use std::future::Future;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};

use crate::driver::{self, Window};
use crate::server::{self, Fate, Host};

pub const PATIENCE: Duration = Duration::from_secs(20);

/// Somebody with a browser of their own, at a freshly built course.
#[derive(Clone, Debug)]
pub struct Person {
    pub client: Client,
    site: String,
    host: Arc<Fate>,
}

/// Opens the course at `path`, lets the person do their story, and afterwards asserts that the
/// console has stayed free of errors, but for those that contain one of `expected`.
pub async fn study<F>(window: Window, path: &str, expected: &[&str], story: impl FnOnce(Person) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    study_at(server::PLAIN, window, path, expected, story).await;
}

/// The same at a host that is not as plain. `path` is within the course's folder.
pub async fn study_at<F>(host: Host, window: Window, path: &str, expected: &[&str], story: impl FnOnce(Person) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    tell(host, window, Some(path), expected, story).await;
}

/// The same for somebody who has never been here: the browser is new, and nothing is open.
pub async fn come<F>(window: Window, expected: &[&str], story: impl FnOnce(Person) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    tell(server::PLAIN, window, None, expected, story).await;
}

async fn tell<F>(host: Host, window: Window, path: Option<&str>, expected: &[&str], story: impl FnOnce(Person) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let dist = PathBuf::from(env::var("RAVINE_DIST").unwrap_or_else(|_| "dist".to_owned()));
    assert!(dist.join("index.html").exists(), "no site at {}: run `cargo course build` first", dist.display());
    let (address, fate) = server::serve(&dist, host).await;
    let site = format!("http://{address}{}", host.folder.trim_end_matches('/'));
    let profile = tempfile::tempdir().expect("a folder for the browser's profile");
    let (_driver, address) = driver::start_driver().await;
    let client = driver::open_window(&address, &profile.path().to_string_lossy(), window).await;
    let person = Person { client: client.clone(), site, host: fate };
    if let Some(path) = path {
        person.goes_to(path).await;
    }
    let outcome = tokio::spawn(story(person)).await;
    let errors: Vec<_> = driver::console(&client).await.into_iter().filter(|(level, _)| level == "SEVERE").collect();
    client.close().await.expect("the browser closes");
    if let Err(failure) = outcome {
        eprintln!("console: {errors:#?}");
        std::panic::resume_unwind(failure.into_panic());
    }
    let unexpected: Vec<_> =
        errors.iter().filter(|(_, text)| !expected.iter().any(|known| text.contains(known))).collect();
    assert!(unexpected.is_empty(), "errors in the console: {unexpected:#?}");
}

impl Person {
    /// From now on the host answers nothing.
    pub async fn loses_the_host(&self) {
        self.host.gone.store(true, Ordering::Relaxed);
    }

    /// The host answers again.
    pub async fn gets_the_host_back(&self) {
        self.host.gone.store(false, Ordering::Relaxed);
    }

    /// The host holds programs back, or lets them go.
    pub async fn holds_programs(&self, holding: bool) {
        self.host.holding.store(holding, Ordering::Relaxed);
    }

    /// From now on the host has a new version of the course.
    pub async fn meets_a_new_version(&self) {
        self.host.deployed.store(true, Ordering::Relaxed);
    }

    /// What this browser has of a service worker does nothing from now on, as where there is none.
    pub async fn has_no_service_worker(&self) {
        driver::devtools(&self.client, "Network.enable", json!({})).await;
        driver::devtools(&self.client, "Network.setBypassServiceWorker", json!({ "bypass": true })).await;
    }

    /// Types an address, and does not wait for the program.
    pub async fn opens(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.site)).await.expect("the page opens");
    }

    /// Types an address and waits until the program has taken the page over.
    pub async fn goes_to(&self, path: &str) {
        self.opens(path).await;
        self.waits_for_program().await;
    }

    pub async fn reloads(&self) {
        self.client.refresh().await.expect("the page reloads");
        self.waits_for_program().await;
    }

    /// Waits for the program, and for all of its chunks: points at the placeholders of those that are loaded on interaction.
    pub async fn waits_for_program(&self) {
        // Whoever reads without a move needs no program.
        let moves = "document.dispatchEvent(new PointerEvent('pointermove', { bubbles: true })); \
            return document.documentElement.dataset.ready === 'yes'";
        self.until("the program runs", moves).await;
        let point = "const loading = [...document.querySelectorAll('[data-loading]')]; \
            loading.forEach((placeholder) => placeholder.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))); \
            return loading.length === 0";
        self.until("all chunks are loaded", point).await;
    }

    /// Clicks the button, link, fold or option of this name (its whole text or label).
    pub async fn clicks(&self, name: &str) {
        self.clicks_in("", name).await;
    }

    /// The same within an element given by XPath, for names that occur more than once.
    pub async fn clicks_in(&self, within: &str, name: &str) {
        let name = quoted(name);
        let kinds = "self::button or self::a or self::summary or self::label";
        // A button's sign (▶) is not part of its name: it has a text of its own beside it.
        let named = format!("normalize-space(.)={name} or text()[normalize-space(.)={name}] or @aria-label={name}");
        let path = format!("{within}//*[{kinds}][{named}]");
        self.scrolls_to_and_clicks(&self.finds(&path).await).await;
    }

    /// Brings an element into view and clicks it.
    pub async fn scrolls_to_and_clicks(&self, element: &Element) {
        let argument = serde_json::to_value(element).expect("an element is a value");
        self.client
            .execute("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", vec![argument])
            .await
            .expect("the page scrolls");
        element.click().await.expect("it can be clicked");
    }

    /// The field with this label.
    pub async fn field(&self, label: &str) -> Element {
        let label = quoted(label);
        self.finds(&format!("//input[@aria-label={label} or @id=//label[normalize-space(.)={label}]/@for or ancestor::label[contains(normalize-space(.), {label})]]")).await
    }

    /// Replaces a field's text and leaves the field.
    pub async fn types(&self, label: &str, text: &str) {
        let field = self.field(label).await;
        field.click().await.expect("the field takes the focus");
        field.send_keys(&format!("{}a", char::from(fantoccini::key::Key::Control))).await.expect("select all");
        field.send_keys(&format!("\u{e000}{text}\t")).await.expect("the field takes text");
    }

    /// Sends keys to whatever has the focus.
    pub async fn presses(&self, keys: &str) {
        let focused = self.client.active_element().await.expect("something has the focus");
        focused.send_keys(keys).await.expect("it takes keys");
    }

    /// Waits until this text stands somewhere on the page, and is shown.
    pub async fn sees(&self, text: &str) {
        let condition = format!("return document.body.innerText.replace(/\\s+/g, ' ').includes({})", Value::from(text));
        self.until(&format!("the page says “{text}”"), &condition).await;
    }

    /// Waits for an element given by XPath, and until it answers: every page is a document of its own, which is there
    /// before its program.
    pub async fn finds(&self, path: &str) -> Element {
        self.finds_on_page(path).await;
        self.waits_for_program().await;
        self.finds_on_page(path).await
    }

    async fn finds_on_page(&self, path: &str) -> Element {
        match self.client.wait().at_most(PATIENCE).for_element(Locator::XPath(path)).await {
            Ok(element) => element,
            Err(error) => panic!("no {path} on the page ({error}), which says:\n{}", self.page_text().await),
        }
    }

    /// The text of the first element that a CSS selector finds.
    pub async fn reads(&self, selector: &str) -> String {
        let element = self.client.wait().at_most(PATIENCE).for_element(Locator::Css(selector)).await;
        element.unwrap_or_else(|error| panic!("no {selector}: {error}")).text().await.expect("it has text")
    }

    /// Evaluates JavaScript that returns a number.
    pub async fn measures(&self, script: &str) -> f64 {
        let value = self.client.execute(script, vec![]).await.unwrap_or_else(|error| panic!("{script}: {error}"));
        value.as_f64().unwrap_or_else(|| panic!("{script} gives {value}, not a number"))
    }

    /// Polls a JavaScript condition until it holds; tells what the page said if it never does.
    pub async fn until(&self, what: &str, condition: &str) {
        let held = tokio::time::timeout(PATIENCE, async {
            let mut clock = tokio::time::interval(Duration::from_millis(50));
            loop {
                clock.tick().await;
                if self.client.execute(condition, vec![]).await.is_ok_and(|value| value == Value::Bool(true)) {
                    return;
                }
            }
        });
        if held.await.is_err() {
            panic!("waited in vain until {what}; the page says:\n{}", self.page_text().await);
        }
    }

    /// Chooses the speed that jumps to the result, and runs.
    pub async fn goes_to_the_end(&self) {
        let speed = self.finds("//label[contains(., 'Speed')]//select").await;
        speed.select_by_label("Jump to the result").await.expect("there is such a speed");
        self.clicks("Run").await;
        self.until(
            "the run has ended",
            "return document.querySelector('.simulation[data-status]').dataset.status === 'ended'",
        )
        .await;
    }

    /// The address within the site.
    pub async fn address(&self) -> String {
        let url = self.client.current_url().await.expect("there is an address");
        url.as_str().trim_start_matches(&self.site).to_owned()
    }

    async fn page_text(&self) -> String {
        let text = self.client.execute("return document.body.innerText", vec![]).await;
        text.ok().and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_default()
    }
}

/// A string literal of XPath, which has no escapes.
fn quoted(text: &str) -> String {
    if text.contains('\'') { format!("\"{text}\"") } else { format!("'{text}'") }
}
