import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inventory } from '../../src/cli/inventory.js';
import { UsageError } from '../../src/cli/usage.js';
import { captureStreams } from '../support/captureStreams.js';

const pki = 'test/fixtures/pki/rsa';

describe('cdcerts inventory', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cdcerts-'));
    for (const [name, file] of [
      ['key/node', 'leaf.pem'],
      ['ca/root', 'root.pem'],
    ] as const) {
      mkdirSync(join(folder, 'certificates', name), { recursive: true });
      cpSync(join(pki, file), join(folder, 'certificates', name, 'certificate.pem'));
    }
    writeFileSync(join(folder, 'certificates/certificate-store.yaml'), 'format: 1\n');
    writeFileSync(join(folder, 'certificates/key/node/entry.yaml'), 'label: CD one\ntags: [partner]\n');
    cpSync(join(pki, 'trusted.txt'), join(folder, 'trusted.txt'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const run = async (...args: readonly string[]) => {
    const streams = captureStreams();
    const status = await inventory([...args, folder], streams);
    return { status, errors: streams.errors, text: streams.lines.join('\n').replaceAll(`${folder}/`, '') };
  };

  it('lists each certificate once, in the store and beside it, with what people know of it', async () => {
    const { status, text } = await run('--format', 'json');
    assert.equal(status, 0);
    const records = JSON.parse(text) as readonly Record<string, unknown>[];
    assert.deepEqual(
      records.map(({ files, kind, name, tags }) => [name, kind, tags, files]),
      [
        ['CD one', 'node', ['partner'], ['certificates/key/node/certificate.pem']],
        ['root', 'root', [], ['certificates/ca/root/certificate.pem', 'trusted.txt']],
        ['Musterbank AG Issuing CA 1', 'intermediate', [], ['trusted.txt']],
      ],
    );
  });

  it('counts what partners present, and says that it is theirs where it is nobody else’s', async () => {
    for (const [name, file] of [
      ['peer/them', 'partner/leaf.pem'],
      ['peer/own', 'pki/rsa/leaf.pem'],
    ] as const) {
      mkdirSync(join(folder, 'certificates', name), { recursive: true });
      cpSync(join('test/fixtures', file), join(folder, 'certificates', name, 'certificate.pem'));
    }
    const records = JSON.parse((await run('--format', 'json')).text) as readonly Record<string, unknown>[];
    const kinds = new Map(records.map(({ kind, name }) => [name, kind]));
    assert.deepEqual([kinds.get('them'), kinds.get('CD one, own')], ['partner', 'node']);
    assert.match((await run('--format', 'markdown')).text, /\| them \| partner \|/);
  });

  it('goes by the lead times that it is given', async () => {
    const renewBy = async (...args: readonly string[]) =>
      (JSON.parse((await run('--format', 'json', ...args)).text) as readonly { renewBy: string }[]).map(
        (one) => one.renewBy,
      );
    assert.deepEqual(await renewBy(), ['2035-11-02', '2035-07-05', '2035-07-05']);
    assert.deepEqual(await renewBy('--lead-days', '1', '--ca-lead-days', '0'), [
      '2035-12-31',
      '2036-01-01',
      '2036-01-01',
    ]);
    const { text } = await run('--at', '2035-12-31T00:00:00Z', '--warning-days', '400');
    assert.equal(text.split(',expiring,').length, 4);
    await assert.rejects(run('--lead-days', 'many'), UsageError);
    await assert.rejects(run('--format', 'xlsx'), UsageError);
  });

  it('says what it cannot open, and lists the rest', async () => {
    const streams = captureStreams();
    assert.equal(await inventory([join(folder, 'trusted.txt'), join(folder, 'gone.pem')], streams), 2);
    assert.equal(streams.errors.length, 1);
    assert.equal(streams.lines.join('').split(',valid,').length, 3);
  });
});
