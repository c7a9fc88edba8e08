import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { inspectMaterial } from '../../support/jobMaterial.js';

const samples = readdirSync('test/golden/jobs').filter((name) => name.endsWith('.installjob.yaml'));

describe('the findings of sample jobs', () => {
  assert.ok(samples.length >= 5);
  for (const name of samples)
    it(`are those that are known: ${name}`, async () => {
      const text = readFileSync(`test/golden/jobs/${name}`, 'utf8');
      const findings = await inspectMaterial(text);
      const lines = findings.map(({ code, message, severity, span }) => {
        const before = text.slice(0, span.start).split('\n');
        return `${before.length}:${(before.at(-1) ?? '').length + 1}: ${severity}: ${message} [${code}]\n`;
      });
      const golden = `test/golden/jobs/${name.replace('.installjob.yaml', '.txt')}`;
      if (process.env['WRITE_GOLDEN'] === 'jobs') writeFileSync(golden, lines.join(''));
      assert.ok(existsSync(golden));
      assert.equal(lines.join(''), readFileSync(golden, 'utf8'));
    });
});
