import * as vscode from 'vscode';
import type { Finding } from '../../../core/findings/finding.js';
import { JOB_FILE_ENDING } from '../../../core/jobs/installJob.js';
import { countOf } from '../../../core/words/describeLifetime.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { Desk } from '../../desk/desk.js';
import { readOctets } from '../../desk/readOctets.js';
import { faultyIcon } from './drawCertificate.js';

/** A job: its name, its node where that is another, how many servers where there are many, and whether its checks pass as they would in its editor. */
export async function drawJob(uri: vscode.Uri, desk: Desk): Promise<vscode.TreeItem> {
  const label = toPlain(uri.path.slice(uri.path.lastIndexOf('/') + 1, -JOB_FILE_ENDING.length));
  const { findings, node } = await inspectFile(uri, desk);
  const description = [...(node === undefined || node === label ? [] : [node]), describeState(findings)].join(
    ' · ',
  );
  const item = new vscode.TreeItem(label);
  item.description = description;
  item.accessibilityInformation = { label: `${label}, ${description}` };
  item.iconPath = toIcon(findings);
  item.tooltip = [
    toPlain(vscode.workspace.asRelativePath(uri)),
    ...(findings ?? []).map(({ message }) => message),
  ].join('\n');
  item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [uri] };
  item.resourceUri = uri;
  return item;
}

interface InspectedFile {
  /** undefined where the file cannot be read. */
  readonly findings: readonly Finding[] | undefined;
  readonly node?: string | undefined;
}

async function inspectFile(uri: vscode.Uri, desk: Desk): Promise<InspectedFile> {
  const octets = await readOctets(uri).catch(() => undefined);
  if (octets === undefined) return { findings: undefined };
  const { inspectJob, parseJob } = await import('../../../core/jobs/jobReading.js');
  const text = new TextDecoder().decode(octets);
  const { jobContext } = await import('../../desk/jobContext.js');
  const findings = await inspectJob(text, await jobContext(uri, desk));
  const { servers } = await parseJob(text);
  const [{ node }, ...others] = servers;
  if (others.length > 0) return { findings, node: countOf(servers.length, 'server') };
  return { findings, node: node.name && toPlain(node.name.value) };
}

function describeState(findings: readonly Finding[] | undefined): string {
  if (findings === undefined) return vscode.l10n.t('cannot be read');
  const problems = findings.filter(isProblem).length;
  return problems === 0 ? vscode.l10n.t('no problems') : countOf(problems, 'problem');
}

function isProblem({ severity }: Finding): boolean {
  return severity === 'error' || severity === 'warning';
}

function toIcon(findings: readonly Finding[] | undefined): vscode.ThemeIcon {
  if (findings === undefined || findings.some(({ severity }) => severity === 'error')) return faultyIcon();
  return new vscode.ThemeIcon(findings.some(isProblem) ? 'warning' : 'pass');
}
