#!/usr/bin/env python3
"""Writes the vectors of credential v1 (trust.md §1), one JSON file each, into credential-v1/ beside this file.

Packs and signs by itself, with Python's `cryptography` for Ed25519, so the vectors do not depend on the station's code.
`--check` writes nothing and exits 1 if a file differs. Each vector says, stage by stage, how far a verifier gets:

    text       a known prefix or none, 212 digits, below 2^704
    facts      version, kind, reserved flags and percentage are those of version 1
    key        at least one known key has the key id
    signature  one of those keys made the signature, strictly

and the verdict: right, demo, key_exposed, revoked, altered, unknown_station or not_a_credential. `revoked`
holds the ids of credentials the commune has taken back; a stolen key says more than they do, they say more than a right signature.
"""

import datetime
import hashlib
import json
import pathlib
import sys

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from independent_ed25519 import short_code

PURPOSE = b"BDHV-CRED-v1\0"
ORDER = 2**252 + 27742317777372353535851937790883648493
P = 2**255 - 19
D = -121665 * pow(121666, -1, P) % P
KINDS = {"alone": 0, "watched": 1, "real": 2, "demo": 15}


class Station:
    def __init__(self, seed, name):
        self.seed, self.name = seed, name
        self.private = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = self.private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.id = hashlib.sha256(self.public).digest()[:4]

    def sign(self, facts, purpose=PURPOSE):
        return facts + self.private.sign(purpose + facts)

    def known(self, status="active"):
        return {"public_key": self.public.hex(), "station": self.name, "status": status}


DONG_KENG = Station(bytes([7] * 32), "Đồng Keng")
OTHER = Station(bytes([8] * 32), "Na Ca")
# Two keys whose ids are equal, found by trying seeds 0, 1, 2 …
TWIN_A = Station((34433).to_bytes(32, "big"), "Một")
TWIN_B = Station((170398).to_bytes(32, "big"), "Hai")

REFERENCE = dict(kind="watched", id="deadbeef0102", lesson=12, lesson_version=3, learner="a1b2c3d4e5", day=690, clock=1,
                 reissued=True, passed=True, percent=90)
LEAST = dict(kind="alone", id="0" * 12, lesson=0, lesson_version=0, learner="0" * 10, day=0, clock=0, reissued=False,
             passed=False, percent=0)
MOST = dict(kind="real", id="f" * 12, lesson=65535, lesson_version=65535, learner="f" * 10, day=65535, clock=3,
            reissued=True, passed=True, percent=100)


def pack(facts, station=DONG_KENG):
    return (bytes([16 + KINDS[facts["kind"]]]) + station.id + bytes.fromhex(facts["id"])
            + facts["lesson"].to_bytes(2, "big") + facts["lesson_version"].to_bytes(2, "big")
            + bytes.fromhex(facts["learner"]) + facts["day"].to_bytes(2, "big")
            + bytes([facts["clock"] + 4 * facts["reissued"], facts["percent"] + 128 * facts["passed"]]))


def digits(signed):
    return str(int.from_bytes(signed, "big")).rjust(212, "0")


def described(facts, station, signed):
    date = datetime.date(2025, 1, 1) + datetime.timedelta(days=facts["day"])
    said = {name: value for name, value in facts.items() if name != "day"}
    return said | {"date": date.isoformat(), "key_id": station.id.hex(), "short_code": short_code(signed)}


def changed(data, place, value):
    return data[:place] + bytes([value]) + data[place + 1:]


# Points of the curve, only for a signature that lenient verifiers accept.
def add(a, b):
    (x1, y1), (x2, y2) = a, b
    k = D * x1 * x2 * y1 * y2
    return (x1 * y2 + x2 * y1) * pow(1 + k, -1, P) % P, (y1 * y2 + x1 * x2) * pow(1 - k, -1, P) % P


def multiply(n, point):
    result = (0, 1)
    while n:
        if n & 1:
            result = add(result, point)
        point, n = add(point, point), n >> 1
    return result


def encode(point):
    return (point[1] | (point[0] & 1) << 255).to_bytes(32, "little")


