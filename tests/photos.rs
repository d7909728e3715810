//! Photographs of a screen as volunteers take them: from the side, turned, unsharp, in the dark, with a lamp in the glass,
//! through a messenger that makes them smaller. ImageMagick takes them; `tramhoc verify` reads them.
//!
//! A share always, all of them with `TRAMHOC_FULL=1`, which also prints what cannot be read.

mod drawn;
mod window;

use drawn::{DIGITS, Font};
use std::path::{Path, PathBuf};
use std::process::Command;
use tramhoc::ports::picture;

/// What happens to a screen on its way into a photograph: a name, and what ImageMagick is told.
type Way = (&'static str, &'static str);

/// The station's font at 1024x768.
const STATION: Font = Font { width: 16, height: 32, seam: 0 };

/// Every one of these must be read.
const READ: &[Way] = &[
    (
        "straight on, 12 million pixels",
        "-resize 3000x -background #404040 -gravity center -extent 4000x3000 -blur 0x1.5",
    ),
    ("turned by 7 degrees", "-background #303030 -rotate 7"),
    ("turned by 30 degrees", "-background #303030 -rotate 30"),
    ("upside down", "-rotate 180"),
    (
        "from the side",
        "-virtual-pixel black -distort Perspective 0,0,120,60,1023,0,1000,0,1023,767,1010,767,0,767,140,690",
    ),
    ("from below", "-virtual-pixel black -distort Perspective 0,0,90,40,1023,0,940,30,1023,767,1023,767,0,767,0,767"),
    (
        "from far to the side",
        "-virtual-pixel black -distort Perspective 0,0,60,110,1023,0,900,10,1023,767,900,757,0,767,60,640",
    ),
    ("a little unsharp", "-blur 0x2"),
    ("unsharp", "-blur 0x4"),
    ("in a dark room", "-brightness-contrast -45x-55 -attenuate 0.25 +noise Gaussian"),
    ("grainy", "-attenuate 0.6 +noise Gaussian"),
    (
        "a lamp in the glass",
        "( -size 1024x768 radial-gradient:#ffffff90-#00000000 -roll +180+60 ) -compose screen -composite",
    ),
    (
        "brighter at one side",
        "( -size 1024x768 gradient:gray95-gray30 -rotate 90 -resize 1024x768! ) -compose multiply -composite",
    ),
    ("small, through a messenger", "-resize 640x -quality 55"),
    ("very compressed", "-quality 15"),
    (
        "turned, from the side, unsharp, dark",
        "-virtual-pixel black -distort Perspective 0,0,120,60,1023,0,1000,0,1023,767,1010,767,0,767,140,690 -background black -rotate 11 -blur 0x1.5 -brightness-contrast -30x-30 -attenuate 0.15 +noise Gaussian -quality 70",
    ),
];

/// These are known not to be read, or not surely; printed with `TRAMHOC_FULL=1`.
const AT_THE_EDGE: &[Way] = &[
    (
        "a third of the width in a large photograph",
        "-resize 1400x -background #404040 -gravity center -extent 4000x3000 -blur 0x1",
    ),
    (
        "a tenth of the width in a large photograph",
        "-resize 400x -background #404040 -gravity center -extent 4000x3000 -blur 0x1",
    ),
    ("very unsharp", "-blur 0x8"),
    ("shaken strongly", "-motion-blur 0x24+20"),
    (
        "from very far to the side",
        "-virtual-pixel black -distort Perspective 0,0,60,190,1023,0,620,10,1023,767,620,757,0,767,60,560",
    ),
    ("nearly dark", "-brightness-contrast -70x-80 -attenuate 0.4 +noise Gaussian"),
    (
        "a lamp over a corner",
        "( -size 1024x768 radial-gradient:#ffffff-#ffffff00 -roll +100-100 ) -compose over -composite",
    ),
    ("a thumb over a corner", "-fill #c09070 -draw \'circle 650,640 650,480\'"),
    ("stripes of the screen's own rhythm", "-filter point -resize 31.3% -resize 210% -blur 0x1"),
    ("very small", "-resize 200x -quality 50"),
];

