import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';

describe('job-agent-url', () => {
  const about = (url: string) =>
    said('job-agent-url', materialJob({ more: `agent: { osaUrl: "${url}" }\n` }));

  it('takes semicolons, and shows how colons are mended', async () => {
    assert.deepEqual(await about('https;//ccd.example;58083/osa/events/post'), []);
    assert.match(
      (await about('https://ccd.example:58083/osa/events/post')).join(),
      /^error .*: “https;\/\/ccd\.example;58083\/osa\/events\/post”\.$/,
    );
    assert.match((await about('https;//ccd.example/osa')).join(), /HOST;PORT/);
  });
});
