import type { Remark } from '../../findings/remark.js';
import {
  sayNoSuiteForKey,
  sayNoSuiteForProtocol,
  saySuiteRemoved,
  saySuiteWeak,
} from '../../words/describeJobTls.js';
import type { InspectedServer } from '../inspectedJob.js';
import { eachServer, type JobRule } from '../jobRule.js';
import { isTls13Suite, isWeakSuite, keyTypeOf, REMOVED_SUITES } from '../levels/cipherSuites.js';
import { gates, isPast } from '../levels/gates.js';

/** Suites that the server no longer has, and lists of which none can be used. */
export const jobCipherSuiteRefused: JobRule = {
  code: 'job-cipher-suite-refused',
  severity: 'error',
  citation: 'Connect:Direct for UNIX fix list 6.4.0.6; RFC 8446 appendix B.4; RFC 5246 section 7.4.2',
  check: eachServer((server) => [...checkEach(server), ...checkList(server)]),
};

function checkEach({ target, tls }: InspectedServer): Remark[] {
  const isGskit9 =
    target.platform?.value !== 'windows' && isPast(gates.gskit9, target.version?.value) === true;
  return tls.cipherSuites.flatMap(({ span, value }): Remark[] => {
    if (isGskit9 && REMOVED_SUITES.has(value))
      return [{ span, message: saySuiteRemoved(value, gates.gskit9.level) }];
    return isWeakSuite(value) ? [{ span, message: saySuiteWeak(value), severity: 'warning' }] : [];
  });
}

function checkList({ key, tls }: InspectedServer): Remark[] {
  const suites = tls.cipherSuites;
  const [first] = suites;
  const protocol = tls.protocol?.value;
  if (!first || protocol?.startsWith('TLS') !== true) return [];
  const isTls13 = protocol === 'TLS1.3';
  const fitting = suites.filter(({ value }) => isTls13Suite(value) === isTls13);
  if (fitting.length === 0) return [{ span: first.span, message: sayNoSuiteForProtocol(protocol) }];
  const own = key?.entry?.certificates[0]?.certificate.publicKey;
  if (!own || isTls13) return [];
  const type = own.type === 'RSA-PSS' ? 'RSA' : own.type;
  const isUsable = fitting.some(({ value }) => (keyTypeOf(value) ?? type) === type);
  return isUsable ? [] : [{ span: first.span, message: sayNoSuiteForKey(own) }];
}
