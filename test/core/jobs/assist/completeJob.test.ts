import assert from 'node:assert/strict';
import { completeJob } from '../../../../src/core/jobs/assist/completeJob.js';
import { placeInJob } from '../../../../src/core/jobs/assist/placeInJob.js';
import { fieldsOf } from '../../../../src/core/jobs/fields/fieldTree.js';
import type { Entry } from '../../../../src/core/store/entry.js';
import { describeJobField } from '../../../../src/core/words/describeJobField.js';

const entry = (kind: Entry['kind'], name: string, label?: string): Entry => ({
  kind,
  name,
  certificates: [],
  request: undefined,
  revocationList: undefined,
  key: undefined,
  notes: label === undefined ? {} : { label },
  faults: [],
});

const entries = [
  entry('ca', 'Root'),
  entry('key', 'NODE'),
  entry('authority', 'Our CA'),
  entry('request', 'Waiting'),
  entry('peer', 'Their node'),
];

function complete(marked: string, names: readonly string[] = []) {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const place = placeInJob(text, offset);
  assert.ok(place, marked);
  return completeJob(place, text.slice(place.span.start, place.span.end), entries, names).map(
    (proposal) => proposal.text,
  );
}

describe('completion in an install job', () => {
  it('offers the keys of a section that are not there yet, each ready to be written on', () => {
    const keys = complete('kind: InstallJob\n|\n');
    assert.ok(keys.includes('apiVersion: '));
    assert.ok(keys.includes('node:\n  '));
    assert.ok(keys.includes('trustedCertificates:\n  - '));
    assert.ok(!keys.some((key) => key.startsWith('kind')));
    assert.deepEqual(complete('node:\n  name: A\n  |'), ['host: ']);
    assert.deepEqual(
      complete('tls:\n  |').filter((key) => key.startsWith('cipher')),
      ['cipherSuites:\n  - '],
    );
  });

  it('offers in an override what belongs to a server', () => {
    const keys = complete('overrides:\n  - |');
    assert.ok(keys.includes('node:\n  '));
    assert.ok(!keys.some((key) => key.startsWith('metadata') || key.startsWith('overrides')));
  });

  it('offers the values that a field may have', () => {
    assert.deepEqual(complete('target:\n  platform: |'), ['unix', 'windows', 'container']);
    assert.deepEqual(complete('tls:\n  clientAuth: t|'), ['true', 'false']);
    assert.deepEqual(complete('ports:\n  server: |'), ['1364']);
    assert.deepEqual(complete('node:\n  name: |'), []);
  });

  it('offers entries of the kinds that may stand there, written as YAML wants them', () => {
    assert.deepEqual(complete('keyCertificate:\n  ref: |'), ['bootstrap', 'NODE']);
    assert.deepEqual(complete('trustedCertificates:\n  - ref: |'), ['Root', 'Our CA']);
    assert.deepEqual(complete("trustedCertificates:\n  - ref: 'R|'"), ["'Root'", "'Our CA'"]);
    assert.deepEqual(complete('director:\n  certificates:\n    - ref: |'), [
      'Their node',
      'Root',
      'Our CA',
      'NODE',
    ]);
    assert.deepEqual(complete('partners:\n  - trusted:\n      - ref: |'), ['Root', 'Our CA']);
  });

  it('offers in a replacement what belongs to one', () => {
    const kind = 'kind: ReplaceBootstrap # later\n';
    const keys = complete(`${kind}|\n`);
    assert.ok(keys.includes('bootstrap:\n  ') && !keys.some((key) => key.startsWith('ports')));
    assert.deepEqual(complete(`${kind}bootstrap:\n  |`), [
      'ref: ',
      'label: ',
      'installed: ',
      'validityDays: ',
    ]);
    assert.deepEqual(complete('bootstrap:\n  |'), ['validityDays: ']);
    assert.deepEqual(complete(`${kind}keyCertificate:\n  ref: |`), ['NODE', 'Waiting']);
    assert.deepEqual(complete(`${kind}bootstrap:\n  ref: |`), ['NODE', 'Root']);
    assert.deepEqual(complete(`"kind": x\nkind: 'ReplaceBootstrap'\ntarget:\n  platform: |`), [
      'unix',
      'windows',
    ]);
    assert.deepEqual(complete('kind: |'), ['InstallJob', 'ReplaceBootstrap']);
  });

  it('offers names of secrets that the job has', () => {
    assert.deepEqual(complete('keystore:\n  passwordRef: |', ['STORE_PASSWORD']), ['STORE_PASSWORD']);
  });
});

describe('the words about a field of an install job', () => {
  it('tell what it becomes on each platform, and that Director has none of it', () => {
    const about = (path: string) => {
      const field = fieldsOf('InstallJob').find((one) => one.path === path);
      assert.ok(field);
      return new Map(describeJobField(field));
    };
    assert.match(
      about('node.name').get('UNIX (cdinstall_a)') ?? '',
      /^cdai_localNodeName \(Connect:Direct for UNIX/,
    );
    assert.match(about('keystore.file').get('Windows (cd_srvr.ini)') ?? '', /has not been seen/);
    assert.equal(about('keystore.file').get('Control Center Director'), 'not in Control Center Director');
    assert.equal(about('node').size, 0);
    const label = fieldsOf('ReplaceBootstrap').find(({ path }) => path === 'keyCertificate.label');
    assert.ok(label);
    assert.deepEqual(
      describeJobField(label).map(([what]) => what),
      ['Secure+ CLI'],
    );
  });
});
