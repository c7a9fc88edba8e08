import assert from 'node:assert/strict';
import { jobText, linesOf } from '../../../support/jobFixture.js';

describe('job-label-long', () => {
  it('warns of a long label where this level of Director does not take it', async () => {
    const long = 'x'.repeat(51);
    const withLabel = jobText({ replace: ['label: root', `label: ${long}`] });
    assert.deepEqual(await linesOf(withLabel), [`job-label-long warning ${long}`]);
    const levels = { '6.4.0.0': 1, '6.4.0.0 iFix01': 0, '6.4.1': 0, '7': 0, '6.3.1.0 iFix09': 1 };
    for (const [level, count] of Object.entries(levels))
      assert.equal((await linesOf(withLabel.replace('6.3.1.0 iFix03', level))).length, count, level);
  });
});
