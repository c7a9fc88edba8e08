import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { jobs } from './bundleFixture.js';

const pki = 'test/fixtures/pki/rsa';

/** A job with all that the checks need to be done here, where the environment has the passphrase of its key. */
export const WHOLE_JOB = jobs.unix.replace(
  'iFix01\n',
  'iFix01\n  certificates: [{ref: node}]\n  trusted: [{ref: issuing}, {ref: root}]\n',
);

/** A new folder of the disk with a store and a job in it, to be built by `cdcerts build`. */
export function prepareBuild(): { readonly folder: string; readonly job: string } {
  const folder = mkdtempSync(join(tmpdir(), 'cdcerts-'));
  const put = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  put('certificates/certificate-store.yaml', 'format: 1\n');
  const keycert = readFileSync(`${pki}/node-keycert.txt`, 'utf8');
  put('certificates/key/node/certificate.pem', keycert.slice(keycert.indexOf('-----BEGIN CERTIFICATE')));
  cpSync(`${pki}/leaf.key`, join(folder, 'certificates/key/node/key.pem'));
  for (const [name, file] of [
    ['issuing', 'intermediate'],
    ['root', 'root'],
  ] as const)
    put(`certificates/ca/${name}/certificate.pem`, readFileSync(`${pki}/${file}.pem`, 'utf8'));
  const job = join(folder, 'cdnode1.installjob.yaml');
  writeFileSync(job, WHOLE_JOB);
  return { folder, job };
}
