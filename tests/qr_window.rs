//! The confirmation in real terminal windows, in the fonts of Debian's desktops: its QR is read by two readers, zbar and
//! our own, in the picture of the window. A share always; every font at every size with `TRAMHOC_FULL=1`.
//!
//! `TRAMHOC_PICTURES=DIR` keeps the pictures, to be looked at.

mod confirmed;
mod pty;
mod window;

use pty::{Pty, Signal};
use std::path::Path;
use std::process::Command;

/// Family, and pixels of a letter.
const FONTS: [(&str, u16); 4] =
    [("Noto Sans Mono", 18), ("DejaVu Sans Mono", 16), ("FreeMono", 20), ("Liberation Mono", 18)];
const SIZES: [(u16, u16); 3] = [(64, 24), (80, 24), (100, 30)];
/// For the eye, and for larger modules.
const MORE_SIZES: [(u16, u16); 2] = [(120, 40), (160, 50)];

/// To the confirmation after a restart.
const THERE: [&str; 3] = ["@1", "1", "@0.5"];
/// The QR alone.
const ALONE: [&str; 2] = ["2", "@0.2"];

fn is_full() -> bool {
    std::env::var_os("TRAMHOC_FULL").is_some()
}

/// Every pair of font and size, or as few as have each of them.
fn windows() -> Vec<(&'static str, u16, (u16, u16))> {
    let all =
        FONTS.iter().enumerate().flat_map(|(n, font)| SIZES.iter().enumerate().map(move |(m, s)| (n, font, m, s)));
    all.filter(|(n, _, m, _)| is_full() || n % SIZES.len() == *m)
        .map(|(_, font, _, size)| (font.0, font.1, *size))
        .collect()
}

fn verified(data: &Path, picture: &Path) -> (Option<i32>, String) {
    let run = Command::new(env!("CARGO_BIN_EXE_tramhoc")).arg("verify").arg(picture).arg("--data").arg(data).output();
    let run = run.expect("the program runs");
    (run.status.code(), String::from_utf8_lossy(&run.stdout).into_owned())
}

