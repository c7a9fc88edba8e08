import type { YamlNode } from '../../base/readYaml.js';
import { SHELL } from '../../store/label.js';
import { sayShellCharacter } from '../../words/describeJobServer.js';
import { checkShape, type FieldValue } from '../checkShape.js';
import type { Surface } from '../fields/jobField.js';
import { eachServer, type JobRule } from '../jobRule.js';

/**
 * The options file is sourced by a shell that runs as root, and the installer screens its values for shell commands; run
 * scripts name the same values. What a shell could take for more than a text is refused before anything is written.
 */
export const jobShellCharacter: JobRule = {
  code: 'job-shell-character',
  severity: 'error',
  citation: 'Connect:Direct for UNIX 6.4.0, Silent installation options file',
  check: eachServer(({ merged, target }) => {
    const platform = target.platform?.value;
    const meant = platform === undefined ? undefined : METACHARACTERS[platform];
    if (meant === undefined) return [];
    return valuesOf(merged)
      .filter((value) => reaches(value, platform as Surface))
      .flatMap((value) => {
        const [character] = meant.exec(strip(value)) ?? [];
        return character === undefined
          ? []
          : [{ span: value.span, message: sayShellCharacter(value.path, character) }];
      });
  }),
};

/** Of sh and bash; of cmd.exe and PowerShell, in whose paths parentheses and apostrophes are at home. */
const METACHARACTERS: Readonly<Record<string, RegExp>> = {
  unix: SHELL,
  container: SHELL,
  windows: /[`"%^&|<>]/,
};

/** What belongs to a value by its own rules, which are checked elsewhere. */
const AT_HOME: ReadonlyMap<string, RegExp> = new Map([
  ['agent.osaUrl', /;/g],
  ['node.name', /#/g],
]);

const strip = ({ field, text }: FieldValue): string => {
  const own = AT_HOME.get(field.path);
  return own === undefined ? text : text.replace(own, '');
};

function valuesOf(merged: YamlNode | undefined): readonly FieldValue[] {
  if (merged?.type !== 'mapping') return [];
  // A server’s fields and the job’s, without the other servers.
  return checkShape({ ...merged, fields: merged.fields.filter(({ key }) => key !== 'overrides') }).values;
}

const TEXTS: readonly string[] = ['text', 'path', 'label', 'texts'];

/** Names in the store are other than what becomes of them; Director’s own fields reach no shell. */
function reaches({ field }: FieldValue, platform: Surface): boolean {
  // The name of a machine has none of them; that it is none is said by another rule.
  if (!TEXTS.includes(field.type) || field.path === 'node.host') return false;
  return (
    (field.becomes[platform] ?? field.becomes.secure) !== undefined ||
    field.type === 'label' ||
    field.path === 'deploymentDir'
  );
}
