import type { FaultWords } from './faultWords.js';

/** Faults of core/x509 and core/keys: sound DER that breaks the rules of what it encodes. */
export const x509FaultWords: FaultWords = {
  'attributes-missing': () =>
    'The attributes of the request are missing; they may be empty, but must be there.',
  'curve-inconsistent': () => 'The private key names one curve outside and another inside.',
  'curve-missing': () => 'The EC key does not say on which curve it is.',
  'distribution-point-empty': () =>
    'A distribution point of revocation lists names neither place nor issuer.',
  'extension-duplicate': (fact) => `The extension ${fact('oid')} is there twice.`,
  'general-name-type': (fact) => `${fact('field')} has a name of a type that does not exist.`,
  'ip-address-length': (fact) => `${fact('field')} has an IP address of ${fact('octets')} octets.`,
  'issuer-and-serial-apart': () =>
    'The authority key identifier names the issuer or the serial number, but not both.',
  'key-usage-empty': () => 'The key usage allows nothing.',
  'key-usage-unknown': (fact) => `The key usage sets bit ${fact('bit')}, which has no meaning.`,
  'policy-duplicate': (fact) => `The certificate policy ${fact('policy')} is there twice.`,
  'reason-unknown': (fact) => `The reason of revocation is ${fact('reason')}, which has no meaning.`,
  'sequence-empty': (fact) => `${fact('field')} is empty, where at least one element must be.`,
  'subject-alt-name-not-critical': () =>
    'The subject is empty, so the alternative names that stand for it must be critical.',
  'version-too-low': (fact) => `${fact('field')} is not allowed in version ${fact('version')}.`,
  'version-unknown': () => 'The version is none that is known.',
  'dek-info-invalid': () => 'The DEK-Info header does not fit its cipher, so the key cannot be decrypted.',
  'encrypted-key-length': () =>
    'The encrypted key does not fill whole blocks of its cipher: something is missing.',
  'initialization-vector-length': () =>
    'The initialization vector does not have the length that the cipher wants.',
  'private-key-unknown': () => 'This is no private key of a known structure.',
};
