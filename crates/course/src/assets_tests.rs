use super::*;
use crate::project::Project;

fn folder(html: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let files = [("index.html", html), ("static/icon.svg", "<svg/>"), ("static/a.css", "a { top: 0 }")];
    for (path, text) in files.into_iter().chain([("static/fonts/math.woff2", "font"), ("static/fonts/deep/x", "x")]) {
        write(folder.path(), path, text.as_bytes()).expect("writable");
    }
    folder
}

const HEAD: &str = "<base data-trunk-public-url>\n<meta name=\"trainer\" content=\"\">\n";

#[test]
fn elements_for_trunk_are_carried_out() {
    let links = "<link data-trunk rel=\"icon\" data-integrity=\"none\" href=\"static/icon.svg\">\n\
                 <link data-trunk rel=\"inline\" type=\"css\" href=\"static/a.css\">\n\
                 <link data-trunk rel=\"copy-dir\" href=\"static/fonts\">\n\
                 <link data-trunk rel=\"rust\" data-bin=\"ravine\">\n<p>text</p>\n";
    let folder = folder(&format!("{HEAD}{links}"));
    let names = ["t-1.js".to_owned(), "t-1.wasm".to_owned()];
    let assets = Assets::read(folder.path(), "/a/", &names).expect("all is there");
    let icon = named_by_content(Path::new("static/icon.svg"), b"<svg/>");
    assert!(icon.starts_with("icon-") && icon.ends_with(".svg") && icon.len() == "icon-0123456789abcdef.svg".len());
    assert_eq!(
        assets.html,
        format!(
            "<base href=\"/a/\">\n<meta name=\"trainer\" content=\"t-1.js t-1.wasm\">\n\
             <link rel=\"icon\" href=\"/a/{icon}\">\n<style>a {{ top: 0 }}</style>\n<p>text</p>\n"
        )
    );
    let paths: Vec<&str> = assets.files.keys().map(String::as_str).collect();
    assert_eq!(paths, ["fonts/deep/x", "fonts/math.woff2", &icon]);
    let site = folder.path().join("site");
    assets.write(&site).expect("writable");
    assert_eq!(fs::read(site.join("fonts/deep/x")).expect("it was written"), b"x");
}

#[test]
fn what_is_missing_or_unknown_is_named() {
    let refused = |html: &str| Assets::read(folder(html).path(), "/", &[]).expect_err("it is wrong").tried;
    assert!(refused("<p>text</p>").contains("trainer"));
    assert!(refused(&format!("{HEAD}<link data-trunk rel=\"sass\" href=\"x\">")).contains("rel=\"sass\""));
    let missing = format!("{HEAD}<link data-trunk rel=\"inline\" type=\"css\" href=\"static/b.css\">");
    assert!(refused(&missing).contains("static/b.css"));
}

#[test]
fn names_follow_the_content() {
    let name = |content: &[u8]| named_by_content(Path::new("trainer.js"), content);
    let [first, second, third] = [name(b"a"), name(b"b"), name(b"a")];
    assert!(first == third && first != second && first.starts_with("trainer-") && first.ends_with(".js"));
}

#[test]
fn the_page_of_the_course_is_understood() {
    let project = Project::around(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("inside the checkout");
    let assets = Assets::read(project.root(), "/", &[]).expect("index.html and what it names");
    assert!(!assets.html.contains("data-trunk"), "{}", assets.html);
    assert_eq!(assets.html.matches("<style>").count(), 5);
    assert!(assets.files.keys().any(|path| path.ends_with(".woff2")));
}
