import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/core/base/textEdit.js';
import { moveSecrets } from '../../../../src/core/jobs/mends/moveSecrets.js';
import { parseJob } from '../../../../src/core/jobs/parseJob.js';
import { isSecretName } from '../../../../src/core/jobs/secretName.js';
import { jobText, linesOf } from '../../../support/jobFixture.js';

const SECRET = 'canary-Passphrase-5567';

const movesOf = async (text: string) => moveSecrets(text, await parseJob(text));

/** The text with every secret moved out at once. */
async function moved(text: string): Promise<string> {
  const moves = await movesOf(text);
  return applyEdits(
    text,
    moves.map(({ edit }) => edit),
  );
}

describe('a secret that stands in a job', () => {
  it('makes room for the name under which it is to be kept, and nothing else changes', async () => {
    const text = jobText({ replace: ['passphraseRef: CDNODE1_KEY', `passphrase : "${SECRET}"  # mine`] });
    assert.ok((await linesOf(text)).includes(`job-secret-literal error "${SECRET}"`));
    const [move, ...others] = await movesOf(text);
    assert.deepEqual(
      [move?.code, move?.name, move?.secret, others],
      ['job-secret-literal', 'CDNODE1_KEY_PASSPHRASE', SECRET, []],
    );
    assert.equal(move && text.slice(move.span.start, move.span.end), `"${SECRET}"`);
    const mended = await moved(text);
    assert.equal(
      mended,
      text.replace(`passphrase : "${SECRET}"`, 'passphraseRef : "CDNODE1_KEY_PASSPHRASE"'),
    );
    assert.deepEqual(await linesOf(mended), []);
  });

  it('goes to the reference of its own name, else to the only one of its section', async () => {
    const names = async (text: string) =>
      (await movesOf(`node: { name: N }\n${text}`)).map(({ name }) => name);
    assert.deepEqual(await names('keystore: { password: a b }'), ['N_KEYSTORE_PASSWORD']);
    assert.deepEqual(await names('keystore:\n  pwd: a b'), ['N_KEYSTORE_PASSWORD']);
    assert.deepEqual(await names('windows: { databasePassword: x, serviceAccountPassword: y }'), [
      'N_DATABASE_PASSWORD',
      'N_SERVICE_ACCOUNT_PASSWORD',
    ]);
    assert.deepEqual(await names('container: { adminPassword: x }'), ['N_ADMIN_PASSWORD']);
    // Which of the two is not for us to say; and of what the format has no field at all.
    assert.deepEqual(await names('windows: { password: x }'), []);
    // Two that one field is there for: one of them would be lost.
    assert.deepEqual(await names('keyCertificate: { passphrase: x, Password: y }'), []);
    assert.deepEqual(await names('password: x'), []);
    assert.deepEqual(await names('other: { password: x }'), []);
  });

  it('is not mistaken: neither a name, nor what a reference beside it says, nor a private key', async () => {
    for (const text of [
      'keyCertificate: { passphraseRef: KEY }',
      'keyCertificate: { passphrase: x, passphraseRef: KEY }',
      'keyCertificate: { passphrase: "" }',
      'keyCertificate: { passphrase: { of: x } }',
      'keyCertificate: { passphrase: "-----BEGIN PRIVATE KEY-----" }',
      'node: { name: x }',
      '',
      '{ no',
    ])
      assert.deepEqual(await movesOf(text), [], text);
  });

  it('is moved out of the reference’s own place, where it is no name', async () => {
    const text = jobText({ replace: ['passphraseRef: CDNODE1_KEY', `passphraseRef: ${SECRET}!`] });
    const [move] = await movesOf(text);
    assert.deepEqual([move?.code, move?.secret], ['job-value-invalid', `${SECRET}!`]);
    assert.equal(await moved(text), text.replace(`${SECRET}!`, 'CDNODE1_KEY_PASSPHRASE'));
  });

  it('of each server has a name of its own, and takes none that another secret has', async () => {
    const text = `metadata: { name: Many Nodes }
keystore: { passwordRef: B_KEY_PASSPHRASE }
keyCertificate: { passphrase: one }
overrides:
  - node: { name: A-1 }
    keyCertificate: { passphrase: two }
  - { node: { name: B }, keyCertificate: { passphrase: three } }
`;
    assert.deepEqual(
      (await movesOf(text)).map(({ name, secret }) => [name, secret]),
      [
        ['A_1_KEY_PASSPHRASE', 'one'],
        ['A_1_KEY_PASSPHRASE_2', 'two'],
        ['B_KEY_PASSPHRASE_2', 'three'],
      ],
    );
    const after = await moved(text);
    assert.ok(!/one|two|three/.test(after));
    assert.deepEqual(await movesOf(after), []);
  });

  it('may have lines of its own, whose last end is none of it', async () => {
    const text = `node: { name: "1" }\r\nkeystore:\r\n  password: |\r\n    ${SECRET}\r\n  file: k\r\n`;
    const [move] = await movesOf(text);
    assert.equal(move?.secret, SECRET);
    assert.ok(isSecretName(move.name), move.name);
    assert.equal(
      await moved(text),
      `node: { name: "1" }\r\nkeystore:\r\n  passwordRef: "_1_KEYSTORE_PASSWORD"\r\n  file: k\r\n`,
    );
  });
});
