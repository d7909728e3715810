//! Everything the program says or draws is within the station's font: the texts of both languages, what stands in the
//! sources themselves, and the lessons; and the committed fonts have it all.

use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use syn::visit::Visit;
use tramhoc::paper::Font;
use tramhoc::vietnamese::station_glyph;

/// The signs of a text the station cannot draw. Characters of control and those without a shape stand in the sources to be
/// refused, not to be drawn.
fn strange(text: &str) -> Vec<char> {
    let shapeless = |c: char| c.is_control() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{206f}' | '\u{feff}');
    text.chars().filter(|c| !shapeless(*c) && !station_glyph(*c)).collect()
}

#[test]
fn every_text_of_both_languages_can_be_drawn() {
    for (file, texts) in [("vi", include_str!("../src/texts/vi.ftl")), ("en", include_str!("../src/texts/en.ftl"))] {
        let lines = (1..).zip(texts.lines()).filter(|(_, line)| !line.starts_with('#'));
        for (number, line) in lines {
            assert_eq!(strange(line), Vec::<char>::new(), "{file}.ftl:{number}: {line}");
        }
    }
}

/// Collects what is written between quotes, tests and documentation left out.
#[derive(Default)]
struct Literals {
    found: Vec<String>,
}

impl Literals {
    fn of_tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.of_tokens(group.stream()),
                TokenTree::Literal(literal) => self.of_literal(&syn::Lit::new(literal)),
                TokenTree::Ident(_) | TokenTree::Punct(_) => {}
            }
        }
    }

    fn of_literal(&mut self, literal: &syn::Lit) {
        match literal {
            syn::Lit::Str(text) => self.found.push(text.value()),
            syn::Lit::Char(sign) => self.found.push(sign.value().to_string()),
            _ => {}
        }
    }
}

impl<'ast> Visit<'ast> for Literals {
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        let of_tests = |attribute: &syn::Attribute| {
            attribute.path().is_ident("cfg")
                && attribute.parse_args::<syn::Path>().is_ok_and(|argument| argument.is_ident("test"))
        };
        if !module.attrs.iter().any(of_tests) {
            syn::visit::visit_item_mod(self, module);
        }
    }

    fn visit_lit(&mut self, literal: &'ast syn::Lit) {
        self.of_literal(literal);
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        self.of_tokens(called.tokens.clone());
    }
}

/// The sources of what draws: everything a person sees passes one of these.
fn drawing_sources() -> Vec<PathBuf> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders: Vec<PathBuf> =
        ["ui", "screens", "phone", "check", "app", "paper"].map(|layer| src.join(layer)).into();
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder of the sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.file_stem().is_some_and(|stem| stem == "tests" || stem == "trial") {
                files.push(path);
            }
        }
    }
    files
}

