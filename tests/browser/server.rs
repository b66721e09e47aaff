//! A dumb static host, as a course would meet it: files, folders with an index.html, a 404 page.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::map_response;
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

/// Serves a folder on a free port of this machine until the test's runtime ends; once the flag is set, it has nothing to
/// say any more.
pub async fn serve(dist: &Path, host: Host) -> (SocketAddr, Arc<AtomicBool>) {
    let gone = Arc::new(AtomicBool::new(false));
    let is_gone = gone.clone();
    let files = ServeDir::new(dist).not_found_service(ServeFile::new(dist.join("404.html")));
    let router = match host.folder.trim_end_matches('/') {
        "" => Router::new().fallback_service(files),
        folder => Router::new().nest_service(folder, files),
    };
    let router = router.layer(map_response(move |response| sent(host, is_gone.load(Ordering::Relaxed), response)));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("a bound port has an address");
    tokio::spawn(async move { axum::serve(listener, router).await });
    (address, gone)
}

/// A file as the host sends it. Pages for another folder differ in their absolute addresses, those of `cargo course build
/// --base`; nothing else may differ.
async fn sent(host: Host, is_gone: bool, response: Response) -> Response {
    let (mut parts, mut body) = response.into_parts();
    if is_gone {
        parts.status = StatusCode::BAD_GATEWAY;
        parts.headers.remove(CONTENT_LENGTH);
        return Response::from_parts(parts, Body::empty());
    }
    if !host.knows_wasm && parts.headers.get(CONTENT_TYPE).is_some_and(|kind| kind == "application/wasm") {
        parts.headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    }
    if let Some(policy) = host.policy {
        parts.headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    }
    if host.folder != PLAIN.folder && is_page(&parts.headers) {
        let bytes = to_bytes(body, usize::MAX).await.expect("a page can be read");
        let page = String::from_utf8(bytes.to_vec()).expect("a page is text");
        let moved = ["href", "src"].iter().fold(page, |page, attribute| {
            page.replace(&format!(" {attribute}=\"/"), &format!(" {attribute}=\"{}", host.folder))
        });
        parts.headers.remove(CONTENT_LENGTH);
        body = Body::from(moved);
    }
    Response::from_parts(parts, body)
}

fn is_page(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}
