import type { Fault } from '../base/fault.js';
import { groupDigits } from './toPlain.js';

/** The yaml library's codes in words. Its own sentences may repeat a part of the text, which may be a secret. */
const SYNTAX: Readonly<Record<string, string>> = {
  BAD_ALIAS: 'An alias must name an anchor',
  BAD_DIRECTIVE: 'This directive is not understood',
  BAD_DQ_ESCAPE: 'A backslash between double quotes must begin an escape; single quotes keep it as it is',
  BAD_INDENT: 'The indentation does not fit: fields of one section begin in one column',
  BAD_SCALAR_START: 'A value must not begin with this character; quotes around the value help',
  BLOCK_AS_IMPLICIT_KEY: 'A second “key: value” on one line; quotes around a value that holds “: ” help',
  BLOCK_IN_FLOW: 'Indented fields must not stand between brackets',
  COMMENT_SPACE: 'A space must stand before #',
  IMPOSSIBLE: 'This is no YAML',
  KEY_OVER_1024_CHARS: 'This key is too long',
  MISSING_CHAR: 'A character is missing here, such as a colon after a key, or a closing quote or bracket',
  MULTILINE_IMPLICIT_KEY: 'A key must stand on one line, with a colon after it',
  MULTIPLE_DOCS: 'A second document begins here; one file holds one',
  TAB_AS_INDENT: 'Indent with spaces: YAML allows no tab here',
  UNEXPECTED_TOKEN: 'This does not belong here',
};

const OTHERS: Readonly<Record<string, (facts: Fault['facts']) => string>> = {
  'yaml-alias': () => 'Aliases are not read here; write the value out',
  'yaml-key': () => 'A key must be plain text',
  'yaml-duplicate-key': () => 'This field is there already',
  'yaml-too-long': (facts) => `The file is longer than the ${limitOf(facts)} characters that are read here`,
  'yaml-too-deep': (facts) => `Values are nested more than ${limitOf(facts)} levels deep`,
};

const limitOf = (facts: Fault['facts']): string => groupDigits(Number(facts?.['limit']));

/** A fault of `readYaml`, without a full stop. */
export function describeYamlFault({ code, facts }: Pick<Fault, 'code' | 'facts'>): string {
  const other = OTHERS[code];
  return other ? other(facts) : (SYNTAX[String(facts?.['error'])] ?? 'This is no YAML');
}
