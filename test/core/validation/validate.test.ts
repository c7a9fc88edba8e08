import assert from 'node:assert/strict';
import { DEFAULT_OPTIONS } from '../../../src/core/validation/options.js';
import { validate } from '../../../src/core/validation/validate.js';
import { NOW } from '../../support/inspectFixture.js';
import { AUTHORITY, makeCertificate, makeKey, toKnown } from '../../support/makeCertificate.js';
import { toMeans } from '../../support/validationCase.js';

const [key, other] = [makeKey(), makeKey()];
const make = (subject: string, issuer: string, own = key, signer = key) =>
  makeCertificate({ subject, issuer, key: own, signer, extensions: [AUTHORITY] });

describe('validate', () => {
  const root = make('Root', 'Root');
  const run = (leaf: ReturnType<typeof make>, ...untrusted: readonly ReturnType<typeof make>[]) =>
    validate(toKnown(leaf), toMeans({ untrusted: untrusted.map(toKnown), anchors: [toKnown(root)] }), {
      ...DEFAULT_OPTIONS,
      at: NOW,
    });

  it('takes what an anchor signed for its own name and key', async () => {
    const { verdict, path } = await run(make('Root', 'Root'));
    assert.equal(verdict, 'valid');
    assert.equal(path.length, 2);
  });

  it('takes no other for an anchor because of its name', async () => {
    const { verdict, reasons } = await run(make('Root', 'Root', other, other));
    assert.equal(verdict, 'invalid');
    assert.equal(reasons[0]?.code, 'root-untrusted');
  });

  it('goes through a name and key once', async () => {
    const { verdict, reasons } = await run(
      make('leaf', 'A', other),
      make('A', 'B', other, key),
      make('B', 'A', key, other),
    );
    assert.equal(verdict, 'invalid');
    assert.equal(reasons[0]?.code, 'signature-invalid');
  });
});
