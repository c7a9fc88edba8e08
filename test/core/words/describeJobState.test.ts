import assert from 'node:assert/strict';
import type { Finding } from '../../../src/core/findings/finding.js';
import { describeJobState } from '../../../src/core/words/describeJobState.js';
import { inspectMaterial, materialJob } from '../../support/jobMaterial.js';

const one = (code: string, severity: Finding['severity']): Finding => ({
  code,
  severity,
  span: { start: 0, end: 0 },
  message: code,
});

describe('describeJobState', () => {
  it('calls ready what was checked and is right, and counts what is to be minded', async () => {
    assert.deepEqual(describeJobState([]), { verdict: 'ready', words: 'ready' });
    const text = materialJob();
    assert.deepEqual(describeJobState(await inspectMaterial(text)), { verdict: 'ready', words: 'ready' });
    assert.equal(describeJobState([one('job-keystore-password', 'information')]).words, 'ready, 1 note');
  });

  it('says of a job whose certificate is still to come that it waits', () => {
    assert.deepEqual(describeJobState([one('job-request-waiting', 'information')]), {
      verdict: 'unchecked',
      words: 'waits for its answer, 1 point cannot be checked here',
    });
  });

  it('never calls ready what could not be checked here', async () => {
    const secret = () => Promise.resolve(undefined);
    const state = describeJobState(await inspectMaterial(materialJob(), { secret }));
    assert.deepEqual(state, { verdict: 'unchecked', words: '1 point cannot be checked here' });
    assert.equal(describeJobState([one('job-chain-unchecked', 'warning')]).verdict, 'unchecked');
  });

  it('counts errors and warnings as problems, and says the rest behind them', () => {
    const warned = [one('job-label-long', 'warning'), one('job-key-unchecked', 'information')];
    assert.deepEqual(describeJobState(warned), {
      verdict: 'warned',
      words: '1 problem, 1 point cannot be checked here',
    });
    const findings = [
      ...warned,
      one('job-syntax', 'error'),
      one('job-a', 'information'),
      one('job-b', 'hint'),
    ];
    assert.deepEqual(describeJobState(findings), {
      verdict: 'invalid',
      words: '2 problems, 1 point cannot be checked here, 1 note',
    });
  });
});
