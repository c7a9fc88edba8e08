import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { placeOf } from '../../../src/core/contents/placeOf.js';
import { readContents } from '../../../src/core/contents/readContents.js';
import { defaultPolicy } from '../../../src/core/inventory/expiry.js';
import {
  certificatesOf,
  type FoundCertificate,
  takeInventory,
} from '../../../src/core/inventory/inventory.js';
import {
  inventoryColumns,
  type InventoryRecord,
  toRecord,
} from '../../../src/core/inventory/inventoryRecord.js';
import { writeCsv } from '../../../src/core/inventory/writeCsv.js';
import { inventoryFormats, writeInventory } from '../../../src/core/inventory/writeInventory.js';
import { writeMarkdown } from '../../../src/core/inventory/writeMarkdown.js';
import { entryPath } from '../../../src/core/store/layout.js';
import { fixture } from '../../support/inspectFixture.js';
import { MemoryFileSystem } from '../../support/memoryFileSystem.js';
import { putEntry, readEntries } from '../../support/storeFixture.js';

const NOW = Date.UTC(2026, 10, 23);
const pki = 'test/fixtures/pki/rsa';
const textOf = (file: string) => readFileSync(`${pki}/${file}`, 'utf8');

function inFile(file: string): readonly FoundCertificate[] {
  return readContents(fixture(file)).items.flatMap((item) =>
    item.model.kind === 'certificate' ? [{ certificate: item.model, file, span: placeOf(item) }] : [],
  );
}

/** A store whose node came with its whole chain, both CAs being entries of their own. */
async function inStore(): Promise<readonly FoundCertificate[]> {
  const disk = new MemoryFileSystem();
  const keycert = textOf('expiring-keycert.txt');
  putEntry(
    disk,
    { kind: 'key', name: 'CDNODE1' },
    {
      'certificate.pem': keycert.slice(keycert.indexOf('-----BEGIN CERTIFICATE')),
      'entry.yaml': 'label: node one\ntags: [partner, "=1+1"]\nowner: Ops | Berlin\n',
    },
  );
  putEntry(disk, { kind: 'ca', name: 'Issuing' }, { 'certificate.pem': textOf('intermediate.pem') });
  putEntry(disk, { kind: 'ca', name: 'Root' }, { 'certificate.pem': textOf('root.pem') });
  return certificatesOf(
    await readEntries(disk),
    (entry) => `certificates/${entryPath(entry, 'certificate.pem')}`,
  );
}

const take = (found: readonly FoundCertificate[]) => takeInventory(found, NOW, defaultPolicy);

describe('the inventory', () => {
  it('has each certificate once, with its entry and all of its places, what ends first before the others', async () => {
    const lines = take([...(await inStore()), ...inFile('pki/rsa/trusted.txt')]);
    const shown = lines.map((line) => {
      const { files, kind, name } = toRecord(line, NOW);
      return [name, kind, ...files];
    });
    assert.deepEqual(shown, [
      ['node one', 'node', 'certificates/key/CDNODE1/certificate.pem'],
      [
        'Issuing',
        'intermediate',
        'certificates/key/CDNODE1/certificate.pem',
        'certificates/ca/Issuing/certificate.pem',
        'pki/rsa/trusted.txt',
      ],
      [
        'Root',
        'root',
        'certificates/key/CDNODE1/certificate.pem',
        'certificates/ca/Root/certificate.pem',
        'pki/rsa/trusted.txt',
      ],
    ]);
  });

  for (const format of inventoryFormats) {
    const golden = `test/golden/inventory/inventory.${format}`;
    it(`is that of ${golden}`, async () => {
      const hostile = ['html', 'markdown', 'newline', 'bidi', 'yaml-shell'].flatMap((name) =>
        inFile(`hostile/${name}.pem`),
      );
      const found = [...(await inStore()), ...inFile('pki/ec/expired-keycert.txt'), ...hostile];
      const written = writeInventory(take(found), format, NOW);
      if (process.env['WRITE_GOLDEN'] === 'inventory') writeFileSync(golden, written);
      assert.equal(written, readFileSync(golden, 'utf8'));
    });
  }
});

const record: InventoryRecord = {
  name: 'node',
  kind: 'node',
  state: 'valid',
  renewBy: '2026-11-01',
  lastDay: '2026-12-31',
  days: -3,
  notBefore: '',
  notAfter: '',
  subject: '',
  issuer: '',
  serial: '0',
  sha256: '',
  tags: [],
  owner: '',
  files: [],
};

describe('CSV', () => {
  const fieldOf = (subject: string) => {
    const [, line = ''] = writeCsv([{ ...record, subject }]).split('\r\n');
    return /^node,node,valid,2026-11-01,2026-12-31,-3,,,([^]*),,0,,,,$/.exec(line)?.[1];
  };

  it('quotes what a separator or a quotation mark stands in (RFC 4180 section 2)', () => {
    assert.equal(fieldOf('plain'), 'plain');
    assert.equal(fieldOf('CN=a,O=b'), '"CN=a,O=b"');
    assert.equal(fieldOf('say "hi"'), '"say ""hi"""');
    assert.equal(writeCsv([]), `${inventoryColumns.join(',')}\r\n`);
  });

  it('lets no text begin a formula, whatever the reader takes for the separator', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\uff1d1', '  =1', '"=1', "'=1"])
      assert.match(fieldOf(text) ?? '', /'[=+\-@\uff1d]/, text);
    assert.equal(fieldOf('=1+1'), "'=1+1");
    assert.equal(fieldOf('a;=1+1'), `"a;'=1+1"`);
    assert.equal(fieldOf('a,=1+1'), `"a,'=1+1"`);
    // Neither a name as people have it nor what a distinguished name needs is touched.
    for (const text of ['Müller-Lüdenscheidt', 'CN=node']) assert.equal(fieldOf(text), text);
  });

  it('shows what cannot be seen, and keeps its lines whole', () => {
    assert.equal(fieldOf('a\r\nb\u202e'), 'a\\r\\nb\\u{202E}');
  });

  it('is read by another program as it was meant', function () {
    const texts = ['plain', 'a "b", c', '=cmd|x', 'ümlaut; x', '\t-1'];
    const csv = writeCsv(texts.map((subject) => ({ ...record, subject })));
    let read: unknown;
    try {
      const program =
        'import csv,json,sys,io;print(json.dumps([r[8] for r in csv.reader(io.StringIO(sys.stdin.buffer.read().decode()))][1:]))';
      read = JSON.parse(execFileSync('python3', ['-c', program], { input: csv, encoding: 'utf8' }));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') this.skip();
      throw error;
    }
    assert.deepEqual(read, ['plain', 'a "b", c', "'=cmd|x", 'ümlaut; x', '\\t-1']);
  });
});

describe('Markdown', () => {
  it('has text out of a certificate do nothing', () => {
    const name = '[x](command:y) <b>|</b>\n# $(icon)';
    const text = writeMarkdown([{ ...record, name, files: ['a|b.pem'] }], NOW);
    const row =
      text.split('\n').find((line) => line.includes('2026&#45;') || line.includes('2026-11-01')) ?? '';
    assert.equal(row.split('|').length, 11);
    assert.doesNotMatch(row, /\]\(|<b>|\$\(/);
  });
});
