import assert from 'node:assert/strict';
import type { Finding } from '../../../src/core/findings/finding.js';
import { describeJobVerdict, describeJobVerdicts } from '../../../src/core/words/describeJobVerdict.js';
import { writeJobListReport } from '../../../src/core/words/writeJobListReport.js';
import { NOW } from '../../support/inspectFixture.js';

const finding = (code: string, severity: Finding['severity']): Finding => ({
  code,
  severity,
  message: '',
  span: { start: 0, end: 0 },
});

const open = finding('job-key-unchecked', 'information');
const warning = finding('job-label-long', 'warning');
const error = finding('job-admin-user', 'error');

describe('what the checks of a server come to', () => {
  it('is valid, invalid, or that it cannot be checked, with how much says so', () => {
    const of = (...findings: readonly Finding[]) => {
      const { verdict, words } = describeJobVerdict(findings);
      return [verdict, words];
    };
    assert.deepEqual(of(), ['valid', 'valid']);
    assert.deepEqual(of(warning), ['valid', 'valid (1 problem)']);
    assert.deepEqual(of(open, warning), ['unchecked', '1 problem, 1 point cannot be checked here']);
    assert.deepEqual(of(open, error), ['invalid', 'invalid (1 problem, 1 point cannot be checked here)']);
    assert.equal(of(finding('job-chain-unchecked', 'warning'))[0], 'unchecked');
  });

  it('is counted over several', () => {
    const all = [[open], [], [], [error]].map(describeJobVerdict);
    assert.equal(describeJobVerdicts(all), '4 servers: 2 valid, 1 invalid, 1 cannot be checked here');
    assert.equal(describeJobVerdicts(all.slice(1, 2)), '1 server: 1 valid');
  });

  it('stands in the report of a list, whose text makes nothing of hostile names', () => {
    const verdict = describeJobVerdict([error]);
    const server = { node: 'ONE\u202e', file: 'a\nb', key: 'one', isKeyNamed: false, verdict };
    const report = writeJobListReport(
      [server, { ...server, key: undefined, verdict: describeJobVerdict([]) }],
      'list\u0007.csv',
      NOW,
    );
    assert.match(report, /^1 install job, made of .* on 2026-11-23\n\n2 servers: 1 valid, 1 invalid\n/);
    assert.match(report, / {2}Key certificate {2}one, found by the node\n/);
    assert.match(report, / {2}Key certificate {2}issued by Control Center Director\n/);
    assert.match(report, / {2}Checks {11}invalid \(1 problem\)\n/);
    assert.doesNotMatch(report, /\u202e|\u0007|a\nb/);
  });
});
