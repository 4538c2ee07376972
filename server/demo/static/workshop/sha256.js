/**
 * @file SHA-256 (FIPS 180-4). Pure.
 *
 * nb. a browser has it built in, but only for pages by https: in a workshop the page comes by http
 * from a computer in the room.
 */

const WORD = 2 ** 32;
const BLOCK_BYTES = 64;

/** The first primes, from whose roots the standard takes its constants. */
function primes(count) {
  const found = [];
  for (let number = 2; found.length < count; number += 1) {
    if (found.every((prime) => number % prime)) found.push(number);
  }
  return found;
}

/** The first 32 bits of the fraction of a number. */
const fraction = (number) => Math.floor((number % 1) * WORD);

const START = primes(8).map((prime) => fraction(Math.sqrt(prime)));
const ROUNDS = primes(64).map((prime) => fraction(Math.cbrt(prime)));

const rotate = (word, by) => (word >>> by) | (word << (32 - by));

/** The message with its end mark and its length in bits, in whole blocks. */
function padded(bytes) {
  const blocks = Math.ceil((bytes.length + 9) / BLOCK_BYTES);
  const message = new Uint8Array(blocks * BLOCK_BYTES);
  message.set(bytes);
  message[bytes.length] = 0x80;
  const view = new DataView(message.buffer);
  view.setBigUint64(message.length - 8, BigInt(bytes.length) * 8n);
  return view;
}

/** The sixty-four words that a block is stretched to. */
function schedule(view, offset) {
  const words = new Int32Array(64);
  for (let i = 0; i < 16; i += 1) words[i] = view.getInt32(offset + 4 * i);
  for (let i = 16; i < 64; i += 1) {
    const [far, near] = [words[i - 15], words[i - 2]];
    const small = rotate(far, 7) ^ rotate(far, 18) ^ (far >>> 3);
    const large = rotate(near, 17) ^ rotate(near, 19) ^ (near >>> 10);
    words[i] = words[i - 16] + small + words[i - 7] + large;
  }
  return words;
}

/** The eight words of the state after one more block. */
function compress(state, words) {
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i += 1) {
    const chosen = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const mixed = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const one = (h + mixed + chosen + ROUNDS[i] + words[i]) | 0;
    const two = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority) | 0;
    [a, b, c, d, e, f, g, h] = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g];
  }
  return [a, b, c, d, e, f, g, h].map((word, index) => (state[index] + word) | 0);
}

/** The hash of a text's UTF-8 bytes, as 64 hexadecimal digits. @param {string} text */
export function sha256(text) {
  const view = padded(new TextEncoder().encode(text));
  let state = START;
  for (let offset = 0; offset < view.byteLength; offset += BLOCK_BYTES) {
    state = compress(state, schedule(view, offset));
  }
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}
