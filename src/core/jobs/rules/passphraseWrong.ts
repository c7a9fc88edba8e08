import { sayJobPassphraseWrong } from '../../words/describeJobMaterial.js';
import { eachServer, type JobRule } from '../jobRule.js';

/** The installer would be handed a passphrase that opens nothing. */
export const jobPassphraseWrong: JobRule = {
  code: 'job-passphrase-wrong',
  severity: 'error',
  citation: 'Connect:Direct 6.0.0, Formats of key certificate files',
  check: eachServer(async ({ keyCertificate: { passphraseRef }, key, opening }) => {
    const opened = await opening();
    if (!passphraseRef || !key || opened?.outcome !== 'passphrase-wrong') return [];
    return [{ span: passphraseRef.span, message: sayJobPassphraseWrong(passphraseRef.value, key.ref.value) }];
  }),
};
