import type { Enclosed, Keystore } from '../keystores/keystore.js';
import { describeEncryption } from './describeKey.js';
import { countOf } from './describeLifetime.js';
import type { Fact } from './fact.js';
import { groupDigits, toPlain } from './toPlain.js';

const NOUNS: Readonly<Record<Enclosed['model']['kind'], string>> = {
  privateKey: 'private key',
  certificate: 'certificate',
  crl: 'revocation list',
  unknown: 'object that is not read',
};

/** "PKCS#12 container: 1 private key, 2 certificates, 1 encrypted part". */
export function describeKeystore({ container, enclosed, sealed }: Keystore): string {
  const kinds = Object.keys(NOUNS) as (keyof typeof NOUNS)[];
  const parts = kinds.flatMap((kind) => {
    const count = enclosed.filter(({ model }) => model.kind === kind).length;
    return count === 0 ? [] : [countOf(count, NOUNS[kind])];
  });
  const closed = sealed.filter(({ isOpen }) => !isOpen).length;
  if (closed > 0) parts.push(countOf(closed, 'encrypted part'));
  return `${container} container: ${parts.length === 0 ? 'nothing that is read' : parts.join(', ')}`;
}

/** "encrypted with PBES2 (AES-256-CBC, HMAC-SHA256, 2,048 iterations)": its parts, else its keys. */
export function describeSealing(keystore: Keystore): string {
  return waysOf(keystore).join(' and ');
}

function waysOf({ enclosed, sealed }: Keystore): readonly string[] {
  const ofKeys = enclosed.flatMap(({ model }) =>
    model.kind === 'privateKey' && model.encryption !== null ? [model.encryption] : [],
  );
  const ways = sealed.length > 0 ? sealed.map(({ encryption }) => encryption) : ofKeys;
  return [...new Set(ways.map(describeEncryption))];
}

export function keystoreFacts(keystore: Keystore): readonly Fact[] {
  const { integrity, sealed } = keystore;
  const facts: Fact[] = sealed.length === 0 ? [] : waysOf(keystore).map((way) => ['Contents', way]);
  if (integrity !== null) facts.push(['Integrity', describeIntegrity(integrity)]);
  return facts;
}

function describeIntegrity({ algorithm, iterations }: NonNullable<Keystore['integrity']>): string {
  const name = toPlain(algorithm);
  return iterations === null ? name : `${name}, ${groupDigits(iterations)} iterations`;
}
