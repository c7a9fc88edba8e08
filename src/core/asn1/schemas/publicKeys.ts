import { oids } from '../../x509/oids.js';
import { bitString, field, integer, type Schema, sequence } from '../schema.js';
import { algorithmIdentifier } from './algorithms.js';

/** RFC 8017 appendix A.1.1. */
export const rsaPublicKey: Schema = sequence(
  'RSAPublicKey',
  field('modulus', integer),
  field('publicExponent', integer),
);

/** What the BIT STRING has in it; the keys of other algorithms are octets as they are. RFC 3279 section 2.3. */
const publicKeys: ReadonlyMap<string, Schema> = new Map([
  [oids.rsaEncryption, rsaPublicKey],
  [oids.rsassaPss, rsaPublicKey],
  [oids.rsaesOaep, rsaPublicKey],
  [oids.dsa, { ...integer, type: 'DSAPublicKey' }],
  [oids.dhPublicNumber, { ...integer, type: 'DHPublicKey' }],
]);

/** RFC 5280 section 4.1.2.7. */
export const subjectPublicKeyInfo: Schema = sequence(
  'SubjectPublicKeyInfo',
  field('algorithm', algorithmIdentifier),
  field('subjectPublicKey', bitString, {
    sibling: 'algorithm',
    what: 'contents',
    table: () => publicKeys,
  }),
);
