import type { Placed } from '../../jobs/placed.js';
import { quoteShell, quoteShellAddress } from '../doors/quoteShell.js';
import { screenUnixPath } from '../doors/screenPath.js';
import { KEY_CERTIFICATE, TRUSTED } from '../material.js';
import { toFlag } from '../secureScript.js';
import type { ServerToBundle } from '../server.js';
import type { Door } from '../values.js';

export const OPTIONS = 'options.txt';
export const SECURE_SCRIPT = 'secureplus.txt';

const COMMENT = `# cdinstall_a's options file. It holds no secret: run.sh adds the passphrase of the key certificate, and the
# keystore's password where there is one, in a file of its own that lives as long as the installer runs.
`;

const quotePath: Door = (text) => quoteShell(screenUnixPath(text));

/** The options of `cdinstall_a`, one a line, each value quoted; the names are IBM's. */
export function writeOptionsFile({ server, values }: ServerToBundle): string {
  const { agent, fileAgent, node, ports } = server;
  const take = (field: string, value: Placed | undefined, door: Door = quoteShell) =>
    values.take(field, value, door);
  const flag = (value: Placed | undefined) => value && quoteShell(toFlag(value.value) ?? '');
  const options: readonly (readonly [name: string, quoted: string | undefined])[] = [
    ['installCmd', quoteShell('install')],
    ['cpioFile', values.need('target.package', server.target.package, quoteShell)],
    ['installDir', values.need('installDir', server.installDir, quotePath)],
    // Left out, the installation belongs to root, or fails (IT42946, CDUA-5734).
    ['adminUserid', values.need('adminUser', server.adminUser, quoteShell)],
    ['localNodeName', values.need('node.name', node.name, quoteShell)],
    ['acquireHostnameOrIP', take('node.host', node.host)],
    ['serverPort', take('ports.server', ports.server)],
    ['clientPort', take('ports.api', ports.api)],
    ['rpcPort', take('ports.rpc', ports.rpc)],
    ['localCertFile', quoteShell(KEY_CERTIFICATE)],
    ['localCertLabel', take('keyCertificate.label', server.keyCertificate.label)],
    ['trustedRootCertFile', quoteShell(TRUSTED)],
    ['keystoreFile', take('keystore.file', server.keystore.file, quotePath)],
    ['spConfig', quoteShell(SECURE_SCRIPT)],
    ['installFA', flag(fileAgent.install)],
    ['fileAgentEnable', flag(fileAgent.enable)],
    ['agentEnable', flag(agent.enable)],
    ['agentPort', take('ports.agent', ports.agent)],
    ['agentOSAurl', take('agent.osaUrl', agent.osaUrl, quoteShellAddress)],
    ['agentOSADisable', flag(agent.osaDisable)],
    ['agentInstallationId', take('agent.installationId', agent.installationId)],
    ['appendUserFile', take('userFile', server.userFile)],
    ['appendNetmapFile', take('netmapFile', server.netmapFile)],
  ];
  const lines = options.flatMap(([name, quoted]) =>
    quoted === undefined ? [] : [`cdai_${name}=${quoted}\n`],
  );
  return COMMENT + lines.join('');
}
