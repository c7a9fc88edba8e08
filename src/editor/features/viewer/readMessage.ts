import type { Copyable, FromPage } from './messages.js';

const COPYABLE: readonly string[] = ['pem', 'fingerprint', 'serial'] satisfies readonly Copyable[];

/** A message of the page, as far as it is one: what comes out of a web page is looked at before it is believed. */
export function readMessage(message: unknown): FromPage | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const { type, ...rest } = message as Readonly<Record<string, unknown>>;
  const object = toIndex(rest['object']);
  const what = rest['what'];
  switch (type) {
    case 'ready':
      return { type, shown: toIndex(rest['shown']) ?? 0 };
    case 'more':
      return { type };
    case 'copy':
      return object !== undefined && isCopyable(what) ? { type, object, what } : undefined;
    case 'open':
    case 'structure':
      return object === undefined ? undefined : { type, object };
    case 'explain': {
      const code = rest['code'];
      return typeof code === 'string' && /^[a-z0-9-]+$/.test(code) ? { type, code } : undefined;
    }
    default:
      return undefined;
  }
}

function isCopyable(what: unknown): what is Copyable {
  return typeof what === 'string' && COPYABLE.includes(what);
}

function toIndex(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
