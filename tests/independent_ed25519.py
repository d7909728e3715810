#!/usr/bin/env python3
"""Checks a confirmation with nothing of ours: own parsing, and Ed25519 from Python's `cryptography` (OpenSSL).

    independent_ed25519.py TEXT PUBLIC_KEY_HEX      is this text signed by this station?
    independent_ed25519.py --vectors DIRECTORY      does every vector come out as it says?

Exit code 0 yes, 1 no, 2 wrong usage, 3 `cryptography` is not installed. On yes, the facts go to stdout as JSON.
The format is that of trust.md §1; this file was written from that page and shares no code with the station.
"""

import datetime
import hashlib
import json
import pathlib
import re
import sys

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:
    sys.exit(3)

PURPOSE = b"BDHV-CRED-v1\0"
KINDS = {0: "alone", 1: "watched", 2: "real", 15: "demo"}
PREFIX = re.compile(r"(?:BDHV:|HTTPS://[A-Z0-9.:-]+/V#)?", re.IGNORECASE | re.ASCII)
# The eight points of low order. OpenSSL takes them for R, a strict verifier does not: only the key's owner can make such
# a signature, but then one credential would have two.
LOW_ORDER = [bytes.fromhex(point) for point in (
    "01" + "00" * 31, "ec" + "ff" * 30 + "7f", "00" * 32, "00" * 31 + "80",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
)]
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Wrong(Exception):
    """The stage at which a text turned out not to be right."""


def read_text(text):
    text = text.strip()
    digits = text[PREFIX.match(text).end():]
    if not re.fullmatch(r"[0-9]{212}", digits):
        raise Wrong("text")
    number = int(digits)
    if number.bit_length() > 704:
        raise Wrong("text")
    return number.to_bytes(88, "big")


def read_facts(signed):
    version, kind = divmod(signed[0], 16)
    flags, result = signed[22], signed[23]
    passed, percent = divmod(result, 128)
    if version != 1 or kind not in KINDS or flags >= 8 or percent > 100:
        raise Wrong("facts")
    date = datetime.date(2025, 1, 1) + datetime.timedelta(days=int.from_bytes(signed[20:22], "big"))
    return {
        "kind": KINDS[kind],
        "key_id": signed[1:5].hex(),
        "id": signed[5:11].hex(),
        "lesson": int.from_bytes(signed[11:13], "big"),
        "lesson_version": int.from_bytes(signed[13:15], "big"),
        "learner": signed[15:20].hex(),
        "date": date.isoformat(),
        "clock": flags % 4,
        "reissued": bool(flags & 4),
        "passed": bool(passed),
        "percent": percent,
        "short_code": short_code(signed),
    }


def short_code(signed):
    bits = int.from_bytes(hashlib.sha256(signed).digest(), "big") >> (256 - 45)
    body = [bits >> shift & 31 for shift in range(40, -1, -5)]
    check, weight = 0, 1
    for value in body:
        weight = times(weight, 2)
        check ^= times(weight, value)
    code = "".join(CROCKFORD[value] for value in body + [check])
    return f"{code[:5]}-{code[5:]}"


def times(a, b):
    """Product in GF(2)[x] modulo x^5 + x^2 + 1."""
    product = 0
    for bit in range(5):
        if b >> bit & 1:
            product ^= a << bit
    for bit in range(9, 4, -1):
        if product >> bit & 1:
            product ^= 0b100101 << (bit - 5)
    return product


def is_signed_by(signed, public_key):
    if signed[24:56] in LOW_ORDER or public_key in LOW_ORDER:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signed[24:], PURPOSE + signed[:24])
        return True
    except InvalidSignature:
        return False


def check(text, public_keys):
    """The facts and the key that signed them; raises Wrong with the first stage that failed."""
    signed = read_text(text)
    facts = read_facts(signed)
    candidates = [key for key in public_keys if hashlib.sha256(key).digest()[:4] == signed[1:5]]
    if not candidates:
        raise Wrong("key")
    for key in candidates:
        if is_signed_by(signed, key):
            return facts, key
    raise Wrong("signature")


def agrees(vector):
    stages = ["text", "facts", "key", "signature"]
    keys = [bytes.fromhex(known["public_key"]) for known in vector["keys"]]
    try:
        facts, _ = check(vector["text"], keys)
        passed = stages
    except Wrong as wrong:
        facts, passed = None, stages[:stages.index(str(wrong))]
    same_facts = facts is None or facts == vector["facts"]
    return same_facts and vector["stages"] == {stage: stage in passed for stage in stages}


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    if arguments[0] == "--vectors":
        files = sorted(pathlib.Path(arguments[1]).glob("*.json"))
        wrong = [file.name for file in files if not agrees(json.loads(file.read_text(encoding="utf-8")))]
        print(f"{len(files)} vectors, {len(wrong)} disagree", *wrong, sep="\n")
        return 1 if wrong or not files else 0
    try:
        facts, _ = check(arguments[0], [bytes.fromhex(arguments[1])])
    except Wrong as stage:
        print(f"not right: {stage}", file=sys.stderr)
        return 1
    print(json.dumps(facts))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
