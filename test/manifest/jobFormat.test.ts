import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { fieldsOf } from '../../src/core/jobs/fields/fieldTree.js';
import { jobFields } from '../../src/core/jobs/fields/jobFields.js';
import { JOB_KINDS } from '../../src/core/jobs/installJob.js';
import { parseJob } from '../../src/core/jobs/parseJob.js';
import { materialJob } from '../support/jobMaterial.js';
import { jobText, wholeJobText } from '../support/jobFixture.js';
import { replacementJob } from '../support/replacementFixture.js';
import { writeJobSchema, writeJobTable } from '../support/writeJobSchema.js';

const file = 'syntaxes/installjob.schema.json';

describe('the install-job format', () => {
  it('is packaged as the schema that its table makes', () => {
    const written = writeJobSchema();
    if (process.env['WRITE_GOLDEN'] === 'schema') writeFileSync(file, written);
    assert.equal(readFileSync(file, 'utf8'), written);
  });

  it('is in the README as its table has it', () => {
    const table = writeJobTable();
    const [start, end] = ['<!-- job format -->\n', '<!-- /job format -->'];
    const readme = readFileSync('README.md', 'utf8');
    const [, section = ''] = new RegExp(`${start}([^]*?)${end}`).exec(readme) ?? [];
    if (process.env['WRITE_GOLDEN'] === 'schema')
      writeFileSync(
        'README.md',
        readme.replace(start + section + end, () => start + table + end),
      );
    assert.equal(section, table);
  });

  it('has a section for each field, and each field once', () => {
    const paths = jobFields.map(({ path }) => path);
    assert.equal(new Set(paths).size, paths.length);
    for (const { about, becomes, type } of jobFields) {
      assert.match(about, /^[A-Z][^]*[.)]$/);
      if (type === 'section') assert.deepEqual(becomes, {});
    }
  });

  it('is parsed whole: every field of the table reaches a server, or the job', async () => {
    for (const kind of JOB_KINDS)
      for (const { path, type } of fieldsOf(kind)) {
        if (type === 'section' || type === 'list' || path === 'kind') continue;
        const { shape, ...job } = await parseJob(
          write(path.split('.'), type === 'texts').replace('{', `{ kind: ${kind},`),
        );
        assert.deepEqual([shape.misshapen, shape.unknown], [[], []], path);
        // What is read is found among what the rules see, and not in the raw text alone.
        const { root, servers, ...own } = job;
        assert.ok(root);
        const [{ merged, ...server }] = servers;
        assert.ok(merged);
        assert.ok(JSON.stringify([own, server], withoutNodes).includes('"canary"'), path);
      }
  });

  const ajv = new Ajv({ allowUnionTypes: true, keywords: ['markdownDescription'] });
  const validate = ajv.compile(JSON.parse(writeJobSchema()) as object);

  it('takes as a schema what the checks take', () => {
    const many = materialJob({ more: 'overrides:\n  - { node: { name: A }, ports: { api: 1 } }\n' });
    for (const text of [jobText(), wholeJobText(), materialJob(), many])
      assert.ok(validate(parse(text)), JSON.stringify(validate.errors));
  });

  it('takes a job that replaces a bootstrap certificate, and refuses an installation’s fields in it', () => {
    const job = replacementJob();
    assert.ok(validate(parse(job)), JSON.stringify(validate.errors));
    assert.ok(validate(parse(replacementJob({ more: 'overrides:\n  - { bootstrap: { ref: B } }\n' }))));
    for (const other of [
      replacementJob({ more: 'ports: { api: 1363 }\n' }),
      job.replace('platform: unix', 'platform: container'),
      job.replace('kind: ReplaceBootstrap', 'kind: InstallJob'),
      job.replace('ref: BOOT', 'refs: BOOT'),
    ])
      assert.equal(validate(parse(other)), false, other);
  });

  it('refuses as a schema what the checks refuse', () => {
    for (const [from, to] of [
      ['kind: InstallJob', 'kind: Other'],
      ['platform: unix', 'platform: zos'],
      ['name: CDNODE1', 'name: CD NODE'],
      ['server: 1364', 'server: 65536'],
      ['passphraseRef: CDNODE1_KEY', 'passphraseRef: "not a name"'],
      ['passphraseRef: CDNODE1_KEY', 'passphrase: secret'],
      ['alias: Musterbank node 1', 'alias: abcdefghijklmnopqrstuvwxyz'],
      ['version: 6.4.0.4', 'version: newest'],
      ['apiVersion: cdcerts/v1\n', ''],
    ] as const)
      assert.equal(validate(parse(jobText({ replace: [from, to] }))), false, to);
  });
});

/** A job in which one field stands alone. */
function write(path: readonly string[], isList: boolean): string {
  const value = isList ? '["canary"]' : '"canary"';
  return path.reduceRight(
    (below, step) => (step.endsWith('[]') ? `{ ${step.slice(0, -2)}: [${below}] }` : `{ ${step}: ${below} }`),
    value,
  );
}

/** References keep what they were read from, which proves nothing. */
const withoutNodes = (key: string, value: unknown): unknown =>
  key === 'node' && isNode(value) ? undefined : value;

function isNode(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'type' in value;
}
