import { pbkdf2 } from './deriveKey.js';
import { takeTurns } from './takeTurns.js';

/** The costs of scrypt, RFC 7914 section 2: N (a power of two), r and p. */
export interface ScryptCost {
  readonly cost: number;
  readonly blockSize: number;
  readonly parallelization: number;
}

/**
 * Octets of memory (128·N·r) and octets mixed (that times p) that run without asking. OpenSSL's `pkcs8 -scrypt` asks
 * for 16 MB once, and its own limit is 32 MB; four times that takes about a second here.
 */
const withoutAsking = { memory: 64 * 2 ** 20, mixed: 128 * 2 ** 20 };

/** Nothing is tried above this, asked or not: it has to fit into one array. */
const memoryLimit = 2 ** 30;

/** Whether these costs are legal (RFC 7914 section 6) and can be afforded at all. */
export function isPossible({ cost, blockSize, parallelization }: ScryptCost): boolean {
  const powerOfTwo = cost > 1 && Number.isInteger(Math.log2(cost));
  const legal = powerOfTwo && blockSize >= 1 && parallelization >= 1 && parallelization * blockSize < 2 ** 20;
  return legal && 128 * cost * blockSize <= memoryLimit;
}

/** How much work and memory scrypt of these costs takes; up to 1 it is quick and small enough to start unasked. */
export function costOfScrypt({ cost, blockSize, parallelization }: ScryptCost): number {
  const memory = 128 * cost * blockSize;
  return Math.max(memory / withoutAsking.memory, (memory * parallelization) / withoutAsking.mixed);
}

/**
 * scrypt, RFC 7914 section 6. `length` in octets; the costs are possible ones.
 * @throws the signal's reason where it is called off
 */
export async function scrypt(
  passphrase: Uint8Array,
  salt: Uint8Array,
  { cost, blockSize, parallelization }: ScryptCost,
  length: number,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const words = 32 * blockSize;
  const blocks = await pbkdf2('SHA-256', passphrase, salt, 1, 4 * words * parallelization);
  const view = new DataView(blocks.buffer, blocks.byteOffset, blocks.length);
  const memory = new Uint32Array(cost * words);
  for (let lane = 0; lane < parallelization; lane++) {
    const at = 4 * words * lane;
    const block = Uint32Array.from({ length: words }, (_, i) => view.getUint32(at + 4 * i, true));
    (await mixMemory(block, memory, cost, signal)).forEach((word, i) => {
      view.setUint32(at + 4 * i, word, true);
    });
  }
  return pbkdf2('SHA-256', passphrase, blocks, 1, length);
}

/** Words mixed before others have their turn: about 40 ms. */
const WORDS_A_TURN = 2 ** 20;

/** scryptROMix, RFC 7914 section 5. */
async function mixMemory(
  start: Uint32Array,
  memory: Uint32Array,
  cost: number,
  signal: AbortSignal | undefined,
): Promise<Uint32Array> {
  const words = start.length;
  let block = start;
  let spare: Uint32Array = new Uint32Array(words);
  const turn = Math.ceil(WORDS_A_TURN / words);
  for (let i = 0; i < cost; i++) {
    if (i % turn === turn - 1) await takeTurns(signal);
    memory.set(block, i * words);
    mixBlock(block, spare);
    [block, spare] = [spare, block];
  }
  for (let i = 0; i < cost; i++) {
    if (i % turn === turn - 1) await takeTurns(signal);
    // Integerify modulo a power of two needs no more than the lowest word of the last 64 octets.
    const chosen = words * ((block[words - 16] ?? 0) & (cost - 1));
    for (let k = 0; k < words; k++) block[k] = (block[k] ?? 0) ^ (memory[chosen + k] ?? 0);
    mixBlock(block, spare);
    [block, spare] = [spare, block];
  }
  return block;
}

/** scryptBlockMix, RFC 7914 section 4, from `input` to `output`. */
function mixBlock(input: Uint32Array, output: Uint32Array): void {
  const pieces = input.length / 16;
  const x = input.slice(-16);
  for (let piece = 0; piece < pieces; piece++) {
    for (let k = 0; k < 16; k++) x[k] = (x[k] ?? 0) ^ (input[16 * piece + k] ?? 0);
    salsa(x);
    output.set(x, 16 * (piece % 2 === 0 ? piece / 2 : (pieces + piece - 1) / 2));
  }
}

/** The four words that each quarter round of Salsa20 turns: first the columns, then the rows (RFC 7914 section 3). */
const quarters = [
  [0, 4, 8, 12],
  [5, 9, 13, 1],
  [10, 14, 2, 6],
  [15, 3, 7, 11],
  [0, 1, 2, 3],
  [5, 6, 7, 4],
  [10, 11, 8, 9],
  [15, 12, 13, 14],
] as const;

/** Salsa20/8, in place. */
function salsa(x: Uint32Array): void {
  const before = x.slice();
  for (let round = 0; round < 8; round += 2) {
    for (const [a, b, c, d] of quarters) {
      turn(x, b, a, d, 7);
      turn(x, c, b, a, 9);
      turn(x, d, c, b, 13);
      turn(x, a, d, c, 18);
    }
  }
  for (let k = 0; k < 16; k++) x[k] = (x[k] ?? 0) + (before[k] ?? 0);
}

function turn(x: Uint32Array, to: number, first: number, second: number, bits: number): void {
  const sum = ((x[first] ?? 0) + (x[second] ?? 0)) | 0;
  x[to] = (x[to] ?? 0) ^ ((sum << bits) | (sum >>> (32 - bits)));
}
