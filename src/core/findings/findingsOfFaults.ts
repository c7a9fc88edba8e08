import type { Fault } from '../base/fault.js';
import type { Contents } from '../contents/contents.js';
import { describeFault } from '../words/describeFault.js';
import type { Finding } from './finding.js';
import { severityOfFault } from './severityOfFault.js';

/** What reading found broken, each at its own place: a character for a character, a line for a line. */
export function findingsOfFaults(contents: Contents): readonly Finding[] {
  return [...contents.faults, ...contents.items.flatMap(({ faults }) => faults)].map(toFinding);
}

function toFinding(fault: Fault): Finding {
  return {
    code: fault.code,
    severity: severityOfFault(fault.code),
    span: fault.span,
    message: describeFault(fault),
  };
}
