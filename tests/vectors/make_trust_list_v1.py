#!/usr/bin/env python3
"""Writes trust-list-v1.hex beside this file: a commune's list packed and signed by the layout published in src/trust/, by a
program that shares no code with the station (Ed25519 from Python's `cryptography`). `--check` only compares."""

import pathlib
import sys

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


class Key:
    def __init__(self, seed):
        self.private = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = self.private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    def signed(self, purpose, data):
        return data + self.private.sign(purpose + b"\0" + data)


def name(text):
    return bytes([len(text.encode())]) + text.encode()


def number(value, length=2):
    return value.to_bytes(length, "big")


DAY = 690
ROOT = Key(b"BDHV-TEST-ROOT-KHONG-DUNG-THAT!!")
COMMUNE, DONG_KENG, NA_CA = (Key(bytes([seed] * 32)) for seed in (20, 7, 8))

CERTIFICATE = ROOT.signed(b"BDHV-COMMUNE-v1", b"BDHC\x01" + bytes([1] * 8) + number(1, 4) + COMMUNE.public + number(DAY)
                          + name("Vĩnh Tân"))
STATIONS = [(DONG_KENG, 1, "Đồng Keng"), (NA_CA, 2, "Na Ca")]
REVOKED = [bytes([9] * 6)]
LIST = COMMUNE.signed(b"BDHV-TRUST-v1", b"BDHL\x01" + number(len(CERTIFICATE)) + CERTIFICATE + number(1, 4) + number(DAY)
                      + number(len(STATIONS)) + number(len(REVOKED))
                      + b"".join(key.public + bytes([0]) + number(at) + number(DAY) + number(0) + number(0)
                                 for key, at, _ in STATIONS)
                      + b"".join(REVOKED) + b"".join(name(place) for _, _, place in STATIONS))

file = pathlib.Path(__file__).parent / "trust-list-v1.hex"
if sys.argv[1:] == ["--check"]:
    sys.exit(0 if file.read_text() == LIST.hex() + "\n" else 1)
file.write_text(LIST.hex() + "\n")
