import assert from 'node:assert/strict';
import { describeOpening } from '../../../src/core/words/describeOpening.js';

describe('describeOpening', () => {
  it('says why a key could not be opened, each reason in its own words', () => {
    assert.match(describeOpening({ outcome: 'passphrase-missing' }), /passphrase is needed/);
    assert.equal(describeOpening({ outcome: 'passphrase-wrong' }), 'The passphrase is wrong.');
    assert.equal(
      describeOpening({ outcome: 'unsupported', what: 'PBES2, ARIA-256-CBC' }),
      'The private key cannot be opened here: PBES2, ARIA-256-CBC is not supported.',
    );
    assert.match(
      describeOpening({ outcome: 'costly', iterations: 2_000_000_000 }),
      /2,000,000,000 iterations/,
    );
    const fault = { code: 'encrypted-key-length', span: { start: 0, end: 1 } };
    assert.match(
      describeOpening({ outcome: 'broken', faults: [fault] }),
      /^The private key is damaged\. The encrypted/,
    );
    assert.equal(describeOpening({ outcome: 'broken', faults: [] }), 'The private key is damaged.');
  });
});
