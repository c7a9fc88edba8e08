import { readFileSync } from 'node:fs';
import { type BsslCase, checkBsslVerify } from '../../support/bsslVerify.js';
import { conformance } from '../../support/inspectFixture.js';

/** BoringSSL's path cases: data from outside, beside the repository. */
describe('validation of BoringSSL’s cases', () => {
  it('gives the verdict of each and the meaning of every error that it names, and differs where it is written down', async function () {
    const file = conformance('bssl-verify.json');
    if (file === undefined) this.skip();
    await checkBsslVerify(JSON.parse(readFileSync(file, 'utf8')) as BsslCase[]);
  });
});
