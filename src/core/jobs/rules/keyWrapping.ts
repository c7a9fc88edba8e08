import type { Remark } from '../../findings/remark.js';
import type { PrivateKey } from '../../keys/privateKey.js';
import {
  sayKeyBroken,
  sayKeyCipherOff,
  sayKeyNotApproved,
  sayKeyNotPkcs8,
  sayKeyPbes1,
} from '../../words/describeJobMaterial.js';
import type { InspectedServer } from '../inspectedJob.js';
import { eachServer, type JobRule } from '../jobRule.js';
import { gates, isPast } from '../levels/gates.js';

/**
 * Connect:Direct documents ENCRYPTED PRIVATE KEY, which is PKCS#8, and says nothing of other wrappers. Of the ciphers
 * some open nowhere any more: PBES1 with MD5 and DES in no OpenSSL 3, DES and triple DES in no Install Agent of 6.4.0.5.
 */
export const jobKeyWrapping: JobRule = {
  code: 'job-key-wrapping',
  severity: 'warning',
  citation:
    'Connect:Direct 6.0.0, Formats of key certificate files; Connect:Direct for UNIX fix list CDUA-6372',
  check: eachServer(async (server) => {
    const { key, opening } = server;
    const stored = key?.entry?.key;
    // A key in the clear is damage of its entry.
    if (!key || !stored?.encryption) return [];
    const messages = [...checkWrapper(stored), ...checkCipher(stored, server)];
    const remarks: Remark[] = messages.map((message) => ({ span: key.ref.span, message }));
    if ((await opening())?.outcome === 'broken')
      remarks.push({ span: key.ref.span, message: sayKeyBroken(key.ref.value), severity: 'error' });
    return remarks;
  }),
};

function checkWrapper({ encryption, wrapper }: PrivateKey): readonly string[] {
  return wrapper === 'pkcs8' && encryption?.scheme !== 'DEK-Info' ? [] : [sayKeyNotPkcs8(wrapper)];
}

function checkCipher({ encryption }: PrivateKey, { target, tls }: InspectedServer): readonly string[] {
  const cipher = encryption?.cipher ?? '';
  const isDes = cipher.includes('DES');
  const isUnix = target.platform?.value !== 'windows';
  const says: string[] = [];
  if (encryption?.scheme === 'PBES1' && encryption.prf === 'MD5') says.push(sayKeyPbes1(cipher));
  else if (isDes && isUnix && isPast(gates.noTripleDes, target.version?.value) === true)
    says.push(sayKeyCipherOff(cipher, target.version?.value ?? '', gates.noTripleDes.level));
  if (tls.fips?.value === 'true' && (encryption?.scheme !== 'PBES2' || isDes))
    says.push(sayKeyNotApproved(encryption?.scheme ?? '', cipher));
  return says;
}
