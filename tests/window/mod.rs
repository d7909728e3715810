//! A program in a real terminal window (xterm), and a picture of that window: what a phone's camera would see.

// Each test binary that uses it uses another part of it.
#![allow(dead_code)]

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

/// What `rig/xterm-shot` runs, and the Debian packages they come in.
const TOOLS: [(&str, &str); 4] =
    [("Xvfb", "xvfb"), ("xterm", "xterm"), ("xdotool", "xdotool"), ("import", "imagemagick")];

/// Whether a program is on the `PATH`.
pub fn is_installed(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// Says that a test cannot run for want of a tool, in the word that makes `.ci/run` fail. True when a tool is missing.
pub fn skipped_for_want_of(tools: &[(&str, &str)]) -> bool {
    let missing: Vec<_> = tools.iter().filter(|(tool, _)| !is_installed(tool)).map(|(_, package)| *package).collect();
    if !missing.is_empty() {
        println!("SKIPPED: apt-get install {}", missing.join(" "));
    }
    !missing.is_empty()
}

/// The fonts the pictures are taken in, and the Debian packages they come in.
const FONTS: [(&str, &str); 4] = [
    ("Noto Sans Mono", "fonts-noto-mono"),
    ("DejaVu Sans Mono", "fonts-dejavu-core"),
    ("FreeMono", "fonts-freefont-ttf"),
    ("Liberation Mono", "fonts-liberation"),
];

/// A font that is missing is replaced by another one, silently: so it is asked for first.
fn skipped_for_want_of_font(font: &str) -> bool {
    let found = Command::new("fc-list").arg(font).arg("family").output();
    let is_here = found.is_ok_and(|found| !found.stdout.is_empty());
    if !is_here {
        let package = FONTS.iter().find(|(name, _)| *name == font).map_or("fontconfig", |(_, package)| package);
        println!("SKIPPED: apt-get install {package} fontconfig");
    }
    !is_here
}

/// The picture (PNG) of a window of `columns` x `rows` in which a program runs and these keys were pressed, each once the
/// picture had come to rest. A key is a name of xdotool's (`1`, `Return`, `asterisk`) or `text:…` to type.
///
/// `None`, after saying SKIPPED, where there is no X server or terminal to be had.
pub fn picture(program: &[&OsStr], columns: u16, rows: u16, keys: &[&str]) -> Option<Vec<u8>> {
    picture_in("Noto Sans Mono", 18, program, columns, rows, keys)
}

/// The same in another font, with letters of so many pixels. Also `None` where the font is not installed.
pub fn picture_in(
    font: &str,
    pixels: u16,
    program: &[&OsStr],
    columns: u16,
    rows: u16,
    keys: &[&str],
) -> Option<Vec<u8>> {
    if skipped_for_want_of_font(font) {
        return None;
    }
    if skipped_for_want_of(&TOOLS) {
        return None;
    }
    let folder = tempfile::tempdir().expect("a folder for the picture");
    let png = folder.path().join("window.png");
    let done = Command::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rig/xterm-shot"))
        .args(["-f", font, "-s", &pixels.to_string(), "-g", &format!("{columns}x{rows}"), "-o"])
        .arg(&png)
        .arg("--")
        .args(program)
        .arg("::")
        .args(keys)
        .output()
        .expect("bash runs the script");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    Some(std::fs::read(png).expect("the script has left a picture"))
}

/// The picture of the station on a data folder.
pub fn picture_of_the_station(data: &Path, columns: u16, rows: u16, keys: &[&str]) -> Option<Vec<u8>> {
    let program = [OsStr::new(env!("CARGO_BIN_EXE_tramhoc")), OsStr::new("--data"), data.as_os_str()];
    picture(&program, columns, rows, keys)
}

/// The same in another font.
pub fn picture_of_the_station_in(
    font: &str,
    pixels: u16,
    data: &Path,
    columns: u16,
    rows: u16,
    keys: &[&str],
) -> Option<Vec<u8>> {
    let program = [OsStr::new(env!("CARGO_BIN_EXE_tramhoc")), OsStr::new("--data"), data.as_os_str()];
    picture_in(font, pixels, &program, columns, rows, keys)
}

/// What zbar, a QR reader that is not ours, reads in a picture: one line for each code. `None`, after saying SKIPPED,
/// where it is not installed.
pub fn read_by_zbar(png: &[u8]) -> Option<Vec<String>> {
    if skipped_for_want_of(&[("zbarimg", "zbar-tools")]) {
        return None;
    }
    let folder = tempfile::tempdir().expect("a folder for the picture");
    let path = folder.path().join("window.png");
    std::fs::write(&path, png).expect("the picture can be written");
    let read =
        Command::new("zbarimg").args(["-q", "--raw"]).arg(&path).stderr(Stdio::null()).output().expect("zbarimg runs");
    Some(String::from_utf8_lossy(&read.stdout).lines().map(str::to_owned).collect())
}
