#!/usr/bin/env python3
"""Checks an export of records with nothing of ours: own hashing, and Ed25519 from Python's `cryptography` (OpenSSL).

    independent_records.py DIRECTORY       every hash, every chain, and the signed head at the end of its own

Exit code 0 yes, 1 no, 2 wrong usage, 3 `cryptography` is not installed. On yes, what was found goes to stdout as JSON.
The format is that of trust.md §4; this file was written from that page and shares no code with the station.
"""

import hashlib
import json
import pathlib
import sys
import uuid

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:
    sys.exit(3)


class Wrong(Exception):
    """What is not right."""


def event_hash(event):
    parts = [
        b"BDHV-EVENT-v1\0",
        uuid.UUID(event["id"]).bytes,
        bytes.fromhex(event["station"]),
        event["epoch"].to_bytes(4, "big"),
        event["seq"].to_bytes(8, "big"),
        bytes.fromhex(event["prev_hash"]),
        event["payload"].encode("utf-8"),
    ]
    return hashlib.sha256(b"".join(parts)).hexdigest()


def follow(events):
    """The last hash and number of every chain."""
    heads = {}
    for event in events:
        chain = (event["station"], event["epoch"])
        seq, last = heads.get(chain, (0, "00" * 32))
        if event["seq"] != seq + 1:
            raise Wrong(f"{chain}: {event['seq']} comes after {seq}")
        if event["prev_hash"] != last:
            raise Wrong(f"{chain}: {event['seq']} does not hold the hash of the one before")
        if event_hash(event) != event["hash"]:
            raise Wrong(f"{chain}: {event['seq']} has another hash than it says")
        heads[chain] = (event["seq"], event["hash"])
    return heads


def check_head(head, heads):
    key = bytes.fromhex(head["public_key"])
    if hashlib.sha256(key).hexdigest()[:32] != head["station"]:
        raise Wrong("the key is not the station's")
    message = (
        b"BDHV-HEAD-v1\0" + bytes.fromhex(head["station"]) + head["epoch"].to_bytes(4, "big")
        + head["seq"].to_bytes(8, "big") + bytes.fromhex(head["hash"])
    )
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(bytes.fromhex(head["signature"]), message)
    except InvalidSignature:
        raise Wrong("the head is not signed by its station") from None
    if heads.get((head["station"], head["epoch"])) != (head["seq"], head["hash"]):
        raise Wrong("the events end elsewhere than at the signed head")


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    folder = pathlib.Path(arguments[0])
    lines = (folder / "events.jsonl").read_text(encoding="utf-8").splitlines()
    events = [json.loads(line) for line in lines]
    kinds = [json.loads(event["payload"])[1]["kind"] for event in events]
    try:
        heads = follow(events)
        check_head(json.loads((folder / "head.json").read_text(encoding="utf-8")), heads)
    except Wrong as wrong:
        print(f"not right: {wrong}", file=sys.stderr)
        return 1
    print(json.dumps({"events": len(events), "chains": len(heads), "kinds": kinds}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
