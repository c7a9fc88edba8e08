import assert from 'node:assert/strict';
import { nearestName } from '../../../src/core/jobs/nearestName.js';

const names = ['protocol', 'cipherSuites', 'clientAuth', 'ref', 'label', 'rpc', 'api'];

describe('nearestName', () => {
  it('knows letters put in, left out, changed, swapped, and of another case', () => {
    for (const [slip, meant] of [
      ['protocoll', 'protocol'],
      ['protcol', 'protocol'],
      ['protokol', 'protocol'],
      ['porotcol', 'protocol'],
      ['CLIENTAUTH', 'clientAuth'],
      ['cipher_suites', 'cipherSuites'],
      ['lable', 'label'],
      ['rfe', 'ref'],
    ] as const)
      assert.equal(nearestName(slip, names), meant);
  });

  it('guesses nothing from what is far, and spends nothing on what is long', () => {
    assert.equal(nearestName('x', names), undefined);
    assert.equal(nearestName('passphrase', names), undefined);
    assert.equal(nearestName('protocol'.repeat(20_000), names), undefined);
    assert.equal(nearestName('', []), undefined);
  });
});
