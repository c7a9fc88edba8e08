import { oids } from '../../x509/oids.js';
import {
  any,
  bitString,
  explicit,
  type Field,
  field,
  implicit,
  integer,
  named,
  octetString,
  oid,
  type Schema,
  secret,
  sequence,
  sequenceOf,
  setOf,
} from '../schema.js';
import { algorithmIdentifier, ecParameters } from './algorithms.js';

const secretInteger = secret(integer);

/** What stands in it and has no place in its module is a secret too: nobody can tell that it is none. */
function secretSequence(type: string, ...fields: readonly Field[]): Schema {
  return secret(sequence(type, ...fields));
}

/** A private key of no known form. */
export const unknownPrivateKey: Schema = secret({ ...any, type: 'PrivateKey' });

/** RFC 8017 appendix A.1.2. */
export const rsaPrivateKey: Schema = secretSequence(
  'RSAPrivateKey',
  field('version', named('Version', integer, 'two-prime', 'multi')),
  field('modulus', integer),
  field('publicExponent', integer),
  field('privateExponent', secretInteger),
  field('prime1', secretInteger),
  field('prime2', secretInteger),
  field('exponent1', secretInteger),
  field('exponent2', secretInteger),
  field('coefficient', secretInteger),
  field(
    'otherPrimeInfos',
    sequenceOf(
      'OtherPrimeInfos',
      field(
        'otherPrimeInfo',
        secretSequence(
          'OtherPrimeInfo',
          field('prime', secretInteger),
          field('exponent', secretInteger),
          field('coefficient', secretInteger),
        ),
      ),
    ),
  ),
);

/** RFC 5915 section 3. */
export const ecPrivateKey: Schema = secretSequence(
  'ECPrivateKey',
  field('version', named('Version', integer, '0', 'ecPrivkeyVer1')),
  field('privateKey', secret(octetString)),
  explicit(0, 'parameters', ecParameters),
  explicit(1, 'publicKey', bitString),
);

/** What OpenSSL writes into `DSA PRIVATE KEY`; no standard has it. */
export const dsaPrivateKey: Schema = secretSequence(
  'DSAPrivateKey',
  field('version', integer),
  field('p', integer),
  field('q', integer),
  field('g', integer),
  field('publicKey', integer),
  field('privateKey', secretInteger),
);

const curvePrivateKey: Schema = { ...secret(octetString), type: 'CurvePrivateKey' };

const privateKeys: ReadonlyMap<string, Schema> = new Map([
  [oids.rsaEncryption, rsaPrivateKey],
  [oids.rsassaPss, rsaPrivateKey],
  [oids.ecPublicKey, ecPrivateKey],
  [oids.ecDH, ecPrivateKey],
  [oids.dsa, { ...secretInteger, type: 'DSAPrivateKey' }],
  // RFC 8410 section 7.
  ...[oids.x25519, oids.x448, oids.ed25519, oids.ed448].map((curve) => [curve, curvePrivateKey] as const),
]);

/** RFC 5958 section 2. */
export const privateKeyInfo: Schema = secretSequence(
  'OneAsymmetricKey',
  field('version', named('Version', integer, 'v1', 'v2')),
  field('privateKeyAlgorithm', algorithmIdentifier),
  field('privateKey', secret(octetString), {
    sibling: 'privateKeyAlgorithm',
    what: 'contents',
    table: () => privateKeys,
  }),
  implicit(
    0,
    'attributes',
    setOf(
      'Attributes',
      field(
        'attribute',
        sequence('Attribute', field('type', oid), field('values', setOf('SET OF ANY', field('value', any)))),
      ),
    ),
  ),
  implicit(1, 'publicKey', bitString),
);

/** RFC 5958 section 3. */
export const encryptedPrivateKeyInfo: Schema = sequence(
  'EncryptedPrivateKeyInfo',
  field('encryptionAlgorithm', algorithmIdentifier),
  field('encryptedData', octetString),
);
