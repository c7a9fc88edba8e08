import { sayJobPassphraseMissing } from '../../words/describeJobMaterial.js';
import { eachServer, type JobRule } from '../jobRule.js';

/** Connect:Direct demands the passphrase of an encrypted key, and keeps it in its Secure+ parameter file. */
export const jobPassphraseMissing: JobRule = {
  code: 'job-passphrase-missing',
  severity: 'error',
  citation: 'Connect:Direct 6.0.0, Formats of key certificate files',
  needsWhole: true,
  check: eachServer(({ key, keyCertificate: { passphraseRef }, merged }) => {
    if (!key?.entry?.key?.encryption || passphraseRef) return [];
    const section =
      merged?.type === 'mapping' && merged.fields.find((field) => field.key === 'keyCertificate');
    // A value of the wrong shape has a rule of its own.
    const fields = section && section.value.type === 'mapping' ? section.value.fields : [];
    if (fields.some((field) => field.key === 'passphraseRef' && field.value.type !== 'text')) return [];
    return [{ span: key.ref.span, message: sayJobPassphraseMissing(key.ref.value) }];
  }),
};
