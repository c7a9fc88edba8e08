import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { writeChain } from '../../../src/core/words/writeChain.js';
import { chainOf, chainTextOf } from '../../support/chainFixture.js';
import { NOW } from '../../support/inspectFixture.js';

/** What each is given, and the file of its words. */
const CASES = {
  trusted: ['pki/rsa/leaf.pem', { pool: ['pki/rsa/intermediate.pem'], trusted: ['pki/rsa/root.pem'] }],
  assumed: ['partner/leaf.pem', { pool: ['partner/partner-ca-bundle.pem'] }],
  'near-miss': ['partner/leaf.pem', { pool: ['partner/intermediate.pem', 'partner/root-same-name.pem'] }],
  expired: [
    'pki/ec/leaf.pem',
    { pool: ['pki/ec/intermediate.pem'], trusted: ['pki/ec/root.pem'], at: Date.UTC(2036, 5, 1) },
  ],
  root: ['pki/ec/root.pem', { trusted: ['pki/ec/root.pem'] }],
} as const;

describe('a chain in words', () => {
  for (const [name, [file, known]] of Object.entries(CASES))
    it(`is that of test/golden/chains/${name}.txt`, async () => {
      const golden = `test/golden/chains/${name}.txt`;
      const text = await chainTextOf(file, known);
      if (process.env['WRITE_GOLDEN'] === 'chains') writeFileSync(golden, text);
      assert.equal(text, readFileSync(golden, 'utf8'));
    });

  it('names each certificate’s file in its place', async () => {
    const chain = await chainOf('pki/rsa/leaf.pem', {
      trusted: ['pki/rsa/root.pem', 'pki/rsa/intermediate.pem'],
    });
    const { places, text } = writeChain(chain, NOW, ({ file }) => file ?? '');
    assert.deepEqual(
      places.map(({ span }) => text.slice(span.start, span.end)),
      ['pki/rsa/leaf.pem', 'pki/rsa/intermediate.pem'],
    );
  });

  it('shows nothing of a hostile name that is not seen', async () => {
    for (const file of ['bidi', 'html', 'long', 'markdown', 'newline', 'yaml-shell']) {
      const text = await chainTextOf(`hostile/${file}.pem`);
      assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Bidi_Control}\u2028\uFEFF]/u, file);
      assert.ok(text.length < 8_000, file);
    }
  });
});
