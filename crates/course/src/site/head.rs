//! What a page's head says of it: to readers' tabs, to search engines, to link previews.

use course_model::Course;
use lesson_compiler::escape;
use ravine::route::Route;
use ravine::strings::{LANGUAGE, shell as strings};
use serde_json::json;

use super::picture::{ICONS, Icon, SIZE};
use super::schema;

#[derive(Debug)]
pub(crate) struct Head {
    title: String,
    description: String,
    /// Where the page is published, when that is known.
    address: Option<String>,
    /// The picture for link previews, which only a whole address can name.
    card: Option<String>,
    schema: Option<serde_json::Value>,
}

impl Head {
    /// The head of a page of the course; `url` is where the course is published.
    pub(crate) fn of(route: Route, course: &Course, url: Option<&str>) -> Self {
        Self {
            title: route.name(course).map_or_else(|| course.title.clone(), |name| titled(name, course)),
            description: description(route, course).to_owned(),
            address: url.map(|url| address(url, route)),
            card: url.map(|url| format!("{url}{}", card(route))),
            schema: schema::of(route, course, url),
        }
    }

    /// The head of the page for addresses that do not exist: nobody should find it.
    pub(crate) fn not_found(course: &Course) -> Self {
        let description = strings::ABOUT_NOWHERE.to_owned();
        Self { title: titled(strings::NO_SUCH_PAGE, course), description, address: None, card: None, schema: None }
    }

    /// As HTML, one element a line.
    pub(crate) fn html(&self, course: &Course) -> String {
        let (title, description) = (escape(&self.title), escape(&self.description));
        let mut html = format!("<title>{title}</title>\n<meta name=\"description\" content=\"{description}\">\n");
        html += "<link rel=\"manifest\" href=\"manifest.webmanifest\">\n<link rel=\"apple-touch-icon\" href=\"apple-touch-icon.png\">\n";
        if let Some(address) = &self.address {
            html += &format!("<link rel=\"canonical\" href=\"{}\">\n", escape(address));
            html += &format!("<meta property=\"og:url\" content=\"{}\">\n", escape(address));
        }
        html += &format!(
            "<meta property=\"og:type\" content=\"website\">\n<meta property=\"og:site_name\" content=\"{}\">\n\
             <meta property=\"og:title\" content=\"{title}\">\n<meta property=\"og:description\" content=\"{description}\">\n\
             <meta name=\"twitter:card\" content=\"{}\">\n",
            escape(&course.title),
            if self.card.is_some() { "summary_large_image" } else { "summary" },
        );
        if let Some(card) = &self.card {
            let ([width, height], words) = (SIZE, strings::of_card(&title));
            html += &format!(
                "<meta property=\"og:image\" content=\"{}\">\n<meta property=\"og:image:width\" content=\"{width}\">\n\
                 <meta property=\"og:image:height\" content=\"{height}\">\n<meta property=\"og:image:alt\" content=\"{words}\">\n",
                escape(card)
            );
        }
        if let Some(schema) = &self.schema {
            // A tag in a text must not end the element.
            let json = schema.to_string().replace('<', "\\u003c");
            html += &format!("<script type=\"application/ld+json\">{json}</script>\n");
        }
        html
    }
}

/// `robots.txt`, and, where the course is published, `sitemap.xml`.
pub(crate) fn for_robots(course: &Course, url: Option<&str>) -> Vec<(&'static str, String)> {
    let Some(url) = url else { return vec![("robots.txt", "User-agent: *\nAllow: /\n".to_owned())] };
    let places: String =
        Route::all(course).map(|route| format!("<url><loc>{}</loc></url>\n", escape(&address(url, route)))).collect();
    let sitemap = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{places}</urlset>\n"
    );
    vec![("robots.txt", format!("User-agent: *\nAllow: /\nSitemap: {url}sitemap.xml\n")), ("sitemap.xml", sitemap)]
}

/// What a device needs to know to keep the course among its programs.
pub(crate) fn manifest(icon: &str, course: &Course) -> String {
    let colour = "#fdfcf9";
    let mut icons =
        vec![json!({ "src": icon.rsplit('/').next(), "sizes": "any", "type": "image/svg+xml", "purpose": "any" })];
    icons.extend(ICONS.map(|Icon { name, size, whole }| {
        let purpose = if whole { "maskable" } else { "any" };
        json!({ "src": name, "sizes": format!("{size}x{size}"), "type": "image/png", "purpose": purpose })
    }));
    json!({
        "name": course.title,
        "short_name": course.short_title,
        "description": course.description,
        "lang": LANGUAGE,
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": colour,
        "theme_color": colour,
        "icons": icons,
    })
    .to_string()
}

