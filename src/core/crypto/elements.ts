/** One element of DER. `crypto` reads only what signatures and keys are made of; everything else is `der`'s. */
export interface Element {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly raw: Uint8Array;
}

/**
 * The DER elements that these octets consist of, or undefined where they are anything else (X.690 section 10.1:
 * definite lengths in their shortest form). Tags of one octet and contents under 64 KB: no key or signature has more.
 */
export function readElements(bytes: Uint8Array): readonly Element[] | undefined {
  const elements: Element[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = bytes[at] ?? 0;
    let length = bytes[at + 1] ?? 0xff;
    let start = at + 2;
    if (length === 0x81 || length === 0x82) {
      const octets = length - 0x80;
      length = octets === 1 ? (bytes[start] ?? 0) : ((bytes[start] ?? 0) << 8) | (bytes[start + 1] ?? 0);
      start += octets;
      if (length < (octets === 1 ? 0x80 : 0x100)) return undefined;
    } else if (length >= 0x80) return undefined;
    const end = start + length;
    if ((tag & 0x1f) === 0x1f || end > bytes.length) return undefined;
    elements.push({ tag, content: bytes.subarray(start, end), raw: bytes.subarray(at, end) });
    at = end;
  }
  return elements;
}

/** The elements inside the one SEQUENCE that these octets are. */
export function readSequence(bytes: Uint8Array): readonly Element[] | undefined {
  const elements = readElements(bytes);
  const [sequence] = elements ?? [];
  return elements?.length === 1 && sequence?.tag === 0x30 ? readElements(sequence.content) : undefined;
}

/** The octets of a positive INTEGER without its leading zero; undefined for any other element. */
export function positiveInteger(element: Element | undefined): Uint8Array | undefined {
  if (element?.tag !== 0x02) return undefined;
  const [first, second] = element.content;
  if (first === undefined || first >= 0x80) return undefined;
  if (first !== 0) return element.content;
  return second !== undefined && second >= 0x80 ? element.content.subarray(1) : undefined;
}

/** An OBJECT IDENTIFIER in dots and digits; undefined for any other element. */
export function objectIdentifier(element: Element | undefined): string | undefined {
  if (element?.tag !== 0x06 || element.content.length === 0) return undefined;
  const arcs: number[] = [];
  let arc = 0;
  for (const octet of element.content) {
    arc = arc * 128 + (octet & 0x7f);
    if (octet >= 0x80) continue;
    if (arcs.length === 0) {
      const first = Math.min(2, Math.floor(arc / 40));
      arcs.push(first, arc - 40 * first);
    } else arcs.push(arc);
    arc = 0;
  }
  return arcs.join('.');
}