def decode(data):
    number = int.from_bytes(data, "little")
    y = number & 2**255 - 1
    xx = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(xx, (P + 3) // 8, P)
    x = x if x * x % P == xx else x * pow(2, (P - 1) // 4, P) % P
    return (x if x & 1 == number >> 255 else P - x), y


BASE = decode(bytes.fromhex("58" + "66" * 31))
ORDER_8 = decode(bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"))


def signature(station, facts, nonce, beside=(0, 1)):
    """A signature with a nonce of our choice, and a point put beside R = nonce·B: only the key's owner can make it."""
    head = bytearray(hashlib.sha512(station.seed).digest()[:32])
    head[0], head[31] = head[0] & 248, head[31] & 127 | 64
    secret = int.from_bytes(head, "little")
    r = encode(add(multiply(nonce, BASE), beside))
    k = int.from_bytes(hashlib.sha512(r + station.public + PURPOSE + facts).digest(), "little")
    return r + ((nonce + k * secret) % ORDER).to_bytes(32, "little")


def vectors():
    """(file name, what it is about, text, known keys, stages passed, verdict, facts, ids taken back)"""
    here = [DONG_KENG.known()]
    facts = pack(REFERENCE)
    good = DONG_KENG.sign(facts)
    text = digits(good)

    def right(name, what, content=REFERENCE, station=DONG_KENG, prefix="", suffix="", keys=None, verdict="right",
              revoked=()):
        signed = station.sign(pack(content, station))
        keys = keys or [station.known()]
        return name, what, prefix + digits(signed) + suffix, keys, 4, verdict, described(content, station, signed), revoked

    def wrong(name, what, text, passed, verdict, keys=here, revoked=()):
        return name, what, text, keys, passed, verdict, None, revoked

    def badly_written(name, what, text):
        return wrong(f"text-{name}", what, text, 0, "not_a_credential")

    def undefined(name, what, place, value):
        return wrong(f"facts-{name}", what, digits(DONG_KENG.sign(changed(facts, place, value))), 1, "not_a_credential")

    def altered(name, what, signed):
        return wrong(f"altered-{name}", what, digits(signed), 3, "altered")

    def flipped(name, what, place, bit=1):
        return altered(name, what, changed(good, place, good[place] ^ bit))

    yield right("reference", "the reference vector of trust.md §1")
    other_nonce = facts + signature(DONG_KENG, facts, 1234567890123456789)
    yield ("other-nonce", "the key's owner chose another nonce: a right signature all the same", digits(other_nonce), here, 4,
           "right", described(REFERENCE, DONG_KENG, other_nonce), ())
    yield right("least", "every field at its least value", LEAST)
    yield right("most", "every field at its greatest value", MOST)
    yield right("prefix", "as a QR without a page carries it", prefix="BDHV:")
    yield right("prefix-small-letters", "a scanner folded the case", prefix="bdhv:")
    yield right("address", "as a QR with a page carries it", prefix="HTTPS://VINHTAN.VN/V#")
    yield right("address-small-letters", "a telephone folded the case", prefix="https://vinhtan.vn/v#")
    yield right("line-end", "a scanner adds a line end", prefix=" BDHV:", suffix="\r\n")
    yield right("retired-key", "signed with a key that was since replaced", keys=[DONG_KENG.known("retired")])
    yield right("many-keys", "one of several known stations", keys=[OTHER.known(), TWIN_A.known(), DONG_KENG.known()])
    twins = [TWIN_A.known(), TWIN_B.known()]
    yield right("same-key-id-first", "two keys share the key id, the first one signed", station=TWIN_A, keys=twins)
    yield right("same-key-id-second", "two keys share the key id, the second one signed", station=TWIN_B, keys=twins)

    yield right("demo", "a demonstration is worth nothing", REFERENCE | {"kind": "demo"}, verdict="demo")
    yield right("stolen-key", "the key is known to be stolen", keys=[DONG_KENG.known("compromised")],
                verdict="key_exposed")
    demo = DONG_KENG.sign(pack(REFERENCE | {"kind": "demo"}))
    yield wrong("demo-altered", "a demonstration, altered: still a demonstration",
                digits(changed(demo, 87, demo[87] ^ 1)), 3, "demo")
    yield wrong("demo-unknown", "a demonstration of an unknown station", digits(demo), 2, "demo", [OTHER.known()])

    taken_back = [REFERENCE["id"]]
    yield right("revoked", "taken back by the commune", verdict="revoked", revoked=taken_back)
    yield right("revoked-among-others", "one of several taken back", verdict="revoked",
                revoked=[LEAST["id"], REFERENCE["id"], MOST["id"]])
    yield right("revoked-retired-key", "taken back, and its key was since replaced", keys=[DONG_KENG.known("retired")],
                verdict="revoked", revoked=taken_back)
    yield right("revoked-same-key-id", "taken back, signed by the second of two keys that share the key id", station=TWIN_B,
                keys=twins, verdict="revoked", revoked=taken_back)
    yield right("revoked-stolen-key", "taken back, and its key is known to be stolen: the key says more",
                keys=[DONG_KENG.known("compromised")], verdict="key_exposed", revoked=taken_back)
    yield right("revoked-others", "others were taken back, not this one",
                revoked=[LEAST["id"], MOST["id"], "deadbeef0103", "0201efbeadde"])
    yield wrong("revoked-altered", "taken back and altered: only the alteration is certain",
                digits(changed(good, 12, good[12] ^ 1)), 3, "altered", revoked=taken_back)
    yield wrong("revoked-unknown", "an id that was taken back, under a key nobody here knows", text, 2, "unknown_station",
                [OTHER.known()], taken_back)
    yield right("revoked-demo", "a demonstration whose id was taken back: still a demonstration",
                REFERENCE | {"kind": "demo"}, verdict="demo", revoked=taken_back)

    yield badly_written("empty", "nothing", "")
    yield badly_written("prefix-only", "nothing behind the prefix", "BDHV:")
    yield badly_written("short", "the last digit is missing", text[:-1])
    yield badly_written("without-its-zero", "the leading zero is missing", text[1:])
    yield badly_written("long", "one zero too many in front", "0" + text)
    yield badly_written("letter", "a letter O for a zero", text.replace("0", "O", 1))
    yield badly_written("plus", "a sign in front", "+" + text[1:])
    yield badly_written("space", "a space in the middle", text[:100] + " " + text[101:])
    yield badly_written("underscore", "an underscore, which some number parsers skip", text[:100] + "_" + text[101:])
    yield badly_written("full-width", "a digit of another script", "０" + text[1:])
    yield badly_written("second-text", "the same bytes modulo 2^704", digits_of(int(text) + 2**704))
    yield badly_written("2-to-the-704", "the first number that does not fit", digits_of(2**704))
    yield badly_written("all-nines", "the largest number of 212 digits", "9" * 212)
    yield badly_written("hex", "the bytes in hexadecimal", good.hex())
    yield badly_written("other-prefix", "the prefix of something else", "BDHW:" + text)
    yield badly_written("prefix-twice", "the prefix twice", "BDHV:BDHV:" + text)
    yield badly_written("http", "an address without a secure connection", "HTTP://VINHTAN.VN/V#" + text)
    yield badly_written("no-host", "an address without a host", "HTTPS:///V#" + text)
    yield badly_written("other-path", "an address with another path", "HTTPS://VINHTAN.VN/W#" + text)
    yield badly_written("query", "the digits where the server would see them", "HTTPS://VINHTAN.VN/V?" + text)
    yield badly_written("other-qr", "a QR of something else", "00020101021138540010A00000072701240006970405")

    for version in (0, 2, 15):
        yield undefined(f"version-{version}", "a version that is not known, signed", 0, version << 4 | 1)
    for kind in (3, 14):
        yield undefined(f"kind-{kind}", "a kind that is not defined, signed", 0, 16 | kind)
    for bit in range(3, 8):
        yield undefined(f"flag-{bit}", "a reserved flag, signed", 22, facts[22] | 1 << bit)
    yield undefined("percent-101", "more than everything, passed, signed", 23, 128 + 101)
    yield undefined("percent-127", "more than everything, not passed, signed", 23, 127)

    yield wrong("unknown-station", "right, but nobody here knows the station", text, 2, "unknown_station", [OTHER.known()])
    yield wrong("unknown-no-keys", "right, but no key is known at all", text, 2, "unknown_station", [])
    for place in range(1, 5):
        yield wrong(f"unknown-key-id-{place}", "a bit of the key id flipped",
                    digits(changed(good, place, good[place] ^ 16)), 2, "unknown_station")

    yield flipped("kind", "witnessed made of alone", 0)
    yield flipped("id", "the credential's id", 5, 128)
    yield flipped("lesson", "another lesson", 12)
    yield flipped("lesson-version", "another version of the lesson", 14)
    yield flipped("learner", "another learner", 19)
    yield flipped("day", "another day", 21)
    yield flipped("clock", "a better clock", 22, 2)
    yield flipped("reissued", "no longer re-issued", 22, 4)
    yield flipped("passed", "no longer passed", 23, 128)
    yield flipped("percent", "another result", 23, 1)
    yield flipped("first-bit-of-signature", "the signature's R", 24, 128)
    yield flipped("last-bit-of-r", "the sign bit of R", 55, 128)
    yield flipped("s", "the signature's S", 56)
    yield flipped("last-bit", "the top bit of S", 87, 128)
    s = int.from_bytes(good[56:], "little")
    yield altered("s-plus-order", "the signature written in a second way", good[:56] + (s + ORDER).to_bytes(32, "little"))
    yield altered("zero-signature", "no signature", facts + bytes(64))
    yield altered("identity", "R of low order, S = 0", facts + bytes([1]) + bytes(63))
    yield altered("nonce-zero", "R of low order and the S that belongs to it: only strict verifiers refuse it",
                  facts + signature(DONG_KENG, facts, 0))
    yield altered("torsion", "R with a part of low order: right for verifiers that multiply by the cofactor",
                  facts + signature(DONG_KENG, facts, 1234567890123456789, ORDER_8))
    yield altered("r-not-a-point", "R is no point of the curve", facts + bytes([2]) + bytes(31) + good[56:])
    yield altered("no-purpose", "signed without the purpose in front", DONG_KENG.sign(facts, b""))
    yield altered("other-purpose", "signed for another purpose", DONG_KENG.sign(facts, b"BDHV-CRED-v2\0"))
    yield altered("other-station", "signed by a station, under another's key id", OTHER.sign(facts))
    yield altered("other-credential", "the signature of another credential of the same station",
                  facts + DONG_KENG.sign(pack(MOST))[24:])
    yield altered("halves-swapped", "R and S in each other's place", facts + good[56:] + good[24:56])
    yield wrong("altered-stolen-key", "a stolen key does not excuse an alteration",
                digits(changed(good, 12, good[12] ^ 1)), 3, "altered", [DONG_KENG.known("compromised")])
    yield wrong("altered-same-key-id", "signed by the twin that is not known",
                digits(TWIN_B.sign(pack(REFERENCE, TWIN_B))), 3, "altered", [TWIN_A.known()])


def digits_of(number):
    return str(number).rjust(212, "0")


def main(arguments):
    folder = pathlib.Path(__file__).parent / "credential-v1"
    files = {}
    for name, what, text, keys, passed, verdict, facts, revoked in vectors():
        stages = {stage: place < passed for place, stage in enumerate(["text", "facts", "key", "signature"])}
        vector = {"what": what, "text": text, "keys": keys, "revoked": list(revoked), "stages": stages, "verdict": verdict,
                  "facts": facts}
        assert name not in files
        files[name] = json.dumps(vector, ensure_ascii=False, indent=2) + "\n"
    present = {file.stem: file.read_text(encoding="utf-8") for file in folder.glob("*.json")}
    if arguments == ["--check"]:
        return 0 if present == files else 1
    folder.mkdir(exist_ok=True)
    for name in present.keys() - files.keys():
        (folder / f"{name}.json").unlink()
    for name, content in files.items():
        (folder / f"{name}.json").write_text(content, encoding="utf-8")
    print(f"{len(files)} vectors")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
