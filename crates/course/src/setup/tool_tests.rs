use std::fs;

use super::*;
use crate::project::Project;

#[test]
fn versions_are_found_in_what_programs_say() {
    assert_eq!(version_in("trunk 0.21.14"), Some("0.21.14"));
    assert_eq!(version_in("wasm-bindgen 0.2.129 (abc123)\n"), Some("0.2.129"));
    assert_eq!(version_in("tool v1.2.3-rc.1"), Some("1.2.3-rc.1"));
    assert_eq!(version_in("Chromium 156.0.8078.79 built on Debian 12.4"), Some("156.0.8078.79"));
    assert_eq!(version_in("no version here, 12.4"), None);
}

#[test]
fn the_tools_folder_follows_the_environment() {
    let folder = |set: &[(&str, &str)]| {
        tools_folder(|name| set.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value)))
    };
    let all = [("RAVINE_TOOLS", "/tools"), ("XDG_CACHE_HOME", "/cache"), ("HOME", "/home/ada")];
    assert_eq!(folder(&all), Some(PathBuf::from("/tools")));
    assert_eq!(folder(&all[1..]), Some(PathBuf::from("/cache/ravine/tools")));
    assert_eq!(folder(&all[2..]), Some(PathBuf::from("/home/ada/.cache/ravine/tools")));
    assert_eq!(folder(&[]), None);
}

#[test]
fn one_version_is_named_everywhere() {
    let project = Project::around(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("inside the checkout");
    let text = project.read("Trunk.toml").expect("Trunk.toml");
    let settings: toml::Table = toml::from_str(&text).expect("Trunk.toml is TOML");
    let locked = project.locked_version("wasm-bindgen").expect("in Cargo.lock");
    assert_eq!(settings["tools"]["wasm_bindgen"].as_str(), Some(locked.as_str()), "wasm-bindgen in Trunk.toml");
    assert_eq!(settings["trunk-version"].as_str(), Some(format!("={TRUNK_VERSION}").as_str()), "trunk in Trunk.toml");
}

#[cfg(unix)]
mod lookup {
    use super::*;
    use crate::setup::fake::{places, program};

    #[test]
    fn nothing_is_found_where_nothing_is() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        assert_eq!(Tool::trunk().locate(&places(folder.path())), None);
    }

    #[test]
    fn a_matching_program_on_path_comes_first() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let places = places(folder.path());
        let on_path = program(&folder.path().join("path/trunk"), "echo trunk 0.21.14");
        program(&places.tools.join("trunk-0.21.14/bin/trunk"), "echo trunk 0.21.14");
        assert_eq!(Tool::trunk().locate(&places), Some(on_path));
    }

    #[test]
    fn another_version_on_path_is_passed_over() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let places = places(folder.path());
        program(&folder.path().join("path/trunk"), "echo trunk 0.21.1");
        let own = program(&places.tools.join("trunk-0.21.14/bin/trunk"), "echo trunk 0.21.14");
        assert_eq!(Tool::trunk().locate(&places), Some(own));
    }

    #[test]
    fn a_broken_program_is_not_a_tool() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let places = places(folder.path());
        let own = program(&places.tools.join("trunk-0.21.14/bin/trunk"), "echo trunk 0.21.14; exit 1");
        assert_eq!(Tool::trunk().locate(&places), None);
        fs::write(&own, "").expect("writable");
        assert_eq!(Tool::trunk().locate(&places), None);
    }

    #[test]
    fn a_prefixed_path_keeps_the_rest() {
        let path = prefixed(Path::new("/new"), OsStr::new("/a:/b"));
        assert_eq!(path, OsString::from("/new:/a:/b"));
    }
}
