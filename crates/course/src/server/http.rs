//! The answers of the server.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State as Shared;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::sync::watch;

use super::events::events;
use super::site::{Answer, Site, State, content_type};

/// The page until there is one; it asks again by itself.
const NOT_YET: &str = "<!doctype html><html lang=\"en\"><head><title>Not yet</title><meta http-equiv=\"refresh\" \
    content=\"1\"></head><body><p>The course is not rendered yet: the terminal says how far it is.</p></body></html>";

const HTML: &str = "text/html; charset=utf-8";

#[derive(Clone, Debug)]
pub(crate) struct Served {
    pub(crate) site: watch::Receiver<Arc<Site>>,
    /// The folder with the program's files.
    pub(crate) program: PathBuf,
}

pub(crate) fn router(served: Served) -> Router {
    Router::new().route("/events", get(subscribe)).fallback(get(answer)).with_state(served)
}

async fn subscribe(Shared(served): Shared<Served>, headers: HeaderMap, uri: Uri) -> impl IntoResponse {
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok());
    let since = uri.query().and_then(|query| query.split('&').find_map(|pair| pair.strip_prefix("since=")));
    events(served.site, last.or(since).and_then(State::parse))
}

async fn answer(Shared(served): Shared<Served>, uri: Uri) -> Response {
    let site = served.site.borrow().clone();
    match site.find(uri.path()) {
        Answer::File(content, kind) => response(StatusCode::OK, kind, content),
        Answer::Moved(path) => {
            let query = uri.query().map_or_else(String::new, |query| format!("?{query}"));
            (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, path + &query)]).into_response()
        }
        Answer::Program(name) => program_file(&served.program, name).await,
        Answer::Missing(_) if site.state.version == 0 => {
            response(StatusCode::SERVICE_UNAVAILABLE, HTML, Bytes::from_static(NOT_YET.as_bytes()))
        }
        Answer::Missing(page) => response(StatusCode::NOT_FOUND, HTML, page),
    }
}

async fn program_file(folder: &Path, name: String) -> Response {
    let (path, kind) = (folder.join(&name), content_type(&name));
    match tokio::task::spawn_blocking(move || std::fs::read(path)).await {
        Ok(Ok(content)) => response(StatusCode::OK, kind, content.into()),
        _ => response(StatusCode::NOT_FOUND, "text/plain; charset=utf-8", Bytes::from_static(b"not built yet")),
    }
}

/// An answer that no browser keeps: the next one may be another.
fn response(status: StatusCode, kind: &'static str, content: Bytes) -> Response {
    (status, [(CONTENT_TYPE, kind), (CACHE_CONTROL, "no-store")], Body::from(content)).into_response()
}
