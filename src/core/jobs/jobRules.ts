import type { JobRule } from './jobRule.js';
import { jobAdminUser } from './rules/adminUser.js';
import { jobAgentUrl } from './rules/agentUrl.js';
import { jobAlgorithmRefused } from './rules/algorithmRefused.js';
import { jobAuthorityAsKey } from './rules/authorityAsKey.js';
import { jobBootstrapExpires } from './rules/bootstrapExpires.js';
import { jobBootstrapKept } from './rules/bootstrapKept.js';
import { jobBootstrapLate } from './rules/bootstrapLate.js';
import { jobBootstrapMisplaced } from './rules/bootstrapMisplaced.js';
import { jobBootstrapUnchecked } from './rules/bootstrapUnchecked.js';
import { jobBundleRefused } from './rules/bundleRefused.js';
import { jobCertificateExpired } from './rules/certificateExpired.js';
import { jobCertificateExpiring } from './rules/certificateExpiring.js';
import { jobCertificateNotYetValid } from './rules/certificateNotYetValid.js';
import { jobCertificateRepeated } from './rules/certificateRepeated.js';
import { jobChainFile } from './rules/chainFile.js';
import { jobChainIncomplete } from './rules/chainIncomplete.js';
import { jobChainUnchecked } from './rules/chainUnchecked.js';
import { jobCipherSuiteRefused } from './rules/cipherSuiteRefused.js';
import { jobCommonNameLong } from './rules/commonNameLong.js';
import { jobDatabasePassword } from './rules/databasePassword.js';
import { jobDirectory } from './rules/directory.js';
import { jobEntryDamaged } from './rules/entryDamaged.js';
import { jobFieldMissing } from './rules/fieldMissing.js';
import { jobFieldUnknown } from './rules/fieldUnknown.js';
import { jobIntermediateUnsupported } from './rules/intermediateUnsupported.js';
import { jobKeyAmongTrusted } from './rules/keyAmongTrusted.js';
import { jobKeyMismatch } from './rules/keyMismatch.js';
import { jobKeyMissing } from './rules/keyMissing.js';
import { jobKeyUnchecked } from './rules/keyUnchecked.js';
import { jobKeyWrapping } from './rules/keyWrapping.js';
import { jobKeystorePassword } from './rules/keystorePassword.js';
import { jobLabelLong } from './rules/labelLong.js';
import { jobLabelRepeated } from './rules/labelRepeated.js';
import { jobLeafTrusted } from './rules/leafTrusted.js';
import { jobLevelsUnchecked } from './rules/levelsUnchecked.js';
import { jobNameRepeated } from './rules/nameRepeated.js';
import { jobNodeUntrusted } from './rules/nodeUntrusted.js';
import { jobPassphraseMissing } from './rules/passphraseMissing.js';
import { jobPassphraseWrong } from './rules/passphraseWrong.js';
import { jobPathInvalid } from './rules/pathInvalid.js';
import { jobPeerUntrusted } from './rules/peerUntrusted.js';
import { jobPortRepeated } from './rules/portRepeated.js';
import { jobProtocolRefused } from './rules/protocolRefused.js';
import { jobPurposeMissing } from './rules/purposeMissing.js';
import { jobReferenceUnknown } from './rules/referenceUnknown.js';
import { jobReplacementSelfSigned } from './rules/replacementSelfSigned.js';
import { jobRequestWaiting } from './rules/requestWaiting.js';
import { jobSecretLiteral } from './rules/secretLiteral.js';
import { jobSelfSignedLicense } from './rules/selfSignedLicense.js';
import { jobSerialNumber } from './rules/serialNumber.js';
import { jobShellCharacter } from './rules/shellCharacter.js';
import { jobSyntax } from './rules/syntax.js';
import { jobTrustUnchecked } from './rules/trustUnchecked.js';
import { jobUserCertificateUnsupported } from './rules/userCertificateUnsupported.js';
import { jobValueInvalid } from './rules/valueInvalid.js';
import { jobWindowsSigned } from './rules/windowsSigned.js';

/** Every rule that an install job is held against. */
export const jobRules: readonly JobRule[] = [
  jobSyntax,
  jobFieldMissing,
  jobFieldUnknown,
  jobValueInvalid,
  jobSecretLiteral,
  jobReferenceUnknown,
  jobEntryDamaged,
  jobKeyMissing,
  jobKeyAmongTrusted,
  jobKeyMismatch,
  jobPassphraseMissing,
  jobPassphraseWrong,
  jobKeyUnchecked,
  jobKeyWrapping,
  jobChainIncomplete,
  jobChainUnchecked,
  jobPathInvalid,
  jobNodeUntrusted,
  jobPeerUntrusted,
  jobTrustUnchecked,
  jobCertificateExpired,
  jobCertificateNotYetValid,
  jobCertificateExpiring,
  jobBootstrapExpires,
  jobBootstrapMisplaced,
  jobBootstrapKept,
  jobBootstrapLate,
  jobBootstrapUnchecked,
  jobRequestWaiting,
  jobReplacementSelfSigned,
  jobPurposeMissing,
  jobChainFile,
  jobCertificateRepeated,
  jobLeafTrusted,
  jobAuthorityAsKey,
  jobSelfSignedLicense,
  jobSerialNumber,
  jobCommonNameLong,
  jobIntermediateUnsupported,
  jobUserCertificateUnsupported,
  jobWindowsSigned,
  jobLevelsUnchecked,
  jobAlgorithmRefused,
  jobProtocolRefused,
  jobCipherSuiteRefused,
  jobLabelLong,
  jobLabelRepeated,
  jobNameRepeated,
  jobAdminUser,
  jobPortRepeated,
  jobAgentUrl,
  jobDatabasePassword,
  jobDirectory,
  jobShellCharacter,
  jobKeystorePassword,
  jobBundleRefused,
];
