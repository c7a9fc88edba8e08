import assert from 'node:assert/strict';
import { importOnce } from '../../../src/core/crypto/importedKeys.js';

describe('importOnce', () => {
  it('imports a key once, forgets the least recently used beyond 512, and remembers a refusal', async () => {
    let loads = 0;
    const load = (number: number) =>
      importOnce('test', Uint8Array.of(number >> 8, number & 0xff), () => {
        loads++;
        return Promise.reject(new Error('refused'));
      });
    for (let number = 0; number < 512; number++) assert.equal(await load(number), undefined);
    await load(0);
    assert.equal(loads, 512);
    await load(512);
    await load(0);
    assert.equal(loads, 513);
    await load(1);
    assert.equal(loads, 514);
  });
});
