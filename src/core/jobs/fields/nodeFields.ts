import { JOB_KIND } from '../installJob.js';
import { NODE_NAME } from '../nodeName.js';
import type { JobField } from './jobField.js';

/** A longer server name or alias stopped Director’s engine from starting (CC-4075, IT34725). */
export const SERVER_ALIAS_LENGTH = 25;
export const SERVER_ALIAS = /^.{1,25}$/u;

/** `https;//host;port/osa/events/post`: the properties that it is written into know the colon as a separator. */
export const AGENT_URL = /^https;\/\/[^\s;:/]+;\d{1,5}\/osa\/events\/post$/;

/** The server and its node: names, directories, ports, agents. */
export const nodeFields: readonly JobField[] = [
  {
    path: 'server',
    type: 'section',
    scope: 'server',
    about: 'The server as Director shows it.',
    becomes: {},
  },
  {
    path: 'server.alias',
    type: 'text',
    pattern: SERVER_ALIAS,
    scope: 'server',
    about: 'The name that Director shows, at most 25 characters.',
    becomes: { director: { name: 'Server Name / Alias', source: 'fixList' } },
  },
  { path: 'node', type: 'section', scope: 'server', about: 'Connect:Direct’s node.', becomes: {} },
  {
    path: 'node.name',
    type: 'text',
    pattern: NODE_NAME,
    scope: 'server',
    about: 'Connect:Direct’s own name: 1 to 16 letters, digits and `@ # $ . _ -`.',
    becomes: {
      director: { name: 'Node Name', source: 'fixList' },
      unix: { name: 'cdai_localNodeName', source: 'optionsFile' },
      windows: { name: 'CD_NODENAME', source: 'serverIni' },
      container: { name: 'cdArgs.nodeName', source: 'chart' },
    },
  },
  {
    path: 'node.host',
    type: 'text',
    scope: 'server',
    about: 'The name or address of the machine.',
    becomes: {
      director: 'unseen',
      unix: { name: 'cdai_acquireHostnameOrIP', source: 'optionsFile' },
      windows: { name: 'CD_HOST_IP, CD_API_IP', source: 'serverIni' },
      container: { name: 'service', source: 'chart' },
    },
  },
  {
    path: 'installDir',
    type: 'path',
    scope: 'server',
    about: 'The directory that Connect:Direct is installed in: a whole path.',
    becomes: {
      director: 'unseen',
      unix: { name: 'cdai_installDir', source: 'optionsFile' },
      windows: { name: 'INSTALLDIR', source: 'serverIni' },
      secure: { name: 'where spcli.sh or spcli.cmd is looked for', source: 'secureCli' },
    },
  },
  {
    path: 'deploymentDir',
    type: 'path',
    scope: 'server',
    about: 'The directory that the files of the bundle are laid in: a whole path outside of `installDir`.',
    becomes: {},
  },
  {
    path: 'adminUser',
    type: 'text',
    scope: 'server',
    about:
      'The operating-system user who administers the node. Never root: without a user, or as root, the installation fails or belongs to the wrong user.',
    inReplacement: { about: 'The operating-system user who administers the node, and runs the scripts.' },
    becomes: {
      director: 'unseen',
      unix: { name: 'cdai_adminUserid', source: 'optionsFile' },
      windows: { name: 'CD_ADMIN_USERID', source: 'serverIni' },
    },
  },
  {
    path: 'ports',
    kind: JOB_KIND,
    type: 'section',
    scope: 'server',
    about: 'The ports of the machine.',
    becomes: {},
  },
  {
    path: 'ports.server',
    type: 'port',
    values: ['1364'],
    scope: 'server',
    about: 'Where other nodes call, usually 1364.',
    becomes: {
      director: 'unseen',
      unix: { name: 'cdai_serverPort', source: 'optionsFile' },
      windows: { name: 'CD_HOST_PORT', source: 'serverIni' },
      container: { name: 'cdArgs.sport', source: 'chart' },
    },
  },
  {
    path: 'ports.api',
    type: 'port',
    values: ['1363'],
    scope: 'server',
    about: 'Where Director and other clients call, usually 1363.',
    becomes: {
      director: 'unseen',
      unix: { name: 'cdai_clientPort', source: 'optionsFile' },
      windows: { name: 'CD_API_PORT', source: 'serverIni' },
      container: { name: 'cdArgs.cport', source: 'chart' },
    },
  },
  {
    path: 'ports.agent',
    type: 'port',
    values: ['1365'],
    scope: 'server',
    about: 'Where the Install Agent is called, usually 1365; each instance on a machine has its own.',
    becomes: {
      director: { name: 'agent.port', source: 'installAgent' },
      unix: { name: 'cdai_agentPort', source: 'optionsFile' },
      windows: 'unseen',
    },
  },
  {
    path: 'ports.rpc',
    type: 'port',
    values: ['1367'],
    scope: 'server',
    about: 'The port of remote procedure calls, usually 1367: on HP-UX Itanium and Solaris SPARC alone.',
    becomes: { unix: { name: 'cdai_rpcPort', source: 'optionsFile' } },
  },
  {
    path: 'agent',
    kind: JOB_KIND,
    type: 'section',
    scope: 'server',
    about: 'The Install Agent, by which Director upgrades the server.',
    becomes: {},
  },
  {
    path: 'agent.enable',
    type: 'boolean',
    scope: 'server',
    about: 'Whether the Install Agent runs.',
    becomes: { unix: { name: 'cdai_agentEnable', source: 'optionsFile' } },
  },
  {
    path: 'agent.osaUrl',
    type: 'text',
    pattern: AGENT_URL,
    scope: 'server',
    about:
      'Where the agent posts its events, with semicolons in the place of colons: `https;//HOST;PORT/osa/events/post`.',
    becomes: {
      director: { name: 'osa.rest.url', source: 'installAgent' },
      unix: { name: 'cdai_agentOSAurl', source: 'optionsFile' },
      windows: 'unseen',
    },
  },
  {
    path: 'agent.osaDisable',
    type: 'boolean',
    scope: 'server',
    about: 'Whether the agent posts no events.',
    becomes: {
      director: { name: 'osa.disable', source: 'installAgent' },
      unix: { name: 'cdai_agentOSADisable', source: 'optionsFile' },
    },
  },
  {
    path: 'agent.installationId',
    type: 'text',
    scope: 'server',
    about: 'What the agent calls this installation.',
    becomes: { unix: { name: 'cdai_agentInstallationId', source: 'optionsFile' } },
  },
  { path: 'fileAgent', kind: JOB_KIND, type: 'section', scope: 'server', about: 'File Agent.', becomes: {} },
  {
    path: 'fileAgent.install',
    type: 'boolean',
    scope: 'server',
    about: 'Whether File Agent is installed (Connect:Direct 6.2 and later).',
    becomes: {
      director: { name: 'Install File Agent', source: 'fixList' },
      unix: { name: 'cdai_installFA', source: 'optionsFile' },
      windows: 'unseen',
    },
  },
  {
    path: 'fileAgent.enable',
    type: 'boolean',
    scope: 'server',
    about: 'Whether File Agent runs (Connect:Direct 6.2 and later).',
    becomes: {
      director: { name: 'Enable File Agent', source: 'fixList' },
      unix: { name: 'cdai_fileAgentEnable', source: 'optionsFile' },
      windows: 'unseen',
      container: { name: 'cdfa.fileAgentEnable', source: 'chart' },
    },
  },
  {
    path: 'netmapFile',
    kind: JOB_KIND,
    type: 'path',
    scope: 'server',
    about: 'A file whose lines are added to the network map.',
    becomes: {
      unix: { name: 'cdai_appendNetmapFile', source: 'optionsFile' },
      windows: { name: 'CD_NETMAP_FILE', source: 'serverIni' },
      container: { name: 'cdArgs.userNetmapConfigmap', source: 'chart' },
    },
  },
  {
    path: 'userFile',
    kind: JOB_KIND,
    type: 'path',
    scope: 'server',
    about: 'A file whose lines are added to the user authorities.',
    becomes: {
      unix: { name: 'cdai_appendUserFile', source: 'optionsFile' },
      windows: { name: 'CD_USERAUTH_FILE', source: 'serverIni' },
    },
  },
];
