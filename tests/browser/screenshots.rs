//! A picture of every page, and of pages in use and on paper, for people to look at: `cargo course screenshots`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use ravine::course::Question;
use serde_json::json;

use crate::course::COURSE;
use crate::driver::{LAPTOP, PHONE, Window, devtools};
use crate::person::{Person, study};

/// What each picture's name ends with.
const WINDOWS: &[(&str, Window)] = &[
    ("1280-light", LAPTOP),
    ("1280-dark", Window { dark: true, ..LAPTOP }),
    ("390-light", PHONE),
    ("390-dark", Window { dark: true, ..PHONE }),
];

/// Takes a picture of every page of the site at `RAVINE_DIST`, into the folder `RAVINE_SCREENSHOTS`.
pub async fn of_every_page() {
    let dist = PathBuf::from(env::var("RAVINE_DIST").expect("the site's folder"));
    let folder = PathBuf::from(env::var("RAVINE_SCREENSHOTS").expect("a folder for the pictures"));
    fs::create_dir_all(&folder).expect("the folder can be made");
    let mut pages = Vec::new();
    find_pages(&dist, "/", &mut pages);
    pages.push("/nowhere".to_owned());
    pages.sort();
    for (name, window) in WINDOWS {
        let (pages, folder) = (pages.clone(), folder.clone());
        study(*window, "/", &["404"], async move |person| {
            for page in &pages {
                person.goes_to(page).await;
                keep(&person, &folder, &format!("{}-{name}", file_name(page))).await;
            }
            pages_in_use(&person, &folder, name).await;
        })
        .await;
    }
}

/// What a reader meets who does something.
async fn pages_in_use(person: &Person, folder: &Path, name: &str) {
    person.goes_to("/lesson/momentum").await;
    person.clicks("Contents").await;
    keep(person, folder, &format!("use-contents-{name}")).await;
    person.goes_to("/lesson/momentum").await;
    person.goes_to_the_end().await;
    let folds = "document.querySelectorAll('details').forEach(fold => fold.open = true)";
    person.client.execute(folds, vec![]).await.expect("folds open");
    let lesson = COURSE.lesson("momentum").expect("the lesson exists");
    answer(person, &lesson.questions[0], false).await;
    answer(person, &lesson.questions[1], true).await;
    keep(person, folder, &format!("use-lesson-{name}")).await;
    person.goes_to("/final-quiz").await;
    person.clicks("Start the quiz").await;
    keep(person, folder, &format!("use-final-quiz-{name}")).await;
    for number in 1..=COURSE.final_questions {
        let id = person.finds("//fieldset[@data-question]").await.attr("data-question").await;
        let id = id.expect("it can be asked").expect("a question has an id");
        let (_, question) = COURSE.question(&id).expect("the question is in the course");
        choose(person, question, number > 1).await;
        person.clicks(if number == COURSE.final_questions { "Finish" } else { "Next" }).await;
    }
    person.clicks("Hand in").await;
    person.sees("Your score is").await;
    keep(person, folder, &format!("use-score-{name}")).await;
    person.goes_to("/progress").await;
    keep(person, folder, &format!("use-progress-{name}")).await;
    // Paper has no night.
    if name.ends_with("light") {
        devtools(&person.client, "Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
        for page in ["/review", "/lesson/momentum", "/score"] {
            person.goes_to(page).await;
            keep(person, folder, &format!("print-{}-{name}", file_name(page))).await;
        }
    }
}

/// Ticks what is right, or one that is wrong.
async fn choose(person: &Person, question: &Question, rightly: bool) {
    let options = question.options.iter().filter(|option| option.right == rightly);
    for option in options.take(if rightly { usize::MAX } else { 1 }) {
        let path = format!("//fieldset[@data-question='{}']//label[input[@value='{}']]", question.id, option.id);
        person.scrolls_to_and_clicks(&person.finds(&path).await).await;
    }
}

async fn answer(person: &Person, question: &Question, rightly: bool) {
    choose(person, question, rightly).await;
    person.clicks_in(&format!("//fieldset[@data-question='{}']", question.id), "Check").await;
}

async fn keep(person: &Person, folder: &Path, name: &str) {
    let file = folder.join(format!("{name}.png"));
    fs::write(&file, picture(person).await).expect("the picture can be written");
    println!("{}", file.display());
}

/// Every folder with a page in it.
fn find_pages(folder: &Path, path: &str, pages: &mut Vec<String>) {
    if folder.join("index.html").is_file() {
        pages.push(path.to_owned());
    }
    for entry in fs::read_dir(folder).expect("the site can be read").flatten().filter(|entry| entry.path().is_dir()) {
        find_pages(&entry.path(), &format!("{path}{}/", entry.file_name().to_string_lossy()), pages);
    }
}

fn file_name(page: &str) -> String {
    let name = page.trim_matches('/').replace('/', "-");
    if name.is_empty() { "home".to_owned() } else { name }
}

/// The whole page, however long.
async fn picture(person: &Person) -> Vec<u8> {
    let size = devtools(&person.client, "Page.getLayoutMetrics", json!({})).await;
    let size = &size["cssContentSize"];
    let clip = json!({ "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1 });
    let options = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
    let shot = devtools(&person.client, "Page.captureScreenshot", options).await;
    decoded(shot["data"].as_str().expect("a picture"))
}

/// Base64, as the DevTools send it.
fn decoded(text: &str) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let digits: Vec<u8> = text.bytes().filter(|byte| *byte != b'=').map(value).collect();
    let whole =
        |four: &[u8]| four.iter().fold(0_u32, |sum, digit| sum << 6 | u32::from(*digit)) << (6 * (4 - four.len()));
    digits.chunks(4).flat_map(|four| whole(four).to_be_bytes()[1..four.len()].to_vec()).collect()
}
