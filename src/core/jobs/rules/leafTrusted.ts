import { incapacityOf } from '../../path/couldHaveIssued.js';
import { isSelfSigned } from '../../path/isSelfSigned.js';
import { sayLeafTrusted } from '../../words/describeJobMaterial.js';
import type { Remark } from '../../findings/remark.js';
import { eachServer, type JobRule } from '../jobRule.js';

/** A node’s certificate issues nothing; only a self-signed one has to be trusted itself. */
export const jobLeafTrusted: JobRule = {
  code: 'job-leaf-trusted',
  severity: 'warning',
  citation: 'Control Center 6.3.1, External certificates',
  check: eachServer(async ({ context, trusted }) => {
    const remarks: Remark[] = [];
    for (const { ref, entry } of trusted) {
      const own = entry?.certificates[0];
      if (!own || incapacityOf(own.certificate) === undefined) continue;
      if (await isSelfSigned(own.certificate, context.verify)) continue;
      remarks.push({ span: ref.span, message: sayLeafTrusted(own.certificate) });
    }
    return remarks;
  }),
};
