// SHA-512 (FIPS 180-4), in the few lines a page of 20 kB has room for. Its constants are computed, not copied: the first
// 64 bits behind the point of the square and cube roots of the first primes.

const WORD = (1n << 64n) - 1n;

/** The largest whole number whose `power` is at most n. */
function root(n, power) {
  let whole = 0n;
  for (let bit = 1n << 70n; bit; bit >>= 1n) {
    if ((whole + bit) ** power <= n) whole += bit;
  }
  return whole;
}

const PRIMES = [];
for (let n = 2n; PRIMES.length < 80; n++) {
  if (PRIMES.every((prime) => n % prime)) PRIMES.push(n);
}
const START = PRIMES.slice(0, 8).map((prime) => root(prime << 128n, 2n) & WORD);
const ROUNDS = PRIMES.map((prime) => root(prime << 192n, 3n) & WORD);

/** The word turned right by each of these numbers of bits, the results added without carry. */
const turned = (word, ...by) => by.reduce((sum, n) => sum ^ word >> n ^ word << 64n - n & WORD, 0n);

/** The block at this place mixed into the eight words of the state. */
function mixedIn(state, view, at) {
  const words = [];
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 80; i++) {
    const x = words[i - 15], y = words[i - 2];
    words[i] = i < 16
      ? view.getBigUint64(at + 8 * i)
      : words[i - 16] + words[i - 7] + (turned(x, 1n, 8n) ^ x >> 7n) + (turned(y, 19n, 61n) ^ y >> 6n) & WORD;
    const one = h + turned(e, 14n, 18n, 41n) + (e & f ^ ~e & g) + ROUNDS[i] + words[i];
    const two = turned(a, 28n, 34n, 39n) + (a & b ^ a & c ^ b & c);
    [a, b, c, d, e, f, g, h] = [one + two & WORD, a, b, c, d + one & WORD, e, f, g];
  }
  return [a, b, c, d, e, f, g, h].map((word, i) => word + state[i] & WORD);
}

/** 64 bytes for any number of bytes below 2^29. */
function sha512(message) {
  const padded = new Uint8Array(message.length + 144 & ~127);
  padded.set(message);
  padded[message.length] = 128;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, 8 * message.length);
  let state = START;
  for (let at = 0; at < padded.length; at += 128) state = mixedIn(state, view, at);
  state.forEach((word, i) => view.setBigUint64(8 * i, word));
  return padded.slice(0, 64);
}
