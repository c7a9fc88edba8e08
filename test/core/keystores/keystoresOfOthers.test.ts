import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Keystore } from '../../../src/core/keystores/keystore.js';
import { openKeystore } from '../../../src/core/keystores/openKeystore.js';
import { readContents } from '../../../src/core/contents/readContents.js';
import { conformance } from '../../support/inspectFixture.js';

/** A keystore as Java and BouncyCastle found it. */
interface Case {
  readonly file: string;
  readonly type: string;
  readonly password: string | null;
  readonly entries?: readonly {
    readonly alias: string;
    readonly kind: string;
    readonly keyFormat?: string;
    readonly keyPassword?: string;
    readonly keySha256?: string;
    readonly certSha256?: readonly string[];
  }[];
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function keystoreIn(file: string): Keystore | undefined {
  const [item] = readContents(new Uint8Array(readFileSync(file))).items;
  return item?.model.kind === 'keystore' ? item.model : undefined;
}

const printsOf = ({ enclosed }: Keystore, kind: 'certificate' | 'privateKey'): readonly string[] =>
  enclosed.flatMap(({ model, opened }) => {
    if (model.kind !== kind) return [];
    return model.kind === 'privateKey' ? [opened ? sha256(opened.pkcs8) : 'closed'] : [sha256(model.der)];
  });

const list = conformance('keystores-dev.jsonl');
const cases = (list === undefined ? '' : readFileSync(list, 'utf8'))
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Case);

describe('keystores of others', () => {
  it('are there', function () {
    if (list === undefined) this.skip();
    assert.equal(cases.filter(({ type }) => type === 'PKCS12').length, 31);
  });

  for (const { entries = [], file, password } of cases.filter(({ type }) => type === 'PKCS12')) {
    it(`opens ${file}`, async () => {
      const keystore = keystoreIn(conformance(file) ?? '');
      assert.ok(keystore);
      const opening = await openKeystore(keystore, password ?? '');
      assert.equal(opening.outcome, 'opened');
      const certificates = printsOf(opening.keystore, 'certificate');
      const keys = printsOf(opening.keystore, 'privateKey');
      // Java shows no certificate that has neither key nor trust, and no key without a certificate: at least its own.
      for (const { certSha256 = [], keySha256 } of entries) {
        if (keySha256 !== undefined) assert.ok(keys.includes(keySha256), keySha256);
        for (const print of certSha256) assert.ok(certificates.includes(print), print);
      }
      assert.ok(!keys.includes('closed') && opening.keystore.sealed.every(({ isOpen }) => isOpen));
      assert.ok(certificates.length + keys.length > 0);
    });
  }

  it('are Java’s own too', function () {
    if (list === undefined) this.skip();
    const count = (type: string) => cases.filter((one) => one.type === type).length;
    assert.deepEqual([count('JKS'), count('JCEKS')], [9, 15]);
  });

  for (const { entries, file, password } of cases.filter(({ type }) => type === 'JKS' || type === 'JCEKS')) {
    if (entries === undefined) {
      // Java stumbles over what is inside; it is passed over here, and named.
      it(`names the secret key of ${file}`, () => {
        const keystore = keystoreIn(conformance(file) ?? '');
        assert.deepEqual(
          keystore?.enclosed.map(({ faults }) => faults.map(({ code }) => code)),
          [['enclosed-unread']],
        );
        assert.deepEqual(keystore.faults, []);
      });
      continue;
    }
    it(`opens ${file}`, async () => {
      const keystore = keystoreIn(conformance(file) ?? '');
      assert.ok(keystore);
      // Some keys have passphrases of their own: each opens by its own.
      const passwords = [password ?? '', ...entries.flatMap(({ keyPassword }) => keyPassword ?? [])];
      let opened = keystore;
      for (const one of new Set(passwords)) {
        const opening = await openKeystore(opened, one, { insist: true });
        // Nobody wrote down the passphrase of one: its certificates are there to be read all the same.
        if (password === null) assert.equal(opening.outcome, 'passphrase-wrong');
        // The passphrase of a secret key opens nothing that is read here.
        if (opening.outcome === 'opened') opened = opening.keystore;
      }
      const keys = new Set(printsOf(opened, 'privateKey'));
      const certificates = printsOf(opened, 'certificate');
      assert.deepEqual([opened.faults, opened.integrity?.isProven ?? password === null], [[], true]);
      const wanted = entries.filter(({ keyFormat }) => keyFormat !== 'RAW');
      for (const { keySha256 } of wanted)
        if (keySha256 !== undefined) assert.ok(keys.has(keySha256), keySha256);
      const found = [...certificates].sort();
      const expected = wanted.flatMap(({ certSha256 = [] }) => certSha256).sort();
      // Of two entries with one alias Java shows the later one; both are shown here.
      if (file.includes('duplicate_aliases'))
        assert.deepEqual([found.length, found.includes(expected[0] ?? '')], [2, true]);
      else assert.deepEqual(found, expected);
    });
  }

  it('are named where they are not read yet', function () {
    if (list === undefined) this.skip();
    for (const { file, type } of cases.filter((one) => one.type === 'BKS' || one.type === 'UBER')) {
      const [item] = readContents(new Uint8Array(readFileSync(conformance(file) ?? ''))).items;
      assert.deepEqual(item?.faults[0]?.facts, { container: `BouncyCastle ${type}` }, file);
    }
  });

  it('end in an outcome where fuzzers made them', async function () {
    const folder = conformance('malformed/boringssl-pkcs12');
    if (folder === undefined) this.skip();
    for (const name of readdirSync(folder)) {
      const keystore = keystoreIn(join(folder, name));
      assert.ok(keystore, name);
      for (const passphrase of ['', 'foo']) {
        const { outcome } = await openKeystore(keystore, passphrase);
        assert.ok(['opened', 'passphrase-wrong', 'broken', 'costly', 'unsupported'].includes(outcome), name);
      }
    }
  });
});
