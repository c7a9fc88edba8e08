import { sayYamlFault } from '../../words/describeJobFinding.js';
import type { JobRule } from '../jobRule.js';

/** What is no YAML cannot be read as a job; what stands beside it is inspected all the same. */
export const jobSyntax: JobRule = {
  code: 'job-syntax',
  severity: 'error',
  isOfFile: true,
  citation: 'YAML 1.2.2',
  check: ({ job }) => job.faults.map((fault) => ({ span: fault.span, message: sayYamlFault(fault) })),
};
