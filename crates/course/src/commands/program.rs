//! The program of the pages. For a release the binary of the root package is split into chunks at the functions that `lazy_chunk!`
//! declares (`src/lazy_chunk/mod.rs`), and the player, which plays until it is there, stands beside it. For development it is
//! quick to build and in one piece.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::UNIX_EPOCH;

use serde_json::json;
use wasm_encoder::{Module, RawSection};
use wasm_split_cli_support::{Options, transform};
use wasmparser::{Parser, Payload};

use super::finish;
use crate::assets;
use crate::bindgen::{self, Target};
use crate::failure::{Failure, Tried};
use crate::process;
use crate::project::Project;
use crate::setup::WASM;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Mode {
    /// For readers: small, and in chunks.
    Release,
    /// For authors and programmers: quickly.
    Development,
}

/// How a release is compiled: views as values instead of types of their own, which is smaller.
const RUSTFLAGS: &str = "--cfg erase_components";

/// What only the program itself is linked with: all that the cutting needs to know of who calls whom.
const UNCUT: [&str; 5] = ["--", "-C", "link-arg=--emit-relocs", "-C", "strip=none"];

/// The packages of the program and of what plays before it.
const NAME: &str = "ravine";
const PLAYER: &str = "player";

/// Builds the program into a folder: `ravine.js` and `ravine_bg.wasm`. With those of a release stand `chunks.js` with one
/// file for each chunk and for what some chunks share, `chunks.json`, which says what each chunk is made of, and
/// `player.js` and `player_bg.wasm`.
pub(crate) fn build(project: &Project, mode: Mode, folder: &Path) -> Result<(), Failure> {
    match mode {
        Mode::Release => release(project, folder),
        Mode::Development => development(project, folder),
    }
}

/// The program is cut and bound once, whatever courses it is built for.
fn release(project: &Project, folder: &Path) -> Result<(), Failure> {
    let mut program = project.cargo(["rustc", "--release", "--no-default-features", "--features", "split"]);
    let program = compiled(program.env("RUSTFLAGS", RUSTFLAGS), NAME, &UNCUT)?;
    let player = compiled(project.cargo(["rustc", "--release"]).env("RUSTFLAGS", ""), PLAYER, &[])?;
    let bound = project.target()?.join("program");
    let stamp = stamp(&program).zip(stamp(&player)).map(|(program, player)| format!("{program}, {player}"));
    if stamp.is_none() || fs::read_to_string(bound.join(BOUND_OF)).ok() != stamp {
        if bound.exists() {
            fs::remove_dir_all(&bound).or_fail(bound.display())?;
        }
        fs::create_dir_all(&bound).or_fail(bound.display())?;
        let main = cut(&program, &bound)?;
        bind(NAME, &main, &bound)?;
        fs::remove_file(&main).or_fail(bound.display())?;
        bind(PLAYER, &player, &bound)?;
        assets::write(&bound, BOUND_OF, stamp.unwrap_or_default().as_bytes())?;
    }
    let files = finish::files(&bound)?.into_iter().filter(|(name, _)| name != BOUND_OF);
    files.into_iter().try_for_each(|(name, content)| assets::write(folder, &name, &content))
}

/// The file that says which modules were cut and bound.
const BOUND_OF: &str = "bound-of.txt";

/// What Cargo has not compiled anew is not bound anew. The time alone would not tell: Cargo brings an old module back as it
/// was when a change is taken back.
fn development(project: &Project, folder: &Path) -> Result<(), Failure> {
    let mut program = project.cargo(["build", "--no-default-features", "--features", "csr"]);
    // Where a line of Rust is nobody looks up in the browser, and half of what is linked and bound would tell it.
    program.env("CARGO_PROFILE_DEV_DEBUG", "false");
    let program = compiled(&mut program, NAME, &[])?;
    let (stamp, bound_of) = (stamp(&program), folder.join(BOUND_OF));
    if stamp.is_some() && fs::read_to_string(&bound_of).ok() == stamp {
        return Ok(());
    }
    bindgen::bind(&program, NAME, folder, Target::WebWithNames)?;
    assets::write(folder, BOUND_OF, stamp.unwrap_or_default().as_bytes())
}

/// What tells a file from what stood in its place before.
fn stamp(file: &Path) -> Option<String> {
    let data = file.metadata().ok()?;
    let time = data.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("{} bytes of {time:?}", data.len()))
}

/// Compiles the binary of a package that has the same name, and says where it is. Cargo shows how far it is.
fn compiled(cargo: &mut Command, name: &str, links: &[&str]) -> Result<PathBuf, Failure> {
    cargo.args(["--target", WASM, "--message-format=json-render-diagnostics", "--package", name, "--bin", name]);
    let messages = process::output(cargo.args(links).stderr(Stdio::inherit()));
    let program = messages.as_deref().and_then(|messages| messages.lines().find_map(|message| module(message, name)));
    program.ok_or_else(|| Failure::new(format!("the program {name} was not built"), "its messages are above"))
}

