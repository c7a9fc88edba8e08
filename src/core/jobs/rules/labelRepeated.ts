import { DEFAULT_LABEL } from '../../store/label.js';
import { sayLabelRepeated } from '../../words/describeJobTls.js';
import { eachServer, type JobRule } from '../jobRule.js';

/** “CSPV008E Duplicate Certificate Label”: a keystore finds its certificates by their labels alone. */
export const jobLabelRepeated: JobRule = {
  code: 'job-label-repeated',
  severity: 'error',
  citation: 'Control Center fix list MFT-14563 (CSPV008E)',
  check: eachServer(({ bootstrap, isReplacement, keyCertificate, trustedCertificates }) => {
    // A bootstrap certificate keeps its label until the switch, and for the way back.
    const named = isReplacement ? [bootstrap, keyCertificate] : [keyCertificate];
    const taken = new Set(isReplacement || keyCertificate.label ? [] : [DEFAULT_LABEL]);
    return [...named, ...trustedCertificates].flatMap(({ label }) => {
      if (!label) return [];
      const isTaken = taken.has(label.value);
      taken.add(label.value);
      return isTaken ? [{ span: label.span, message: sayLabelRepeated(label.value) }] : [];
    });
  }),
};
