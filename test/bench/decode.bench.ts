/**
 * Decodes a bundle of some 13,000 certificates, 20 MB of PEM: Debian's bundle repeated, every copy given a serial
 * number of its own so that nothing can be remembered from one copy to the next.
 */
import { spawnSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readContents, readItems } from '../../src/core/contents/readContents.js';
import { lendSha256 } from '../../src/core/crypto/sha256.js';
import { fingerprint } from '../../src/core/path/fingerprint.js';
import { describeSerial } from '../../src/core/words/describeHex.js';
import type { Certificate } from '../../src/core/x509/certificate.js';
import { writeName } from '../../src/core/x509/writeName.js';
import { makeDistinct } from './distinct.js';
import { best, report } from './measure.js';

const copies = 92;

/** All that is decoded when a certificate is read, extensions too, and what is made when asked for: texts, the fingerprint. */
function readOurs(certificate: Certificate): unknown {
  const { serial, subject, issuer } = certificate;
  return [writeName(subject), writeName(issuer), describeSerial(serial), fingerprint(certificate)];
}

/** Node decodes a field when it is asked for. The bundle is not hostile: `asymmetricKeyDetails` aborts on what is. */
function readNodes(one: X509Certificate): unknown {
  const names = [one.subject, one.issuer, one.serialNumber, one.validFrom, one.validTo, one.subjectAltName];
  const { asymmetricKeyDetails, asymmetricKeyType } = one.publicKey;
  return [
    ...names,
    one.keyUsage,
    one.ca,
    one.infoAccess,
    one.fingerprint256,
    asymmetricKeyType,
    asymmetricKeyDetails,
  ];
}

/** The most memory that a run of Node took, in octets. */
function peakMemory(...args: readonly string[]): number {
  const tell = 'process.on("exit",()=>process.stderr.write(`peak ${process.resourceUsage().maxRSS}`))';
  const { stderr } = spawnSync(process.execPath, ['--import', `data:text/javascript,${tell}`, ...args], {
    encoding: 'utf8',
  });
  return Number(/peak (\d+)/.exec(stderr)?.[1]) * 1024;
}

// As the command line does.
lendSha256((bytes) => createHash('sha256').update(bytes).digest());

const folder = mkdtempSync(join(tmpdir(), 'cdcerts-bench-'));
try {
  const text = makeDistinct(readContents(readFileSync('test/fixtures/big/ca-certificates.crt')), copies).join(
    '',
  );
  const file = join(folder, 'bundle.pem');
  writeFileSync(file, text);
  const pems = text.split(/(?<=-----END CERTIFICATE-----\n)/);
  console.log(`decode: ${pems.length} certificates, ${(text.length / 1e6).toFixed(1)} MB of PEM`);

  const ours = best(9, () => {
    for (const { model } of readItems(text, [])) {
      if (model.kind !== 'certificate') throw new Error('A certificate was not read.');
      readOurs(model);
    }
  });
  const node = best(3, () => {
    for (const pem of pems) {
      readNodes(new X509Certificate(pem));
    }
  });
  report('in process, all fields and fingerprints, against Node’s X509Certificate', ours, node);

  const cli = best(2, () => {
    spawnSync(process.execPath, ['dist/cli.js', 'inspect', '--summary', file]);
  });
  const openssl = best(2, () => {
    if (spawnSync('openssl', ['storeutl', '-noout', '-certs', file]).error)
      throw new Error('openssl is not here');
  });
  report('cdcerts inspect --summary, against openssl storeutl -noout -certs', cli, openssl);

  const above = peakMemory('dist/cli.js', 'inspect', '--summary', file) - peakMemory('dist/cli.js', '--help');
  console.log(
    `  its peak memory above Node’s own: ${(above / 1e6).toFixed(0)} MB, ${(above / text.length).toFixed(1)} times the file`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
