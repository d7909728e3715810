//! Makes the readable sources of `assets/page/` small: without comments, indentation, and spaces that mean nothing.
//!
//! Not a parser. It knows as much JavaScript as those files are written in, and the tests run what comes out.

/// What a script is made of.
enum Piece {
    Comment,
    /// A string, a template without another inside, or a regular expression: every character counts.
    Verbatim,
    Code,
}

/// A script. Line ends stay where leaving them out could join two statements; `const` is written `let`.
pub(super) fn script(source: &str) -> String {
    let mut squeezed = String::new();
    let mut gap = None;
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let (piece, length) = piece(rest, squeezed.chars().next_back());
        let (text, after) = rest.split_at(length);
        rest = after;
        match piece {
            Piece::Comment => {}
            Piece::Code if first.is_ascii_whitespace() => {
                gap = if first == '\n' { Some('\n') } else { gap.or(Some(' ')) }
            }
            Piece::Verbatim | Piece::Code => {
                squeezed.extend(gap.take().filter(|gap| parts(*gap, squeezed.chars().next_back(), first)));
                if first == '}' && squeezed.ends_with(';') {
                    squeezed.pop();
                }
                squeezed.push_str(text);
            }
        }
    }
    squeezed.push('\n');
    by_words(&squeezed, |word| if word == "const" { "let".to_owned() } else { word.to_owned() })
}

/// The piece a text begins with and its length in bytes; `before` is the last character that counts in front of it.
fn piece(text: &str, before: Option<char>) -> (Piece, usize) {
    let upto = |end: Option<usize>| end.unwrap_or(text.len());
    let first = text.chars().next().unwrap_or(' ');
    match first {
        '/' if text.starts_with("//") => (Piece::Comment, upto(text.find('\n'))),
        '/' if text.starts_with("/*") => (Piece::Comment, upto(text.find("*/").map(|end| end + 2))),
        '/' if before.is_none_or(|before| "=(,:;!&|?{}[>\n".contains(before)) => (Piece::Verbatim, quoted(text, '/')),
        '\'' | '"' | '`' => (Piece::Verbatim, quoted(text, first)),
        _ => (Piece::Code, first.len_utf8()),
    }
}

/// Bytes up to and with the closing mark; the first character is the opening one.
fn quoted(text: &str, mark: char) -> usize {
    let (mut escaped, mut in_class) = (false, false);
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' | ']' if mark == '/' => in_class = c == '[',
            _ if c == mark && !in_class => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// Whether the gap between two characters must stay.
fn parts(gap: char, before: Option<char>, after: char) -> bool {
    let Some(before) = before else { return false };
    match gap {
        '\n' => !"{([,;=\n".contains(before) && !")]}.?:&|=".contains(after),
        _ => of_a_word(before) && of_a_word(after) || before == after && "+-".contains(after),
    }
}

/// A script without what declares these names: statements at the left margin, methods one step in; and without `export`.
pub(super) fn without(source: &str, names: &[&str]) -> String {
    let mut dropped_at = None;
    let lines = source.split_inclusive('\n').filter(|line| {
        let code = line.trim_start();
        let margin = line.len() - code.len();
        let goes_on = |at: usize| margin > at || margin == at && code.starts_with(['}', ')', ']']) || code.is_empty();
        if !dropped_at.is_some_and(goes_on) {
            let dropped = declared(code, margin).is_some_and(|name| names.contains(&name));
            dropped_at = (dropped || code.starts_with("export ")).then_some(margin);
        }
        dropped_at.is_none()
    });
    lines.collect()
}

/// Indentation of the methods of a class.
const METHODS: usize = 4;

fn declared(code: &str, margin: usize) -> Option<&str> {
    let words = |code: &'static str| code.split(' ');
    let after = |kind: &str| code.strip_prefix(kind).and_then(|rest| rest.strip_prefix(' '));
    let rest = match margin {
        0 => words("const let function class").find_map(after)?,
        METHODS if code.trim_end().ends_with(") {") => words("static get").find_map(after).unwrap_or(code),
        _ => return None,
    };
    rest.split(|c: char| !of_a_word(c)).next()
}

/// A script with each of these words shortened wherever it stands, as a name or as a property; nobody outside may know it.
pub(super) fn with_short(source: &str, words: &[&str]) -> String {
    by_words(source, |word| match words.iter().position(|shortened| *shortened == word) {
        Some(place) => format!("${place}"),
        None => word.to_owned(),
    })
}

/// The text with each of its words written anew.
fn by_words(source: &str, write: impl Fn(&str) -> String) -> String {
    let mut written = String::new();
    let mut rest = source;
    while let Some(start) = rest.find(of_a_word) {
        let (before, from) = rest.split_at(start);
        let (word, after) = from.split_at(from.find(|c| !of_a_word(c)).unwrap_or(from.len()));
        written.push_str(before);
        written.push_str(&write(word));
        rest = after;
    }
    written + rest
}

fn of_a_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

/// A style sheet with one rule a line.
pub(super) fn style(source: &str) -> String {
    let mut squeezed = String::new();
    let mut rest = source;
    while let Some((before, comment)) = rest.split_once("/*") {
        squeezed.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    squeezed.push_str(rest);
    let squeezed =
        [" { ", "; ", ": ", ", "].iter().fold(lines(&squeezed), |text, spaced| text.replace(spaced, spaced.trim()));
    squeezed.replace(" }", "}")
}

/// Without indentation and empty lines.
pub(super) fn lines(source: &str) -> String {
    source.lines().map(str::trim).filter(|line| !line.is_empty()).flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_loses_what_means_nothing_and_nothing_else() {
        for (readable, small) in [
            ("const a = 1; // one\n", "let a=1;\n"),
            ("/** two\n * lines */\nconst a = b\n  .c( 'x  y' );\n", "let a=b.c('x  y');\n"),
            ("const one = /[/' ]  \\//g;\nconst half = a / 2; /* b */\n", "let one=/[/' ]  \\//g;let half=a/2;\n"),
            ("a = b - -c + +d;\nlet e\n(f)\n", "a=b- -c+ +d;let e\n(f)\n"),
            ("return `a  ${ b } // c`;\n\n\n}\n", "return`a  ${ b } // c`}\n"),
            ("f('http://x', \"it's\", '\\'  /*');", "f('http://x',\"it's\",'\\'  /*');\n"),
        ] {
            assert_eq!(script(readable), small);
        }
    }

    #[test]
    fn what_is_not_used_goes_by_the_name_it_declares() {
        let source = "const a = () => {\n    a(1) {\n};\nconst ab = [\n\n    a,\n];\nclass B {\n    a;\n    static a(b) {\n        b;\n    }\n    \
                      get c() {\n    }\n}\nexport { a, ab };\n";
        assert_eq!(without(source, &["a", "c"]), "const ab = [\n\n    a,\n];\nclass B {\n    a;\n}\n");
    }

    #[test]
    fn whole_words_are_shortened() {
        assert_eq!(
            with_short("longer(a.longer, longer_2, 'đlonger')", &["b", "longer"]),
            "$1(a.$1, longer_2, 'đlonger')"
        );
    }

    #[test]
    fn a_style_sheet_keeps_the_spaces_that_count() {
        assert_eq!(
            style("/* calm */\nh1 b { margin: 0 1px; color: red }\n\np::after { content: none }\n"),
            "h1 b{margin:0 1px;color:red}\np::after{content:none}\n"
        );
    }
}
