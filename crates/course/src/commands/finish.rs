//! What a built site needs on its way to readers: the service worker with its list of files, headers for hosts that read
//! them from a file, and every text compressed beside itself.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::json;

use crate::failure::{Failure, Tried};

/// Kinds of files that get smaller.
const TEXTS: &[&str] = &["css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest", "xml"];
/// What the service worker leaves to the network: files and folders that no page loads.
const NOT_CACHED: &[&str] = &["robots.txt", "sitemap.xml", "service-worker.js", "_headers", "previews/"];

fn is_cached(path: &str) -> bool {
    let is_left = |name: &&str| path == *name || (name.ends_with('/') && path.starts_with(*name));
    !NOT_CACHED.iter().any(is_left) && !path.ends_with("/chunks.json")
}

/// Finishes the site in `dist`; `worker` is the source of the service worker.
pub(crate) fn finish(dist: &Path, worker: &str) -> Result<(), Failure> {
    let files = files(dist)?;
    let cached: Vec<&(String, Vec<u8>)> = files.iter().filter(|(path, _)| is_cached(path)).collect();
    let addresses: Vec<&str> = cached.iter().map(|(path, _)| address(path)).collect();
    let worker = worker.replace("%VERSION%", &version(&cached)).replace("%FILES%", &json!(addresses).to_string());
    write(&dist.join("service-worker.js"), worker.as_bytes())?;
    write(&dist.join("_headers"), HEADERS.as_bytes())?;
    let worker = [("service-worker.js".to_owned(), worker.into_bytes())];
    for (path, bytes) in files.iter().chain(&worker) {
        if TEXTS.iter().any(|kind| path.ends_with(&format!(".{kind}"))) {
            write(&dist.join(format!("{path}.gz")), &gzip(bytes))?;
            write(&dist.join(format!("{path}.br")), &brotli(bytes)?)?;
        }
    }
    Ok(())
}

/// For hosts that read it (Netlify, Cloudflare Pages). The content security policy stands in every page.
const HEADERS: &str = "/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: same-origin
  Content-Security-Policy: frame-ancestors 'self'
  Cross-Origin-Opener-Policy: same-origin
/*.js
  Cache-Control: public, max-age=31536000, immutable
/*.wasm
  Cache-Control: public, max-age=31536000, immutable
/course-*
  Cache-Control: public, max-age=31536000, immutable
/questions-*
  Cache-Control: public, max-age=31536000, immutable
/service-worker.js
  ! Cache-Control
  Cache-Control: no-cache
";

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::new(), Compression::best());
    // Writing into memory cannot fail.
    let _ = out.write_all(bytes);
    out.finish().unwrap_or_default()
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut out = Vec::new();
    let best = BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &best).or_fail("brotli")?;
    Ok(out)
}

/// A folder's page has the folder's address.
fn address(path: &str) -> &str {
    match path.strip_suffix("index.html") {
        Some("") => "./",
        Some(folder) => folder,
        None => path,
    }
}

fn version(files: &[&(String, Vec<u8>)]) -> String {
    let bytes = files.iter().flat_map(|(path, bytes)| path.bytes().chain([0]).chain(bytes.iter().copied()));
    format!("{:016x}", descent::hash::fnv(bytes))
}

/// Every file of a folder with its path in it, sorted.
pub(crate) fn files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        let unreadable = |error| Failure::new(format!("{} cannot be read: {error}", next.display()), "");
        for entry in fs::read_dir(&next).map_err(unreadable)? {
            let path: PathBuf = entry.map_err(unreadable)?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                found.push((name, fs::read(&path).map_err(unreadable)?));
            }
        }
    }
    found.sort();
    Ok(found)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(path, bytes).or_fail(format_args!("{} cannot be written", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> tempfile::TempDir {
        let dist = tempfile::tempdir().expect("a temporary folder");
        for (path, text) in files {
            let path = dist.path().join(path);
            fs::create_dir_all(path.parent().expect("in the folder")).expect("writable");
            fs::write(path, text).expect("writable");
        }
        dist
    }

    #[test]
    fn the_worker_knows_every_file_by_its_address() {
        let dist = site(&[
            ("index.html", "a"),
            ("lesson/adam/index.html", "b"),
            ("app.wasm", "c"),
            ("robots.txt", "d"),
            ("previews/adam.png", "e"),
        ]);
        finish(dist.path(), "'%VERSION%' %FILES%").expect("it is written");
        let worker = fs::read_to_string(dist.path().join("service-worker.js")).expect("it is there");
        assert!(worker.ends_with(r#"["app.wasm","./","lesson/adam/"]"#), "{worker}");
        assert!(!worker.contains('%'));
    }

    #[test]
    fn the_version_changes_with_any_file_and_only_then() {
        let version = |text| {
            let dist = site(&[("index.html", "a"), ("lesson/adam/index.html", text)]);
            finish(dist.path(), "%VERSION%").expect("it is written");
            fs::read_to_string(dist.path().join("service-worker.js")).expect("it is there")
        };
        assert_eq!(version("b"), version("b"));
        assert_ne!(version("b"), version("c"));
    }

    #[test]
    fn texts_are_compressed_beside_themselves() {
        let text = "gradient ".repeat(500);
        let dist = site(&[("index.html", &text), ("fonts/a.woff2", "b")]);
        finish(dist.path(), "").expect("it is written");
        for kind in ["gz", "br"] {
            let small = fs::read(dist.path().join(format!("index.html.{kind}"))).expect("it is there");
            assert!(small.len() < 200, "{kind}: {}", small.len());
            assert!(!dist.path().join(format!("fonts/a.woff2.{kind}")).exists());
        }
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(
            &mut &fs::read(dist.path().join("index.html.br")).expect("it is there")[..],
            &mut unpacked,
        )
        .expect("brotli");
        assert_eq!(unpacked, text.as_bytes());
    }
}
