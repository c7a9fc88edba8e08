import { JOB_API_VERSION, JOB_KIND, JOB_KINDS, PLATFORMS } from '../installJob.js';
import type { JobField } from './jobField.js';

/** What the job is, which Director it is for, what is installed where and when. */
export const headFields: readonly JobField[] = [
  {
    path: 'apiVersion',
    type: 'choice',
    values: [JOB_API_VERSION],
    scope: 'job',
    about: 'The format that the file is written in.',
    becomes: {},
  },
  {
    path: 'kind',
    type: 'choice',
    values: JOB_KINDS,
    scope: 'job',
    about:
      'What the file is: the installation of Connect:Direct servers, one or many (`InstallJob`), or the replacement of the bootstrap certificate with which they were installed (`ReplaceBootstrap`).',
    becomes: {},
  },
  { path: 'metadata', type: 'section', scope: 'job', about: 'What the job is called.', becomes: {} },
  {
    path: 'metadata.name',
    type: 'text',
    scope: 'job',
    about: 'The name of the job, which no other job has: Director’s bundles must have names of their own.',
    becomes: {
      director: { name: 'bundle name', source: 'fixList' },
      container: { name: 'release', source: 'chart' },
    },
  },
  {
    path: 'director',
    type: 'section',
    scope: 'job',
    about: 'Control Center Director, which manages the servers.',
    becomes: {},
  },
  {
    path: 'director.version',
    type: 'level',
    scope: 'job',
    about: 'The level of Control Center Director, such as `6.3.1.0 iFix03`. It decides what can be deployed.',
    becomes: {},
  },
  {
    path: 'director.certificates',
    type: 'list',
    scope: 'job',
    about:
      'What Director presents to a node: its own certificate, then those that issued it. With it the checks prove that the node trusts Director.',
    becomes: {},
  },
  {
    path: 'director.certificates[].ref',
    type: 'reference',
    scope: 'job',
    about:
      'A partner certificate, which may be Director’s as well, or a CA certificate, by the name of its entry in the store. Nothing of it is installed.',
    becomes: {},
  },
  {
    path: 'director.trusted',
    type: 'list',
    scope: 'job',
    about: 'What Director trusts. With it the checks prove that Director trusts the node.',
    becomes: {},
  },
  {
    path: 'director.trusted[].ref',
    type: 'reference',
    scope: 'job',
    about: 'A certificate that Director trusts, by the name of its entry in the store.',
    becomes: {},
  },
  {
    path: 'schedule',
    type: 'moment',
    scope: 'server',
    about:
      'When the server is installed: a day (`2026-12-01`, from its first to its last second in UTC) or a time (`2026-12-01T22:00:00Z`). Every certificate is checked for that day; without it, for now.',
    inReplacement: {
      about:
        'When the certificate is replaced: a day (`2026-12-01`, from its first to its last second in UTC) or a time (`2026-12-01T22:00:00Z`), before the bootstrap certificate’s last. Every certificate is checked for that day; without it, for now.',
    },
    becomes: { director: 'unseen' },
  },
  { path: 'target', type: 'section', scope: 'server', about: 'What is installed on what.', becomes: {} },
  {
    path: 'target.platform',
    type: 'choice',
    values: PLATFORMS,
    scope: 'server',
    about: 'What Connect:Direct is installed on. Director installs on UNIX and Windows.',
    inReplacement: {
      about:
        'What Connect:Direct is installed on: UNIX or Windows, whose Secure+ CLI the scripts run. A container takes its key certificate from a Secret, so that an install job is its way.',
      values: PLATFORMS.filter((platform) => platform !== 'container'),
    },
    becomes: { director: { name: 'UNIX / Windows', source: 'deployment' } },
  },
  {
    path: 'target.version',
    type: 'level',
    scope: 'server',
    about:
      'The level of Connect:Direct that is installed, such as `6.4.0.6`. It decides which algorithms and protocols it takes.',
    becomes: {
      director: { name: 'package', source: 'deployment' },
      container: { name: 'image.tag', source: 'chart' },
    },
  },
  {
    path: 'target.package',
    kind: JOB_KIND,
    type: 'path',
    scope: 'server',
    about: 'The package that is installed: a `cpio` file on UNIX, an installer on Windows.',
    becomes: {
      director: { name: 'package', source: 'deployment' },
      unix: { name: 'cdai_cpioFile', source: 'optionsFile' },
      windows: { name: 'cdw_install.exe', source: 'serverIni' },
      container: { name: 'image.tag', source: 'chart' },
    },
  },
  {
    path: 'overrides',
    type: 'list',
    scope: 'job',
    about:
      'The servers, where the job is for more than one: each item is a server, and has what differs from the fields above it. Sections are joined field by field; a list stands in the place of the other.',
    becomes: { director: { name: 'Overrides for Individual Servers', source: 'fixList' } },
  },
];
