//! Chromium and its driver, one of each for every test.

use std::env;
use std::process::Stdio;

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// What the window looks like to the person.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    pub width: u32,
    pub height: u32,
    pub dark: bool,
    pub reduced_motion: bool,
    /// The size of text that the browser is set to, in pixels.
    pub text: u32,
    /// What Chromium is told besides, on its command line.
    pub flags: &'static [&'static str],
}

pub const LAPTOP: Window =
    Window { width: 1280, height: 900, dark: false, reduced_motion: false, text: 16, flags: &[] };
pub const PHONE: Window = Window { width: 390, height: 844, dark: false, reduced_motion: false, text: 16, flags: &[] };

/// Starts chromedriver on a port of its own choice. It ends with the returned child.
pub async fn start_driver() -> (Child, String) {
    let driver = env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
    let mut child = Command::new(&driver)
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .unwrap_or_else(|error| {
            panic!("{driver} does not start ({error}); run `cargo course test`, which installs it")
        });
    let mut lines = BufReader::new(child.stdout.take().expect("stdout is piped")).lines();
    let port = loop {
        let line = lines.next_line().await.expect("chromedriver writes text").expect("chromedriver tells its port");
        if let Some((_, port)) = line.split_once("started successfully on port ") {
            break port.trim_end_matches('.').to_owned();
        }
    };
    (child, format!("http://127.0.0.1:{port}"))
}

/// Opens a Chromium window with an empty profile.
pub async fn open_window(driver: &str, profile: &str, window: Window) -> Client {
    let mut arguments = vec![
        "--headless=new".to_owned(),
        "--no-sandbox".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-dev-shm-usage".to_owned(),
        "--disable-quic".to_owned(),
        "--no-first-run".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--hide-scrollbars".to_owned(),
        // A page that was rendered ahead takes the place of the window that the driver knows, which then hangs.
        "--disable-features=Prerender2".to_owned(),
        format!("--user-data-dir={profile}"),
        format!("--window-size={},{}", window.width, window.height),
    ];
    if window.reduced_motion {
        arguments.push("--force-prefers-reduced-motion".to_owned());
    }
    arguments.extend(window.flags.iter().copied().map(str::to_owned));
    let size = json!({ "webkit.webprefs.default_font_size": window.text });
    let mut options = json!({ "args": arguments, "prefs": size });
    if let Ok(binary) = env::var("CHROMIUM") {
        options["binary"] = binary.into();
    }
    let mut capabilities = fantoccini::wd::Capabilities::new();
    capabilities.insert("goog:chromeOptions".to_owned(), options);
    capabilities.insert("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" }));
    let plain_http = hyper_util::client::legacy::connect::HttpConnector::new();
    let client =
        ClientBuilder::new(plain_http).capabilities(capabilities).connect(driver).await.expect("Chromium opens");
    let metrics = json!({ "width": window.width, "height": window.height, "deviceScaleFactor": 1, "mobile": false });
    devtools(&client, "Emulation.setDeviceMetricsOverride", metrics).await;
    if window.dark {
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
        devtools(&client, "Emulation.setEmulatedMedia", features).await;
    }
    client
}

/// Sends a command of the DevTools protocol.
pub async fn devtools(client: &Client, command: &str, parameters: Value) -> Value {
    let body = json!({ "cmd": command, "params": parameters });
    client.issue_cmd(Vendor { path: "goog/cdp/execute", body }).await.expect("the DevTools answer")
}

/// What the console has written since it was last asked.
pub async fn console(client: &Client) -> Vec<(String, String)> {
    let log = client.issue_cmd(Vendor { path: "se/log", body: json!({ "type": "browser" }) }).await.expect("the log");
    let entries = log.as_array().cloned().unwrap_or_default();
    let text = |entry: &Value, key: &str| entry[key].as_str().unwrap_or_default().to_owned();
    entries.iter().map(|entry| (text(entry, "level"), text(entry, "message"))).collect()
}

/// A command that chromedriver adds to WebDriver.
#[derive(Debug)]
struct Vendor {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Vendor {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
