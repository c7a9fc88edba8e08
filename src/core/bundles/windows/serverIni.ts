import type { Placed } from '../../jobs/placed.js';
import { writeIniValue } from '../doors/writeIniValue.js';
import { screenWindowsPath } from '../doors/screenPath.js';
import { writeSecureList, writeSecureValue } from '../doors/writeSecureValue.js';
import { KEY_CERTIFICATE } from '../material.js';
import type { ServerToBundle } from '../server.js';

export const SERVER_INI = 'cd_srvr.ini';

/**
 * The installer’s answers, in the section and under the names that IBM’s sample has. Secrets are added when it runs, and
 * the place of the key certificate, which the installer wants as a whole path, is the folder that the script lies in.
 */
export function writeServerIni({ server, values }: ServerToBundle): string {
  const { node, ports, tls, windows } = server;
  const take = (field: string, value: Placed | undefined, door = writeIniValue) =>
    values.take(field, value, door);
  const suites = tls.cipherSuites.flatMap(
    (suite, at) => values.take(`tls.cipherSuites[${at}]`, suite, writeSecureValue) ?? [],
  );
  const host = take('node.host', node.host);
  const keys: readonly (readonly [name: string, value: string | undefined])[] = [
    ['SETUP_TYPE', 'Default'],
    ['NODENAME', values.need('node.name', node.name, writeIniValue)],
    ['HOST_IP', host],
    ['HOST_PORT', take('ports.server', ports.server)],
    ['API_IP', host],
    ['API_PORT', take('ports.api', ports.api)],
    ['USERAUTH_FILE', take('userFile', server.userFile, screenWindowsPath)],
    ['NETMAP_FILE', take('netmapFile', server.netmapFile, screenWindowsPath)],
    ['POSTGRESQL_PORT', take('windows.databasePort', windows.databasePort)],
    ['POSTGRESQL_USERID', take('windows.databaseUser', windows.databaseUser)],
    ['SVC_ACCOUNT', take('windows.serviceAccount', windows.serviceAccount)],
    ['CLIENT_KEYCERT_FILE', KEY_CERTIFICATE],
    ['CLIENT_CIPHERSUITES', suites.length === 0 ? undefined : writeSecureList(suites)],
    ['ADMIN_USERID', take('adminUser', server.adminUser)],
  ];
  const lines = keys.flatMap(([name, value]) => (value === undefined ? [] : [`CD_${name}=${value}`]));
  return ['[Server]', ...lines, ''].join('\r\n');
}
