import * as vscode from 'vscode';
import type { InspectedServer, JobContext } from '../../../core/jobs/inspectedJob.js';
import type { Entry } from '../../../core/store/entry.js';
import { certificateLabel } from '../../../core/words/describeCertificate.js';
import { describeLifetime } from '../../../core/words/describeLifetime.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { Certificate } from '../../../core/x509/certificate.js';
import { askChoice, type Choice } from '../../desk/steps.js';

/** Whom the node shakes hands with. */
export interface OtherSide {
  readonly name: string;
  /** What it trusts. */
  readonly trusted: readonly Certificate[];
  /** The key certificate that it shows; undefined where it shows none. */
  readonly identity: Entry | undefined;
}

/** Asks who is at the other end, and what it shows. Undefined where the person leaves. */
export async function askOtherSide(
  server: InspectedServer,
  context: JobContext,
): Promise<OtherSide | undefined> {
  const other = await choose(vscode.l10n.t('With whom does the node shake hands?'), othersOf(server));
  if (other === undefined) return undefined;
  const chosen = await choose(vscode.l10n.t('What does {0} show?', other.name), identities(context));
  return chosen && { ...other, identity: chosen.entry };
}

type Other = Omit<OtherSide, 'identity'>;

function othersOf(server: InspectedServer): readonly Choice<Other>[] {
  const { l10n } = vscode;
  const firstOf = (references: InspectedServer['trusted']) =>
    references.flatMap(({ entry }) => entry?.certificates[0]?.certificate ?? []);
  const named = server.peers
    .map((peer) => ({
      name: toPlain(peer.name ?? l10n.t('Control Center Director')),
      trusted: firstOf(peer.trusted),
    }))
    .filter(({ trusted }) => trusted.length > 0);
  const likeMinded = { name: l10n.t('a node with the same trusted list'), trusted: firstOf(server.trusted) };
  return [...named, likeMinded].map((value) => ({
    label: value.name,
    description: l10n.t('trusts {0}', value.trusted.map(certificateLabel).join(', ')),
    value,
  }));
}

/** Showing nothing is a choice of its own. */
interface Identity {
  readonly entry: Entry | undefined;
}

function identities({ entries, now }: JobContext): readonly Choice<Identity>[] {
  const { l10n } = vscode;
  const shown = entries.flatMap((entry): readonly Choice<Identity>[] => {
    const own = entry.certificates[0]?.certificate;
    if (entry.kind !== 'key' || own === undefined || entry.key?.wrapper !== 'pkcs8') return [];
    return [
      {
        label: toPlain(entry.notes.label ?? entry.name),
        description: describeLifetime(own.notBefore, own.notAfter, now),
        iconPath: new vscode.ThemeIcon('key'),
        value: { entry },
      },
    ];
  });
  const nothing = {
    label: l10n.t('No certificate'),
    description: l10n.t('the node’s own is tried alone, without client authentication'),
    value: { entry: undefined },
  };
  return [nothing, ...shown];
}

async function choose<Value>(
  placeholder: string,
  choices: readonly Choice<Value>[],
): Promise<Value | undefined> {
  const outcome = await askChoice<Value>({ placeholder, choices });
  return typeof outcome === 'string' ? undefined : outcome.answer;
}
