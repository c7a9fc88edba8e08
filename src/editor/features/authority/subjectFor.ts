import * as vscode from 'vscode';
import { fillSubject } from '../../../core/authority/fillSubject.js';
import type { Issuer } from '../../../core/authority/issuer.js';
import { oids } from '../../../core/x509/oids.js';
import { writeName } from '../../../core/x509/writeName.js';
import { settings as ids } from '../../desk/ids.js';
import { settings } from '../../desk/settings.js';

/**
 * The subject that a node gets, RFC 4514 text: by the template of the setting, else that of the authority with the
 * node's name for a common name.
 * @throws Error where the setting is no template
 */
export function subjectFor(
  node: string,
  chain: Partial<Issuer['chain']>,
  scope: vscode.Uri | undefined,
): string {
  const template = settings.subjectTemplate(scope);
  if (template === '') return likeIssuer(node, chain);
  const filled = fillSubject(template, node);
  if ('text' in filled) return filled.text;
  throw new Error(
    vscode.l10n.t('The setting {0} is no template of subjects. {1}', ids.subjectTemplate, filled.problem),
  );
}

function likeIssuer(node: string, [issuer]: Partial<Issuer['chain']>): string {
  const span = { start: 0, end: 0 };
  const own = [{ oid: oids.commonName, value: node.trim(), tag: 12, span }];
  const others = issuer?.subject.rdns.filter((rdn) => !rdn.some(({ oid }) => oid === oids.commonName)) ?? [];
  return writeName({ raw: new Uint8Array(), span, rdns: [...others, own] });
}
