import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Replacement, Standing } from '../../../src/core/store/replace/replacement.js';
import { writeReplacement } from '../../../src/core/words/writeReplacement.js';
import { NOW } from '../../support/inspectFixture.js';
import { itemsOf } from '../../support/storeFixture.js';

function standing(...files: readonly string[]): Standing {
  const [first, ...others] = files.flatMap((file) =>
    itemsOf(file, 'certificate').flatMap(({ model }) => (model.kind === 'certificate' ? [model] : [])),
  );
  assert.ok(first);
  return [first, ...others];
}

const rsa = (name: string) => `pki/rsa/${name}.pem`;
const own = standing(rsa('leaf'), rsa('intermediate'), rsa('root'));

/** The file of its words, and what takes whose place. */
const CASES: Readonly<Record<string, Replacement>> = {
  partner: {
    kind: 'key',
    before: own,
    after: standing('partner/leaf.pem', 'partner/intermediate.pem', 'partner/root.pem'),
  },
  'of-partner': {
    kind: 'peer',
    before: own,
    after: standing('partner/leaf.pem', 'partner/intermediate.pem', 'partner/root.pem'),
  },
  'other-key': { kind: 'key', before: own, after: standing('pki/ec/leaf.pem') },
  'self-signed': { kind: 'key', before: own, after: standing('self-signed/node.pem') },
  authority: {
    kind: 'ca',
    before: standing('partner/root.pem'),
    after: standing('partner/root-same-name.pem'),
  },
  expired: {
    kind: 'key',
    before: own,
    after: standing('pki/rsa/expired-keycert.txt'),
  },
};

describe('a replacement in words', () => {
  for (const [name, replacement] of Object.entries(CASES))
    it(`is that of test/golden/replacements/${name}.txt`, () => {
      const golden = `test/golden/replacements/${name}.txt`;
      const text = `${writeReplacement(replacement, NOW).join('\n')}\n`;
      if (process.env['WRITE_GOLDEN'] === 'replacements') writeFileSync(golden, text);
      assert.equal(text, readFileSync(golden, 'utf8'));
    });

  it('shows nothing of a hostile name that is not seen', () => {
    for (const file of ['bidi', 'html', 'long', 'markdown', 'newline', 'yaml-shell']) {
      const lines = writeReplacement(
        { kind: 'key', before: own, after: standing(`hostile/${file}.pem`) },
        NOW,
      );
      assert.doesNotMatch(lines.join(''), /[\p{Cc}\p{Bidi_Control}\u2028\uFEFF]/u, file);
      assert.ok(lines.join('\n').length < 8_000, file);
    }
  });
});
