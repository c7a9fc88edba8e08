/**
 * What can be said about a signature.
 * - `signature-wrong`: the signature is not one of this key over these octets.
 * - `signature-malformed`: it is not even the right kind of octets.
 * - `key-malformed`: the key breaks the rules of its own algorithm, so that nothing can have been signed with it.
 * - `key-type`: the algorithm wants another type of key.
 * - `algorithm`, `curve`, `parameters`, `key`: nothing here can do it; `what` names it.
 */
export type SignatureVerdict =
  | { readonly verdict: 'valid' }
  | {
      readonly verdict: 'invalid';
      readonly reason: 'signature-wrong' | 'signature-malformed' | 'key-malformed' | 'key-type';
    }
  | {
      readonly verdict: 'unchecked';
      readonly reason: 'algorithm' | 'curve' | 'parameters' | 'key';
      readonly what: string;
    };

export const valid: SignatureVerdict = { verdict: 'valid' };

export function invalid(
  reason: Extract<SignatureVerdict, { verdict: 'invalid' }>['reason'],
): SignatureVerdict {
  return { verdict: 'invalid', reason };
}

export function unchecked(
  reason: Extract<SignatureVerdict, { verdict: 'unchecked' }>['reason'],
  what: string,
): SignatureVerdict {
  return { verdict: 'unchecked', reason, what };
}
