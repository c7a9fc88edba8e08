import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/core/base/textEdit.js';
import { shortenNames } from '../../../../src/core/jobs/mends/shortenNames.js';
import { parseJob } from '../../../../src/core/jobs/parseJob.js';
import { linesOf } from '../../../support/jobFixture.js';
import { jobText } from '../../../support/jobFixture.js';

const LABEL = 'The key certificate of the first node of Musterbank AG, made in 2026';

const mendsOf = async (text: string) => shortenNames(text, await parseJob(text));

/** The text with every name shortened at once, as the bulk mend does it. */
async function shortened(text: string): Promise<string> {
  const mends = await mendsOf(text);
  return applyEdits(
    text,
    mends.map(({ edit }) => edit),
  );
}

/** The names that a job’s mends propose. */
const namesOf = async (text: string) => (await mendsOf(text)).map(({ value }) => value);

describe('a name that is too long', () => {
  it('of a node becomes one that Connect:Direct takes, its number kept', async () => {
    const text = jobText({ replace: ['name: CDNODE1', "name: 'MUSTERBANK-PRODUCTION-01' # ours"] });
    assert.deepEqual(await linesOf(text), ["job-value-invalid error 'MUSTERBANK-PRODUCTION-01'"]);
    const mended = await shortened(text);
    assert.equal(mended, text.replace('MUSTERBANK-PRODUCTION-01', 'MUSTERBANK-PR-01'));
    assert.deepEqual(await linesOf(mended), []);
  });

  it('of a node loses what no node’s name has', async () => {
    const node = (name: string) => namesOf(`node: { name: "${name}" }`);
    assert.deepEqual(await node('Größter Knoten der Bank'), ['Gro-ter-Knoten-d']);
    assert.deepEqual(await node('節'.repeat(17)), ['NODE']);
    assert.deepEqual(await node('a b'), []);
  });

  it('of a server has the 25 characters that Director takes', async () => {
    const text = jobText({ replace: ['Musterbank node 1', 'Musterbank Aktiengesellschaft, node 1'] });
    assert.deepEqual(await namesOf(text), ['Musterbank Aktiengesell 1']);
    assert.deepEqual(await linesOf(await shortened(text)), []);
    assert.deepEqual(await namesOf(`server: { alias: ${'😀'.repeat(30)} }`), ['😀'.repeat(25)]);
  });

  it('is another than every other name of its kind, whatever its case', async () => {
    const long = (end: string) => `  - node: { name: Musterbank-Production-${end} }\n`;
    const text = `overrides:\n  - node: { name: MUSTERBANK-PROD }\n${long('A')}${long('B')}${long('C')}`;
    assert.deepEqual(await namesOf(text), ['Musterbank-Produ', 'Musterbank-Pro-2', 'Musterbank-Pro-3']);
    const taken = text.replace('MUSTERBANK-PROD', 'MUSTERBANK-PRODU');
    assert.deepEqual(await namesOf(taken), ['Musterbank-Pro-2', 'Musterbank-Pro-3', 'Musterbank-Pro-4']);
    assert.deepEqual(
      await linesOf(await shortened(taken)),
      await linesOf(taken).then((lines) => lines.filter((one) => !one.includes('job-value-invalid'))),
    );
  });

  it('as a label stays one label wherever it stands, and is refused to no level', async () => {
    const text = jobText({ replace: ['label: CDNODE1', `label: "${LABEL}"`] });
    assert.deepEqual(await linesOf(text), [`job-label-long warning "${LABEL}"`]);
    const short = 'The key certificate of the first node of Musterban';
    assert.deepEqual(await namesOf(text), [short]);
    assert.deepEqual(await linesOf(await shortened(text)), []);
    // The level at which the limit has gone.
    assert.deepEqual(await namesOf(text.replace('6.3.1.0 iFix03', '6.4.0.0 iFix01')), []);
    const servers = `keyCertificate: { label: ${short} }\noverrides:\n${`  - keyCertificate: { label: "${LABEL}" }\n`.repeat(2)}`;
    const other = 'The key certificate of the first node of Musterb 2';
    assert.deepEqual(await namesOf(servers), [other, other]);
  });

  it('is left alone where it is the one that a keystore has already', async () => {
    const long = 'x'.repeat(60);
    const text = `kind: ReplaceBootstrap\nbootstrap: { label: ${long} }\nkeyCertificate: { ref: a, label: ${long} }\n`;
    const [mend, ...others] = await mendsOf(text);
    assert.deepEqual([mend?.value, others], ['x'.repeat(50), []]);
    assert.equal(mend && text.slice(mend.span.start - 7, mend.span.start), 'label: ');
    assert.ok(mend && mend.span.start > text.indexOf('keyCertificate'));
  });

  it('is left alone where the text would not be the same otherwise', async () => {
    assert.deepEqual(await namesOf('node: { name: &a MUSTERBANK-PRODUCTION-01 }\nserver: { alias: *a }\n'), [
      'MUSTERBANK-PR-01',
    ]);
    assert.deepEqual(await namesOf('{ no'), []);
    assert.deepEqual(await namesOf(''), []);
  });
});
