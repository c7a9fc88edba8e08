import type { Item, Model } from '../contents/contents.js';
import { writeEntryName } from '../store/writeEntryName.js';
import { certificateLabel, describeShortName } from '../words/describeCertificate.js';
import { blockUnits } from './blockUnit.js';
import { lineEndOf } from '../base/textEdit.js';

/** A file of its own for one block. */
export interface SplitFile {
  /** A safe file name, told apart from all that are taken. */
  readonly name: string;
  readonly text: string;
}

/**
 * One file for each block of a text, with what was written about it; the text itself stays as it is. Private keys that
 * are not encrypted are left out: this would be one more copy in the clear.
 * @param taken file names that are in use
 */
export function splitBundle(
  text: string,
  items: readonly Item[],
  taken: Iterable<string>,
): readonly SplitFile[] {
  const lineEnd = lineEndOf(text);
  const names = new Set(Array.from(taken, stemOf));
  return blockUnits(text, items).flatMap(({ item: { model }, span }) => {
    const form = formOf(model);
    if (form === undefined) return [];
    const stem = writeEntryName(form.stem, names);
    names.add(stem);
    return [{ name: `${stem}.${form.ending}`, text: text.slice(span.start, span.end).trimEnd() + lineEnd }];
  });
}

/** Two files that differ in their endings alone would be taken for one another. */
function stemOf(name: string): string {
  return name.replace(/\.[^.]*$/, '');
}

/** What a file for this would be called before it is made safe; undefined for what gets none. */
function formOf(model: Model): { readonly stem: string; readonly ending: string } | undefined {
  switch (model.kind) {
    case 'certificate':
      return { stem: certificateLabel(model), ending: 'pem' };
    case 'request':
      return { stem: `${describeShortName(model.subject) ?? ''} request`, ending: 'csr' };
    case 'crl':
      return { stem: `${describeShortName(model.issuer) ?? ''} revocation list`, ending: 'crl' };
    case 'privateKey':
      return model.encryption === null ? undefined : { stem: 'private key', ending: 'key' };
    case 'publicKey':
      return { stem: 'public key', ending: 'pem' };
    case 'keystore':
    case 'unknown':
      return undefined;
  }
}
