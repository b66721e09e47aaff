//! A program as the pages load it: its WebAssembly, the glue around it, and the script that starts both.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::failure::{Failure, Tried};
use sha2::{Digest, Sha256};

/// The element that holds what fetches a program, until the player calls it.
const PROGRAM_TEMPLATE: &str = "program";

/// Fulfilled when there is something to read: where all is kept, programs would come before it. A page that nobody sees yet
/// is not painted.
const PAINTED: &str = "const painted = new Promise((done) => { \
    if (document.hidden || performance.getEntriesByName('first-contentful-paint').length) done(); \
    else requestAnimationFrame(() => setTimeout(done)); });\n";
/// Fulfilled when all of the page is there.
const PARSED: &str = "const parsed = new Promise((done) => { \
    if (document.readyState !== 'loading') done(); else document.addEventListener('DOMContentLoaded', done); });\n";

/// The addresses of a program's files, whose names change with their content.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Program {
    /// The site's folder, without a slash at its end.
    folder: String,
    /// Names of files are paths within the site's folder.
    glue: String,
    wasm: String,
    /// What each chunk of the program is made of.
    chunks: BTreeMap<String, Vec<String>>,
}

impl Program {
    /// The program that Trunk's own script starts.
    pub(crate) fn of_trunk(script: &str) -> Option<Self> {
        let quoted = |after: &str| {
            let (_, rest) = script.split_once(after)?;
            rest.trim_start().strip_prefix('\'')?.split('\'').next().map(str::to_owned)
        };
        let (glue, wasm) = (quoted("bindings from ")?, quoted("module_or_path:")?);
        let (folder, glue) = glue.rsplit_once('/')?;
        let wasm = wasm.strip_prefix(folder)?.trim_start_matches('/').to_owned();
        Some(Self { folder: folder.to_owned(), glue: glue.to_owned(), wasm, chunks: BTreeMap::new() })
    }

    /// The program of a development build, which lies in a folder of this name.
    pub(crate) fn of_development(folder: &str) -> Self {
        let (glue, wasm) = (format!("{folder}/ravine.js"), format!("{folder}/ravine_bg.wasm"));
        Self { folder: String::new(), glue, wasm, chunks: BTreeMap::new() }
    }

    /// The program of a release, whose folder gets a name by its content. `base` is the address of the site's folder.
    pub(crate) fn of_release(base: &str, dist: &Path) -> Result<Self, Failure> {
        let folder = dist.join("program");
        let mut files: Vec<_> =
            fs::read_dir(&folder).or_fail(folder.display())?.flatten().map(|file| file.path()).collect();
        files.sort();
        let contents = files.iter().map(fs::read).collect::<Result<Vec<_>, _>>().or_fail(folder.display())?;
        let chunks = fs::read(folder.join("chunks.json")).or_fail(folder.display())?;
        let chunks = serde_json::from_slice(&chunks).or_fail("chunks.json")?;
        let own = format!("program-{}", hash(&contents.concat()));
        fs::rename(&folder, dist.join(&own)).or_fail(folder.display())?;
        let (glue, wasm) = (format!("{own}/ravine.js"), format!("{own}/ravine_bg.wasm"));
        Ok(Self { folder: base.trim_end_matches('/').to_owned(), glue, wasm, chunks })
    }

    fn files_of(&self, chunks: &[&str]) -> BTreeSet<String> {
        let own = self.glue.rsplit_once('/').map_or("", |(own, _)| own);
        let files = chunks.iter().filter_map(|chunk| self.chunks.get(*chunk)).flatten();
        files.map(|file| format!("{}/{own}/{file}.wasm", self.folder)).collect()
    }

    /// Where the script that starts the program lies in the site.
    pub(crate) fn start_file(&self) -> String {
        format!("start-{}.js", hash(self.start_script().as_bytes()))
    }

    /// The script: in a file, so that the policy need not allow any in the page. In a release the player comes first, and
    /// the program when it is wanted; without a player at once. What fails to load is tried once more; then the page says
    /// so (`static/style.css`).
    pub(crate) fn start_script(&self) -> String {
        let Self { glue, wasm, .. } = self;
        let load = "const load = async (script, module_or_path) => { const it = await import(script); await it.default({ module_or_path }); return it; };\n";
        let at = |file: &str| format!("new URL('./{file}', import.meta.url)");
        let program = format!("const program = () => load('./{glue}', {});\n", at(wasm));
        let called = match self.player() {
            Some([glue, wasm]) => format!(
                "{PAINTED}{PARSED}\
                 const call = async () => {{ document.head.append(document.getElementById('{PROGRAM_TEMPLATE}').content); await parsed; return program(); }};\n\
                 painted.then(() => load('./{glue}', {})).then((player) => player.wanted()).catch(() => {{}}).then(call)",
                at(&wasm)
            ),
            None => "program()".to_owned(),
        };
        let failed = "document.documentElement.dataset.program = 'missing';";
        format!("{load}{program}{called}.catch(program).catch(() => {{ {failed} }});\n")
    }