#[test]
fn every_sign_the_sources_draw_is_in_the_font() {
    let mut seen = 0;
    let mut told = Vec::new();
    for file in drawing_sources() {
        let parsed = syn::parse_file(&std::fs::read_to_string(&file).expect("a source")).expect("Rust");
        let mut literals = Literals::default();
        literals.visit_file(&parsed);
        seen += literals.found.len();
        for text in literals.found {
            let signs = strange(&text);
            told.extend((!signs.is_empty()).then(|| format!("{}: {signs:?} in {text:?}", file.display())));
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
    assert!(seen > 300, "only {seen} literals were found");
}

/// The fonts as they are committed, by their files' names.
fn station_fonts() -> Vec<(String, Font)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/font");
    let files = std::fs::read_dir(folder).expect("the fonts").map(|entry| entry.expect("an entry").path());
    let files = files.filter(|file| file.extension().is_some_and(|end| end == "psf"));
    files
        .map(|file| {
            let font = Font::read(&std::fs::read(&file).expect("a file")).expect("a font");
            (file.file_name().unwrap_or_default().to_string_lossy().into_owned(), font)
        })
        .collect()
}

/// Everything the rest of this file, the lessons' check and the screens hold themselves to.
fn everything_drawn() -> impl Iterator<Item = char> {
    ('\0'..=char::MAX).filter(|c| station_glyph(*c))
}

fn dots(font: &Font, sign: char) -> Vec<bool> {
    (0..font.height).flat_map(|y| (0..font.width).map(move |x| font.dot(sign, x, y))).collect()
}

#[test]
fn every_size_of_the_stations_font_has_every_sign_that_is_drawn() {
    let fonts = station_fonts();
    assert_eq!(fonts.len(), 3);
    assert!(everything_drawn().count() >= 95 + 134 + 40);
    for (name, font) in fonts {
        assert_eq!(everything_drawn().filter(|sign| !font.has(*sign)).collect::<String>(), "", "{name}");
    }
}

#[test]
fn every_text_of_every_shipped_lesson_can_be_drawn_in_every_size() {
    let fonts = station_fonts();
    let mut seen = 0;
    for (path, source) in tramhoc::lesson::EMBEDDED.iter().filter(|(path, _)| path.ends_with("lesson.toml")) {
        let source = String::from_utf8_lossy(source);
        for sign in source.lines().filter(|line| !line.trim_start().starts_with('#')).flat_map(str::chars) {
            assert!(fonts.iter().all(|(_, font)| font.has(sign)), "{path}: {sign:?}");
            seen += 1;
        }
    }
    assert!(seen > 10_000, "only {seen} signs were found");
}

#[test]
fn no_two_letters_or_digits_look_alike_in_any_size() {
    for (name, font) in station_fonts() {
        let mut seen: BTreeMap<Vec<bool>, char> = BTreeMap::new();
        for sign in everything_drawn().filter(|sign| sign.is_alphanumeric()) {
            if let Some(other) = seen.insert(dots(&font, sign), sign) {
                panic!("{name}: {sign} looks like {other}");
            }
        }
        assert!(!seen.contains_key(&dots(&font, ' ')) && !seen.contains_key(&dots(&font, '\u{fffd}')), "{name}");
    }
}

/// A seam between half blocks stops readers of QR codes (terminal.md).
#[test]
fn half_blocks_and_frames_reach_the_edges_of_their_cells() {
    for (name, font) in station_fonts() {
        let (width, height) = (font.width, font.height);
        for y in 0..height {
            let row = |sign| (0..width).map(|x| font.dot(sign, x, y)).collect::<Vec<_>>();
            assert_eq!(row('▀'), vec![y < height / 2; width], "{name} ▀ row {y}");
            assert_eq!(row('▄'), vec![y >= height / 2; width], "{name} ▄ row {y}");
            assert_eq!(row('█'), vec![true; width], "{name} █ row {y}");
            let vertical = (0..width).find(|x| font.dot('│', *x, 0)).expect("a line");
            assert!(font.dot('│', vertical, y), "{name} │ row {y}");
        }
        let horizontal = (0..height).find(|y| font.dot('─', 0, *y)).expect("a line");
        assert!((0..width).all(|x| font.dot('─', x, horizontal)), "{name} ─");
        for (corner, x, y) in [('┌', width - 1, height - 1), ('┘', 0, 0), ('╭', width - 1, height - 1), ('╯', 0, 0)]
        {
            let touches =
                (0..height).any(|row| font.dot(corner, x, row)) && (0..width).any(|column| font.dot(corner, column, y));
            assert!(touches, "{name} {corner}");
        }
    }
}

#[test]
fn the_committed_fonts_are_what_their_script_builds() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/font/build");
    let Ok(built) = Command::new("python3").arg(&script).arg("--check").output() else {
        println!("SKIPPED the_committed_fonts_are_what_their_script_builds: apt-get install python3");
        return;
    };
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    if built.status.code() == Some(3) {
        println!("SKIPPED the_committed_fonts_are_what_their_script_builds: {}", said(&built.stderr));
        return;
    }
    assert!(built.status.success(), "{}{}", said(&built.stdout), said(&built.stderr));
    assert_eq!(said(&built.stdout).matches("as committed").count(), 3);
}
