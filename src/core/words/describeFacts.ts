import type { Model } from '../contents/contents.js';
import type { PublicKey } from '../x509/publicKey.js';
import { certificateFacts } from './certificateFacts.js';
import { describePrivateKey, describePublicKey } from './describeKey.js';
import { keystoreFacts } from './describeKeystore.js';
import type { Fact } from './fact.js';
import { requestFacts } from './requestFacts.js';
import { revocationListFacts } from './revocationListFacts.js';

/** What an object says, decoded, in the order people ask for it: for hovers, tooltips and the command line. */
export function describeFacts(model: Model, now: number): readonly Fact[] {
  switch (model.kind) {
    case 'certificate':
      return certificateFacts(model, now);
    case 'request':
      return requestFacts(model);
    case 'crl':
      return revocationListFacts(model);
    case 'privateKey':
      return [['Key', describePrivateKey(model)]];
    case 'keystore':
      return keystoreFacts(model);
    case 'publicKey':
      return keyFacts(model.publicKey);
    case 'unknown':
      return [];
  }
}

function keyFacts(key: PublicKey): readonly Fact[] {
  return [['Key', describePublicKey(key)]];
}
