import assert from 'node:assert/strict';
import { LABEL_LENGTH, labelFaults, writeLabel } from '../../../src/core/store/label.js';
import { hostileTexts } from '../../support/hostileText.js';

describe('labelFaults', () => {
  it('has nothing against IBM’s own labels, spaces included', () => {
    assert.deepEqual(labelFaults('Client-API'), []);
    assert.deepEqual(labelFaults('cd demo id 1'), []);
  });

  it('names what does not go', () => {
    assert.deepEqual(labelFaults('  '), ['label-empty']);
    assert.deepEqual(labelFaults('a\nb'), ['label-control']);
    assert.deepEqual(labelFaults('a\u2028b'), ['label-control']);
    assert.deepEqual(labelFaults('x'.repeat(LABEL_LENGTH)), []);
    assert.deepEqual(labelFaults('x'.repeat(LABEL_LENGTH + 1)), ['label-long']);
  });
});

describe('writeLabel', () => {
  it('keeps a good label and numbers a taken one within the limit', () => {
    assert.equal(writeLabel('Musterbank Root CA', new Set()), 'Musterbank Root CA');
    assert.equal(writeLabel('Root', new Set(['Root', 'Root 2'])), 'Root 3');
    const long = 'x'.repeat(LABEL_LENGTH);
    assert.equal(writeLabel(long, new Set([long])), `${'x'.repeat(LABEL_LENGTH - 2)} 2`);
  });

  it('makes a label without faults of any text', () => {
    for (const text of hostileTexts(2_000, 2)) {
      const label = writeLabel(text, new Set());
      assert.deepEqual(labelFaults(label), [], JSON.stringify(text));
      assert.ok(Buffer.from(label).toString() === label && label === label.trim(), JSON.stringify(text));
    }
  });
});
