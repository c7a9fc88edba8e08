import assert from 'node:assert/strict';
import { GENERATED_BITS, generatePassphrase } from '../../../src/core/keys/generatePassphrase.js';

const SAMPLES = 4000;

describe('generatePassphrase', () => {
  it('writes four groups of six characters that nobody takes for one another', () => {
    for (let at = 0; at < 100; at++)
      assert.match(generatePassphrase(), /^[a-km-np-z2-9]{6}(-[a-km-np-z2-9]{6}){3}$/);
  });

  it('is never the same twice, and says what it is worth', () => {
    assert.equal(new Set(Array.from({ length: SAMPLES }, generatePassphrase)).size, SAMPLES);
    assert.equal(GENERATED_BITS, 120);
  });

  it('takes each of its 32 characters as often as any other', () => {
    const counts = new Map<string, number>();
    for (let at = 0; at < SAMPLES; at++)
      for (const character of generatePassphrase().replaceAll('-', ''))
        counts.set(character, (counts.get(character) ?? 0) + 1);
    assert.equal(counts.size, 32);
    const expected = (SAMPLES * 24) / 32;
    // Eight standard deviations: chance fails it less than once in 10^13 runs, a remainder by 62 or 36 always does.
    for (const [character, count] of counts)
      assert.ok(Math.abs(count - expected) < 8 * Math.sqrt(expected), `${character}: ${count}`);
  });
});
