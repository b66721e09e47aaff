//! A dumb static host, as a course would meet it: files, folders with an index.html, a 404 page.

use std::net::SocketAddr;
use std::path::Path;

use axum::Router;
use tower_http::services::{ServeDir, ServeFile};

/// Serves a folder on a free port of this machine until the test's runtime ends.
pub async fn serve(dist: &Path) -> SocketAddr {
    let files = ServeDir::new(dist).not_found_service(ServeFile::new(dist.join("404.html")));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("a bound port has an address");
    tokio::spawn(async move { axum::serve(listener, Router::new().fallback_service(files)).await });
    address
}
