/**
 * Decodes a bundle of some 13,000 certificates, 20 MB of PEM: Debian's bundle repeated, every copy given a serial
 * number of its own so that nothing can be remembered from one copy to the next.
 */
import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readContents } from '../../src/core/contents/readContents.js';
import { writePem } from '../../src/core/pem/writePem.js';
import { best, report } from './measure.js';

const copies = 92;

/** The bundle's certificates, `copies` times over, the last octets of each serial number counted up. */
function makeBundle(): string {
  const items = readContents(readFileSync('test/fixtures/big/ca-certificates.crt')).items;
  const blocks: string[] = [];
  for (let copy = 0; copy < copies; copy++) {
    for (const { model } of items) {
      if (model.kind !== 'certificate') continue;
      const der = model.der.slice();
      const { start, end } = model.serialSpan;
      der[end - 1] = copy;
      if (end - start > 3) der[end - 2] = blocks.length & 0xff;
      blocks.push(writePem('CERTIFICATE', der));
    }
  }
  return blocks.join('');
}

/** Node decodes a field when it is asked for. */
function readFields(one: X509Certificate): unknown {
  const names = [one.subject, one.issuer, one.serialNumber, one.validFrom, one.validTo, one.subjectAltName];
  return [...names, one.keyUsage, one.ca, one.infoAccess, one.fingerprint256];
}

const folder = mkdtempSync(join(tmpdir(), 'cdcerts-bench-'));
try {
  const text = makeBundle();
  const file = join(folder, 'bundle.pem');
  writeFileSync(file, text);
  const pems = text.split(/(?<=-----END CERTIFICATE-----\n)/);
  console.log(`decode: ${pems.length} certificates, ${(text.length / 1e6).toFixed(1)} MB of PEM`);

  const ours = best(3, () => readContents(text).items.length);
  const node = best(1, () => {
    for (const pem of pems) {
      readFields(new X509Certificate(pem));
    }
  });
  report('in process, against Node’s X509Certificate with the same fields read', ours, node);

  const cli = best(2, () => {
    spawnSync(process.execPath, ['dist/cli.js', 'inspect', '--summary', file]);
  });
  const openssl = best(2, () => {
    if (spawnSync('openssl', ['storeutl', '-noout', '-certs', file]).error)
      throw new Error('openssl is not here');
  });
  report('cdcerts inspect --summary, against openssl storeutl -noout -certs', cli, openssl);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
