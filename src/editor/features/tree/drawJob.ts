import * as vscode from 'vscode';
import type { Finding } from '../../../core/findings/finding.js';
import { JOB_FILE_ENDING } from '../../../core/jobs/installJob.js';
import { describeJobState, isProblem, type JobState } from '../../../core/words/describeJobState.js';
import { countOf, describeBootstrap } from '../../../core/words/describeLifetime.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { Desk } from '../../desk/desk.js';
import { readOctets } from '../../desk/readOctets.js';
import { faultyIcon } from './drawCertificate.js';

/**
 * A job: its name, the days that are left of a bootstrap certificate, whether its checks pass as they would in its editor, and,
 * since a narrow view cuts the end off, only then its node where that is another, or how many servers where there are many.
 */
export async function drawJob(uri: vscode.Uri, desk: Desk): Promise<vscode.TreeItem> {
  const label = toPlain(uri.path.slice(uri.path.lastIndexOf('/') + 1, -JOB_FILE_ENDING.length));
  const { bootstrapEnd, findings, hasBootstrap, node } = await inspectFile(uri, desk);
  const state = findings && describeJobState(findings);
  const words = [
    ...(bootstrapEnd === undefined ? [] : [describeBootstrap(bootstrapEnd, desk.clock())]),
    state?.words ?? vscode.l10n.t('cannot be read'),
    ...(node === undefined || node === label ? [] : [node]),
  ];
  const item = new vscode.TreeItem(label);
  item.description = words.join(' · ');
  item.accessibilityInformation = { label: [label, vscode.l10n.t('install job'), ...words].join(', ') };
  item.iconPath = toIcon(state?.verdict);
  item.tooltip = [toPlain(vscode.workspace.asRelativePath(uri)), ...toLines(findings ?? [])].join('\n');
  item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [uri] };
  item.resourceUri = uri;
  item.contextValue = hasBootstrap === true ? 'job.bootstrap' : 'job';
  return item;
}

interface InspectedFile {
  /** undefined where the file cannot be read. */
  readonly findings: readonly Finding[] | undefined;
  readonly node?: string | undefined;
  /** Whether Director issues the certificate of one of its servers itself. */
  readonly hasBootstrap?: boolean;
  /** The last moment of its servers’ bootstrap certificates, in milliseconds. */
  readonly bootstrapEnd?: number | undefined;
}

async function inspectFile(uri: vscode.Uri, desk: Desk): Promise<InspectedFile> {
  const octets = await readOctets(uri).catch(() => undefined);
  if (octets === undefined) return { findings: undefined };
  const { firstBootstrapEnd, inspectJob, parseJob, toInspectedJob } =
    await import('../../../core/jobs/jobReading.js');
  const text = new TextDecoder().decode(octets);
  const { jobContext } = await import('../../desk/jobContext.js');
  const context = await jobContext(uri, desk);
  const findings = await inspectJob(text, context);
  const { servers } = toInspectedJob(await parseJob(text), context);
  const node = servers[0]?.node.name;
  return {
    findings,
    node: servers.length > 1 ? countOf(servers.length, 'server') : node && toPlain(node.value),
    hasBootstrap: servers.some(({ isBootstrap }) => isBootstrap),
    bootstrapEnd: firstBootstrapEnd(servers),
  };
}

/** Findings that a tooltip has: more than anybody reads there. */
const SHOWN = 12;

/** The gravest first: it must not be looked for among what could not be checked. */
function toLines(findings: readonly Finding[]): readonly string[] {
  const sorted = [...findings.filter(isProblem), ...findings.filter((one) => !isProblem(one))];
  const lines = sorted.slice(0, SHOWN).map(({ message }) => `• ${message}`);
  const left = findings.length - lines.length;
  return left === 0 ? lines : [...lines, vscode.l10n.t('and {0} more', left)];
}

function toIcon(verdict: JobState['verdict'] | undefined): vscode.ThemeIcon {
  switch (verdict) {
    case undefined:
    case 'invalid':
      return faultyIcon();
    case 'warned':
      return new vscode.ThemeIcon('warning');
    case 'unchecked':
      return new vscode.ThemeIcon('question');
    case 'ready':
      return new vscode.ThemeIcon('pass');
  }
}
