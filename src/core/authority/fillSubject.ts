import { writeName } from '../x509/writeName.js';
import { parseSubject } from './parseSubject.js';
import { attributeKinds } from './subject.js';

/** What stands for a node’s name in a template. */
const NODE = '{node}';

/**
 * A template of subjects, such as `CN={node}, OU=MFT, O=Acme, C=DE`, with a node's name in it: RFC 4514 text.
 * @returns the subject, or the problem in a sentence
 */
export function fillSubject(
  template: string,
  node: string,
): { readonly text: string } | { readonly problem: string } {
  const parsed = parseSubject(template);
  if ('problem' in parsed) return parsed;
  const { subject } = parsed;
  if (!subject.some(({ keyword, value }) => keyword === 'CN' && value.includes(NODE)))
    return { problem: `The common name does not have the node: write it as in CN=${NODE}.` };
  const span = { start: 0, end: 0 };
  const rdns = subject.map(({ keyword, value }) => [
    { oid: attributeKinds[keyword].oid, value: value.replaceAll(NODE, () => node.trim()), tag: 12, span },
  ]);
  return { text: writeName({ raw: new Uint8Array(), span, rdns }) };
}
