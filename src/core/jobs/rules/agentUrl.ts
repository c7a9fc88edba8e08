import { sayAgentUrl } from '../../words/describeJobServer.js';
import { AGENT_URL } from '../fields/nodeFields.js';
import { eachServer, type JobRule } from '../jobRule.js';

export const jobAgentUrl: JobRule = {
  code: 'job-agent-url',
  severity: 'error',
  citation: 'Connect:Direct 6.3.0, Control Center Director support (osa.rest.url)',
  check: eachServer(({ agent: { osaUrl } }) => {
    if (!osaUrl || AGENT_URL.test(osaUrl.value)) return [];
    const mended = osaUrl.value.replaceAll(':', ';');
    return [
      { span: osaUrl.span, message: sayAgentUrl(osaUrl.value, AGENT_URL.test(mended) ? mended : undefined) },
    ];
  }),
};
