import type { FaultWords } from './faultWords.js';

/** Faults of core/der: octets that are no DER (X.690), or that DER does not allow. */
export const derFaultWords: FaultWords = {
  'der-element-missing': (fact) => `${fact('field')} ends too early: ${fact('expected')} is missing.`,
  'der-tag-unexpected': (fact) =>
    `${fact('field')} should be ${fact('expected')}, but ${fact('found')} stands here.`,
  'der-tag-high': (fact) => `${fact('field')} has a tag that is written longer than DER allows.`,
  'der-truncated': (fact) =>
    `${fact('field')} is cut off: its length says ${fact('length')} octets, ${fact('available')} are left.`,
  'der-length-indefinite': (fact) => `${fact('field')} has an indefinite length, which is BER and not DER.`,
  'der-length-too-long': (fact) => `${fact('field')} has a length that cannot be true.`,
  'der-length-not-minimal': (fact) => `The length of ${fact('field')} is written longer than DER allows.`,
  'der-trailing': (fact) => `There are ${fact('octets')} octets left over at the end of ${fact('field')}.`,
  'fault-limit': () => 'There are more faults here than are listed.',
  'element-limit': () => 'There are more elements here than are read.',
  'depth-limit': () => 'The elements are nested deeper than is read.',
  'bit-string-invalid': (fact) => `${fact('field')} is no sound BIT STRING.`,
  'bit-string-not-minimal': (fact) => `${fact('field')} ends in zero bits that DER leaves out.`,
  'bit-string-padding': (fact) => `The unused bits of ${fact('field')} are not zero.`,
  'bit-string-unused-bits': (fact) => `${fact('field')} does not end at a whole octet.`,
  'boolean-invalid': (fact) => `${fact('field')} is a BOOLEAN that is neither true (ff) nor false (00).`,
  'default-encoded': (fact) =>
    `${fact('field')} is written out with its default value, which DER leaves out.`,
  'integer-empty': (fact) => `${fact('field')} is a number without any octet.`,
  'integer-not-minimal': (fact) => `${fact('field')} is a number with needless octets before it.`,
  'integer-out-of-range': (fact) => `${fact('field')} is a number that is negative or far too large.`,
  'oid-invalid': (fact) => `${fact('field')} is no object identifier.`,
  'oid-not-minimal': (fact) => `${fact('field')} is an object identifier with needless octets.`,
  'set-empty': (fact) => `${fact('field')} has an empty SET, where at least one element must be.`,
  'string-characters': (fact) => `${fact('field')} has characters that its type of string does not allow.`,
  'string-length': (fact) => `${fact('field')} is cut off within a character.`,
  'time-form': (fact) => `${fact('field')} is a time in a form that certificates may not use.`,
  'time-invalid': (fact) => `${fact('field')} is no date and time.`,
};
