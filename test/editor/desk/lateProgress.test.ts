import assert from 'node:assert/strict';
import { withLateProgress } from '../../../src/editor/desk/lateProgress.js';

describe('work that may take long', () => {
  it('comes to what it comes to, early and late', async () => {
    assert.equal(await withLateProgress('Working', () => Promise.resolve(1)), 1);
    const late = withLateProgress('Working', () => new Promise((resolve) => setTimeout(resolve, 20, 2)), 0);
    assert.equal(await late, 2);
  });

  it('fails as it fails, early and late', async () => {
    await assert.rejects(
      withLateProgress('Working', () => Promise.reject(new Error('no'))),
      /no/,
    );
    const late = withLateProgress(
      'Working',
      () =>
        new Promise((_resolve, reject) => {
          setTimeout(() => {
            reject(new Error('no'));
          }, 20);
        }),
      0,
    );
    await assert.rejects(late, /no/);
  });
});
