//! A dumb static host, as a course would meet it: files, folders with an index.html, a 404 page.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, LAST_MODIFIED};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::{map_request, map_response};
use axum::response::Response;
use tower_http::services::{ServeDir, ServeFile};

/// What a host does besides sending files.
#[derive(Clone, Copy, Debug)]
pub struct Host {
    /// The folder in which the course lies, from slash to slash.
    pub folder: &'static str,
    /// The policy that it sends with every file.
    pub policy: Option<&'static str>,
    /// Whether it sends programs as `application/wasm`.
    pub knows_wasm: bool,
}

/// Nothing.
pub const PLAIN: Host = Host { folder: "/", policy: None, knows_wasm: true };

/// What befalls a host while somebody reads.
#[derive(Debug, Default)]
pub struct Fate {
    /// It has nothing to say any more.
    pub gone: AtomicBool,
    /// Programs do not get through.
    pub holding: AtomicBool,
    /// A new version lies there: all names with a hash are others, and the old ones are gone.
    pub deployed: AtomicBool,
}

/// Serves a folder on a free port of this machine until the test's runtime ends.
pub async fn serve(dist: &Path, host: Host) -> (SocketAddr, Arc<Fate>) {
    let fate = Arc::new(Fate::default());
    let (asked, answered) = (fate.clone(), fate.clone());
    let files = ServeDir::new(dist).not_found_service(ServeFile::new(dist.join("404.html")));
    let router = match host.folder.trim_end_matches('/') {
        "" => Router::new().fallback_service(files),
        folder => Router::new().nest_service(folder, files),
    };
    // Another course lies in a folder beside it.
    let router = match std::env::var_os("RAVINE_SECOND").filter(|_| host.folder == PLAIN.folder) {
        Some(second) => router.nest_service("/square-roots", ServeDir::new(second)),
        None => router,
    };
    let router = router.layer(map_response(move |response: Response| sent(host, answered.clone(), response)));
    let router = router.layer(map_request(move |request: Request| found(asked.clone(), request)));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("a bound port has an address");
    tokio::spawn(async move { axum::serve(listener, router).await });
    (address, fate)
}

/// What marks the names of a new version.
const NEW: &str = "-0ffee";

/// A request as the host's files are named; it waits where programs are held back. What a page plays before its program
/// comes is small enough to get through.
async fn found(fate: Arc<Fate>, mut request: Request) -> Request {
    let path = request.uri().path();
    let is_held = path.ends_with(".wasm") && !path.contains("player");
    let mut clock = tokio::time::interval(Duration::from_millis(20));
    while is_held && fate.holding.load(Ordering::Relaxed) {
        clock.tick().await;
    }
    if fate.deployed.load(Ordering::Relaxed) {
        let path = request.uri().path();
        let wanted = if path.contains(NEW) { path.replace(NEW, "-") } else { hashes(path, "-no-more-") };
        *request.uri_mut() = wanted.parse().expect("a path");
    }
    request
}

/// The text with this in the place of the `-` before every hash.
fn hashes(text: &str, mark: &str) -> String {
    let is_hash = |piece: &str| piece.chars().take_while(char::is_ascii_hexdigit).count() >= 14;
    let mut pieces = text.split('-');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + if is_hash(piece) { mark } else { "-" } + piece)
}

/// A file as the host sends it. Pages for another folder differ in their absolute addresses, those of `cargo course build
/// --base`; nothing else may differ.
async fn sent(host: Host, fate: Arc<Fate>, response: Response) -> Response {
    let (mut parts, mut body) = response.into_parts();
    let is_program = parts.headers.get(CONTENT_TYPE).is_some_and(|kind| kind == "application/wasm");
    if fate.gone.load(Ordering::Relaxed) {
        parts.status = StatusCode::BAD_GATEWAY;
        parts.headers.remove(CONTENT_LENGTH);
        return Response::from_parts(parts, Body::empty());
    }
    if is_text(&parts.headers, "text/html") {
        // Pages are asked for anew: without a word on it, browsers keep them for a while.
        parts.headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        // They are not told apart by when they were built: a new version here is the old one with other names.
        parts.headers.remove(LAST_MODIFIED);
        parts.headers.remove(ETAG);
    }
    if !host.knows_wasm && is_program {
        parts.headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    }
    if let Some(policy) = host.policy {
        parts.headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    }
    if host.folder != PLAIN.folder && is_text(&parts.headers, "text/html") {
        let places = [" href=\"/", " src=\"/"];
        body = rewritten(body, |page| {
            places.iter().fold(page, |page, place| {
                page.replace(place, &format!("{}{}", place.trim_end_matches('/'), host.folder))
            })
        })
        .await;
        parts.headers.remove(CONTENT_LENGTH);
    }
    if fate.deployed.load(Ordering::Relaxed) && is_text(&parts.headers, "text/") {
        body = rewritten(body, |text| hashes(&text, NEW)).await;
        parts.headers.remove(CONTENT_LENGTH);
    }
    Response::from_parts(parts, body)
}

async fn rewritten(body: Body, change: impl FnOnce(String) -> String) -> Body {
    let bytes = to_bytes(body, usize::MAX).await.expect("a file can be read");
    Body::from(change(String::from_utf8(bytes.to_vec()).expect("text")))
}

fn is_text(headers: &HeaderMap, kind: &str) -> bool {
    headers.get(CONTENT_TYPE).is_some_and(|own| own.as_bytes().starts_with(kind.as_bytes()))
}
