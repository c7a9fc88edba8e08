/**
 * 1,000 bootstrap certificates with P-256 keys: made, signed, read back, validated, sealed and opened again here, against
 * OpenSSL making, signing and sealing as many with the same iterations, as many processes at a time as there are cores.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createAuthority } from '../../src/core/authority/createAuthority.js';
import { issueCertificate } from '../../src/core/authority/issueCertificate.js';
import { toSigningKey } from '../../src/core/authority/signingKey.js';
import { openKey } from '../../src/core/keys/openKey.js';
import { parsePrivateKey } from '../../src/core/keys/parsePrivateKey.js';
import { writePem } from '../../src/core/pem/writePem.js';
import { report } from './measure.js';

const count = Number(process.env['CDCERTS_BENCH_COUNT'] ?? 1_000);
const now = Date.UTC(2026, 10, 23);
const day = 24 * 60 * 60 * 1000;
const passphrase = 'canary-Passphrase-2604';
const run = promisify(execFile);

/** Runs the work for each number, this many at a time. */
async function each(width: number, work: (number: number) => Promise<unknown>): Promise<number> {
  const before = performance.now();
  let next = 0;
  const worker = async () => {
    for (let number = next++; number < count; number = next++) await work(number);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return performance.now() - before;
}

const subject = [{ keyword: 'CN', value: 'Bench CA' }] as const;
const made = await createAuthority({
  subject,
  key: 'P-256',
  notBefore: now,
  notAfter: now + 3650 * day,
  passphrase,
  sealing: 'modern',
  pathLength: undefined,
});
const opening = await openKey(parsePrivateKey(made.sealedKey), passphrase);
if (opening.outcome !== 'opened') throw new Error(opening.outcome);
const issuer = { chain: [made.certificate], key: await toSigningKey(opening.key) } as const;

const folder = mkdtempSync(join(tmpdir(), 'cdcerts-bench-'));
try {
  const at = (name: string) => join(folder, name);
  writeFileSync(at('ca.pem'), writePem('CERTIFICATE', made.certificate.der));
  writeFileSync(at('ca.key'), writePem('PRIVATE KEY', opening.key.pkcs8));
  const cores = availableParallelism();
  const ours = await each(2 * cores, (number) =>
    issueCertificate(
      {
        kind: 'bootstrap',
        subject: [{ keyword: 'CN', value: `node${number}` }],
        names: [{ type: 'dns', octets: new TextEncoder().encode(`node${number}.example.com`) }],
        key: 'P-256',
        notBefore: now,
        notAfter: now + 30 * day,
        passphrase,
        sealing: 'modern',
      },
      issuer,
    ),
  );
  const env = { ...process.env, BENCH_PASS: passphrase };
  const theirs = await each(cores, async (number) => {
    const key = at(`${number}.key`);
    await run('openssl', ['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', key]);
    await run('openssl', [
      ...['req', '-new', '-x509', '-key', key, '-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-days', '30'],
      ...['-subj', `/CN=node${number}`, '-addext', `subjectAltName=DNS:node${number}.example.com`],
      ...[
        '-addext',
        'basicConstraints=critical,CA:FALSE',
        '-addext',
        'extendedKeyUsage=serverAuth,clientAuth',
      ],
      ...['-out', at(`${number}.pem`)],
    ]);
    await run(
      'openssl',
      [
        ...[
          'pkcs8',
          '-topk8',
          '-in',
          key,
          '-v2',
          'aes-256-cbc',
          '-v2prf',
          'hmacWithSHA256',
          '-iter',
          '600000',
        ],
        ...['-passout', 'env:BENCH_PASS', '-out', at(`${number}.p8`)],
      ],
      { env },
    );
  });
  console.log(
    `issue: ${count} bootstrap certificates with P-256 keys, sealed with 600,000 iterations, on ${cores} cores`,
  );
  report(
    'made, signed, validated, sealed and opened, against OpenSSL making, signing and sealing',
    ours,
    theirs,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
