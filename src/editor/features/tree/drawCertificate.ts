import * as vscode from 'vscode';
import { DAY } from '../../../core/base/day.js';
import type { Span } from '../../../core/base/span.js';
import { certificateLabel, describeRole } from '../../../core/words/describeCertificate.js';
import { describeBootstrap, describeLifetime, NO_EXPIRATION } from '../../../core/words/describeLifetime.js';
import type { Certificate } from '../../../core/x509/certificate.js';
import type { Desk } from '../../desk/desk.js';
import { commands } from '../../desk/ids.js';
import { settings } from '../../desk/settings.js';

/** What a glance must tell. */
type Condition = 'sound' | 'expiring' | 'expired' | 'not-yet-valid' | 'faulty';

/** Icon and colour by condition; a sound one shows what it is instead. */
const MARKS: Readonly<Record<Exclude<Condition, 'sound'>, readonly [icon: string, color: string]>> = {
  expiring: ['warning', 'list.warningForeground'],
  expired: ['error', 'list.errorForeground'],
  'not-yet-valid': ['watch', 'list.warningForeground'],
  faulty: ['error', 'list.errorForeground'],
};

export interface DrawnCertificate {
  readonly certificate: Certificate;
  /** Where it stands; undefined where its file is not known. */
  readonly uri: vscode.Uri | undefined;
  readonly span: Span;
  /** What is wrong with it, in sentences. */
  readonly faults: readonly string[];
  /** Its name in the store, shown instead of its own. */
  readonly label?: string | undefined;
  readonly icon: string;
  /** Whether its days are counted down: a signed one must take its place before they are over. */
  readonly isBootstrap?: boolean;
  /** What else must be said of it at a glance: that its private key is elsewhere. */
  readonly remark?: string | undefined;
  readonly hasIssuer: boolean;
}

/**
 * A certificate as a line of the tree: name, how long it lives, what it is; a click opens it. What changes stands first:
 * a narrow view cuts the end off, and below “Key Certificates” each is one.
 */
export function drawCertificate(drawn: DrawnCertificate, { clock }: Pick<Desk, 'clock'>): vscode.TreeItem {
  const { certificate, faults, hasIssuer, icon, span, uri } = drawn;
  const now = clock();
  const { Collapsed, None } = vscode.TreeItemCollapsibleState;
  const label = drawn.label ?? certificateLabel(certificate);
  const item = new vscode.TreeItem(label, hasIssuer ? Collapsed : None);
  const { notAfter, notBefore } = certificate;
  const isCounted = drawn.isBootstrap === true && now >= notBefore.epoch && notAfter.epoch < NO_EXPIRATION;
  const description = [
    ...(faults.length > 0 ? [damaged()] : []),
    isCounted ? describeBootstrap(notAfter.epoch, now) : describeLifetime(notBefore, notAfter, now),
    ...(drawn.remark === undefined ? [] : [drawn.remark]),
    // A countdown says what it is by itself.
    ...(isCounted ? [] : [describeRole(certificate)]),
  ].join(' · ');
  item.description = description;
  item.accessibilityInformation = { label: `${label}, ${[description, ...faults].join(', ')}` };
  item.iconPath = toIcon(conditionOf(drawn, now), icon);
  if (uri) item.command = openCommand(uri, span);
  return item;
}

export function damaged(): string {
  return vscode.l10n.t('damaged');
}

export function faultyIcon(): vscode.ThemeIcon {
  return toIcon('faulty', '');
}

export function openCommand(uri: vscode.Uri, span?: Span): vscode.Command {
  return { command: commands.openCertificate, title: vscode.l10n.t('Open'), arguments: [uri, span] };
}

function toIcon(condition: Condition, otherwise: string): vscode.ThemeIcon {
  if (condition === 'sound') return new vscode.ThemeIcon(otherwise);
  const [icon, color] = MARKS[condition];
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
}

function conditionOf({ certificate, faults, uri }: DrawnCertificate, now: number): Condition {
  const { notAfter, notBefore } = certificate;
  if (faults.length > 0 || Number.isNaN(notAfter.epoch)) return 'faulty';
  if (now > notAfter.epoch) return 'expired';
  if (now < notBefore.epoch) return 'not-yet-valid';
  return notAfter.epoch - now < settings.expiryWarningDays(uri) * DAY ? 'expiring' : 'sound';
}