fn is_full() -> bool {
    std::env::var_os("TRAMHOC_FULL").is_some()
}

/// The photograph of a screen; `None`, after saying SKIPPED, without ImageMagick.
fn photograph(screen: &Path, way: &str) -> Option<PathBuf> {
    if window::skipped_for_want_of(&[("convert", "imagemagick")]) {
        return None;
    }
    let photograph = screen.with_file_name("photograph.jpg");
    let words = way.split(' ').map(|word| word.trim_matches('\''));
    let mut arguments: Vec<String> = Vec::new();
    let mut open = false;
    for (word, raw) in words.zip(way.split(' ')) {
        match arguments.last_mut().filter(|_| open) {
            Some(last) => *last = format!("{last} {word}"),
            None => arguments.push(word.to_owned()),
        }
        open = if raw.starts_with('\'') { !raw.ends_with('\'') } else { open && !raw.ends_with('\'') };
    }
    let done = Command::new("convert").arg(screen).args(arguments).arg(&photograph).output().expect("convert runs");
    assert!(done.status.success(), "{way}: {}", String::from_utf8_lossy(&done.stderr));
    Some(photograph)
}

fn is_read(way: &Way) -> Option<bool> {
    let folder = tempfile::tempdir().expect("a folder");
    let text = format!("BDHV:{DIGITS}");
    let screen = drawn::screenshot(&folder, &drawn::screen(&text, 64, 24), STATION);
    let photograph = photograph(&screen, way.1)?;
    if let Some(kept) = std::env::var_os("TRAMHOC_PICTURES") {
        std::fs::copy(&photograph, Path::new(&kept).join(format!("{}.jpg", way.0))).expect("the picture is kept");
    }
    let read = picture::qr_texts(&photograph).expect("a photograph");
    assert!(read.is_empty() || read == [text], "{}: {read:?}", way.0);
    Some(!read.is_empty())
}

#[test]
fn photographs_from_the_side_turned_unsharp_and_dark_are_read() {
    let mut unread = Vec::new();
    for (_, way) in READ.iter().enumerate().filter(|(n, _)| is_full() || n % 3 == 0) {
        let Some(is_read) = is_read(way) else { return };
        if !is_read {
            unread.push(way.0);
        }
    }
    assert_eq!(unread, Vec::<&str>::new());
}

#[test]
fn what_is_at_the_edge_is_read_rightly_or_not_at_all() {
    let share = AT_THE_EDGE.iter().enumerate().filter(|(n, _)| is_full() || n % 4 == 0);
    for (_, way) in share {
        let Some(is_read) = is_read(way) else { return };
        println!("{}: {}", way.0, if is_read { "read" } else { "NOT read" });
    }
}

#[test]
fn a_photograph_of_several_confirmations_gives_one_verdict_a_line() {
    if window::skipped_for_want_of(&[("convert", "imagemagick")]) {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let texts = drawn::texts();
    let shots: Vec<PathBuf> = texts
        .iter()
        .enumerate()
        .map(|(n, text)| {
            let shot = drawn::screenshot(&folder, &drawn::screen(text, 64, 24), STATION);
            let kept = folder.path().join(format!("{n}.png"));
            std::fs::rename(shot, &kept).expect("it is kept");
            kept
        })
        .collect();
    let photograph = folder.path().join("table.jpg");
    let mut convert = Command::new("convert");
    convert.args(&shots).args(["+append", "-resize", "2600x", "-blur", "0x1"]).arg(&photograph);
    assert!(convert.status().expect("convert runs").success());
    let mut run = Command::new(env!("CARGO_BIN_EXE_tramhoc"));
    run.arg("verify").arg(&photograph).arg("--data").arg(folder.path());
    let output = run.output().expect("the program runs");
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(lines.lines().count(), texts.len(), "{lines}");
    assert!(lines.lines().all(|line| line.starts_with("CHƯA BIẾT TRẠM NÀY")), "{lines}");
}
