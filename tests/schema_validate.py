"""Validates lesson files by the JSON Schema of the format, with a validator that is not ours (Python's `jsonschema`).

usage: schema_validate.py SCHEMA.json LESSON.toml...
Prints a line for each file: `ok FILE`, or `bad FILE: PLACE: MESSAGE` for the first thing that is wrong. Dates are strings
to a JSON Schema, so they are handed over as such. Exit 0 if the schema itself is one, whatever the files are.
"""

import datetime
import json
import sys
import tomllib

import jsonschema


def plain(value):
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return value


def main(schema_file, files):
    with open(schema_file, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    for name in files:
        with open(name, "rb") as file:
            lesson = plain(tomllib.load(file))
        errors = sorted(validator.iter_errors(lesson), key=lambda error: list(map(str, error.absolute_path)))
        if errors:
            error = jsonschema.exceptions.best_match(errors)
            place = "/".join(map(str, error.absolute_path))
            print(f"bad {name}: {place}: {error.message[:200]}")
        else:
            print(f"ok {name}")


main(sys.argv[1], sys.argv[2:])
