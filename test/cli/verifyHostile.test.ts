import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verify } from '../../src/cli/verify.js';
import { constructed, primitive, tags } from '../../src/core/der/tags.js';
import { writeElement } from '../../src/core/der/writeElement.js';
import { writePem } from '../../src/core/pem/writePem.js';
import type { Certificate } from '../../src/core/x509/certificate.js';
import { oids } from '../../src/core/x509/oids.js';
import { captureStreams } from '../support/captureStreams.js';
import {
  AUTHORITY,
  makeCertificate,
  makeKey,
  type TestKey,
  writeExtension,
} from '../support/makeCertificate.js';
import { makeRevocationList, writeEntries } from '../support/makeRevocationList.js';

const sequence = (...parts: readonly Uint8Array[]) => writeElement(tags.sequence, Buffer.concat(parts));
const times = <T>(count: number, make: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(at));
const root = makeKey();
const make = (
  subject: string,
  issuer: string,
  { key = root, signer = root, extensions = [AUTHORITY] as readonly Uint8Array[] } = {},
) => makeCertificate({ subject, issuer, key, signer, extensions });

/** The same as the core's hostile pools, from files and to a line on standard output. */
describe('cdcerts verify of hostile files', function () {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'cdcerts-hostile-'));
    put('root.pem', make('Root', 'Root'));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const put = (name: string, ...certificates: readonly Certificate[]): string => {
    const file = join(folder, name);
    writeFileSync(file, certificates.map(({ der }) => writePem('CERTIFICATE', der)).join(''));
    return file;
  };
  const run = async (file: string, ...args: readonly string[]) => {
    const streams = captureStreams();
    const status = await verify([file, '--trusted', join(folder, 'root.pem'), ...args, '--json'], streams);
    const [line = ''] = streams.lines;
    const { verdict, reasons, revocation } = JSON.parse(line) as {
      readonly verdict: string;
      readonly reasons: readonly { readonly code: string }[];
      readonly revocation: string;
    };
    return { status, verdict, revocation, code: reasons[0]?.code, count: reasons.length };
  };
  const leafBelow = (issuer: string, signer: TestKey = root) =>
    make('leaf', issuer, { signer, extensions: [] });

  it('asks 20 revocation lists of 100,000 entries', async () => {
    const entries = writeEntries(100_000);
    // Each tells of two reasons only, so that one alone is not enough.
    const lists = times(20, (at) => {
      const reasons = writeElement(primitive(3), Uint8Array.of(7, at % 8 === 0 ? 0 : 0x80 >> (at % 8), 0x80));
      const point = writeExtension(oids.issuingDistributionPoint, sequence(reasons));
      const { der } = makeRevocationList({ issuer: 'Root', signer: root, entries, extensions: [point] });
      const file = join(folder, `${at}.crl`);
      writeFileSync(file, der);
      return file;
    });
    const { status, revocation } = await run(put('leaf.pem', leafBelow('Root')), '--crl', ...lists);
    assert.deepEqual([status, revocation], [0, 'good']);
  });

  it('follows a chain of 1,000', async () => {
    const chain = times(1_000, (at) => make(`CA ${at}`, at === 0 ? 'Root' : `CA ${at - 1}`));
    const file = put('chain.pem', leafBelow('CA 999'), ...chain);
    assert.equal((await run(file)).verdict, 'valid');
  });

  it('goes through a mesh of 40 CAs of one name that have all signed each other', async () => {
    const keys = times(40, makeKey);
    const mesh = keys.flatMap((key) =>
      keys.flatMap((signer) => (signer === key ? [] : [make('CA', 'CA', { key, signer })])),
    );
    const bridge = make('CA', 'Root', { key: keys.at(-1) ?? root });
    const { status, code } = await run(put('mesh.pem', leafBelow('CA', keys[0]), ...mesh, bridge));
    assert.deepEqual([status, code], [3, 'budget-spent']);
  });

  it('looks for one signer among 10,000 of its name, and names some of the others', async () => {
    const keys = times(20, makeKey);
    const many = times(10_000, (at) => make('Many', 'Root', { key: keys[at % 20] ?? root }));
    const { status, code, count } = await run(put('many.pem', leafBelow('Many'), ...many));
    assert.deepEqual([status, code], [1, 'signature-invalid']);
    assert.ok(count <= 50, String(count));
  });

  it('counts names against constraints by the thousand', async () => {
    const names = (host: string) =>
      times(2_000, (at) => writeElement(primitive(2), Buffer.from(`${host}${at}.example`)));
    const constraints = writeExtension(
      oids.nameConstraints,
      sequence(writeElement(constructed(1), Buffer.concat(names('a').map((name) => sequence(name))))),
    );
    const alternatives = writeExtension(oids.subjectAltName, sequence(...names('b')), false);
    const leaf = make('leaf', 'CA', { extensions: [alternatives] });
    const authority = make('CA', 'Root', { extensions: [AUTHORITY, constraints] });
    const { status, code } = await run(put('names.pem', leaf, authority));
    assert.deepEqual([status, code], [3, 'budget-spent']);
  });
});
