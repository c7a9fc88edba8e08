import type { Surface } from '../jobs/fields/jobField.js';
import { certificateLabel } from '../words/describeCertificate.js';
import { describeDate } from '../words/describeLifetime.js';
import { toHex } from '../base/hex.js';
import { sha256 } from '../crypto/sha256.js';
import type { Certificate } from '../x509/certificate.js';
import { type BundleFile, textFile } from './bundle.js';
import { writeCodeSpan } from './doors/writeCodeSpan.js';
import { leftToDo } from './leftToDo.js';
import type { Material } from './material.js';
import type { ServerToBundle } from './server.js';

/** What a writer has to say of its files. */
interface Instructions {
  readonly surface: Surface;
  readonly files: readonly (readonly [name: string, what: string])[];
  readonly steps: readonly string[];
  readonly secrets: readonly string[];
  /** Fields of the job that a person has to see to, although their parameter is known. */
  readonly unwritten?: readonly string[];
}

/** For whoever opens the folder: what is in it, how it is run, and what is left to do. */
export function writeReadme(
  { server }: ServerToBundle,
  material: Material,
  { files, secrets, steps, surface, unwritten }: Instructions,
): BundleFile {
  const left = leftToDo(server, surface, unwritten);
  const { own, trusted } = material;
  const sections = [
    `# Connect:Direct node ${writeCodeSpan(server.node.name?.value ?? '')}`,
    'Made from an install job whose checks have passed. No file in this folder holds a secret; the private key is encrypted.',
    '## Files',
    list(files.map(([name, what]) => `${writeCodeSpan(name)}: ${what}`)),
    '`sha256sum -c SHA256SUMS` tells whether they are as they were built.',
    '## Steps',
    steps.map((step, at) => `${at + 1}. ${step}`).join('\n'),
    ...(secrets.length === 0
      ? []
      : [
          '## Secrets',
          'From environment variables of these names; without one, a line of standard input in this order:',
          list(secrets.map(writeCodeSpan)),
        ]),
    '## Certificates',
    list([
      ...(own ? [`The node presents ${describe(own)}`] : []),
      ...trusted.map(({ certificate }) => `It trusts ${describe(certificate)}`),
    ]),
    ...(left.length === 0
      ? []
      : [
          '## Left to do by hand',
          'The job says this as well, and no parameter for it was found in IBM’s documents that this bundle could use:',
          list(left.map(({ path, text }) => `${writeCodeSpan(path)}: ${writeCodeSpan(text)}`)),
        ]),
  ];
  return textFile('README.md', `${sections.join('\n\n')}\n`);
}

/** A certificate by its name, its fingerprint and its last day. */
export function describe(certificate: Certificate): string {
  const label = writeCodeSpan(certificateLabel(certificate));
  const until = describeDate(certificate.notAfter);
  return `${label}, valid until ${until}, SHA-256 ${writeCodeSpan(toHex(sha256(certificate.der)))}`;
}

export function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}
