import assert from 'node:assert/strict';
import type { Finding, Severity } from '../../../src/core/findings/finding.js';
import { SHOWN_FINDINGS, worstFirst } from '../../../src/core/findings/worstFirst.js';

const finding = (severity: Severity, start: number): Finding => ({
  code: 'expired',
  severity,
  span: { start, end: start + 1 },
  message: 'x',
});
const outline = (findings: readonly Finding[]) =>
  findings.map(({ severity, span }) => `${severity} ${span.start}`);

describe('worstFirst', () => {
  const mixed = [
    finding('hint', 0),
    finding('warning', 9),
    finding('error', 8),
    finding('information', 1),
    finding('warning', 2),
    finding('error', 3),
  ];

  it('sorts by severity, then by place', () => {
    assert.deepEqual(outline(worstFirst(mixed)), [
      'error 3',
      'error 8',
      'warning 2',
      'warning 9',
      'information 1',
      'hint 0',
    ]);
  });

  it('leaves out the mildest, and the last says how many', () => {
    const shown = worstFirst(mixed, 4);
    assert.deepEqual(outline(shown), ['error 3', 'error 8', 'warning 2', 'warning 9']);
    assert.equal(shown[3]?.code, 'more-findings');
    assert.equal(shown[3].message, '3 more findings are not shown, none of them worse than this.');
  });

  it('adds nothing where all fit', () => {
    assert.ok(worstFirst(mixed, 6).every(({ code }) => code === 'expired'));
  });

  it('keeps within what VS Code shows', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => finding('error', index));
    const shown = worstFirst(many);
    assert.equal(shown.length, SHOWN_FINDINGS);
    assert.match(shown.at(-1)?.message ?? '', /^4,001 more/);
  });

  it('does not change what it was given', () => {
    const before = outline(mixed);
    worstFirst(mixed, 2);
    assert.deepEqual(outline(mixed), before);
  });
});
