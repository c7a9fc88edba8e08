import assert from 'node:assert/strict';
import { gates, isPast } from '../../../../src/core/jobs/levels/gates.js';
import { compareLevels, isAtLeast, parseLevel } from '../../../../src/core/jobs/levels/level.js';

describe('levels', () => {
  it('are read as IBM writes them', () => {
    const levels = {
      '6.3.1.0 iFix03': [6, 3, 1, 0, 3],
      '6.4.0.6 iFix014': [6, 4, 0, 6, 14],
      '6.4.0.6_iFix014': [6, 4, 0, 6, 14],
      '6.3.1.0ifix3': [6, 3, 1, 0, 3],
      '6.4': [6, 4, 0, 0, 0],
      ' 7 ': [7, 0, 0, 0, 0],
    };
    for (const [text, level] of Object.entries(levels)) assert.deepEqual(parseLevel(text), level, text);
    for (const text of ['', 'newest', '6.4.0.0.1', 'v6', '6.4 iFix', '6..4', '6.4.0.6 fix 3', '1'.repeat(99)])
      assert.equal(parseLevel(text), undefined, text);
  });

  it('are compared number by number, interim fixes last', () => {
    const sorted = ['6.2', '6.3.1', '6.3.1.0 iFix2', '6.3.1.0 iFix03', '6.3.1.0 iFix10', '6.3.1.1', '6.10'];
    const levels = sorted.map((text) => parseLevel(text) ?? assert.fail(text));
    assert.deepEqual([...levels].reverse().sort(compareLevels), levels);
    assert.equal(isAtLeast('6.4.0.0', '6.4'), true);
    assert.equal(isAtLeast('soon', '6.4'), undefined);
    assert.equal(isAtLeast(undefined, '6.4'), undefined);
  });

  it('stand at each gate, before it and after it', () => {
    for (const gate of Object.values(gates)) {
      const level = parseLevel(gate.level) ?? assert.fail(gate.level);
      assert.equal(isPast(gate, gate.level), true);
      assert.equal(isPast(gate, `${level[0]}.${level[1]}.${level[2]}.${level[3]} iFix99`), true);
      assert.equal(isPast(gate, '5.9.9.9 iFix99'), false);
    }
  });
});
