import type { Path } from '../../path/buildPath.js';
import { sayChainOrder, sayChainPosition } from '../../words/findingWords.js';
import { chainMembers } from '../chainMembers.js';
import type { CertificateEntry } from '../fileEntry.js';
import type { InspectedFile } from '../inspectedFile.js';
import type { Remark } from '../remark.js';
import type { Rule } from '../rule.js';

/**
 * Each certificate must be followed by the one that certifies it: TLS 1.2 demands it, TLS 1.3 advises it, and a
 * Connect:Direct key certificate is read that way. It is nobody's business in a list of CA certificates. Whether the
 * private key stands before or after them does not matter: IBM's own examples do both.
 */
export const chainOrder: Rule = {
  code: 'chain-order',
  severity: 'warning',
  citation: 'RFC 5246 section 7.4.2, RFC 8446 section 4.4.2',
  applies: ({ role, certificates }) =>
    (role === 'key-certificate' || role === 'chain') &&
    certificates.length > 1 &&
    // Containers have no order, and their readers look for none.
    certificates.every(({ item }) => item.container === undefined),
  check: async (file) => {
    const remarks: Remark[] = [];
    for (const leaf of file.leaves) {
      const remark = checkOrder(file, leaf, await file.pathOf(leaf));
      if (remark !== undefined) remarks.push(remark);
    }
    return remarks;
  },
};

/** One remark for one chain, on the first certificate that stands where another belongs. */
function checkOrder(file: InspectedFile, leaf: CertificateEntry, path: Path): Remark | undefined {
  const wanted = chainMembers(file.certificates, path);
  // Strangers between the members are passed over, but in front of the only leaf they would be taken for it.
  const found = file.certificates.filter((entry) => wanted.includes(entry));
  if (file.leaves.length === 1 && file.certificates[0] !== found[0])
    found.unshift(...file.certificates.slice(0, 1));
  const wrong = found.find((entry, index) => entry !== wanted[index]);
  if (wrong === undefined) return undefined;
  const remark: Remark = {
    span: wrong.span,
    message: sayChainOrder(leaf.certificate, file.keys.length > 0),
    related: wanted.map(({ span, certificate }, index) => ({
      file: undefined,
      span,
      message: sayChainPosition(index + 1, certificate),
    })),
  };
  return file.role === 'chain' ? { ...remark, severity: 'information' } : remark;
}
