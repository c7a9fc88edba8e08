import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cutOff, fuzz, readCorpus } from '../fuzz/fuzz.js';
import { inspectEverything, readEverything } from '../fuzz/readEverything.js';

/** Places at which a file is cut, at most: each octet of a small one, a sample of a large one. */
const CUTS = 200;

const malformed = '../shared/conformance/malformed';

describe('hostile input', () => {
  const corpus = readCorpus('test/fixtures');

  it('ends in objects or faults, however a fixture is mutated', async function () {
    const failures = await fuzz(corpus, { count: 2_000, seed: 7 });
    assert.deepEqual(
      failures.map(({ error, file, index }) => `${index} ${file} ${String(error)}`),
      [],
    );
  });

  it('ends in objects or faults, wherever a fixture is cut off', function () {
    const failures = cutOff(corpus, CUTS);
    assert.deepEqual(
      failures.map(({ error, file, input }) => `${file} cut at ${input.length}: ${String(error)}`),
      [],
    );
  });

  it('of fuzzers of OpenSSL, BoringSSL and Mbed TLS ends in objects or faults', async function () {
    if (!existsSync(malformed)) this.skip();
    const files = readdirSync(malformed, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    for (const entry of files) {
      const bytes = new Uint8Array(readFileSync(join(entry.parentPath, entry.name)));
      try {
        readEverything(bytes);
        await inspectEverything(bytes);
      } catch (error) {
        throw new Error(`${entry.parentPath}/${entry.name}`, { cause: error });
      }
    }
    assert.ok(files.length > 1_000, `${files.length} files`);
  });
});
