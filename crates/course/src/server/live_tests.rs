use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::Path;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use super::super::{Pages, RenderPage};
use super::*;

/// Longer than any step takes; nothing waits for its end.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server whose only page is the text of `lesson.md`, and which panics over `panic` and fails over `fail`. It runs until
/// the tests end. It tells when it can be opened, and every text that it renders.
fn started(folder: &Path, opened: Sender<String>, read: Sender<String>) -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("some port is free");
    let address = listener.local_addr().expect("bound");
    let file = folder.join("lesson.md");
    let render = move || {
        let text = fs::read_to_string(&file).expect("a lesson");
        read.send(text.clone()).expect("the test lives");
        match text.as_str() {
            "panic" => panic!("at a word"),
            "fail" => Err(Failure::new("it fails", "")),
            _ => {
                let paths = ["index.html", "404.html"].map(str::to_owned).to_vec();
                let render: RenderPage = Arc::new(move |path| match path {
                    "404.html" => Some("not here".to_owned()),
                    _ => Some(format!("<head></head><p>{text}</p>")),
                });
                let pages = Pages { paths, render: Some(render) };
                Ok(Rendered { pages, ..Rendered::default() })
            }
        }
    };
    let program = folder.join("program");
    fs::create_dir(&program).expect("writable");
    fs::write(program.join("ravine.js"), "export {}").expect("writable");
    let live = Live {
        listener,
        watched: Watched { content: vec![folder.join("lesson.md")], program: vec![folder.join("main.rs")] },
        program,
        build: Box::new(|| Ok(())),
        render: Box::new(render),
        opened: Box::new(move |address| opened.send(address.to_owned()).expect("the test waits")),
    };
    thread::spawn(move || run(live));
    address
}

fn request(address: SocketAddr, path: &str, header: &str) -> BufReader<TcpStream> {
    let mut stream = TcpStream::connect(address).expect("it listens");
    stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n{header}\r\n").expect("it reads");
    BufReader::new(stream)
}

fn get(address: SocketAddr, path: &str) -> String {
    let mut answer = String::new();
    request(address, path, "").read_to_string(&mut answer).expect("an answer");
    answer
}

/// Puts a file in its place in one step, as editors do.
fn save(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(".new"), text).expect("writable");
    fs::rename(folder.join(".new"), folder.join(name)).expect("writable");
}

/// The next line that begins so.
fn line(events: &mut BufReader<TcpStream>, start: &str) -> String {
    let mut line = String::new();
    while !line.starts_with(start) {
        line.clear();
        assert!(events.read_line(&mut line).expect("an event in time") > 0, "no {start}");
    }
    line.trim().to_owned()
}

#[test]
fn a_save_is_announced_and_served() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let save = |name: &str, text: &str| save(folder.path(), name, text);
    save("lesson.md", "first");
    let ((opened, open), (read, texts)) = (mpsc::channel(), mpsc::channel());
    let address = started(folder.path(), opened, read);
    assert_eq!(open.recv_timeout(PATIENCE), Ok(format!("http://{address}/")));
    assert!(get(address, "/").contains("<p>first</p>"));

    let mut events = request(address, "/events", "");
    let first = line(&mut events, "id: ");
    assert!(first.ends_with("-1-1"), "{first}");
    save("lesson.md", "second");
    assert_eq!(line(&mut events, "event: "), "event: changed");
    assert_eq!(line(&mut events, "data: "), "data: {\"version\": 2}");
    assert!(get(address, "/").contains("<p>second</p>"));

    // Neither a failure nor a panic ends the server or takes the page away.
    for wrong in ["fail", "panic"] {
        save("lesson.md", wrong);
        while texts.recv_timeout(PATIENCE).expect("it is rendered") != wrong {}
        assert!(get(address, "/").contains("<p>second</p>"));
    }
    save("lesson.md", "third");
    while !get(address, "/").contains("<p>third</p>") {
        assert_eq!(line(&mut events, "event: "), "event: changed");
    }
    save("main.rs", "fn main() {}");
    while line(&mut events, "event: ") != "event: program" {}

    let mut later = request(address, "/events", &format!("Last-Event-ID: {}\r\n", &first["id: ".len()..]));
    assert_eq!(line(&mut later, "event: "), "event: program", "what was missed is told at once");
}

#[test]
fn answers_have_their_kind_and_are_not_kept() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    save(folder.path(), "lesson.md", "text");
    let ((opened, open), (read, _texts)) = (mpsc::channel(), mpsc::channel());
    let address = started(folder.path(), opened, read);
    open.recv_timeout(PATIENCE).expect("it opens");
    let answer = get(address, "/");
    assert!(
        answer.starts_with("HTTP/1.1 200") && answer.contains("content-type: text/html; charset=utf-8"),
        "{answer}"
    );
    assert!(answer.contains("cache-control: no-store"), "{answer}");
    let answer = get(address, "/program/ravine.js");
    assert!(answer.contains("content-type: text/javascript") && answer.ends_with("export {}"), "{answer}");
    assert!(get(address, "/program/none.js").starts_with("HTTP/1.1 404"));
    assert!(get(address, "/program/..%2flesson.md").starts_with("HTTP/1.1 404"));
    let answer = get(address, "/none/");
    assert!(answer.starts_with("HTTP/1.1 404") && answer.ends_with("not here"), "{answer}");
}

#[test]
fn a_render_is_reported_in_one_line() {
    let paths = ["index.html", "lesson/adam/index.html"].map(str::to_owned).to_vec();
    let pages = Pages { paths, render: None };
    let rendered = Rendered { pages, errors: 1, ..Rendered::default() };
    assert_eq!(summary(&rendered, "0.2 s"), "Compiled 2 pages in 0.2 s: 1 error, 0 warnings");
}

#[test]
fn a_panic_is_a_failure() {
    let failure = caught::<()>(&|| panic!("at {}", 3)).expect_err("it panics");
    assert_eq!(failure.tried, "it panicked: at 3");
    assert_eq!(caught(&|| Ok(7)), Ok(7));
}