/// The file with the card of a page, within the site. Pages without a drawing of their own share the course's.
pub(crate) fn card(route: Route) -> String {
    let name = if let Route::Lesson(id) = route { id } else { "course" };
    format!("previews/{name}.png")
}

pub(crate) fn address(url: &str, route: Route) -> String {
    format!("{url}{}", route.path().trim_start_matches('/'))
}

fn description<'c>(route: Route, course: &'c Course) -> &'c str {
    match route {
        Route::Home => &course.description,
        Route::Lesson(id) => course.lesson(id).map_or(&*course.description, |lesson| &lesson.description),
        Route::Review => strings::ABOUT_REVIEW,
        Route::Glossary => strings::ABOUT_GLOSSARY,
        Route::FinalQuiz => strings::ABOUT_FINAL_QUIZ,
        Route::Score => strings::ABOUT_SCORE,
        Route::Progress => strings::ABOUT_PROGRESS,
        Route::Lab => strings::ABOUT_LAB,
        Route::Embed => strings::ABOUT_EMBED,
        Route::Analysis => strings::ABOUT_ANALYSIS,
    }
}

fn titled(name: &str, course: &Course) -> String {
    format!("{name} · {}", course.title)
}

#[cfg(test)]
mod tests {
    use course_model::Lesson;

    use super::*;

    fn course() -> Course {
        let adam = Lesson {
            id: "adam".to_owned(),
            name: "Adam".to_owned(),
            description: "A \"step\".".to_owned(),
            ..Lesson::default()
        };
        Course { title: "Optimizers in deep learning".to_owned(), lessons: vec![adam], ..Course::default() }
    }

    const URL: &str = "https://example.org/course/";

    #[test]
    fn a_lesson_says_what_it_is_and_where() {
        let course = course();
        let html = Head::of(Route::Lesson("adam"), &course, Some(URL)).html(&course);
        for line in [
            "<title>Adam · Optimizers in deep learning</title>",
            "<link rel=\"canonical\" href=\"https://example.org/course/lesson/adam/\">",
            "<meta property=\"og:url\" content=\"https://example.org/course/lesson/adam/\">",
            "<meta property=\"og:image\" content=\"https://example.org/course/previews/adam.png\">",
            "<meta name=\"twitter:card\" content=\"summary_large_image\">",
        ] {
            assert!(html.contains(line), "{line} in {html}");
        }
        let description = &course.lessons[0].description;
        assert!(html.contains(&format!("<meta name=\"description\" content=\"{}\">", escape(description))));
    }

    #[test]
    fn the_page_is_in_the_language_of_its_words() {
        assert!(include_str!("../../../../index.html").contains(&format!("<html lang=\"{LANGUAGE}\">")));
    }

    #[test]
    fn without_an_address_none_is_made_up() {
        let course = course();
        let html = Head::of(Route::Home, &course, None).html(&course);
        assert!(
            !html.contains("canonical")
                && !html.contains("og:url")
                && !html.contains("og:image")
                && !html.contains("http://127")
        );
        assert_eq!(for_robots(&course, None).len(), 1);
    }

    #[test]
    fn the_sitemap_names_every_page() {
        let course = course();
        let files = for_robots(&course, Some(URL));
        let (name, sitemap) = &files[1];
        assert_eq!(*name, "sitemap.xml");
        assert!(sitemap.contains("<loc>https://example.org/course/</loc>"));
        assert!(sitemap.contains("<loc>https://example.org/course/lesson/adam/</loc>"));
    }

    #[test]
    fn no_text_ends_its_element() {
        let head = Head {
            title: "a \"b\" <c>".to_owned(),
            description: "&".to_owned(),
            address: None,
            card: None,
            schema: Some(json!({ "name": "</script>" })),
        };
        let html = head.html(&Course::default());
        assert!(html.contains("<title>a &quot;b&quot; &lt;c&gt;</title>") && html.contains("content=\"&amp;\""));
        assert_eq!(html.matches("</script>").count(), 1);
    }
}
