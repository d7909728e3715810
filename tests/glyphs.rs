//! Everything the program says or draws is within the station's font: the texts of both languages, and what stands in the
//! sources themselves.

use proc_macro2::{TokenStream, TokenTree};
use std::path::{Path, PathBuf};
use syn::visit::Visit;
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
    let mut folders: Vec<PathBuf> = ["ui", "screens", "phone", "check", "app"].map(|layer| src.join(layer)).into();
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
