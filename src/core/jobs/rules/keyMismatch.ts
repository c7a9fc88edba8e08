import { keyMatches } from '../../keys/keyMatches.js';
import { sayJobKeyMismatch } from '../../words/describeJobMaterial.js';
import { eachServer, type JobRule } from '../jobRule.js';

/** The public half that only opening a sealed key shows; what shows without it, the store itself tells. */
export const jobKeyMismatch: JobRule = {
  code: 'job-key-mismatch',
  severity: 'error',
  citation: 'Control Center 6.3.1, External certificates',
  check: eachServer(async ({ key, opening }) => {
    const opened = await opening();
    const own = key?.entry?.certificates[0]?.certificate;
    if (!key || !own || opened?.outcome !== 'opened' || !opened.publicKey) return [];
    if (keyMatches(own.publicKey, opened.publicKey)) return [];
    return [{ span: key.ref.span, message: sayJobKeyMismatch(own, opened.publicKey) }];
  }),
};
