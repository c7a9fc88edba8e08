import type { YamlNode } from '../../base/readYaml.js';
import type { Remark } from '../../findings/remark.js';
import { sayPrivateKeyInJob, saySecretLiteral } from '../../words/describeJobFinding.js';
import type { JobRule } from '../jobRule.js';

/** Keys that hold a secret, unless they end in `Ref`, `Refs` or `File` and so only name where it is. */
const SECRET_KEY = /(pass(phrase|word|wd|code)?|pwd|secret|credential|token)s?$/i;

const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** Whether a field of this name holds a secret itself. */
export function isSecretKey(key: string): boolean {
  return SECRET_KEY.test(key);
}

/** A job is reviewed, mailed and kept in version control; IBM had to take a passphrase out of its logs (IT47039). */
export const jobSecretLiteral: JobRule = {
  code: 'job-secret-literal',
  severity: 'error',
  isOfFile: true,
  citation: 'Control Center fix list MFT-16241, IT47039',
  check: ({ job: { root } }) => (root ? remarksOn(root, undefined) : []),
};

/** `secretKey`: the key that says that what is below it is secret. The value itself is never repeated. */
function remarksOn(node: YamlNode, secretKey: string | undefined): Remark[] {
  switch (node.type) {
    case 'mapping':
      return node.fields.flatMap(({ key, value }) =>
        remarksOn(value, isSecretKey(key) ? key : key.endsWith('Ref') ? undefined : secretKey),
      );
    case 'sequence':
      return node.items.flatMap((item) => remarksOn(item, secretKey));
    case 'text':
      if (PRIVATE_KEY.test(node.text)) return [{ span: node.span, message: sayPrivateKeyInJob() }];
      if (secretKey === undefined || node.text === '') return [];
      return [{ span: node.span, message: saySecretLiteral(secretKey) }];
  }
}
