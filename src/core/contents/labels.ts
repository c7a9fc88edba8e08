import type { Structure } from './structure.js';

interface Label {
  /** What must stand in the block; `parameters` goes beside a key and says nothing that the key does not. */
  readonly structure: Structure | 'parameters';
  /** The label of RFC 7468 where this is an older one, or a tool's own. */
  readonly standard?: string;
}

/**
 * Labels of RFC 7468 section 4 and those of older tools. `X.509 CERTIFICATE` counts as sound: IBM documents it for
 * Connect:Direct (formats of Secure Plus certificates).
 */
export const labels: ReadonlyMap<string, Label> = new Map<string, Label>([
  ['CERTIFICATE', { structure: 'certificate' }],
  ['X.509 CERTIFICATE', { structure: 'certificate' }],
  ['X509 CERTIFICATE', { structure: 'certificate', standard: 'CERTIFICATE' }],
  ['TRUSTED CERTIFICATE', { structure: 'certificate', standard: 'CERTIFICATE' }],
  ['CERTIFICATE REQUEST', { structure: 'request' }],
  ['NEW CERTIFICATE REQUEST', { structure: 'request', standard: 'CERTIFICATE REQUEST' }],
  ['X509 CRL', { structure: 'crl' }],
  ['CRL', { structure: 'crl', standard: 'X509 CRL' }],
  ['PUBLIC KEY', { structure: 'publicKey' }],
  ['RSA PUBLIC KEY', { structure: 'rsaPublicKey', standard: 'PUBLIC KEY' }],
  ['PRIVATE KEY', { structure: 'privateKey' }],
  ['ENCRYPTED PRIVATE KEY', { structure: 'privateKey' }],
  ['RSA PRIVATE KEY', { structure: 'privateKey' }],
  ['EC PRIVATE KEY', { structure: 'privateKey' }],
  ['DSA PRIVATE KEY', { structure: 'privateKey' }],
  ['ANY PRIVATE KEY', { structure: 'privateKey', standard: 'PRIVATE KEY' }],
  ['OPENSSH PRIVATE KEY', { structure: 'privateKey' }],
  ['PKCS7', { structure: 'pkcs7' }],
  ['CMS', { structure: 'pkcs7' }],
  ['PKCS #7 SIGNED DATA', { structure: 'pkcs7', standard: 'PKCS7' }],
  ['PKCS12', { structure: 'pkcs12' }],
  ['EC PARAMETERS', { structure: 'parameters' }],
  ['DSA PARAMETERS', { structure: 'parameters' }],
  ['DH PARAMETERS', { structure: 'parameters' }],
  ['X9.42 DH PARAMETERS', { structure: 'parameters' }],
]);
