import { span } from '../base/span.js';
import { chainMembers } from '../findings/chainMembers.js';
import type { InspectedFile } from '../findings/inspectedFile.js';
import { fingerprint } from '../path/fingerprint.js';
import type { KnownCertificate } from '../path/pool.js';
import { writePem } from '../pem/writePem.js';
import { lineEndOf, type TextEdit } from '../base/textEdit.js';

/** What would make the chains of a file whole. */
export interface Completion {
  /** The certificates put in, and the files that they come from. */
  readonly added: readonly KnownCertificate[];
  readonly edits: readonly TextEdit[];
}

/**
 * Puts the issuers that the file lacks behind what they issued, as far as they are known elsewhere.
 * @param upTo whether the self-signed root is put in too
 */
export async function completeChain(
  text: string,
  file: InspectedFile,
  upTo: 'root' | 'intermediates',
): Promise<Completion> {
  const added = new Map<string, KnownCertificate>();
  const edits: TextEdit[] = [];
  for (const leaf of file.leaves) {
    const path = await file.pathOf(leaf);
    const members = new Map(
      chainMembers(file.certificates, path).map((entry) => [fingerprint(entry.certificate), entry]),
    );
    let last = leaf.item;
    const hasRoot = path.end === 'self-signed';
    const wanted = hasRoot && upTo === 'intermediates' ? path.steps.slice(0, -1) : path.steps;
    for (const { known } of wanted) {
      const print = fingerprint(known.certificate);
      const member = members.get(print);
      if (member !== undefined) last = member.item;
      else if (!added.has(print) && last.block !== undefined && last.container === undefined) {
        added.set(print, known);
        edits.push(insertAfter(text, last.block.span.end, known));
      }
    }
  }
  return { added: [...added.values()], edits };
}

/** At the end of the line of END, so that what stands behind it keeps its place. */
function insertAfter(text: string, end: number, { certificate }: KnownCertificate): TextEdit {
  const lineEnd = lineEndOf(text);
  const block = writePem('CERTIFICATE', certificate.der).trimEnd().replaceAll('\n', lineEnd);
  const rest = /^[^\r\n]*/.exec(text.slice(end))?.[0] ?? '';
  const isLineEnd = rest.trim() === '';
  const at = isLineEnd ? end + rest.length : end;
  return { span: span(at, at), text: lineEnd + block + (isLineEnd ? '' : lineEnd) };
}
