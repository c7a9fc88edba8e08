import { toHex } from '../../base/hex.js';
import { sha256 } from '../../crypto/sha256.js';
import { checkShape, type FieldValue } from '../../jobs/checkShape.js';
import { certificateLabel } from '../../words/describeCertificate.js';
import type { Certificate } from '../../x509/certificate.js';
import { oids } from '../../x509/oids.js';
import type { BundleFile } from '../bundle.js';
import { screenLine } from '../doors/screen.js';
import { screenSecretName } from '../doors/screenSecretName.js';
import { writeCodeSpan } from '../doors/writeCodeSpan.js';
import { describe } from '../readme.js';
import type { ServerToBundle } from '../server.js';
import { SEEN_FIELDS, SEEN_SCREENS } from './seenNames.js';

/** A file that a person gives to Director. */
export interface Upload {
  readonly certificate: Certificate;
  readonly isKey: boolean;
  readonly file: BundleFile;
}

/** Fields that are no values of an installation: told in a section of their own, or in none. */
const ELSEWHERE =
  /^(?:apiVersion|kind|director|overrides|partners|trustedCertificates|keyCertificate|bootstrap|container)(?:[.[]|$)/;

const INTRODUCTION = `Made from an install job whose checks have passed. Control Center Director has no documented import: these are the
values to enter and the files to upload. Names between “ ” were seen in IBM’s documents or fix lists. Where the name of a
screen or a field was not seen, the line says so and names the field of the job.`;

/** Every value to enter, every file to upload with its fingerprints, and what is to be done after it. Markdown. */
export function writeChecklist(one: ServerToBundle, uploads: readonly Upload[]): string {
  const { server } = one;
  const sections = [
    `# Director: install ${writeCodeSpan(server.server.alias?.value ?? server.node.name?.value ?? '')}`,
    INTRODUCTION,
    '## 1. Certificates, before the installation',
    ...(server.isBootstrap ? writeBootstrap(one) : []),
    ...writeUploads(one, uploads),
    '## 2. The new installation',
    `The tabs are “${SEEN_SCREENS.packages}” and “${SEEN_SCREENS.newInstall}”; what one server has otherwise than the others goes into “${SEEN_SCREENS.overrides}”.`,
    writeItems([...writeValues(one), ...writeSelections(one, uploads)]),
    '## 3. Trust',
    writeItems(writeTrust(one, uploads)),
  ];
  return `${sections.join('\n\n')}\n`;
}

export function writeItems(items: readonly string[]): string {
  return items.map((item) => `- [ ] ${item}`).join('\n');
}

function writeBootstrap({ server: { bootstrap }, values }: ServerToBundle): readonly string[] {
  const days = values.take('bootstrap.validityDays', bootstrap.validityDays, screenLine);
  const name = `“${SEEN_SCREENS.defaults}”, “${SEEN_FIELDS.get('bootstrap.validityDays') ?? ''}”`;
  return [
    'Director issues the node’s certificate itself, with its own CA. It lives at most 90 days.',
    writeItems([`${name}: ${days === undefined ? 'not said by the job' : writeCodeSpan(days)}`]),
  ];
}

function writeUploads({ server, values }: ServerToBundle, uploads: readonly Upload[]): readonly string[] {
  if (uploads.length === 0) return [];
  const passphrase = values.take(
    'keyCertificate.passphraseRef',
    server.keyCertificate.passphraseRef,
    screenSecretName,
  );
  const items = uploads.map(({ certificate, file, isKey }) =>
    [
      `${isKey ? 'key certificate' : 'trusted certificate'}: upload ${writeCodeSpan(file.path)}`,
      `the file’s SHA-256: ${writeCodeSpan(toHex(sha256(file.octets)))}`,
      `the certificate: ${describe(certificate)}`,
      ...(isKey && passphrase !== undefined
        ? [`its passphrase is kept as ${writeCodeSpan(passphrase)}: enter it, and write it nowhere`]
        : []),
    ].join('\n  - '),
  );
  return [
    'Director 6.3.1 and later takes them as external certificates, which must be added before a job can select them. The names of that dialog’s fields were not seen.',
    writeItems(items),
  ];
}

function writeValues({ server, values }: ServerToBundle): readonly string[] {
  const entered = checkShape(server.merged).values.filter(({ field }) => !ELSEWHERE.test(field.path));
  for (const { path, span, text } of entered) values.take(path, { value: text, span }, screenLine);
  return entered.map(writeValue);
}

function writeValue({ field, path, text }: FieldValue): string {
  const value = field.type === 'secret' ? `what is kept as ${writeCodeSpan(text)}` : writeCodeSpan(text);
  const name = SEEN_FIELDS.get(field.path);
  if (name !== undefined) return `“${name}”: ${value}`;
  const why = field.becomes.director === undefined ? 'not seen in Director’s install job' : 'name not seen';
  return `${writeCodeSpan(path)} (${why}): ${value}`;
}

function writeSelections({ server, values }: ServerToBundle, uploads: readonly Upload[]): readonly string[] {
  const label = values.take('keyCertificate.label', server.keyCertificate.label, screenLine);
  return uploads.map(({ certificate, isKey }) => {
    const name = writeCodeSpan(certificateLabel(certificate));
    if (!isKey) return `select the trusted certificate ${name}`;
    return `select the key certificate ${name}${label === undefined ? '' : `; its label: ${writeCodeSpan(label)}`}`;
  });
}

/** Certificate logon works both ways: each side must trust what the other presents (Control Center 6.3.0). */
function writeTrust({ server }: ServerToBundle, uploads: readonly Upload[]): readonly string[] {
  const own = uploads.find(({ isKey }) => isKey)?.certificate;
  const director = server.peers.find(({ name }) => name === undefined);
  const presented = director?.presented[0]?.entry?.certificates[0]?.certificate;
  return [
    ...(server.isBootstrap ? ['replace the bootstrap certificate before its last day'] : []),
    ...(own ? [`Director trusts what the node presents: ${describe(own)}`] : []),
    ...(presented
      ? [`the node trusts what Director presents: ${describe(presented)}`, sayLogon(presented)]
      : [
          'the job does not say what Director presents (director.certificates): that the node trusts it could not be checked',
        ]),
  ];
}

/** What Director’s logon by certificate needs of a node (Control Center 6.3.0, Certificate-based authentication). */
export function sayLogon(presented: Certificate): string {
  return `for certificate logon the node has a functional authority of the name ${writeCodeSpan(commonNameOf(presented))} with ${writeCodeSpan('client.cert_auth=Y')}, and client authentication is on in the Secure+ record ${writeCodeSpan('.Client')}`;
}

/** The last one is the most specific. */
function commonNameOf({ subject }: Certificate): string {
  const names = subject.rdns.flat().filter(({ oid }) => oid === oids.commonName);
  return names.at(-1)?.value ?? '';
}