/// How the glue has closures tidied up, and how it has them tidied up only while the page is active.
const REGISTRY: &str = "new FinalizationRegistry(";
const PAUSABLE_REGISTRY: &str = "new Finalization(";
const FINALIZATION: &str = include_str!("finalization.js");

/// Writes the glue between a program of a release and the page.
fn bind(name: &str, program: &Path, folder: &Path) -> Result<(), Failure> {
    bindgen::bind(program, name, folder, Target::Web)?;
    let glue = folder.join(format!("{name}.js"));
    let text = fs::read_to_string(&glue).or_fail(glue.display())?;
    if !text.contains(REGISTRY) {
        return Err(format!("closures are not tidied up by `{REGISTRY}`")).or_fail(glue.display());
    }
    let text = format!("{FINALIZATION}{}", text.replace(REGISTRY, PAUSABLE_REGISTRY));
    fs::write(&glue, text).or_fail(glue.display())
}

/// How chunks are loaded, and how they are loaded also from a host that does not know what WebAssembly is.
const STREAMED: &str = "WebAssembly.instantiateStreaming(src, imports)";
const FETCHED: &str = "src.then((sent) => { const copy = sent.clone(); return WebAssembly.instantiateStreaming(sent, imports)\
    .catch(async () => WebAssembly.instantiate(await copy.arrayBuffer(), imports)); })";

/// Splits a program into its chunks, and says where its core is.
fn cut(program: &Path, folder: &Path) -> Result<PathBuf, Failure> {
    let what = "the program could not be cut into parts";
    let uncut = fs::read(program).or_fail(what)?;
    let (main, glue) = (folder.join("main.wasm"), format!("./{NAME}.js"));
    let mut options = Options::new(&uncut);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.link_name = "./chunks.js";
    options.main_module = &glue;
    let split = transform(options).map_err(|error| format!("{error:#}")).or_fail(what)?;
    for chunk in &split.split_modules {
        let whole = fs::read(chunk).or_fail(what)?;
        let small = without_names(&whole).or_fail(what)?;
        fs::write(chunk, small).or_fail(what)?;
    }
    let link = folder.join("chunks.js");
    let text = fs::read_to_string(&link).or_fail(what)?;
    if !text.contains(STREAMED) {
        return Err(format!("its chunks are not loaded by `{STREAMED}`")).or_fail(what);
    }
    fs::write(&link, text.replace(STREAMED, FETCHED)).or_fail(what)?;
    let files: BTreeMap<_, _> = split.prefetch_map.into_iter().collect();
    fs::write(folder.join("chunks.json"), json!(files).to_string()).or_fail(what)?;
    Ok(main)
}

/// A module without what only people read.
fn without_names(module: &[u8]) -> Result<Vec<u8>, wasmparser::BinaryReaderError> {
    let mut small = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        let section = payload.as_section().filter(|_| !matches!(payload, Payload::CustomSection(_)));
        let data = section.and_then(|(id, range)| Some((id, module.get(range.start as usize..range.end as usize)?)));
        if let Some((id, data)) = data {
            small.section(&RawSection { id, data });
        }
    }
    Ok(small.finish())
}

/// The path of the module of this name, in the message that tells that it is built.
fn module(message: &str, name: &str) -> Option<PathBuf> {
    let message: serde_json::Value = serde_json::from_str(message).ok()?;
    let files = message["filenames"].as_array().filter(|_| message["target"]["name"] == name)?;
    files.iter().filter_map(|file| file.as_str()).find(|file| file.ends_with(".wasm")).map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_module_is_found_among_the_messages() {
        let built =
            r#"{"reason":"compiler-artifact","target":{"name":"ravine"},"filenames":["/t/ravine.d","/t/ravine.wasm"]}"#;
        assert_eq!(module(built, NAME), Some(PathBuf::from("/t/ravine.wasm")));
        assert_eq!(module(built, PLAYER), None);
        assert_eq!(module("no JSON", NAME), None);
    }

    #[test]
    fn another_module_has_another_stamp() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let module = folder.path().join("ravine.wasm");
        assert_eq!(stamp(&module), None);
        fs::write(&module, "one").expect("writable");
        let one = stamp(&module);
        assert_eq!(stamp(&module), one);
        fs::write(&module, "three").expect("writable");
        assert!(one.is_some() && stamp(&module) != one);
    }

    #[test]
    fn names_are_left_out_and_all_else_stays() {
        let empty = Module::new().finish();
        let names = wasm_encoder::CustomSection { name: "name".into(), data: (&[1, 2, 3]).into() };
        let named = Module::new().section(&names).clone().finish();
        assert!(named.len() > empty.len());
        assert_eq!(without_names(&named).expect("a module"), empty);
        assert!(without_names(b"no module").is_err());
    }
}