/// Both readers read the confirmation, and nothing else, in this picture.
fn assert_read_by_both(png: &[u8], data: &Path, confirmation: &tramhoc::contract::Confirmation, name: &str) {
    if let Some(folder) = std::env::var_os("TRAMHOC_PICTURES") {
        std::fs::write(Path::new(&folder).join(format!("{name}.png")), png).expect("the picture is kept");
    }
    if let Some(read) = window::read_by_zbar(png) {
        assert_eq!(read, [confirmation.qr_text.as_str()], "zbar, {name}");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let picture = folder.path().join("window.png");
    std::fs::write(&picture, png).expect("the picture can be written");
    let (code, words) = verified(data, &picture);
    assert!(code == Some(0) && words.contains(&confirmation.short_code.to_string()), "tramhoc verify, {name}: {words}");
    println!("{name}: read by zbar and by tramhoc verify");
}

#[test]
fn the_qr_is_read_by_two_readers_in_windows_of_every_font_and_size() {
    let folder = tempfile::tempdir().expect("a data folder");
    let data = folder.path().join("station");
    let confirmation = confirmed::station(&data);
    for (font, pixels, (columns, rows)) in windows() {
        let Some(png) = window::picture_of_the_station_in(font, pixels, &data, columns, rows, &THERE) else { return };
        assert_read_by_both(&png, &data, &confirmation, &format!("{font} {pixels}px {columns}x{rows}"));
    }
}

#[test]
fn the_qr_alone_is_read_by_two_readers_and_any_key_leads_back() {
    let folder = tempfile::tempdir().expect("a data folder");
    let data = folder.path().join("station");
    let confirmation = confirmed::station(&data);
    let keys = [&THERE[..], &ALONE].concat();
    let sizes = if is_full() { [&SIZES[..], &MORE_SIZES].concat() } else { vec![SIZES[0]] };
    for (columns, rows) in sizes {
        let Some(png) = window::picture_of_the_station(&data, columns, rows, &keys) else { return };
        assert_read_by_both(&png, &data, &confirmation, &format!("alone {columns}x{rows}"));
    }
}

#[test]
fn larger_modules_are_read_beside_the_words_too() {
    let folder = tempfile::tempdir().expect("a data folder");
    let data = folder.path().join("station");
    let confirmation = confirmed::station(&data);
    for (columns, rows) in MORE_SIZES.into_iter().skip(usize::from(!is_full())) {
        let Some(png) = window::picture_of_the_station(&data, columns, rows, &THERE) else { return };
        assert_read_by_both(&png, &data, &confirmation, &format!("beside {columns}x{rows}"));
    }
}

const WHITE: &[u8] = b"\x1b]P7ffffff";
const USUAL_COLOURS: &[u8] = b"\x1b]R";

fn count(bytes: &[u8], what: &[u8]) -> usize {
    bytes.windows(what.len()).filter(|window| *window == what).count()
}

/// The station on this kind of terminal, with the confirmation on view.
fn at_the_confirmation(data: &Path, terminal: &str) -> Pty {
    confirmed::station(data);
    let mut pty = Pty::start_on(terminal, pty::station(data), 80, 24);
    pty.wait_for("Phải");
    pty.type_keys("1");
    pty.wait_for("một mình");
    pty
}

#[test]
fn on_a_linux_console_white_is_white_as_long_as_the_qr_is_on_view_and_no_longer() {
    let folder = tempfile::tempdir().expect("a data folder");
    let mut pty = at_the_confirmation(&folder.path().join("station"), "linux");
    let (white, usual) = (count(pty.bytes_since(0), WHITE), count(pty.bytes_since(0), USUAL_COLOURS));
    assert_eq!((white, usual), (1, 0));
    pty.type_keys("0");
    pty.wait_for("Hôm nay");
    let (white, usual) = (count(pty.bytes_since(0), WHITE), count(pty.bytes_since(0), USUAL_COLOURS));
    assert_eq!((white, usual), (1, 1));
    pty.signal(Signal::TERM);
    assert!(pty.wait_for_end().success());
    assert_eq!(count(pty.bytes_since(0), USUAL_COLOURS), 2, "the yellow too is put back at the end");
}

#[test]
fn a_station_that_ends_with_a_qr_on_view_puts_the_colours_back() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let folder = tempfile::tempdir().expect("a data folder");
        let mut pty = at_the_confirmation(&folder.path().join("station"), "linux");
        assert_eq!(count(pty.bytes_since(0), USUAL_COLOURS), 0);
        pty.signal(signal);
        pty.wait_for_end();
        assert_eq!(count(pty.bytes_since(0), USUAL_COLOURS), 1);
    }
}

#[test]
fn other_terminals_hear_nothing_of_a_palette() {
    let folder = tempfile::tempdir().expect("a data folder");
    let mut pty = at_the_confirmation(&folder.path().join("station"), "xterm-256color");
    pty.signal(Signal::TERM);
    pty.wait_for_end();
    assert_eq!(count(pty.bytes_since(0), b"\x1b]"), 0);
}

#[test]
fn where_the_font_has_no_half_blocks_and_no_qr_fits_the_words_say_so_and_the_code_can_be_read_out() {
    let folder = tempfile::tempdir().expect("a data folder");
    let data = folder.path().join("station");
    let confirmation = confirmed::station(&data);
    let mut command = pty::station(&data);
    command.env("TRAMHOC_BLOCKS", "whole");
    let mut pty = Pty::start(command, 64, 24);
    pty.wait_for("Phải");
    pty.type_keys("1");
    pty.wait_for("chưa vẽ được mã");
    assert!(pty.screen().contains(&confirmation.short_code.to_string()), "{}", pty.screen());
    pty.resize(120, 50);
    pty.wait_until("larger modules in coloured spaces", |pty| !pty.screen().contains("chưa vẽ được mã"));
    assert!(!pty.screen().contains(['▀', '▄']), "{}", pty.screen());
}
