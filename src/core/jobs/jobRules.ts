import type { JobRule } from './jobRule.js';
import { jobCertificateExpired } from './rules/certificateExpired.js';
import { jobCertificateNotYetValid } from './rules/certificateNotYetValid.js';
import { jobChainIncomplete } from './rules/chainIncomplete.js';
import { jobChainUnchecked } from './rules/chainUnchecked.js';
import { jobEntryDamaged } from './rules/entryDamaged.js';
import { jobFieldMissing } from './rules/fieldMissing.js';
import { jobKeyMissing } from './rules/keyMissing.js';
import { jobReferenceUnknown } from './rules/referenceUnknown.js';
import { jobSecretLiteral } from './rules/secretLiteral.js';
import { jobSyntax } from './rules/syntax.js';
import { jobValueInvalid } from './rules/valueInvalid.js';

/** Every rule that an install job is held against. */
export const jobRules: readonly JobRule[] = [
  jobSyntax,
  jobFieldMissing,
  jobValueInvalid,
  jobSecretLiteral,
  jobReferenceUnknown,
  jobEntryDamaged,
  jobKeyMissing,
  jobCertificateExpired,
  jobCertificateNotYetValid,
  jobChainIncomplete,
  jobChainUnchecked,
];
