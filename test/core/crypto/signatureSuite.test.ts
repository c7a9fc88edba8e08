import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { checkSignature } from '../../support/checkSignatures.js';
import { fixture } from '../../support/inspectFixture.js';

describe('OpenSSL’s signature of each algorithm', () => {
  const files = readdirSync('test/fixtures/signatures').filter((name) => name.endsWith('.pem'));

  it('are here', () => {
    assert.ok(files.length >= 28, `${files.length}`);
  });

  for (const file of files)
    it(`has its verdict: ${file}`, () => checkSignature(file, fixture(`signatures/${file}`)));
});
