#!/usr/bin/env python3
"""Checks Open Badges with nothing of ours: Ed25519 from `cryptography` (OpenSSL), JSON Schema from `jsonschema`.

    check.py SCHEMA.json BADGE.jwt...     prints the credentials as JSON, a line each

The rules for the JWT are those of Open Badges 3.0 §8.2 ("JSON Web Token Proof Format"), written down here from that page.
Exit code 0 all right, 1 one is not (and why, on standard error), 3 a package is missing.
"""

import base64
import datetime
import json
import sys

try:
    import jsonschema
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:
    sys.exit(3)

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


class Wrong(Exception):
    """What is not right with a badge."""


def need(what, so):
    if not so:
        raise Wrong(what)


def unpacked(part):
    need("no padding in base64url", "=" not in part)
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def key_of_did(did):
    """The public key inside a did:key of Ed25519."""
    need("issuer is a did:key in base58", did.startswith("did:key:z"))
    number = 0
    for letter in did.removeprefix("did:key:z"):
        number = number * 58 + BASE58.index(letter)
    marked = number.to_bytes(34, "big")
    need("issuer is an Ed25519 key", marked[:2] == b"\xed\x01")
    return marked[2:]


def check(badge, validator):
    parts = badge.split(".")
    need("three parts", len(parts) == 3)
    header, credential = (json.loads(unpacked(part)) for part in parts[:2])
    need("no header but alg, kid, jwk, typ", set(header) <= {"alg", "kid", "jwk", "typ"})
    need("typ", header.get("typ", "JWT") == "JWT")
    need("alg", header["alg"] == "EdDSA")
    need("a public key only", header["jwk"].keys() == {"kty", "crv", "x"})
    need("an Ed25519 key", (header["jwk"]["kty"], header["jwk"]["crv"]) == ("OKP", "Ed25519"))
    key = unpacked(header["jwk"]["x"])
    need("the key is the issuer's", key == key_of_did(credential["issuer"]["id"]))
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(unpacked(parts[2]), f"{parts[0]}.{parts[1]}".encode())
    except InvalidSignature as error:
        raise Wrong("signature") from error
    need("iss", credential["iss"] == credential["issuer"]["id"])
    need("sub", credential["sub"] == credential["credentialSubject"]["id"])
    need("jti", credential["jti"] == credential["id"])
    valid_from = datetime.datetime.fromisoformat(credential["validFrom"])
    need("nbf", credential["nbf"] == valid_from.timestamp())
    need("begun", valid_from <= datetime.datetime.now(datetime.timezone.utc))
    for error in validator.iter_errors(credential):
        raise Wrong(f"schema: {'/'.join(map(str, error.absolute_path))}: {error.message[:300]}")
    descriptions = {one["id"] for one in credential["credentialSubject"]["achievement"]["resultDescription"]}
    for result in credential["credentialSubject"]["result"]:
        need("a result that is described", result["resultDescription"] in descriptions)
    return credential


def main(schema_file, files):
    with open(schema_file, encoding="utf-8") as file:
        schema = json.load(file)
    validator_class = jsonschema.validators.validator_for(schema)
    validator_class.check_schema(schema)
    validator = validator_class(schema, format_checker=validator_class.FORMAT_CHECKER)
    for name in files:
        with open(name, encoding="utf-8") as file:
            badge = file.read()
        try:
            print(json.dumps(check(badge, validator), ensure_ascii=False))
        except (Wrong, KeyError, ValueError) as wrong:
            print(f"{name}: {wrong!r}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
