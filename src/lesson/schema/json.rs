//! The tables as a JSON Schema (draft 2020-12), for editors that complete and check TOML by one (Even Better TOML, taplo).
//!
//! Such an editor sees a date as a string, and chooses among kinds by the value of `kind`.

use super::commands::verbs;
use super::elements;
use super::lesson::LESSON;
use super::questions::{self, QUESTIONS};
use super::{Form, Key, Kind, MANY, Shape};
use crate::texts::Texts;
use serde_json::{Map, Value, json};

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";
const ID: &str = "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$";
const TOUCH: &str = "^([1-8]|/|type .+)$";

/// The schema of a lesson file. Descriptions are in the language of `texts`.
pub fn json_schema(texts: Texts) -> Value {
    let mut defs = Map::new();
    family(&mut defs, "element", elements::kinds(), elements::OF_ALL, texts);
    family(&mut defs, "question", QUESTIONS.iter(), questions::OF_ALL, texts);
    let mut schema = table(LESSON.keys(), LESSON.either, texts);
    schema.insert("$schema".into(), DRAFT.into());
    schema.insert("title".into(), texts.schema_title().into());
    schema.insert("$defs".into(), defs.into());
    schema.into()
}

/// A definition for each kind, and one that is any of them.
fn family(
    defs: &mut Map<String, Value>,
    name: &str,
    kinds: impl Iterator<Item = &'static Kind>,
    of_all: &'static [Key],
    texts: Texts,
) {
    let mut any = Vec::new();
    for kind in kinds {
        let own = format!("{name}-{}", kind.word);
        any.push(json!({ "$ref": format!("#/$defs/{own}") }));
        defs.insert(own, of_kind(kind, of_all, texts));
    }
    defs.insert(name.into(), json!({ "oneOf": any }));
}

fn of_kind(kind: &Kind, of_all: &'static [Key], texts: Texts) -> Value {
    let mut schema = table(of_all.iter().chain(kind.form.keys()), kind.form.either, texts);
    let word = json!({ "enum": [kind.word], "description": texts.schema_kind() });
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        properties.insert("kind".into(), word);
    }
    if let Some(Value::Array(required)) = schema.get_mut("required") {
        required.insert(0, "kind".into());
    }
    schema.insert("description".into(), (kind.says)(texts).into());
    schema.into()
}

/// A table: its keys and no others.
fn table<'k>(keys: impl Iterator<Item = &'k Key> + Clone, either: &[&str], texts: Texts) -> Map<String, Value> {
    let properties: Map<String, Value> =
        keys.clone().map(|key| (key.name.to_owned(), property(key, texts).into())).collect();
    let required: Vec<&str> = keys.filter(|key| key.must).map(|key| key.name).collect();
    let mut schema = Map::new();
    schema.insert("type".into(), "object".into());
    schema.insert("properties".into(), properties.into());
    schema.insert("required".into(), required.into());
    schema.insert("additionalProperties".into(), false.into());
    if !either.is_empty() {
        schema.insert("oneOf".into(), either.iter().map(|key| json!({ "required": [key] })).collect());
    }
    schema
}

fn property(key: &Key, texts: Texts) -> Map<String, Value> {
    let mut schema = shape(key.shape, texts);
    schema.insert("description".into(), (key.says)(texts).into());
    schema
}

fn shape(shape: Shape, texts: Texts) -> Map<String, Value> {
    let schema = match shape {
        Shape::Text | Shape::Condition => text(),
        Shape::Exactly(number) => json!({ "const": number }),
        Shape::Number(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Shape::Large => json!({ "type": "integer", "minimum": 0 }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Day => json!({ "type": "string", "format": "date" }),
        Shape::Id => json!({ "type": "string", "pattern": ID }),
        Shape::OneOf(words) => json!({ "enum": words }),
        Shape::Texts(least, most) => list(text(), least, most),
        Shape::Drawing => list(json!({ "type": "string" }), 1, MANY),
        Shape::Grid => list(list(text(), 1, 3), 0, MANY),
        Shape::Commands => json!({ "anyOf": [command(), list(command(), 1, MANY)] }),
        Shape::Touches => list(json!({ "type": "string", "pattern": TOUCH }), 1, MANY),
        Shape::NamedTexts => {
            json!({ "type": "object", "minProperties": 1, "additionalProperties": list(text(), 1, MANY) })
        }
        Shape::Table(form) => of_form(form, texts),
        Shape::Tables(form, least, most) => list(of_form(form, texts), least, most),
        Shape::Elements => list(json!({ "$ref": "#/$defs/element" }), 1, MANY),
        Shape::Questions => list(json!({ "$ref": "#/$defs/question" }), 1, MANY),
    };
    match schema {
        Value::Object(schema) => schema,
        _ => Map::new(),
    }
}

fn of_form(form: &'static Form, texts: Texts) -> Value {
    table(form.keys(), form.either, texts).into()
}

fn text() -> Value {
    json!({ "type": "string", "pattern": "\\S" })
}

fn command() -> Value {
    json!({ "type": "string", "pattern": format!("^\\s*({})\\b", verbs().join("|")) })
}

fn list(items: Value, least: usize, most: usize) -> Value {
    let mut schema = json!({ "type": "array", "items": items });
    if least > 0 {
        schema["minItems"] = least.into();
    }
    if most < MANY {
        schema["maxItems"] = most.into();
    }
    schema
}
