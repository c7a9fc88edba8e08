/** `npm run fuzz [-- COUNT [SEED [FIRST]]]`: fixtures cut off, and a million mutations of them, read as the faces read. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cutOff, type Failure, fuzz, readCorpus } from './fuzz.js';

const [count = 1_000_000, seed = 20261123, first = 0] = process.argv.slice(2).map(Number);
const outside = '../shared/conformance';
const corpus = readCorpus('test/fixtures', ...(existsSync(outside) ? [outside] : []));
console.log(`fuzz: ${corpus.length} files, ${count} inputs from number ${first}, seed ${seed}`);

/** Inputs between two words about how far it is. */
const STRIDE = 50_000;
const SHOWN = 20;
/** The largest fixture among them has fewer octets, so that each is cut off at every one of them. */
const CUTS = 16 * 1024;

let failed = 0;
const cut = readCorpus('test/fixtures');
tell(cutOff(cut, CUTS), 'cut');
console.log(`  ${cut.length} fixtures cut off at every octet, ${failed} failed`);
for (let at = first; at < first + count; at += STRIDE) {
  tell(await fuzz(corpus, { first: at, count: Math.min(STRIDE, first + count - at), seed }), 'input');
  console.log(`  ${Math.min(at + STRIDE, first + count) - first} read, ${failed} failed`);
}
process.exitCode = failed > 0 ? 1 : 0;

function tell(failures: readonly Failure[], what: string): void {
  for (const { error, file, index, input } of failures.slice(0, SHOWN)) {
    mkdirSync('out/fuzz', { recursive: true });
    writeFileSync(`out/fuzz/${what}-${index}`, input);
    const trace = error instanceof Error ? error.stack : String(error);
    console.log(`${what} ${index}, of ${file}, kept as out/fuzz/${what}-${index}:\n${trace}`);
  }
  failed += failures.length;
}
