import type { Remark } from '../../findings/remark.js';
import { incapacityOf } from '../../path/couldHaveIssued.js';
import { fingerprint } from '../../path/fingerprint.js';
import { buildPath } from '../../path/buildPath.js';
import { Budget, PATH_LIMITS } from '../../path/budget.js';
import { Pool } from '../../path/pool.js';
import { sameName } from '../../path/sameName.js';
import { sayLeafNotFirst, sayRepeatedInFile, sayStranger } from '../../words/describeJobMaterial.js';
import type { InspectedServer } from '../inspectedJob.js';
import { eachServer, type JobRule } from '../jobRule.js';

/** What stands in the key certificate’s file: the leaf first, then those that issued it, each once and no others. */
export const jobChainFile: JobRule = {
  code: 'job-chain-file',
  severity: 'warning',
  citation: 'Connect:Direct for UNIX 6.1.0, Certificate files; RFC 8446 section 4.4.2',
  check: eachServer(async (server) => {
    const { key } = server;
    const certificates = key?.entry?.certificates ?? [];
    const [first, ...others] = certificates;
    if (!key || !first || others.length === 0) return [];
    const span = key.ref.span;
    // A CA’s certificate first, and after it one that it has issued and that is no CA’s.
    const leaf = others.find(
      ({ certificate }) =>
        incapacityOf(certificate) !== undefined && sameName(certificate.issuer, first.certificate.subject),
    );
    if (leaf && incapacityOf(first.certificate) === undefined)
      return [{ span, message: sayLeafNotFirst(leaf.certificate), severity: 'error' as const }];
    return checkOthers(server, span);
  }),
};

async function checkOthers({ context, key }: InspectedServer, span: Remark['span']): Promise<Remark[]> {
  const certificates = key?.entry?.certificates ?? [];
  const [leaf] = certificates;
  if (!leaf) return [];
  const { verify, signal, now } = context;
  const budget = new Budget(PATH_LIMITS, signal);
  const path = await buildPath(leaf, { pool: new Pool(certificates), verify, budget, at: now });
  const inPath = new Set(path.steps.map(({ known }) => fingerprint(known.certificate)));
  const seen = new Set<string>();
  const remarks: Remark[] = [];
  for (const { certificate, file, span: place } of certificates) {
    const id = fingerprint(certificate);
    const related = [{ file, span: place, message: 'here' }];
    if (seen.has(id)) remarks.push({ span, message: sayRepeatedInFile(certificate), related });
    else if (!inPath.has(id) && budget.stopped === undefined)
      remarks.push({ span, message: sayStranger(certificate), related });
    seen.add(id);
  }
  return remarks;
}
