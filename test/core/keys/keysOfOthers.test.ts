import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { openKey, type Opening } from '../../../src/core/keys/openKey.js';
import { parsePrivateKey } from '../../../src/core/keys/parsePrivateKey.js';

const folders = ['../shared/conformance/pyca/asymmetric', '../shared/conformance/mbedtls/data_files'];

/** The passphrases that pyca/cryptography and mbedTLS use in their own tests. */
const passphrases = [
  ...['baz', '123456', 'a123456', 'testpassword', 'password', 'PolarSSLTest', 'polar', 'testkey', 'foobar'],
  'Red Hat Enterprise Linux 7.4',
  ...['hunter2', 'hunter42', 'asdf', 'qwerty'],
];

interface Block {
  readonly file: string;
  readonly pem: string;
  readonly label: string;
  readonly headers: { name: string; value: string }[];
  readonly bytes: Uint8Array;
}

function blocks(): Block[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .flatMap(({ parentPath, name }) => blocksOf(name, readFileSync(`${parentPath}/${name}`, 'latin1'))),
  );
}

function blocksOf(file: string, text: string): Block[] {
  const begun = /-----BEGIN ((?:\w+ )?PRIVATE KEY)-----\n(.*?)-----END \1-----/gs;
  return [...text.replaceAll('\r', '').matchAll(begun)].map(([pem, label = '', body = '']) => {
    const lines = body.split('\n');
    const headers = lines
      .filter((line) => line.includes(': '))
      .map((line) => ({ name: line.split(': ')[0] ?? '', value: line.split(': ')[1] ?? '' }));
    const base64 = lines.filter((line) => !line.includes(':')).join('');
    return { file, pem, label, headers, bytes: Uint8Array.from(Buffer.from(base64, 'base64')) };
  });
}

/** The public half according to Node's OpenSSL; undefined where it does not read the key. */
function theirs(pem: string, passphrase?: string): string | undefined {
  try {
    const key = createPrivateKey({ key: pem, ...(passphrase === undefined ? {} : { passphrase }) });
    return createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('hex');
  } catch {
    return undefined;
  }
}

const ours = (opening: Opening) =>
  opening.outcome === 'opened' && opening.key.publicKey
    ? Buffer.from(opening.key.publicKey.raw).toString('hex')
    : undefined;

/** OpenSSL takes a key whose two curves differ for one on the inner curve. */
const divergences = ['ec-inconsistent-curve2.pem'];

/** Opened, but its public half takes arithmetic that Web Crypto does not have in every host. */
const withoutPublicHalf = [
  ...[
    'dhkey.pem',
    'dhkey_rfc5114_2.pem',
    'ed448-pkcs8-enc.pem',
    'ed448-pkcs8.pem',
    'ec_oid_not_in_reg_private_2.pkcs8.pem',
  ],
  ...[
    'nodompar_private.pkcs8.pem',
    'private.pem',
    'unenc-dsa-pkcs8.pem',
    'x448-pkcs8-enc.pem',
    'x448-pkcs8.pem',
  ],
  'ec_x448_prv.pem',
  // Its private number is out of the curve's range, so that Web Crypto refuses it.
  'ec-invalid-private-scalar.pem',
];

describe('private keys of pyca/cryptography and mbedTLS', () => {
  before(function () {
    if (!folders.every((folder) => existsSync(folder))) this.skip();
  });

  it('open wherever OpenSSL opens them, as the same key; no passphrase is called wrong that is right', async function () {
    this.timeout(120_000);
    const outcomes: Record<string, number> = {};
    const missing: string[] = [];
    for (const { file, pem, label, headers, bytes } of blocks()) {
      const key = parsePrivateKey(bytes, label, headers);
      let opening: Opening = { outcome: 'passphrase-wrong' };
      for (const passphrase of key.encryption ? passphrases : [undefined]) {
        opening = await openKey(key, passphrase);
        const expected = theirs(pem, passphrase);
        if (expected === undefined) assert.ok(!divergences.includes(file), file);
        else if (opening.outcome === 'opened' && !opening.key.publicKey) missing.push(file);
        else if (!divergences.includes(file) && key.wrapper !== 'openssh')
          assert.equal(ours(opening), expected, file);
        if (opening.outcome !== 'passphrase-wrong') break;
      }
      outcomes[opening.outcome] = (outcomes[opening.outcome] ?? 0) + 1;
    }
    assert.deepEqual(missing.sort(), [...withoutPublicHalf].sort());
    assert.deepEqual(outcomes, { opened: 255, broken: 8, unsupported: 18 });
  });
});
