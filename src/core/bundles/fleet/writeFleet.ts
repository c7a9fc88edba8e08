import { writeStrictYaml } from '../../base/writeStrictYaml.js';
import { type BundleFile, textFile } from '../bundle.js';
import { screenHost } from '../doors/screenHost.js';
import { screenUnixPath, screenWindowsPath } from '../doors/screenPath.js';
import { screenCharacters } from '../doors/screen.js';
import { list } from '../readme.js';
import { writeCodeSpan } from '../doors/writeCodeSpan.js';
import type { ServerToBundle, WrittenServer } from '../server.js';
import { PLAYBOOKS } from './playbooks.js';

/** A server and what its own writer made of it. */
export interface FleetServer {
  readonly one: ServerToBundle;
  readonly written: WrittenServer;
}

/** The systems that Ansible runs a bundle on. */
const SYSTEMS = ['unix', 'windows'] as const;

/** What Ansible takes for many servers: an inventory that says where each bundle goes, and a playbook for each system. */
export async function writeFleet(servers: readonly FleetServer[]): Promise<readonly BundleFile[]> {
  const groups = SYSTEMS.map((group) => ({
    group,
    own: servers.filter(({ one }) => one.server.target.platform?.value === group),
  })).filter(({ own }) => own.length > 0);
  const inventory = Object.fromEntries(
    groups.map(({ group, own }) => [group, { hosts: Object.fromEntries(own.map(toHost)) }]),
  );
  return [
    textFile(
      'inventory.yaml',
      await writeStrictYaml('The servers of the job. Nothing in it is secret.', inventory),
    ),
    ...groups.map(({ group }) => textFile(`${group}.yaml`, PLAYBOOKS[group])),
    textFile(
      'README.md',
      writeFleetReadme(
        servers,
        groups.map(({ group }) => group),
      ),
    ),
  ];
}

function toHost({ one: { folder, server, values }, written }: FleetServer) {
  const screenPath = server.target.platform?.value === 'windows' ? screenWindowsPath : screenUnixPath;
  const variables = {
    ansible_host: values.need('node.host', server.node.host, screenHost),
    cdcerts_bundle: folder,
    cdcerts_directory: values.need('deploymentDir', server.deploymentDir, (text) =>
      screenTemplate(screenPath(text)),
    ),
    cdcerts_secrets: written.secrets,
  };
  return [folder, variables] as const;
}

/** The one door into Ansible’s variables, which are templates: a brace begins one. */
function screenTemplate(text: string): string {
  return screenCharacters(text, /[{}]/u);
}

function writeFleetReadme(servers: readonly FleetServer[], groups: readonly string[]): string {
  const secrets = [...new Set(servers.flatMap(({ written }) => written.secrets))];
  return [
    '# Bundles for many servers',
    'Each server has its folder here, which can be run by itself as well; its README says how.',
    '## Steps',
    [
      'Copy this folder to where Ansible runs.',
      ...groups.map((group) => `ansible-playbook -i inventory.yaml ${group}.yaml`),
    ]
      .map((step, at) => `${at + 1}. ${step}`)
      .join('\n'),
    '## Secrets',
    'Variables of Ansible, best of a vault, or environment variables of these names:',
    list(secrets.map(writeCodeSpan)),
    '## Servers',
    list(
      servers.map(
        ({ one: { folder, server } }) =>
          `${writeCodeSpan(folder)}: ${writeCodeSpan(server.node.name?.value ?? '')}`,
      ),
    ),
    '',
  ].join('\n\n');
}
