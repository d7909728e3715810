//! Text from sticks that would command a terminal or a printer: brought in by a bundle, drawn on the real terminal's backend,
//! printed on the receipt printer. No sign of control comes out but those the encoders make of any text.
//!
//! `TRAMHOC_FULL=1 cargo test --test hostile -- --nocapture` tries a million strings each; `cargo test` a fixed share.

#[path = "paper/printer.rs"]
mod printer;

use ed25519_dalek::{Signer, SigningKey};
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::{Terminal, TerminalOptions, Viewport};
use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;
use tramhoc::bundle::{BundleTrouble, Header, Runs};
use tramhoc::credential::{Day, Kind, station_id};
use tramhoc::paper::{Achievement, receipt};
use tramhoc::record::{EventId, Head};
use tramhoc::texts::{Lang, Texts};
use tramhoc::ui::Canvas;
use uuid::Uuid;

const AREA: Rect = Rect::new(0, 0, 64, 24);

fn strings(full: u64, part: u64) -> impl Iterator<Item = String> {
    let count = if std::env::var_os("TRAMHOC_FULL").is_some() { full } else { part };
    let mut dice = 20_261_123;
    (0..count).map(move |_| hostile(&mut dice))
}

/// Any characters, those that command terminals and printers more often than by chance, whole commands among them.
fn hostile(dice: &mut u64) -> String {
    const PIECES: [&str; 28] = [
        "\u{1b}[2J",
        "\u{1b}]52;c;cm0gLXJm\u{7}",
        "\u{1b}]0;x\u{1b}\\",
        "\u{1b}@",
        "\u{1b}p\0\u{19}",
        "\u{1d}V\0",
        "\u{1d}(A",
        "\u{10}\u{14}",
        "\u{1c}p",
        "\0",
        "\u{7}",
        "\u{8}",
        "\u{18}",
        "\u{7f}",
        "\u{85}",
        "\u{90}",
        "\u{9b}2J",
        "\u{9d}0;x\u{9c}",
        "\r\n",
        "\t",
        "\u{2028}",
        "\u{202e}",
        "\u{200d}",
        "\u{feff}",
        "e\u{302}\u{301}\u{323}\u{33f}",
        "Đặng Thị ",
        "中",
        "😀",
    ];
    let mut below = |below: usize| {
        *dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((*dice >> 33) % below as u64) as usize
    };
    let mut text = String::new();
    for _ in 0..below(9) {
        match below(3) {
            0 => text.extend(char::from_u32(below(0x11_0000) as u32)),
            _ => text.push_str(PIECES[below(PIECES.len())]),
        }
    }
    text
}

/// A bundle's header whose station calls its place so, signed by that very station. Put together apart from the program.
fn calling_its_place(name: &str, key: &SigningKey) -> Vec<u8> {
    let name = name.as_bytes();
    let name = &name[..name.len().min(255)];
    let body = [&[2, 178, 1, name.len() as u8], name, &[0, 0, 0]].concat();
    let public = key.verifying_key().to_bytes();
    let mut bytes = [b"BDHB\x01".as_slice(), &(body.len() as u32).to_be_bytes(), &public, &body].concat();
    let signature = key.sign(&[b"BDHV-BUNDLE-v1\0", bytes.as_slice()].concat());
    bytes.extend(signature.to_bytes());
    bytes
}

