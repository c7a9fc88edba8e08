import * as vscode from 'vscode';
import { fillSubject } from '../../../core/authority/fillSubject.js';
import type { Issuer } from '../../../core/authority/issuer.js';
import { type AttributeKeyword, attributeKinds, checkAttributes } from '../../../core/authority/subject.js';
import type { Name } from '../../../core/x509/name.js';
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
  const others = issuer?.subject.rdns.filter(isCarriedOn) ?? [];
  return writeName({ raw: new Uint8Array(), span, rdns: [...others, own] });
}

/** What a subject may have here; an authority that came from elsewhere may have more, and a person would be stuck with it. */
function isCarriedOn([attribute, ...others]: Name['rdns'][number]): boolean {
  if (attribute === undefined || others.length > 0 || attribute.oid === oids.commonName) return false;
  const keyword = (Object.keys(attributeKinds) as AttributeKeyword[]).find(
    (one) => attributeKinds[one].oid === attribute.oid,
  );
  return keyword !== undefined && checkAttributes([{ keyword, value: attribute.value }]) === undefined;
}
