import type { Contents } from '../../src/core/contents/contents.js';
import { writePem } from '../../src/core/pem/writePem.js';

/** A file's certificates in PEM, `copies` times over, the last octets of each serial number counted up. */
export function makeDistinct({ items }: Contents, copies: number): readonly string[] {
  const blocks: string[] = [];
  for (let copy = 0; copy < copies; copy++) {
    for (const { model } of items) {
      if (model.kind !== 'certificate') continue;
      const der = model.der.slice();
      const { start, end } = model.serialSpan;
      der[end - 1] = copy;
      if (end - start > 3) der[end - 2] = blocks.length & 0xff;
      blocks.push(writePem('CERTIFICATE', der));
    }
  }
  return blocks;
}
