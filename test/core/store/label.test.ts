import assert from 'node:assert/strict';
import { LABEL_LENGTH, labelFaults, labelWarnings, writeLabel } from '../../../src/core/store/label.js';
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
  });
});

describe('labelWarnings', () => {
  it('minds the length, what a shell acts on, and spaces', () => {
    assert.deepEqual(labelWarnings('Client-API'), []);
    assert.deepEqual(labelWarnings('Knoten_1.Prüf'), []);
    assert.deepEqual(labelWarnings('cd demo id 1'), ['label-space']);
    assert.deepEqual(labelWarnings('x'.repeat(LABEL_LENGTH)), []);
    assert.deepEqual(labelWarnings('x'.repeat(LABEL_LENGTH + 1)), ['label-long']);
    assert.deepEqual(labelWarnings('𝔞'.repeat(LABEL_LENGTH)), []);
    for (const character of '`$;&|<>(){}[]*?!~#\\\'"')
      assert.deepEqual(labelWarnings(`a${character}b`), ['label-shell'], character);
    assert.deepEqual(labelWarnings(`$( ${'x'.repeat(50)}`), ['label-long', 'label-shell', 'label-space']);
  });
});

describe('writeLabel', () => {
  it('keeps a good label and numbers a taken one within the limit', () => {
    assert.equal(writeLabel('Musterbank Root CA', new Set()), 'Musterbank Root CA');
    assert.equal(writeLabel('Müller & Söhne (CA) $HOME', new Set()), 'Müller Söhne CA HOME');
    assert.equal(writeLabel('Root', new Set(['Root', 'Root 2'])), 'Root 3');
    const long = 'x'.repeat(LABEL_LENGTH);
    assert.equal(writeLabel(long, new Set([long])), `${'x'.repeat(LABEL_LENGTH - 2)} 2`);
  });

  it('makes a label without faults of any text', () => {
    for (const text of hostileTexts(2_000, 2)) {
      const label = writeLabel(text, new Set());
      assert.deepEqual(labelFaults(label), [], JSON.stringify(text));
      const warnings = labelWarnings(label).filter((warning) => warning !== 'label-space');
      assert.deepEqual(warnings, [], JSON.stringify(text));
      assert.ok(Buffer.from(label).toString() === label && label === label.trim(), JSON.stringify(text));
    }
  });
});
