/**
 * 1,000 leaves under one intermediate and one root, each a file of its own: `cdcerts verify` of all, whole process, against
 * one `openssl verify` of the same files.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePem } from '../../src/core/pem/writePem.js';
import { AUTHORITY, makeCertificate } from '../support/makeCertificate.js';
import { best, report } from './measure.js';

const count = 1_000;
const at = '2026-11-23T00:00:00Z';

const folder = mkdtempSync(join(tmpdir(), 'cdcerts-bench-'));
try {
  for (const kind of ['rsa', 'ec'] as const) {
    const make = () =>
      kind === 'rsa'
        ? generateKeyPairSync('rsa', { modulusLength: 2048 })
        : generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const [root, issuing, node] = [make(), make(), make()];
    const put = (name: string, der: Uint8Array): string => {
      writeFileSync(join(folder, name), writePem('CERTIFICATE', der));
      return name;
    };
    const authority = { extensions: [AUTHORITY], kind };
    put(
      'root.pem',
      makeCertificate({ subject: 'Root', issuer: 'Root', key: root, signer: root, ...authority }).der,
    );
    put(
      'issuing.pem',
      makeCertificate({ subject: 'CA', issuer: 'Root', key: issuing, signer: root, ...authority }).der,
    );
    const leaves = Array.from({ length: count }, (_, number) =>
      put(
        `leaf-${number}.pem`,
        makeCertificate({ subject: `n${number}`, issuer: 'CA', key: node, signer: issuing, kind }).der,
      ),
    );
    const cli = join(process.cwd(), 'dist/cli.js');
    const run = (command: string, ...args: readonly string[]): void => {
      const { status, stderr } = spawnSync(command, args, { cwd: folder });
      if (status !== 0) throw new Error(String(stderr));
    };
    const ours = best(5, () => {
      run(
        process.execPath,
        cli,
        'verify',
        ...leaves,
        '--trusted',
        'root.pem',
        '--untrusted',
        'issuing.pem',
        '--at',
        at,
      );
    });
    const openssl = best(5, () => {
      run(
        'openssl',
        'verify',
        '-CAfile',
        'root.pem',
        '-untrusted',
        'issuing.pem',
        '-attime',
        '1795392000',
        ...leaves,
      );
    });
    report(`verify: ${count} leaves, ${kind}, against openssl verify`, ours, openssl);
  }
  console.log(`  Node alone: ${best(5, () => execFileSync(process.execPath, ['-e', '0'])).toFixed(0)} ms`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
