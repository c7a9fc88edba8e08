import { writeSecureValue } from '../doors/writeSecureValue.js';
import { KEY_CERTIFICATE, type Material } from '../material.js';
import {
  CLOSING_COMMANDS,
  importKeyCertificate,
  importTrusted,
  type SecureCommand,
  writeSecureScript,
} from '../secureScript.js';
import type { ServerToBundle } from '../server.js';

/** The steps that a run script takes on the node; each has a script of the Secure+ CLI of its own name. */
export const STEPS = ['import', 'switch', 'back'] as const;
export type Step = (typeof STEPS)[number];

export const scriptName = (step: Step): string => `${step}.txt`;

/**
 * What the Secure+ CLI is told at each step. `import` changes nothing that is in use: the certificate comes beside the
 * bootstrap one, by `ImportMode=Add`, under a label of its own. `back` is there where the job says what label that one has.
 */
export function writeSecureScripts(
  { server, values }: ServerToBundle,
  material: Material,
  separator: '/' | '\\',
): ReadonlyMap<Step, string> {
  const label = values.need('keyCertificate.label', server.keyCertificate.label, writeSecureValue);
  const present = values.take('bootstrap.label', server.bootstrap.label, writeSecureValue);
  const imports = [
    ...material.trusted.map(({ file }) => importTrusted(`trusted${separator}${file}`)),
    importKeyCertificate(KEY_CERTIFICATE, label, 'Add'),
    ...CLOSING_COMMANDS,
  ];
  return new Map<Step, string>([
    ['import', writeSecureScript(imports)],
    ['switch', writeSecureScript(pointTo(label))],
    ...(present === undefined ? [] : [['back', writeSecureScript(pointTo(present))] as const]),
  ]);
}

/** The record of Director and other clients first, as public scripts have it, then the local node’s. */
function pointTo(label: string): readonly SecureCommand[] {
  return [
    ['Update Client', ['KeyCertLabel', label]],
    ['Update LocalNode', ['KeyCertLabel', label]],
    ...CLOSING_COMMANDS,
  ];
}
