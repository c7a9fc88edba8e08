/** RFC 1321 section 3.4: how far each step of a round turns, four by four. */
const TURNS = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
] as const;
const SINES = Int32Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) | 0);
const SHIFTS = Uint8Array.from(
  { length: 64 },
  (_, i) => TURNS[(i >> 4) as 0 | 1 | 2 | 3][(i & 3) as 0 | 1 | 2 | 3],
);

/** Which word each step takes. */
const WORDS = Uint8Array.from({ length: 64 }, (_, i) => ([i, 5 * i + 1, 3 * i + 5, 7 * i][i >> 4] ?? 0) & 15);

/**
 * MD5, RFC 1321, of something short again and again: ten times as fast as node-forge, whose strings cost more than the
 * hashing, so that the 200,000 iterations of a Java keystore's key take a tenth of a second.
 */
export function md5(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(64 * Math.ceil((bytes.length + 9) / 64));
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, 8 * bytes.length, true);
  const state = Int32Array.of(0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476);
  const words = new Int32Array(16);
  for (let at = 0; at < padded.length; at += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getInt32(at + 4 * i, true);
    addBlock(state, words);
  }
  const digest = new Uint8Array(16);
  const written = new DataView(digest.buffer);
  for (const [i, word] of state.entries()) written.setInt32(4 * i, word, true);
  return digest;
}

function addBlock(state: Int32Array, words: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  for (let i = 0; i < 64; i++) {
    const mixed =
      i < 16 ? (b & c) | (~b & d) : i < 32 ? (d & b) | (~d & c) : i < 48 ? b ^ c ^ d : c ^ (b | ~d);
    const sum = (a + mixed + (words[WORDS[i] ?? 0] ?? 0) + (SINES[i] ?? 0)) | 0;
    const shift = SHIFTS[i] ?? 0;
    [a, d, c, b] = [d, c, b, (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0];
  }
  state[0] = (state[0] ?? 0) + a;
  state[1] = (state[1] ?? 0) + b;
  state[2] = (state[2] ?? 0) + c;
  state[3] = (state[3] ?? 0) + d;
}
