import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLEAR_FIXTURES } from '../host/clearFixtures.mjs';
import { filesBelow, findLeaks, textCanary } from '../host/findLeaks.mjs';
import { clearKeyCanaries } from '../host/keyCanaries.mjs';
import { lookAfterSuites } from '../host/lookAfterSuites.mjs';
import { openDesk } from '../support/desk.js';

const secret = 'canary-Passphrase-0815+ä';

describe('looking for planted secrets', () => {
  it('finds them in every encoding, whatever stands before and after', () => {
    const place = (octets: Uint8Array | string) => [{ where: 'there', octets: Buffer.from(octets) }];
    const canaries = [textCanary(secret)];
    for (const before of ['', 'x', 'xy', 'xyz']) {
      const text = `${before}${secret}${before}`;
      const base64 = Buffer.from(text).toString('base64');
      for (const form of [
        text,
        Buffer.from(text, 'utf16le'),
        Buffer.from(text).toString('hex'),
        Buffer.from(text).toString('hex').toUpperCase(),
        base64,
        Buffer.from(text).toString('base64url'),
        Buffer.from(text, 'utf16le').toString('base64'),
        JSON.stringify(base64.replace(/.{10}/g, '$&\n')),
        `> ${base64.replace(/.{7}/g, '$&\r\n> ')}`,
      ])
        assert.ok(findLeaks(place(form), canaries).length > 0, String(form));
    }
    assert.deepEqual(findLeaks(place(secret.slice(1).repeat(3)), canaries), []);
  });

  describe('and private keys of the suites', () => {
    const fixtures = 'test/fixtures';
    let base: string;
    let workspace: string;

    beforeEach(() => {
      base = mkdtempSync(join(tmpdir(), 'cdcerts-canary-'));
      workspace = join(base, 'workspace');
      cpSync(fixtures, workspace, { recursive: true });
      for (const folder of ['data', 'sealed']) mkdirSync(join(base, folder));
    });

    afterEach(() => {
      rmSync(base, { recursive: true, force: true });
    });

    const look = (said = '') =>
      lookAfterSuites({
        data: join(base, 'data'),
        workspace,
        fixtures,
        gathered: [{ where: 'what was said', octets: Buffer.from(said) }],
      });

    it('stand nowhere but in the fixtures that are listed, each of which has one', () => {
      assert.deepEqual(look(), []);
      const keys = clearKeyCanaries(filesBelow(fixtures));
      for (const path of CLEAR_FIXTURES) {
        const place = { where: path, octets: readFileSync(join(fixtures, path)) };
        assert.notDeepEqual(findLeaks([place], keys), [], path);
      }
    });

    it('are found in every encoding, those of the fixtures and those that a suite has made', () => {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const passphrase = 'canary-Passphrase-5512';
      const sealing = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase } as const;
      writeFileSync(join(base, 'sealed/0.pem'), privateKey.export(sealing));
      const fixture = createPrivateKey({
        key: readFileSync(join(fixtures, 'pki/rsa/leaf.key')),
        passphrase: 'changeit',
      });
      for (const key of [privateKey, fixture]) {
        const der = key.export({ type: 'pkcs8', format: 'der' });
        const { d = '' } = key.export({ format: 'jwk' });
        for (const said of [
          key.export({ type: 'pkcs8', format: 'pem' }),
          JSON.stringify(key.export({ type: 'pkcs8', format: 'pem' })),
          der.toString('hex').toUpperCase(),
          der.toString('base64url'),
          Buffer.from(d, 'base64url').toString('hex'),
          d,
        ])
          assert.match(look(said.toString()).join('\n'), /the private key of .* in what was said/);
        writeFileSync(join(base, 'data/state.db'), der);
        assert.match(look().join('\n'), /as it is in .*state\.db/);
        rmSync(join(base, 'data/state.db'));
      }
      assert.deepEqual(look(), []);
    });

    it('are found where a listed fixture is copied to, or has become another', () => {
      cpSync(join(fixtures, 'keys/rsa.pkcs8.pem'), join(workspace, 'copy.txt'));
      writeFileSync(
        join(workspace, 'keys/P-256.pkcs8.pem'),
        readFileSync(join(fixtures, 'keys/P-384.pkcs8.pem')),
      );
      const found = look().join('\n');
      assert.match(found, /in .*copy\.txt/);
      assert.match(found, /in .*P-256\.pkcs8\.pem/);
    });

    it('and one that no passphrase of the suites opens fails the run', () => {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const sealing = {
        type: 'pkcs8',
        format: 'pem',
        cipher: 'aes-256-cbc',
        passphrase: 'of nobody',
      } as const;
      writeFileSync(join(base, 'sealed/0.pem'), privateKey.export(sealing));
      assert.throws(() => look(), /No passphrase of the suites opens/);
    });
  });

  it('fails a journey that has left one anywhere', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cdcerts-journey-'));
    try {
      const desk = await openDesk({ folder });
      const { data, page } = desk;
      desk.plant('another secret of this journey');
      writeFileSync(join(folder, 'of-the-workspace.txt'), Buffer.from(secret, 'utf16le'));
      writeFileSync(
        join(data, 'of-vscode.log'),
        Buffer.from('another secret of this journey').toString('base64'),
      );
      writeFileSync(join(folder, secret), '');
      // As a string: what runs in the page has other types than what runs here.
      await page.evaluate(`(async (text) => {
        localStorage.setItem('kept', text);
        await navigator.clipboard.writeText(text).catch(() => undefined);
        console.log(text);
        const said = document.createElement('div');
        said.textContent = text;
        document.querySelector('.monaco-aria-container').append(said);
      })(${JSON.stringify(secret)})`);
      const error = await desk.close().then(
        () => undefined,
        (failure: unknown) => failure,
      );
      assert.ok(error instanceof Error);
      for (const where of [
        /in UTF-16 in .*of-the-workspace\.txt/,
        /in base64 in .*of-vscode\.log/,
        /as it is in the name of /,
        /as it is in the browser’s storage/,
        /as it is in what was copied/,
        /as it is in the browser’s console/,
        /as it is in what was said/,
      ])
        assert.match(error.message, where);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
