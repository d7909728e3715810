//! Build script: makes Rust of the interface texts and packs the lessons into the binary, so that a copied binary runs
//! anywhere.

#[path = "texts/compile.rs"]
mod compile;

use std::path::{Path, PathBuf};
use std::{env, fs, process};

fn main() {
    println!("cargo::rerun-if-changed=src/build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let home = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR"));
    write(&out.join("texts.rs"), &texts(&home));
    write(&out.join("embedded_lessons.rs"), &embedded_lessons(&home.join("lessons")));
}

fn texts(home: &Path) -> String {
    println!("cargo::rerun-if-changed=src/texts");
    let [vi, en] = ["vi.ftl", "en.ftl"].map(|file| {
        let path = home.join("src/texts").join(file);
        fs::read_to_string(&path).unwrap_or_else(|error| stop(&[format!("{}: {error}", path.display())]))
    });
    compile::compile(&vi, &en).unwrap_or_else(|problems| stop(&problems))
}

/// `EMBEDDED`: each file under `lessons/`, sorted, by its path from there with `/`, and its bytes.
fn embedded_lessons(lessons: &Path) -> String {
    println!("cargo::rerun-if-changed=lessons");
    let mut files = Vec::new();
    gather(lessons, &mut files);
    files.sort();
    let entries: String = files
        .iter()
        .map(|file| (file, file.strip_prefix(lessons).expect("gathered below lessons/")))
        // What lies beside the courses is for authors (the guide), not for the station.
        .filter(|(_, inside)| inside.components().count() > 2 || *inside == Path::new("tracks.toml"))
        .map(|(file, inside)| {
            let name = inside.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
            format!("    ({name:?}, include_bytes!({:?})),\n", file.to_string_lossy())
        })
        .collect();
    format!(
        "/// The files of `lessons/` as they were at build time: path from there, bytes.\n\
         pub static EMBEDDED: &[(&str, &[u8])] = &[\n{entries}];\n"
    )
}

/// Files below a folder, hidden ones left out. A folder that is not there holds nothing.
fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.is_dir() && !hidden {
            gather(&path, files);
        } else if !hidden {
            files.push(path);
        }
    }
}

fn write(path: &Path, rust: &str) {
    if let Err(error) = fs::write(path, rust) {
        stop(&[format!("{}: {error}", path.display())]);
    }
}

fn stop(problems: &[String]) -> ! {
    for problem in problems {
        println!("cargo::error={problem}");
    }
    process::exit(1)
}
