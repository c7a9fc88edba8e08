import type { Fault } from '../base/fault.js';
import { openKey } from '../keys/openKey.js';
import type { Effort } from './effort.js';
import type { Enclosed } from './keystore.js';
import type { State } from './openSafe.js';

/** Opens a private key that stands encrypted in a container; anything else comes back as it is, without a state. */
export async function openEnclosed<Object extends Enclosed>(
  object: Object,
  passphrase: string,
  effort: Effort,
): Promise<{ readonly object: Object; readonly state: State | undefined }> {
  const { model } = object;
  if (model.kind !== 'privateKey') return { object, state: undefined };
  const isEncrypted = model.encryption !== null;
  if (isEncrypted && model.scheme && !effort.affords(model.scheme)) return { object, state: 'costly' };
  const opening = await openKey(model, passphrase, { insist: true, signal: effort.signal });
  switch (opening.outcome) {
    case 'opened': {
      const opened = opening.key;
      const known = { ...model, publicKey: model.publicKey ?? opened.publicKey };
      return { object: { ...object, model: known, opened }, state: isEncrypted ? 'open' : undefined };
    }
    case 'passphrase-wrong':
      return { object: withFault(object, 'part-closed'), state: 'closed' };
    case 'unsupported':
      return { object, state: 'unsupported' };
    default:
      return { object, state: 'broken' };
  }
}

function withFault<Object extends Enclosed>(object: Object, code: string): Object {
  const fault: Fault = { code, span: object.span };
  return { ...object, faults: [...object.faults, fault] };
}