    /// The glue and the WebAssembly of the player, which only a release has.
    fn player(&self) -> Option<[String; 2]> {
        let (own, _) = self.glue.rsplit_once('/').filter(|_| !self.chunks.is_empty())?;
        Some(["player.js", "player_bg.wasm"].map(|file| format!("{own}/{file}")))
    }

    /// What fetches it: stands behind what the browser paints first. Of a release that is the player; what fetches the
    /// program, these chunks, which are loaded with it, and `more`, waits in a template.
    pub(crate) fn fetched(&self, chunks: &[&str], more: &str) -> String {
        let Self { folder, glue, wasm, .. } = self;
        let file = |file: &str| format!("<link rel=\"preload\" href=\"{file}\" as=\"fetch\" crossorigin>\n");
        let script = |file: &str| format!("<link rel=\"modulepreload\" href=\"{folder}/{file}\">\n");
        let own = |own: &str| file(&format!("{folder}/{own}"));
        let files: String = self.files_of(chunks).iter().map(|path| file(path)).collect();
        let start = script(&self.start_file());
        let Some([first_glue, first_wasm]) = self.player() else {
            return start + &script(glue) + &own(wasm) + &files + more;
        };
        // Each of these scripts would be found only when the one before has come.
        let program = own(wasm) + &script(glue) + &script(&glue.replace("ravine.js", "chunks.js")) + &files + more;
        start
            + &script(&first_glue)
            + &own(&first_wasm)
            + &format!("<template id=\"{PROGRAM_TEMPLATE}\">{program}</template>\n")
    }

    /// What starts it. A player needs no more than what stands before this; a program waits for the whole page.
    pub(crate) fn started(&self) -> String {
        let (folder, file) = (&self.folder, self.start_file());
        let early = if self.player().is_some() { " async" } else { "" };
        format!("<script type=\"module\"{early} src=\"{folder}/{file}\"></script>\n")
    }

    pub(crate) fn folder(&self) -> &str {
        &self.folder
    }
}

pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trunk() -> Program {
        let script = "<style>@keyframes read { from { color: red; } }</style>import init, * as bindings from '/a/ravine-1.js';\n\
                      const wasm = await init({ module_or_path: '/a/ravine-1_bg.wasm' });";
        Program::of_trunk(script).expect("as Trunk writes it")
    }

    #[test]
    fn a_page_loads_the_script_the_glue_and_the_program() {
        let program = trunk();
        let html = program.fetched(&[], "") + &program.started();
        for address in ["/a/ravine-1.js", "/a/ravine-1_bg.wasm", &format!("/a/{}", program.start_file())] {
            assert!(html.contains(&format!("\"{address}\"")), "{address} in {html}");
        }
        assert!(program.start_script().contains("'./ravine-1_bg.wasm'"));
        assert_eq!(Program::of_trunk("something else"), None);
    }

    #[test]
    fn the_program_of_a_release_is_named_by_its_content_and_brings_its_chunks() {
        let dist = tempfile::tempdir().expect("a temporary folder");
        assert!(Program::of_release("/a/", dist.path()).is_err());
        let folder = dist.path().join("program");
        fs::create_dir(&folder).expect("writable");
        for name in ["ravine.js", "ravine_bg.wasm"] {
            fs::write(folder.join(name), name).expect("writable");
        }
        let chunks = r#"{"on_demand": ["chunk_1", "split_on_demand"], "preloaded": ["chunk_1"]}"#;
        fs::write(folder.join("chunks.json"), chunks).expect("writable");
        let program = Program::of_release("/a/", dist.path()).expect("it is there");
        assert!(program.glue.starts_with("program-") && dist.path().join(&program.wasm).is_file() && !folder.exists());
        let html = program.fetched(&["on_demand", "preloaded"], "<link id=\"texts\">");
        let (at_once, called) = html.split_once("<template id=\"program\">").expect("there is a template");
        assert_eq!(html.matches("/chunk_1.wasm").count(), 1, "{html}");
        assert!(at_once.contains("/player_bg.wasm") && !at_once.contains("ravine"), "{html}");
        assert!(called.contains("\"/a/program-") && called.contains("/split_on_demand.wasm"), "{html}");
        assert!(called.contains("<link id=\"texts\"></template>"), "{html}");
        assert!(!program.fetched(&[], "").contains("/chunk_"));
        assert!(program.started().contains(" async ") && !trunk().started().contains("async"));
        let script = program.start_script();
        assert!(script.find("player.js") > script.find("ravine.js") && script.contains("'program'"), "{script}");
    }
}
