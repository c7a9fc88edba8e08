import { sayOldProtocol, sayTlsDisabled } from '../../words/describeJobTls.js';
import { eachServer, type JobRule } from '../jobRule.js';
import { gates, isPast } from '../levels/gates.js';

/** GSKit 9 has no TLS 1.0 and 1.1; everybody else has been told to leave them. */
export const jobProtocolRefused: JobRule = {
  code: 'job-protocol-refused',
  severity: 'error',
  citation: 'Connect:Direct for UNIX fix list 6.4.0.6; RFC 8996',
  check: eachServer(({ target, tls: { protocol } }) => {
    if (protocol?.value === 'DISABLE')
      return [{ span: protocol.span, message: sayTlsDisabled(), severity: 'warning' as const }];
    if (protocol?.value !== 'TLS1.0' && protocol?.value !== 'TLS1.1') return [];
    const isGone =
      target.platform?.value !== 'windows' && isPast(gates.gskit9, target.version?.value) === true;
    return [
      {
        span: protocol.span,
        message: sayOldProtocol(protocol.value, isGone ? gates.gskit9.level : undefined),
        severity: isGone ? ('error' as const) : ('warning' as const),
      },
    ];
  }),
};
