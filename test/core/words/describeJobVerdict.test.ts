import assert from 'node:assert/strict';
import { describeJobVerdict, describeJobVerdicts } from '../../../src/core/words/describeJobVerdict.js';
import { writeJobListReport } from '../../../src/core/words/writeJobListReport.js';
import { NOW } from '../../support/inspectFixture.js';

const valid = { verdict: 'valid', errors: 0, warnings: 0, unchecked: 0 } as const;
const invalid = { verdict: 'invalid', errors: 2, warnings: 1, unchecked: 3 } as const;
const open = { verdict: 'unchecked', errors: 0, warnings: 0, unchecked: 1 } as const;

describe('what the checks of a job come to', () => {
  it('is said with how many findings say so', () => {
    assert.equal(describeJobVerdict(valid), 'valid');
    assert.equal(describeJobVerdict({ ...valid, warnings: 1 }), 'valid (1 warning)');
    assert.equal(describeJobVerdict(invalid), 'invalid (2 errors, 1 warning, 3 checks open)');
    assert.equal(describeJobVerdict(open), 'cannot be checked here (1 check open)');
    assert.equal(describeJobVerdicts([open, valid, valid]), '3 servers: 2 valid, 1 cannot be checked here');
  });

  it('stands in the report of a list, whose text makes nothing of hostile names', () => {
    const server = { node: 'ONE\u202e', file: 'a\nb', key: 'one', isKeyNamed: false, verdict: invalid };
    const report = writeJobListReport(
      [server, { ...server, key: undefined, verdict: valid }],
      'list\u0007.csv',
      NOW,
    );
    assert.match(report, /^1 install job, made of .* on 2026-11-23\n\n2 servers: 1 valid, 1 invalid\n/);
    assert.match(report, / {2}Key certificate {2}one, found by the node\n/);
    assert.match(report, / {2}Key certificate {2}issued by Control Center Director\n/);
    assert.match(report, / {2}Checks {11}invalid \(2 errors, 1 warning, 3 checks open\)\n/);
    assert.doesNotMatch(report, /\u202e|\u0007|a\nb/);
  });
});
