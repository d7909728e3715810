//! Turns the Fluent resources (`vi.ftl`, `en.ftl`) into Rust: one method a message. Runs in the build script and in tests.
//!
//! Only a small part of Fluent is spoken here: messages of text and `{ $variable }`. Whatever one language has and the
//! other lacks stops the build, so that no resident ever meets a hole. It must not know what any message is about.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The languages, Vietnamese first: the variant of `Lang` and the name of the file.
const LANGUAGES: [(&str, &str); 2] = [("Vi", "vi.ftl"), ("En", "en.ftl")];

/// A message as read: its pieces in order.
#[derive(Debug, Clone, PartialEq)]
struct Text {
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, PartialEq)]
enum Piece {
    Text(String),
    Variable(String),
}

type Messages = BTreeMap<String, Text>;

/// The Rust source of `impl Texts`, from the contents of `vi.ftl` and `en.ftl`; or every problem found, one a line.
pub fn compile(vi: &str, en: &str) -> Result<String, Vec<String>> {
    let mut problems = Vec::new();
    let languages = [vi, en];
    let [vi, en] = [0, 1].map(|which| read(LANGUAGES[which].1, languages[which], &mut problems));
    compare(&vi, &en, &mut problems);
    if problems.is_empty() { Ok(write_rust(&vi, &en)) } else { Err(problems) }
}

fn read(file: &str, source: &str, problems: &mut Vec<String>) -> Messages {
    let resource = fluent_syntax::parser::parse(source).unwrap_or_else(|(resource, errors)| {
        let at = |error: &fluent_syntax::parser::ParserError| source[..error.pos.start].lines().count().max(1);
        problems.extend(errors.iter().map(|error| format!("{file}:{}: {}", at(error), error.kind)));
        resource
    });
    let mut messages = Messages::new();
    for entry in &resource.body {
        match entry {
            Entry::Message(message) => read_message(file, message, &mut messages, problems),
            Entry::Term(term) => problems.push(format!("{file}: -{}: terms are not used here", term.id.name)),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => {}
        }
    }
    messages
}

fn read_message(file: &str, message: &Message<&str>, messages: &mut Messages, problems: &mut Vec<String>) {
    let name = message.id.name;
    if !message.attributes.is_empty() {
        problems.push(format!("{file}: {name}: attributes are not used here"));
    }
    let Some(pattern) = &message.value else {
        problems.push(format!("{file}: {name}: the message has no text"));
        return;
    };
    match read_pattern(pattern) {
        Ok(text) => {
            if messages.insert(name.to_owned(), text).is_some() {
                problems.push(format!("{file}: {name}: the message is there twice"));
            }
        }
        Err(problem) => problems.push(format!("{file}: {name}: {problem}")),
    }
}

fn read_pattern(pattern: &Pattern<&str>) -> Result<Text, String> {
    let piece = |element: &PatternElement<&str>| match element {
        PatternElement::TextElement { value } => Ok(Piece::Text((*value).to_owned())),
        PatternElement::Placeable { expression: Expression::Inline(InlineExpression::VariableReference { id }) } => {
            identifier(id.name).map(Piece::Variable)
        }
        PatternElement::Placeable { .. } => Err("only { $variable } may stand in braces".to_owned()),
    };
    Ok(Text { pieces: pattern.elements.iter().map(piece).collect::<Result<_, _>>()? })
}

/// `given-name` → `given_name`; a Rust keyword is refused.
fn identifier(name: &str) -> Result<String, String> {
    const TAKEN: [&str; 12] = ["self", "type", "for", "in", "as", "if", "match", "move", "where", "use", "loop", "ref"];
    let name = name.replace('-', "_").to_lowercase();
    if TAKEN.contains(&name.as_str()) {
        Err(format!("{name} is a Rust keyword, choose another name"))
    } else {
        Ok(name)
    }
}

fn compare(vi: &Messages, en: &Messages, problems: &mut Vec<String>) {
    for (name, text) in vi {
        match en.get(name) {
            None => problems.push(format!("en.ftl: {name} is missing (vi.ftl has it)")),
            Some(other) if variables(other) != variables(text) => problems.push(format!(
                "{name}: the variables differ: vi.ftl has [{}], en.ftl has [{}]",
                variables(text).join(", "),
                variables(other).join(", ")
            )),
            Some(_) => {}
        }
    }
    problems.extend(
        en.keys()
            .filter(|name| !vi.contains_key(*name))
            .map(|name| format!("vi.ftl: {name} is missing (en.ftl has it)")),
    );
}

/// The variables of a text, sorted, each once.
fn variables(text: &Text) -> Vec<&str> {
    let mut names: Vec<&str> = text
        .pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Variable(name) => Some(name.as_str()),
            Piece::Text(_) => None,
        })
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn write_rust(vi: &Messages, en: &Messages) -> String {
    let mut rust = String::from("impl Texts {\n");
    for (name, text) in vi {
        write_method(&mut rust, name, &[text, &en[name]]);
    }
    rust.push_str("}\n");
    rust
}

