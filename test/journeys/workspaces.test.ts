import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type Desk, openDesk } from '../support/desk.js';
import {
  acceptPlan,
  answer,
  asked,
  chooseFromMenu,
  line,
  notification,
  openCertificates,
  openFile,
  pick,
  question,
  runCommand,
} from '../support/workbench.js';

const pki = 'test/fixtures/pki/rsa';

/** Commands that neither write nor use a private key, which a folder need not be trusted for. */
const READING = [
  'Check Install Job',
  'Choose Certificate Store',
  'Clear Filter',
  'Compare Certificates…',
  'Copy from Certificate…',
  'Explain a Finding…',
  'Filter…',
  'Find Uses in Install Jobs',
  'Focus on Certificates View',
  'Forget Passphrases…',
  'Group by Tag',
  'Match Key…',
  'Open Inventory',
  'Open in Certificate Viewer',
  'Scan Workspace for Certificates',
  'Show Chain',
  'Show Log',
  'Show without Tags',
  'Sort by Expiry',
  'Sort by Name',
];

describe('workspaces that are not one trusted folder', () => {
  let base: string;
  let desk: Desk | undefined;

  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'cdcerts-journey-'));
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await desk?.screenshot(`failed-workspaces-${this.currentTest.title.slice(0, 20)}`);
    await desk?.close();
    desk = undefined;
    rmSync(base, { recursive: true, force: true });
  });

  const put = (fixture: string, path: string) => {
    const file = join(base, path);
    mkdirSync(dirname(file), { recursive: true });
    cpSync(join(pki, fixture), file);
  };
  const open = async (folder: string | undefined, trusted = true, kind: 'node' | 'web' = 'node') => {
    desk = await openDesk({
      folder,
      extension: resolve('.'),
      kind,
      screenshots: resolve('out/screenshots'),
      trusted,
    });
    return desk;
  };

  /** VS Code on a slow machine may open a workspace of several folders with none of them; it has them when it is loaded again. */
  const openBoth = async (kind: 'node' | 'web' = 'node') => {
    const file = join(base, 'both.code-workspace');
    writeFileSync(file, JSON.stringify({ folders: [{ path: 'north' }, { path: 'south' }] }));
    const opened = await open(file, true, kind);
    const { page } = opened;
    const folder = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'south' }).first();
    for (let attempt = 1; ; attempt++) {
      await page.keyboard.press('Control+Shift+E');
      try {
        await folder.waitFor({ timeout: 15_000 });
        return opened;
      } catch (error) {
        if (attempt === 5) throw error;
        await page.reload();
        await page.locator('.monaco-workbench .part.sidebar').waitFor();
      }
    }
  };

  it('several folders have a store each, and the view says whose it shows', async () => {
    put('root.pem', 'north/certificates/ca/North/certificate.pem');
    put('intermediate.pem', 'south/certificates/ca/South/certificate.pem');
    const { page, ...own } = await openBoth();
    await openCertificates(page);
    await line(page, 'Store of the folder north').waitFor();
    await line(page, 'North').waitFor();
    await own.screenshot('several-folders');
    await runCommand(page, 'Certificates: Choose Certificate Store');
    await pick(page, 'The certificate store of which folder', 'south');
    await line(page, 'Store of the folder south').waitFor();
    await line(page, 'South').waitFor();
    await runCommand(page, 'Certificates: Rename Entry…');
    await pick(page, 'Which entry gets another name?', 'South');
    await answer(page, 'New name of South', 'South-2026');
    await line(page, 'South-2026').waitFor();
    assert.ok(existsSync(join(base, 'south/certificates/ca/South-2026/certificate.pem')));
    assert.equal(
      readFileSync(join(base, 'north/certificates/ca/North/certificate.pem'), 'utf8'),
      readFileSync(join(pki, 'root.pem'), 'utf8'),
    );
  });

  it('a list that is clicked names what its own folder’s store has, whichever is shown', async () => {
    put('leaf.pem', 'north/certificates/key/NODE/certificate.pem');
    put('leaf.key', 'north/certificates/key/NODE/key.pem');
    put('root.pem', 'south/certificates/ca/South/certificate.pem');
    writeFileSync(
      join(base, 'north/nodes.csv'),
      'node,target.platform,keyCertificate.ref\nNODE1,unix,NODE\nNODE2,unix,NODE\n',
    );
    const { page, ...own } = await openBoth();
    await openCertificates(page);
    await runCommand(page, 'Certificates: Choose Certificate Store');
    await pick(page, 'The certificate store of which folder', 'south');
    await line(page, 'Store of the folder south').waitFor();
    await openFile(page, 'nodes.csv');
    const tab = page.locator('.tab.active', { hasText: 'nodes.csv' });
    await chooseFromMenu(
      page,
      tab,
      'New Install Jobs from List',
      question(page, 'What is made of the list?'),
    );
    await pick(page, 'What is made of the list?', 'One Job for All Servers');
    await answer(page, 'CA certificates that the nodes trust');
    await answer(page, 'Name of the job');
    await page.locator('.tab.active', { hasText: 'nodes.installjob.yaml' }).waitFor();
    assert.match(readFileSync(join(base, 'north/nodes.installjob.yaml'), 'utf8'), /ref: NODE$/m);
    await own.screenshot('list-of-other-folder');
  });

  for (const kind of ['node', 'web'] as const)
    it(`a folder that is removed while an import asks gets nothing, and no other does, in the ${kind} host`, async () => {
      put('root.pem', 'north/certificates/ca/North/certificate.pem');
      put('intermediate.pem', 'south/certificates/ca/South/certificate.pem');
      const { page, ...own } = await openBoth(kind);
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await openCertificates(page);
      await line(page, 'Store of the folder north').waitFor();
      await runCommand(page, 'Certificates: Choose Certificate Store');
      await pick(page, 'The certificate store of which folder', 'south');
      await line(page, 'Store of the folder south').waitFor();
      await page.keyboard.press('Control+Shift+E');
      const explored = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'south' }).first();
      await explored.waitFor();
      const text = readFileSync('test/fixtures/keytool/ca.pem', 'utf8');
      await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
      await runCommand(page, 'Certificates: Import from Clipboard');
      await asked(page, 'first compare the fingerprints');
      await chooseFromMenu(page, explored, 'Remove Folder from Workspace', explored, 'detached');
      await acceptPlan(page);
      await answer(page, 'Label');
      await notification(page, 'The certificate store of south is not in this workspace any more');
      await own.screenshot(`folder-removed-${kind}`);
      const stored = ['north', 'south'].map((folder) => readdirSync(join(base, folder, 'certificates/ca')));
      assert.deepEqual(stored, [['North'], ['South']]);
    });

  it('without a folder the view says what is needed', async () => {
    const { page, ...own } = await open(undefined);
    await openCertificates(page);
    await page.getByText('Certificates and install jobs are kept as files in a folder.').waitFor();
    await own.screenshot('no-folder');
  });

  it('a folder that is not trusted has no command that writes or uses a key', async () => {
    put('root.pem', 'certificates/ca/Root/certificate.pem');
    const { page, ...own } = await open(base, false);
    await openCertificates(page);
    await line(page, 'Folder not trusted').waitFor();
    await page.keyboard.press('F1');
    const input = page.locator('.quick-input-widget input.input').first();
    await input.fill('>Certificates: ');
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: 'Certificates: Show Log' }).first().waitFor();
    await own.screenshot('untrusted-commands');
    const offered = new Set<string>();
    for (const label of await rows.locator('.label-name').allInnerTexts())
      if (label.startsWith('Certificates: ')) offered.add(label.slice('Certificates: '.length));
    assert.ok(offered.size > 3);
    assert.deepEqual(
      [...offered].filter((label) => !READING.includes(label)),
      [],
    );
  });
});
