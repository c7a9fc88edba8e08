import type { Rule } from './rule.js';
import { chainOrder } from './rules/chainOrder.js';
import { checkIncomplete } from './rules/checkIncomplete.js';
import { duplicate } from './rules/duplicate.js';
import { expired } from './rules/expired.js';
import { expiring } from './rules/expiring.js';
import { extraneousCertificate } from './rules/extraneousCertificate.js';
import { issuerMissing } from './rules/issuerMissing.js';
import { keyMisplaced } from './rules/keyMisplaced.js';
import { keyMismatch } from './rules/keyMismatch.js';
import { keyUnencrypted } from './rules/keyUnencrypted.js';
import { notYetValid } from './rules/notYetValid.js';
import { signatureInvalid } from './rules/signatureInvalid.js';
import { criticalExtension } from './rules/criticalExtension.js';
import { nameOutsideConstraints } from './rules/nameOutsideConstraints.js';
import { pathTooLong } from './rules/pathTooLong.js';
import { policyMissing } from './rules/policyMissing.js';
import { purposeMissing } from './rules/purposeMissing.js';
import { revoked } from './rules/revoked.js';
import { weakKey } from './rules/weakKey.js';
import { weakSignature } from './rules/weakSignature.js';

/** Every rule, in the order they are asked: what a person cares for most spends the shared budget first. */
export const ruleBook: readonly Rule[] = [
  expired,
  notYetValid,
  expiring,
  keyMisplaced,
  keyMismatch,
  keyUnencrypted,
  issuerMissing,
  chainOrder,
  duplicate,
  extraneousCertificate,
  weakKey,
  weakSignature,
  signatureInvalid,
  revoked,
  purposeMissing,
  pathTooLong,
  nameOutsideConstraints,
  policyMissing,
  criticalExtension,
  checkIncomplete,
];