fn write_method(rust: &mut String, name: &str, texts: &[&Text; 2]) {
    let variables = variables(texts[0]);
    let arguments: String = variables.iter().map(|v| format!(", {v}: impl ::std::fmt::Display")).collect();
    let result = if variables.is_empty() { "&'static str" } else { "String" };
    let method = name.replace('-', "_").to_lowercase();
    let arms: String = texts
        .iter()
        .zip(LANGUAGES)
        .map(|(text, (lang, _))| format!("            Lang::{lang} => {},\n", expression(text, variables.is_empty())))
        .collect();
    // Writing to a String cannot fail.
    let _ = write!(
        rust,
        "    /// {}\n    pub fn {method}(self{arguments}) -> {result} {{\n        match self.lang {{\n{arms}        }}\n    }}\n",
        doc_line(texts[0])
    );
}

fn doc_line(text: &Text) -> String {
    // A bracket would begin a link.
    format!("«{}»", template(text, |t| t.replace('\n', " / ").replace('[', "\\[")))
}

fn expression(text: &Text, constant: bool) -> String {
    if constant {
        format!("{:?}", template(text, str::to_owned))
    } else {
        format!("format!({:?})", template(text, |t| t.replace('{', "{{").replace('}', "}}")))
    }
}

fn template(text: &Text, escape: impl Fn(&str) -> String) -> String {
    text.pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => escape(text),
            Piece::Variable(name) => format!("{{{name}}}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::compile;

    fn problems(vi: &str, en: &str) -> Vec<String> {
        compile(vi, en).expect_err("these texts should be refused")
    }

    #[test]
    fn a_plain_message_becomes_a_method_that_returns_the_text_itself() {
        let rust = compile("welcome-title = Mời bà con vào học!\n", "welcome-title = Welcome!\n").expect("good texts");
        assert!(rust.contains("pub fn welcome_title(self) -> &'static str"), "{rust}");
        assert!(rust.contains(r#"Lang::Vi => "Mời bà con vào học!","#), "{rust}");
        assert!(rust.contains(r#"Lang::En => "Welcome!","#), "{rust}");
    }

    #[test]
    fn a_message_with_a_variable_becomes_a_method_with_an_argument() {
        let rust = compile("m = { $minutes } phút\n", "m = { $minutes } minutes\n").expect("good texts");
        assert!(rust.contains("pub fn m(self, minutes: impl ::std::fmt::Display) -> String"), "{rust}");
        assert!(rust.contains(r#"Lang::Vi => format!("{minutes} phút"),"#), "{rust}");
    }

    #[test]
    fn a_text_of_several_lines_keeps_its_lines() {
        let rust = compile("m =\n    Một\n    hai\n", "m = One two\n").expect("good texts");
        assert!(rust.contains(r#""Một\nhai""#), "{rust}");
    }

    #[test]
    fn a_message_missing_in_either_language_stops_the_build() {
        assert_eq!(problems("a = A\n", ""), ["en.ftl: a is missing (vi.ftl has it)"]);
        assert_eq!(problems("", "a = A\n"), ["vi.ftl: a is missing (en.ftl has it)"]);
    }

    #[test]
    fn variables_that_differ_stop_the_build() {
        let found = problems("m = { $name } học { $days }\n", "m = { $name } learns\n");
        assert_eq!(found, ["m: the variables differ: vi.ftl has [days, name], en.ftl has [name]"]);
    }

    #[test]
    fn the_order_and_number_of_uses_of_a_variable_may_differ() {
        assert!(compile("m = { $a } { $b }\n", "m = { $b } { $a } { $a }\n").is_ok());
    }

    #[test]
    fn what_the_station_does_not_speak_is_named() {
        assert_eq!(problems("m = { a }\n", "m = A\n")[0], "vi.ftl: m: only { $variable } may stand in braces");
        assert_eq!(problems("m = { $type }\n", "m = A\n")[0], "vi.ftl: m: type is a Rust keyword, choose another name");
        assert!(problems("m = A\n    .x = B\n", "m = A\n")[0].contains("attributes are not used here"));
        assert!(problems("m = A\nm = B\n", "m = A\n")[0].contains("the message is there twice"));
    }

    #[test]
    fn a_syntax_error_is_told_with_its_line() {
        assert!(problems("a = A\nb B\n", "a = A\n")[0].starts_with("vi.ftl:2: "));
    }

    #[test]
    fn all_problems_are_told_at_once() {
        assert_eq!(problems("a = A\nb = B\n", "c = C\n").len(), 3);
    }
}
