import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { SEEN_FIELDS, SEEN_SCREENS } from '../../../src/core/bundles/director/seenNames.js';
import { build, filesOf, jobs, refusalsOf, textOf } from '../../support/bundleFixture.js';
import { hostileTexts } from '../../support/hostileText.js';

describe('the bundle for Director', () => {
  it('has every value of the job in its checklist, and the fingerprint of every file', async () => {
    const files = await filesOf(jobs.unix, 'director');
    const checklist = textOf(files, 'CDNODE1/checklist.md');
    for (const value of [
      'Musterbank node 1',
      'CDNODE1',
      'cdnode1.musterbank.example',
      '/opt/cdunix',
      'cdadmin',
      '1364',
      '1363',
      '1365',
      'cdunix',
      'TLS1.3',
      'CDNODE1_KEY',
    ])
      assert.ok(checklist.includes(`\`${value}\``), value);
    const uploads = files.filter(({ path }) => path.endsWith('.pem'));
    assert.deepEqual(
      uploads.map(({ path }) => path),
      ['CDNODE1/keycert.pem', 'CDNODE1/trusted/issuing.pem', 'CDNODE1/trusted/root.pem'],
    );
    for (const { octets } of uploads)
      assert.ok(checklist.includes(createHash('sha256').update(octets).digest('hex')));
  });

  it('names no screen and no field that was not seen', async () => {
    const seen = new Set<string>([...SEEN_FIELDS.values(), ...Object.values(SEEN_SCREENS), ' ']);
    for (const job of Object.values(jobs)) {
      const building = await build(job, 'director');
      for (const { octets, path } of building.bundle?.files ?? [])
        if (path.endsWith('checklist.md'))
          for (const [, name = ''] of new TextDecoder().decode(octets).matchAll(/“([^”]*)”/g))
            assert.ok(seen.has(name), name);
    }
    const checklist = textOf(await filesOf(jobs.windows, 'director'), 'CDNODE2/checklist.md');
    assert.match(checklist, /^- \[ \] “DB Password”: what is kept as `CDNODE2_DATABASE`$/m);
    assert.match(
      checklist,
      /^- \[ \] `installDir` \(name not seen\): `C:\\Program Files\\IBM\\Connect Direct`$/m,
    );
    assert.match(checklist, /^- \[ \] `tls\.protocol` \(not seen in Director’s install job\): `TLS1\.2`$/m);
  });

  it('uploads no key where Director issues the certificate, and says how long it lives', async () => {
    const files = await filesOf(jobs.bootstrap, 'director');
    assert.ok(!files.some(({ path }) => path.includes('keycert')));
    const checklist = textOf(files, 'CDNODE4/checklist.md');
    assert.match(
      checklist,
      /^- \[ \] “CCD Server Default Settings”, “Bootstrap Certificate Validity”: `60`$/m,
    );
    assert.match(checklist, /replace the bootstrap certificate before its last day/);
  });

  it('says whom the node must know for Director to log on', async () => {
    const job = jobs.unix.replace('iFix01\n', 'iFix01\n  certificates:\n    - ref: node\n');
    const checklist = textOf(await filesOf(job, 'director'), 'CDNODE1/checklist.md');
    assert.match(checklist, /functional authority of the name `[^`]+` with `client\.cert_auth=Y`/);
  });

  it('is refused for a container, which Director does not install', async () => {
    assert.deepEqual(await refusalsOf(jobs.container, 'director'), ['platform target.platform']);
  });

  it('shows hostile values as they are or refuses them', async () => {
    let carried = 0;
    for (const text of hostileTexts(150, 13)) {
      const job = jobs.unix.replace('adminUser: cdadmin', () => `adminUser: ${JSON.stringify(text)}`);
      const { bundle } = await build(job, 'director');
      if (bundle === undefined || text === '') continue;
      carried++;
      const line = textOf(bundle.files, 'CDNODE1/checklist.md')
        .split('\n')
        .find((one) => one.includes('`adminUser`'));
      const [, fence = '', shown = ''] = /: (`+)(.*?)\1$/.exec(line ?? '') ?? [];
      const isPadded = /^ .* $/.test(shown) && shown.trim() !== '';
      const content = text.trim() === '' ? '' : isPadded ? shown.slice(1, -1) : shown;
      if (text.trim() !== '') assert.equal(content, text, JSON.stringify([fence, line]));
    }
    assert.ok(carried > 50, String(carried));
  });
});
