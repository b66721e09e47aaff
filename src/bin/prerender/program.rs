//! A program as the pages load it: its WebAssembly, the glue around it, and the script that starts both.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

/// The addresses of a program's files, whose names change with their content.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Program {
    glue: String,
    wasm: String,
}

impl Program {
    /// The program that Trunk's own script starts.
    pub(crate) fn of_trunk(script: &str) -> Option<Self> {
        let quoted = |after: &str| {
            let (_, rest) = script.split_once(after)?;
            rest.trim_start().strip_prefix('\'')?.split('\'').next().map(str::to_owned)
        };
        Some(Self { glue: quoted("from ")?, wasm: quoted("module_or_path:")? })
    }

    /// The program `name`, which a release has beside Trunk's. Its files get names by their content. `None` where it was
    /// not built: then Trunk's has all pages.
    pub(crate) fn named(&self, name: &str, dist: &Path) -> Result<Option<Self>, String> {
        let (glue, wasm) = (dist.join(format!("{name}.js")), dist.join(format!("{name}_bg.wasm")));
        if !glue.exists() {
            return Ok(None);
        }
        let in_context = |error: std::io::Error| format!("{}: {error}", wasm.display());
        let hash = hash(&[fs::read(&glue).map_err(in_context)?, fs::read(&wasm).map_err(in_context)?].concat());
        let (new_glue, new_wasm) = (format!("{name}-{hash}.js"), format!("{name}-{hash}_bg.wasm"));
        fs::rename(&glue, dist.join(&new_glue)).map_err(in_context)?;
        fs::rename(&wasm, dist.join(&new_wasm)).map_err(in_context)?;
        let folder = self.folder();
        Ok(Some(Self { glue: format!("{folder}/{new_glue}"), wasm: format!("{folder}/{new_wasm}") }))
    }

    /// Where the script that starts the program lies in the site.
    pub(crate) fn start_file(&self) -> String {
        format!("start-{}.js", hash(self.start_script().as_bytes()))
    }

    /// The script: in a file, so that the policy need not allow any in the page. What fails to load is tried once more;
    /// then the page says so (`static/style.css`).
    pub(crate) fn start_script(&self) -> String {
        let name = |address: &str| address.rsplit('/').next().unwrap_or_default().to_owned();
        let (glue, wasm) = (name(&self.glue), name(&self.wasm));
        format!(
            "const start = async () => (await import('./{glue}')).default({{ module_or_path: new URL('./{wasm}', import.meta.url) }});\n\
             start().catch(start).catch(() => {{ document.documentElement.dataset.program = 'missing'; }});\n"
        )
    }

    /// What loads it, at the end of the page: by then the browser has all that it paints first.
    pub(crate) fn html(&self) -> String {
        let Self { glue, wasm } = self;
        format!(
            "<link rel=\"preload\" href=\"{wasm}\" as=\"fetch\" crossorigin fetchpriority=\"low\">\n\
             <link rel=\"modulepreload\" href=\"{glue}\" fetchpriority=\"low\">\n\
             <script type=\"module\" src=\"{}/{}\" fetchpriority=\"low\"></script>\n",
            self.folder(),
            self.start_file()
        )
    }

    /// The site's folder, without a slash at its end.
    pub(crate) fn folder(&self) -> &str {
        self.glue.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

/// A name for this content.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trunk() -> Program {
        let script = "import init, * as bindings from '/a/ravine-1.js';\n\
                      const wasm = await init({ module_or_path: '/a/ravine-1_bg.wasm' });";
        Program::of_trunk(script).expect("as Trunk writes it")
    }

    #[test]
    fn a_page_loads_the_script_the_glue_and_the_program() {
        let program = trunk();
        let html = program.html();
        for address in ["/a/ravine-1.js", "/a/ravine-1_bg.wasm", &format!("/a/{}", program.start_file())] {
            assert!(html.contains(&format!("\"{address}\"")), "{address} in {html}");
        }
        assert!(program.start_script().contains("'./ravine-1_bg.wasm'"));
        assert_eq!(Program::of_trunk("something else"), None);
    }

    #[test]
    fn another_program_is_named_by_its_content() {
        let dist = tempfile::tempdir().expect("a temporary folder");
        assert_eq!(trunk().named("lesson", dist.path()), Ok(None));
        for name in ["lesson.js", "lesson_bg.wasm"] {
            fs::write(dist.path().join(name), name).expect("writable");
        }
        let program = trunk().named("lesson", dist.path()).expect("readable").expect("it is there");
        assert!(program.glue.starts_with("/a/lesson-") && program.wasm.ends_with("_bg.wasm"));
        assert!(dist.path().join(program.wasm.trim_start_matches("/a/")).is_file());
        assert!(!dist.path().join("lesson.js").exists());
    }
}
