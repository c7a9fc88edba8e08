import { jobFields } from '../../src/core/jobs/fields/jobFields.js';
import { type FieldNode, fieldTrees } from '../../src/core/jobs/fields/fieldTree.js';
import { type JobField, SURFACES } from '../../src/core/jobs/fields/jobField.js';
import { JOB_KIND, JOB_KINDS, type JobKind, REPLACEMENT_KIND } from '../../src/core/jobs/installJob.js';
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
    type: 'object',
    required: ['apiVersion', 'kind', 'metadata'],
    anyOf: [{ required: ['overrides'] }, { required: ['target', 'node', 'keyCertificate'] }],
    if: { required: ['kind'], properties: { kind: { const: REPLACEMENT_KIND } } },
    then: toSection(fieldTrees[REPLACEMENT_KIND], REPLACEMENT_KIND),
    else: toSection(fieldTrees[JOB_KIND], JOB_KIND),
    definitions: Object.fromEntries(
      JOB_KINDS.flatMap((kind) =>
        [...fieldTrees[kind].children]
          .filter(([, { field }]) => field?.scope === 'server')
          .map(([key, node]) => [`${kind}.${key}`, toSchema(node, kind)]),
      ),
    ),
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

function toSection({ children }: FieldNode, kind: JobKind): Schema {
  const isTop = (key: string, node: FieldNode) => fieldTrees[kind].children.get(key) === node;
  const properties = [...children].map(([key, node]) => [
    key,
    // What is the same for all servers and for one is written once.
    isTop(key, node) && node.field?.scope === 'server'
      ? { $ref: `#/definitions/${kind}.${key}` }
      : toSchema(node, kind),
  ]);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(properties) as Schema,
  };
}

function toSchema(node: FieldNode, kind: JobKind): Schema {
  const { field } = node;
  if (field === undefined) return toSection(node, kind);
  return {
    ...toType(node, field, kind),
    description: plain(field.about),
    markdownDescription: toMarkdown(field),
  };
}

function toType(node: FieldNode, { pattern, type, values }: JobField, kind: JobKind): Schema {
  const text = { type: ['string', 'number'] };
  switch (type) {
    case 'section':
      return toSection(node, kind);
    case 'list':
      return { type: 'array', items: toSection(node, kind) };
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
      const cells = SURFACES.map((surface) => {
        const parameter = field.becomes[surface];
        return parameter === undefined ? '–' : parameter === 'unseen' ? '?' : parameter.name;
      });
      const { about = '' } = field.inReplacement ?? {};
      const replacing = about === '' ? [] : [`In \`${REPLACEMENT_KIND}\`: ${about}`];
      const alone = kindOf(field) === undefined ? [] : [`In \`${kindOf(field) ?? ''}\` alone.`];
      const what = [field.about, ...alone, ...replacing].join(' ');
      return `| ${[`\`${field.path}\``, what, ...cells].join(' | ')} |`;
    });
  return `| field | what it is | Director | UNIX | Windows | container | Secure+ CLI |\n| --- | --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}

/** The only kind of job that has a field; undefined where all have it. */
function kindOf({ path }: JobField): JobKind | undefined {
  return jobFields.find(
    (one) => one.kind !== undefined && (path === one.path || path.startsWith(`${one.path}.`)),
  )?.kind;
}
