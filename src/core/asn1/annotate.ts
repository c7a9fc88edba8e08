import type { Model } from '../contents/contents.js';
import { Cursor } from '../der/cursor.js';
import { tags } from '../der/tags.js';
import type { PrivateKey } from '../keys/privateKey.js';
import type { FieldNode } from './fieldNode.js';
import { readFields } from './readFields.js';
import { any, type Schema } from './schema.js';
import { pfx, pkcs7 } from './schemas/containers.js';
import {
  dsaPrivateKey,
  ecPrivateKey,
  encryptedPrivateKeyInfo,
  privateKeyInfo,
  rsaPrivateKey,
  unknownPrivateKey,
} from './schemas/privateKeys.js';
import { rsaPublicKey, subjectPublicKeyInfo } from './schemas/publicKeys.js';
import { certificate, certificateList, certificationRequest } from './schemas/signedObjects.js';

/**
 * The octets of an object as a tree of named fields: the object, and after it whatever follows (OpenSSL's trust settings,
 * octets that belong to nothing). Read branch by branch as it is asked for. Empty where the octets are no DER at all
 * (OpenSSH's keys, those that OpenSSL encrypted, Java's keystores).
 * @param model what the octets were read as: it decides the names
 * @param bytes those of the block or file; places of the tree count from their start
 */
export function annotate(model: Model, bytes: Uint8Array): readonly FieldNode[] {
  const schema = schemaOf(model, bytes);
  return schema === undefined ? [] : readFields(bytes, schema, model.kind === 'keystore');
}

function schemaOf(model: Model, bytes: Uint8Array): Schema | undefined {
  switch (model.kind) {
    case 'certificate':
      return certificate;
    case 'request':
      return certificationRequest;
    case 'crl':
      return certificateList;
    case 'publicKey':
      // SubjectPublicKeyInfo begins with a SEQUENCE, RSAPublicKey with an INTEGER.
      return isNumbered(bytes) ? rsaPublicKey : subjectPublicKeyInfo;
    case 'privateKey':
      return schemaOfKey(model);
    case 'keystore':
      // Java's keystores are no DER, though what they hold is.
      return { 'PKCS#7': pkcs7, 'PKCS#12': pfx, JKS: undefined, JCEKS: undefined }[model.container];
    case 'unknown':
      return any;
  }
}

function schemaOfKey({ wrapper, encryption }: PrivateKey): Schema | undefined {
  if (encryption?.scheme === 'DEK-Info' || wrapper === 'openssh') return undefined;
  switch (wrapper) {
    case 'pkcs8':
      return encryption === null ? privateKeyInfo : encryptedPrivateKeyInfo;
    case 'pkcs1':
      return rsaPrivateKey;
    case 'sec1':
      return ecPrivateKey;
    case 'dsa':
      return dsaPrivateKey;
    case 'unknown':
      return unknownPrivateKey;
  }
}

function isNumbered(bytes: Uint8Array): boolean {
  return Cursor.over(bytes).any('public key').peek() === tags.integer;
}
