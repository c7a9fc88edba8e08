import type { FaultWords } from './faultWords.js';
import { foreignWords } from './foreignWords.js';

/** Faults of core/contents and core/keystores: what a file, a block or a container turned out to be, or not to be. */
export const contentsFaultWords: FaultWords = {
  'boundaries-missing': () => 'This is base64 without its BEGIN and END lines.',
  'ber-unfinished': () => 'The indefinite lengths in this container do not all end: something is missing.',
  'container-empty': () => 'There is no certificate and no revocation list in this container.',
  'content-unread': (fact) => `This holds ${fact('content')}, in which nothing is read here.`,
  'enclosed-unread': (fact) => `This is ${fact('object')}, which is not read here.`,
  'container-unread': (fact) => `This is a ${fact('container')} container, which is not read yet.`,
  'file-empty': () => 'The file is empty.',
  'jks-digest-different': () =>
    'The passphrase opens a key, but does not lead to the digest of the keystore: either the keystore has another passphrase than the key, or it was changed.',
  'jks-entry-unknown': (fact) =>
    `Entries of kind ${fact('tag')} are not known here: what stands from here on is not read.`,
  'jks-object-unread': (fact) =>
    `The secret key ${fact('alias')} is kept in a form that is not known here: what stands from here on is not read.`,
  'jks-trailing': () => 'There are octets after the last entry and before the digest.',
  'jks-truncated': () => 'The keystore is cut off: its entries go on beyond its end.',
  'jks-version': (fact) => `Version ${fact('version')} of this keystore is not known; there are 1 and 2.`,
  'keystore-sealed': (fact) =>
    `This part is encrypted (${fact('how')}): its passphrase is needed to read it.`,
  'keystore-scheme-unknown': (fact) =>
    `This part is encrypted (${fact('how')}), which cannot be opened here.`,
  'mac-different': () =>
    'The passphrase opens it, but its integrity check (MAC) is that of other contents: the file was changed.',
  'mac-unchecked': (fact) => `Its integrity check (${fact('algorithm')}) cannot be computed here.`,
  'opening-costly': (fact) =>
    `Opening it takes ${fact('iterations')} iterations, which is more than is done without asking.`,
  'opening-passphrase-wrong': () => 'The passphrase that was given does not open this.',
  'opening-unsupported': (fact) => `It cannot be opened here: ${fact('what')} is not supported.`,
  'part-length': () => 'What is encrypted does not fill whole blocks of its cipher: something is missing.',
  'part-closed': () => 'The passphrase does not open this part, though it opens the container.',
  'label-ignored': (fact) => `The block ${fact('label')} says nothing that the key does not say itself.`,
  'label-nonstandard': (fact) =>
    `The label ${fact('label')} is an older label: ${fact('standard')} is the standard.`,
  'label-unknown': (fact) => `The label ${fact('label')} is not known here.`,
  'label-wrong': (fact) =>
    `The block is labelled ${fact('label')}, but ${nameOfStructure(fact('found'))} is inside.`,
  'not-der': (fact) =>
    `These octets are no DER, so no certificate, key or request.${foreignWords(fact('content'))}`,
  'object-unknown': () => 'This is sound DER, but no certificate, key, request or revocation list.',
  'text-utf16': () => 'The file is written in UTF-16: others find no block in it.',
  'pem-missing': (fact) => `There is no PEM block in this file.${foreignWords(fact('content'))}`,
};

const STRUCTURES: Readonly<Record<string, string>> = {
  certificate: 'a certificate',
  request: 'a certificate request',
  crl: 'a revocation list',
  publicKey: 'a public key',
  rsaPublicKey: 'an RSA public key',
  privateKey: 'a private key',
  pkcs7: 'a PKCS#7 container',
  pkcs12: 'a PKCS#12 container',
};

function nameOfStructure(found: string): string {
  return STRUCTURES[found] ?? 'something else';
}
