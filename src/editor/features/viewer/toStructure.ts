import * as vscode from 'vscode';
import { annotate } from '../../../core/asn1/annotate.js';
import type { FieldNode } from '../../../core/asn1/fieldNode.js';
import type { Model } from '../../../core/contents/contents.js';
import { describeFieldValue } from '../../../core/words/describeFieldValue.js';
import { toHex } from '../../../core/base/hex.js';
import { groupDigits } from '../../../core/words/toPlain.js';
import type { ViewedField, ViewedStructure } from './messages.js';

/**
 * Octets that a page shows of one object, each an element of its own: a certificate has one or two thousand, one that is
 * signed with SLH-DSA-256s some 31,000.
 */
const SHOWN_OCTETS = 32_768;

/** An object's octets and the tree of its fields, as far as they are shown. No octet of a secret is among them. */
export function toStructure(model: Model, octets: Uint8Array): ViewedStructure {
  const shown = octets.subarray(0, SHOWN_OCTETS);
  const open: readonly string[] = toHex(shown).match(/../g) ?? [];
  const hex = [...open];
  const show = (start: number, end: number) => hex.splice(start, end - start, ...open.slice(start, end));
  const fields: ViewedField[] = [];
  const walk = (nodes: readonly FieldNode[], depth: number, isInSecret: boolean) => {
    for (const node of nodes) {
      const { children, fault, header, isSecret, span } = node;
      // Fields stand in the order of their octets.
      if (span.start >= shown.length) return;
      // What stands in a secret is shown only where it is known to be none: the public half of a key.
      if (isInSecret && fault === undefined)
        show(span.start, isSecret || children.length > 0 ? header.end : span.end);
      if (isSecret) hex.fill('··', header.end, span.end);
      fields.push(toField(node, depth, isInSecret && fault !== undefined));
      walk(children, depth + 1, isInSecret || isSecret);
    }
  };
  walk(annotate(model, octets), 0, false);
  return { fields, octets: hex.join(''), cut: describeCut(octets.length) };
}

function toField(node: FieldNode, depth: number, isHidden: boolean): ViewedField {
  const { children, header, name, span, type } = node;
  return {
    depth,
    name: name === '' ? type : name,
    type: name === '' ? '' : type,
    // It follows the name here, and a sentence there.
    value: isHidden || children.length > 0 ? '' : describeFieldValue(node).replace(/^( =|,)? /, ''),
    start: span.start,
    content: header.end,
    end: span.end,
  };
}

function describeCut(length: number): string | undefined {
  return length <= SHOWN_OCTETS
    ? undefined
    : vscode.l10n.t('The first {0} of {1} octets are shown.', groupDigits(SHOWN_OCTETS), groupDigits(length));
}
