import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findLeaks, textCanary } from '../host/findLeaks.mjs';
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
