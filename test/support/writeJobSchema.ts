import { jobFields } from '../../src/core/jobs/fields/jobFields.js';
import { type FieldNode, fieldTree } from '../../src/core/jobs/fields/fieldTree.js';
import type { JobField } from '../../src/core/jobs/fields/jobField.js';
import { LEVEL } from '../../src/core/jobs/levels/level.js';
import { SECRET_NAME } from '../../src/core/jobs/secretName.js';
import { describeJobField } from '../../src/core/words/describeJobField.js';

type Schema = Record<string, unknown>;

/**
 * The install-job format as a JSON Schema (draft-07, which the Red Hat YAML extension reads), made of the table of
 * fields. A number may stand where a text may: YAML takes `6.4` for one, and the job for the text.
 */
export function writeJobSchema(): string {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Install job of Connect:Direct servers, cdcerts/v1',
    ...toSection(fieldTree),
    required: ['apiVersion', 'kind', 'metadata'],
    anyOf: [{ required: ['overrides'] }, { required: ['target', 'node', 'keyCertificate'] }],
    definitions: Object.fromEntries(
      [...fieldTree.children]
        .filter(([, { field }]) => field?.scope === 'server')
        .map(([key, node]) => [key, toSchema(node)]),
    ),
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

function toSection({ children }: FieldNode): Schema {
  const isTop = (key: string, node: FieldNode) => fieldTree.children.get(key) === node;
  const properties = [...children].map(([key, node]) => [
    key,
    // What is the same for all servers and for one is written once.
    isTop(key, node) && node.field?.scope === 'server' ? { $ref: `#/definitions/${key}` } : toSchema(node),
  ]);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(properties) as Schema,
  };
}

function toSchema(node: FieldNode): Schema {
  const { field } = node;
  if (field === undefined) return toSection(node);
  return { ...toType(node, field), description: plain(field.about), markdownDescription: toMarkdown(field) };
}

function toType(node: FieldNode, { pattern, type, values }: JobField): Schema {
  const text = { type: ['string', 'number'] };
  switch (type) {
    case 'section':
      return toSection(node);
    case 'list':
      return { type: 'array', items: toSection(node) };
    case 'texts':
      return { type: 'array', items: { type: 'string' } };
    case 'choice':
      return { enum: values };
    case 'boolean':
      return { type: 'boolean' };
    case 'port':
      return {
        type: 'integer',
        minimum: 1,
        maximum: 65_535,
        ...(values ? { default: Number(values[0]) } : {}),
      };
    case 'days':
      return { type: 'integer', minimum: 1, maximum: 90 };
    case 'level':
      return { ...text, pattern: LEVEL.source.replace('ifix', '[iI][fF][iI][xX]') };
    case 'moment':
      return { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d([T ].+)?$' };
    case 'secret':
      return { type: 'string', pattern: SECRET_NAME.source };
    default:
      return { ...text, ...(pattern ? { pattern: pattern.source } : {}) };
  }
}

const plain = (markdown: string): string => markdown.replaceAll('`', '');

function toMarkdown(field: JobField): string {
  const facts = describeJobField(field).map(([what, value]) => `- ${what}: ${value}`);
  return [field.about, ...(facts.length === 0 ? [] : [facts.join('\n')])].join('\n\n');
}

/** The format as the README shows it: every field, what it is, and what it becomes. */
export function writeJobTable(): string {
  const rows = jobFields
    .filter(({ type }) => type !== 'section')
    .map((field) => {
      const cells = (['director', 'unix', 'windows', 'container'] as const).map((surface) => {
        const parameter = field.becomes[surface];
        return parameter === undefined ? '–' : parameter === 'unseen' ? '?' : parameter.name;
      });
      return `| ${[`\`${field.path}\``, field.about, ...cells].join(' | ')} |`;
    });
  return `| field | what it is | Director | UNIX | Windows | container |\n| --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}
