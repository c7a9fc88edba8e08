import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';

/** Scratch folders of ours in the temporary folder. */
const leftovers = () => readdirSync(tmpdir()).filter((name) => /^cdcerts-(sample|vscode)-/.test(name));

describe('npm start', () => {
  it('serves VS Code, and Ctrl-C leaves nothing behind', async function () {
    if (process.platform === 'win32') this.skip(); // no signal stands for Ctrl-C there
    const before = leftovers();
    const child = spawn(process.execPath, ['.config/start.mjs'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, CI: 'true' },
    });
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    try {
      const url = await printedUrl(child.stdout);
      const page = await fetch(url);
      assert.equal(page.status, 200);
      assert.match(await page.text(), /workbench/);
      child.kill('SIGINT');
      assert.equal(await ended, 0);
      await assert.rejects(fetch(url), 'the server is gone');
      assert.deepEqual(leftovers(), before);
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('refuses what is no folder', async () => {
    const child = spawn(process.execPath, ['.config/start.mjs', 'package.json'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const code = await new Promise((resolve) => child.once('close', resolve));
    assert.equal(code, 2);
    assert.match(said, /package\.json is no folder/);
  });
});

function printedUrl(output: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: output });
    lines.on('line', (line) => {
      const found = /^Open (http:\/\/\S+)/.exec(line);
      if (found?.[1] !== undefined) resolve(found[1]);
    });
    lines.once('close', () => {
      reject(new Error('npm start ended without an address'));
    });
  });
}
