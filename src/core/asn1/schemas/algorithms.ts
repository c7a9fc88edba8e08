import { oids } from '../../x509/oids.js';
import {
  any,
  bitString,
  choice,
  explicit,
  field,
  integer,
  named,
  nothing,
  octetString,
  oid,
  type Schema,
  sequence,
} from '../schema.js';

/** RFC 5280 section 4.1.1.2. */
export const algorithmIdentifier: Schema = sequence(
  'AlgorithmIdentifier',
  field('algorithm', oid),
  field('parameters', any, { sibling: 'algorithm', what: 'type', table: () => parameters }),
);

/** RFC 4055 section 3.1. */
const pssParameters = sequence(
  'RSASSA-PSS-params',
  explicit(0, 'hashAlgorithm', algorithmIdentifier),
  explicit(1, 'maskGenAlgorithm', algorithmIdentifier),
  explicit(2, 'saltLength', integer),
  explicit(3, 'trailerField', integer),
);

/** RFC 3279 section 2.3.2. */
const dssParameters = sequence('Dss-Parms', field('p', integer), field('q', integer), field('g', integer));

/** RFC 3279 section 2.3.5; RFC 5480 section 2.1.1 leaves only the name. */
export const ecParameters: Schema = choice(
  'ECParameters',
  field('namedCurve', oid),
  field('implicitCurve', nothing),
  field(
    'specifiedCurve',
    sequence(
      'SpecifiedECDomain',
      field('version', integer),
      field('fieldID', sequence('FieldID', field('fieldType', oid), field('parameters', any))),
      field(
        'curve',
        sequence('Curve', field('a', octetString), field('b', octetString), field('seed', bitString)),
      ),
      field('base', octetString),
      field('order', integer),
      field('cofactor', integer),
    ),
  ),
);

/** RFC 8018 appendix A.3; RFC 7292 appendix C has the same. */
const pbeParameter = sequence('PBEParameter', field('salt', octetString), field('iterationCount', integer));

/** RFC 8018 appendix A.4. */
const pbes2Parameters = sequence(
  'PBES2-params',
  field('keyDerivationFunc', algorithmIdentifier),
  field('encryptionScheme', algorithmIdentifier),
);

/** RFC 8018 appendix A.2; the salt is a CHOICE of which nobody uses the other side. */
const pbkdf2Parameters = sequence(
  'PBKDF2-params',
  field('salt', octetString),
  field('iterationCount', integer),
  field('keyLength', integer),
  field('prf', algorithmIdentifier),
);

/** RFC 9579 section 5. */
const pbmac1Parameters = sequence(
  'PBMAC1-params',
  field('keyDerivationFunc', algorithmIdentifier),
  field('messageAuthScheme', algorithmIdentifier),
);

/** RFC 7914 section 7.1. */
const scryptParameters = sequence(
  'scrypt-params',
  field('salt', octetString),
  field('costParameter', integer),
  field('blockSize', integer),
  field('parallelizationParameter', integer),
  field('keyLength', integer),
);

/** RFC 8018 appendix B.2: ciphers in CBC mode. */
const initializationVector = { ...octetString, type: 'IV' };

const parameters: ReadonlyMap<string, Schema> = new Map<string, Schema>([
  [oids.rsassaPss, pssParameters],
  [oids.mgf1, algorithmIdentifier],
  [oids.dsa, dssParameters],
  [oids.ecPublicKey, ecParameters],
  [oids.ecDH, ecParameters],
  [oids.pbes2, pbes2Parameters],
  [oids.pbkdf2, pbkdf2Parameters],
  [oids.pbmac1, pbmac1Parameters],
  [oids.scrypt, scryptParameters],
  ...[oids.des, oids.desEde3, oids.aes128, oids.aes192, oids.aes256].map(
    (cipher) => [cipher, initializationVector] as const,
  ),
  ...[
    oids.pbeWithMD5AndDES,
    oids.pbeWithMD5AndRC2,
    oids.pbeWithSHA1AndDES,
    oids.pbeWithSHA1AndRC2,
    oids.pbeWithSHAAnd128BitRC4,
    oids.pbeWithSHAAnd40BitRC4,
    oids.pbeWithSHAAnd3KeyTripleDES,
    oids.pbeWithSHAAnd2KeyTripleDES,
    oids.pbeWithSHAAnd128BitRC2,
    oids.pbeWithSHAAnd40BitRC2,
  ].map((scheme) => [scheme, pbeParameter] as const),
]);

/** Version numbers as their modules name them. */
export const versionFromV1: Schema = named('Version', integer, 'v1', 'v2', 'v3');
