//! Pictures of a real terminal window can be taken, and a QR in one can be read: what the tests of the confirmation stand on.

mod window;

use qrcode::{Color, QrCode};
use std::ffi::OsStr;

/// A QR as a shell prints it: two cells a module, light modules as a white background.
fn as_cells(text: &str) -> String {
    let code = QrCode::new(text).expect("a short text fits");
    let width = code.width() + 4;
    let dark = |x: usize, y: usize| {
        let inside = |at: usize| (2..width - 2).contains(&at);
        inside(x) && inside(y) && code[(x - 2, y - 2)] == Color::Dark
    };
    let cell = |x, y| if dark(x, y) { r"\e[40m  " } else { r"\e[107m  " };
    (0..width).map(|y| (0..width).map(|x| cell(x, y)).collect::<String>() + r"\e[0m\r\n").collect()
}

#[test]
fn a_qr_in_a_real_window_is_read_and_changes_with_the_keys_pressed() {
    let script = format!(
        "printf '{}'; read -rn1 key; printf '\\e[2J\\e[H{}'; sleep 60",
        as_cells("XIN CHAO"),
        as_cells("TRAM HOC")
    );
    let program = ["/bin/bash", "-c", &script].map(OsStr::new);
    let Some(before) = window::picture(&program, 64, 40, &[]) else { return };
    let Some(after) = window::picture(&program, 64, 40, &["1"]) else { return };
    let Some(read) = window::read_by_zbar(&before) else { return };
    assert_eq!(read, ["XIN CHAO"]);
    assert_eq!(window::read_by_zbar(&after).as_deref(), Some(&["TRAM HOC".to_owned()][..]));
}
