// Judges the text of a confirmation just as the station does (src/credential, trust.md §1): the same texts are read, the
// same signatures are right, the same words are said. Knows nothing of the page that shows them.
//
// A list is { date, stations, revoked, … } as page.rs writes it; of a station: key id, key, name, and 1 if it was stolen.

const PURPOSE = new TextEncoder().encode('BDHV-CRED-v1\0');
const FACTS_LENGTH = 24;
const KINDS = { 0: 'alone', 1: 'watched', 2: 'real', 15: 'demo' };

/** What scanners add around a text: white space as Unicode has it, which is not quite what `trim` takes away. */
const AROUND = /^([^\S\ufeff]|\x85)+|([^\S\ufeff]|\x85)+$/g;
const PREFIX = /^(BDHV:|HTTPS:\/\/[A-Z0-9.:-]+\/V#)/i;

/** The text without what may stand in front of the digits, and around them. */
const bare = (text) => text.replace(AROUND, '').replace(PREFIX, '');

/** The 88 bytes, or null: exactly 212 digits, a number below 2^704. */
function readText(text) {
  const digits = bare(text);
  if (!/^[0-9]{212}$/.test(digits)) return null;
  const number = BigInt(digits);
  return number >> 704n ? null : ed25519.hexToBytes(number.toString(16).padStart(176, '0'));
}

/** What the first 24 bytes say, or null: whatever version 1 does not define is not read. */
function readFacts(signed) {
  const [flags, result] = signed.subarray(22);
  const kind = KINDS[signed[0] & 15];
  const percent = result & 127;
  if (signed[0] >> 4 !== 1 || !kind || flags > 7 || percent > 100) return null;
  const hex = (from, to) => ed25519.bytesToHex(signed.subarray(from, to));
  const number = (at) => signed[at] << 8 | signed[at + 1];
  return {
    kind,
    key_id: hex(1, 5),
    id: hex(5, 11),
    lesson: number(11),
    date: new Date(Date.UTC(2025, 0, 1 + number(20))).toISOString().slice(0, 10),
    clock: flags & 3,
    reissued: flags > 3,
    passed: result > 127,
    percent,
  };
}

/** The known stations with this key id: four bytes do not tell all stations of a country apart. */
const stationsWithId = (list, keyId) => list.stations.filter(([id]) => id === keyId);

/**
 * Whether this key made the signature. The library multiplies its equation by the cofactor, the station does not: the two
 * agree where neither the key (the list holds no other) nor the signature's first half has a part of low order.
 */
function isSignedBy(signed, [, base64]) {
  const key = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
  const message = ed25519.concatBytes(PURPOSE, signed.subarray(0, FACTS_LENGTH));
  const signature = signed.subarray(FACTS_LENGTH);
  if (!ed25519.verify(signature, message, key, { zip215: false })) return false;
  const first = ed25519.Point.fromBytes(signature.subarray(0, 32));
  return first.isTorsionFree() && !first.is0();
}

/** The verdict on a text, its words, and what is confirmed if it is right. */
function judge(text, list) {
  const signed = readText(text);
  const facts = signed && readFacts(signed);
  if (!facts) return { verdict: 'not_a_credential', words: 'KHÔNG ĐÚNG' };
  if (facts.kind === 'demo') return { verdict: 'demo', words: 'MẪU – KHÔNG CÓ GIÁ TRỊ' };
  const stations = stationsWithId(list, facts.key_id);
  if (!stations.length) return { verdict: 'unknown_station', words: 'CHƯA BIẾT TRẠM NÀY' };
  const station = stations.find((station) => isSignedBy(signed, station));
  if (!station) return { verdict: 'altered', words: 'KHÔNG ĐÚNG' };
  const [, , name, stolen] = station;
  if (stolen) return { verdict: 'key_exposed', words: 'KHÓA ĐÃ BỊ LỘ – hỏi xã' };
  if (list.revoked.includes(facts.id)) return { verdict: 'revoked', words: 'ĐÃ THU HỒI – hỏi xã' };
  const listed = list.date ? ` – danh sách khóa ngày ${shownDate(list.date)}` : '';
  return { verdict: 'right', words: `CHỮ KÝ ĐÚNG – trạm ${name ?? 'này'}${listed}`, facts };
}

/** 2026-11-22 as people write it: 22/11/2026. */
const shownDate = (date) => date.split('-').reverse().join('/');
