/** `npm run fuzz [-- COUNT [SEED [FIRST]]]`: a million mutations of every fixture, each read as the faces read it. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fuzz, readCorpus } from './fuzz.js';

const [count = 1_000_000, seed = 20261123, first = 0] = process.argv.slice(2).map(Number);
const outside = '../shared/conformance';
const corpus = readCorpus('test/fixtures', ...(existsSync(outside) ? [outside] : []));
console.log(`fuzz: ${corpus.length} files, ${count} inputs from number ${first}, seed ${seed}`);

/** Inputs between two words about how far it is. */
const STRIDE = 50_000;
const SHOWN = 20;

let failed = 0;
for (let at = first; at < first + count; at += STRIDE) {
  const failures = await fuzz(corpus, { first: at, count: Math.min(STRIDE, first + count - at), seed });
  for (const { error, file, index, input } of failures.slice(0, SHOWN)) {
    mkdirSync('out/fuzz', { recursive: true });
    writeFileSync(`out/fuzz/${index}`, input);
    const trace = error instanceof Error ? error.stack : String(error);
    console.log(`input ${index}, of ${file}, kept as out/fuzz/${index}:\n${trace}`);
  }
  failed += failures.length;
  console.log(`  ${Math.min(at + STRIDE, first + count) - first} read, ${failed} failed`);
}
process.exitCode = failed > 0 ? 1 : 0;