#[test]
fn a_name_or_an_event_that_commands_anything_is_not_brought_in() {
    let key = SigningKey::from_bytes(&[7; 32]);
    let read = Header::read(&calling_its_place("Nhà văn hóa xóm Đồng Keng", &key)).expect("a good one is read");
    assert_eq!(
        (read.place.map(|place| place.to_string()).as_deref(), read.made),
        (Some("Nhà văn hóa xóm Đồng Keng"), Day(690))
    );
    let start = Head::start(station_id(&key.verifying_key()), 1 << 16);
    let (mut named, mut refused, mut tried) = (0, 0, 0);
    for text in strings(1_000_000, 3000) {
        if let Ok(header) = Header::read(&calling_its_place(&text, &key)) {
            let name = header.place.expect("it has a name").to_string();
            assert!(!name.chars().any(char::is_control) && name == text, "{text:?} became {name:?}");
            named += 1;
        }
        let moment = r#"{"wall_ms":1,"boot":1,"up_ms":1,"quality":"carried_on"}"#;
        let said = serde_json::to_string(&text).expect("a text");
        let link =
            start.next(EventId(Uuid::from_u128(1)), format!(r#"[{moment},{{"kind":"of_tomorrow","x":{said}}}]"#));
        let mut runs = Runs::default();
        runs.take(&link).expect("short");
        let (run, packed) = runs.close().expect("one event");
        let taken = run.open(&packed);
        let commands = text.chars().any(char::is_control);
        assert_eq!(taken.is_err(), commands, "{text:?}");
        assert!(taken.is_ok() || taken == Err(BundleTrouble::Hostile { seq: 1 }));
        refused += u64::from(commands);
        tried += 1;
    }
    println!("{tried} texts: {refused} refused in events, {named} good enough for a name");
}

/// What is written can be looked at.
#[derive(Clone, Default)]
struct Wire(Rc<RefCell<Vec<u8>>>);

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What the real backend sends for this picture.
fn sent(picture: &Buffer) -> String {
    let wire = Wire::default();
    let options = TerminalOptions { viewport: Viewport::Fixed(AREA) };
    let mut terminal = Terminal::with_options(CrosstermBackend::new(wire.clone()), options).expect("a terminal");
    terminal.draw(|frame| frame.buffer_mut().clone_from(picture)).expect("drawn");
    let bytes = wire.0.borrow().clone();
    String::from_utf8(bytes).expect("a terminal is sent UTF-8")
}

/// The commands in what was sent; a sign of control outside of any stands by itself.
fn commands(sent: &str) -> Vec<String> {
    let mut commands = Vec::new();
    let mut rest = sent.chars().peekable();
    while let Some(c) = rest.next() {
        if !c.is_control() {
            continue;
        }
        let mut command = String::from(c);
        if c == '\u{1b}' && rest.peek() == Some(&'[') {
            for next in rest.by_ref() {
                command.push(next);
                if next.is_ascii_alphabetic() {
                    break;
                }
            }
        }
        commands.push(command);
    }
    commands
}

/// The same picture in harmless letters.
fn harmless(picture: &Buffer) -> Buffer {
    let mut harmless = picture.clone();
    harmless.content.iter_mut().filter(|cell| cell.symbol() != " ").for_each(|cell| {
        cell.set_char('x');
    });
    harmless
}

#[test]
fn the_terminal_is_sent_no_command_by_any_text() {
    let mut tried = 0;
    let mut texts = strings(1_000_000, 3000).peekable();
    while texts.peek().is_some() {
        let (mut buf, mut hits, mut cut) = (Buffer::empty(AREA), Vec::new(), Vec::new());
        let mut canvas = Canvas::usual(&mut buf, &mut hits, &mut cut);
        for (row, text) in texts.by_ref().take(AREA.height.into()).enumerate() {
            canvas.line(0, row as u16, &text, Style::new());
            tried += 1;
        }
        let (own, sent) = (commands(&sent(&harmless(&buf))), sent(&buf));
        assert_eq!(commands(&sent), own, "{sent:?}");
    }
    println!("{tried} texts on the terminal: no command but the encoder's own");
}

#[test]
fn the_printer_is_sent_no_command_by_any_text() {
    let mut tried = 0;
    let mut texts = strings(1_000_000, 240);
    while let Some(place) = texts.next() {
        let (learner, title) = (texts.next(), texts.next());
        tried += 1 + usize::from(learner.is_some()) + usize::from(title.is_some());
        let paper = Achievement {
            place: Some(place),
            learner,
            title,
            kind: Kind::Alone,
            lesson: 6,
            date: chrono::NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date"),
            date_trusted: true,
            short_code: "YRN0X-SGMV9".parse().expect("a code"),
            qr_text: format!("BDHV:{}", "1".repeat(212)),
        };
        let sheet = paper.on_paper(Texts::new(Lang::Vi)).expect("a short QR");
        let printed = printer::print(&receipt(&sheet));
        assert!(printed.is_ok_and(|printed| printed.cut && !printed.rows.is_empty()), "{paper:?}");
    }
    println!("{tried} texts on the printer: no command but the encoder's own");
}
