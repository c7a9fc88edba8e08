import { fingerprint } from '../../path/fingerprint.js';
import { sayDuplicate, FIRST_OCCURRENCE } from '../../words/findingWords.js';
import type { CertificateEntry } from '../fileEntry.js';
import type { InspectedFile } from '../inspectedFile.js';
import type { Remark } from '../remark.js';
import type { Rule } from '../rule.js';

/**
 * The same certificate twice. In a chain it stands where its issuer should (RFC 5246 section 7.4.2), and IBM's tools
 * refuse a label that is there already (CSPV008E); in a list of CA certificates it is only superfluous.
 */
export const duplicate: Rule = {
  code: 'duplicate',
  severity: 'warning',
  citation: 'RFC 5246 section 7.4.2',
  applies: ({ certificates }) => certificates.length > 1,
  check: findRepetitions,
};

function* findRepetitions({ certificates, role }: InspectedFile): Iterable<Remark> {
  const first = new Map<string, CertificateEntry>();
  for (const entry of certificates) {
    const print = fingerprint(entry.certificate);
    const earlier = first.get(print);
    if (earlier === undefined) {
      first.set(print, entry);
      continue;
    }
    yield {
      span: entry.span,
      message: sayDuplicate(entry.certificate),
      related: [{ file: undefined, span: earlier.span, message: FIRST_OCCURRENCE }],
      ...(role === 'key-certificate' ? {} : { severity: 'information' }),
    };
  }
}
